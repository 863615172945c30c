"""The whole check of once a week, where no copy of the day does it: each copy is checked when it is made."""

from datetime import datetime, timedelta

from core.backups import Why
from core.ports import UNWATCHED, Clock, Database
from core.progress import Progress
from core.services.keep_backups import KeepBackups
from core.services.noting import note
from core.services.safekeeping import Safekeeping

WEEK = timedelta(days=7)
_SETTING = "checked_whole"


class CheckWhole:
    """Checks the workspace when neither a copy nor an earlier check did for a week."""

    def __init__(
        self, *, database: Database, safekeeping: Safekeeping, backups: KeepBackups, clock: Clock
    ) -> None:
        self._database = database
        self._safekeeping = safekeeping
        self._backups = backups
        self._clock = clock
        self._last: datetime | None = None

    def is_due(self) -> bool:
        """Whether the last check is a week ago; one of a later day was made under a wrong clock."""
        now = self._clock.now()
        return not any(timedelta(0) <= now - at < WEEK for at in self._checks())

    def when_due(self, *, progress: Progress = UNWATCHED) -> tuple[str, ...]:
        """Problems as `code subject`; empty when all is sound or the check is not due yet.

        It is remembered, also where the disk is too full to write it down: then as long as the program runs.

        Raises:
            Cancelled: the next time begins anew.
            DiskFull, WriteFailed: it was made and found nothing, and could not be written down.
        """
        if not self.is_due():
            return ()
        problems = self._safekeeping.check(progress=progress)
        self._last = self._clock.now()
        if not problems:
            with self._database.transaction() as work:
                work.settings.put(_SETTING, self._last.isoformat())
                note(work, self._clock, act="check_whole", subject="")
        return problems

    def _checks(self) -> tuple[datetime, ...]:
        """When the whole was looked at, as far as anything tells."""
        with self._database.transaction() as work:
            told = work.settings.get(_SETTING)
        copies = (each.at for each in self._backups.list() if each.why is Why.DAILY and each.is_good)
        remembered = (self._last, None if told is None else datetime.fromisoformat(told))
        return (*copies, *(each for each in remembered if each is not None))
