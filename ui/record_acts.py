"""What is done with whole records beside entering them: double them, take them over, bring them back."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.records.catalogue import Record
from ui.desk import Desk
from ui.dialogs.bin import BinDialog
from ui.dialogs.carry_over import CarryOverDialog
from ui.messages import reporting
from ui.record_book import RecordBook
from ui.texts import bin as texts


class RecordActs(QObject):
    """Acts on the records `chosen` tells. `made` brings the first new record, `returned` follows the bin."""

    made = Signal(str)
    returned = Signal()

    def __init__(
        self, desk: Desk, book: RecordBook, *, chosen: Callable[[], Sequence[Record]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._book, self._chosen, self._parent = desk, book, chosen, parent

    def duplicate(self) -> None:
        """The chosen records once more, at the end, as one step."""
        self._put([replace(record, id=self._book.blank().id) for record in self._chosen()])

    def carry_over(self) -> None:
        """Take records of last year into this one, as one step."""
        if self._book.is_locked:
            self._desk.changes.tell(self._book.lock_reason)
            return
        dialog = CarryOverDialog(self._desk, self._book.kind, parent=self._parent)
        if dialog.exec():
            taken = dialog.records()
            self._put(taken)
            self._desk.changes.tell(texts.carried(len(taken)))

    def open_bin(self) -> None:
        """What was removed in this year."""
        BinDialog(self._desk, kind=self._book.kind, parent=self._parent).exec()
        self.returned.emit()

    def _put(self, records: Sequence[Record]) -> None:
        if not records or self._book.is_locked:
            return
        with reporting(self._parent):
            self._book.put(records)
            self.made.emit(records[0].id)
