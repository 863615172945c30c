"""Take the points of many units at once: a question that tells how many, then one note for each."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from core.across_sheet import AcrossLine, AcrossSheet
from core.services.appraise_across import AcceptedMany
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import Notice, ask, show_error, tell
from ui.page import Page
from ui.progress_dialog import run_long
from ui.texts import appraisal_across as texts


class AcceptMany(QObject):
    """`taken` follows when it is done, also when it was stopped half-way: what was taken stays taken."""

    taken = Signal()

    def __init__(self, page: Page, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._criterion = ""

    def ask(self, sheet: AcrossSheet, chosen: Sequence[AcrossLine]) -> None:
        """Ask how many, then take those of the chosen that need no look of their own."""
        plain = tuple(line.unit.code for line in chosen if line.is_plain)
        if not plain:
            tell(self._page, texts.ACCEPT_TITLE, what=texts.NONE_PLAIN)
            return
        notice = Notice(
            title=texts.ACCEPT_TITLE,
            what=texts.ACCEPT_WHAT.format(criterion=sheet.criterion.id, count=len(plain)),
            why=texts.accept_why(len(chosen) - len(plain)),
        )
        act = texts.ACCEPT_ACT.format(count=len(plain))
        if not ask(self._page, notice, act=act, leave=texts.ACCEPT_LEAVE):
            return
        self._criterion = sheet.criterion.id
        service = self._desk.services.across
        job = run_long(
            self._page,
            self._desk.jobs,
            title=texts.ACCEPTING,
            work=lambda progress: service.accept(sheet, plain, progress=progress),
            done=self._taken,
            failed=self._failed,
        )
        job.cancelled.connect(self._stopped)

    @Slot(object)
    def _taken(self, outcome: AcceptedMany) -> None:
        self._stopped()
        self._desk.changes.tell(texts.accepted(self._criterion, outcome))
        if outcome.refused:
            show_error(self._page, outcome.refused[0][1])

    @Slot()
    def _stopped(self) -> None:
        self._desk.changes.announce(Topic.APPRAISALS)
        self.taken.emit()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._stopped()
        show_error(self._page, error)
