"""Compute the sheet an appraiser is likely to open next, while the one in sight is read."""

from core.appraisal_sheet import AppraisalSheet
from core.services.appraisal_progress import UnitProgress
from ui.desk import Desk


class SheetAhead:
    """One sheet at a time on the worker; what it computed is kept by the service. Failures are told later."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(self, row: UnitProgress | None) -> None:
        """Prepare a unit's sheet unless the worker has something to do."""
        jobs = self._desk.jobs
        if row is None or jobs.is_stopped or jobs.is_busy:
            return
        service, year, unit = self._desk.services.appraisal, self._desk.year, row.unit.code
        jobs.start(lambda _progress: service.sheet(year, unit), done=self._ready, failed=self._not_ready)

    def _ready(self, _sheet: AppraisalSheet) -> None:
        """It is kept where it was computed."""

    def _not_ready(self, _error: Exception) -> None:
        """Opening the unit will say what is wrong."""
