"""What the authority enters about units beside submissions: which criteria, which figures, what they give.

Surveys are leaves answered by people who were asked (guide 7); indexes are figures another office publishes.
Neither is scored by the unit. The points follow at once from the rule of the set.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.assessment import AdjustmentEntry, OutsideValue
from core.criteria import AdjustmentItem, CriteriaSet, Criterion, IndicatorForm, ScoredBy
from core.criteria.rules import ExternalRule, SurveyRule
from core.criterion_inputs import CONTROL, Pairs, to_inputs
from core.indicators import is_measured
from core.scoring import LeafScore, WrongInputs, apply_adjustments, score_leaf
from core.scoring.adjustments import AdjustmentResult
from core.self_score import is_self_scored

PLACES = 4
"""Decimals of a value that is no count: what offices publish has two; a longer figure was never printed."""

_NUMERIC = frozenset(
    {IndicatorForm.RATIO, IndicatorForm.PERCENT_VALUE, IndicatorForm.COUNT, IndicatorForm.EXTERNAL}
)


class OutsideKind(StrEnum):
    """The three things that are entered beside submissions."""

    SURVEY = "survey"
    INDEX = "index"
    ADJUSTMENTS = "adjustments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a criterion: the name it is kept under, the set's own label, and how it is written.

    `is_control` is the number of valid forms as printed: compared with the answers, never computed with.
    """

    name: str
    label: str = ""
    is_count: bool = True
    is_control: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitValue:
    """A value of one unit; without inputs it takes the held one away."""

    unit: str
    value: OutsideValue


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAdjustment:
    """A bonus or penalty item of one unit; a count of 0 takes the held one away."""

    unit: str
    entry: AdjustmentEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What figures give: the score, or why there is none (`wrong`: name of the input and reason)."""

    score: LeafScore | None = None
    wrong: WrongInputs | None = None

    @property
    def points(self) -> Decimal | None:
        """Points, or None where nothing can be scored."""
        return None if self.score is None else self.score.points


def survey_leaves(criteria: CriteriaSet, unit_kind: str | None = None) -> tuple[Criterion, ...]:
    """Leaves that people who were asked answer: by weights, or as a percentage (SIPAS)."""
    return tuple(leaf for leaf in criteria.leaves(unit_kind) if _is_survey(leaf))


def index_leaves(criteria: CriteriaSet, unit_kind: str | None = None) -> tuple[Criterion, ...]:
    """Leaves whose figures another office publishes, or the authority states because no record does."""
    return tuple(leaf for leaf in criteria.leaves(unit_kind) if not _is_survey(leaf) and _is_index(leaf))


def leaves_of(kind: OutsideKind, criteria: CriteriaSet) -> tuple[Criterion, ...]:
    """The leaves of one of both kinds of values; none for adjustments."""
    if kind is OutsideKind.SURVEY:
        return survey_leaves(criteria)
    return index_leaves(criteria) if kind is OutsideKind.INDEX else ()


def figures_of(criterion: Criterion) -> tuple[Figure, ...]:
    """The figures of a leaf in the order they are entered."""
    indicator, rule = criterion.indicator, criterion.rule
    if indicator is None:
        return ()
    if isinstance(rule, SurveyRule):
        answers = tuple(Figure(name=weight.key, label=weight.key) for weight in rule.weights)
        return (*answers, Figure(name=CONTROL, is_control=True))
    if indicator.form is IndicatorForm.RATIO:
        parts = (
            (indicator.numerator_key, indicator.numerator_label),
            (indicator.denominator_key, indicator.denominator_label),
        )
        return tuple(
            Figure(name=name, label=label, is_count=not indicator.is_amount) for name, label in parts
        )
    is_count = indicator.form is IndicatorForm.COUNT
    return (Figure(name=indicator.value_key, label=indicator.value_label, is_count=is_count),)


def scored(criterion: Criterion, pairs: Pairs, *, year: int) -> Scored:
    """What figures give by the rule of the leaf; nothing entered gives nothing."""
    if criterion.indicator is None or not pairs:
        return Scored()
    try:
        return Scored(score=score_leaf(criterion, to_inputs(criterion.indicator, pairs), year=year))
    except WrongInputs as wrong:
        return Scored(wrong=wrong)


def answers_gap(criterion: Criterion, pairs: Pairs) -> int | None:
    """Valid forms as printed less the answers entered; None where nothing can be compared."""
    held = dict(pairs)
    if not isinstance(criterion.rule, SurveyRule) or not held.get(CONTROL, "").isdecimal():
        return None
    answers = (held.get(weight.key, "0") for weight in criterion.rule.weights)
    return int(held[CONTROL]) - sum(int(text) for text in answers if text.isdecimal())


def item_keys(criteria: CriteriaSet) -> dict[str, AdjustmentItem]:
    """Every ground under the key the sums know: its own, or behind the adjustment's id where two share it."""
    own = [item.key for each in criteria.adjustments for item in each.items]
    return {
        (item.key if own.count(item.key) == 1 else f"{each.id}.{item.key}"): item
        for each in criteria.adjustments
        for item in each.items
    }


def adjusted(criteria: CriteriaSet, entries: Mapping[str, AdjustmentEntry]) -> tuple[AdjustmentResult, ...]:
    """Every bonus and penalty of one unit, cut at its cap; items another set had count for nothing.

    Raises:
        WrongInputs: more than one case of a ground that counts once.
    """
    return apply_adjustments(criteria, known_counts(criteria, entries.values())).results


def known_counts(criteria: CriteriaSet, entries: Iterable[AdjustmentEntry]) -> dict[str, int]:
    """How often each item of the set applies: what was entered under another set is left out."""
    known = item_keys(criteria)
    return {entry.item: entry.count for entry in entries if entry.item in known}


def _is_survey(leaf: Criterion) -> bool:
    if is_self_scored(leaf) or leaf.indicator is None:
        return False
    if isinstance(leaf.rule, SurveyRule):
        return True
    return leaf.scored_by is ScoredBy.SURVEY and leaf.indicator.form in _NUMERIC


def _is_index(leaf: Criterion) -> bool:
    if is_self_scored(leaf) or leaf.indicator is None or leaf.indicator.form not in _NUMERIC:
        return False
    is_published = leaf.scored_by is ScoredBy.EXTERNAL or isinstance(leaf.rule, ExternalRule)
    return is_published or not is_measured(leaf.data_source)
