"""The room of the pages: what needs more than a small screen gives scrolls, and the window stays on it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from ui.page import Page


class PageArea(QScrollArea):
    """Gives the pages the whole room, or as much as they need at least."""

    def __init__(self, pages: QStackedWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pages.setProperty("kind", "plain")
        self.setWidget(pages)
        pages.currentChanged.connect(lambda _at: self._fit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A page that asks for more or less room is fitted anew."""
        if watched is self._pages and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room = self.maximumViewportSize()
        least = self._least(room.width())
        if least.width() > room.width() or least.height() > room.height():
            room = self.viewport().size()
            least = self._least(room.width())
        self._pages.resize(room.expandedTo(least))
        page = self._pages.currentWidget()
        if isinstance(page, Page):
            page.keep_head_in_sight(max(0, self._pages.width() - self.viewport().width()))

    def _least(self, width: int) -> QSize:
        """What the page in sight needs at this width: wrapped words need more lines where it is narrow."""
        page = self._pages.currentWidget()
        if page is None:
            return QSize(0, 0)
        least, layout = page.minimumSizeHint(), page.layout()
        if layout is None or not layout.hasHeightForWidth():
            return least
        height = layout.minimumHeightForWidth(max(width, least.width()))
        return least.expandedTo(QSize(0, height))
