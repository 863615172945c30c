"""New records with sensible beginnings."""

from datetime import date
from typing import Any, Final

from core.dates import Period, PeriodKind
from core.records.catalogue import Record, kind_of
from core.records.procedures import receiving_form

_BY_MONTH: Final = frozenset({"dossier_count"})


def blank(kind_code: str, year: int, *, record_id: str, period: Period | None = None) -> Record:
    """A record of a kind with nothing entered; figures of a stretch of days get the days of `period`.

    Without a period they get the whole year, and dossier counts, which are kept by month, January.

    Raises:
        KeyError: no such kind.
    """
    kind = kind_of(kind_code)
    days: dict[str, Any] = {}
    if any(spec.name == "from_on" and spec.required for spec in kind.fields):
        days_of = period or _usual_period(kind_code, year)
        days = {"from_on": days_of.start, "to_on": days_of.end}
    if kind_code == "one_stop":
        days["form"] = receiving_form(date(year, 12, 31))
    return kind.record(id=record_id, year=year, **days)


def months_of(year: int) -> tuple[Period, ...]:
    """The twelve months of a year, the rows of a grid of counts."""
    return Period(year=year).months()


def _usual_period(kind_code: str, year: int) -> Period:
    if kind_code in _BY_MONTH:
        return Period(year=year, kind=PeriodKind.MONTH, number=1)
    return Period(year=year)
