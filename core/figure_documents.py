"""Documents and days of a text that cannot be as they are cited (R027, R103).

One document under two symbols or of two days, a year inside a number that cannot be or is not that of its
day, a cited document later than the text itself, and days the calendar does not have. Only a day that stands
right behind a number is taken for its day.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from core.document_references import Numbered, locate_numbers, numbered
from core.figure_findings import FigureFinding, FigureKind, Reason, Standing
from core.figure_statements import shown
from core.figure_words import without_marks
from core.text import fold_in_place

_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_OLDEST_YEAR = 1000  # days of history are told too
_KIND_BEFORE = re.compile(
    r"(?P<kind>quyet dinh|ke hoach|ket luan|bao cao|cong van|nghi quyet|nghi dinh|thong tu|chi thi|to trinh|"
    r"thong bao|huong dan|chuong trinh(?: hanh dong)?|de an|quy che|quy dinh|cong dien|luat)\s+(?:so:?\s*)?$"
)
_NORMATIVE = ("N\u0110", "TT", "TTLT", "NQ", "Q\u0110", "CT", "QH")
_DAY_BEHIND = re.compile(
    r"[\s,]{0,3}ngay\s+(?P<d>[0-9]{1,2})(?:\s?[/.-]\s?|\s+thang\s+)(?P<m>[0-9]{1,2})(?:\s?[/.-]\s?|\s+nam\s+)(?P<y>[0-9]{4})(?![0-9])"
)
_SPELLED_DAY = re.compile(
    r"\bngay\s+(?P<d>[0-9]{1,2})\s+thang\s+(?P<m>[0-9]{1,2}),?\s+nam\s+(?P<y>[0-9]{4})(?![0-9])"
)
_PRINTED_DAY = re.compile(
    r"(?P<lead>\b(?:ngay|tu|den|truoc|sau|het|ky|han)\s+)?(?<![0-9/.,-])(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})(?![0-9/]|-[a-z]|[.,][0-9])"
)
_MONTH = re.compile(r"\bthang\s+(?P<m>[0-9]{1,2})(?:/|\s+nam\s+)(?P<y>[0-9]{4})(?![0-9/])")
_OWN_DAY = re.compile(
    r"^[^\S\n]*[^\n,;:]{2,40},\s*ngay\s+(?P<d>[0-9]{1,2})\s+thang\s+(?P<m>[0-9]{1,2})\s+nam\s+(?P<y>[0-9]{4})[^\S\n]*$",
    re.MULTILINE,
)
_HEAD = 3_000  # characters; the place and day stand at the top of a document
_NUMBER_YEAR = re.compile(r"[0-9]{1,6}/(?P<year>[0-9]{4})")
_MANY_OFFICES = frozenset({"UBND", "H\u0110ND", "BC\u0110", "HU", "\u0110U", "TTHC"})
"""Bodies of which there are several: two of them may each have a number 15 of their own."""
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cited:
    """A document where it is cited; `day` is the one right behind it, `kind` the word before."""

    kind: str
    number: str
    symbol: str
    day: date | None
    start: int
    end: int

    @property
    def name(self) -> str:
        return numbered(self.number, self.symbol)

    @property
    def body(self) -> str:
        return self.symbol.replace("/", "-").rpartition("-")[2]


def check_documents(source: str, day: date | None = None) -> Iterator[FigureFinding]:
    """Cited documents that cannot be as they stand; without `day` that of the text is read from its head."""
    plain = without_marks(source)
    folded = fold_in_place(plain)
    cited = tuple(_cited(folded, each) for each in locate_numbers(plain))
    own = day if day is not None else own_day(folded)
    yield from _two_symbols(source, cited)
    yield from _two_days(source, cited)
    for each in dict.fromkeys(cited):
        yield from _years(source, each)
        if own is not None and each.day is not None and each.day > own:
            yield _finding(source, each, reason=Reason.LATER_THAN_TEXT, words=(_iso(each.day), _iso(own)))


def check_days(source: str) -> Iterator[FigureFinding]:
    """Days and months the calendar does not have."""
    folded = fold_in_place(without_marks(source))
    found = [*_SPELLED_DAY.finditer(folded), *_PRINTED_DAY.finditer(folded)]
    for each in found:
        is_led = each.re is _SPELLED_DAY or each["lead"] is not None
        if _calendar_day(each) is None and (is_led or _looks_like_one(each)):
            yield _no_day(source, each.start("d"), end=each.end())
    covered = {place for day in found for place in range(day.start(), day.end())}
    for each in _MONTH.finditer(folded):
        if each.start() not in covered and not 1 <= int(each["m"]) <= _MONTHS:
            yield _no_day(source, each.start(), end=each.end())


def own_day(folded: str) -> date | None:
    """The day of the text itself: the line of place and day at its head, if there is one."""
    found = [*_OWN_DAY.finditer(folded, 0, min(len(folded), _HEAD))]
    return _day(found[0]) if len(found) == 1 else None


def _cited(folded: str, each: Numbered) -> _Cited:
    behind = _DAY_BEHIND.match(folded, each.end)
    kind = _KIND_BEFORE.search(folded[max(0, each.start - 40) : each.start])
    return _Cited(
        kind="" if kind is None else kind["kind"],
        number=each.number,
        symbol=each.symbol,
        day=None if behind is None else _day(behind),
        start=each.start,
        end=each.end if behind is None else behind.end(),
    )


def _day(found: re.Match[str]) -> date | None:
    """The day of a document; None where there is no such day, or no such year of a document."""
    day = _calendar_day(found)
    return day if day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _calendar_day(found: re.Match[str]) -> date | None:
    if not _OLDEST_YEAR <= int(found["y"]) <= _LAST_YEAR:
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _looks_like_one(found: re.Match[str]) -> bool:
    """Without the word for "day": a day and month in their ranges that the month does not have."""
    return (
        1 <= int(found["m"]) <= _MONTHS
        and _FIRST_YEAR <= int(found["y"]) <= _LAST_YEAR
        and int(found["d"]) in {29, 30, 31}
    )


def _two_symbols(source: str, cited: Sequence[_Cited]) -> Iterator[FigureFinding]:
    """One number, day and body: sure where both are called the same; two kinds are two documents."""
    seen: dict[tuple[str, date, str], _Cited] = {}
    for each in cited:
        if each.day is None:
            continue
        other = seen.setdefault((each.number, each.day, each.body), each)
        if other.symbol == each.symbol or (each.kind and other.kind and each.kind != other.kind):
            continue
        yield _finding(
            source,
            each,
            reason=Reason.TWO_SYMBOLS,
            words=(other.name, _iso(each.day)),
            standing=Standing.WRONG if each.kind and each.kind == other.kind else Standing.DOUBTFUL,
        )


def _two_days(source: str, cited: Sequence[_Cited]) -> Iterator[FigureFinding]:
    seen: dict[tuple[str, str, int], _Cited] = {}
    for each in cited:
        if each.day is None or each.body in _MANY_OFFICES:
            continue
        other = seen.setdefault((each.number, each.symbol, each.day.year), each)
        if other.day is not None and other.day != each.day:
            yield _finding(source, each, reason=Reason.TWO_DAYS, words=(_iso(other.day), _iso(each.day)))


def _years(source: str, each: _Cited) -> Iterator[FigureFinding]:
    found = _NUMBER_YEAR.fullmatch(each.number)
    if found is None:
        return
    year = int(found["year"])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        words = (each.name,) if each.day is None else (each.name, str(each.day.year))
        yield _finding(source, each, reason=Reason.YEAR_IN_NUMBER, words=words)
    elif each.day is not None and each.day.year != year:
        is_normative = each.symbol.startswith(_NORMATIVE)
        yield _finding(
            source,
            each,
            reason=Reason.YEAR_OF_DAY,
            words=(str(year), str(each.day.year)),
            standing=Standing.WRONG if is_normative else Standing.DOUBTFUL,
        )


def _finding(
    source: str,
    each: _Cited,
    *,
    reason: Reason,
    words: tuple[str, ...],
    standing: Standing = Standing.WRONG,
) -> FigureFinding:
    return FigureFinding(
        kind=FigureKind.REFERENCE,
        standing=standing,
        reason=reason,
        text=shown(source, each.start, end=each.end),
        start=each.start,
        end=each.end,
        stated=each.name,
        words=words,
    )


def _no_day(source: str, start: int, *, end: int) -> FigureFinding:
    words = shown(source, start, end=end)
    return FigureFinding(
        kind=FigureKind.DATE,
        standing=Standing.WRONG,
        reason=Reason.NO_SUCH_DAY,
        text=words,
        start=start,
        end=end,
        stated=words,
        words=(words,),
    )


def _iso(day: date) -> str:
    return day.isoformat()
