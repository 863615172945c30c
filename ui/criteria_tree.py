"""The criteria set as a tree with what is known about every leaf beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from core.criteria import CriteriaSet, Criterion
from core.text import matches
from ui.icons import icon
from ui.look import current_scheme, tabular
from ui.texts import common

_ID_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW = QSize(0, 28)
_NARROWEST = 44
_NARROWEST_NAME = 220
_PADDING, _SPACE, _HIGHEST = 20, 8, 400
_MARKS = frozenset({"done", "care", "wrong", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell beside a criterion; `meaning` colours it and gives it an icon."""

    text: str
    meaning: str = ""
    is_figure: bool = True


class CriteriaTree(QTreeView):
    """Areas, groups and leaves; `current_changed` brings the id of the leaf stood on, or an empty text."""

    current_changed = Signal(str)

    def __init__(
        self, titles: Sequence[str], widths: Sequence[int], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._items: dict[str, list[QStandardItem]] = {}
        self._leaves: frozenset[str] = frozenset()
        self._shown: CriteriaSet | None = None
        self._model = QStandardItemModel(0, len(titles), self)
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(True)
        self.setIndentation(14)
        self.setAllColumnsShowFocus(True)
        self.setAccessibleName(common.PAGE_CRITERIA)
        self._widths = tuple(widths)
        self._name_width = 0
        self._size_header()
        self.selectionModel().currentRowChanged.connect(self._tell)

    def show_set(self, criteria: CriteriaSet, unit_kind: str = "") -> None:
        """Build the rows of a set; the same set is not built twice."""
        if criteria == self._shown:
            return
        self._shown = criteria
        self._model.clear()
        self._size_header()
        self._items = {}
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
        for node_id, row in cells.items():
            items = self._items.get(node_id)
            if items is None:
                continue
            for item, cell in zip(items[1:], row, strict=False):
                _fill(item, cell)

    def current_id(self) -> str:
        """The leaf stood on, or an empty text."""
        return self._id_of(self.currentIndex())

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

    def select_first(self) -> None:
        """Stand on the first leaf."""
        first = next((node_id for node_id in self._items if node_id in self._leaves), "")
        if first:
            self.select_id(first)

    def find_text(self, text: str, kept: frozenset[str] | None = None) -> None:
        """Show only leaves whose words match (and whose id is in `kept`, when given)."""
        for node_id in reversed(tuple(self._items)):
            item = self._items[node_id][0]
            if node_id in self._leaves:
                is_seen = matches(text, item.text()) and (kept is None or node_id in kept)
            else:
                is_seen = any(not self.isRowHidden(row, item.index()) for row in range(item.rowCount()))
            self.setRowHidden(item.row(), _parent_index(item), not is_seen)

    def _add(self, node: Criterion) -> None:
        name = QStandardItem(f"{node.id}  {node.name}")
        name.setData(node.id if node.is_leaf else "", _ID_ROLE)
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
        target = parent[0] if parent is not None else self._model.invisibleRootItem()
        target.appendRow(row)
        self._items[node.id] = row

    def _size_header(self) -> None:
        self._model.setHorizontalHeaderLabels(self._titles)
        for at in range(1, len(self._titles)):
            self._model.horizontalHeaderItem(at).setTextAlignment(Qt.AlignmentFlag.AlignRight)
        header = self.header()
        header.setMinimumSectionSize(_NARROWEST)
        header.setStretchLastSection(False)
        for at, width in enumerate(self._widths, start=1):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(at, width)
        self._share_width()

    def _id_of(self, index: QModelIndex) -> str:
        return str(index.siblingAtColumn(0).data(_ID_ROLE) or "") if index.isValid() else ""

    def _share_width(self) -> None:
        left = max(self.viewport().width() - sum(self._widths), _NARROWEST_NAME)
        if left != self._name_width:
            self._name_width = left
            self.header().resizeSection(0, left)
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


def _fill(item: QStandardItem, cell: Cell) -> None:
    item.setText(cell.text)
    item.setToolTip(cell.text)
    scheme = current_scheme()
    item.setForeground(scheme.colour(cell.meaning or "text"))
    item.setIcon(icon(cell.meaning, cell.meaning) if cell.meaning in _MARKS else QIcon())
    if cell.is_figure:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFont(tabular(item.font()))


def _depth(item: QStandardItem) -> int:
    """How many steps the item stands to the right, its own branch mark included."""
    depth, above = 1, item.parent()
    while above is not None:
        depth, above = depth + 1, above.parent()
    return depth


def _parent_index(item: QStandardItem) -> QModelIndex:
    parent = item.parent()
    return parent.index() if parent is not None else QModelIndex()
