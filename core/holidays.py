"""Days off and make-up days: data of the office, entered per year (guide 2, trap d).

Four days off fall on the same day every year and are proposed; Lunar New Year, the Hung Kings' day and the
days moved around them are announced each year and entered by the officer. A proposal that nobody confirmed
yet (copied from last year) counts for nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from core.dates import add_working_days, is_working_day, working_days_between

_FIXED: Final = ((1, 1, "new_year"), (4, 30, "reunification"), (5, 1, "labour"), (9, 2, "national"))
_FARTHEST = 60
_ONE_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """What a special day is: off although a weekday, or worked although a weekend."""

    OFF = "off"
    MAKE_UP = "make_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """One day that is not as its weekday says. `name` is the officer's text, or the key of a proposed day."""

    on: date
    name: str = ""
    kind: DayKind = DayKind.OFF
    is_sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """The special days of one or more years, and what working days follow from them."""

    days: tuple[SpecialDay, ...] = ()
    _off: frozenset[date] = field(init=False, repr=False, compare=False)
    _made_up: frozenset[date] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        sure = [day for day in self.days if day.is_sure]
        object.__setattr__(self, "_off", frozenset(day.on for day in sure if day.kind is DayKind.OFF))
        object.__setattr__(self, "_made_up", frozenset(day.on for day in sure if day.kind is DayKind.MAKE_UP))

    def is_working(self, day: date) -> bool:
        """Whether the office works on this day."""
        return is_working_day(day, self._off, make_up_days=self._made_up)

    def after(self, start: date, days: int) -> date:
        """The last day of a limit of `days` working days; counting begins on the day after `start`."""
        return add_working_days(start, days, holidays=self._off, make_up_days=self._made_up)

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` is earlier."""
        first, last = min(start, end), max(start, end)
        count = working_days_between(first, last, holidays=self._off, make_up_days=self._made_up)
        return count if start <= end else -count

    def last_working_by(self, day: date) -> date:
        """The day itself, or the last working day before it."""
        for back in range(_FARTHEST):
            found = day - back * _ONE_DAY
            if self.is_working(found):
                return found
        return day

    def name_of(self, day: date) -> str:
        """The name of a day off that the table gives; empty on a plain weekend or a working day."""
        return next(
            (
                one.name
                for one in self.days
                if one.is_sure and one.on == day and one.kind is DayKind.OFF and one.name
            ),
            "",
        )


def fixed_days(year: int) -> tuple[SpecialDay, ...]:
    """The days off that fall on the same day every year; `name` is a key for the texts."""
    return tuple(SpecialDay(on=date(year, month, day), name=key) for month, day, key in _FIXED)


def carried_over(days: Iterable[SpecialDay], year: int) -> tuple[SpecialDay, ...]:
    """Last year's table as a proposal for `year`: days with a fixed date are sure, all others are not.

    29 February is left out where the year has none.
    """
    fixed = {(month, day) for month, day, _key in _FIXED}
    carried = []
    for one in days:
        if (one.on.month, one.on.day) == (2, 29) and not _has_leap_day(year):
            continue
        is_sure = one.kind is DayKind.OFF and (one.on.month, one.on.day) in fixed
        carried.append(replace(one, on=one.on.replace(year=year), is_sure=is_sure))
    return tuple(sorted(carried, key=lambda one: one.on))


def in_order(days: Iterable[SpecialDay]) -> tuple[SpecialDay, ...]:
    """By date, each date once: the later entry counts."""
    held = {one.on: one for one in days}
    return tuple(held[on] for on in sorted(held))


def _has_leap_day(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
