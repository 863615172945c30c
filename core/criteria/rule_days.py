"""Days of a rule as they are typed: 31/01, 01/04 nam sau, cuoi 02; and as sets write them (Y-02-LAST)."""

import re
from datetime import date
from typing import ClassVar

from core.errors import UserError
from core.text import clean_line, fold

_DAY = re.compile(r"(?:het |ngay )*(?P<d>[0-9]{1,2})[/-](?P<m>[0-9]{1,2})(?P<rest>.*)")
_END = re.compile(r"(?:het |cuoi )+(?:thang )?(?P<m>[0-9]{1,2})(?P<rest>.*)")
_WRITTEN = re.compile(r"Y(?:[+-][1-9])?-[0-9]{2}-(?:[0-9]{2}|LAST)")
_NEXT, _BEFORE, _SAME = "nam sau", "nam truoc", frozenset({"", "nam danh gia"})
_MONTHS, _FEBRUARY, _PLAIN_YEAR = 12, 2, 2023


class NotAYearDay(UserError):
    """The text is no day of a year; fields: `text`."""

    code: ClassVar[str] = "E_YEAR_DAY"


def read_year_day_text(text: str) -> str:
    """The day as sets write it; the end of February is its last day in every year.

    Raises:
        NotAYearDay: no such day, or a word nobody knows behind it.
    """
    held = clean_line(text)
    if _WRITTEN.fullmatch(held):
        return held
    folded = fold(held)
    end = _END.fullmatch(folded)
    if end is not None and "/" not in folded and 1 <= int(end["m"]) <= _MONTHS:
        return f"Y{_offset(end['rest'], text)}-{int(end['m']):02d}-LAST"
    day = _DAY.fullmatch(folded)
    if day is None:
        raise NotAYearDay(text=text)
    number, month = int(day["d"]), int(day["m"])
    offset = _offset(day["rest"], text)
    if (number, month) == (29, _FEBRUARY):
        return f"Y{offset}-02-LAST"
    try:
        date(_PLAIN_YEAR, month, number)
    except ValueError as cause:
        raise NotAYearDay(text=text) from cause
    return f"Y{offset}-{month:02d}-{number:02d}"


def _offset(rest: str, text: str) -> str:
    word = rest.strip(" ,()")
    if word == _NEXT:
        return "+1"
    if word == _BEFORE:
        return "-1"
    if word in _SAME:
        return ""
    raise NotAYearDay(text=text)
