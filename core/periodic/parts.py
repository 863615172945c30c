"""Which periodic reports there are: the four of a year and any stretch of days, each under its key.

`q1`, `h1`, `q3`, `year` have the windows of CV 581/BNV-CCHC as the office set them; a report ad hoc is named
by its two days, `2024-01-01..2024-03-31` (guide 2; seed row R032).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from core.dates import ReportWindow, report_windows
from core.errors import UserError
from core.periodic.windows import Window
from core.records.planning import PeriodicReport, ReportPeriod

PERIODS: Final = ("q1", "h1", "q3", "year")
USUAL: Final = "year"
"""The report that is meant where none is named."""
_STRETCH: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})")
_QUARTER_ALONE: Final = "q3"


class UnknownPeriod(UserError):
    """The part is none of q1, h1, q3, year and no stretch of days; fields: `part`."""

    code: ClassVar[str] = "E_REPORT_PERIOD"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPart:
    """One periodic report: its key, its window, and the last day to send it (None: free)."""

    key: str
    window: Window
    send_by: date | None = None

    @property
    def is_ad_hoc(self) -> bool:
        """Whether it is none of the four of a year."""
        return self.key not in PERIODS

    @property
    def is_cumulative(self) -> bool:
        """Whether it counts from the beginning of the reform year; quarter III covers its quarter alone."""
        return self.key in PERIODS and self.key != _QUARTER_ALONE


def part_of(key: str, year: int, *, windows: Iterable[ReportWindow] | None = None) -> ReportPart:
    """The report under a key; without a key that of the whole year.

    Raises:
        UnknownPeriod: no such report, or a stretch that ends before it begins.
    """
    wanted = key or USUAL
    usual = tuple(report_windows(year) if windows is None else windows)
    for name, window in zip(PERIODS, usual, strict=True):
        if name == wanted:
            return ReportPart(key=name, window=_window(window, year), send_by=window.send_by)
    return ReportPart(key=wanted, window=_stretch(wanted, year))


def ad_hoc(first: date, last: date) -> str:
    """The key of a report over any days."""
    return f"{first.isoformat()}..{last.isoformat()}"


def ad_hoc_keys(
    records: Iterable[PeriodicReport], *, opening: date
) -> tuple[tuple[str, PeriodicReport], ...]:
    """The reports ad hoc that the notebook holds, each from the opening of the year to its own day."""
    found = []
    for row in records:
        last = row.due_on or row.sent_on
        if row.period is ReportPeriod.AD_HOC and last is not None and last >= opening:
            found.append((ad_hoc(opening, last), row))
    return tuple(found)


def _window(window: ReportWindow, year: int) -> Window:
    return Window(from_on=window.start, to_on=window.end, year=year)


def _stretch(key: str, year: int) -> Window:
    found = _STRETCH.fullmatch(key)
    try:
        first, last = (date.fromisoformat(day) for day in found.groups()) if found else (None, None)
    except ValueError as err:
        raise UnknownPeriod(part=key) from err
    if first is None or last is None or last < first:
        raise UnknownPeriod(part=key)
    return Window(from_on=first, to_on=last, year=year)
