"""What an appraiser should look at twice: findings over the claimed points of a whole round.

Nothing here says that a unit is wrong, and nothing changes a point: each finding names unit, criterion and
figures, and is looked at by a person (issue 5, item 4). Findings on records and documents are in
`core.evidence_aids`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from statistics import median
from typing import Final

from core.criteria import Criterion
from core.findings import Finding
from core.outlying import FEWEST_UNITS, outlying, usual
from core.scoring.rounding import half_up
from core.self_score import ZERO, is_self_scored

_HALF: Final = 2


class Aid(StrEnum):
    """What kind of second look a finding asks for, the gravest first."""

    ABOVE_COMPUTED = "above_computed"
    UNUSUAL = "unusual"
    CHANGED = "changed"
    SUMS = "sums"
    SAME_FILE = "same_file"
    OUTSIDE_YEAR = "outside_year"
    FULL_WITHOUT_EVIDENCE = "full_without_evidence"
    ALL_FULL = "all_full"
    ALL_ZERO = "all_zero"
    COMMON_FILE = "common_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class AidFinding:
    """One thing to look at twice.

    Attributes:
        unit: the unit's code; empty where several units or all of them are concerned.
        criterion: the leaf to stand on; empty where none is concerned.
        subject: what else tells it from others of its kind: a record's place, a document, a digest.
        points: the points that hang on it, at most the leaf's maximum.
        values: its figures as (name, text) pairs, for the words.
        units: codes of all units concerned where they are several.
        sum_check: the check of the records that does not add, for `Aid.SUMS`.
    """

    aid: Aid
    unit: str
    criterion: str
    points: Decimal = ZERO
    subject: str = ""
    values: tuple[tuple[str, str], ...] = ()
    units: tuple[str, ...] = ()
    sum_check: Finding | None = None

    @property
    def mark(self) -> str:
        """What the finding is about; the same in every search."""
        return f"{self.aid}:{self.unit}:{self.criterion}:{self.subject}"

    @property
    def figures(self) -> str:
        """A short digest of its figures: a finding set aside comes back when they change."""
        told = [f"{name}={text}" for name, text in self.values]
        told += self.units
        if self.sum_check is not None:
            told += [f"{name}={text}" for name, text in self.sum_check.values]
        return sha256("\0".join(told).encode()).hexdigest()[:16]

    def value(self, name: str) -> str:
        """One figure, or an empty text."""
        return dict(self.values).get(name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedLine:
    """One unit's line of one criterion, as far as the aids look at it.

    Attributes:
        claimed: the unit's own points; where it does not score itself, those computed here.
        standing: the points that count now: the newest appraised ones, else the claimed.
        computed: points the unit's own records give; None where they give none.
        last_year: what stood for the same criterion at the end of last year.
        last_maximum: the criterion's maximum then.
        documents: how many documents support the line.
        is_explained: whether the unit wrote an explanation or the reason of a claim.
    """

    unit: str
    criterion: Criterion
    claimed: Decimal | None = None
    standing: Decimal | None = None
    computed: Decimal | None = None
    last_year: Decimal | None = None
    last_maximum: Decimal = ZERO
    documents: int = 0
    is_explained: bool = False


def line_findings(lines: Iterable[ClaimedLine]) -> tuple[AidFinding, ...]:
    """Everything that stands out among the lines of units of one kind, in no order that depends on theirs."""
    by_leaf: dict[str, list[ClaimedLine]] = defaultdict(list)
    for line in lines:
        by_leaf[line.criterion.id].append(line)
    found: list[AidFinding] = []
    for held in by_leaf.values():
        ordered = sorted(held, key=lambda line: line.unit)
        found += [*unusual(ordered), *changed(ordered), *uniform(ordered)]
        found += [*above_computed(ordered), *unproven(ordered)]
    return tuple(found)


def unusual(lines: Sequence[ClaimedLine]) -> tuple[AidFinding, ...]:
    """Points far from those of the other units at the same criterion."""
    values = {line.unit: line.claimed for line in lines if line.claimed is not None}
    found = usual(values.values())
    if found is None:
        return ()
    far = outlying(values, lines[0].criterion.max_points)
    return tuple(
        AidFinding(
            aid=Aid.UNUSUAL,
            unit=line.unit,
            criterion=line.criterion.id,
            points=abs(line.claimed - found.middle),
            values=_texts(
                claimed=line.claimed,
                usual=found.middle,
                maximum=line.criterion.max_points,
                count=len(values) - 1,
            ),
        )
        for line in lines
        if line.unit in far and line.claimed is not None
    )


def changed(lines: Sequence[ClaimedLine]) -> tuple[AidFinding, ...]:
    """Half of the maximum or more won or lost since last year, beyond what the other units moved."""
    moves = {line.unit: move for line in lines if (move := _move(line)) is not None}
    common = median(moves.values()) if len(moves) >= FEWEST_UNITS else Fraction(0)
    return tuple(
        AidFinding(
            aid=Aid.CHANGED,
            unit=line.unit,
            criterion=line.criterion.id,
            points=half_up(abs(moves[line.unit]) * Fraction(line.criterion.max_points)),
            values=_texts(
                claimed=line.claimed,
                maximum=line.criterion.max_points,
                last_year=line.last_year,
                last_maximum=line.last_maximum,
            ),
        )
        for line in lines
        if line.unit in moves and _is_half(moves[line.unit]) and _is_half(moves[line.unit] - common)
    )


def uniform(lines: Sequence[ClaimedLine]) -> tuple[AidFinding, ...]:
    """A criterion at which every unit gets everything, or none gets anything: it ranks nobody."""
    held = [line.standing for line in lines if line.standing is not None]
    maximum = lines[0].criterion.max_points
    if len(held) < FEWEST_UNITS or len(held) < len(lines) or not maximum:
        return ()
    for aid, value in ((Aid.ALL_FULL, maximum), (Aid.ALL_ZERO, ZERO)):
        if all(points == value for points in held):
            told = _texts(maximum=maximum, count=len(held))
            leaf = lines[0].criterion.id
            return (AidFinding(aid=aid, unit="", criterion=leaf, points=maximum, values=told),)
    return ()


def above_computed(lines: Sequence[ClaimedLine]) -> tuple[AidFinding, ...]:
    """Points a unit gave itself above those its own records give."""
    return tuple(
        AidFinding(
            aid=Aid.ABOVE_COMPUTED,
            unit=line.unit,
            criterion=line.criterion.id,
            points=line.claimed - line.computed,
            values=_texts(claimed=line.claimed, computed=line.computed, maximum=line.criterion.max_points),
        )
        for line in lines
        if is_self_scored(line.criterion)
        and line.claimed is not None
        and line.computed is not None
        and line.claimed > line.computed
    )


def unproven(lines: Sequence[ClaimedLine]) -> tuple[AidFinding, ...]:
    """Full marks a unit gave itself without one document; an explanation is told, and does not excuse it."""
    return tuple(
        AidFinding(
            aid=Aid.FULL_WITHOUT_EVIDENCE,
            unit=line.unit,
            criterion=line.criterion.id,
            points=line.criterion.max_points,
            values=_texts(maximum=line.criterion.max_points, explained="yes" if line.is_explained else ""),
        )
        for line in lines
        if is_self_scored(line.criterion)
        and not line.documents
        and line.criterion.max_points > ZERO
        and line.claimed == line.criterion.max_points
    )


def in_order(findings: Iterable[AidFinding]) -> tuple[AidFinding, ...]:
    """By kind, most points first, then by mark: an order of their own, whatever order they came in."""
    kinds = {aid: at for at, aid in enumerate(Aid)}
    return tuple(sorted(findings, key=lambda item: (kinds[item.aid], -item.points, item.mark)))


def counts(findings: Iterable[AidFinding]) -> Mapping[Aid, int]:
    """How many findings there are of each kind, kinds without any included."""
    counted = dict.fromkeys(Aid, 0)
    for item in findings:
        counted[item.aid] += 1
    return counted


def _move(line: ClaimedLine) -> Fraction | None:
    """The change in parts of the maximum since last year."""
    if line.claimed is None or line.last_year is None:
        return None
    if not line.criterion.max_points or not line.last_maximum:
        return None
    now = Fraction(line.claimed) / Fraction(line.criterion.max_points)
    return now - Fraction(line.last_year) / Fraction(line.last_maximum)


def _is_half(move: Fraction) -> bool:
    return abs(move) * _HALF >= 1


def _texts(**values: object) -> tuple[tuple[str, str], ...]:
    return tuple((name, "" if value is None else str(value)) for name, value in values.items())
