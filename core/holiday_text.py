"""Special days read from text: lines of a notice or of a spreadsheet, with a day or a stretch of days each.

A line is `day`, `day<tab>name` or `day<tab>name<tab>kind` in any order of the last two; a stretch is written
with an en dash or a hyphen between blanks: `14/2/2026 - 22/2/2026`. Of a stretch only weekdays are taken:
weekends are days off anyway.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from core.holidays import DayKind, SpecialDay, in_order
from core.numbers import NotADate, parse_date
from core.text import clean_line, fold

_CELLS: Final = re.compile(r"[\t;]")
_BETWEEN: Final = re.compile(r"\s+-\s+|\s*[\u2013\u2014]\s*")
_MADE_UP, _OFF = "lam bu", "nghi"
_SATURDAY, _LONGEST = 5, 31


def read_days(text: str, year: int) -> tuple[SpecialDay, ...]:
    """The special days of a text, by date.

    Raises:
        NotADate: a line begins with no day, or a stretch runs backwards or over a month.
    """
    return in_order(one for line in text.splitlines() if line.strip() for one in _of_line(line, year))


def read_kind(text: str) -> DayKind:
    """What a word says about a day; everything but "made up" is a day off."""
    return DayKind.MAKE_UP if _MADE_UP in fold(text) else DayKind.OFF


def days_of(text: str, year: int) -> tuple[date, ...]:
    """The days a cell names: one, or the weekdays of a stretch.

    Raises:
        NotADate: the text is no day, or a stretch runs backwards or over a month.
    """
    ends = [parse_date(part.strip(), year) for part in _BETWEEN.split(text.strip(), maxsplit=1)]
    first, last = ends[0], ends[-1]
    if first == last:
        return (first,)
    length = (last - first).days
    if not 0 <= length <= _LONGEST:
        raise NotADate(text=text)
    days = (first + timedelta(days=number) for number in range(length + 1))
    return tuple(day for day in days if day.weekday() < _SATURDAY)


def _of_line(line: str, year: int) -> Iterator[SpecialDay]:
    cells = [clean_line(cell) for cell in _CELLS.split(line)]
    kinds = [cell for cell in cells[1:] if fold(cell).strip() in {_OFF, _MADE_UP}]
    names = [cell for cell in cells[1:] if cell and cell not in kinds]
    kind = read_kind(kinds[0]) if kinds else DayKind.OFF
    for day in days_of(cells[0], year):
        yield SpecialDay(on=day, name=names[0] if names else "", kind=kind)
