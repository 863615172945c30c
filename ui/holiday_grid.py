"""The table of days off on screen: typed like a grid, a block pasted from a notice or a spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.errors import UserError
from core.holiday_text import days_of, read_days
from core.holidays import DayKind, SpecialDay, in_order
from core.text import clean_line
from ui.found_rows import Index
from ui.list_acts import ListActs
from ui.look import current_scheme
from ui.tables import ROW_HEIGHT
from ui.texts import deadlines as due_texts
from ui.texts import holidays as texts
from ui.texts import numbers
from ui.view_listings import model_listing

DAY, WEEKDAY, NAME, KIND, SURE = range(5)
_WIDTHS = {DAY: 116, WEEKDAY: 92, KIND: 92, SURE: 104}
_LONGEST_NAME = 100
_TABS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One line as typed; the day may not be readable yet."""

    day: str = ""
    name: str = ""
    kind: DayKind = DayKind.OFF
    is_sure: bool = True

    @property
    def is_blank(self) -> bool:
        """Nothing was typed."""
        return not self.day.strip() and not self.name.strip()


class HolidayModel(QAbstractTableModel):
    """Days under their columns; a blank line at the end takes a new one."""

    changed = Signal()

    def __init__(self, year: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.year = year
        self._rows: list[_Row] = [_Row()]

    def show(self, days: Sequence[SpecialDay], year: int) -> None:
        """Show the days of a year."""
        self.beginResetModel()
        self.year = year
        self._rows = [_row(day) for day in in_order(days)] + [_Row()]
        self.endResetModel()

    def days(self) -> tuple[SpecialDay, ...]:
        """What is typed, by date; a stretch becomes its weekdays.

        Raises:
            NotADate: a line whose day cannot be read; see `first_wrong`.
        """
        return in_order(day for row in self._rows if not row.is_blank for day in _read(row, self.year))

    def first_wrong(self) -> int:
        """The first line whose day cannot be read; -1 when all can."""
        return next((at for at, row in enumerate(self._rows) if _is_wrong(row, self.year)), -1)

    def add(self, days: Sequence[SpecialDay]) -> None:
        """Add days to those that are there; a day that stands already is replaced."""
        held = [row for row in self._rows if not row.is_blank and _is_wrong(row, self.year)]
        self.show((*self._readable(), *days), self.year)
        self._rows[-1:-1] = held
        self.layoutChanged.emit()
        self.changed.emit()

    def remove(self, rows: Sequence[int]) -> None:
        """Take lines away."""
        self.beginResetModel()
        self._rows = [row for at, row in enumerate(self._rows) if at not in set(rows)]
        self._keep_blank()
        self.endResetModel()
        self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Columns."""
        return 0 if parent.isValid() else len(texts.COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Column titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return texts.COLUMNS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The weekday follows from the day; kind and confirmation are switched."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() in {DAY, NAME}:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows; a day that cannot be read is coloured and says so."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._text(row, index.column())
        wrong = index.column() == DAY and _is_wrong(row, self.year)
        if role == Qt.ItemDataRole.ForegroundRole and (wrong or (index.column() == SURE and not row.is_sure)):
            return current_scheme().colour("wrong" if wrong else "care")
        if role == Qt.ItemDataRole.ToolTipRole and wrong:
            return texts.DAY_WRONG
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, text = self._rows[index.row()], clean_line(str(value))
        changed = (
            replace(row, day=_tidied(text, self.year))
            if index.column() == DAY
            else replace(row, name=text[:_LONGEST_NAME])
        )
        if changed != row:
            self._put(index.row(), changed)
        return True

    def switch(self, index: Index) -> None:
        """Turn off into made up and back, or confirm a proposed day."""
        row = self._rows[index.row()]
        if row.is_blank:
            return
        if index.column() == KIND:
            other = DayKind.OFF if row.kind is DayKind.MAKE_UP else DayKind.MAKE_UP
            self._put(index.row(), replace(row, kind=other))
        elif index.column() == SURE:
            self._put(index.row(), replace(row, is_sure=not row.is_sure))

    def _put(self, at: int, row: _Row) -> None:
        self._rows[at] = row
        self.dataChanged.emit(self.index(at, 0), self.index(at, SURE))
        if at == len(self._rows) - 1 and not row.is_blank:
            self.beginInsertRows(QModelIndex(), at + 1, at + 1)
            self._rows.append(_Row())
            self.endInsertRows()
        self.changed.emit()

    def _keep_blank(self) -> None:
        if not self._rows or not self._rows[-1].is_blank:
            self._rows.append(_Row())

    def _readable(self) -> tuple[SpecialDay, ...]:
        rows = (row for row in self._rows if not row.is_blank and not _is_wrong(row, self.year))
        return tuple(day for row in rows for day in _read(row, self.year))

    def _text(self, row: _Row, column: int) -> str:
        if column == DAY:
            return row.day
        if column == NAME:
            return due_texts.holiday_name(row.name)
        if row.is_blank:
            return ""
        if column == WEEKDAY:
            return _weekday(row, self.year)
        if column == KIND:
            return due_texts.DAY_KINDS[row.kind]
        return texts.SURE if row.is_sure else texts.NOT_SURE


class HolidayTable(QTableView):
    """The keys of the table: Enter down, Space switches, Delete removes lines, Ctrl+V pastes a block."""

    refused = Signal(object)

    def __init__(self, model: HolidayModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = model
        self.setModel(model)
        self.setAccessibleName(texts.TABLE)
        self.papers = ListActs(self, lambda: model_listing(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.doubleClicked.connect(model.switch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if self.papers.hear(event):
            return
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in _TABS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._leave(is_next=event.key() == Qt.Key.Key_Tab)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_chosen()
        elif event.key() == Qt.Key.Key_Space and index.column() in {KIND, SURE}:
            self._days.switch(index)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            below = self._days.index(index.row() + 1, index.column())
            self.setCurrentIndex(below if below.isValid() else index)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes through the cells and leaves at the ends; Ctrl+Tab leaves at once."""
        index = self.currentIndex()
        last = self._days.index(self._days.rowCount() - 1, SURE)
        ends = index == (last if is_next else self._days.index(0, 0))
        return self._leave(is_next=is_next) if ends or not index.isValid() else False

    def _leave(self, *, is_next: bool) -> bool:
        """Go on to the next widget; Qt would begin again with the first cell."""
        self.setTabKeyNavigation(False)
        has_left = super().focusNextPrevChild(is_next)
        self.setTabKeyNavigation(True)
        return has_left

    def paste(self) -> None:
        """Days from the clipboard: all lines or none."""
        try:
            self._days.add(read_days(QGuiApplication.clipboard().text(), self._days.year))
        except UserError as error:
            self.refused.emit(error)

    def remove_chosen(self) -> None:
        """Remove the selected lines."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if rows:
            self._days.remove(rows)
            self.setCurrentIndex(self._days.index(min(rows[0], self._days.rowCount() - 1), 0))

    def begin(self) -> None:
        """Stand on the blank line, to type a new day."""
        self.setFocus()
        self.setCurrentIndex(self._days.index(self._days.rowCount() - 1, DAY))
        self.scrollToBottom()


def _row(day: SpecialDay) -> _Row:
    return _Row(day=numbers.day(day.on), name=day.name, kind=day.kind, is_sure=day.is_sure)


def _read(row: _Row, year: int) -> tuple[SpecialDay, ...]:
    return tuple(
        SpecialDay(on=on, name=due_texts.holiday_name(row.name), kind=row.kind, is_sure=row.is_sure)
        for on in days_of(row.day, year)
    )


def _is_wrong(row: _Row, year: int) -> bool:
    if row.is_blank:
        return False
    try:
        return any(day.year != year for day in days_of(row.day, year))
    except UserError:
        return True


def _tidied(text: str, year: int) -> str:
    """A readable single day in full; anything else as it was typed."""
    try:
        days = days_of(text, year)
    except UserError:
        return text
    return numbers.day(days[0]) if len(days) == 1 else text


def _weekday(row: _Row, year: int) -> str:
    try:
        days = days_of(row.day, year)
    except UserError:
        return ""
    return due_texts.weekday(days[0]) if len(days) == 1 else ""
