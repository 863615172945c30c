"""The round board: every expected unit, until when it may send, what it sent, how far its appraisal is."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from core.rounds import Round
from core.services.round_board import BoardRow, BoardStatus, RoundBoard
from core.services.unit_round import UnitView
from core.text import sort_key
from ui.board_columns import board_columns
from ui.board_watch import BoardWatch
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.extend_round import ExtendRoundDialog
from ui.dialogs.open_round import OpenRoundDialog
from ui.dialogs.unit_round import UnitRoundDialog
from ui.messages import copy_text, plain_label, reporting, show_error
from ui.page import SMALL, Page, nothing_here
from ui.progress_dialog import run_long
from ui.remind_act import RemindAct
from ui.return_act import ReturnAct
from ui.tables import TableView
from ui.texts import common
from ui.texts import round_board as texts
from ui.texts import unit_round as unit_texts
from ui.texts.criteria import sample_banner

Keeps = Callable[[BoardRow], bool]
_SEARCH_WIDTH = 260
ALL_UNITS = "all"


class RoundBoardPage(Page):
    """Filter tabs with counts over the list of units; the board itself is made beside the window."""

    key: ClassVar[str] = "round"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.ROUNDS, Topic.PACKAGES, Topic.APPRAISALS, Topic.PUBLICATIONS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_ROUND)
        self._board: RoundBoard | None = None
        self._wanted = ""
        self.watch = BoardWatch(desk, self)
        self.table: TableView[BoardRow] = TableView(board_columns(), common.PAGE_ROUND)
        self.tabs = QTabBar()
        self.search = QLineEdit()
        self._look, self._copy = QPushButton(texts.LOOK_AT_UNIT), QPushButton(texts.COPY_MISSING)
        self._nothing = plain_label(texts.NO_SUCH_ROWS, kind="quiet")
        self._criteria = plain_label(kind="quiet", wraps=True)
        self._empty = nothing_here(texts.NONE_HERE, texts.OPEN_ROUND, act=self.open_round)
        self._add_acts()
        self._build()
        self._listen()

    def reload(self) -> None:
        """Read the board of the year on the desk; the one in sight stays until the new one is there."""
        is_open = False
        with reporting(self):
            is_open = self.desk.services.run_round.round(self.desk.year) is not None
        if self._board is not None and self._board.round.year != self.desk.year:
            self._board = None
        self._empty.setVisible(not is_open)
        self._filled.setVisible(is_open)
        for button in self._round_acts:
            button.setVisible(is_open)
        self.set_context(common.year(self.desk.year), texts.READING if is_open else "")
        self.set_banner("")
        if not is_open:
            self._board = None
            return
        if self._board is not None:
            self._say(self._board)
        self.watch.ask()

    def stand_on(self, subject: str) -> None:
        """Stand on one unit, or keep the units of a status (`late`); `all` keeps every unit."""
        filters = [ALL_UNITS, *(status.value for status in BoardStatus)]
        if subject in filters:
            self.search.clear()
            self.tabs.setCurrentIndex(filters.index(subject))
        else:
            self._wanted = subject
        self.refresh()

    def open_round(self) -> None:
        """Open the round of the year, or change what it expects."""
        with reporting(self):
            dialog = OpenRoundDialog(self.desk, self._board, parent=self)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self.desk.changes.announce(Topic.ROUNDS, Topic.CRITERIA)
                self.desk.set_year(dialog.year())

    def extend(self) -> None:
        """Give units more time."""
        if self._board is None:
            return
        with reporting(self):
            dialog = ExtendRoundDialog(self.desk, self._board, selected=self.table.chosen(), parent=self)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                given = dialog.given
                self.desk.changes.announce(Topic.ROUNDS)
                self.desk.changes.tell(texts.extend_done(len(given), given[0].due_on))

    def look_at_unit(self) -> None:
        """Everything about the unit stood on, read beside the window."""
        row = self.table.current()
        if row is None:
            return
        service, year = self.desk.services.unit_round, self.desk.year
        run_long(
            self,
            self.desk.jobs,
            title=unit_texts.READING,
            work=lambda _progress: service.look(year, row.unit.code),
            done=lambda view: self._show_unit(row, view),
            failed=self._fail,
        )

    def copy_missing(self) -> None:
        """Put the names of units that sent nothing on the clipboard."""
        if self._board is not None:
            names = sorted((row.unit.name for row in self._board.rows if row.is_absent), key=sort_key)
            copy_text("\n".join(names))
            self.desk.changes.tell(texts.COPIED_MISSING.format(count=len(names)))

    def _show_unit(self, row: BoardRow, view: UnitView) -> None:
        dialog = UnitRoundDialog(row, view, desk=self.desk, parent=self)
        dialog.exec()
        if dialog.wants_appraisal:
            self.desk.go_to("appraisal", row.unit.code)

    def _open_unit(self, row: BoardRow) -> None:
        if not row.has_sent:
            self.desk.go_to("import")
        else:
            self.desk.go_to("appraisal", row.unit.code)

    def _sent_unit(self) -> str:
        row = self.table.current()
        return "" if row is None or not row.has_sent else row.unit.code

    def _looked_at(self) -> tuple[RoundBoard | None, Sequence[BoardRow]]:
        return self._board, self.table.chosen()

    def _allow(self) -> None:
        board = self._board
        is_open = board is not None and board.round.published_at is None
        self._look.setEnabled(self.table.current() is not None)
        self._return.button.setEnabled(is_open and bool(self._sent_unit()))
        self._edit.setEnabled(is_open)
        self._extend.setEnabled(is_open)
        self._remind.button.setEnabled(board is not None and any(row.is_to_remind for row in board.rows))
        self._copy.setEnabled(board is not None and any(row.is_absent for row in board.rows))

    def _show(self, board: RoundBoard) -> None:
        if board.round.year != self.desk.year:
            return
        self._board = board
        self._say(board)
        for at, (name, keeps) in enumerate(_FILTERS):
            count = sum(1 for row in board.rows if keeps(row))
            self.tabs.setTabText(at, texts.tab(name, count))
            self.tabs.setTabVisible(at, at == 0 or count > 0)
        self._show_rows()
        if self._wanted:
            self._find_wanted()

    def _find_wanted(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.search.clear()
        self.table.select(lambda row: row.unit.code == self._wanted)
        self._wanted = ""

    def _say(self, board: RoundBoard) -> None:
        opened: Round = board.round
        criteria = self.desk.services.adopt_criteria.read(opened.criteria_set, opened.criteria_version)
        state = (
            texts.due(opened.due_on, self.desk.services.clock.today())
            if opened.published_at is None
            else texts.published(opened.published_at)
        )
        sent = sum(1 for row in board.rows if row.has_sent)
        self.set_context(
            common.year(opened.year),
            state,
            texts.received(sent, len(opened.units)),
        )
        self._criteria.setText(texts.criteria(criteria.name, criteria.version))
        self.set_banner(sample_banner(criteria))

    def _show_rows(self) -> None:
        if self._board is None:
            return
        _name, keeps = _FILTERS[max(self.tabs.currentIndex(), 0)]
        rows = sorted(
            (row for row in self._board.rows if keeps(row)), key=lambda row: sort_key(row.unit.name)
        )
        self.table.show_rows(rows, same=lambda row: row.unit.code)
        self._nothing.setVisible(not rows)
        self._allow()

    def _fail(self, error: Exception) -> None:
        show_error(self, error)

    def _add_acts(self) -> None:
        self._remind = RemindAct(self, self._looked_at)
        self._extend = self.add_action(texts.EXTEND, self.extend, mark="calendar")
        self._return = ReturnAct(self, self._sent_unit)
        self._edit = self.add_action(texts.EDIT_ROUND, self.open_round, mark="settings")
        receive = self.add_primary(texts.TO_IMPORT, lambda: self.desk.go_to("import"), mark="import")
        self._round_acts = (
            self._remind.button,
            self._extend,
            self._return.button,
            self._edit,
            receive,
        )

    def _listen(self) -> None:
        self.watch.seen.connect(self._show)
        self.watch.failed.connect(self._fail)
        self.table.opened.connect(self._open_unit)
        self.table.current_changed.connect(lambda _row: self._allow())
        self.tabs.currentChanged.connect(lambda _at: self._show_rows())
        self.search.textChanged.connect(self.table.found.find)
        self.add_keys("Ctrl+F", self.search.setFocus)
        self.add_keys("F4", self.look_at_unit, text=texts.LOOK_AT_UNIT_TIP)
        self.table.keep_place(self.desk.places, "round")

    def _build(self) -> None:
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(texts.COLUMN_STATUS)
        for name, _keeps in _FILTERS:
            self.tabs.addTab(name)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.tabs)
        column.addLayout(self._build_row())
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addWidget(self._criteria)
        self._nothing.hide()
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)

    def _build_row(self) -> QHBoxLayout:
        """The search, and what is done with the unit stood on or with those that sent nothing."""
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.search)
        row.addStretch(1)
        for button, act, tip in (
            (self._look, self.look_at_unit, texts.LOOK_AT_UNIT_TIP),
            (self._copy, self.copy_missing, texts.COPY_MISSING_TIP),
        ):
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        return row


def _has(status: BoardStatus) -> Keeps:
    return lambda row: row.status is status


_FILTERS: tuple[tuple[str, Keeps], ...] = (
    (common.ALL, lambda _row: True),
    *((texts.TAB_NAMES[status], _has(status)) for status in BoardStatus),
    (texts.TAB_REVISED, lambda row: row.is_revised),
    (texts.TAB_EXTENDED, lambda row: row.extension is not None),
)
