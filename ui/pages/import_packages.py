"""Receiving packages: checked and shown first, taken in on request; what was received stays listed."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from core.exchanges import Direction, PackageRow
from core.packages.carriage_refusals import AgeLocked
from core.services.import_package import Imported, ImportStatus, PackageCard
from core.units import read_package_code
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.keys import PassphraseDialog
from ui.kept_splitter import keep_splitter
from ui.messages import MessageDialog, Notice, choose_files, choose_folder, plain_label, reporting, show_error
from ui.package_card import PackageCardView
from ui.package_review import (
    Reviewed,
    columns,
    inspect_all,
    show_reviewed,
    take_order,
)
from ui.page import GAP, SMALL, Page, card
from ui.progress_dialog import run_long
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers, packages
from ui.texts import import_page as texts


class ImportPackagesPage(Page):
    """The review above, the history below; files may be dropped anywhere on the page."""

    key: ClassVar[str] = "import"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PACKAGES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_IMPORT)
        self._rows: tuple[Reviewed, ...] = ()
        self.review: TableView[Reviewed] = TableView(columns(), texts.REVIEW)
        self.history: TableView[PackageRow] = TableView(self._history_columns(), texts.HISTORY)
        self.card = PackageCardView(texts.PACKAGE)
        self._said = plain_label(wraps=True)
        self._history_title = plain_label(kind="heading")
        self._history_none = plain_label(texts.HISTORY_NONE, kind="quiet")
        self._clear = self.add_action(texts.CLEAR, self.clear)
        self.add_action(texts.CHOOSE_FOLDER, self.choose_folder, mark="folder")
        self.add_action(texts.CHOOSE_FILES, self.choose_files, mark="open", keys="Ctrl+I")
        self._take = self.add_primary(texts.TAKE_NONE, self.take_in, mark="import")
        self.setAcceptDrops(True)
        self._build()
        self.review.current_changed.connect(self._show_card)
        self._show_rows()

    def reload(self) -> None:
        """Read what was received."""
        with reporting(self):
            rows = self.desk.services.import_package.history(self.desk.year)
            received = [row for row in rows if row.direction is Direction.RECEIVED]
            self.history.show_rows(received, same=lambda row: row.digest)
            self._history_title.setText(texts.HISTORY.format(year=self.desk.year))
            self._history_none.setVisible(not received)
            self.history.setVisible(bool(received))
        self._say_context()

    def choose_files(self) -> None:
        """Pick package files."""
        self.inspect(choose_files(self, texts.FILES_TITLE, kinds=texts.FILES))

    def choose_folder(self) -> None:
        """Pick a folder; every package in it is looked at."""
        folder = choose_folder(self, texts.FOLDER_TITLE)
        if folder is not None:
            self.inspect((folder,))

    def inspect(self, chosen: Sequence[Path]) -> None:
        """Check packages under a progress dialog; nothing is taken in."""
        if not chosen:
            return
        paths: tuple[Path, ...] = ()
        with reporting(self):
            paths = self.desk.services.import_package.found_in(chosen)
        if not paths:
            notice = Notice(title=common.PAGE_IMPORT, what=texts.NO_PACKAGES, why=texts.NO_PACKAGES_WHY)
            MessageDialog(notice, (common.CLOSE,), parent=self).exec()
            return
        service = self.desk.services.import_package
        run_long(
            self,
            self.desk.jobs,
            title=texts.CHECKING,
            work=lambda progress: inspect_all(service, paths, progress=progress),
            done=self._inspected,
            failed=self._failed,
        )

    def take_in(self) -> None:
        """Take in every package that passed, under a progress dialog."""
        paths = take_order(self._rows)
        service = self.desk.services.import_package
        run_long(
            self,
            self.desk.jobs,
            title=texts.TAKING,
            work=lambda progress: service.take_in_all(paths, progress=progress),
            done=self._taken,
            failed=self._failed,
        )

    def clear(self) -> None:
        """Empty the list; packages that were taken in stay taken in."""
        self._rows = ()
        self._said.clear()
        self._show_rows()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check what was dropped."""
        event.acceptProposedAction()
        self.inspect(tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()))

    def _inspected(self, cards: tuple[PackageCard, ...]) -> None:
        rows = {row.card.path: row for row in self._rows}
        rows.update({each.path: Reviewed(card=each) for each in cards})
        self._rows = tuple(rows.values())
        self._said.clear()
        self._show_rows()
        self.review.select(lambda row: row.card.path == cards[0].path)
        self.review.setFocus()
        locked = tuple(each.path for each in cards if isinstance(each.error, AgeLocked))
        if locked:
            self._unlock(locked)

    def _unlock(self, paths: tuple[Path, ...]) -> None:
        """Ask for the passphrase that opens encrypted packages, and check those once more."""
        dialog = PassphraseDialog(texts.UNLOCK.format(count=len(paths)), parent=self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        with reporting(self):
            self.desk.services.key_care.unlock(dialog.passphrase())
            self.inspect(paths)

    def _taken(self, outcomes: tuple[Imported, ...]) -> None:
        by_path = {each.path: each for each in outcomes}
        self._rows = tuple(
            Reviewed(card=row.card, outcome=by_path[row.card.path]) if row.card.path in by_path else row
            for row in self._rows
        )
        counts = Counter(each.status for each in outcomes)
        refused = counts[ImportStatus.REFUSED]
        self._said.setText(
            texts.taken(counts[ImportStatus.IMPORTED], counts[ImportStatus.UNCHANGED], refused=refused)
        )
        self._said.setProperty("kind", "care" if refused else "done")
        self._said.style().polish(self._said)
        self._show_rows()
        self.desk.changes.announce(Topic.PACKAGES, Topic.APPRAISALS, Topic.ENTRIES)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _show_rows(self) -> None:
        self.review.show_rows(self._rows, same=lambda row: row.card.path)
        ready = sum(1 for row in self._rows if row.is_ready)
        self._take.setText(texts.take(ready))
        self._take.setEnabled(ready > 0)
        self._clear.setVisible(bool(self._rows))
        self._filled.setVisible(bool(self._rows))
        self._empty.setVisible(not self._rows)
        self._said.setVisible(bool(self._said.text()))
        self._show_card(self.review.current())
        self._say_context()

    def _say_context(self) -> None:
        refused = sum(1 for row in self._rows if row.error is not None)
        taken = sum(1 for row in self._rows if row.is_taken)
        ready = sum(1 for row in self._rows if row.is_ready)
        self.set_context(common.year(self.desk.year), texts.context(ready, refused, taken=taken))

    def _show_card(self, row: Reviewed | None) -> None:
        self.card.setVisible(row is not None)
        if row is not None:
            show_reviewed(self.card, row, desk=self.desk)

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.card)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self._filled = QSplitter(Qt.Orientation.Horizontal)
        self._filled.setChildrenCollapsible(False)
        self._filled.setHandleWidth(GAP)
        self._filled.addWidget(self.review)
        self._filled.addWidget(area)
        self._filled.setStretchFactor(0, 3)
        self._filled.setStretchFactor(1, 2)
        keep_splitter(self._filled, self.desk.places, key=self.key)
        self._empty = self._build_empty()
        frame, history = card()
        history.addWidget(self._history_title)
        history.addWidget(self._history_none)
        history.addWidget(self.history, 1)
        self.body.addWidget(self._said)
        self.body.addWidget(self._empty, 3)
        self.body.addWidget(self._filled, 3)
        self.body.addWidget(frame, 2)

    def _build_empty(self) -> QWidget:
        frame, column = card()
        text = plain_label(texts.NONE_HERE, kind="quiet", wraps=True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addStretch(1)
        for words, act in (
            (texts.CHOOSE_FILES, self.choose_files),
            (texts.CHOOSE_FOLDER, self.choose_folder),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        column.addStretch(1)
        column.addWidget(text)
        column.addLayout(row)
        column.addStretch(1)
        return frame

    def _unit_name(self, row: PackageRow) -> str:
        """The other side: who sent it."""
        return str(self.desk.services.units.unit(read_package_code(row.sender)[1]).name)

    def _history_columns(self) -> tuple[Column[PackageRow], ...]:
        return (
            Column(
                title=texts.COLUMN_AT,
                text=lambda row: common.moment(row.at),
                sort_key=lambda row: row.at,
                width=132,
            ),
            Column(title=texts.COLUMN_KIND, text=lambda row: packages.KINDS[row.kind], width=110),
            Column(title=packages.UNIT, text=self._unit_name),
            Column(
                title=texts.COLUMN_REVISION,
                text=lambda row: str(row.revision),
                sort_key=lambda row: row.revision,
                align=RIGHT,
                width=52,
            ),
            Column(
                title=texts.COLUMN_DIGEST,
                text=lambda row: packages.digest_groups(row.digest),
                width=180,
            ),
            Column(
                title=texts.COLUMN_SIZE,
                text=lambda row: numbers.file_size(row.size),
                sort_key=lambda row: row.size,
                align=RIGHT,
                width=92,
            ),
        )
