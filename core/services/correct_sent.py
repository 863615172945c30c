"""Why figures are corrected that were sent: said once, told with every change until they are sent again.

Nothing is asked before a save. Whoever wants to say it does so when the first change is made; the reason then
stands in the log of changes with itself and with each change that follows.
"""

from core.assessment import State
from core.ports import Clock, Database, Transaction
from core.services.noting import note
from core.text import clean_line

_SETTING = "correction"
_NOT_SENT = frozenset({State.DRAFT, State.CLOSED})


class CorrectSent:
    """The reason for what is corrected after a year was sent."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def sending(self, year: int) -> int:
        """As which revision the figures of a year were sent; 0 while they are a draft."""
        with self._database.transaction() as work:
            return _sending(work, work.office.get().unit.code, year=year)

    def reason(self, year: int) -> str:
        """What was said since the year was sent last; empty when nothing was, or it was not sent."""
        with self._database.transaction() as work:
            return why_corrected(work, work.office.get().unit.code, year=year)

    def give(self, year: int, reason: str) -> None:
        """Say why; it is told with every change of this year until it is sent again."""
        why = clean_line(reason)
        with self._database.transaction() as work:
            revision = _sending(work, work.office.get().unit.code, year=year)
            work.settings.put(f"{_SETTING}:{year}", f"{revision} {why}")
            note(work, self._clock, act="correct_sent", subject=str(year), why=why)


def why_corrected(work: Transaction, unit: str, *, year: int) -> str:
    """The reason in force for a change of a year's figures."""
    revision, _, why = (work.settings.get(f"{_SETTING}:{year}") or "").partition(" ")
    sending = _sending(work, unit, year=year) if why else 0
    return why if sending and revision == str(sending) else ""


def _sending(work: Transaction, unit: str, *, year: int) -> int:
    standing = work.assessments.standing(unit, year)
    return 0 if standing is None or standing.state in _NOT_SENT else standing.revision
