"""Which printer, and how many copies: our own words, whatever language the system speaks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.errors import CchcError
from ui.fields import ChoiceField, CountField
from ui.messages import plain_label
from ui.texts import common
from ui.texts import printing as texts

_MOST_COPIES = 99


class PrintOutDialog(QDialog):
    """A list of printers and a number; without a printer it says what to do instead."""

    def __init__(
        self, names: Sequence[str], *, default: str = "", copies: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.TITLE)
        self.setMinimumWidth(440)
        self.printer = ChoiceField(texts.PRINTER, tuple((name, name) for name in names))
        self.printer.show_value(default if default in names else next(iter(names), None))
        self.copies = CountField(texts.COPIES, required=True)
        self.copies.show_value(copies)
        self.act = QPushButton(texts.ACT)
        self._has_printer = bool(names)
        self._build()
        self.copies.line.textChanged.connect(lambda _text: self._allow())
        self._allow()
        first = self.printer.editor() if names else self.act
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def chosen(self) -> tuple[str, int]:
        """The printer's name and the number of copies."""
        return str(self.printer.value() or ""), self._count()

    def _count(self) -> int:
        """The copies asked for; 0 while the text is no number of copies."""
        try:
            count = int(str(self.copies.value()))
        except (CchcError, ValueError):
            return 0
        return count if 0 < count <= _MOST_COPIES else 0

    def _allow(self) -> None:
        self.act.setEnabled(self._has_printer and self._count() > 0)

    def _build(self) -> None:
        self.act.setProperty("kind", "primary")
        self.act.setDefault(True)
        self.act.clicked.connect(self.accept)
        leave = QPushButton(common.CANCEL)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.act)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        if not self._has_printer:
            column.addWidget(plain_label(texts.NONE_HERE, kind="care", wraps=True))
        for field in (self.printer, self.copies):
            field.setVisible(self._has_printer)
            column.addWidget(field)
        column.addLayout(row)
