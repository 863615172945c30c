"""Days a rule text names: "truoc ngay 01/02", "trong thang 01", "den het ngay 28/02", "quy I"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = re.compile(
    r"(?P<how>truoc ngay|truoc|den het ngay|den ngay"
    r"|cham nhat(?: la)?(?: truoc)?(?: ngay| den ngay)?|ngay)\s*"
    r"(?P<d>[0-3]?[0-9])(?:/|-| thang )(?P<m>[01]?[0-9])(?!\s*%)(?:(?:/|-| nam )(?P<y>20[0-9]{2}))?"
)
_MONTH = re.compile(
    r"(?P<how>truoc|trong|het|den het|cuoi) thang (?P<m>[01]?[0-9])(?:(?:/| nam )(?P<y>20[0-9]{2}))?"
)
_QUARTER = re.compile(r"(?:trong|het) quy (?P<q>i{1,3}|iv|[1-4])\b")
_QUARTERS = ("i", "ii", "iii", "iv")
_MONTHS = 12
_LEAP = 2024
_NEXT_YEAR = re.compile(r"nam sau|nam ke tiep|nam tiep theo|nam lien ke")
_LAST_YEAR = re.compile(r"nam truoc")
_THIS_YEAR = re.compile(r"nam ke hoach|nam danh gia|trong nam|cung nam")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDay:
    """A last valid day as sets write it (Y-02-LAST), and whether its year was said."""

    text: str
    is_year_said: bool


def last_day_in(folded: str, year: int | None) -> SaidDay | None:
    """The last valid day a folded text names; "truoc ngay D" leaves D out (guide 2, date traps)."""
    found = _DAY.search(folded)
    if found is not None and _is_day(int(found["d"]), int(found["m"])):
        return _of_day(folded, found, year=year)
    month = _MONTH.search(folded)
    if month is not None and 1 <= int(month["m"]) <= _MONTHS:
        at = int(month["m"]) - (1 if month["how"] == "truoc" else 0)
        offset, said = _offset(folded, month["y"], year=year)
        return _last_of(at, offset, said=said) if at else _last_of(_MONTHS, offset - 1, said=said)
    quarter = _QUARTER.search(folded)
    if quarter is not None:
        at = int(quarter["q"]) if quarter["q"].isdigit() else _QUARTERS.index(quarter["q"]) + 1
        offset, said = _offset(folded, None, year=year)
        return _last_of(3 * at, offset, said=said)
    return None


def _of_day(folded: str, found: re.Match[str], *, year: int | None) -> SaidDay:
    offset, said = _offset(folded, found["y"], year=year)
    day, month = int(found["d"]), int(found["m"])
    if not found["how"].startswith("truoc") and not found["how"].endswith("truoc ngay"):
        is_end = (day, month) in {(28, 2), (29, 2)}
        return _last_of(2, offset, said=said) if is_end else _written(day, month, offset=offset, said=said)
    if (day, month) == (1, 3):
        return _last_of(2, offset, said=said)
    before = date(_LEAP, month, day) - timedelta(days=1)
    if before.year < _LEAP:
        offset -= 1
    return _written(before.day, before.month, offset=offset, said=said)


def _offset(folded: str, said: str | None, *, year: int | None) -> tuple[int, bool]:
    if said is not None and year is not None:
        return int(said) - year, abs(int(said) - year) <= 1
    if _NEXT_YEAR.search(folded):
        return 1, True
    if _LAST_YEAR.search(folded):
        return -1, True
    return 0, _THIS_YEAR.search(folded) is not None


def _written(day: int, month: int, *, offset: int, said: bool) -> SaidDay:
    return SaidDay(text=f"Y{_sign(offset)}-{month:02d}-{day:02d}", is_year_said=said)


def _last_of(month: int, offset: int, *, said: bool) -> SaidDay:
    """The end of a month keeps its date, except in February, which is longer in leap years."""
    ends = {1: 31, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
    shown = "LAST" if month not in ends else f"{ends[month]:02d}"
    return SaidDay(text=f"Y{_sign(offset)}-{month:02d}-{shown}", is_year_said=said)


def _sign(offset: int) -> str:
    return f"{offset:+d}" if offset else ""


def _is_day(day: int, month: int) -> bool:
    try:
        date(_LEAP, month, day)
    except ValueError:
        return False
    return True
