"""Rows as high as their wrapped texts need: the style's padding is counted, so that no last line is cut."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

_PADDING, _ICON = 20, 24
_ABOVE_AND_BELOW, _LEAST = 8, 28
_ENDLESS = 10_000


class WrappedRows(QStyledItemDelegate):
    """Sizes a cell by the width its column has."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of the text wrapped into the column, with the padding of the style."""
        view = self.parent()
        asked = super().sizeHint(option, index)
        if not isinstance(view, QTableView):
            return asked
        icon = _ICON if index.data(Qt.ItemDataRole.DecorationRole) is not None else 0
        room = max(1, view.columnWidth(index.column()) - _PADDING - icon)
        text = str(index.data() or "")
        wrapped = option.fontMetrics.boundingRect(
            QRect(0, 0, room, _ENDLESS), Qt.TextFlag.TextWordWrap.value, text
        )
        return QSize(asked.width(), max(_LEAST, wrapped.height() + _ABOVE_AND_BELOW))
