"""Periods, report windows, deadlines and working days. All are plain local dates (guide 2, trap c)."""

import re
from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from core.errors import UserError

_PERIOD = re.compile(r"(?P<year>[12][0-9]{3})(?:-(?P<kind>[HQ]?)(?P<number>[0-9]{1,2}))?")
_LIMIT = re.compile(r"Y(?P<next>\+1)?-(?P<month>[0-9]{2})-(?P<day>[0-9]{2}|LAST)")
_SATURDAY = 5
_LOCAL = timezone(timedelta(hours=7))  # no daylight saving has been kept since 1975
_MONTHS = 12


class NotAPeriod(UserError):
    """The text is none of YYYY, YYYY-H1, YYYY-Q3, YYYY-01; fields: `text`."""

    code: ClassVar[str] = "E_PERIOD_FORMAT"


class NotALimit(UserError):
    """The text is not a yearly limit such as Y-02-LAST or Y-12-15; fields: `text`."""

    code: ClassVar[str] = "E_LIMIT_FORMAT"


class PeriodKind(StrEnum):
    """How long a period is; the value is the letter before its number."""

    YEAR = "Y"
    HALF = "H"
    QUARTER = "Q"
    MONTH = "M"


_LENGTHS = MappingProxyType(
    {PeriodKind.YEAR: 12, PeriodKind.HALF: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A calendar period: a year, half-year, quarter or month; `number` counts from 1 within the year."""

    year: int
    kind: PeriodKind = PeriodKind.YEAR
    number: int = 1

    def __str__(self) -> str:
        if self.kind is PeriodKind.YEAR:
            return f"{self.year:04d}"
        if self.kind is PeriodKind.MONTH:
            return f"{self.year:04d}-{self.number:02d}"
        return f"{self.year:04d}-{self.kind}{self.number}"

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, (self.number - 1) * _LENGTHS[self.kind] + 1, 1)

    @property
    def end(self) -> date:
        """Last day, included."""
        return end_of_month(self.year, self.number * _LENGTHS[self.kind])

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return self.start <= day <= self.end

    def months(self) -> tuple["Period", ...]:
        """The months of the period, in order."""
        length = _LENGTHS[self.kind]
        first = (self.number - 1) * length + 1
        return tuple(
            Period(year=self.year, kind=PeriodKind.MONTH, number=number)
            for number in range(first, first + length)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWindow:
    """One periodic report: the days its figures cover and the last day to send it (CV 581/BNV-CCHC)."""

    period: Period
    start: date
    end: date
    send_by: date

    def own_due(self, days_earlier: int) -> date:
        """The submitter's own due day, earlier than the authority's by an offset of the office."""
        return self.send_by - timedelta(days=days_earlier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day of the yearly cycle. `key` names what is due, `source` the rule behind it."""

    key: str
    due_on: date
    source: str


def parse_period(text: str) -> Period:
    """Read `YYYY`, `YYYY-H1..2`, `YYYY-Q1..4` or `YYYY-01..12`, exactly as packages write them.

    Raises:
        NotAPeriod: any other text.
    """
    found = _PERIOD.fullmatch(text)
    if found is None:
        raise NotAPeriod(text=text)
    year, number = int(found["year"]), found["number"]
    if number is None:
        return Period(year=year)
    kind = PeriodKind(found["kind"] or "M")
    period = Period(year=year, kind=kind, number=int(number))
    in_year = 1 <= period.number <= _MONTHS // _LENGTHS[kind]
    if not in_year or str(period) != text:
        raise NotAPeriod(text=text)
    return period


def report_windows(year: int) -> tuple[ReportWindow, ...]:
    """The four periodic reports of a year: Q1, H1, Q3 and the year (guide 2).

    Quarter 1, half-year and year are cumulative from 15 December; quarter 3 covers its quarter alone.
    """
    opening = date(year - 1, 12, 15)
    return (
        _window(Period(year=year, kind=PeriodKind.QUARTER, number=1), opening, last_month=3),
        _window(Period(year=year, kind=PeriodKind.HALF, number=1), opening, last_month=6),
        _window(Period(year=year, kind=PeriodKind.QUARTER, number=3), date(year, 6, 15), last_month=9),
        _window(Period(year=year), opening, last_month=12),
    )


def report_window(period: Period) -> ReportWindow | None:
    """The window of a reporting period; None where no periodic report is due (Q2, H2, a month)."""
    return next((window for window in report_windows(period.year) if window.period == period), None)


def year_milestones(year: int) -> tuple[Deadline, ...]:
    """The days of one reform year in order of date, from plan to publication (guide 2; all are defaults)."""
    reports = tuple(
        Deadline(key=f"report_{_report_name(window.period)}", due_on=window.send_by, source="CV581")
        for window in report_windows(year)
    )
    days = (
        Deadline(key="plan", due_on=date(year, 1, 31), source="P"),
        Deadline(key="plan_amendment", due_on=before(date(year, 3, 31)), source="S0"),
        Deadline(key="proposals", due_on=end_of_month(year, 3), source="S0"),
        Deadline(key="self_review", due_on=before(date(year, 4, 1)), source="S1"),
        Deadline(key="breakthrough", due_on=before(date(year, 4, 1)), source="S1"),
        Deadline(key="self_score_opens", due_on=date(year, 12, 10), source="P"),
        Deadline(key="self_score", due_on=date(year, 12, 15), source="P"),
        Deadline(key="synthesis", due_on=date(year, 12, 31), source="P"),
        Deadline(key="appraisal", due_on=end_of_month(year + 1, 2), source="P"),
        Deadline(key="publication", due_on=end_of_month(year + 1, 2), source="P"),
    )
    return tuple(sorted((*days, *reports), key=lambda deadline: deadline.due_on))


def local(moment: datetime) -> datetime:
    """A moment as the clock on the wall of a Vietnamese office shows it."""
    return moment.astimezone(_LOCAL)


def local_day(moment: datetime) -> date:
    """The plain local date of a moment: an hour before seven in the morning is the day before in UTC."""
    return local(moment).date()


def midnight(day: date) -> datetime:
    """The moment a local day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=_LOCAL)


def before(day: date) -> date:
    """Last valid day of a limit worded "before day D": the day itself is late (trap a)."""
    return day - timedelta(days=1)


def through(day: date) -> date:
    """Last valid day of a limit worded "until the end of" or "at the latest on" day D: D (trap a)."""
    return day


def end_of_month(year: int, month: int) -> date:
    """Last valid day of a limit worded "in month M"; knows 29 February (traps a, b)."""
    return date(year, month, monthrange(year, month)[1])


def limit_date(limit: str, year: int) -> date:
    """The day of a yearly limit as criteria sets write it: `Y-02-LAST`, `Y-12-15`, `Y+1-01-31`.

    Raises:
        NotALimit: another shape, or a day this year does not have (Y-02-29 in 2023).
    """
    found = _LIMIT.fullmatch(limit)
    if found is None:
        raise NotALimit(text=limit)
    actual = year + (1 if found["next"] else 0)
    try:
        if found["day"] == "LAST":
            return end_of_month(actual, int(found["month"]))
        return date(actual, int(found["month"]), int(found["day"]))
    except ValueError as err:
        raise NotALimit(text=limit) from err


def days_after(event: date, days: int) -> date:
    """A relative limit, counted from an event such as the publication day (trap e)."""
    return event + timedelta(days=days)


def is_working_day(day: date, holidays: Collection[date], *, make_up_days: Collection[date] = ()) -> bool:
    """Monday to Friday without holidays; a make-up day works even on a weekend (trap d)."""
    if day in make_up_days:
        return True
    return day.weekday() < _SATURDAY and day not in holidays


def add_working_days(
    start: date, days: int, *, holidays: Collection[date] = (), make_up_days: Collection[date] = ()
) -> date:
    """The last day of a limit of `days` working days; counting begins on the day after `start`."""
    day, left = start, days
    while left > 0:
        day += timedelta(days=1)
        if is_working_day(day, holidays, make_up_days=make_up_days):
            left -= 1
    return day


def working_days_between(
    start: date, end: date, *, holidays: Collection[date] = (), make_up_days: Collection[date] = ()
) -> int:
    """Working days after `start` up to and including `end`; 0 when `end` is not later."""
    span = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(is_working_day(day, holidays, make_up_days=make_up_days) for day in span)


def days_left(due: date, today: date) -> int:
    """Calendar days until `due`: 0 on the day itself, negative when overdue."""
    return (due - today).days


def receiving_kind_is_province(day: date) -> bool:
    """Whether the province receives a commune's papers; before 1 July 2025 the district did (trap g)."""
    return day >= date(2025, 7, 1)


def _report_name(period: Period) -> str:
    return "year" if period.kind is PeriodKind.YEAR else f"{period.kind.lower()}{period.number}"


def _window(period: Period, start: date, *, last_month: int) -> ReportWindow:
    return ReportWindow(
        period=period,
        start=start,
        end=date(period.year, last_month, 14),
        send_by=date(period.year, last_month, 20),
    )
