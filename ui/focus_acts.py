"""Acts of the menu “edit”: given to whatever had the focus before the menu opened, as its own keys would."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid


class FocusActs(QObject):
    """Remembers what has the focus in a window, and hands it keys.

    Listens to where the focus goes only: `focusChanged` would also bring the widget it left, which may be
    one that is just being destroyed. A widget that is gone is noticed when it is asked for: letting go of it
    while it is being destroyed brought the program down (measured with 6.11.3, when one window follows
    another).
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._held: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusObjectChanged.connect(self._note)

    def press(self, keys: str) -> None:
        """Do what these keys do where the focus is: a shortcut of the page, else the widget's own key."""
        target = self._target()
        if target is None:
            return
        target.setFocus()
        sequence = QKeySequence(keys)
        if self._activate(target, sequence):
            return
        pressed: QKeyCombination = sequence[0]  # type: ignore[index]  # the stubs leave it out
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, pressed.key(), pressed.keyboardModifiers())
            QApplication.sendEvent(target, event)

    @Slot(QObject)
    def _note(self, now: QObject | None) -> None:
        if not isinstance(now, QWidget) or isinstance(now, QMenu | QMenuBar):
            return
        if now.window() is self._window:
            self._held = now

    def _target(self) -> QWidget | None:
        now = self._window.focusWidget()
        if now is not None and not isinstance(now, QMenu | QMenuBar):
            return now
        return self._held if self._held is not None and isValid(self._held) else None

    def _activate(self, target: QWidget, keys: QKeySequence) -> bool:
        """Set off the shortcut or action of the nearest widget above the focus that has these keys."""
        at: QWidget | None = target
        while at is not None and at is not self._window:
            for shortcut in at.findChildren(QShortcut):
                if shortcut.key() == keys and shortcut.parent() is at and shortcut.isEnabled():
                    shortcut.activated.emit()
                    return True
            for action in at.actions():
                if isinstance(action, QAction) and action.shortcut() == keys and action.isEnabled():
                    action.trigger()
                    return True
            at = at.parentWidget()
        return False
