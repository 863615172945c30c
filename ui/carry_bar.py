"""When a year begins: what last year left open, one act that takes it over, undone or put off."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from core.carrying import LeftOpen
from core.errors import CchcError
from core.records.oversight import InspectionFinding
from core.records.planning import Task
from ui.act_bar import ActBar
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import reporting
from ui.texts import common
from ui.texts import results as texts

_TOPICS = frozenset({Topic.RECORDS, Topic.YEAR, Topic.ENTRIES})


class CarryBar(ActBar):
    """Hidden where last year left nothing open, or the officer does not want to be told of it again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._taken: tuple[InspectionFinding | Task, ...] = ()
        self.add_second(texts.CARRY_NEVER, self._put_off)
        desk.changes.changed.connect(self._hear)
        self.look()

    def look(self) -> None:
        """Ask what last year left open."""
        try:
            left = self._desk.services.aftermath.carry_over.left_open(self._desk.year)
        except CchcError:
            self.clear()
            return
        if self._taken and self._taken[0].year == self._desk.year and left.is_empty:
            return
        self._taken = ()
        if left.is_empty or self._desk.places.value(self._key(), False, bool):
            self.clear()
        else:
            self._offer(left)

    def _offer(self, left: LeftOpen) -> None:
        words = texts.carry_banner(len(left.findings), len(left.tasks), year=left.from_year)
        self.second.show()
        self.offer(words, texts.CARRY_ACT.format(year=left.into), act=self._take_over)

    def _take_over(self) -> None:
        with reporting(self):
            self._taken = self._desk.services.aftermath.carry_over.take_over(self._desk.year)
            tasks = sum(1 for copy in self._taken if isinstance(copy, Task))
            words = texts.carried_told(len(self._taken) - tasks, tasks, year=self._desk.year)
            self.second.hide()
            self.offer(words, common.UNDO, act=self._give_back)
            self._desk.changes.announce(Topic.RECORDS)
            self._desk.changes.tell(words)

    def _give_back(self) -> None:
        taken, self._taken = self._taken, ()
        with reporting(self):
            self._desk.services.aftermath.carry_over.give_back(taken)
            self._desk.changes.announce(Topic.RECORDS)
        self.clear()

    def _put_off(self) -> None:
        self._desk.places.setValue(self._key(), True)
        self.clear()

    def _key(self) -> str:
        return f"carried_not/{self._desk.office().unit.code}/{self._desk.year}"

    @Slot(object)
    def _hear(self, topics: frozenset[Topic]) -> None:
        """On a page nobody sees it waits until the page looks again: a saved cell must cost nothing here."""
        page = self.parentWidget()
        if topics & _TOPICS and (page is None or page.isVisible()):
            self.look()
