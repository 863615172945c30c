"""The system a document comes from: chosen from a list, or typed when it is not there (R114)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from core.text import clean_line
from ui.fields import Field
from ui.texts import evidence_dialog as texts

_LONGEST = 200
_SHOWN = 14


class _Origins(QComboBox):
    """The mouse wheel never changes the choice, and nothing typed is completed inline."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_SHOWN)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class OriginField(Field):
    """A list that can be typed into."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(texts.ORIGIN, hint=texts.ORIGIN_HINT)
        self.combo = _Origins()
        self.combo.setCompleter(None)  # type: ignore[arg-type]  # the stubs leave "none" out
        self.combo.addItems(["", *dict.fromkeys((*known, *texts.ORIGINS))])
        line = self.combo.lineEdit()
        assert line is not None
        line.setMaxLength(_LONGEST)
        line.setAccessibleName(texts.ORIGIN)
        line.editingFinished.connect(self.commit)
        self._place(self.combo)

    def editor(self) -> QWidget:
        """The list."""
        return self.combo

    def value(self) -> object:
        """The name, one clean line."""
        return clean_line(self.combo.currentText())

    def _display(self, value: Any) -> None:
        if self.combo.currentText() != (value or ""):
            self.combo.setEditText(value or "")
