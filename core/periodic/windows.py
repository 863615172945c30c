"""Records as they count in one reporting window: events by their own day, figures of a stretch by their days.

A window of CV 581/BNV-CCHC begins in the middle of a month, the counts are kept by calendar month. Three
rules keep sums true and let neighbouring windows tile:

- an event counts where its own day lies in the window; without a day it counts nowhere and is told;
- a row of counts belongs to the window that holds more than half of its days (of two halves, to the one that
  holds its last day): December to the cumulative reports of the next year, June to quarter III;
- a figure that stands on one day is the newest one by the end of the window.

Records of the reform year before the window's are read as well: its last half-month lies in it (guide 2).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from core.carrying import carried_id
from core.dates import Period, ReportWindow, report_windows
from core.dossier_ratios import year_before
from core.records.catalogue import KINDS, Record, kind_for, kind_of
from core.records.dossiers import DossierField
from core.records.planning import TaskSource
from core.records.stretches import field_of, independent, is_entered, overlap, ranged, total
from core.text import fold

_OF_THE_YEAR: Final = frozenset({"plan", "target", "breakthrough", "head_rating"})
"""Kinds that belong to their reform year whatever their days."""
_COPIED: Final[Mapping[str, str]] = MappingProxyType({"finding": "remedied_on", "task": "done_on"})
"""Kinds that are carried into the next year, and the day that ends them."""
_LONGEST_MONTH: Final = 31
_LASTING: Final = frozenset(kind.code for kind in KINDS if kind.lasts)


DueReports = Callable[[int], tuple[ReportWindow, ...]]
"""The periodic reports of a year with their due days, as the office set them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of days, both included, and the reform year whose plan and targets it is told against."""

    from_on: date
    to_on: date
    year: int

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.from_on <= day <= self.to_on

    def holds_most_of(self, first: date, last: date) -> bool:
        """Whether more than half of a stretch lies in it; exactly half counts where its last day is."""
        inside = (min(last, self.to_on) - max(first, self.from_on)).days + 1
        length = (last - first).days + 1
        return 2 * inside > length or (2 * inside == length and self.holds(last))

    def year_before(self) -> "Window":
        """The same days a year earlier."""
        return Window(from_on=year_before(self.from_on), to_on=year_before(self.to_on), year=self.year - 1)

    def months(self) -> tuple[Period, ...]:
        """The calendar months whose counts belong to it, in order."""
        years = range(self.from_on.year, self.to_on.year + 1)
        months = (month for year in years for month in Period(year=year).months())
        return tuple(month for month in months if self.holds_most_of(month.start, month.end))

    def reform_years(self) -> tuple[int, int]:
        """First and last reform year whose records may count in it or in the same days a year earlier."""
        last = self.to_on.year
        return self.from_on.year - 2, last + (self.to_on >= date(last, 12, 15))


class WindowView:
    """The records of one unit seen through a window; nothing is changed."""

    def __init__(
        self, records: Iterable[Record], window: Window, *, unit: str, due: DueReports = report_windows
    ) -> None:
        self.window = window
        self.due_reports = due
        self._unit = unit
        self._held: dict[str, list[Record]] = {}
        for record in records:
            self._held.setdefault(kind_for(record).code, []).append(record)
        self._rows: dict[str, tuple[Record, ...]] = {}
        self._stretches: dict[str, tuple[Record, ...]] = {}

    def rows(self, kind: str) -> tuple[Record, ...]:
        """What may count: copies of one thing once, what lasts and what is of a year from its own year."""
        if kind not in self._rows:
            self._rows[kind] = self._counting(kind)
        return self._rows[kind]

    def is_told(self, kind: str) -> bool:
        """Whether anybody entered records of this kind for the window's year, or with days in the window."""
        return any(row.year == self.window.year or self._has_day_within(row) for row in self.rows(kind))

    def within(self, kind: str, *days: str) -> tuple[Record, ...]:
        """Events whose day lies in the window; of several names the first day that was entered counts."""
        return tuple(row for row in self.rows(kind) if self.window.holds(_day(row, days)))

    def until(self, kind: str, *days: str) -> tuple[Record, ...]:
        """What had happened by the end of the window."""
        return tuple(row for row in self.rows(kind) if (day := _day(row, days)) and day <= self.window.to_on)

    def undated(self, kind: str, *days: str) -> int:
        """Records of the window's own year that have no day and therefore count nowhere."""
        own = (row for row in self.rows(kind) if row.year == self.window.year)
        return sum(1 for row in own if _day(row, days) is None)

    def stretches(self, kind: str) -> tuple[Record, ...]:
        """Rows of counts that belong to the window and may be added."""
        if kind not in self._stretches:
            self._stretches[kind] = independent(self._belonging(kind))
        return self._stretches[kind]

    def stretches_of(self, kind: str, field: DossierField) -> tuple[Record, ...]:
        """The same of one field alone, whatever rows of all fields say."""
        return independent(row for row in self._belonging(kind) if field_of(row) is field)

    def covered(self, kind: str) -> tuple[date, date] | None:
        """The stretch that the counted rows really cover; None where none is counted."""
        chosen = self.stretches(kind)
        if not chosen:
            return None
        return min(row.from_on for row in chosen), max(row.to_on for row in chosen)

    def missing_months(self, kind: str) -> tuple[Period, ...]:
        """Months of the window that no counted row touches, where others are there."""
        chosen = self.stretches(kind)
        return tuple(
            month
            for month in self.window.months()
            if chosen and not any(row.from_on <= month.end and month.start <= row.to_on for row in chosen)
        )

    def not_split(self, kind: str) -> tuple[Record, ...]:
        """Rows that touch the window, belong to it for the smaller part, and cover days no other row does."""
        chosen = self.stretches(kind)
        edge = (row for row in ranged(self.rows(kind)) if self._touches(row) and not self._belongs(row))
        return tuple(
            row for row in edge if _is_long(row) and not any(overlap(row, other) for other in chosen)
        )

    def latest(self, kind: str, **same: object) -> Record | None:
        """The newest figure that stands on one day by the end of the window."""
        dated = [
            row
            for row in self.rows(kind)
            if row.as_of
            and row.as_of <= self.window.to_on
            and all(getattr(row, name) == value for name, value in same.items())
        ]
        return max(dated, key=lambda row: row.as_of, default=None)

    def sum(self, kind: str, names: str) -> int | None:
        """A count over the window's rows (several joined by `+`); None where nobody entered it."""
        chosen = self.stretches(kind)
        if not chosen or not is_entered(chosen, names):
            return None
        return total(chosen, names)

    def records(self) -> tuple[Record, ...]:
        """Everything as it stood in the window, under its year: what targets are judged by."""
        found: list[Record] = []
        for kind in self._held:
            found.extend(self._as_seen(kind))
        return tuple(found)

    # --- which rows ---------------------------------------------------------------------------------------

    def _counting(self, kind: str) -> tuple[Record, ...]:
        held: Sequence[Record] = self._held.get(kind, [])
        year = self.window.year
        if kind in _OF_THE_YEAR:
            return tuple(row for row in held if row.year == year)
        if kind in _LASTING:
            newest = max((row.year for row in held if row.year <= year), default=year)
            return tuple(row for row in held if row.year == newest)
        if kind == "task":
            held = [row for row in held if row.source is TaskSource.ASSIGNED or row.year == year]
        kept = _once(held, unit=self._unit) if kind in _COPIED else held
        return tuple(row for row in kept if row.year <= year or self._has_day_within(row))

    def _has_day_within(self, row: Record) -> bool:
        days = (getattr(row, spec.name) for spec in kind_for(row).fields if spec.form == "day")
        return any(self.window.holds(day) for day in days)

    def _belonging(self, kind: str) -> tuple[Record, ...]:
        return tuple(row for row in ranged(self.rows(kind)) if self._belongs(row))

    def _belongs(self, row: Record) -> bool:
        return self.window.holds_most_of(row.from_on, row.to_on)

    def _touches(self, row: Record) -> bool:
        return bool(row.from_on <= self.window.to_on and self.window.from_on <= row.to_on)

    def _as_seen(self, kind: str) -> tuple[Record, ...]:
        year = self.window.year
        names = {spec.name for spec in kind_of(kind).fields}
        if kind == "task":
            seen: Iterable[Record] = (self._task_as_seen(row) for row in self.rows(kind))
        elif {"from_on", "to_on"} <= names and kind != "training_class":
            seen = self._belonging(kind)
        elif "as_of" in names:
            seen = (row for row in self.rows(kind) if row.as_of and row.as_of <= self.window.to_on)
        else:
            seen = self.rows(kind)
        return tuple(row if row.year == year else replace(row, year=year) for row in seen)

    def _task_as_seen(self, task: Any) -> Any:
        """A task done after the window is still open in it."""
        if task.done_on is not None and task.done_on > self.window.to_on:
            return replace(task, done_on=None)
        return task


