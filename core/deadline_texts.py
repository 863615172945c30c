"""The last day of a limit as officials write it: a day, a month, a quarter, a year, "before" a day (guide 2).

Of the traps of the guide: a limit "before" a day excludes it, "until the end of" and "at the latest" include
it, and a month ends on its last day, 29 February included.
"""

import re
from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Final

from core.dates import before, end_of_month
from core.numbers import NotADate, parse_date
from core.text import clean_line, fold

_BEFORE = re.compile(r"^truoc(?: het)?(?: ngay)? ")
_THROUGH = re.compile(r"^(?:(?:den|trong|cuoi|het|la|cham nhat|muon nhat|khong qua|truoc hoac) )*")
_DAY_WORD = re.compile(r"^ngay (?=[0-9])")
_YEAR = r"(?:(?:[-/., ]| nam )+(?P<year>[0-9]{4}))?"
_MONTH = re.compile(rf"thang (?P<month>[0-9]{{1,2}}){_YEAR}|(?P<bare>[0-9]{{1,2}})[-/.](?P<of>[0-9]{{4}})")
_QUARTER = re.compile(rf"quy (?P<quarter>[1-4]|i{{1,3}}|iv){_YEAR}")
_HALF = re.compile(rf"6 thang dau nam{_YEAR}")
_WHOLE = re.compile(r"nam (?P<year>[0-9]{4})")
_ROMAN: Final = MappingProxyType({"i": 1, "ii": 2, "iii": 3, "iv": 4})
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_MONTHS, _QUARTER_MONTHS, _HALF_YEAR = 12, 3, 6

_Stretch = tuple[date, date]


def parse_deadline(text: str, year_hint: int | None = None) -> date:
    """The last valid day of a limit; `year_hint` completes what has no year of its own.

    `3/2024` and "trong thang 3/2024" are 31 March, "truoc ngay 01/4" is 31 March of the hinted year,
    "het quy I", "nam 2025" and every form of a plain day are known as well.

    Raises:
        NotADate: none of these, no year known, or a day the calendar does not have.
    """
    typed = fold(clean_line(text))
    is_before = _BEFORE.match(typed) is not None and not typed.startswith("truoc hoac ")
    rest = _BEFORE.sub("", typed, count=1) if is_before else _THROUGH.sub("", typed, count=1)
    rest = rest.strip()
    for shape, read in _STRETCHES:
        found = shape.fullmatch(rest)
        if found is not None:
            first, last = read(found, year_hint, text)
            return before(first) if is_before else last
    try:
        day = parse_date(_DAY_WORD.sub("", rest), year_hint)
    except NotADate as err:
        raise NotADate(text=text) from err
    return before(day) if is_before else day


def _year(found: re.Match[str], hint: int | None, *, text: str, group: str = "year") -> int:
    year = int(found[group]) if found[group] else hint
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotADate(text=text)
    return year


def _month(found: re.Match[str], hint: int | None, text: str) -> _Stretch:
    month = int(found["month"] or found["bare"])
    year = _year(found, hint, text=text, group="year" if found["month"] else "of")
    if not 1 <= month <= _MONTHS:
        raise NotADate(text=text)
    return date(year, month, 1), end_of_month(year, month)


def _quarter(found: re.Match[str], hint: int | None, text: str) -> _Stretch:
    year = _year(found, hint, text=text)
    last = (_ROMAN.get(found["quarter"]) or int(found["quarter"])) * _QUARTER_MONTHS
    return date(year, last - _QUARTER_MONTHS + 1, 1), end_of_month(year, last)


def _half(found: re.Match[str], hint: int | None, text: str) -> _Stretch:
    year = _year(found, hint, text=text)
    return date(year, 1, 1), end_of_month(year, _HALF_YEAR)


def _whole(found: re.Match[str], hint: int | None, text: str) -> _Stretch:
    year = _year(found, hint, text=text)
    return date(year, 1, 1), date(year, _MONTHS, 31)


_STRETCHES: Final[
    tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int | None, str], _Stretch]], ...]
] = (
    (_MONTH, _month),
    (_QUARTER, _quarter),
    (_HALF, _half),
    (_WHOLE, _whole),
)
