"""An editable grid of whole numbers: rows, columns, numbers, undo. What it looks like is `grid_view`'s work.

Where numbers are kept is its owner's work (`GridSource`). A number is an `int`; `None` is a cell nobody has
entered yet, which is not 0.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont

from core.errors import CchcError, UserError
from ui.found_rows import Index
from ui.grid_figures import plain_figure, read_figure, shown_figure, why_no_figure
from ui.look import current_scheme, tabular
from ui.messages import error_notice
from ui.texts import grid as texts

Place = tuple[int, int]
Values = Mapping[Hashable, int | None]
BESIDE_ROLE = Qt.ItemDataRole.UserRole + 2
WEIGHT_ROLE = Qt.ItemDataRole.UserRole + 3
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """One column; `key` None means computed, shown and never typed; `sums` names what it adds up.

    `groups` are the titles under which the column is shown when the officer looks at a part of them. A number
    counts `places` decimals in its last place (see `ui.grid_figures`); a cell that `may_be_empty` is emptied
    by Delete, any other becomes 0.
    """

    title: str
    key: str | None
    hint: str = ""
    is_text: bool = False
    sums: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    places: int = 0
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is said about a cell; weight "wrong", "care", "odd" (a number to look at again) or empty."""

    sentence: str = ""
    weight: str = ""


