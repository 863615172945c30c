"""A long text that is never scrolled in itself, and never lost: it is kept while the officer pauses."""

from typing import Any

from PySide6.QtCore import Qt, QTimer

from core.text import clean_block
from ui.fields import BlockField

_LOWEST = 72
_FRAME = 22  # padding, border and margin of a text above and below
_PAUSE_MS = 1500


class GrowingBlock(BlockField):
    """As high as its text. After a pause in typing the text is told as if the field were left.

    While it has the focus nothing from outside rewrites it: the cursor stays, and what an input method is
    composing is no part of the text yet.
    """

    def __init__(self, label: str, *, hint: str = "", required: bool = False) -> None:
        super().__init__(label, hint=hint, required=required)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep_typed)
        self.block.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.block.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self.block.textChanged.connect(self._wait)

    def keep_typed(self) -> None:
        """Tell what stands there now, and leave it standing as it was typed."""
        text = clean_block(self.block.toPlainText())
        if text != (self._kept or ""):
            self._kept = text
            self.committed.emit(text)

    def rename(self, label: str) -> None:
        """Another label, for sighted and other readers."""
        self.label.setText(label)
        self.block.setAccessibleName(label)

    def _wait(self) -> None:
        if self.block.hasFocus():
            self._pause.start()

    def _grow(self) -> None:
        lines = int(self.block.document().size().height())  # a plain text tells its height in lines
        self.block.setFixedHeight(max(_LOWEST, lines * self.block.fontMetrics().lineSpacing() + _FRAME))

    def _display(self, value: Any) -> None:
        if not self.block.hasFocus():
            super()._display(value)
            self._pause.stop()
