"""What was sent is being corrected: after the first change one line offers to say why."""

from contextlib import suppress

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from core.errors import CchcError
from core.units import Role
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import reporting
from ui.notice_line import NoticeLine
from ui.texts import sent as texts

_CORRECTED = frozenset({Topic.RECORDS, Topic.ENTRIES, Topic.EVIDENCE, Topic.CRITERIA, Topic.YEAR})
_LONGEST = 300  # characters


class SentBar(NoticeLine):
    """Seen while a change of a sent year carries no reason, until one is given or it is sent away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settled: set[tuple[int, int]] = set()
        self._of, self._typed = desk.year, dict[int, str]()
        self.why = QLineEdit()
        self.why.setAccessibleName(texts.WHY)
        self.why.setPlaceholderText(texts.WHY_SHAPE)
        self.why.setMaxLength(_LONGEST)
        self.why.returnPressed.connect(self._give)
        self.take(self.why)
        self.keep = self.offer(texts.KEEP, self._give)
        self.leave = self.offer(texts.LEAVE, self._leave)
        desk.changes.changed.connect(self._hear)
        self.hide()

    def _give(self) -> None:
        reason = self.why.text().strip()
        if not reason:
            self.why.setFocus()
            return
        with reporting(self):
            self._desk.services.correct_sent.give(self._desk.year, reason)
            self._settle()

    def _leave(self) -> None:
        with reporting(self):
            self._settle()

    def _settle(self) -> None:
        """Nothing more is said of this sending while the window stands."""
        self._settled.add(self._sending())
        self._typed.pop(self._desk.year, None)
        self.why.clear()
        self.hide()

    def _sending(self) -> tuple[int, int]:
        """The year, and as which revision it was sent; 0 where it was not."""
        return self._desk.year, self._desk.services.correct_sent.sending(self._desk.year)

    @Slot(object)
    def _hear(self, topics: frozenset[Topic]) -> None:
        if self._desk.office().role is not Role.SUBMITTER:
            return
        if topics & {Topic.YEAR, Topic.PACKAGES}:
            self._put_by()
        if topics & _CORRECTED:
            with suppress(CchcError):
                self._look()

    def _put_by(self) -> None:
        """What was typed for a year comes back with it."""
        if not self.isHidden():
            self._typed[self._of] = self.why.text()
        self.hide()

    def _look(self) -> None:
        year, revision = self._sending()
        if not revision or (year, revision) in self._settled or not self.isHidden():
            return
        if self._desk.services.correct_sent.waits(year):
            self._of = year
            self.why.setText(self._typed.pop(year, ""))
            self.words.setText(texts.corrected(year, revision))
            self.show()
