"""Bands of a ratio as a text describes them: limits in percent, and what each band gives."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from core.annex.points import decimal_in, points_said, points_text
from core.criteria.rules import Formula

_FIGURE = r"([0-9]{1,3}(?:[.,][0-9]{1,2})?) ?%"
_BETWEEN = re.compile(
    rf"(?:tu(?: ty le| muc)? )?{_FIGURE}[^%0-9]{{0,24}}?"
    rf"(?P<how>(?:[-\u2013] ?)?(?:den duoi|duoi)|den|[-\u2013]) ?(?:muc )?{_FIGURE}"
)
_FROM = re.compile(
    r"(?:tu|dat|du|>=|\u2265|toi thieu|it nhat) ?(?:ty le |muc |tren )?"
    rf"{_FIGURE} ?(?:tro len|\)|,|:|;|$|thi|duoc|diem|=)"
)
_FROM_UP = re.compile(rf"{_FIGURE} tro len")
_OVER = re.compile(rf"(?:tren|hon|>) ?{_FIGURE}")
_UNDER = re.compile(rf"(?:duoi|<|chua dat|khong dat|nho hon|thap hon) ?(?:muc )?{_FIGURE}")
_WHOLE = re.compile(r"(?<![0-9.,])100 ?%")
_TARGET = re.compile(
    r"(?:x|\u00d7|\*|nhan) ?\(?(?:diem toi da|so diem toi da|[0-9]+(?:[.,][0-9]+)? ?(?:diem)?)\)? ?\)?\]?"
    rf" ?(?:/|:|\u00f7|chia(?: cho)?) ?\(?{_FIGURE}"
)
_SHARE = re.compile(
    r"(?:ty le|ti le)[^;:.]{0,60}(?:x|\u00d7|\*|nhan(?: voi)?) ?\(?"
    r"(?:diem toi da|so diem toi da|[0-9]+(?:[.,][0-9]+)? ?(?:diem)?)"
    r"|tinh theo ty le|tuong ung (?:voi )?ty le|theo ty le (?:%|phan tram)"
)
_NOTHING = re.compile(r"(?<![0-9.,])0 ?diem|khong (?:duoc )?(?:tinh|cham|cho)? ?diem|: 0$|= ?0$")
_REST = re.compile(r"con lai|truong hop khac|(?:chua|khong) (?:day )?du\b|(?:chua|khong) dat\b|\bthieu\b")
_MOST = re.compile(r"diem toi da")


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One band as said; `is_doubtful`: a limit that two bands claim, or "over" instead of "from"."""

    lower: Decimal
    upper: Decimal | None
    gives: Mapping[str, Any] | None
    words: str
    is_doubtful: bool = False

    def document(self) -> dict[str, Any]:
        """The band in the JSON form; what it gives stays out where it was not said."""
        limits: dict[str, Any] = {"ge": _text(self.lower)}
        if self.upper is not None:
            limits["lt"] = _text(self.upper)
        return {**limits, **(self.gives or {})}


def bands_in(clauses: Sequence[tuple[str, str, Decimal | None]], maximum: Decimal | None) -> tuple[Band, ...]:
    """The bands of clauses (words, folded words, points of the row), in ascending order."""
    found = [
        Band(
            lower=limits[0],
            upper=limits[1],
            gives=_gives(folded, points, maximum=maximum),
            words=words,
            is_doubtful=limits[2],
        )
        for words, folded, points in clauses
        if (limits := _limits(folded)) is not None
    ]
    return tuple(sorted(found, key=lambda band: band.lower))


def rest_below(folded: str, points: Decimal | None, *, maximum: Decimal | None) -> dict[str, Any] | None:
    """What everything below the named limits gets, where a clause says so without a limit."""
    return _gives(folded, points, maximum=maximum) if _REST.search(folded) else None


def formula_alone(folded: str) -> dict[str, Any] | None:
    """What a text without limits gives: a target, or the plain share of the maximum."""
    target = _TARGET.search(folded)
    if target is not None:
        return _by_target(decimal_in(target[1]))
    return {"formula": Formula.RATIO_X_MAX.value} if _SHARE.search(folded) else None


def _limits(folded: str) -> tuple[Decimal, Decimal | None, bool] | None:
    between = _BETWEEN.search(folded)
    if between is not None:
        low, high = decimal_in(between[1]), decimal_in(between[3])
        return low, high, not between["how"].endswith("duoi")
    under = _UNDER.search(folded)
    above = _FROM_UP.search(folded) or _FROM.search(folded)
    if under is not None and (above is None or under.start() < above.start()):
        return Decimal(0), decimal_in(under[1]), False
    if above is not None:
        return decimal_in(above[1]), None, False
    over = _OVER.search(folded)
    if over is not None:
        return decimal_in(over[1]), None, True
    whole = _WHOLE.search(folded)
    is_factor = whole is not None and folded[: whole.start()].rstrip().endswith(("/", "x", "*", ":"))
    return (Decimal(100), None, False) if whole is not None and not is_factor else None


def _gives(folded: str, points: Decimal | None, *, maximum: Decimal | None) -> dict[str, Any] | None:
    target = _TARGET.search(folded)
    if target is not None:
        return _by_target(decimal_in(target[1]))
    if _SHARE.search(folded):
        return {"formula": Formula.RATIO_X_MAX.value}
    said = points if points is not None else next(iter(points_said(folded)), None)
    if said is None and _NOTHING.search(folded):
        said = Decimal(0)
    if said is not None:
        return _by_points(said, maximum)
    return {"formula": Formula.MAX.value} if _MOST.search(folded) else None


def _by_target(target: Decimal) -> dict[str, Any]:
    if target == Decimal(100):
        return {"formula": Formula.RATIO_X_MAX.value}
    return {"formula": Formula.PROPORTIONAL.value, "target": _text(target)}


def _by_points(points: Decimal, maximum: Decimal | None) -> dict[str, Any]:
    if points == 0:
        return {"formula": Formula.ZERO.value}
    if points == maximum:
        return {"formula": Formula.MAX.value}
    return {"formula": Formula.CONST.value, "value": points_text(points)}


def _text(limit: Decimal) -> str:
    return format(limit.normalize(), "f")
