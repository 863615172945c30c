"""New files of the scanner's folder, shown over the list until the officer takes them in or passes over them.

The system's word that the folder changed is listened to; because network drives give none, the folder is also
looked at every few seconds while the page is in sight. Looking happens on the worker and only when it rests.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from core.evidence_offers import Offer
from core.scans import ScanChoice, SeenFile, Sightings
from ui.desk import Desk
from ui.icons import icon
from ui.messages import choose_folder, error_notice, plain_label, reporting
from ui.page import SMALL
from ui.tables import RIGHT, Column, TableView, part
from ui.texts import evidence_page, numbers
from ui.texts import list_paper as paper
from ui.texts import scans as texts

Waiting = tuple[SeenFile, Offer]
_EVERY_MS, _SOON_MS, _SETTLED_MS = 5000, 200, 2100
_LIST_HEIGHT = 116


class ScanTray(QFrame):
    """`take_asked` brings the files chosen; the page says later which were really taken in."""

    take_asked = Signal(object)
    followed = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._desk = desk
        self._seen = Sightings()
        self._choice = ScanChoice()
        self._is_looking = False
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self.table: TableView[Waiting] = TableView(_columns(), texts.TITLE)
        self._said = plain_label(wraps=True)
        self._take = QPushButton(icon("add"), texts.TAKE)
        self._pass = QPushButton(texts.LEAVE_OUT)
        self._menu = QMenu(self)
        self._build()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(lambda _folder: self._timer.start(_SOON_MS))
        self.table.current_changed.connect(self._stand)
        self.table.opened.connect(lambda _row: self.take())
        self.table.removal_asked.connect(self.pass_over)
        self._follow()

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """The new files, newest first."""
        return self._seen.waiting

    def choose(self) -> None:
        """Ask for the folder to watch."""
        folder = choose_folder(self, texts.CHOOSE)
        if folder is not None:
            self.watch(ScanChoice(folder=folder))

    def watch(self, choice: ScanChoice) -> None:
        """Watch as chosen from now on; it stays with the workspace."""
        with reporting(self):
            self._desk.services.watch_scans.choose(choice)
            self._seen = Sightings()
            self._follow()

    def take(self) -> None:
        """Bring the chosen files into the dialog; without a choice all that can be taken."""
        rows = self.table.chosen() or self.waiting
        good = tuple(offer.path for _seen, offer in rows if offer.refused is None)
        if good:
            self.take_asked.emit(good)

    def pass_over(self) -> None:
        """Show the chosen files no more; they stay in the folder."""
        self._remember(self.table.chosen())

    def remember_taken(self, paths: Sequence[Path]) -> None:
        """These were taken in: they are offered under no name again."""
        self._remember(tuple(row for row in self.waiting if row[1].path in paths))

    def look(self) -> None:
        """Look once, when the worker rests; then again after a while."""
        if self._choice.folder is None or self._choice.is_paused or not self.isVisible():
            return
        if self._is_looking or self._desk.jobs.is_busy:
            self._timer.start(_EVERY_MS)
            return
        self._is_looking = True
        service, seen, year = self._desk.services.watch_scans, self._seen, self._desk.year
        self._desk.jobs.start(
            lambda progress: service.look(seen, year, progress=progress),
            done=self._looked,
            failed=lambda _error: self._rest(),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Looked at again, the folder is looked at too."""
        super().showEvent(event)
        self._timer.start(_SOON_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: the folder rests."""
        super().hideEvent(event)
        self._timer.stop()

    def _looked(self, seen: Sightings) -> None:
        is_settling = len(seen.since) > len(self._seen.since)
        if seen.waiting != self._seen.waiting or seen.is_gone != self._seen.is_gone:
            self._seen = seen
            self._show()
        self._seen = seen
        if not self._watcher.directories() and not seen.is_gone:
            self._watcher.addPath(str(self._choice.folder))  # it was there a moment ago: no long wait
        self._rest(_SETTLED_MS if is_settling else _EVERY_MS)

    def _rest(self, after: int = _EVERY_MS) -> None:
        self._is_looking = False
        if self.isVisible():
            self._timer.start(after)

    def _follow(self) -> None:
        """Show and hear what the choice says."""
        choice = self._choice = self._desk.services.watch_scans.choice()
        self.setVisible(choice.folder is not None)
        self.followed.emit(choice.folder is not None)
        held = self._watcher.directories()
        if held:
            self._watcher.removePaths(held)
        self._fill_menu(choice)
        self._show()
        if choice.folder is not None:
            self._timer.start(_SOON_MS)

    def _show(self) -> None:
        choice = self._choice
        count = len(self.waiting)
        state = texts.waiting(count) if count else texts.NONE_NEW
        if choice.is_paused:
            state = texts.PAUSED
        if self._seen.is_gone:
            state = texts.GONE
        folder = "" if choice.folder is None else texts.watching(str(choice.folder))
        self._said.setText(f"{folder}  \u00b7  {state}" if folder else "")
        self.table.show_rows(self.waiting, same=lambda row: row[0])
        self.table.setVisible(bool(count))
        for button in (self._take, self._pass):
            button.setVisible(bool(count))
        if count and not self.table.chosen():
            self.table.select(lambda _row: True)

    def _remember(self, rows: Sequence[Waiting]) -> None:
        if not rows:
            return
        with reporting(self):
            self._desk.services.watch_scans.remember(rows)
            left = tuple(row for row in self.waiting if row not in rows)
            self._seen = replace(self._seen, waiting=left)
            self._show()

    def _stand(self, row: Waiting | None) -> None:
        self._pass.setEnabled(row is not None)

    def _again(self) -> None:
        with reporting(self):
            self._desk.services.watch_scans.forget_handled()
            self.look()

    def _fill_menu(self, choice: ScanChoice) -> None:
        self._menu.clear()
        self._menu.addAction(texts.CHANGE, self.choose)
        paused = replace(choice, is_paused=not choice.is_paused)
        self._menu.addAction(texts.GO_ON if choice.is_paused else texts.PAUSE, lambda: self.watch(paused))
        self._menu.addAction(texts.AGAIN, self._again)
        self._menu.addAction(texts.STOP, lambda: self.watch(ScanChoice()))

    def _build(self) -> None:
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setFixedHeight(_LIST_HEIGHT)
        more = QPushButton(icon("folder"), texts.MENU)
        more.setMenu(self._menu)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(plain_label(texts.TITLE, kind="heading"))
        row.addWidget(self._said, 1)
        self._take.clicked.connect(lambda _checked=False: self.take())
        self._pass.clicked.connect(lambda _checked=False: self.pass_over())
        for button in (self._take, self._pass, more):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(SMALL)
        column.addLayout(row)
        column.addWidget(self.table)


def _columns() -> tuple[Column[Waiting], ...]:
    return (
        Column(title=texts.COLUMN_NAME, text=lambda row: row[0].name),
        Column(
            title=texts.COLUMN_READ,
            text=_read,
            meaning=lambda row: "wrong" if row[1].refused else "",
            width=320,
        ),
        Column(
            title=texts.COLUMN_SIZE,
            text=lambda row: numbers.file_size(row[0].size),
            sort_key=lambda row: row[0].size,
            align=RIGHT,
            width=80,
            parts=(part(paper.BYTES, lambda row: row[0].size),),
        ),
    )


def _read(row: Waiting) -> str:
    offer = row[1]
    if offer.refused is not None:
        return f"{texts.REFUSED}: {error_notice(offer.refused).why}"
    reading = offer.reading
    number = "/".join(part for part in (reading.number, reading.symbol) if part)
    told = [part for part in (number, numbers.day(reading.issued_on) if reading.issued_on else "") if part]
    if not told:
        return reading.summary or texts.NOTHING_READ
    return ", ".join(told) if not offer.held else f"{', '.join(told)} ({evidence_page.HELD_SHORT})"
