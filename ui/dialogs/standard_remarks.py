"""The office's standard remarks, one to a line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.dialogs.act import ActDialog
from ui.fields import BlockField
from ui.texts import appraisal_page as texts

_WIDTH, _HEIGHT = 640, 280


class RemarksDialog(ActDialog):
    """Type, paste or reorder lines; empty and repeated ones are left out."""

    def __init__(self, remarks: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(texts.REMARKS_SAVE, texts.REMARKS_WHY, parent=parent)
        self.setWindowTitle(texts.REMARKS_TITLE)
        self.setMinimumWidth(_WIDTH)
        self.block = BlockField(texts.REMARKS_LINES)
        self.block.block.setFixedHeight(_HEIGHT)
        self.block.show_value("\n".join(remarks))
        self.fields.addWidget(self.block)
        self.act.setDefault(False)
        self.act.setAutoDefault(False)
        self.block.block.setFocus()

    def remarks(self) -> tuple[str, ...]:
        """The lines."""
        return tuple(str(self.block.value()).splitlines())
