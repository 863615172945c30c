"""Rows as high as their wrapped texts need: the style's padding is counted, so that no last line is cut."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

_PADDING, _ICON = 20, 24
_ABOVE_AND_BELOW, _LEAST = 8, 28
_ENDLESS = 10_000
_MOST_KEPT = 20_000  # sizes, and places


class WrappedRows(QStyledItemDelegate):
    """Sizes a cell by the width its column has; each text is measured once per width.

    Qt asks for every cell again whenever anything of the list moves: one that was asked for is answered by
    its place until what the cells say changes.
    """

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._sizes: dict[tuple[object, ...], tuple[int, int]] = {}
        self._places: dict[tuple[int, int, int], tuple[int, int]] = {}

    def forget_places(self) -> None:
        """Cells say something else, or in another font."""
        self._places.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of the text wrapped into the column, with the padding of the style."""
        column = index.column()
        place = (index.row(), column, self._view.columnWidth(column))
        held = self._places.get(place)
        if held is None:
            if len(self._places) > _MOST_KEPT:
                self._places.clear()
            held = self._places[place] = self._measured(option, index, width=place[2])
        return QSize(*held)

    def _measured(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, *, width: int
    ) -> tuple[int, int]:
        text = str(index.data() or "")
        has_icon = index.data(Qt.ItemDataRole.DecorationRole) is not None
        font = index.data(Qt.ItemDataRole.FontRole)
        own = font.key() if isinstance(font, QFont) else ""
        key = (text, width, has_icon, own, option.font.key())
        held = self._sizes.get(key)
        if held is None:
            if len(self._sizes) > _MOST_KEPT:
                self._sizes.clear()
            room = max(1, width - _PADDING - (_ICON if has_icon else 0))
            box = QRect(0, 0, room, _ENDLESS)
            wrapped = option.fontMetrics.boundingRect(box, Qt.TextFlag.TextWordWrap.value, text)
            asked = super().sizeHint(option, index)
            held = self._sizes[key] = asked.width(), max(_LEAST, wrapped.height() + _ABOVE_AND_BELOW)
        return held
