"""The two lists of the first page: what to do, filtered by kind, and what is due."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QTabBar, QVBoxLayout, QWidget

from core.deadlines import Deadline
from core.overview import LostPoints, Overview
from core.target_standing import Reached, TargetStanding
from core.to_do import ToDo, ToDoKind, counts
from ui.home_cards import link
from ui.list_acts import IS_FILTER
from ui.messages import plain_label
from ui.page import SMALL, card
from ui.row_heights import RowHeights
from ui.tables import RIGHT, Column, TableView, part
from ui.texts import common, numbers
from ui.texts import deadlines as due_texts
from ui.texts import home as texts
from ui.texts import list_paper as paper
from ui.to_do import meaning_of
from ui.whole_lines import keep_whole

_CODE, _POINTS, _DUE, _LEFT = 60, 56, 124, 178
_LEAST_ROWS = 150
_REACHED: dict[Reached | None, str] = {
    Reached.EXCEEDED: "done",
    Reached.REACHED: "done",
    Reached.MISSED: "care",
}
Act = tuple[str, Callable[[], None]]


class ListCard(QWidget):
    """A card with a title, something at its right, a table, and words instead of an empty table."""

    def __init__(self, title: str, table: TableView[Any], *, side: Sequence[QWidget]) -> None:
        super().__init__()
        frame, self.column = card()
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        self.title = plain_label(title, kind="heading")
        head.addWidget(self.title)
        head.addStretch(1)
        for widget in side:
            head.addWidget(widget)
        self._words = plain_label(kind="quiet", wraps=True)
        table.setMinimumHeight(_LEAST_ROWS)
        self.column.addLayout(head)
        self.column.addWidget(table, 1)
        self.column.addWidget(self._words)
        self.column.addStretch(0)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        self._table = table

    def show_words(self, words: str) -> None:
        """Words instead of the table; empty shows the table."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._table.setVisible(not words)


class ToDoCard(ListCard):
    """What to do, most urgent first; `opened` brings the row to go to."""

    opened = Signal(object)

    def __init__(self) -> None:
        self.table: TableView[ToDo] = TableView(_to_do_columns(), texts.MISSING)
        self.kinds = QComboBox()
        self.kinds.setProperty(IS_FILTER, True)
        self.kinds.setAccessibleName(texts.FILTER)
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        super().__init__(texts.MISSING, self.table, side=(self.kinds,))
        self._rows: tuple[ToDo, ...] = ()
        self.kinds.activated.connect(lambda _at: self._filter())
        self.table.opened.connect(self.opened.emit)
        self._heights = RowHeights(self.table, texts.to_do_text, column=1)

    def show_rows(self, rows: Sequence[ToDo]) -> None:
        """Show the list; the filter stays while its kind still occurs."""
        self._rows = tuple(rows)
        chosen = self.kinds.currentData()
        found = counts(rows)
        self.kinds.clear()
        self.kinds.addItem(texts.filter_words(None, len(self._rows)), "")
        for kind, count in found.items():
            self.kinds.addItem(texts.filter_words(kind, count), kind.value)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))
        self.kinds.setVisible(len(found) > 1)
        self._filter()

    def choose(self, kind: ToDoKind) -> None:
        """Keep the rows of one kind."""
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(kind.value)))
        self._filter()

    def _filter(self) -> None:
        chosen = self.kinds.currentData()
        kept = [row for row in self._rows if chosen in {"", row.kind.value}]
        self.table.show_rows(kept, same=_mark)
        self.show_words("" if kept else texts.MISSING_NONE)


