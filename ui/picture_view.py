"""A decoded picture inside the window, as wide as there is room or larger."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from core.images import Trouble
from ui.messages import plain_label
from ui.texts import preview as texts

_LEAST, _MOST = 0.1, 6.0


class PictureView(QScrollArea):
    """Shows what a process of its own decoded and wrote anew; the original never comes here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = QPixmap()
        self._zoom = 1.0
        self._is_fitted = True
        self._label = plain_label()
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setAccessibleName(texts.NAME)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_content(self, content: bytes) -> Trouble | None:
        """Show a picture, or say why it cannot be shown."""
        self._whole = QPixmap()
        if not self._whole.loadFromData(content):
            return Trouble.DAMAGED
        self.fit()
        return None

    def forget(self) -> None:
        """Let go of the picture."""
        self._whole = QPixmap()
        self._label.clear()

    def pages(self) -> int:
        """A picture has one page."""
        return 1

    def page(self) -> int:
        """The one page."""
        return 1

    def turn(self, step: int) -> None:
        """Nothing to turn: the picture scrolls a screen on or back."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller from what is seen now."""
        self._is_fitted = False
        self._zoom = min(max(self._zoom * factor, _LEAST), _MOST)
        self._draw()

    def fit(self) -> None:
        """As wide as there is room, never larger than it is."""
        self._is_fitted = True
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A picture that fills the width keeps doing so."""
        super().resizeEvent(event)
        if self._is_fitted:
            self._draw()

    def _draw(self) -> None:
        if self._whole.isNull():
            return
        scale = self.devicePixelRatioF()
        if self._is_fitted:
            self._zoom = min(1.0, self.viewport().width() * scale / self._whole.width())
        drawn = self._whole.scaledToWidth(
            max(1, round(self._whole.width() * self._zoom)), Qt.TransformationMode.SmoothTransformation
        )
        drawn.setDevicePixelRatio(scale)
        self._label.setPixmap(drawn)
