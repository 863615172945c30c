"""Figures that were sent are corrected: the reason in force, and the changes that still wait for one.

The chain is never written again, so a change made before anybody said why cannot carry the reason itself. Its
number waits in the settings; the act that tells the reason names it (`core.later_reasons` reads that back).
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from core.assessment import State
from core.later_reasons import Runs, read_runs, runs_told, with_run
from core.ports import Transaction

_REASON, _WAITING = "correction", "correction_waits"
_NOT_SENT = frozenset({State.DRAFT, State.CLOSED})


def sending(work: Transaction, unit: str, *, year: int) -> int:
    """As which revision the figures of a year were sent; 0 while they are a draft."""
    standing = work.assessments.standing(unit, year)
    return 0 if standing is None or standing.state in _NOT_SENT else standing.revision


def why_corrected(work: Transaction, unit: str, *, year: int) -> str:
    """The reason in force for a change of a year's figures."""
    return _said(work, _REASON, year=year, revision=sending(work, unit, year=year))


def keep_reason(work: Transaction, unit: str, *, year: int, why: str) -> None:
    """From now on this is the reason, until the year is sent again."""
    work.settings.put(f"{_REASON}:{year}", f"{sending(work, unit, year=year)} {why}")


def waiting(work: Transaction, unit: str, *, year: int) -> Runs:
    """The numbers of what was changed since the year was sent and carries no reason yet."""
    return read_runs(_said(work, _WAITING, year=year, revision=sending(work, unit, year=year)))


def no_longer_waiting(work: Transaction, *, year: int) -> None:
    """Somebody said why."""
    work.settings.put(f"{_WAITING}:{year}", "")


@contextmanager
def correcting(work: Transaction, unit: str, *, years: Iterable[int], why: str = "") -> Iterator[str]:
    """The reason that acts noted inside carry: `why` where they have one of their own, else the one in force.

    Where there is none and a year was sent, what is noted inside waits for it. Nobody says why inside.
    """
    sent = {} if why else _sent(work, unit, years=years)
    told = work.settings.some(*(f"{name}:{year}" for year in sent for name in (_REASON, _WAITING)))
    reasons = (_of_sending(told, _REASON, year=year, revision=revision) for year, revision in sent.items())
    found = why or next(filter(None, reasons), "")
    if found or not sent:
        yield found
        return
    first = _next(work)
    yield ""
    noted = range(first, _next(work))
    for year, revision in sent.items() if noted else ():
        held = read_runs(_of_sending(told, _WAITING, year=year, revision=revision))
        work.settings.put(f"{_WAITING}:{year}", f"{revision} {runs_told(with_run(held, noted))}")


def _sent(work: Transaction, unit: str, *, years: Iterable[int]) -> Mapping[int, int]:
    revisions = {year: sending(work, unit, year=year) for year in sorted(set(years))}
    return {year: revision for year, revision in revisions.items() if revision}


def _said(work: Transaction, name: str, *, year: int, revision: int) -> str:
    told = work.settings.some(f"{name}:{year}") if revision else {}
    return _of_sending(told, name, year=year, revision=revision)


def _of_sending(told: Mapping[str, str], name: str, *, year: int, revision: int) -> str:
    """What a setting tells of this sending; what it told of an earlier one is over."""
    of, _, said = told.get(f"{name}:{year}", "").partition(" ")
    return said if of == str(revision) else ""


def _next(work: Transaction) -> int:
    """The number the next act will have."""
    last = work.audit.last()
    return 1 if last is None else last.number + 1
