"""The copy of the day: made behind the window, looked for every hour, told when it fails."""

from PySide6.QtCore import QObject, QTimer, Slot

from ui.changes import Changes, Topic
from ui.jobs import JobRunner
from ui.services import Services

_EVERY_MS = 3_600_000


class DailyBackup(QObject):
    """Asks for it on the worker. `error` is why the last try came to nothing."""

    def __init__(self, services: Services, jobs: JobRunner, *, changes: Changes) -> None:
        super().__init__(changes)
        self._services, self._jobs, self._changes = services, jobs, changes
        self.error: Exception | None = None
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
