"""The records of a kind as a sheet: a row per record, a column per field, an empty row at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor

from core.errors import CchcError, UserError
from core.findings import Level
from core.records.catalogue import Record, kind_of
from core.records.entering import cell_text, read_cell
from core.records.fields import FieldSpec, Form
from core.search import marks_in
from ui.found_rows import Index
from ui.look import current_scheme
from ui.messages import error_notice
from ui.record_book import RecordBook
from ui.sheet_rows import SheetRows
from ui.texts import numbers
from ui.texts import record_sheet as texts
from ui.texts.every_finding import message_of
from ui.texts.records import choice_label, field_hint, field_label, suggestions

Place = tuple[int, int]
SPEC_ROLE = Qt.ItemDataRole.UserRole + 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FIGURES = frozenset({Form.COUNT, Form.AMOUNT})


class RecordSheetModel(QAbstractTableModel):
    """`said` brings a sentence and its weight: why a text was not kept, or empty when all is well."""

    said = Signal(str, str)

    def __init__(self, book: RecordBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.specs: tuple[FieldSpec, ...] = kind_of(book.kind).fields
        self.rows = SheetRows(book)
        self.needle = ""
        book.changed.connect(self._follow)
        book.judged.connect(self._repaint)

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these rows in this order, and the empty row below them."""
        self.beginResetModel()
        self.rows.show(ids)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Records, and the row for a new one unless the year is closed."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Declared fields."""
        return 0 if parent.isValid() else len(self.specs)

    def spec(self, column: int) -> FieldSpec:
        """The field of a column."""
        return self.specs[column]

    def title(self, column: int) -> str:
        """The label of a column."""
        return field_label(self._book.kind, self.specs[column].name)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Labels above, numbers at the left; a draft's number carries a dot, the empty row a plus."""
        if orientation is Qt.Orientation.Horizontal:
            return self._column_head(section, role)
        if role == Qt.ItemDataRole.DisplayRole:
            if self.rows.is_blank(section):
                return texts.NEW_ROW
            return f"{section + 1} \u2022" if self.rows.is_draft(section) else str(section + 1)
        if role == Qt.ItemDataRole.ToolTipRole:
            return texts.NEW_ROW_HINT if self.rows.is_blank(section) else self.row_sentence(section) or None
        if role == Qt.ItemDataRole.ForegroundRole and self.rows.is_draft(section):
            return current_scheme().colour("care")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be typed in while the year is open; ticks are ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._book.is_locked:
            return flags
        if self.specs[index.column()].form is Form.FLAG:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911 - one line per role
        """What a cell shows; findings colour the cell and stand in its tooltip."""
        if not index.isValid():
            return None
        row, spec = index.row(), self.specs[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.shown_text(row, spec)
            case Qt.ItemDataRole.EditRole:
                return self.plain_text(row, spec)
            case Qt.ItemDataRole.CheckStateRole if spec.form is Form.FLAG:
                is_on = bool(getattr(self.rows.record(row), spec.name))
                return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if spec.form in _FIGURES else _LEFT
            case Qt.ItemDataRole.ToolTipRole:
                return self.sentence(row, spec)[0] or self.shown_text(row, spec) or None
            case _ if role == SPEC_ROLE:
                return spec
        return self._dressed(row, spec, role=role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed or ticked; a text that cannot be read stays in its cell, marked."""
        if not index.isValid() or self._book.is_locked:
            return False
        row, spec = index.row(), self.specs[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.put({(row, index.column()): Qt.CheckState(value) == Qt.CheckState.Checked})
        if role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value)
        if text == self.plain_text(row, spec):
            return True
        try:
            read = self.read(index.column(), text)
        except UserError as error:
            self._refuse(row, spec, text=text, sentence=error_notice(error).why)
            return False
        return self.put({(row, index.column()): read}, typed=text)

    def read(self, column: int, text: str) -> object:
        """The value of a typed text.

        Raises:
            UserError: it cannot be read.
        """
        return read_cell(self.specs[column], text, year=self.rows.blank.year, labels=choice_label)

    def put(self, values: Mapping[Place, object], *, typed: str = "") -> bool:
        """Keep the values of several cells as one step, all of them or none."""
        changed: dict[int, Record] = {}
        for (row, column), value in values.items():
            record = changed.get(row) or self.rows.record(row)
            changed[row] = replace(record, **{self.specs[column].name: value})
        try:
            errors = self._book.put(changed.values())
        except CchcError as error:
            self.said.emit(error_notice(error).what, "wrong")
            return False
        if not errors:
            for row, column in values:
                self.rows.wrong.pop((self.rows.record(row).id, self.specs[column].name), None)
            self.said.emit("", "")
            return True
        sentence = next(message_of(found) for found in errors if found.level is Level.ERROR)
        if len(values) == 1:
            ((row, column),) = values
            self._refuse(row, self.specs[column], text=typed, sentence=sentence)
        else:
            self.said.emit(sentence, "wrong")
        return False

    def usual_values(self, column: int) -> tuple[str, ...]:
        """What a line of text usually holds, and what other records hold in it."""
        name = self.specs[column].name
        return (*suggestions(self._book.kind, name), *self._book.values_of(name))

    def new_record(self) -> Record:
        """A further new record, for pasting below the last row."""
        return self._book.blank()

    def shown_text(self, row: int, spec: FieldSpec) -> str:
        """What a cell shows."""
        record = self.rows.record(row)
        wrong = self.rows.wrong.get((record.id, spec.name))
        if wrong is not None:
            return wrong[0]
        return _shown(getattr(record, spec.name))

    def plain_text(self, row: int, spec: FieldSpec) -> str:
        """What an editor begins with and the clipboard gets."""
        record = self.rows.record(row)
        wrong = self.rows.wrong.get((record.id, spec.name))
        return wrong[0] if wrong is not None else cell_text(getattr(record, spec.name), choice_label)

    def sentence(self, row: int, spec: FieldSpec) -> tuple[str, str]:
        """What is to be said about a cell, and its weight."""
        record = self.rows.record(row)
        wrong = self.rows.wrong.get((record.id, spec.name))
        if wrong is not None:
            return texts.not_kept(*wrong), "wrong"
        if self.rows.is_blank(row):
            return "", ""
        return self._book.finding(record, spec.name)

    def row_sentence(self, row: int) -> str:
        """What a draft still misses."""
        if not self.rows.is_draft(row):
            return ""
        found = self._book.findings_of(self.rows.record(row))
        names = [one.where.rpartition(":")[2] for one in found if one.code == "REQUIRED"]
        return texts.draft_misses([field_label(self._book.kind, name) for name in names])

    def holds_wrong(self, row: int, column: int) -> bool:
        """Whether a text stands in the cell that could not be kept."""
        return (self.rows.record(row).id, self.specs[column].name) in self.rows.wrong

    def forget_wrong(self, row: int, column: int) -> None:
        """Drop a text that could not be kept; the kept value shows again."""
        if self.rows.wrong.pop((self.rows.record(row).id, self.specs[column].name), None) is not None:
            index = self.index(row, column)
            self.dataChanged.emit(index, index)

    def _refuse(self, row: int, spec: FieldSpec, *, text: str, sentence: str) -> None:
        self.rows.wrong[self.rows.record(row).id, spec.name] = (text, sentence)
        index = self.index(row, self.specs.index(spec))
        self.dataChanged.emit(index, index)
        self.said.emit(texts.not_kept(text, sentence), "wrong")

    def _column_head(self, section: int, role: int) -> Any:
        if section >= len(self.specs):
            return None
        spec = self.specs[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self.title(section)} *" if spec.required else self.title(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return field_hint(self._book.kind, spec.name) or self.title(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = _RIGHT if spec.form in _FIGURES else _LEFT
            return side.value | Qt.TextFlag.TextWordWrap.value
        return None

    def _dressed(self, row: int, spec: FieldSpec, *, role: int) -> QColor | None:
        scheme, weight = current_scheme(), ""
        if role in {Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole}:
            weight = self.sentence(row, spec)[1]
        if role == Qt.ItemDataRole.BackgroundRole and weight:
            return scheme.colour(f"{weight}_soft")
        if (
            role == Qt.ItemDataRole.BackgroundRole
            and not self.rows.is_blank(row)
            and marks_in(self.needle, self.shown_text(row, spec))
        ):
            return scheme.colour("accent_soft")
        if role == Qt.ItemDataRole.ForegroundRole and (weight == "wrong" or self.rows.is_blank(row)):
            return scheme.colour(weight or "quiet")
        return None

    def _follow(self, ids: frozenset[str]) -> None:
        """Show what the book changed: rows in place, new ones above the empty row, none for those gone."""
        for each in [each for each in self.rows.ids if each in ids and self._book.entry(each) is None]:
            row = self.rows.ids.index(each)
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.rows.ids[row]
            self.endRemoveRows()
        held = set(self.rows.ids)
        for entry in self._book.entries:
            if entry.record.id in ids and entry.record.id not in held:
                self._append(entry.record.id)
        for row, each in enumerate(self.rows.ids):
            if each in ids:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.specs) - 1))
                self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def _append(self, record_id: str) -> None:
        """A new row: the empty one becomes it when it was typed there, and another empty one follows."""
        at = len(self.rows.ids)
        if record_id == self.rows.blank.id:
            self.beginInsertRows(QModelIndex(), at + 1, at + 1)
            self.rows.begin_next()
        else:
            self.beginInsertRows(QModelIndex(), at, at)
        self.rows.ids.append(record_id)
        self.endInsertRows()

    def _repaint(self) -> None:
        if self.rows.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows.ids) - 1, len(self.specs) - 1))


def _shown(value: Any) -> str:
    match value:
        case bool():
            return ""
        case int():
            return numbers.count(value)
        case Decimal():
            return numbers.decimal(value)
        case date():
            return numbers.day(value)
    return cell_text(value, choice_label)
