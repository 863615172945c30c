"""A unit's score of a year from what it holds: pure, the same for the submitter and for the appraiser.

Every line says where its inputs come from, which evidence stands behind it and what is still missing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.assessment import Claim, CriterionEntry, State
from core.criteria import CriteriaSet, Criterion, IndicatorForm, NodeKind, ScoredBy
from core.criterion_inputs import nothing_occurred, to_inputs
from core.evidence import EvidenceDocument
from core.findings import Finding, Level, error, warning
from core.indicators import Measured, measure
from core.records.catalogue import Record
from core.scoring import LeafScore, WrongInputs, score_leaf, score_points
from core.units import Unit

ZERO = Decimal("0.00")


class Source(StrEnum):
    """Where the inputs of a line come from."""

    RECORDS = "records"
    ENTRY = "entry"
    CLAIM = "claim"
    OUTSIDE = "outside"
    TRIAL = "trial"
    NONE = "none"


class Need(StrEnum):
    """What a line still needs."""

    DATA = "data"
    EVIDENCE = "evidence"
    CLAIM_REASON = "claim_reason"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something a criterion still needs, and the points at stake."""

    criterion: str
    name: str
    need: Need
    at_stake: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """One leaf: its score with the explanation, its inputs and their source, evidence and findings.

    `at_stake` is what may still be won, or lost for want of evidence. `appraised` is the authority's
    value once a result was received. `records` are the ids the inputs were counted from, `proven` the items
    of a checklist that records prove: no tick takes them away.
    """

    criterion: Criterion
    score: LeafScore | None
    entry: CriterionEntry
    evidence: tuple[EvidenceDocument, ...]
    inputs: Mapping[str, object] | None
    source: Source
    findings: tuple[Finding, ...]
    at_stake: Decimal
    appraised: Decimal | None = None
    records: tuple[str, ...] = ()
    proven: tuple[str, ...] = ()

    @property
    def points(self) -> Decimal | None:
        """Points of the line; None when nothing can be scored or the leaf is excluded."""
        return None if self.score is None else self.score.points

    @property
    def is_excluded(self) -> bool:
        """Whether the leaf leaves score and maximum (guide 6)."""
        return self.score is not None and self.score.points is None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaScore:
    """Sum of rounded leaves of one area or group against its maximum after exclusion."""

    criterion: Criterion
    points: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfScore:
    """A year's score so far. `self_maximum` counts only what the unit scores itself."""

    unit: Unit
    year: int
    criteria: CriteriaSet
    state: State
    lines: tuple[ScoreLine, ...]
    areas: tuple[AreaScore, ...]
    total: Decimal
    maximum: Decimal
    self_maximum: Decimal
    index: Decimal
    missing: tuple[Missing, ...]
    groups: tuple[AreaScore, ...] = ()

    def line(self, criterion: str) -> ScoreLine:
        """The line of one leaf. Raises KeyError for an unknown id."""
        for line in self.lines:
            if line.criterion.id == criterion:
                return line
        raise KeyError(criterion)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a unit holds for a year: records, entries on criteria, evidence, and outside values.

    `measured` knows already what these records give to a data source; without it they are measured anew.
    """

    records: Sequence[Record]
    entries: Sequence[CriterionEntry]
    documents: Sequence[EvidenceDocument]
    outside: Mapping[str, tuple[tuple[str, str], ...]]
    measured: Callable[[str], Measured | None] | None = None

    def measure(self, data_source: str, year: int) -> Measured | None:
        """What the records give to a data source of a criterion."""
        if self.measured is not None:
            return self.measured(data_source)
        return measure(data_source, self.records, year=year)


def assess(
    criteria: CriteriaSet,
    holdings: Holdings,
    *,
    unit: Unit,
    year: int,
    state: State = State.DRAFT,
    appraised: Mapping[str, Decimal | None] | None = None,
) -> SelfScore:
    """Score every leaf that applies to the unit's kind and add up what the unit scores itself."""
    entries = {entry.criterion: entry for entry in holdings.entries}
    given = appraised or {}
    lines = tuple(
        _line(
            leaf,
            entries.get(leaf.id, CriterionEntry(criterion=leaf.id)),
            holdings=holdings,
            year=year,
            appraised=given.get(leaf.id),
        )
        for leaf in criteria.leaves(unit.kind.value)
    )
    return summed(criteria, lines, unit=unit, year=year, state=state)


