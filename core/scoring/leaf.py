"""Score one leaf: its rule, the zero-denominator policy, the limits [0, M], one rounding."""

from collections.abc import Mapping
from fractions import Fraction

from core.criteria.values import Criterion, NaPolicy
from core.scoring.errors import CriterionUnknown, WrongInputs
from core.scoring.inputs import Inputs
from core.scoring.rounding import half_up
from core.scoring.rules import Task, apply_rule
from core.scoring.values import CAPPED, Explanation, LeafScore, LeafState


def score_leaf(criterion: Criterion, inputs: object, *, year: int | None = None) -> LeafScore:
    """Points and explanation of one leaf from its inputs.

    `year` is the assessed year for deadlines; inputs may state their own, and without either the year
    of the issued date counts.

    Raises CriterionUnknown when the row is no leaf, WrongInputs when an input cannot be right.
    """
    if criterion.rule is None or criterion.indicator is None:
        raise CriterionUnknown(criterion=criterion.id)
    if not isinstance(inputs, Mapping):
        raise WrongInputs(criterion=criterion.id, name="", reason="not_an_object")
    task = Task(
        maximum=Fraction(criterion.max_points),
        indicator=criterion.indicator,
        inputs=Inputs(criterion_id=criterion.id, values=inputs),
        year=year,
    )
    outcome = apply_rule(criterion.rule, task)
    state, exact = _after_policy(criterion, outcome.exact)
    flags = outcome.flags
    if exact is not None and exact > task.maximum:
        exact, flags = task.maximum, (*flags, CAPPED)
    points = None if exact is None else half_up(exact)
    return LeafScore(
        criterion_id=criterion.id,
        maximum=criterion.max_points,
        points=points,
        state=state,
        flags=flags,
        exact=exact,
        ratio=outcome.ratio,
        explanation=Explanation(
            rule_kind=criterion.rule.kind,
            inputs=outcome.inputs,
            clause=outcome.clause,
            ratio=outcome.ratio,
            exact=exact,
            result=points,
        ),
    )


def _after_policy(criterion: Criterion, exact: Fraction | None) -> tuple[LeafState, Fraction | None]:
    """A zero denominator by the leaf's own policy (field guide, section 6)."""
    if exact is not None:
        return LeafState.SCORED, exact
    match criterion.na_policy:
        case NaPolicy.FULL:
            return LeafState.NO_OCCURRENCE, Fraction(criterion.max_points)
        case NaPolicy.EXCLUDE:
            return LeafState.EXCLUDED, None
        case _:
            return LeafState.NO_DATA, Fraction(0)
