"""Appraisal: a thin host of tabs; each way to look at the round's points is built when it is first seen."""

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.appraisal_across import AppraisalAcross
from ui.appraisal_aids import AppraisalAids
from ui.appraisal_by_unit import AppraisalByUnit
from ui.appraisal_desks import AppraisalDesks
from ui.appraisal_part import AppraisalPart
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import reporting
from ui.page import SMALL, Page, PageAct
from ui.texts import common

_PLACE = "appraisal_tab"


class AppraisalPage(Page):
    """Subjects: a unit, `UNIT:CRITERION`, or a tab and what to stand on there (`across:2.1.3`)."""

    key: ClassVar[str] = "appraisal"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.ROUNDS, Topic.PACKAGES, Topic.PUBLICATIONS, Topic.CRITERIA}
    )
    PARTS: ClassVar[tuple[tuple[str, type[AppraisalPart]], ...]] = (
        ("units", AppraisalByUnit),
        ("across", AppraisalAcross),
        ("aids", AppraisalAids),
        ("desks", AppraisalDesks),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_APPRAISAL)
        self.tabs = QTabWidget()
        self._names = tuple(name for name, _part in self.PARTS)
        self._rooms: dict[str, QVBoxLayout] = {}
        self._built: dict[str, AppraisalPart] = {}
        self._stale = set(self._names)
        self._build()
        desk.changes.changed.connect(self._hear_points)

    def reload(self) -> None:
        """Read the tab in sight; the others are read when they are seen."""
        self._stale = set(self._names)
        self._show_tab()

    def stand_on(self, subject: str) -> None:
        """Open a tab and stand there on what was asked for."""
        name, _, rest = subject.partition(":")
        tab, asked = (name, rest) if name in self._names else (self._names[0], subject)
        self._is_stale = False
        self.tabs.setCurrentIndex(self._names.index(tab))
        self._show_tab()
        self.part().stand_on(asked)

    def part(self) -> AppraisalPart:
        """The tab in sight."""
        return self._part(self._names[self.tabs.currentIndex()])

    def heard(self) -> tuple[PageAct, ...]:
        """What keys do on this page and in the tab in sight."""
        return (*super().heard(), *self.part().heard())

    def offered(self) -> tuple[PageAct, ...]:
        """What the page and the tab in sight offer now."""
        keys = tuple(each for each in self.part().heard() if each.button is None)
        return (*super().offered(), *keys)

    def _part(self, name: str) -> AppraisalPart:
        held = self._built.get(name)
        if held is None:
            held = dict(self.PARTS)[name](self)
            held.changed.connect(self._show_words)
            self._rooms[name].addWidget(held)
            self._built[name] = held
        return held

    def _show_tab(self) -> None:
        """Read the tab in sight where something changed since it was read."""
        name = self._names[self.tabs.currentIndex()]
        part = self._part(name)
        if name in self._stale:
            self._stale.discard(name)
            with reporting(self):
                part.read()
        self._show_words()

    @Slot()
    def _show_words(self) -> None:
        name = self._names[self.tabs.currentIndex()]
        for each, part in self._built.items():
            part.show_acts(each == name)
        if name in self._built:
            self.set_context(common.year(self.desk.year), *self._built[name].context)
            self.set_banner(self._built[name].banner)

    def _turn(self, at: int) -> None:
        self.desk.places.setValue(_PLACE, self._names[at])
        if not self._is_stale:
            self._show_tab()

    @Slot(object)
    def _hear_points(self, topics: frozenset[Topic]) -> None:
        """Points or outside values changed: by the tab in sight, which shows them already, or elsewhere."""
        if topics & {Topic.APPRAISALS, Topic.OUTSIDE}:
            seen = {self._names[self.tabs.currentIndex()]} if self.isVisible() else set()
            self._stale |= set(self._names) - seen
            self._is_stale = self._is_stale or not self.isVisible()

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for name, part in self.PARTS:
            room = QWidget()
            self._rooms[name] = QVBoxLayout(room)
            self._rooms[name].setContentsMargins(0, SMALL if len(self.PARTS) > 1 else 0, 0, 0)
            self.tabs.addTab(room, part.title)
        self.tabs.tabBar().setVisible(len(self.PARTS) > 1)
        kept = str(self.desk.places.value(_PLACE) or "")
        self.tabs.setCurrentIndex(self._names.index(kept) if kept in self._names else 0)
        self.tabs.currentChanged.connect(self._turn)
        self.body.addWidget(self.tabs, 1)
