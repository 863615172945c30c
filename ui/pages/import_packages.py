"""Receiving packages: checked and shown first, taken in on request; what was received stays listed."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.exchanges import Direction, PackageRow
from core.packages.carriage_refusals import AgeLocked
from core.services.import_package import Imported, ImportStatus, PackageCard
from ui.changes import Topic
from ui.desk import Desk
from ui.dropping import FileDrop
from ui.kept_splitter import keep_splitter
from ui.key_lock import unlock
from ui.messages import MessageDialog, Notice, choose_files, choose_folder, plain_label, reporting
from ui.package_batch import PackageBatch
from ui.package_card import PackageCardView
from ui.package_groups import GroupTabs
from ui.package_review import Reviewed, columns, news_of, ready_paths, refused_files, show_reviewed
from ui.page import GAP, MARGIN, SMALL, Page, card
from ui.receipts_act import write_receipts
from ui.received_list import received_columns
from ui.refused_act import RefusedAct
from ui.review_acts import Remedy, remedy_for
from ui.tables import TableView
from ui.texts import common
from ui.texts import import_page as texts
from ui.texts import receiving as words

_WIDTHS = (760, 400)
_SEARCH_WIDTH = 200
_ANNOUNCED = (Topic.PACKAGES, Topic.APPRAISALS, Topic.ENTRIES, Topic.RECORDS, Topic.CRITERIA, Topic.KEYS)


class ImportPackagesPage(Page):
    """The review above, the history below; files may be dropped anywhere on the page."""

    key: ClassVar[str] = "import"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PACKAGES, Topic.KEYS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_IMPORT)
        self.is_appraiser = desk.office().leads
        self._rows: tuple[Reviewed, ...] = ()
        self._waiting = 0
        self._remedy: Remedy | None = None
        self.review: TableView[Reviewed] = TableView(columns(), texts.REVIEW)
        self.history: TableView[PackageRow] = TableView(received_columns(desk), texts.HISTORY)
        self.card = PackageCardView(texts.PACKAGE)
        self.tabs, self.search = GroupTabs(), QLineEdit()
        self._batch = PackageBatch(self, desk)
        self._clear = self.add_action(texts.CLEAR, self.clear)
        self._refused = RefusedAct(self, lambda: refused_files(self._rows, desk))
        self.add_action(texts.CHOOSE_FOLDER, self.choose_folder, mark="folder")
        self.add_action(texts.CHOOSE_FILES, self.choose_files, mark="open", keys="Ctrl+I")
        self._take = self.add_primary(texts.TAKE_NONE, self.do_next, mark="import")
        FileDrop(self).dropped.connect(self.inspect)
        self._build()
        self._listen()
        self._show_rows()

    def reload(self) -> None:
        """Read what was received, and which receipts wait."""
        with reporting(self):
            year = str(self.desk.year)
            received = [
                row
                for row in self.desk.services.import_package.history()
                if row.direction is Direction.RECEIVED and row.period[:4] in {"", year}
            ]
            self.history.show_rows(received, same=lambda row: row.digest)
            self._history_title.setText(texts.HISTORY.format(year=self.desk.year))
            self._history_none.setVisible(not received)
            self.history.setVisible(bool(received))
            self._waiting = len(self.desk.services.receipts.waiting()) if self.is_appraiser else 0
        self._show_rows()

    def do_next(self) -> None:
        """Take in what was checked; with nothing to take, write the receipts that wait."""
        if any(row.is_ready for row in self._rows):
            self.take_in()
        elif self._waiting:
            write_receipts(self)

    def choose_files(self) -> None:
        """Pick package files."""
        self.inspect(choose_files(self, texts.FILES_TITLE, kinds=words.PACKAGE_FILES))

    def choose_folder(self) -> None:
        """Pick a folder; every package in it is looked at."""
        folder = choose_folder(self, texts.FOLDER_TITLE)
        if folder is not None:
            self.inspect((folder,))

    def inspect(self, chosen: Sequence[Path]) -> None:
        """Check packages under a progress dialog; nothing is taken in."""
        if chosen:
            self._batch.inspect(tuple(chosen))

    def take_files(self, files: Sequence[Path]) -> None:
        """Check what was opened outside of the window."""
        self.inspect(files)

    def take_in(self) -> None:
        """Take in every package that passed, under a progress dialog."""
        self._batch.take_in(ready_paths(self._rows))

    def clear(self) -> None:
        """Empty the list; packages that were taken in stay taken in."""
        self._rows = ()
        self._say("", "")
        self._show_rows()

    def _inspected(self, cards: tuple[PackageCard, ...], is_stopped: bool) -> None:
        if not cards and not is_stopped:
            notice = Notice(title=common.PAGE_IMPORT, what=texts.NO_PACKAGES, why=texts.NO_PACKAGES_WHY)
            MessageDialog(notice, (common.CLOSE,), parent=self).exec()
            return
        rows = {row.card.path: row for row in self._rows}
        rows.update({each.path: Reviewed(card=each) for each in cards})
        self._rows = tuple(rows.values())
        self._say(texts.STOPPED_CHECKING.format(count=len(cards)) if is_stopped else "", "care")
        self.tabs.setCurrentIndex(0)
        self._show_rows()
        self.review.select(lambda row: bool(cards) and row.card.path == cards[0].path)
        self.review.setFocus()
        locked = tuple(each.path for each in cards if isinstance(each.error, AgeLocked))
        if locked and not is_stopped:
            unlock(self, self.desk, then=lambda: self.inspect(locked))

    def _taken(self, outcomes: tuple[Imported, ...], is_stopped: bool) -> None:
        by_path = {each.path: each for each in outcomes}
        self._rows = tuple(
            Reviewed(card=row.card, outcome=by_path[row.card.path]) if row.card.path in by_path else row
            for row in self._rows
        )
        counts = Counter(each.status for each in outcomes)
        refused, imported = counts[ImportStatus.REFUSED], counts[ImportStatus.IMPORTED]
        summary = texts.taken(imported, counts[ImportStatus.UNCHANGED], refused=refused)
        if is_stopped:
            summary = texts.stopped(imported, sum(1 for row in self._rows if row.is_ready))
        self._say(" ".join((summary, *news_of(outcomes))), "care" if refused or is_stopped else "done")
        self.desk.changes.announce(*_ANNOUNCED)
        self._show_rows()
        self._take.setFocus()

    def _say(self, text: str, meaning: str) -> None:
        self._said.setText(text)
        self._said.setProperty("kind", meaning)
        self._said.style().polish(self._said)

    def _show_rows(self) -> None:
        self.tabs.show_counts(self._rows)
        kept = [row for row in self._rows if self.tabs.keeps(row)]
        self.review.show_rows(kept, same=lambda row: row.card.path)
        self._refused.button.setVisible(any(row.error is not None for row in self._rows))
        ready = sum(1 for row in self._rows if row.is_ready)
        waits = self._waiting if not ready else 0
        self._take.setText(words.receipts(waits) if waits else texts.take(ready))
        self._take.setEnabled(ready > 0 or waits > 0)
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
        self.set_context(
            common.year(self.desk.year),
            texts.context(ready, refused, taken=taken),
            words.receipts_wait(self._waiting),
        )

    def _show_card(self, row: Reviewed | None) -> None:
        self.card.setVisible(row is not None)
        self._remedy = None
        if row is not None:
            show_reviewed(self.card, row, desk=self.desk)
            self._remedy = remedy_for(row.error, self, again=lambda: self.inspect((row.card.path,)))
        self._help.setVisible(self._remedy is not None)
        if self._remedy is not None:
            self._help.setText(self._remedy.words)

    def _act_on_refusal(self) -> None:
        if self._remedy is not None:
            self._remedy.act()

    def _listen(self) -> None:
        self._batch.inspected.connect(self._inspected)
        self._batch.taken.connect(self._taken)
        self.review.current_changed.connect(self._show_card)
        self.tabs.currentChanged.connect(lambda _at: self._show_rows())
        self.search.textChanged.connect(self.review.found.find)
        self.add_keys("Ctrl+F", self.search.setFocus)

    def _build(self) -> None:
        self._said = plain_label(wraps=True)
        self._history_title = plain_label(kind="heading")
        self._history_none = plain_label(texts.HISTORY_NONE, kind="quiet")
        self._help = QPushButton()
        self._help.clicked.connect(lambda _checked=False: self._act_on_refusal())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(self.review)
        split.addWidget(self._build_card())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes(list(_WIDTHS))
        keep_splitter(split, self.desk.places, key=self.key)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(self._build_filter())
        column.addWidget(split, 1)
        self._empty = self._build_empty()
        frame, history = card()
        history.addWidget(self._history_title)
        history.addWidget(self._history_none)
        history.addWidget(self.history, 1)
        history.addStretch(0)
        self.body.addWidget(self._said)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._filled, 3)
        self.body.addWidget(frame, 2)

    def _build_filter(self) -> QHBoxLayout:
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.search)
        return row

    def _build_card(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("kind", "plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SMALL)
        inside.addWidget(self._help, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.card, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area

    def _build_empty(self) -> QWidget:
        frame, column = card()
        said = texts.NONE_HERE if self.is_appraiser else words.NONE_HERE_SUBMITTER
        text = plain_label(said, kind="quiet", wraps=True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addStretch(1)
        for label, act in (
            (texts.CHOOSE_FILES, self.choose_files),
            (texts.CHOOSE_FOLDER, self.choose_folder),
        ):
            button = QPushButton(label)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(text)
        column.addLayout(row)
        return frame
