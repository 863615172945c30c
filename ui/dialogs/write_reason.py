"""Asks for one written reason; an act that needs one is not done without."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from core.text import clean_block
from ui.messages import plain_label
from ui.texts import common

_HEIGHT = 96


class ReasonDialog(QDialog):
    """A question, a few lines of text, and the act named on the button."""

    def __init__(self, act: str, question: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(act.rstrip("…"))
        self.setMinimumWidth(480)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(_HEIGHT)
        self.reason.setAccessibleName(question)
        self._act = QPushButton(act.rstrip("…"))
        self._act.setProperty("kind", "primary")
        self._act.setEnabled(False)
        leave = QPushButton(common.CANCEL)
        self._act.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        self.reason.textChanged.connect(lambda: self._act.setEnabled(bool(self.text())))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._act)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(question, kind="heading", wraps=True))
        column.addWidget(self.reason)
        column.addLayout(row)

    def text(self) -> str:
        """The reason, clean."""
        return clean_block(self.reason.toPlainText())


def ask_reason(parent: QWidget, act: str, *, question: str) -> str:
    """The reason, or an empty text when the officer left."""
    dialog = ReasonDialog(act, question, parent=parent)
    return dialog.text() if dialog.exec() == QDialog.DialogCode.Accepted else ""
