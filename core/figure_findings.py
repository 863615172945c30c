"""What the figures checker says of one place in a text: right, wrong, doubtful or worth a note, and why.

A finding is *wrong* only when the text itself leaves no other reading; where the words leave a doubt it is
*doubtful*, to be looked at; a *note* is no error at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class FigureKind(StrEnum):
    """What was checked."""

    RATIO = "ratio"
    SUM = "sum"
    CHANGE = "change"
    RANK = "rank"
    REFERENCE = "reference"
    DATE = "date"
    COUNT = "count"


class Standing(StrEnum):
    """What came out."""

    WRONG = "wrong"
    DOUBTFUL = "doubtful"
    NOTE = "note"
    RIGHT = "right"


class Unit(StrEnum):
    """How `stated` and `correct` are to be written; WORDS are shown as they are."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    WORDS = "words"


class Reason(StrEnum):
    """How a finding was reached; the values its sentence quotes stand behind the dash.

    Attributes:
        RATIO: a percentage of a count - count, base.
        RATIO_BASE: the base printed is not the number of units there are - count, base, units.
        RATIO_FOOTNOTE: the base stands in the footnote - count, base.
        RATIO_CARRIED: the base may be that of the sentence before - count, base.
        RATIO_IMPOSSIBLE: no whole count of the named base gives it - base (, a base that fits, its count).
        RATIO_NO_COUNTS: a percentage whose counts are not told.
        SUM: parts and their total - parts, total.
        SUM_OVER: parts that exclude each other exceed their total - parts, total.
        SUM_SHORT: parts that usually are all do not reach the total - parts, total.
        SUM_PAIRS: bases add up, counts do not, or the other way round - parts, total.
        SUM_PART: one part is more than the whole - part, total.
        SUM_COLUMN: the total of a table's column - parts, total; words: the column.
        SUM_ROW: the total of a table's row - parts, total; words: the row.
        SUM_PERCENTS: rounded percentages add to nearly 100 - their sum.
        SHARE_COLUMN: a percentage of a table - count, base; words: the row.
        CHANGE_COUNT: a difference of two counts - before, now.
        CHANGE_PERCENT: a relative change of two counts - before, now.
        CHANGE_BASE: a relative change, before = now less the change - before, change, now.
        CHANGE_POINTS: a difference of two percentages - before, now.
        CHANGE_SHARE: neither points nor relative - before, now, points, relative.
        CHANGE_UNIT: points written as percent - before, now.
        CHANGE_WAY: "rose" where the figure fell - before, now.
        CHANGE_YEAR: a year compared with itself - the year.
        RANK_BEFORE: the rank before lies inside the total - rank, places, total, rank before.
        RANK_TOTAL: a rank beyond its total - rank, total.
        RANK_CHANGE: places between two ranks - before, now.
        TWO_SYMBOLS, TWO_DAYS: one document under two symbols, of two days; words: the other.
        YEAR_IN_NUMBER: a year that cannot be; words: the document.
        YEAR_OF_DAY: the number carries another year than the day - year of the number, of the day.
        LATER_THAN_TEXT: a cited document is dated after the text; words: its day, the text's day.
        NO_SUCH_DAY: a day or month the calendar does not have; words: it.
        TOLD_TWICE: one thing with two numbers; words: the other place.
    """

    RATIO = "RATIO"
    RATIO_BASE = "RATIO_BASE"
    RATIO_FOOTNOTE = "RATIO_FOOTNOTE"
    RATIO_CARRIED = "RATIO_CARRIED"
    RATIO_IMPOSSIBLE = "RATIO_IMPOSSIBLE"
    RATIO_NO_COUNTS = "RATIO_NO_COUNTS"
    SUM = "SUM"
    SUM_OVER = "SUM_OVER"
    SUM_SHORT = "SUM_SHORT"
    SUM_PAIRS = "SUM_PAIRS"
    SUM_PART = "SUM_PART"
    SUM_COLUMN = "SUM_COLUMN"
    SUM_ROW = "SUM_ROW"
    SUM_PERCENTS = "SUM_PERCENTS"
    SHARE_COLUMN = "SHARE_COLUMN"
    CHANGE_COUNT = "CHANGE_COUNT"
    CHANGE_PERCENT = "CHANGE_PERCENT"
    CHANGE_BASE = "CHANGE_BASE"
    CHANGE_POINTS = "CHANGE_POINTS"
    CHANGE_SHARE = "CHANGE_SHARE"
    CHANGE_UNIT = "CHANGE_UNIT"
    CHANGE_WAY = "CHANGE_WAY"
    CHANGE_YEAR = "CHANGE_YEAR"
    RANK_BEFORE = "RANK_BEFORE"
    RANK_TOTAL = "RANK_TOTAL"
    RANK_CHANGE = "RANK_CHANGE"
    TWO_SYMBOLS = "TWO_SYMBOLS"
    TWO_DAYS = "TWO_DAYS"
    YEAR_IN_NUMBER = "YEAR_IN_NUMBER"
    YEAR_OF_DAY = "YEAR_OF_DAY"
    LATER_THAN_TEXT = "LATER_THAN_TEXT"
    NO_SUCH_DAY = "NO_SUCH_DAY"
    TOLD_TWICE = "TOLD_TWICE"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFinding:
    """One place of a text that was checked.

    Attributes:
        text: the words, on one line.
        start, end: where they stand in the NFC text.
        stated, correct: as plain decimal text, or words; empty where there is nothing to set against.
        values, words: what the sentence of `reason` quotes.
    """

    kind: FigureKind
    standing: Standing
    reason: Reason
    text: str
    start: int
    end: int
    unit: Unit = Unit.WORDS
    stated: str = ""
    correct: str = ""
    values: tuple[Decimal, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReport:
    """Everything checked in a text, in order of place; `text` is the NFC text the places refer to."""

    text: str
    findings: tuple[FigureFinding, ...]

    def of(self, standing: Standing) -> tuple[FigureFinding, ...]:
        """The findings of one standing."""
        return tuple(each for each in self.findings if each.standing is standing)

    @property
    def open(self) -> tuple[FigureFinding, ...]:
        """What the writer should look at: wrong and doubtful places."""
        return tuple(each for each in self.findings if each.standing in {Standing.WRONG, Standing.DOUBTFUL})


def in_order(findings: Iterable[FigureFinding]) -> tuple[FigureFinding, ...]:
    """By place, each once; of several in one place the graver first."""
    graveness = tuple(Standing)
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda each: (each.start, graveness.index(each.standing), each.end, each.reason),
        )
    )