def score_line(leaf: Criterion, holdings: Holdings, *, entry: CriterionEntry | None, year: int) -> ScoreLine:
    """One leaf alone, as `assess` scores it."""
    held = entry or CriterionEntry(criterion=leaf.id)
    return _line(leaf, held, holdings=holdings, year=year, appraised=None)


def summed(
    criteria: CriteriaSet, lines: tuple[ScoreLine, ...], *, unit: Unit, year: int, state: State
) -> SelfScore:
    """The sums over lines that were scored: of areas and groups, the index, and what is missing."""
    own = tuple(line for line in lines if is_self_scored(line.criterion))
    card = score_points(
        criteria,
        {line.criterion.id: line.points for line in own},
        excluded=frozenset(line.criterion.id for line in lines if line.is_excluded),
        unit_kind=unit.kind.value,
    )
    nodes = {node.id: node for node in criteria.nodes}
    sums = tuple(
        AreaScore(criterion=nodes[each.node_id], points=each.points, maximum=each.maximum)
        for each in card.sums
    )
    return SelfScore(
        unit=unit,
        year=year,
        criteria=criteria,
        state=state,
        lines=lines,
        areas=tuple(each for each in sums if each.criterion.kind is NodeKind.AREA),
        groups=tuple(each for each in sums if each.criterion.kind is not NodeKind.AREA),
        total=card.total,
        maximum=card.maximum,
        self_maximum=sum((line.criterion.max_points for line in own if not line.is_excluded), ZERO),
        index=card.index or ZERO,
        missing=_missing(own),
    )


def with_line(score: SelfScore, line: ScoreLine) -> SelfScore:
    """The same score with another line in the place of the one of its criterion."""
    lines = tuple(line if each.criterion.id == line.criterion.id else each for each in score.lines)
    return summed(score.criteria, lines, unit=score.unit, year=score.year, state=score.state)


def percent_leaves(criteria: CriteriaSet, unit: Unit) -> tuple[Criterion, ...]:
    """The leaves of a unit that hold a percentage as such."""
    return tuple(
        leaf
        for leaf in criteria.leaves(unit.kind.value)
        if leaf.indicator is not None and leaf.indicator.form is IndicatorForm.PERCENT_VALUE
    )


def percent_values(
    criteria: CriteriaSet, holdings: Holdings, *, unit: Unit, year: int
) -> tuple[tuple[str, Decimal], ...]:
    """The percentages held as such (satisfaction and the like), by name; nothing else is scored for them."""
    entries = {entry.criterion: entry for entry in holdings.entries}
    found = []
    for leaf in percent_leaves(criteria, unit):
        entry = entries.get(leaf.id, CriterionEntry(criterion=leaf.id))
        line = _line(leaf, entry, holdings=holdings, year=year, appraised=None)
        if line.inputs is not None and line.score is not None and leaf.indicator is not None:
            key = leaf.indicator.value_key
            found.append((key, Decimal(str(line.inputs[key]))))
    return tuple(found)


