"""What is asked about one criterion: collected until a return is sent, answered by a newer submission."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.appraisal_sheet import AppraisalLine
from core.text import clean_block
from ui.fields import BlockField
from ui.messages import plain_label
from ui.page import SMALL, set_pill
from ui.sheet_keys import CommitKeys
from ui.texts import appraisal_page as texts

_HEIGHT = 56


class QuestionPart(QWidget):
    """`asked` brings the words, `withdrawn` takes a collected question back, `left` follows Esc."""

    asked = Signal(str)
    withdrawn = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collected = ""
        self.state = plain_label(wraps=True)
        self.field = BlockField(texts.QUESTION, hint=texts.QUESTION_HINT)
        self.field.block.setFixedHeight(_HEIGHT)
        self.begin_button = QPushButton(texts.ASK)
        self.keep_button = QPushButton(texts.ASK_KEEP)
        self.drop_button = QPushButton(texts.ASK_DROP)
        self._build()
        self._listen()

    def show_line(self, line: AppraisalLine) -> None:
        """Show what waits to be sent, and what was sent and waits for an answer."""
        question = line.question
        self._collected = question.text if question is not None and question.is_collected else ""
        state, meaning = texts.question_state(line)
        self.state.setText(state)
        self.state.setVisible(bool(state))
        set_pill(self.state, meaning)
        self.field.show_value(self._collected)
        self._open(bool(self._collected))

    def begin(self) -> None:
        """Begin to write."""
        self._open(True)
        self.field.block.setFocus()

    def set_frozen(self, is_frozen: bool) -> None:
        """A published year asks nothing."""
        for widget in (self.field, self.begin_button, self.keep_button, self.drop_button):
            widget.setDisabled(is_frozen)

    def show_kept(self) -> None:
        """Show what is kept, not what was typed."""
        self.field.show_value(self._collected)

    def typed(self) -> str:
        """What was written and not kept; empty when nothing."""
        words = clean_block(self.field.block.toPlainText())
        return words if words != self._collected and not self.field.isHidden() else ""

    def put(self, words: str) -> None:
        """Put back what was written before."""
        if words:
            self._open(True)
            self.field.block.setPlainText(words)

    def keep(self) -> None:
        """Keep the question until the return is sent; without words nothing is asked."""
        words = clean_block(self.field.block.toPlainText())
        if words:
            self.asked.emit(words)
        elif self._collected:
            self.withdrawn.emit()
        else:
            self.field.say(texts.QUESTION_EMPTY, state="care")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the question as it was kept."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.field.show_value(self._collected)
            self._open(bool(self._collected))
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _open(self, is_open: bool) -> None:
        self.field.setVisible(is_open)
        self.keep_button.setVisible(is_open)
        self.drop_button.setVisible(is_open and bool(self._collected))
        self.begin_button.setVisible(not is_open)

    def _listen(self) -> None:
        self.begin_button.clicked.connect(self.begin)
        self.keep_button.clicked.connect(self.keep)
        self.drop_button.clicked.connect(self.withdrawn)
        self.field.block.installEventFilter(self)
        CommitKeys(self.field.block).asked.connect(self.keep)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for button in (self.begin_button, self.keep_button, self.drop_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.begin_button.setToolTip(f"{texts.ASK} ({texts.ASK_KEYS})")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.state, self.field):
            column.addWidget(widget)
        column.addLayout(row)
