"""Editors inside the cells of a sheet, one per form of field. None completes or reformats what is typed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.records.entering import choices_like
from core.records.fields import FieldSpec, Form
from core.text import nfc
from ui.cell_keys import step_of
from ui.found_rows import Index
from ui.look import tabular
from ui.record_sheet_model import SPEC_ROLE
from ui.texts.records import choice_label

_BLOCK_HEIGHT = 104
_LIST_ROWS = 8
_LONGEST = 4000
_RIGHT = frozenset({Form.COUNT, Form.AMOUNT})


class ChoiceLine(QLineEdit):
    """A line over a list of what fits; the list follows the typing and never writes into the line."""

    def __init__(self, spec: FieldSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self._spec = spec
        self._is_typed = False
        self.offered = QStringListModel(self)
        self.list = QListView(parent.window())
        self.list.setModel(self.offered)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._click)
        self.picked: Callable[[], None] = lambda: None
        self.textEdited.connect(self._narrow)

    def begin(self, text: str) -> None:
        """Show the value held, every choice below it, the held one current."""
        self.setText(text)
        self.selectAll()
        self._fill("")
        if text in self.offered.stringList():
            self._stand(self.offered.stringList().index(text))
        self._place_list()

    def answer(self) -> str:
        """The words of the choice meant: the current one of the list, else what is typed."""
        typed = nfc(self.text()).strip()
        if self._is_typed and not typed:
            return ""
        index = self.list.currentIndex()
        return str(index.data()) if index.isValid() else typed

    def walk(self, by: int) -> None:
        """Stand on the next choice of the list."""
        self._is_typed = self._is_typed and bool(self.text().strip())
        row = self.list.currentIndex().row() + by
        self._stand(max(0, min(row, self.offered.rowCount() - 1)))

    def _narrow(self, text: str) -> None:
        self._is_typed = True
        self._fill(text)
        self._place_list()

    def _fill(self, text: str) -> None:
        found = choices_like(self._spec, text, labels=choice_label)
        self.offered.setStringList([choice_label(each) for each in found])
        self._stand(0)

    def _stand(self, row: int) -> None:
        self.list.setCurrentIndex(self.offered.index(row, 0))

    def _click(self, _item: object) -> None:
        self._is_typed = False
        self.picked()

    def _place_list(self) -> None:
        rows = min(self.offered.rowCount(), _LIST_ROWS)
        self.list.setVisible(rows > 0)
        if not rows:
            return
        height = rows * max(self.list.sizeHintForRow(0), 20) + 8
        width = max(self.width(), self.list.sizeHintForColumn(0) + 28)
        window = self.window()
        at = self.mapTo(window, QPoint(0, self.height()))
        if at.y() + height > window.height():
            at = self.mapTo(window, QPoint(0, -height))
        left = max(0, min(at.x(), window.width() - width))
        self.list.setGeometry(left, at.y(), width, height)
        self.list.raise_()


class CellDelegate(QStyledItemDelegate):
    """Makes the editor of a cell. `moved` asks to stand elsewhere after a commit, by rows and columns."""

    moved = Signal(int, int)

    def __init__(
        self, name_of: Callable[[Index], str], parent: QWidget, *, refuses: Callable[[str], bool]
    ) -> None:
        super().__init__(parent)
        self._name_of, self._refuses = name_of, refuses
        self.takes_arrows = False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line, a block of lines, or a line over a list."""
        del option
        spec: FieldSpec = index.data(SPEC_ROLE)
        editor: QLineEdit | QPlainTextEdit
        if spec.form is Form.BLOCK:
            editor = QPlainTextEdit(parent)
            editor.setTabChangesFocus(True)
        elif spec.form is Form.CHOICE:
            editor = ChoiceLine(spec, parent)
            editor.picked = lambda: self._finish(editor, (0, 0))
            editor.destroyed.connect(lambda _gone=None, listed=editor.list: _drop(listed))
        else:
            editor = QLineEdit(parent)
            editor.setMaxLength(spec.limit if spec.form is Form.LINE else _LONGEST)
        if isinstance(editor, QLineEdit):
            editor.setFrame(False)
        if spec.form in _RIGHT and isinstance(editor, QLineEdit):
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
            editor.setFont(tabular(editor.font()))
        editor.setAccessibleName(self._name_of(index))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the kept text, all of it selected, so that typing replaces it."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, ChoiceLine):
            editor.begin(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Hand over what was typed, composed."""
        model.setData(index, text_of(editor), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the cell; several lines reach below it."""
        del index
        rect = option.rect
        if isinstance(editor, QPlainTextEdit):
            rect.setHeight(_BLOCK_HEIGHT)
            parent = editor.parentWidget()
            if parent is not None and rect.bottom() > parent.height():
                rect.moveBottom(parent.height())
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys that end an edit; everything under composition is left to the input method."""
        if isinstance(editor, ChoiceLine) and event.type() in {QEvent.Type.Hide, QEvent.Type.FocusOut}:
            editor.list.hide()
        if not isinstance(editor, QWidget) or not isinstance(event, QKeyEvent):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(editor, event)
        if self._lists(editor, event) or self._breaks(editor, event):
            return True
        step = step_of(event, takes_arrows=self.takes_arrows and not isinstance(editor, ChoiceLine))
        if step is not None:
            self._finish(editor, step)
            return True
        return super().eventFilter(editor, event)

    def _finish(self, editor: QWidget, step: tuple[int, int]) -> None:
        """Commit and move on; a text that cannot be read stays under the cursor to be put right."""
        if self._refuses(text_of(editor)):
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.moved.emit(*step)

    @staticmethod
    def _lists(editor: QWidget, event: QKeyEvent) -> bool:
        """Up and down walk the list of choices."""
        if not isinstance(editor, ChoiceLine) or event.key() not in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            return False
        editor.walk(1 if event.key() == Qt.Key.Key_Down else -1)
        return True

    @staticmethod
    def _breaks(editor: QWidget, event: QKeyEvent) -> bool:
        """Alt+Enter begins a line, as in spreadsheets."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not isinstance(editor, QPlainTextEdit) or not is_enter:
            return False
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        editor.insertPlainText("\n")
        return True


def text_of(editor: QWidget) -> str:
    """What stands in an editor, composed (NFC)."""
    match editor:
        case ChoiceLine():
            return editor.answer()
        case QLineEdit():
            return nfc(editor.text())
        case QPlainTextEdit():
            return nfc(editor.toPlainText())
    raise TypeError(type(editor))


def edit_at_end(editor: QWidget | None) -> None:
    """F2: the cursor behind the text, nothing selected."""
    if isinstance(editor, QLineEdit):
        editor.deselect()
        editor.end(False)
    elif isinstance(editor, QPlainTextEdit):
        editor.moveCursor(QTextCursor.MoveOperation.End)


def _drop(listed: QListView) -> None:
    try:
        listed.hide()
        listed.deleteLater()
    except RuntimeError:
        return  # the window took it along
