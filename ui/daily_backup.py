"""The copy of the day: made behind the window, looked for every hour, told when it fails.

Making a copy checks the whole workspace. Where none can be made, the check of once a week is made without it.
"""

from PySide6.QtCore import QObject, QTimer, Slot

from ui.changes import Changes, Topic
from ui.jobs import JobRunner
from ui.services import Services

_EVERY_MS = 3_600_000


class DailyBackup(QObject):
    """Asks for it on the worker. `error` is why the last try failed, `problems` what a check found."""

    def __init__(self, services: Services, jobs: JobRunner, *, changes: Changes) -> None:
        super().__init__(changes)
        self._services, self._jobs, self._changes = services, jobs, changes
        self.error: Exception | None = None
        self.problems: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.begin)

    @Slot()
    def begin(self) -> None:
        """Make it, unless it is there; from now on look every hour, for a window may stand open for days."""
        if self._jobs.is_stopped:
            return
        self._timer.start()
        service = self._services.keep_backups
        self._jobs.start(
            lambda progress: service.make_due(progress=progress), done=self._done, failed=self._failed
        )

    def stop(self) -> None:
        """The workspace is let go."""
        self._timer.stop()

    @Slot(object)
    def _done(self, made: object) -> None:
        if made is not None or self.error is not None:
            self.error = None
            self._changes.changed.emit(frozenset({Topic.BACKUPS}))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.error = error
        self._changes.changed.emit(frozenset({Topic.BACKUPS}))
        self._check()

    def _check(self) -> None:
        """The database's own check at least, and every document and act: a copy would have made it."""
        if self._jobs.is_stopped:
            return
        service = self._services.check_whole
        self._jobs.start(
            lambda progress: service.when_due(progress=progress), done=self._checked, failed=self._unchecked
        )

    @Slot(object)
    def _checked(self, problems: tuple[str, ...]) -> None:
        if problems:
            self.problems = problems
            self._changes.changed.emit(frozenset({Topic.BACKUPS}))

    @Slot(object)
    def _unchecked(self, _error: Exception) -> None:
        """It found nothing and could not be written down, or was not made: why no copy was is told anyway."""
