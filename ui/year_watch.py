"""The picture of the year on the desk, computed beside the window and shared by all who show it.

While a new picture is being made the old one stays. News that arrive meanwhile are not queued: one more
picture is made at the end.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from core.overview import Overview
from ui.changes import Changes
from ui.jobs import JobRunner
from ui.services import Services


class YearWatch(QObject):
    """`seen` brings an `Overview` of the year on the desk, `failed` why there is none."""

    seen = Signal(object)
    failed = Signal(object)

    def __init__(
        self, services: Services, jobs: JobRunner, *, year: Callable[[], int], changes: Changes
    ) -> None:
        super().__init__(changes)
        self._service, self._clock = services.year_overview, services.clock
        self._jobs, self._year = jobs, year
        self._day: date | None = None
        self._held: Overview | None = None
        self._running = 0
        self._is_stale = True
        self._is_over = False
        changes.changed.connect(self._hear)

    def ask(self) -> None:
        """Show the picture: at once when nothing changed since and it is of today, else when it is made."""
        if self._running:
            return
        if self._held is not None and not self._is_stale and self._day == self._clock.today():
            self.seen.emit(self._held)
        else:
            self._start()

    def stop(self) -> None:
        """Make no more pictures: the worker goes."""
        self._is_over = True

    def _start(self) -> None:
        if self._is_over:
            return
        year, service = self._year(), self._service
        self._running, self._is_stale, self._day = year, False, self._clock.today()
        self._jobs.start(lambda _progress: service.look(year), done=self._done, failed=self._failed)

    @Slot(object)
    def _done(self, overview: Overview) -> None:
        if self._goes_on():
            return
        self._held = overview
        self.seen.emit(overview)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if self._goes_on():
            return
        self._held = None
        self.failed.emit(error)

    def _goes_on(self) -> bool:
        """Whether another picture is needed at once: something changed while this one was made."""
        is_old = self._is_stale or self._running != self._year()
        self._running = 0
        if is_old:
            self._start()
        return is_old

    @Slot(object)
    def _hear(self, _topics: object) -> None:
        self._is_stale = True
