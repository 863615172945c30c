"""The middle of a dialog: its fields scroll where the screen is too low; the buttons below stay in sight."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QWidget

from ui.focus_in_sight import FocusInSight
from ui.window_place import give_fields_room

_LEAST = 96  # pixels: a label, its field and what is said under it


class ScrollingMiddle(QScrollArea):
    """Asks for as much room as its content; where it gets less, nothing in it is squeezed: it scrolls.

    What has the focus is brought into sight with its label and with what is said under it.
    """

    def __init__(self, content: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._needed = 0
        self._inner = QWidget()
        self._inner.setProperty("kind", "plain")
        content.setContentsMargins(0, 0, 0, 0)
        self._inner.setLayout(content)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setWidget(self._inner)
        self._focus = FocusInSight(self)

    def sizeHint(self) -> QSize:
        """As much as the content wants."""
        return self._content.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as the content needs, but low enough for any screen."""
        least = self._content.totalMinimumSize()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(min(least.width() + bar, self.maximumWidth()), min(least.height(), _LEAST))

    def hasHeightForWidth(self) -> bool:
        """Whether words wrap in it."""
        return self._content.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """The height the content wants at this width."""
        return self._content.totalHeightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the content to the new room."""
        super().resizeEvent(event)
        self._fit()
        self._focus.bring()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that appears, or words under one, get room from the screen; else the middle scrolls."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._ask_for_room()
        return super().eventFilter(watched, event)

    def _ask_for_room(self) -> None:
        self.updateGeometry()
        self._fit()
        needed = self._least(self.viewport().width()).height()
        has_grown, self._needed = needed > self._needed, needed
        if has_grown and self.isVisible():
            give_fields_room(self.window())
            self._focus.bring()

    def _fit(self) -> None:
        room = self.maximumViewportSize()
        least = self._least(room.width())
        if least.height() > room.height() or least.width() > room.width():
            room = self.viewport().size()
            least = self._least(room.width())
        self._inner.resize(room.expandedTo(least))

    def _least(self, width: int) -> QSize:
        """What the content needs at this width: wrapped words need more lines where it is narrow."""
        least = self._content.totalMinimumSize()
        if not self._content.hasHeightForWidth():
            return least
        height = self._content.totalHeightForWidth(max(width, least.width()))
        return least.expandedTo(QSize(0, height))
