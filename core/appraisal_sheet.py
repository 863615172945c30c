"""One unit's appraisal of a year: every leaf with what was claimed, computed here, and given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.assessment import AdjustmentEntry, Appraisal, CriterionEntry, OutsideValue
from core.criteria import CriteriaSet, Criterion
from core.evidence import EvidenceDocument
from core.rounds import Round, Standing
from core.scoring import LeafScore, Scorecard, apply_adjustments, score_points
from core.self_score import ZERO, Holdings, ScoreLine, assess, is_self_scored
from core.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalLine:
    """One leaf in appraisal. `computed` is recomputed here from the unit's own records and held values."""

    criterion: Criterion
    self_points: Decimal | None
    computed: LeafScore | None
    appraisal: Appraisal | None
    history: tuple[Appraisal, ...]
    entry: CriterionEntry
    evidence: tuple[EvidenceDocument, ...]
    inputs: Mapping[str, object] | None

    @property
    def before(self) -> Decimal | None:
        """The value that stands now: the newest appraised one, else the self score."""
        if self.appraisal is not None:
            return self.appraisal.points
        return self.self_points if is_self_scored(self.criterion) else None

    @property
    def accepted(self) -> tuple[Decimal | None, bool]:
        """Points and exclusion when the claim is taken as it stands; nothing claimed counts 0.

        A leaf the submitter does not score itself takes what was computed here; None where nothing could be.
        """
        computed = None if self.computed is None else self.computed.points
        excluded = self.computed is not None and computed is None
        if not is_self_scored(self.criterion):
            return computed, excluded
        if self.self_points is None and excluded:
            return None, True
        return self.self_points or ZERO, False

    def is_changed_by(self, points: Decimal | None, *, excluded: bool) -> bool:
        """Whether a value changes one that stood before and so needs a reason; a first value needs none.

        An exclusion nobody claimed takes points away and is a change too.
        """
        if self.appraisal is not None:
            return (points, excluded) != (self.appraisal.points, self.appraisal.excluded)
        is_claimed_out = self.computed is not None and self.computed.points is None
        if not is_self_scored(self.criterion) or self.self_points is None:
            return excluded != is_claimed_out
        return (points, excluded) != (self.self_points, False)

    @property
    def differs(self) -> bool:
        """Whether the submitted points are not those the records give here."""
        computed = None if self.computed is None else self.computed.points
        return is_self_scored(self.criterion) and self.self_points != computed


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalSheet:
    """All lines of a unit's year; total, maximum and index as they stand now (guide 7)."""

    unit: Unit
    round: Round
    criteria: CriteriaSet
    standing: Standing
    lines: tuple[AppraisalLine, ...]
    adjustments: tuple[AdjustmentEntry, ...]
    card: Scorecard
    outside: tuple[OutsideValue, ...] = ()

    @property
    def total(self) -> Decimal:
        """Appraised points with bonus and penalty (guide 7)."""
        return self.card.total + self.card.bonus - self.card.penalty

    @property
    def maximum(self) -> Decimal:
        """The maximum after exclusion."""
        return self.card.maximum

    @property
    def index(self) -> Decimal:
        """Total against maximum in per cent."""
        return self.card.index or ZERO

    def line(self, criterion: str) -> AppraisalLine:
        """The line of one leaf. Raises KeyError for an unknown id."""
        for line in self.lines:
            if line.criterion.id == criterion:
                return line
        raise KeyError(criterion)

    def document_of(self, criterion: str) -> str:
        """The document a held outside value comes from, or an empty text."""
        return next((item.document for item in self.outside if item.criterion == criterion), "")

    @property
    def open_lines(self) -> int:
        """Leaves nobody has appraised yet."""
        return sum(1 for line in self.lines if line.appraisal is None)


def newest(appraisals: Sequence[Appraisal]) -> dict[str, Appraisal]:
    """The last appraisal of each criterion; later rows win, nothing earlier is lost."""
    return {item.criterion: item for item in appraisals}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldYear:
    """What the authority holds about one unit's year: what was sent, and what was given so far."""

    standing: Standing
    holdings: Holdings
    self_points: Mapping[str, Decimal | None]
    appraisals: Sequence[Appraisal]
    adjustments: Sequence[AdjustmentEntry]
    outside: Sequence[OutsideValue] = ()


def sheet_of(criteria: CriteriaSet, opened: Round, *, unit: Unit, held: HeldYear) -> AppraisalSheet:
    """Join what was submitted, recomputed and given into one sheet."""
    recomputed = assess(criteria, held.holdings, unit=unit, year=opened.year, state=held.standing.state)
    given = newest(held.appraisals)
    history: dict[str, list[Appraisal]] = {}
    for item in held.appraisals:
        history.setdefault(item.criterion, []).append(item)
    lines = tuple(
        _line(
            line,
            held.self_points.get(line.criterion.id),
            appraisal=given.get(line.criterion.id),
            history=history,
        )
        for line in recomputed.lines
    )
    card = scorecard_of(criteria, given, adjustments=held.adjustments, unit_kind=unit.kind.value)
    return AppraisalSheet(
        unit=unit,
        round=opened,
        criteria=criteria,
        standing=held.standing,
        lines=lines,
        adjustments=tuple(held.adjustments),
        card=card,
        outside=tuple(held.outside),
    )


def scorecard_of(
    criteria: CriteriaSet,
    given: Mapping[str, Appraisal],
    *,
    adjustments: Sequence[AdjustmentEntry],
    unit_kind: str,
) -> Scorecard:
    """The sums of the appraised values that stand now, bonus and penalty included."""
    return score_points(
        criteria,
        {item.criterion: item.points for item in given.values() if not item.excluded},
        excluded=frozenset(item.criterion for item in given.values() if item.excluded),
        unit_kind=unit_kind,
        adjustments=apply_adjustments(criteria, {entry.item: entry.count for entry in adjustments}),
    )


def _line(
    line: ScoreLine,
    self_points: Decimal | None,
    *,
    appraisal: Appraisal | None,
    history: Mapping[str, Sequence[Appraisal]],
) -> AppraisalLine:
    return AppraisalLine(
        criterion=line.criterion,
        self_points=self_points,
        computed=line.score,
        appraisal=appraisal,
        history=tuple(history.get(line.criterion.id, ())),
        entry=line.entry,
        evidence=line.evidence,
        inputs=line.inputs,
    )
