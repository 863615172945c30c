"""What has the focus is brought into sight in an area that scrolls, wherever the focus comes from."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.page import SMALL


class FocusInSight(QObject):
    """Follows the focus into one area; Qt does so only for Tab, and not when Tab comes from outside.

    Listens to where the focus goes only: `focusChanged` would also bring the widget it left, which may be
    one that is just being destroyed.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusObjectChanged.connect(self._follow)

    def bring(self) -> None:
        """Bring what had the focus last in this area into sight, after the area or its content changed."""
        inner = self._area.widget()
        self._show(None if inner is None else inner.focusWidget())

    @Slot(QObject)
    def _follow(self, focused: QObject | None) -> None:
        if isinstance(focused, QWidget):
            self._show(focused)

    def _show(self, focused: QWidget | None) -> None:
        """Show the largest group around it that can be seen as a whole: its label, what is said under it."""
        inner = self._area.widget()
        if focused is None or inner is None or not inner.isAncestorOf(focused):
            return
        room, shown, around = self._area.viewport().height(), focused, focused.parentWidget()
        while around is not None and around is not inner and around.height() <= room:
            shown, around = around, around.parentWidget()
        self._area.ensureWidgetVisible(shown, 0, SMALL)
