"""What a stated change is made of: its figures, and the count of the same things right before it.

Words are in Telex.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from core.figure_counts import Count
from core.figure_parts import Pair, Share
from core.figure_statements import Statement
from core.figure_words import Kind, vocabulary
from core.numbers import decimals_of

UNIT = r"(?: (?:%|phaafn trawm|ddieerm %|ddieerm phaafn trawm))?"
NOUN = r"(?: (?!(?:tawng|giarm|so|leen|xuoosng|trong|ddajt|tuwowng|tuwsc|vaf|ddos|cofn|ddeesn) )[a-z]+){0,4}"
TIME = (
    r"(?: (?:cura|trong|owr|vafo|cufng kyf|kyf|nawm|quys|thasng|truwowsc|nay|Y|[ivx]+|ddaafu|cuoosi|"
    r"N thasng|laf|ddajt|cos|chir|:)){0,8}"
)
VERB = r"(?P<verb>tawng|giarm)(?: theem| ddi| ddeesn)?"
OF_PLAN = vocabulary("kees duwj chir mujc")
_NAMING = vocabulary("thasng quys nawm ngafy kyf ddowjt laafn khosa thuws soos muwsc khoarn ddieefu tuaafn")
_LASTING = vocabulary("thasng nawm ngafy tuaafn giowf tuoori baajc hajng")
_LONGEST_GAP = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A printed figure: its value, decimals, and whether it is a percentage."""

    value: Decimal
    is_percent: bool
    start: int
    end: int

    @property
    def places(self) -> int:
        """The decimals it is printed with."""
        return decimals_of(self.value)

    @property
    def half(self) -> Decimal:
        """How far the printed figure may be from the true one: nothing for a whole count."""
        return Decimal(5).scaleb(-self.places - 1) if self.is_percent or self.places else Decimal(0)


def figure_at(statement: Statement, offset: int, *, unit: str = "") -> Figure:
    """The figure at an offset of the spelled words; `unit` is what stands behind it there."""
    place = statement.place(offset)
    token = statement.tokens[place]
    is_percent = bool(unit.strip())
    end = statement.tokens[place + len(unit.split())].end
    return Figure(value=statement.values(place)[0], is_percent=is_percent, start=token.start, end=end)


def has_names(statement: Statement, found: re.Match[str], *, names: str) -> bool:
    """Whether one of the numbers names something (month 5) or is a span of time (5 months)."""
    for name in names:
        place = statement.place(found.start(name))
        before = statement.tokens[place - 1].text if place else ""
        after = statement.tokens[place + 1].text if place + 1 < len(statement.tokens) else ""
        if before in _NAMING or after in _LASTING or after in {"/", "-"}:
            return True
    return False


def of_share(statement: Statement, share: Share) -> Figure:
    """A percentage as a figure."""
    first, last = statement.tokens[share.first], statement.tokens[share.last]
    return Figure(value=share.values[0][0], is_percent=True, start=first.start, end=last.end)


def counted_now(statement: Statement, verb: int, *, noun: tuple[str, ...]) -> Pair | None:
    """The one count of the same things right before the verb, in its part of the sentence."""
    ends = [at for at in range(verb) if statement.tokens[at].kind is Kind.END]
    first = max((at for at in ends if statement.depths[at] <= statement.depths[verb]), default=0)
    figures: tuple[Count | Pair, ...] = (*statement.counts, *statement.pairs)
    counts = [
        figure
        for figure in figures
        if first <= _pair(figure).first < verb and is_open(statement, _pair(figure).first, verb=verb)
    ]
    called = [figure for figure in counts if _is_called(statement, figure, noun=noun)]
    if len(called) != 1 or (isinstance(called[0], Count) and called[0].is_among):
        return None
    pair = _pair(called[0])
    return None if pair.is_vague or not _is_beside(statement, pair, verb=verb) else pair


def _is_beside(statement: Statement, pair: Pair, *, verb: int) -> bool:
    """Whether only what was counted stands between: one comma at most, right before the verb."""
    depth = statement.depths[pair.last]
    between = [
        token
        for token, level in zip(
            statement.tokens[pair.last + 1 : verb], statement.depths[pair.last + 1 : verb], strict=True
        )
        if level <= depth
    ]
    return len(between) <= _LONGEST_GAP and all(token.kind is Kind.WORD for token in between[:-1])


def _pair(figure: Count | Pair) -> Pair:
    return figure.pair if isinstance(figure, Count) else figure


def _is_called(statement: Statement, figure: Count | Pair, *, noun: tuple[str, ...]) -> bool:
    last = _pair(figure).last
    words = tuple(token.text for token in statement.tokens[last + 1 : last + 3])
    return not noun[:1] or words[:1] == noun[:1]


def is_open(statement: Statement, at: int, *, verb: int) -> bool:
    """Whether the bracket a figure stands in, if any, is still open at the verb."""
    depth = statement.depths[at]
    return all(each >= depth for each in statement.depths[at:verb])
