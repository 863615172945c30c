"""A link in running text: a flat button that shortens its words to its width and tells them whole."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

_ROOM = 12  # border and padding at both ends


class Link(QPushButton):
    """Never asks for more width than there is."""

    def __init__(self, text: str, act: Callable[[], None], *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._whole = text
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: act())

    def minimumSizeHint(self) -> QSize:
        """As narrow as it must be."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten or lengthen the words."""
        super().resizeEvent(event)
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width() - _ROOM))


def stand_before(link: QWidget, following: QWidget) -> None:
    """Tab comes to a link that was made later just before what follows it on the page."""
    previous = following.previousInFocusChain()
    while previous is not None and not previous.focusPolicy() & Qt.FocusPolicy.TabFocus:
        previous = previous.previousInFocusChain()
    if previous is not None:
        QWidget.setTabOrder(previous, link)


def clear(layout: QVBoxLayout) -> None:
    """Take every widget out of a column; what has the focus gives it up first."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
