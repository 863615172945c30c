"""Long work beside the window: one worker thread, and the one bridge between the two threads."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import CchcError
from core.phone_codes import error_code
from core.progress import Cancelled, Progress
from ui.collecting import Collecting

log = logging.getLogger(__name__)

_TELL_EVERY = 0.1


class Job(QObject):
    """One running piece of work. Lives on the UI thread; its signals arrive there."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._told = 0.0

    def cancel(self) -> None:
        """Ask the work to stop; it answers at its next `check`."""
        self._stop.set()

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is, at most ten times a second."""
        now = time.monotonic()
        if done >= total or now - self._told >= _TELL_EVERY:
            self._told = now
            self.progressed.emit(done, total)

    def check(self) -> None:
        """Raise `Cancelled` when the person asked to stop."""
        if self._stop.is_set():
            raise Cancelled


class JobRunner(QObject):
    """Owns the one worker thread. Outlives its jobs; call `stop` before deleting it. `broke` brings a bug."""

    _ended = Signal(object, object)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_stopped = False
        self._unfinished = 0
        self._collecting = Collecting(self)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._ended.connect(self._finish)  # crosses to the UI thread here

    def start(
        self,
        work: Callable[[Progress], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> Job:
        """Begin `work`; `done` or `failed` is called on the UI thread. Give bound methods of the page."""
        job = Job(self)
        job.succeeded.connect(done)
        job.failed.connect(failed)
        self._unfinished += 1
        self._collecting.begin()
        self._thread.submit(self._run, job, work)
        return job

    @property
    def is_busy(self) -> bool:
        """Whether work runs or waits."""
        return bool(self.findChildren(Job))

    @property
    def is_stopped(self) -> bool:
        """Whether the worker has ended, so that nothing more can be started."""
        return self._is_stopped

    def stop(self) -> None:
        """Cancel what runs, drop what waits, wait for the thread to end."""
        self._is_stopped = True
        for job in self.findChildren(Job):
            job.cancel()
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._collecting.end()

    def _run(self, job: Job, work: Callable[[Progress], Any]) -> None:
        outcome: tuple[Any, ...]
        try:
            job.check()
            outcome = (job.succeeded, work(job))
        except Cancelled:
            outcome = (job.cancelled,)
        except CchcError as error:
            outcome = (job.failed, error)
        except Exception as error:  # noqa: BLE001 - the worker's end: a bug is shown by the page, never lost
            name = type(error).__name__
            facts = {"code": error_code(error), "kind": name}
            log.error("job failed: %s", name, extra=facts)  # noqa: TRY400 - no text of the data in logs
            outcome = (job.failed, error)
        self._ended.emit(job, outcome)  # the worker's last touch

    @Slot(object, object)
    def _finish(self, job: Job, outcome: tuple[Any, ...]) -> None:
        signal, *value = outcome
        self._unfinished -= 1
        if not self._unfinished:
            self._collecting.end()
        if value and isinstance(value[0], Exception) and not isinstance(value[0], CchcError):
            self.broke.emit(value[0])
        job.finished.emit()  # first, so that the progress dialog closes
        if not self._is_stopped:  # an outcome that was on its way finds nobody: the workspace is let go
            signal.emit(*value)
        job.deleteLater()  # the only delete
