"""In which form a package leaves: encrypted or not, in one file or in parts for e-mail."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.delivery import Form
from core.errors import CchcError
from core.packages.parts import LARGEST, MIB, SMALLEST, STANDARD
from ui.fields import CountField, FlagField
from ui.messages import plain_label
from ui.texts import export_page as texts


class LeavingChoice(QWidget):
    """Two boxes and a size. Where nothing can be encrypted the box says why."""

    changed = Signal()

    def __init__(self, *, cannot_encrypt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encrypt = FlagField(texts.ENCRYPT)
        self.encrypt.box.setEnabled(not cannot_encrypt)
        self.split = FlagField(texts.SPLIT)
        self.part = CountField(texts.PART_SIZE, unit=texts.PART_UNIT, required=True)
        self.part.show_value(STANDARD // MIB)
        self._split_hint = plain_label(texts.SPLIT_HINT, kind="quiet", wraps=True)
        self._show_part(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.encrypt)
        why = cannot_encrypt or texts.ENCRYPT_HINT
        column.addWidget(plain_label(why, kind="care" if cannot_encrypt else "quiet", wraps=True))
        column.addWidget(self.split)
        column.addWidget(self._split_hint)
        column.addWidget(self.part)
        self.encrypt.box.toggled.connect(lambda _on: self.changed.emit())
        self.split.box.toggled.connect(self._show_part)
        self.part.line.textChanged.connect(lambda _text: self.changed.emit())

    def form(self) -> Form | None:
        """The form chosen; None while the size of a part is not one."""
        is_encrypted = self.encrypt.box.isChecked()
        if not self.split.box.isChecked():
            return Form(is_encrypted=is_encrypted)
        size = self._part_size()
        return None if size is None else Form(part_size=size, is_encrypted=is_encrypted)

    def _part_size(self) -> int | None:
        """Bytes of a part; None when the text is no whole number of mebibytes within the limits."""
        try:
            size = int(str(self.part.value())) * MIB
        except (CchcError, ValueError):
            return None
        return size if SMALLEST <= size <= LARGEST else None

    def _show_part(self, is_split: bool) -> None:
        self.part.setVisible(is_split)
        self._split_hint.setVisible(is_split)
        self.changed.emit()
