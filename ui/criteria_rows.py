"""A small grid for the lists of a criteria set: bands, steps, items, weights. Enter or F2 edits a cell.

Rows are objects of the JSON form; `edited` brings all of them after a change.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.criteria.members import decimal_from
from core.criteria.rule_days import NotAYearDay, read_year_day_text
from core.criteria.rule_forms import Entry, Parameter
from core.criteria.rules import Formula
from core.errors import UserError
from core.numbers import parse_count, parse_decimal
from core.text import clean_line
from ui.texts import criteria_editor as texts
from ui.texts import numbers

Index = QModelIndex | QPersistentModelIndex
_RIGHT = frozenset({Entry.POINTS, Entry.NUMBER, Entry.WHOLE})
_ROW = 28
_PADDING = 24
_MOST_ROWS_SEEN, _FEWEST_ROWS_SEEN = 8, 3
_WIDTHS = {
    Entry.POINTS: 76,
    Entry.NUMBER: 76,
    Entry.WHOLE: 76,
    Entry.FLAG: 76,
    Entry.KEY: 84,
    Entry.DAY: 170,
    Entry.FORMULA: 170,
    Entry.TEXT: 220,
    Entry.OPERATOR: 76,
    Entry.EFFECT: 150,
    Entry.EVENT: 200,
    Entry.SEVERITY: 110,
    Entry.INDICATOR: 110,
}


class RowsModel(QAbstractTableModel):
    """The rows; a text that cannot be read is refused and the cell stays as it was."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, columns: Sequence[Parameter], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.held: list[dict[str, Any]] = []

    def show(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Other rows; the same ones are not drawn again."""
        wanted = [dict(row) for row in rows]
        if wanted != self.held:
            self.beginResetModel()
            self.held = wanted
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One per object."""
        return 0 if parent.isValid() else len(self.held)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One per parameter."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return texts.parameter(self.columns[section].name)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.entry in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole}:
            return shown(column, self.held[index.row()].get(column.name))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        column, row = self.columns[index.column()], self.held[index.row()]
        try:
            read = typed(column, str(value))
        except UserError:
            self.refused.emit(texts.unread(str(value), texts.parameter(column.name)))
            return False
        if read == row.get(column.name):
            return True
        if read is None:
            row.pop(column.name, None)
        else:
            row[column.name] = read
        self.dataChanged.emit(index, index)
        self.refused.emit("")
        self.edited.emit()
        return True


class _Delegate(QStyledItemDelegate):
    """Lists open as lists, everything else as a line."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor of one cell."""
        model = index.model()
        assert isinstance(model, RowsModel)
        column = model.columns[index.column()]
        choices = texts.choices_of(column.entry)
        if not choices:
            line = QLineEdit(parent)
            line.setAccessibleName(texts.parameter(column.name))
            return line
        box = QComboBox(parent)
        box.setAccessibleName(texts.parameter(column.name))
        box.addItems(choices)
        box.setEditable(column.entry in texts.OPEN_LISTS)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What stood there."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data() or ""))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What stands there now."""
        text = editor.currentText() if isinstance(editor, QComboBox) else editor.property("text")
        model.setData(index, text, Qt.ItemDataRole.EditRole)


class RowsGrid(QWidget):
    """The grid with its buttons for adding, removing and moving rows."""

    edited = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, columns: Sequence[Parameter]) -> None:
        super().__init__()
        self.model = RowsModel(columns, self)
        self.view = QTableView()
        self.view.setAccessibleName(name)
        self._build(name)
        self.model.edited.connect(self._tell)
        self.model.refused.connect(self.refused)

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show kept rows, and keep standing where one stood."""
        index = self.view.currentIndex()
        self.model.show(rows)
        if index.isValid() and self.model.rowCount():
            at = min(index.row(), self.model.rowCount() - 1)
            self.view.setCurrentIndex(self.model.index(at, index.column()))
        seen = min(max(self.model.rowCount(), _FEWEST_ROWS_SEEN), _MOST_ROWS_SEEN)
        self.view.setFixedHeight((seen + 1) * _ROW + 18)

    def add_row(self) -> None:
        """A blank row behind the one stood on."""
        at = self.view.currentIndex().row()
        rows = list(self.model.held)
        rows.insert(at + 1 if at >= 0 else len(rows), self._blank())
        self._put(rows, at + 1 if at >= 0 else len(rows) - 1)
        self.view.edit(self.view.currentIndex())

    def remove_row(self) -> None:
        """Without the row stood on."""
        at = self.view.currentIndex().row()
        if at >= 0:
            self._put([row for number, row in enumerate(self.model.held) if number != at], max(at - 1, 0))

    def move_row(self, by: int) -> None:
        """The row stood on, up or down."""
        at, rows = self.view.currentIndex().row(), list(self.model.held)
        if 0 <= at < len(rows) and 0 <= at + by < len(rows):
            rows.insert(at + by, rows.pop(at))
            self._put(rows, at + by)

    def _blank(self) -> dict[str, Any]:
        row: dict[str, Any] = {}
        for column in self.model.columns:
            if column.entry is Entry.KEY and not column.is_optional:
                row[column.name] = _free_key({str(each.get(column.name)) for each in self.model.held})
            elif column.entry is Entry.FORMULA:
                row[column.name] = Formula.ZERO.value
        return row

    def _put(self, rows: Sequence[dict[str, Any]], at: int) -> None:
        column = max(self.view.currentIndex().column(), 0)
        self.show_rows(rows)
        if rows:
            self.view.setCurrentIndex(self.model.index(at, column))
        self._tell()

    def _tell(self) -> None:
        self.edited.emit([dict(row) for row in self.model.held])

    def _build(self, name: str) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(_Delegate(view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(_ROW)
        across = view.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setStretchLastSection(True)
        font = QFont(view.font())
        font.setBold(True)
        bold = QFontMetrics(font)
        for at, column in enumerate(self.model.columns):
            title = bold.horizontalAdvance(texts.parameter(column.name)) + _PADDING
            view.setColumnWidth(at, max(_WIDTHS[column.entry], title))
        row = QHBoxLayout()
        acts = (
            (texts.ROW_ADD, self.add_row),
            (texts.ROW_REMOVE, self.remove_row),
            (texts.ROW_UP, lambda: self.move_row(-1)),
            (texts.ROW_DOWN, lambda: self.move_row(1)),
        )
        for words, act in acts:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{words}: {name}")
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        delete = QShortcut(QKeySequence("Ctrl+-"), view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(view)
        whole.addLayout(row)
        self.show_rows(())


def shown(column: Parameter, value: Any) -> str:  # noqa: PLR0911 - one line per entry
    """A member of the JSON form as an officer reads it."""
    if value is None:
        return ""
    match column.entry:
        case Entry.POINTS | Entry.NUMBER:
            found = decimal_from(value)
            return str(value) if found is None else numbers.decimal(found)
        case Entry.FORMULA:
            return texts.FORMULAS.get(str(value), str(value))
        case Entry.DAY:
            return texts.year_day(str(value))
        case Entry.FLAG:
            return texts.YES if value else ""
        case entry if entry in texts.CHOICES:
            return texts.CHOICES[column.entry].get(str(value), str(value))
        case _:
            return str(value)


def typed(column: Parameter, text: str) -> Any:  # noqa: PLR0911 - one line per entry
    """What was typed as a member of the JSON form; None for nothing.

    Raises:
        UserError: it cannot be read.
    """
    held = clean_line(text)
    if not held:
        return None
    match column.entry:
        case Entry.POINTS:
            return points_text(parse_decimal(held))
        case Entry.NUMBER:
            return number_text(parse_decimal(held))
        case Entry.WHOLE:
            return parse_count(held)
        case entry if entry in texts.CHOICES:
            return texts.chosen(column.entry, held)
        case Entry.DAY:
            return read_year_day_text(held)
        case Entry.FLAG:
            return True if held == texts.YES else None
        case _:
            return held


def points_text(points: Decimal) -> str:
    """Points in the JSON form: two decimals, more only where they were typed."""
    return f"{points:.2f}" if points == round(points, 2) else format(points, "f")


def number_text(number: Decimal) -> str:
    """Any other number in the JSON form."""
    return format(number.normalize(), "f")


def _free_key(taken: set[str]) -> str:
    number = 1
    while f"m{number}" in taken:
        number += 1
    return f"m{number}"


__all__ = ["NotAYearDay", "RowsGrid", "RowsModel", "number_text", "points_text", "shown", "typed"]
