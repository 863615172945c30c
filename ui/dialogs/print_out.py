"""Which printer, which pages, how many copies: our own words, whatever language the system speaks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.errors import CchcError
from ui.fields import ChoiceField, CountField
from ui.messages import plain_label
from ui.texts import common
from ui.texts import printing as texts

_MOST_COPIES = 99
_WIDTH = 440


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """A printer by its name; whether it turns sheets is asked only when it is chosen."""

    name: str
    both_sides: Callable[[], bool] = bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Printout:
    """What was chosen: pages from `first` to `last` (0: to the end), so many copies."""

    printer: str
    copies: int = 1
    first: int = 1
    last: int = 0
    both_sides: bool = False


class PrintOutDialog(QDialog):
    """Printers, copies, pages; without a printer it says what to do instead, and with `saves` does it."""

    def __init__(
        self,
        printers: Sequence[Printer],
        *,
        pages: int = 1,
        copies: int = 1,
        saves: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._printers = {each.name: each for each in printers}
        self._pages, self._saves = pages, saves
        self.setWindowTitle(texts.TITLE)
        self.setMinimumWidth(_WIDTH)
        self.printer = ChoiceField(texts.PRINTER, tuple((each.name, each.name) for each in printers))
        self.copies = CountField(texts.COPIES, required=True)
        self.first, self.last = (CountField(text, required=True) for text in (texts.FIRST, texts.LAST))
        self.both_sides = QCheckBox(texts.BOTH_SIDES)
        self.act = QPushButton(texts.ACT if printers else texts.SAVE_PDF)
        self._build()
        self._begin(copies)
        first = self.printer.editor() if printers else self.act
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def has_printer(self) -> bool:
        """Whether there is anything to print on."""
        return bool(self._printers)

    def chosen(self) -> Printout:
        """What is to be printed, and where."""
        return Printout(
            printer=str(self.printer.value() or ""),
            copies=_count(self.copies),
            first=_count(self.first),
            last=_count(self.last),
            both_sides=self.both_sides.isEnabled() and self.both_sides.isChecked(),
        )

    def _begin(self, copies: int) -> None:
        self.printer.show_value(next(iter(self._printers), None))
        for field, value in ((self.copies, copies), (self.first, 1), (self.last, self._pages)):
            field.show_value(value)
            field.line.textChanged.connect(lambda _text: self._allow())
        self.printer.committed.connect(lambda _name: self._show_sides())
        self._show_sides()
        self._allow()

    def _show_sides(self) -> None:
        held = self._printers.get(str(self.printer.value() or ""))
        self.both_sides.setEnabled(held is not None and held.both_sides())

    def _allow(self) -> None:
        copies, first, last = (_count(field) for field in (self.copies, self.first, self.last))
        is_whole = 0 < copies <= _MOST_COPIES and 0 < first <= last <= self._pages
        self.last.say("" if is_whole else texts.PAGES_WRONG.format(pages=self._pages), state="care")
        self.act.setEnabled(is_whole if self.has_printer else self._saves)

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
        pages = QHBoxLayout()
        pages.setSpacing(12)
        for field in (self.copies, self.first, self.last):
            pages.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        if not self.has_printer:
            column.addWidget(plain_label(texts.NONE_HERE, kind="care", wraps=True))
        column.addWidget(self.printer)
        column.addLayout(pages)
        column.addWidget(self.both_sides)
        for each in (self.printer, self.copies, self.first, self.last, self.both_sides):
            each.setVisible(self.has_printer)
        column.addLayout(row)


def _count(field: CountField) -> int:
    """The number typed; 0 while the text is none."""
    try:
        return int(str(field.value()))
    except (CchcError, ValueError):
        return 0
