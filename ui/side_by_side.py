"""Two parts of a page beside each other; one below the other where the window is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.page import GAP

_NARROWEST = 480


class SideBySide(QSplitter):
    """A splitter that stands up below a width and lies down again above it."""

    def __init__(self, left: QWidget, right: QWidget, *, narrow: int, lowest: tuple[int, int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._narrow = narrow
        self._lowest = tuple(zip((left, right), lowest, strict=True))
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GAP)
        self.addWidget(left)
        self.addWidget(right)
        self.setMinimumWidth(_NARROWEST)  # else it would keep the page as wide as both parts together

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lie or stand, as the width allows."""
        is_narrow = event.size().width() < self._narrow
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            for part, height in self._lowest:
                part.setMinimumHeight(height if is_narrow else 0)
        super().resizeEvent(event)
