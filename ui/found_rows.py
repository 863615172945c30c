"""Which rows of a list are shown, and in what order: Vietnamese order, found without accents.

Texts are folded and keys are made once per row and kept. Up to a few thousand rows everything is done at
once; a list of a hundred thousand is worked through in slices while the window stays usable, and the
rows in sight stay as they were until the new order is there.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.text import fold, nearly_matches, sort_text
from ui.slices import Slices

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_STEP = 250
_RUN = 2_000
_LOOK = 5_000


class RowSource(QAbstractTableModel):
    """What rows are found and sorted by, beside what Qt asks for."""

    def text_at(self, row: int) -> str:
        """Everything a row says, for looking words up."""
        raise AssertionError(row)

    def key_at(self, row: int, column: int) -> Any:
        """What a row is sorted by: a text, anything that has an order, or None."""
        raise AssertionError(row, column)


class FoundRows(QAbstractTableModel):
    """The rows of another model that hold every word looked for, sorted by one column.

    A word of five letters or more that stands nowhere is looked for once more with one slip allowed
    (seed rows R038, R061). `settled` follows each new arrangement; `progressed` tells how far a long one is.
    """

    progressed = Signal(int, int)
    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: RowSource | None = None
        self._needle = ""
        self._column, self._order = -1, Qt.SortOrder.AscendingOrder
        self._shown: list[int] = []
        self._arranged: list[int] = []
        self._folded: list[str | None] = []
        self._keys: dict[int, list[Any]] = {}
        self._slices = Slices(self)
        self._slices.progressed.connect(self.progressed)
        self._slices.ended.connect(self._apply)

    def setSourceModel(self, source: RowSource) -> None:
        """Show rows of this model."""
        self._source = source
        source.modelReset.connect(self._begin_anew)
        source.dataChanged.connect(self._take_changes)
        self._begin_anew()

    def sourceModel(self) -> RowSource | None:
        """The model whose rows are shown."""
        return self._source

    @property
    def needle(self) -> str:
        """The words looked for."""
        return self._needle

    def find(self, text: str) -> None:
        """Keep the rows that hold these words, accents and case aside."""
        if text != self._needle:
            self._needle = text
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 is the order the rows came in. What is empty stands first."""
        if (column, order) != (self._column, self._order):
            self._column, self._order = column, order
            self._arrange()

    def shown(self) -> Sequence[int]:
        """The rows of the source in the order shown."""
        return self._shown

    @property
    def is_busy(self) -> bool:
        """Whether a new arrangement is on its way."""
        return self._slices.is_busy

    def finish(self) -> None:
        """Arrange the rest now, however long it takes."""
        self._slices.finish()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Columns of the source."""
        return 0 if parent.isValid() or self._source is None else self._source.columnCount()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles of the source."""
        return None if self._source is None else self._source.headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the source says about the row."""
        if self._source is None or not index.isValid():
            return None
        return self._source.data(self._source.index(self._shown[index.row()], index.column()), role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """As in the source."""
        if self._source is None or not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return self._source.flags(self._source.index(self._shown[index.row()], index.column()))

    def _begin_anew(self) -> None:
        """Other rows: all of them are there at once, then found and sorted as before."""
        self._slices.stop()
        self.beginResetModel()
        count = 0 if self._source is None else self._source.rowCount()
        self._folded, self._keys = [None] * count, {}
        self._shown = list(range(count))
        self.endResetModel()
        if self._needle or self._column >= 0:
            self._arrange()

    def _take_changes(self, first: Index, last: Index, *_roles: object) -> None:
        """A changed row is read anew and stays where it stands until the next arrangement."""
        for at in range(first.row(), last.row() + 1):
            self._folded[at] = None
        self._keys.clear()
        places = [place for place, at in enumerate(self._shown) if first.row() <= at <= last.row()]
        for place in places:
            self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

    def _arrange(self) -> None:
        self._slices.begin(self._steps())

    def _steps(self) -> Iterator[tuple[int, int]]:
        kept: list[int] = list(range(len(self._folded)))
        words = fold(self._needle).split()
        if words:
            yield from self._fold_all()
            found = yield from self._holding(words)
            kept = found or (yield from self._nearly(kept))
        if self._column >= 0:
            keys = yield from self._all_keys(self._column)
            kept = yield from _sorted(kept, keys, is_falling=self._order is Qt.SortOrder.DescendingOrder)
        self._arranged = kept

    def _fold_all(self) -> Iterator[tuple[int, int]]:
        source, total = self._source, len(self._folded)
        for at in range(total):
            if source is not None and self._folded[at] is None:
                self._folded[at] = fold(source.text_at(at))
            if at % _STEP == _STEP - 1:
                yield at, total

    def _holding(self, words: Sequence[str]) -> Any:
        """The rows that hold every word; a generator that returns them."""
        found: list[int] = []
        texts = self._folded
        for start in range(0, len(texts), _LOOK):
            part = enumerate(texts[start : start + _LOOK], start=start)
            found.extend(at for at, text in part if text is not None and all(word in text for word in words))
            yield start, len(texts)
        return found

    def _nearly(self, rows: Sequence[int]) -> Any:
        found = []
        for done, at in enumerate(rows):
            if nearly_matches(self._needle, self._folded[at] or ""):
                found.append(at)
            if done % _STEP == _STEP - 1:
                yield done, len(rows)
        return found

    def _all_keys(self, column: int) -> Any:
        held, source = self._keys.get(column), self._source
        if held is not None or source is None:
            return held or []
        keys: list[Any] = []
        total = len(self._folded)
        for at in range(total):
            keys.append(_key(source.key_at(at, column)))
            if at % _STEP == _STEP - 1:
                yield at, total
        self._keys[column] = keys
        return keys

    def _apply(self) -> None:
        """The new arrangement takes the place of the old one; what is current stays so where it is shown."""
        self.layoutAboutToBeChanged.emit()
        before = self._shown
        old = self.persistentIndexList()
        wanted = {before[index.row()] for index in old}
        places = {at: place for place, at in enumerate(self._arranged) if at in wanted}
        moved = [(index, places.get(before[index.row()])) for index in old]
        self._shown = self._arranged
        new = [
            QModelIndex() if place is None else self.index(place, index.column()) for index, place in moved
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()
        self.settled.emit()


def _key(value: Any) -> Any:
    return f"{sort_text(value)}\0{value}" if isinstance(value, str) else value


def _sorted(rows: Sequence[int], keys: Sequence[Any], *, is_falling: bool) -> Any:
    """Rows in order of their keys, those without one first; a generator that returns them."""
    empty = [at for at in rows if keys[at] is None]
    filled = [at for at in rows if keys[at] is not None]
    runs: list[list[int]] = []
    for start in range(0, len(filled), _RUN):
        runs.append(sorted(filled[start : start + _RUN], key=keys.__getitem__, reverse=is_falling))
        yield start, len(filled)
    while len(runs) > 1:
        joined = []
        for at in range(0, len(runs), 2):
            # two runs that are in order already: sorting them is a merge
            pair = [place for run in runs[at : at + 2] for place in run]
            joined.append(sorted(pair, key=keys.__getitem__, reverse=is_falling))
            yield len(filled), len(filled)
        runs = joined
    order = runs[0] if runs else []
    return order + empty if is_falling else empty + order
