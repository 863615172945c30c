"""What scoring one leaf gives: points, how they came about, and why there may be none."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from core.criteria.rules import RuleKind

CAPPED = "CAPPED_AT_MAX"  # flag: a formula gave more than the maximum and was cut


class LeafState(StrEnum):
    """Why a leaf has its points, or none."""

    SCORED = "scored"
    NO_OCCURRENCE = "no_occurrence"
    EXCLUDED = "excluded"
    NO_DATA = "no_data"
    GIVEN = "given"
    MISSING = "missing"
    WRONG = "wrong_inputs"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The part of the rule that matched: `name` says which kind, `values` what it states.

    Names: band, step, after, missing, count, items, all_items, option, reports, events, answers, scale,
    zero_denominator. The texts turn it into a sentence.
    """

    name: str
    values: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str:
        """One stated value, or an empty text."""
        return dict(self.values).get(name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything a reader needs to recompute the points by hand."""

    rule_kind: RuleKind
    inputs: tuple[tuple[str, str], ...]
    clause: Clause
    ratio: tuple[Fraction, Fraction] | None
    exact: Fraction | None
    result: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafScore:
    """Points of one leaf: `exact` before, `points` after the one rounding; both None when excluded."""

    criterion_id: str
    maximum: Decimal
    points: Decimal | None
    state: LeafState
    flags: tuple[str, ...]
    exact: Fraction | None
    ratio: tuple[Fraction, Fraction] | None
    explanation: Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a rule gives before policy, limits and rounding; `exact` None: the denominator is 0."""

    exact: Fraction | None
    clause: Clause
    inputs: tuple[tuple[str, str], ...]
    ratio: tuple[Fraction, Fraction] | None = None
    flags: tuple[str, ...] = ()


def clause(name: str, **values: object) -> Clause:
    """A clause with its values as texts, in the order given; None is left out."""
    return Clause(
        name=name, values=tuple((key, str(value)) for key, value in values.items() if value is not None)
    )
