"""The criteria set as a tree with what is known about every leaf beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from core.criteria import CriteriaSet, Criterion
from core.text import matches
from ui.icons import icon
from ui.list_acts import ListActs
from ui.look import current_scheme, tabular
from ui.texts import common
from ui.view_listings import tree_listing

_ID_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW = QSize(0, 28)
_NARROWEST = 44
_NARROWEST_NAME = 200
_PADDING, _SPACE, _HIGHEST, _MARK_WIDTH = 20, 8, 400, 24
_MARKS = frozenset({"done", "care", "wrong", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell beside a criterion; `meaning` colours it and gives it an icon."""

    text: str
    meaning: str = ""
    is_figure: bool = True


class CriteriaTree(QTreeView):
    """Areas, groups and leaves; `current_changed` brings the id of the leaf stood on, or an empty text.

    With `every_row` areas and groups are stood on as leaves are. `entered` follows Enter on a leaf.
    Columns are as wide as what they show, never narrower than asked.
    """

    current_changed = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        titles: Sequence[str],
        widths: Sequence[int],
        *,
        every_row: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._every_row = every_row
        self._titles = tuple(titles)
        self._items: dict[str, list[QStandardItem]] = {}
        self._leaves: frozenset[str] = frozenset()
        self._shown: CriteriaSet | None = None
        self._filled: dict[str, tuple[Cell, ...]] = {}
        self._scheme: object = None
        self._model = QStandardItemModel(0, len(titles), self)
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(True)
        self.setIndentation(14)
        self.setAllColumnsShowFocus(True)
        self.setAccessibleName(common.PAGE_CRITERIA)
        self._asked, self._widths = tuple(widths), list(widths)
        self._name_width = self._offered = 0
        self._is_wanted = False
        self.papers = ListActs(self, lambda: tree_listing(self))
        self._size_header()
        self.selectionModel().currentRowChanged.connect(self._tell)

    def show_set(self, criteria: CriteriaSet, unit_kind: str = "") -> None:
        """Build the rows of a set; the same set is not built twice."""
        if criteria == self._shown:
            return
        self._shown = criteria
        self._model.clear()
        self._size_header()
        self._items, self._filled = {}, {}
        leaves = criteria.leaves(unit_kind or None)
        self._leaves = frozenset(leaf.id for leaf in leaves)
        for node in criteria.nodes:
            if not node.is_leaf or node.id in self._leaves:
                self._add(node)
        self._fit_rows()
        self.expandAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names take what is left, but never less than can be read."""
        super().resizeEvent(event)
        self._share_width()

    def set_cells(self, cells: Mapping[str, Sequence[Cell]]) -> None:
        """Fill the cells beside the criteria, by id."""
        scheme = current_scheme()
        if scheme != self._scheme:
            self._scheme, self._filled = scheme, {}
        changed = {
            node_id: row
            for node_id, row in cells.items()
            if node_id in self._items and self._filled.get(node_id) != tuple(row)
        }
        for node_id, row in changed.items():
            before = self._filled.get(node_id, ())
            self._filled[node_id] = tuple(row)
            for at, (item, cell) in enumerate(zip(self._items[node_id][1:], row, strict=False)):
                _fill(item, cell, before=before[at] if at < len(before) else None)
        if changed:
            self._widen()

    def offer_column(self, at: int, *, is_wanted: bool) -> None:
        """Show a column that has something to say, as long as the names keep their room."""
        self._offered, self._is_wanted = at, is_wanted
        self._share_width()

    def current_id(self) -> str:
        """The leaf stood on, or an empty text."""
        return self._id_of(self.currentIndex())

    def nodes_chosen(self) -> tuple[str, ...]:
        """Every selected row by its id, areas and groups too, in the order of the set."""
        chosen = self.selectionModel()
        return tuple(node_id for node_id, row in self._items.items() if chosen.isSelected(row[0].index()))

    def select_id(self, node_id: str) -> None:
        """Stand on a criterion."""
        items = self._items.get(node_id)
        if items is not None:
            index = items[0].index()
            self.selectionModel().setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def select_row(self, node_id: str) -> None:
        """Stand on a row without moving what is in sight more than needed."""
        if node_id not in self._items or node_id == self.current_id():
            return
        index = self._items[node_id][0].index()
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def step(self, by: int, wanted: frozenset[str] | None = None) -> bool:
        """Stand on the next leaf in sight (`by` 1) or the one before (-1), of those wanted, in a circle."""
        seen = [node_id for node_id in self._items if node_id in self._leaves and self._is_seen(node_id)]
        here = self.current_id()
        at = seen.index(here) if here in seen else -1 if by > 0 else 0
        round_trip = [*seen[at + 1 :], *seen[: at + 1]] if by > 0 else [*seen[:at][::-1], *seen[at:][::-1]]
        found = next((each for each in round_trip if wanted is None or each in wanted), "")
        if found:
            self.select_id(found)
        return bool(found)

    def next_leaf(self) -> None:
        """Stand on the next leaf in sight."""
        self.step(1)

    def last_leaf(self) -> None:
        """Stand on the leaf in sight before this one."""
        self.step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a leaf goes on to what is entered there."""
        if self.papers.hear(event):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_id():
            self.entered.emit(self.current_id())
            return
        super().keyPressEvent(event)

    def select_first(self) -> None:
        """Stand on the first leaf."""
        first = next((node_id for node_id in self._items if node_id in self._leaves), "")
        if first:
            self.select_id(first)

    def find_text(self, text: str, kept: frozenset[str] | None = None) -> bool:
        """Show only leaves whose words match (and whose id is in `kept`, if given); whether any is left."""
        found = False
        for node_id in reversed(tuple(self._items)):
            item = self._items[node_id][0]
            if node_id in self._leaves:
                is_seen = matches(text, item.text()) and (kept is None or node_id in kept)
                found = found or is_seen
            else:
                is_seen = any(not self.isRowHidden(row, item.index()) for row in range(item.rowCount()))
            self.setRowHidden(item.row(), _parent_index(item), not is_seen)
        return found

    def _add(self, node: Criterion) -> None:
        name = QStandardItem(f"{node.id}  {node.name}")
        name.setData(node.id if node.is_leaf or self._every_row else "", _ID_ROLE)
        name.setToolTip(node.name)
        name.setSizeHint(_ROW)
        row = [name, *(QStandardItem() for _title in self._titles[1:])]
        if not node.is_leaf:
            font = QFont()
            font.setBold(True)
            for item in row:
                item.setFont(font)
        for item in row:
            item.setEditable(False)
        parent = self._items.get(node.parent_id or "")
        # Items the model makes for itself (its root, its titles) are never asked for: they go with `clear`,
        # and a wrapper left behind would answer for whatever stands at their place in memory next.
        if parent is None:
            self._model.appendRow(row)
        else:
            parent[0].appendRow(row)
        self._items[node.id] = row

    def _size_header(self) -> None:
        self._model.setHorizontalHeaderLabels(self._titles)
        header = self.header()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(_NARROWEST)
        header.setStretchLastSection(False)
        for at in range(1, len(self._titles)):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
        self._widen()

    def _widen(self) -> None:
        """Every column shows its title and its cells whole, whatever the letters measure."""
        self.ensurePolished()
        bold = QFont(self.font())
        bold.setBold(True)
        for at, asked in enumerate(self._asked, start=1):
            items = [row[at] for row in self._items.values() if row[at].text()]
            title = QFontMetrics(bold).horizontalAdvance(self._titles[at])
            needed = max((_drawn_width(item) for item in items), default=0)
            self._widths[at - 1] = max(asked, title + _PADDING, needed + _PADDING)
            self.header().resizeSection(at, self._widths[at - 1])
            is_figure = bool(items) and bool(items[0].textAlignment() & Qt.AlignmentFlag.AlignRight)
            side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
            self._model.setHeaderData(
                at,
                Qt.Orientation.Horizontal,
                side | Qt.AlignmentFlag.AlignVCenter,
                Qt.ItemDataRole.TextAlignmentRole,
            )
        self._share_width()

    def _is_seen(self, node_id: str) -> bool:
        item = self._items[node_id][0]
        return not self.isRowHidden(item.row(), _parent_index(item))

    def _id_of(self, index: QModelIndex) -> str:
        return str(index.siblingAtColumn(0).data(_ID_ROLE) or "") if index.isValid() else ""

    def _share_width(self) -> None:
        room = self.viewport().width() - sum(self._widths)
        if self._offered:
            is_hidden = not self._is_wanted or room < _NARROWEST_NAME
            self.setColumnHidden(self._offered, is_hidden)
            room += self._widths[self._offered - 1] if is_hidden else 0
        left = max(room, _NARROWEST_NAME)
        self.header().resizeSection(0, left)
        if left != self._name_width:
            self._name_width = left
            self._fit_rows()

    def _fit_rows(self) -> None:
        """Rows are as high as their criterion's name needs, so that no name is cut."""
        for item in (row[0] for row in self._items.values()):
            room = self._name_width - self.indentation() * _depth(item) - _PADDING
            needed = QFontMetrics(item.font()).boundingRect(
                QRect(0, 0, room, _HIGHEST), Qt.TextFlag.TextWordWrap, item.text()
            )
            item.setSizeHint(QSize(room, max(_ROW.height(), needed.height() + _SPACE)))

    def _tell(self, index: QModelIndex) -> None:
        self.current_changed.emit(self._id_of(index))


def _fill(item: QStandardItem, cell: Cell, *, before: Cell | None) -> None:
    """Show a cell; what it has in common with the one before is not set again."""
    if before is None or cell.text != before.text:
        item.setText(cell.text)
        item.setToolTip(cell.text)
    if before is not None and (cell.meaning, cell.is_figure) == (before.meaning, before.is_figure):
        return
    scheme = current_scheme()
    item.setForeground(scheme.colour(cell.meaning or "text"))
    item.setIcon(icon(cell.meaning, cell.meaning) if cell.meaning in _MARKS else QIcon())
    if not cell.is_figure:
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    else:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFont(tabular(item.font()))


def _drawn_width(item: QStandardItem) -> int:
    """How wide the text is drawn, its mark included."""
    return QFontMetrics(item.font()).horizontalAdvance(item.text()) + (
        0 if item.icon().isNull() else _MARK_WIDTH
    )


def _depth(item: QStandardItem) -> int:
    """How many steps the item stands to the right, its own branch mark included."""
    depth, above = 1, item.parent()
    while above is not None:
        depth, above = depth + 1, above.parent()
    return depth


def _parent_index(item: QStandardItem) -> QModelIndex:
    parent = item.parent()
    return parent.index() if parent is not None else QModelIndex()
