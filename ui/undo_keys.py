"""Ctrl+Z and Ctrl+Y in a field: first what was typed in it, then what the page can take back."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class UndoKeys(QObject):
    """Leaves the keys to the page where a field has nothing of its own to take back."""

    def watch(self, editor: QWidget) -> None:
        """Watch one field."""
        if isinstance(editor, (QLineEdit, QPlainTextEdit)):
            editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give up the key before the field takes it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo, is_redo = event.matches(_UNDO), event.matches(_REDO)
            can_undo, can_redo = _can(watched)
            if (is_undo and not can_undo) or (is_redo and not can_redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _can(editor: QObject) -> tuple[bool, bool]:
    if isinstance(editor, QPlainTextEdit):
        return editor.document().isUndoAvailable(), editor.document().isRedoAvailable()
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable(), editor.isRedoAvailable()
    return False, False
