"""The round board: every expected unit, what it sent, and how far its appraisal is."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QTabBar, QVBoxLayout, QWidget

from core.rounds import Round
from core.services.round_board import BoardRow, BoardStatus, RoundBoard
from core.text import sort_key
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.open_round import OpenRoundDialog
from ui.messages import copy_text, plain_label, reporting
from ui.page import SMALL, Page, nothing_here
from ui.return_act import ReturnAct
from ui.tables import RIGHT, Column, TableView
from ui.texts import common
from ui.texts import round_board as texts
from ui.texts.criteria import sample_banner

_ABSENT = frozenset({BoardStatus.MISSING, BoardStatus.LATE})
_TABS = ("", *BoardStatus)
_MEANINGS = {
    BoardStatus.MISSING: "none",
    BoardStatus.LATE: "wrong",
    BoardStatus.RECEIVED: "care",
    BoardStatus.RETURNED: "accent",
    BoardStatus.IN_APPRAISAL: "care",
    BoardStatus.APPRAISED: "done",
    BoardStatus.PUBLISHED: "done",
}


class RoundBoardPage(Page):
    """Filter tabs with counts over the list of units."""

    key: ClassVar[str] = "round"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.ROUNDS, Topic.PACKAGES, Topic.APPRAISALS, Topic.PUBLICATIONS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_ROUND)
        self._board: RoundBoard | None = None
        self.table: TableView[BoardRow] = TableView(_columns(), common.PAGE_ROUND)
        self.tabs = QTabBar()
        self.search = QLineEdit()
        self._nothing = plain_label(texts.NO_SUCH_ROWS, kind="quiet")
        self._criteria = plain_label(kind="quiet", wraps=True)
        self._empty = nothing_here(texts.NONE_HERE, texts.OPEN_ROUND, act=self.open_round)
        self._copy = self.add_action(texts.COPY_MISSING, self.copy_missing)
        self._return = ReturnAct(self, self._sent_unit)
        self._edit = self.add_action(texts.EDIT_ROUND, self.open_round, mark="settings")
        self._receive = self.add_primary(texts.TO_IMPORT, lambda: desk.go_to("import"), mark="import")
        self._build()
        self.table.opened.connect(self._open_unit)
        self.table.current_changed.connect(lambda _row: self._allow_return())
        self.table.keep_place(desk.places, "round")

    def reload(self) -> None:
        """Read the board of the year on the desk."""
        with reporting(self):
            service = self.desk.services.run_round
            has_round = service.round(self.desk.year) is not None
            self._board = service.board(self.desk.year) if has_round else None
        is_open = self._board is not None
        self._empty.setVisible(not is_open)
        self._filled.setVisible(is_open)
        for button in (self._copy, self._return.button, self._edit, self._receive):
            button.setVisible(is_open)
        self.set_context(common.year(self.desk.year))
        self.set_banner("")
        if self._board is not None:
            self._show(self._board)

    def stand_on(self, subject: str) -> None:
        """Stand on one unit."""
        self.refresh()
        self.tabs.setCurrentIndex(0)
        self.search.clear()
        self.table.select(lambda row: row.unit.code == subject)

    def open_round(self) -> None:
        """Open the round of the year, or change what it expects."""
        with reporting(self):
            dialog = OpenRoundDialog(self.desk, self._board, parent=self)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self.desk.changes.announce(Topic.ROUNDS, Topic.CRITERIA)
                self.desk.set_year(dialog.year())

    def copy_missing(self) -> None:
        """Put the names of units that sent nothing on the clipboard, for a reminder."""
        if self._board is not None:
            names = sorted((row.unit.name for row in self._board.rows if row.status in _ABSENT), key=sort_key)
            copy_text("\n".join(names))
            self.desk.changes.tell(texts.COPIED_MISSING.format(count=len(names)))

    def _open_unit(self, row: BoardRow) -> None:
        if row.status in _ABSENT:
            self.desk.go_to("import")
        else:
            self.desk.go_to("appraisal", row.unit.code)

    def _sent_unit(self) -> str:
        row = self.table.current()
        return "" if row is None or row.status in _ABSENT else row.unit.code

    def _allow_return(self) -> None:
        is_open = self._board is not None and self._board.round.published_at is None
        self._return.button.setEnabled(is_open and bool(self._sent_unit()))

    def _show(self, board: RoundBoard) -> None:
        absent = sum(1 for row in board.rows if row.status in _ABSENT)
        self._copy.setEnabled(absent > 0)
        self._edit.setEnabled(board.round.published_at is None)
        self._say(board.round, received=len(board.rows) - absent)
        for at, status in enumerate(_TABS):
            name = texts.STATUSES[BoardStatus(status)] if status else common.ALL
            count = board.counts.get(status, 0) if status else len(board.rows)
            self.tabs.setTabText(at, texts.tab(name, count))
            self.tabs.setTabVisible(at, not status or count > 0)
        self._show_rows()

    def _say(self, opened: Round, *, received: int) -> None:
        criteria = self.desk.services.adopt_criteria.read(opened.criteria_set, opened.criteria_version)
        state = (
            texts.due(opened.due_on, self.desk.services.clock.today())
            if opened.published_at is None
            else texts.published(opened.published_at)
        )
        self.set_context(common.year(opened.year), state, texts.received(received, len(opened.units)))
        self._criteria.setText(texts.criteria(criteria.name, criteria.version))
        self.set_banner(sample_banner(criteria))

    def _show_rows(self) -> None:
        if self._board is None:
            return
        wanted = _TABS[max(self.tabs.currentIndex(), 0)]
        kept = (row for row in self._board.rows if wanted in {"", row.status})
        rows = sorted(kept, key=lambda row: sort_key(row.unit.name))
        self.table.show_rows(rows, same=lambda row: row.unit.code)
        self._nothing.setVisible(not rows)
        self._allow_return()

    def _build(self) -> None:
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(240)
        self.search.textChanged.connect(self.table.found.find)
        self.add_keys("Ctrl+F", self.search.setFocus)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(texts.COLUMN_STATUS)
        for _status in _TABS:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(lambda _at: self._show_rows())
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.search)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(row)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addWidget(self._criteria)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)


def _meaning(row: BoardRow) -> str:
    return _MEANINGS[row.status]


def _figure(
    title: str, text: Callable[[BoardRow], str], *, key: Callable[[BoardRow], object]
) -> Column[BoardRow]:
    return Column(title=title, text=text, sort_key=key, align=RIGHT, width=92)


def _columns() -> tuple[Column[BoardRow], ...]:
    return (
        Column(title=texts.COLUMN_UNIT, text=lambda row: row.unit.name),
        Column(
            title=texts.COLUMN_STATUS,
            text=lambda row: texts.STATUSES[row.status],
            meaning=_meaning,
            mark=_meaning,
            width=160,
        ),
        _figure(
            texts.COLUMN_REVISION, lambda row: texts.revision(row.revision), key=lambda row: row.revision
        ),
        Column(
            title=texts.COLUMN_RECEIVED,
            text=lambda row: common.moment(row.received_at),
            sort_key=lambda row: row.received_at,
            width=132,
        ),
        _figure(texts.COLUMN_SELF, lambda row: texts.points(row.self_total), key=lambda row: row.self_total),
        _figure(
            texts.COLUMN_APPRAISED,
            lambda row: texts.points(row.appraised_total),
            key=lambda row: row.appraised_total,
        ),
        _figure(texts.COLUMN_INDEX, lambda row: texts.index(row.index), key=lambda row: row.index),
        Column(
            title=texts.COLUMN_OPEN,
            text=lambda row: str(row.open_lines),
            sort_key=lambda row: row.open_lines,
            align=RIGHT,
            width=120,
        ),
    )
