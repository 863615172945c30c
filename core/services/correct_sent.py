"""Why figures are corrected that were sent: said once, told with every change until they are sent again.

Nothing is asked before a save. Whoever wants to say it does so when the first change is made; the reason then
stands in the log of changes with each change that follows, and its act names those made before it. Where
nobody said why, the reason the year is sent again with stands for them.
"""

from core.later_reasons import ACT, reason_told
from core.ports import Clock, Database, Transaction
from core.services.correcting import keep_reason, no_longer_waiting, sending, waiting, why_corrected
from core.services.noting import note
from core.text import clean_line


class CorrectSent:
    """The reason for what is corrected after a year was sent."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def sending(self, year: int) -> int:
        """As which revision the figures of a year were sent; 0 while they are a draft."""
        with self._database.transaction() as work:
            return sending(work, work.office.get().unit.code, year=year)

    def waits(self, year: int) -> bool:
        """Whether something was changed since the year was sent last that carries no reason yet."""
        with self._database.transaction() as work:
            return bool(waiting(work, work.office.get().unit.code, year=year))

    def reason(self, year: int) -> str:
        """What was said since the year was sent last; empty when nothing was, or it was not sent."""
        with self._database.transaction() as work:
            return why_corrected(work, work.office.get().unit.code, year=year)

    def give(self, year: int, reason: str) -> None:
        """Say why; it is told of every change of this year since it was sent, until it is sent again."""
        why = clean_line(reason)
        with self._database.transaction() as work:
            keep_reason(work, work.office.get().unit.code, year=year, why=why)
            tell_reason(work, self._clock, year=year, why=why)


def tell_reason(work: Transaction, clock: Clock, *, year: int, why: str) -> None:
    """Chain the reason, and for which changes made before it stands; they wait no longer."""
    runs = waiting(work, work.office.get().unit.code, year=year)
    note(work, clock, act=ACT, subject=str(year), change=("", reason_told(runs)), why=why)
    if runs:
        no_longer_waiting(work, year=year)