class LostCard(ListCard):
    """Where the published result lost points, most first; `opened` brings the line."""

    opened = Signal(object)

    def __init__(self, act: Act) -> None:
        self.table: TableView[LostPoints] = TableView(_lost_columns(), texts.LOST)
        self.open_next = link(*act)
        super().__init__(texts.LOST, self.table, side=(self.open_next,))
        self.table.opened.connect(self.opened.emit)
        self._heights = RowHeights(self.table, lambda row: row.name, column=1)

    def show_rows(self, rows: Sequence[LostPoints], *, next_year: int) -> None:
        """Show what was lost, and the way into the next year."""
        self.open_next.setText(texts.OPEN_NEXT_YEAR.format(year=next_year))
        self.table.show_rows(rows, same=lambda row: row.criterion)
        self.show_words("" if rows else texts.LOST_NONE)


class DueCard(QWidget):
    """What is overdue, what comes, and how the year's targets stand, a tab each; one that is empty is away.

    `opened` brings a deadline, `target_opened` the standing of a target.
    """

    opened = Signal(object)
    target_opened = Signal(object)

    def __init__(self, acts: Sequence[Act]) -> None:
        super().__init__()
        self.overdue: TableView[Deadline] = TableView(_deadline_columns(), texts.OVERDUE)
        self.coming: TableView[Deadline] = TableView(_deadline_columns(), texts.DEADLINES)
        self.targets: TableView[TargetStanding] = TableView(_target_columns(), texts.TARGETS)
        self.source = plain_label(kind="quiet", wraps=True)
        self._nothing = plain_label(kind="quiet", wraps=True)
        keep_whole(self.source, self._nothing)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(texts.TABS)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setExpanding(False)
        self._is_chosen = self._is_showing = False
        self._heights = (
            RowHeights(self.overdue, due_texts.deadline_cell, column=0),
            RowHeights(self.coming, due_texts.deadline_cell, column=0),
            RowHeights(self.targets, texts.target_text, column=0),
        )
        self._build(acts)

    def show_rows(self, overview: Overview) -> None:
        """Show what is due; of a published year that is what follows from it."""
        self._is_showing = True
        overdue = [one for one in overview.deadlines if one.is_overdue]
        coming = [one for one in overview.deadlines if not one.is_overdue]
        is_over = overview.published is not None
        self.overdue.show_rows(overdue, same=_due_mark)
        self.coming.show_rows(coming, same=_due_mark)
        self.targets.show_rows(overview.targets, same=lambda row: row.target.id)
        words = (
            texts.TAB_OVERDUE.format(count=len(overdue)),
            (texts.TAB_AFTER if is_over else texts.TAB_COMING).format(count=len(coming)),
            texts.TAB_TARGETS.format(count=len(overview.targets)),
        )
        for at, (word, is_there) in enumerate(zip(words, (overdue, True, overview.targets), strict=True)):
            self.tabs.setTabText(at, word)
            self.tabs.setTabVisible(at, bool(is_there))
        none = texts.DEADLINES_NONE.format(days=overview.days_ahead)
        self._nothing.setText("" if coming else texts.DEADLINES_NONE_AFTER if is_over else none)
        if not self._is_chosen or not self.tabs.isTabVisible(self.tabs.currentIndex()):
            self.tabs.setCurrentIndex(0 if overdue else 1)
        self._is_showing = False
        self._show_tab()

    def _show_tab(self) -> None:
        at = self.tabs.currentIndex()
        has_words = at == 1 and bool(self._nothing.text())
        self.overdue.setVisible(at == 0)
        self.coming.setVisible(at == 1 and not has_words)
        self.targets.setVisible(at > 1)
        self._nothing.setVisible(has_words)
        table = self.overdue if at == 0 else self.coming
        self._show_source(None if at > 1 else table.current())

    def _show_source(self, row: Deadline | None) -> None:
        told = "" if row is None else texts.SOURCE.format(source=due_texts.source_text(row))
        self.source.setText(told)
        self.source.setVisible(bool(told))

    def _choose_tab(self) -> None:
        """A tab chosen by hand stays; one that a new picture brings is no choice."""
        if not self._is_showing:
            self._is_chosen = True
            self._show_tab()

    def _build(self, acts: Sequence[Act]) -> None:
        for _tab in range(3):
            self.tabs.addTab("")
        more = QPushButton(texts.MORE)
        more.setProperty("kind", "link")
        more.setProperty("opens", "menu")
        menu = QMenu(more)
        for text, act in acts:
            menu.addAction(text, act)
        more.setMenu(menu)
        head = QHBoxLayout()
        head.addWidget(self.tabs, 1)
        head.addWidget(more)
        frame, column = card()
        column.addLayout(head)
        for table in (self.overdue, self.coming, self.targets):
            table.setMinimumHeight(_LEAST_ROWS)
            column.addWidget(table, 1)
        column.addWidget(self._nothing)
        column.addWidget(self.source)
        column.addStretch(0)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        self.tabs.currentChanged.connect(lambda _at: self._choose_tab())
        for table in (self.overdue, self.coming):
            table.current_changed.connect(self._show_source)
            table.opened.connect(self.opened.emit)
        self.targets.opened.connect(self.target_opened.emit)


