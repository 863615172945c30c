"""One unit's appraisal of a year: every leaf with what was claimed, computed here, and given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol, TypeVar

from core.appraisal_states import offered_stage
from core.assessment import AdjustmentEntry, Appraisal, CriterionEntry, OutsideValue, Stage
from core.criteria import CriteriaSet, Criterion
from core.evidence import EvidenceDocument
from core.explanation import ClaimChange, Claimed, LineQuestion, change_since
from core.outside import known_counts
from core.rounds import Round, Standing
from core.scoring import LeafScore, Scorecard, apply_adjustments, score_points
from core.self_score import ZERO, Holdings, ScoreLine, SelfScore, assess, is_self_scored
from core.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalLine:
    """One leaf in appraisal. `computed` is recomputed here from the unit's own records and held values.

    `revision` is the newest submission, `claims` what each submission said about the leaf, `last_year` the
    points that stand for it in the year before.
    """

    criterion: Criterion
    self_points: Decimal | None
    computed: LeafScore | None
    appraisal: Appraisal | None
    history: tuple[Appraisal, ...]
    entry: CriterionEntry
    evidence: tuple[EvidenceDocument, ...]
    inputs: Mapping[str, object] | None
    revision: int = 0
    last_year: Decimal | None = None
    questions: tuple[LineQuestion, ...] = ()
    claims: tuple[Claimed, ...] = ()

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

    @property
    def difference(self) -> Decimal | None:
        """Submitted points above (+) or below (-) the computed ones; None where one of them is not there."""
        computed = None if self.computed is None else self.computed.points
        return None if self.self_points is None or computed is None else self.self_points - computed

    @property
    def opinion(self) -> str:
        """What the unit is told: the council's opinion, or where it has none the one given before it."""
        if self.appraisal is None:
            return ""
        for item in reversed(self.history):
            if item.opinion or item.stage is not Stage.COUNCIL:
                return item.opinion
        return ""

    @property
    def is_lowered(self) -> bool:
        """Whether fewer points were given than the unit claimed."""
        given = None if self.appraisal is None else self.appraisal.points
        return (given or ZERO) < (self.self_points or ZERO) and self.appraisal is not None

    @property
    def is_older(self) -> bool:
        """Whether the value that stands was given on an older submission and is to be looked at again."""
        return self.appraisal is not None and 0 < self.appraisal.revision < self.revision

    @property
    def question(self) -> LineQuestion | None:
        """The newest question that was not withdrawn."""
        asked = [each for each in self.questions if each.withdrawn_at is None]
        return asked[-1] if asked else None

    @property
    def is_waiting(self) -> bool:
        """Whether the unit was asked and has not answered with a newer submission."""
        return self.question is not None and self.question.waits_on(self.revision)

    @property
    def explained(self) -> tuple[LineQuestion, Claimed] | None:
        """The question that was sent last and what the newest submission says to it."""
        asked = [each for each in self.questions if each.is_sent and each.revision < self.revision]
        newest_claim = self.claims[-1] if self.claims else None
        if not asked or newest_claim is None or newest_claim.revision <= asked[-1].revision:
            return None
        return asked[-1], newest_claim

    @property
    def change(self) -> ClaimChange | None:
        """What the newest submission says otherwise than the one before or the one appraised."""
        if len(self.claims) < 2:  # noqa: PLR2004 - two submissions
            return None
        given_on = self.appraisal.revision if self.is_older and self.appraisal is not None else 0
        return change_since(self.claims, given_on or self.claims[-2].revision)

    @property
    def is_reopened(self) -> bool:
        """Whether the unit explained or changed what was appraised: round 2 begins here."""
        return self.is_older and (self.explained is not None or self.change is not None)


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

    @property
    def older_lines(self) -> int:
        """Leaves whose value was given on an older submission."""
        return sum(1 for line in self.lines if line.is_older)

    @property
    def stage(self) -> Stage:
        """The stage new points belong to."""
        is_done = not any(line.appraisal is None or line.is_older or line.is_waiting for line in self.lines)
        return offered_stage(self.standing.state, is_done=is_done)


def newest(appraisals: Sequence[Appraisal]) -> dict[str, Appraisal]:
    """The value that stands for each criterion: later rows win, one taken back leaves none."""
    last = {item.criterion: item for item in appraisals}
    return {criterion: item for criterion, item in last.items() if not item.is_taken_back}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldYear:
    """What the authority holds about one unit's year: what was sent, and what was given so far.

    `recomputed` is the score of `holdings` where it is known already; `last_year` holds the points that stand
    for the same criteria in the year before.
    """

    standing: Standing
    holdings: Holdings
    self_points: Mapping[str, Decimal | None]
    appraisals: Sequence[Appraisal]
    adjustments: Sequence[AdjustmentEntry]
    outside: Sequence[OutsideValue] = ()
    recomputed: SelfScore | None = None
    last_year: Mapping[str, Decimal | None] = field(default_factory=dict)
    questions: Sequence[LineQuestion] = ()
    claims: Sequence[Claimed] = ()


def sheet_of(criteria: CriteriaSet, opened: Round, *, unit: Unit, held: HeldYear) -> AppraisalSheet:
    """Join what was submitted, recomputed and given into one sheet."""
    recomputed = held.recomputed or assess(
        criteria, held.holdings, unit=unit, year=opened.year, state=held.standing.state
    )
    given = newest(held.appraisals)
    about = _About(
        given=given,
        history=_by_criterion(held.appraisals),
        questions=_by_criterion(held.questions),
        claims=_by_criterion(held.claims),
    )
    return AppraisalSheet(
        unit=unit,
        round=opened,
        criteria=criteria,
        standing=held.standing,
        lines=tuple(_line(line, held, about=about) for line in recomputed.lines),
        adjustments=tuple(held.adjustments),
        card=scorecard_of(criteria, given, adjustments=held.adjustments, unit_kind=unit.kind.value),
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
        adjustments=apply_adjustments(criteria, known_counts(criteria, adjustments)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What stands beside the lines of a unit's year, by criterion."""

    given: Mapping[str, Appraisal]
    history: Mapping[str, tuple[Appraisal, ...]]
    questions: Mapping[str, tuple[LineQuestion, ...]]
    claims: Mapping[str, tuple[Claimed, ...]]


def _line(line: ScoreLine, held: HeldYear, *, about: _About) -> AppraisalLine:
    criterion = line.criterion.id
    return AppraisalLine(
        criterion=line.criterion,
        self_points=held.self_points.get(criterion),
        computed=line.score,
        appraisal=about.given.get(criterion),
        history=about.history.get(criterion, ()),
        entry=line.entry,
        evidence=line.evidence,
        inputs=line.inputs,
        revision=held.standing.revision,
        last_year=held.last_year.get(criterion),
        questions=about.questions.get(criterion, ()),
        claims=about.claims.get(criterion, ()),
    )


class _Criterial(Protocol):
    """Whatever belongs to one criterion."""

    @property
    def criterion(self) -> str:
        """Its id."""


_Item = TypeVar("_Item", bound=_Criterial)


def _by_criterion(items: Sequence[_Item]) -> Mapping[str, tuple[_Item, ...]]:
    found: dict[str, list[_Item]] = {}
    for item in items:
        found.setdefault(item.criterion, []).append(item)
    return {criterion: tuple(each) for criterion, each in found.items()}
