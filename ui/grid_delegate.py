"""One cell of a number grid: its editor, and how its number, comparison and mark are drawn.

The editor behaves as a spreadsheet's: opened by typing it replaces, and arrows leave it; opened by F2 it
keeps the text, and arrows move in it. Enter and Tab leave it, Esc restores. A text that is no number keeps
it open.
Text under composition by an input method is never touched, completed or committed.
"""

from typing import Any

from PySide6.QtCore import QEvent, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ui.found_rows import Index
from ui.grid import BESIDE_ROLE, WEIGHT_ROLE
from ui.icons import picture
from ui.look import current_scheme, tabular

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_STAYING = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)
_MARKS = {"wrong": "wrong", "care": "care", "odd": "care"}
_MARK_SIZE = 14
_EDGE = 4


class CellEditor(QLineEdit):
    """The line in which a number is typed."""

    def __init__(self, parent: QWidget, *, replaces: bool) -> None:
        super().__init__(parent)
        self.replaces = replaces
        self.is_composing = False
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFont(tabular(self.font()))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a composition is under way."""
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """F2 keeps the text and stands at its end."""
        super().showEvent(event)
        if not self.replaces:
            self.end(False)


class NumberDelegate(QStyledItemDelegate):
    """Makes the editor and draws the cell. `asked` brings what a key in the editor wants.

    `asked` carries ("step", (down, 0)), ("arrow", (down, right)), ("tab", forward), ("fill", None),
    ("undo", None) or ("leave", None).
    """

    asked = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = parent
        self.editor: CellEditor | None = None
        self.at = QPersistentModelIndex()
        self.replaces = False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A right-aligned line."""
        del option
        self.editor = CellEditor(parent, replaces=self.replaces)
        self.replaces = False
        self.at = QPersistentModelIndex(index)
        self.editor.setAccessibleName(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        return self.editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor with its widget."""
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole cell."""
        del index
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the number to edit; what is being typed stays, whatever happens around it."""
        if isinstance(editor, CellEditor) and not editor.isModified() and not editor.is_composing:
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Hand over what was typed."""
        if isinstance(editor, CellEditor) and editor.isModified():
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def eventFilter(self, editor: Any, event: QEvent) -> bool:
        """The keys of a cell, and what leaving it by other ways means."""
        if not isinstance(editor, CellEditor):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(editor, event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in _STAYING and not editor.is_composing:
                self.asked.emit("leave", None)
            return False
        return event.type() != QEvent.Type.Hide and super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The number, under it what it is compared with, at the left a mark where something is said."""
        super().paint(painter, option, index)
        cell: QRect = option.rect
        beside = index.data(BESIDE_ROLE)
        if beside:
            painter.save()
            painter.setPen(current_scheme().colour("quiet"))
            painter.setFont(tabular(option.font))
            below = cell.adjusted(_EDGE, cell.height() // 2 - 2, -_EDGE - 2, -2)
            fitting = option.fontMetrics.elidedText(beside, Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, fitting)
            painter.restore()
        mark = _MARKS.get(index.data(WEIGHT_ROLE) or "")
        if mark is not None:
            place = QRect(cell.left() + _EDGE, cell.top() + _EDGE + 2, _MARK_SIZE, _MARK_SIZE)
            painter.drawPixmap(place, picture(mark, mark, size=32))
        if isinstance(self._table, QTableView) and index == self._table.currentIndex():
            painter.save()
            painter.setPen(
                QPen(current_scheme().colour("focus" if self._table.hasFocus() else "strong_line"), 2)
            )
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
            painter.restore()

    def _press(self, editor: CellEditor, event: QKeyEvent) -> bool:
        """Whether a key was the grid's; everything else is the line's."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        is_shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        is_control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if editor.is_composing:
            return key in _ENTER or key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}
        if key in _ENTER:
            asked, what = ("fill", None) if is_control else ("step", (-1 if is_shifted else 1, 0))
            self.asked.emit(asked, what)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.asked.emit("tab", key == Qt.Key.Key_Tab and not is_shifted)
        elif key == Qt.Key.Key_F2:
            editor.replaces = False
        elif key == Qt.Key.Key_Escape:
            self.asked.emit("undo", None)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} or (editor.replaces and key in _STEPS):
            if editor.replaces and not modifiers & ~Qt.KeyboardModifier.KeypadModifier:
                self.asked.emit("arrow", _STEPS[key])
        else:
            return False
        return True