def _day(row: Record, names: Sequence[str]) -> date | None:
    return next((day for name in names if (day := getattr(row, name)) is not None), None)


def _is_long(row: Record) -> bool:
    """Longer than a month: a month at the edge of a window is left to its neighbour by rule."""
    days: int = (row.to_on - row.from_on).days + 1
    return days > _LONGEST_MONTH


def _text_of(row: Record) -> str:
    return fold(row.content if hasattr(row, "content") else row.title)


def _once(rows: Sequence[Record], *, unit: str) -> list[Record]:
    """Of a thing carried into the next year the newest copy, with the first day it was done or remedied."""
    kept: dict[str, Record] = {}
    for row in sorted(rows, key=lambda each: each.year):
        earlier = next((one for one in kept.values() if _is_copy(row, one, unit=unit)), None)
        if earlier is not None:
            del kept[earlier.id]
        done = _COPIED[kind_for(row).code]
        known = getattr(earlier, done) if earlier is not None else None
        kept[row.id] = replace(row, **{done: known}) if known else row
    return list(kept.values())


def _is_copy(row: Record, earlier: Record, *, unit: str) -> bool:
    if row.year != earlier.year + 1:
        return False
    if row.id == carried_id(unit, earlier.id, into=row.year):
        return True
    is_marked = bool(getattr(row, "carried_over", False))
    return is_marked and _text_of(row) == _text_of(earlier)
