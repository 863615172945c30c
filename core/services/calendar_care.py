"""The office's calendar: days off and make-up days per year, and its choices about deadlines."""

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from core.deadline_choices import DeadlineChoices, WindowChoice, require_fitting
from core.errors import UserError
from core.holidays import DayKind, SpecialDay, WorkCalendar, fixed_days, in_order
from core.ports import Clock, Database, Transaction
from core.services.noting import note
from core.text import clean_line
from core.told_changes import difference

_LONGEST_NAME = 100
_DAY_NAMES = frozenset({"plan_by", "self_score_from", "self_score_to", "published_on"})
_DAYS, _CHOICES = "holidays:{year}", "deadlines:{year}"


class DayOfAnotherYear(UserError):
    """A day in the table lies in another year; fields: `day`, `year`."""

    code = "E_HOLIDAY_YEAR"


class CalendarCare:
    """Reads and keeps the calendar; every change is noted."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def days(self, year: int) -> tuple[SpecialDay, ...]:
        """The table of a year; the proposed fixed days while nothing was entered."""
        with self._database.transaction() as work:
            return _days(work, year)

    def is_entered(self, year: int) -> bool:
        """Whether the officer kept a table for this year."""
        with self._database.transaction() as work:
            return work.settings.get(_DAYS.format(year=year)) is not None

    def keep_days(self, year: int, days: Iterable[SpecialDay]) -> tuple[SpecialDay, ...]:
        """Keep the table of a year, by date; of two entries for one day the later counts.

        Raises:
            DayOfAnotherYear: a day does not lie in the year.
        """
        chosen = in_order(days)
        for one in chosen:
            if one.on.year != year:
                raise DayOfAnotherYear(day=f"{one.on:%d/%m/%Y}", year=year)
        rows = [
            [one.on.isoformat(), clean_line(one.name)[:_LONGEST_NAME], one.kind.value, one.is_sure]
            for one in chosen
        ]
        with self._database.transaction() as work:
            held = work.settings.get(_DAYS.format(year=year)) or ""
            work.settings.put(_DAYS.format(year=year), _json(rows))
            note(work, self._clock, act="keep_holidays", subject=str(year), change=(held, _json(rows)))
            return _days(work, year)

    def calendar(self, year: int) -> WorkCalendar:
        """The calendar around a year: what is due in it may begin before and end after it."""
        with self._database.transaction() as work:
            return calendar_of(work, year)

    def choices(self, year: int) -> DeadlineChoices:
        """The office's choices for a year; those of the year before carry on, but for their days."""
        with self._database.transaction() as work:
            return choices_of(work, year)

    def choose(self, year: int, choices: DeadlineChoices) -> None:
        """Keep the choices of a year.

        Raises:
            ChoicesWrong: they contradict themselves.
        """
        require_fitting(choices, year)
        values = {item.name: _plain(getattr(choices, item.name)) for item in fields(DeadlineChoices)}
        with self._database.transaction() as work:
            held = json.loads(work.settings.get(_CHOICES.format(year=year)) or "{}")
            work.settings.put(_CHOICES.format(year=year), _json(values))
            change = difference(_texts(held), _texts(values))
            note(work, self._clock, act="choose_deadlines", subject=str(year), change=change)


def calendar_of(work: Transaction, year: int) -> WorkCalendar:
    """The calendar of a year and its neighbours inside a transaction at hand."""
    return WorkCalendar(days=tuple(one for each in range(year - 1, year + 3) for one in _days(work, each)))


def choices_of(work: Transaction, year: int) -> DeadlineChoices:
    """The choices of a year inside a transaction at hand; see `CalendarCare.choices`."""
    held = work.settings.get(_CHOICES.format(year=year))
    if held is not None:
        return _choices(json.loads(held))
    earlier = work.settings.get(_CHOICES.format(year=year - 1))
    if earlier is None:
        return DeadlineChoices()
    before = _choices(json.loads(earlier))
    return DeadlineChoices(
        days_ahead=before.days_ahead,
        reports_days_earlier=before.reports_days_earlier,
        after_publication=before.after_publication,
    )


def _days(work: Transaction, year: int) -> tuple[SpecialDay, ...]:
    held = work.settings.get(_DAYS.format(year=year))
    if held is None:
        return fixed_days(year)
    return tuple(
        SpecialDay(on=date.fromisoformat(on), name=name, kind=DayKind(kind), is_sure=is_sure)
        for on, name, kind, is_sure in json.loads(held)
    )


def _choices(values: dict[str, Any]) -> DeadlineChoices:
    rich: dict[str, Any] = {
        name: date.fromisoformat(value) if name in _DAY_NAMES and value else value
        for name, value in values.items()
    }
    if rich.get("index_target") is not None:
        rich["index_target"] = Decimal(rich["index_target"])
    rich["windows"] = tuple(map(_window, rich.get("windows") or ()))
    return DeadlineChoices(**rich)


def _window(values: list[Any]) -> WindowChoice:
    number, *days = values
    first, last, send_by = (date.fromisoformat(day) if day else None for day in days)
    return WindowChoice(number=number, from_on=first, to_on=last, send_by=send_by)


def _plain(value: object) -> Any:
    if isinstance(value, tuple):
        return [
            [_plain(getattr(one, item.name)) for item in fields(one)] for one in value if not one.is_usual
        ]
    return value if value is None or isinstance(value, int) else str(value)


def _texts(values: dict[str, Any]) -> dict[str, str]:
    """The choices as the audit chain tells them."""
    return {name: "" if value in (None, []) else str(value) for name, value in values.items()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
