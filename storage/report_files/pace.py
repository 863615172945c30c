"""How far the writing of a report is, and whether it should stop."""

from core.progress import Progress, Silent
from core.reporting.document import Report, tables_of

_STRIDE = 200  # rows between two looks


class Pace:
    """Counts table rows, each as often as a form touches it."""

    def __init__(self, report: Report, progress: Progress | None = None, *, times: int = 1) -> None:
        whole = (report, *report.following)
        self._total = times * sum(len(table.rows) for each in whole for table in tables_of(each))
        self._progress = progress or Silent()
        self._done = 0
        self._next = _STRIDE

    def step(self, rows: int = 1) -> None:
        """So many rows more are done.

        Raises:
            Cancelled: the person asked to stop.
        """
        self._done += rows
        if self._done >= self._next:
            self._next = self._done + _STRIDE
            self.check()

    def check(self) -> None:
        """Tell how far it is, as at the end of a page.

        Raises:
            Cancelled: the person asked to stop.
        """
        self._progress.check()
        self._progress.report(min(self._done, self._total), max(self._total, 1))
