"""The dialogs of keys: choose a passphrase, type it, and confirm a key by digits from paper."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.services.enrol_keys import EnrolmentCard
from ui.fields import LineField
from ui.messages import plain_label
from ui.texts import common
from ui.texts import keys as texts

_SHORTEST = 12
_DIGITS = 20


class ActDialog(QDialog):
    """A dialog with words above, fields between, and one act beside Cancel."""

    def __init__(self, act: str, why: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(act.rstrip("…"))
        self.setMinimumWidth(500)
        self.act = QPushButton(act.rstrip("…"))
        self.act.setProperty("kind", "primary")
        self.act.setDefault(True)
        self.act.clicked.connect(self.accept)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(10)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.act)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(why, wraps=True))
        column.addLayout(self.fields)
        column.addLayout(row)


class NewPassphraseDialog(ActDialog):
    """Two equal entries, or the suggestion."""

    def __init__(self, suggest: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(texts.CREATE_ACT, texts.WORDS_WHY, parent=parent)
        self._suggest = suggest
        self.words = LineField(texts.WORDS, required=True)
        self.again = LineField(texts.WORDS_AGAIN, required=True)
        self._message = plain_label(kind="quiet")
        other = QPushButton(texts.WORDS_OTHER)
        other.setAutoDefault(False)
        other.clicked.connect(self._offer)
        self.fields.addWidget(self.words)
        self.fields.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addWidget(self.again)
        self.fields.addWidget(self._message)
        for field in (self.words, self.again):
            field.line.textChanged.connect(lambda _text: self._allow())
        self._offer()
        self.again.editor().setFocus()

    def passphrase(self) -> str:
        """What was chosen."""
        return self.words.line.text()

    def _offer(self) -> None:
        self.words.line.setText(self._suggest())
        self.again.line.clear()

    def _allow(self) -> None:
        first, second = self.words.line.text(), self.again.line.text()
        message = texts.WORDS_SHORT if len(first) < _SHORTEST else ""
        if not message and second and first != second:
            message = texts.WORDS_DIFFER
        self._message.setText(message)
        self.act.setEnabled(len(first) >= _SHORTEST and first == second)


class PassphraseDialog(ActDialog):
    """The passphrase of the office's key."""

    def __init__(self, act: str, parent: QWidget | None = None) -> None:
        super().__init__(act, texts.WORDS_ASK, parent=parent)
        self.words = LineField(texts.WORDS, required=True)
        self.words.line.setEchoMode(QLineEdit.EchoMode.Password)
        shown = QCheckBox(texts.WORDS_SHOW)
        shown.toggled.connect(self._show_words)
        self.fields.addWidget(self.words)
        self.fields.addWidget(shown)
        self.words.line.textChanged.connect(lambda text: self.act.setEnabled(bool(text)))
        self.act.setEnabled(False)
        self.words.editor().setFocus()

    def passphrase(self) -> str:
        """What was typed, exactly."""
        return self.words.line.text()

    def _show_words(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.words.line.setEchoMode(mode)


class TrustDialog(ActDialog):
    """A key is trusted only by digits that came on paper or by telephone."""

    def __init__(self, card: EnrolmentCard, parent: QWidget | None = None) -> None:
        super().__init__(texts.TRUST_ACT, texts.TRUST_WHY, parent=parent)
        self.digits = LineField(texts.TRUST_FIELD, hint=texts.TRUST_HINT, required=True, longest=60)
        self.digits.line.setPlaceholderText(texts.TRUST_HINT)
        for name, value in ((texts.CARD_UNIT, card.unit_name), (texts.CARD_OFFICER, card.officer)):
            self.fields.addWidget(plain_label(f"{name}: {value}", kind="heading", wraps=True))
        self.fields.addWidget(plain_label(texts.TRUST_WHAT.format(unit=card.unit_name), wraps=True))
        self.fields.addWidget(self.digits)
        self.digits.line.textChanged.connect(lambda _text: self._allow())
        self.act.setEnabled(False)
        self.digits.editor().setFocus()

    def typed(self) -> str:
        """The digits typed."""
        return self.digits.line.text()

    def _allow(self) -> None:
        self.act.setEnabled(sum(1 for mark in self.typed() if mark.isdigit()) == _DIGITS)