def is_self_scored(criterion: Criterion) -> bool:
    """Whether the submitter scores this leaf itself (guide 7: surveys and the appraiser's leaves are not)."""
    return criterion.scored_by is ScoredBy.SELF


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The inputs of one leaf and where they come from."""

    inputs: Mapping[str, object] | None = None
    source: Source = Source.NONE
    findings: tuple[Finding, ...] = ()
    records: tuple[str, ...] = ()
    proven: tuple[str, ...] = ()


def _line(
    leaf: Criterion, entry: CriterionEntry, *, holdings: Holdings, year: int, appraised: Decimal | None
) -> ScoreLine:
    found = _inputs(leaf, entry, holdings=holdings, year=year)
    findings = list(found.findings)
    score: LeafScore | None = None
    if found.inputs is not None:
        try:
            score = score_leaf(leaf, found.inputs, year=year)
        except WrongInputs as wrong:
            findings.append(error("INPUTS_WRONG", leaf.id, **wrong.fields, label=leaf.label_of(wrong.name)))
    evidence = tuple(item for item in holdings.documents if leaf.id in item.criteria)
    if is_self_scored(leaf):
        findings.extend(_lacks(leaf, entry, score=score, evidence=evidence))
    return ScoreLine(
        criterion=leaf,
        score=score,
        entry=entry,
        evidence=evidence,
        inputs=found.inputs,
        source=found.source,
        findings=tuple(findings),
        at_stake=_at_stake(leaf, score, findings=findings),
        appraised=appraised,
        records=found.records,
        proven=found.proven,
    )


def _inputs(leaf: Criterion, entry: CriterionEntry, *, holdings: Holdings, year: int) -> _Found:
    """Records before claims before entries.

    Of a leaf the unit does not score itself the authority's value comes first, and what the unit typed
    counts for nothing: nobody states its own satisfaction index.
    """
    if leaf.indicator is None:
        return _Found()
    own, outside = is_self_scored(leaf), holdings.outside.get(leaf.id, ())
    measured = None if outside and not own else holdings.measure(leaf.data_source, year)
    if measured is not None:
        return _Found(
            inputs=_with_ticks(leaf, entry, inputs=measured.inputs),
            source=Source.RECORDS,
            findings=measured.findings,
            records=measured.records,
            proven=_proven(leaf, measured.inputs),
        )
    nothing = nothing_occurred(leaf.indicator) if entry.claim is Claim.NO_OCCURRENCE else None
    if nothing is not None and (own or not outside):
        return _Found(inputs=nothing, source=Source.CLAIM)
    if entry.inputs and own:
        return _Found(inputs=to_inputs(leaf.indicator, entry.inputs), source=Source.ENTRY)
    if outside:
        return _Found(inputs=to_inputs(leaf.indicator, outside), source=Source.OUTSIDE)
    return _Found()


def _proven(leaf: Criterion, inputs: Mapping[str, object]) -> tuple[str, ...]:
    """The items of a checklist that records prove."""
    if leaf.indicator is None or leaf.indicator.form is not IndicatorForm.BOOLEAN_ITEMS:
        return ()
    items = inputs.get(leaf.indicator.value_key)
    return tuple(str(item) for item in items) if isinstance(items, (list, tuple)) else ()


def _with_ticks(
    leaf: Criterion, entry: CriterionEntry, *, inputs: Mapping[str, object]
) -> Mapping[str, object]:
    """Records prove some items of a checklist; the officer may tick the others."""
    if leaf.indicator is None or leaf.indicator.form is not IndicatorForm.BOOLEAN_ITEMS or not entry.inputs:
        return inputs
    ticked = [name for name, text in entry.inputs if text == "1"]
    return {**inputs, leaf.indicator.value_key: sorted({*_proven(leaf, inputs), *ticked})}


def _lacks(
    leaf: Criterion, entry: CriterionEntry, *, score: LeafScore | None, evidence: Sequence[EvidenceDocument]
) -> list[Finding]:
    """Evidence behind every point, else a written explanation (guide 3); a claim's reason is one."""
    if score is None:
        return [warning("LINE_NO_DATA", leaf.id, maximum=leaf.max_points)]
    if entry.claim is Claim.NO_OCCURRENCE and not entry.claim_reason.strip():
        return [error("LINE_CLAIM_REASON", leaf.id)]
    written = entry.explanation.strip() or (entry.claim_reason.strip() if entry.claim else "")
    if (score.points or ZERO) > ZERO and not evidence and not written:
        return [error("LINE_NO_EVIDENCE", leaf.id, points=score.points)]
    return []


def _at_stake(leaf: Criterion, score: LeafScore | None, *, findings: Sequence[Finding]) -> Decimal:
    if score is None:
        return leaf.max_points
    if score.points is None:
        return ZERO
    if any(finding.level is Level.ERROR for finding in findings):
        return score.points
    return leaf.max_points - score.points


def _missing(lines: Sequence[ScoreLine]) -> tuple[Missing, ...]:
    needs = {
        "LINE_NO_DATA": Need.DATA,
        "LINE_NO_EVIDENCE": Need.EVIDENCE,
        "LINE_CLAIM_REASON": Need.CLAIM_REASON,
        "INPUTS_WRONG": Need.CORRECTION,
    }
    found = (
        Missing(
            criterion=line.criterion.id,
            name=line.criterion.name,
            need=needs[finding.code],
            at_stake=line.at_stake,
        )
        for line in lines
        for finding in line.findings
        if finding.code in needs and not (finding.code == "LINE_NO_DATA" and len(line.findings) > 1)
    )
    return tuple(sorted(found, key=lambda item: -item.at_stake))
