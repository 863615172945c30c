"""Figures that were sent are being corrected: after the first change one line offers to say why."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from core.errors import CchcError
from core.units import Role
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import reporting
from ui.notice_line import NoticeLine
from ui.texts import sent as texts

_CORRECTED = frozenset({Topic.RECORDS, Topic.ENTRIES})
_LONGEST = 300  # characters


class SentBar(NoticeLine):
    """Seen from the first change of a sent year until a reason is given or it is sent away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settled: set[tuple[int, int]] = set()
        self.why = QLineEdit()
        self.why.setAccessibleName(texts.WHY)
        self.why.setPlaceholderText(texts.WHY_SHAPE)
        self.why.setMaxLength(_LONGEST)
        self.why.returnPressed.connect(self._give)
        self.take(self.why)
        self.keep = self.offer(texts.KEEP, self._give)
        self.leave = self.offer(texts.LEAVE, self._settle)
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

    def _settle(self) -> None:
        """Nothing more is said of this sending while the window stands."""
        self._settled.add(self._standing())
        self.why.clear()
        self.hide()

    def _standing(self) -> tuple[int, int]:
        """The year, and as which revision it was sent; 0 where it was not."""
        try:
            return self._desk.year, self._desk.services.correct_sent.sending(self._desk.year)
        except CchcError:
            return self._desk.year, 0

    @Slot(object)
    def _hear(self, topics: frozenset[Topic]) -> None:
        if self._desk.office().role is not Role.SUBMITTER:
            return
        if topics & {Topic.YEAR, Topic.PACKAGES}:
            self.hide()
        if topics & _CORRECTED:
            self._look()

    def _look(self) -> None:
        year, revision = self._standing()
        if not revision or (year, revision) in self._settled or not self.isHidden():
            return
        if self._desk.services.correct_sent.reason(year):
            return
        self.words.setText(texts.corrected(year, revision))
        self.show()
