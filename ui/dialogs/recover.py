"""A decryption key typed from its sealed paper, and the passphrase that will lock it."""

from PySide6.QtWidgets import QWidget

from core.text import clean_block
from ui.dialogs.act import ActDialog
from ui.fields import BlockField
from ui.passphrase_field import PassphraseField
from ui.texts import keys as texts


class RecoverDialog(ActDialog):
    """The passphrase is asked for also while the key is open: it locks what comes back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(texts.RECOVER_ACT, texts.RECOVER_WHY, parent=parent)
        self.secret = BlockField(texts.RECOVER_FIELD, required=True)
        self.field = PassphraseField(None)
        self.fields.addWidget(self.secret)
        self.fields.addWidget(self.field)
        self.secret.block.textChanged.connect(self._allow)
        self.field.changed.connect(self._allow)
        self.act.setEnabled(False)
        self.secret.editor().setFocus()

    def answers(self) -> tuple[str, str]:
        """What was typed from paper, and the passphrase."""
        return clean_block(self.secret.block.toPlainText()), self.field.passphrase() or ""

    def _allow(self) -> None:
        self.act.setEnabled(bool(self.answers()[0]) and self.field.is_ready())