class GridSource(Protocol):
    """Where the numbers live."""

    compares: bool

    def view(self) -> Hashable:
        """Which part of the numbers the rows show now."""

    def rows(self) -> Sequence[str]:
        """Titles of the rows."""

    def columns(self) -> Sequence[GridColumn]:
        """The columns in order."""

    def number(self, row: int, column: int) -> int | None:
        """A number, or None where nothing was entered."""

    def text(self, row: int, column: int) -> str:
        """What a text column shows."""

    def beside(self, row: int, column: int) -> str:
        """What is shown under a number to compare it with; empty where nothing is."""

    def total(self, column: int) -> str:
        """What stands in the totals below a column; empty where nothing belongs."""

    def note(self, row: int, column: int) -> Note:
        """What is to be said about a cell."""

    def closed(self) -> str:
        """Why nothing can be typed now; empty when it can."""

    def key(self, row: int, column: int) -> Hashable:
        """The name of a cell, the same in every view."""

    def place(self, key: Hashable) -> Place | None:
        """Where a cell stands in this view."""

    def put(self, values: Values) -> str:
        """Keep these numbers, all or none; why they were not kept, or an empty text.

        None takes back the first entry of a row: it was not entered.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    view: Hashable
    before: Values
    after: Values


class GridModel(QAbstractTableModel):
    """The numbers under their columns.

    `changed` follows a kept change, `told` brings a sentence and its weight, `elsewhere` the view a change
    lies in that is to be undone, `moved` the places an undone change touched.
    """

    changed = Signal()
    told = Signal(str, str)
    elsewhere = Signal(object)
    moved = Signal(object)

    def __init__(self, source: GridSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._shown = (source.view(), len(source.rows()))

    def reload(self) -> None:
        """Show the source again; where the rows are the same, what is selected and typed stays."""
        shown = (self.source.view(), len(self.source.rows()))
        if shown == self._shown:
            self._refresh()
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def forget(self) -> None:
        """Drop what could be undone: the numbers are others now."""
        self._done.clear()
        self._undone.clear()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows."""
        return 0 if parent.isValid() else len(self.source.rows())

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Columns."""
        return 0 if parent.isValid() else len(self.source.columns())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles of columns and rows."""
        is_column = orientation is Qt.Orientation.Horizontal
        columns, rows = self.source.columns(), self.source.rows()
        if not 0 <= section < len(columns if is_column else rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return columns[section].title if is_column else rows[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return columns[section].hint or columns[section].title if is_column else rows[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Computed columns cannot be edited, nor anything where the numbers are closed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.is_typed(index.column()) and not self.source.closed():
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911 - one per role
        """What a cell shows; what is found colours the cell and is marked in it."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.shown(row, column)
            case Qt.ItemDataRole.EditRole:
                return self.plain(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                is_high = self.source.compares
                return _RIGHT | (Qt.AlignmentFlag.AlignTop if is_high else Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.FontRole:
                return _font(is_bold=not self.is_typed(column))
        if role == BESIDE_ROLE:
            return self.source.beside(row, column)
        return self._noted(row, column, role=role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed; an empty text clears the cell."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        try:
            number = self.read(index.column(), str(value))
        except UserError as error:
            self.told.emit(self.why_not_read(index.column(), error), "wrong")
            return False
        return self.put({(index.row(), index.column()): number})

    def put(self, values: Mapping[Place, int | None]) -> bool:
        """Keep numbers and remember how to undo it; None clears. Whether they stand there now."""
        if self.source.closed():
            self.told.emit(self.source.closed(), "care")
            return False
        before: dict[Hashable, int | None] = {}
        after: dict[Hashable, int | None] = {}
        for (row, column), number in values.items():
            held = self.source.number(row, column)
            is_emptied = number is None and not self.source.columns()[column].may_be_empty
            wanted = 0 if is_emptied and held is not None else number
            if self.is_typed(column) and wanted != held:
                key = self.source.key(row, column)
                before[key], after[key] = held, wanted
        if not after:
            return True
        if not self._keep(after):
            return False
        self._done.append(_Step(view=self.source.view(), before=before, after=after))
        self._undone.clear()
        return True

    def undo(self) -> None:
        """Take the last change back, in the view where it was made."""
        step = self._again(self._done)
        if step is None:
            self.told.emit(texts.NO_UNDO, "")
        elif self._keep(step.before):
            self._undone.append(self._done.pop())
            self._stand(step, texts.UNDONE)

    def redo(self) -> None:
        """Do again what was taken back."""
        step = self._again(self._undone)
        if step is None:
            self.told.emit(texts.NO_REDO, "")
        elif self._keep(step.after):
            self._done.append(self._undone.pop())
            self._stand(step, texts.REDONE)

    def is_typed(self, column: int) -> bool:
        """Whether numbers are typed in this column."""
        return self.source.columns()[column].key is not None

    def shown(self, row: int, column: int) -> str:
        """A cell with dots between thousands."""
        if self.source.columns()[column].is_text:
            return self.source.text(row, column)
        number = self.source.number(row, column)
        return "" if number is None else shown_figure(number, self.source.columns()[column].places)

    def plain(self, row: int, column: int) -> str:
        """A cell as a spreadsheet reads it and as it is edited: figures alone."""
        if self.source.columns()[column].is_text:
            return self.source.text(row, column)
        number = self.source.number(row, column)
        return "" if number is None else plain_figure(number, self.source.columns()[column].places)

    def read(self, column: int, text: str) -> int | None:
        """What was typed into a column; None empties the cell.

        Raises:
            AmbiguousNumber, NotANumber.
        """
        return read_figure(text, self.source.columns()[column].places)

    def why_not_read(self, column: int, error: UserError) -> str:
        """Why a text cannot be kept in a column, and what to type instead."""
        return why_no_figure(error, self.source.columns()[column].places)

    def _again(self, steps: list[_Step]) -> _Step | None:
        if not steps:
            return None
        if steps[-1].view != self.source.view():
            self.elsewhere.emit(steps[-1].view)
        return steps[-1]

    def _keep(self, values: Values) -> bool:
        try:
            refused = self.source.put(values)
        except CchcError as error:
            refused = why_not(error)
        if refused:
            self.told.emit(refused, "wrong")
            return False
        self._refresh()
        self.changed.emit()
        return True

    def _stand(self, step: _Step, sentence: str) -> None:
        places = (self.source.place(key) for key in step.after)
        self.moved.emit(tuple(place for place in places if place is not None))
        self.told.emit(sentence, "")

    def _refresh(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def _noted(self, row: int, column: int, *, role: int) -> Any:
        note = self.source.note(row, column)
        match role:
            case _ if role == WEIGHT_ROLE:
                return note.weight
            case Qt.ItemDataRole.ToolTipRole:
                return note.sentence or None
            case Qt.ItemDataRole.AccessibleTextRole:
                beside = self.source.beside(row, column)
                return texts.spoken(self.shown(row, column), beside, note=note.sentence)
        is_zero = self.source.number(row, column) == 0 and not self.source.columns()[column].is_text
        return _coloured(role, note.weight, is_zero=is_zero)


class TotalsModel(QAbstractTableModel):
    """One row: what the grid above it adds up to."""

    def __init__(self, source: GridSource, title: str, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._title = source, title

    def reload(self) -> None:
        """Add up again."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One."""
        return 0 if parent.isValid() else 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """As the grid."""
        return 0 if parent.isValid() else len(self._source.columns())

    def headerData(self, _section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The word for a total."""
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return self._title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A sum."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._source.total(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return _font(is_bold=True)
        return None


def why_not(error: CchcError) -> str:
    """What could not be done and what to do now, in one line."""
    notice = error_notice(error)
    return f"{notice.what} {notice.advice}".strip()


def _font(*, is_bold: bool) -> QFont:
    font = QFont()
    font.setBold(is_bold)
    return tabular(font)


def _coloured(role: int, weight: str, *, is_zero: bool) -> QColor | None:
    scheme = current_scheme()
    if role == Qt.ItemDataRole.BackgroundRole and weight in {"wrong", "care"}:
        return scheme.colour(f"{weight}_soft")
    if role == Qt.ItemDataRole.ForegroundRole and weight in {"wrong", "care"}:
        return scheme.colour(weight)
    if role == Qt.ItemDataRole.ForegroundRole and is_zero:
        return scheme.colour("quiet")
    return None
