"""Keys of a score table: Enter takes the points at hand, a figure begins typing other points."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_BEGINNINGS = frozenset("0123456789,.")
_QUESTION = "?"


class SheetKeys(QObject):
    """Watches a table; `accepted` on Enter, `typed` brings the first character of points, `asked` is `?`."""

    accepted = Signal()
    typed = Signal(str)
    asked = Signal()

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and figures, leave every other key to the table."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accepted.emit()
            return True
        if event.text() == _QUESTION:
            self.asked.emit()
            return True
        if event.text() in _BEGINNINGS and event.text():
            self.typed.emit(event.text())
            return True
        return super().eventFilter(watched, event)


class CommitKeys(QObject):
    """Watches fields of several lines; `asked` on Ctrl+Enter."""

    asked = Signal()

    def __init__(self, *fields: QWidget) -> None:
        super().__init__(fields[0])
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+Enter alone."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if (
            is_key
            and isinstance(event, QKeyEvent)
            and event.key() in _ENTER
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.asked.emit()
            return True
        return super().eventFilter(watched, event)