def _due_mark(row: Deadline) -> tuple[str, str]:
    return row.key, row.record_id


def _mark(row: ToDo) -> tuple[object, ...]:
    return row.kind, row.criterion, row.record_id, row.field, row.finding


def _to_do_columns() -> tuple[Column[ToDo], ...]:
    return (
        Column(title=common.CODE_TITLE, text=lambda row: row.criterion, width=_CODE),
        Column(title=texts.COLUMN_WHAT, text=texts.to_do_text, mark=meaning_of),
        Column(
            title=texts.COLUMN_AT_STAKE,
            text=lambda row: numbers.points(row.at_stake) if row.at_stake else numbers.NO_VALUE,
            sort_key=lambda row: row.at_stake,
            align=RIGHT,
            width=_POINTS,
            value=lambda row: row.at_stake or None,
        ),
        Column(
            title=texts.COLUMN_DUE,
            text=texts.due_cell,
            value=lambda row: row.due_on,
            meaning=lambda row: "wrong" if row.is_overdue else "",
            mark=lambda row: "wrong" if row.is_overdue else "",
            tip=texts.due_tip,
            width=_DUE,
        ),
    )


def _lost_columns() -> tuple[Column[LostPoints], ...]:
    return (
        Column(title=common.CODE_TITLE, text=lambda row: row.criterion, width=_CODE),
        Column(title=common.CRITERION, text=lambda row: row.name),
        Column(
            title=texts.COLUMN_GIVEN,
            text=lambda row: f"{numbers.points(row.points)} / {numbers.points(row.maximum)}",
            sort_key=lambda row: row.points,
            align=RIGHT,
            width=_DUE,
            parts=(part(paper.POINTS, lambda row: row.points), part(paper.MAXIMUM, lambda row: row.maximum)),
        ),
        Column(
            title=texts.COLUMN_LOST,
            text=lambda row: numbers.points(row.lost),
            value=lambda row: row.lost,
            align=RIGHT,
            width=_POINTS,
        ),
    )


def _target_columns() -> tuple[Column[TargetStanding], ...]:
    return (
        Column(title=texts.COLUMN_TARGET, text=texts.target_text),
        Column(
            title=texts.COLUMN_REACHED,
            text=texts.reached,
            meaning=lambda row: _REACHED.get(row.reached, ""),
            mark=lambda row: _REACHED.get(row.reached, ""),
            width=_LEFT,
        ),
    )


def _deadline_columns() -> tuple[Column[Deadline], ...]:
    return (
        Column(title=texts.COLUMN_WHAT, text=due_texts.deadline_cell, tip=due_texts.source_text),
        Column(
            title=texts.COLUMN_DUE,
            text=lambda row: numbers.day(row.due_on),
            value=lambda row: row.due_on,
            width=_DUE - 20,
        ),
        Column(
            title=texts.COLUMN_LEFT,
            text=due_texts.left,
            sort_key=lambda row: row.due_on,
            meaning=lambda row: "wrong" if row.is_overdue else "",
            mark=lambda row: "wrong" if row.is_overdue else "",
            width=_LEFT,
        ),
    )
