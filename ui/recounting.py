"""Points computed from all units' records behind the window: this criterion first, then the next one."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.across_sheet import AcrossSheet
from core.progress import Progress
from core.scoring import LeafScore
from ui.desk import Desk
from ui.jobs import Job
from ui.messages import show_error

_PAUSE = 300
Counted = tuple[AcrossSheet, Mapping[str, LeafScore | None]]


class Recounting(QObject):
    """`counted` brings scores by unit for the sheet last begun, unless another was begun meanwhile."""

    counted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._wanted: AcrossSheet | None = None
        self._later = QTimer(self)  # the job at hand counts as work until it is gone
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._look_ahead)

    def begin(self, sheet: AcrossSheet) -> None:
        """Compute what is not known of a sheet; then that of the criterion behind it, for the next step."""
        self._stop()
        self._wanted = sheet
        if sheet.is_computed:
            self._later.start()
        else:
            self._start(sheet)

    def _start(self, sheet: AcrossSheet) -> None:
        service = self._desk.services.across

        def work(progress: Progress) -> Counted:
            return sheet, service.compute(sheet, progress=progress)

        self._job = self._desk.jobs.start(work, done=self._take, failed=self._fail)

    @Slot()
    def _look_ahead(self) -> None:
        """Nobody waits for this: it gives way to any other work, and says nothing."""
        sheet = self._wanted
        if sheet is None or self._desk.jobs.is_busy or self._desk.jobs.is_stopped:
            return
        leaves = [leaf.id for leaf in sheet.criteria.leaves()]
        at = leaves.index(sheet.criterion.id) + 1
        if at == len(leaves):
            return
        service, year = self._desk.services.across, sheet.round.year

        def work(progress: Progress) -> Counted:
            following = service.sheet(year, leaves[at])
            return following, service.compute(following, progress=progress)

        self._job = self._desk.jobs.start(work, done=self._take, failed=self._fail)

    @Slot(object)
    def _take(self, counted: Counted) -> None:
        self._job = None
        sheet, scores = counted
        if self._wanted is not None and _is_same(sheet, self._wanted):
            self.counted.emit(scores)
            self._later.start()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._job = None
        show_error(None, error)

    def _stop(self) -> None:
        self._later.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _is_same(one: AcrossSheet, other: AcrossSheet) -> bool:
    return (one.round.year, one.criterion.id) == (other.round.year, other.criterion.id)
