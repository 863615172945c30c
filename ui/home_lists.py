"""The two lists of the first page: what to do, filtered by kind, and what is due."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.deadlines import Deadline
from core.overview import LostPoints
from core.to_do import ToDo, ToDoKind, counts
from ui.home_cards import link
from ui.messages import plain_label
from ui.page import SMALL, card
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import deadlines as due_texts
from ui.texts import home as texts
from ui.to_do import meaning_of

_CODE, _POINTS, _DUE, _LEFT = 60, 56, 108, 158
_LEAST_ROWS = 150
Act = tuple[str, Callable[[], None]]


class _ListCard(QWidget):
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
        table.wrap_rows()
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


class ToDoCard(_ListCard):
    """What to do, most urgent first; `opened` brings the row to go to."""

    opened = Signal(object)

    def __init__(self) -> None:
        self.table: TableView[ToDo] = TableView(_to_do_columns(), texts.MISSING)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(texts.FILTER)
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        super().__init__(texts.MISSING, self.table, side=(self.kinds,))
        self._rows: tuple[ToDo, ...] = ()
        self.kinds.activated.connect(lambda _at: self._filter())
        self.table.opened.connect(self.opened.emit)

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


class LostCard(_ListCard):
    """Where the published result lost points, most first; `opened` brings the line."""

    opened = Signal(object)

    def __init__(self, act: Act) -> None:
        self.table: TableView[LostPoints] = TableView(_lost_columns(), texts.LOST)
        self.open_next = link(*act)
        super().__init__(texts.LOST, self.table, side=(self.open_next,))
        self.table.opened.connect(self.opened.emit)

    def show_rows(self, rows: Sequence[LostPoints], *, next_year: int) -> None:
        """Show what was lost, and the way into the next year."""
        self.open_next.setText(texts.OPEN_NEXT_YEAR.format(year=next_year))
        self.table.show_rows(rows, same=lambda row: row.criterion)
        self.show_words("" if rows else texts.LOST_NONE)


class DeadlineCard(_ListCard):
    """What is due, soonest first, with the source of the day stood on."""

    opened = Signal(object)

    def __init__(self, acts: Sequence[Act]) -> None:
        self.table: TableView[Deadline] = TableView(_deadline_columns(), texts.DEADLINES)
        super().__init__(texts.DEADLINES, self.table, side=[link(text, act) for text, act in acts])
        self.source = plain_label(kind="quiet", wraps=True)
        self.column.addWidget(self.source)
        self.table.current_changed.connect(self._show_source)
        self.table.opened.connect(self.opened.emit)

    def show_rows(self, rows: Sequence[Deadline], *, days_ahead: int, is_after: bool) -> None:
        """Show what is due; `is_after`: the year is published, and this is what follows."""
        self.title.setText(texts.DEADLINES_AFTER if is_after else texts.DEADLINES)
        self.table.show_rows(rows, same=lambda row: (row.key, row.record_id))
        none = texts.DEADLINES_NONE_AFTER if is_after else texts.DEADLINES_NONE.format(days=days_ahead)
        self.show_words("" if rows else none)
        self._show_source(self.table.current())

    def _show_source(self, row: Deadline | None) -> None:
        told = "" if row is None else texts.SOURCE.format(source=due_texts.source_text(row))
        self.source.setText(told)
        self.source.setVisible(bool(told))


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
        ),
        Column(
            title=texts.COLUMN_DUE,
            text=texts.due_cell,
            sort_key=lambda row: row.due_on,
            meaning=lambda row: "wrong" if row.is_overdue else "",
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
        ),
        Column(
            title=texts.COLUMN_LOST,
            text=lambda row: numbers.points(row.lost),
            sort_key=lambda row: row.lost,
            align=RIGHT,
            width=_POINTS,
        ),
    )


def _deadline_columns() -> tuple[Column[Deadline], ...]:
    return (
        Column(title=texts.COLUMN_WHAT, text=due_texts.deadline_cell, tip=due_texts.source_text),
        Column(
            title=texts.COLUMN_DUE,
            text=lambda row: numbers.day(row.due_on),
            sort_key=lambda row: row.due_on,
            width=_DUE - 4,
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
