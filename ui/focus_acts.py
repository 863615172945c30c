"""Acts of the menu “edit”: given to whatever had the focus before the menu opened, as its own keys would."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget


class FocusActs(QObject):
    """Remembers what has the focus in a window, and hands it keys."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._held: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note)

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

    @Slot(QWidget, QWidget)
    def _note(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or isinstance(now, QMenu | QMenuBar) or now.window() is not self._window:
            return
        if self._held is not None:
            self._held.destroyed.disconnect(self._forget)
        self._held = now
        now.destroyed.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self._held = None

    def _target(self) -> QWidget | None:
        now = self._window.focusWidget()
        if now is not None and not isinstance(now, QMenu | QMenuBar):
            return now
        return self._held

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
