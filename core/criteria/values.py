"""A criteria set as frozen values: the tree with its maxima, adjustments, bands and downgrades.

Sets are data with an issuing decision, versioned and importable; never code (field guide, main fact).
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.criteria.rules import Rule, YearDay


class NodeKind(StrEnum):
    """What a row of the tree is; points are scored on leaves only."""

    AREA = "area"
    GROUP = "group"
    LEAF = "leaf"
    FOLLOW_ONLY = "follow_only"


class ScoredBy(StrEnum):
    """Who enters the inputs of a leaf."""

    SELF = "self"
    APPRAISER = "appraiser"
    SURVEY = "survey"
    EXTERNAL = "external"


class NaPolicy(StrEnum):
    """What a zero denominator means (field guide, section 6)."""

    FULL = "full"
    EXCLUDE = "exclude"
    ZERO = "zero"


class IndicatorForm(StrEnum):
    """The shape of the inputs of a leaf."""

    RATIO = "ratio"
    PERCENT_VALUE = "percent_value"
    COUNT = "count"
    DATE = "date"
    STATUS_PER_PERIOD = "status_per_period"
    BOOLEAN_ITEMS = "boolean_items"
    OPTION = "option"
    EVENT_COUNTS = "event_counts"
    ANSWER_COUNTS = "answer_counts"
    EXTERNAL = "external"
    UNDEFINED = "undefined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Which inputs a leaf reads: two counts of a ratio, or one value under `value_key`.

    `is_amount`: the two parts are amounts (money), not a part and its whole: decimals are allowed and the
    ratio may pass 100 %. `fallback` is prose of the set about a zero denominator; shown, not computed.
    """

    key: str
    form: IndicatorForm
    numerator_key: str = ""
    numerator_label: str = ""
    denominator_key: str = ""
    denominator_label: str = ""
    value_key: str = ""
    value_label: str = ""
    is_amount: bool = False
    fallback: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One row of the tree. A leaf has an indicator, a rule and a policy; other rows have none.

    `step` (optional) is the grain of points an appraiser may give. `applies_to` names unit kinds.
    """

    id: str
    parent_id: str | None
    level: int
    kind: NodeKind
    name: str
    max_points: Decimal
    scored_by: ScoredBy | None = None
    na_policy: NaPolicy | None = None
    indicator: Indicator | None = None
    rule: Rule | None = None
    rule_text: str = ""
    data_source: str = ""
    evidence: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()
    step: Decimal | None = None
    source: str = ""
    source_note: str = ""
    needs_confirmation: bool = False

    @property
    def is_leaf(self) -> bool:
        """Whether points are scored here."""
        return self.kind is NodeKind.LEAF

    @property
    def is_follow_only(self) -> bool:
        """Whether the row is watched and never scored."""
        return self.kind is NodeKind.FOLLOW_ONLY

    def applies(self, unit_kind: str) -> bool:
        """Whether units of this kind are assessed here; a row naming no kind is for all."""
        return not self.applies_to or unit_kind in self.applies_to

    def label_of(self, key: str) -> str:
        """What the set calls an input of this leaf; empty where it gives no name."""
        held = self.indicator
        if held is None or not key:
            return ""
        labels = {
            held.value_key: held.value_label,
            held.denominator_key: held.denominator_label,
            held.numerator_key: held.numerator_label,
        }
        return labels.get(key, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentItem:
    """One ground for bonus or penalty points; `each` multiplies by the number of cases."""

    key: str
    label: str
    points: Decimal
    each: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """Bonus or penalty outside the tree, cut at `max_total`."""

    id: str
    name: str
    is_bonus: bool
    max_total: Decimal
    items: tuple[AdjustmentItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A class of the index: lower <= index < upper (upper None: no end).

    `no_zero_criterion` asks that no leaf in the score stands at 0.
    """

    name: str
    lower: Decimal
    upper: Decimal | None = None
    no_zero_criterion: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BandScheme:
    """Bands from the best to the lowest; together they tile [0, infinity)."""

    id: str
    bands: tuple[Band, ...]
    needs_confirmation: bool = False


class Comparison(StrEnum):
    """How an indicator is compared with a limit."""

    LT = "lt"
    LE = "le"
    GT = "gt"
    GE = "ge"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorCondition:
    """An indicator compared exactly with a limit."""

    indicator: str
    op: Comparison
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCondition:
    """Something recorded about the unit, of one severity or of any (None)."""

    event: str
    severity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCondition:
    """Any of these areas below `percent` of its maximum, compared exactly."""

    areas: tuple[str, ...]
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DownBands:
    """So many bands down."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CapBand:
    """At most this band, named per scheme as (scheme id, band name)."""

    by_scheme: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LowestBand:
    """The last band of the scheme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateTask:
    """A duty; `due_exclusive` means the named day is no longer valid."""

    task: str
    due: YearDay
    due_exclusive: bool


Condition = IndicatorCondition | EventCondition | AreaCondition
Effect = DownBands | CapBand | LowestBand | CreateTask


@dataclass(frozen=True, slots=True, kw_only=True)
class DowngradeRule:
    """When the condition holds, the effect follows (field guide, section 7)."""

    id: str
    condition: Condition
    effect: Effect
    source: str = ""
    needs_confirmation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """Decimals of points and of percentages; always half up."""

    points_decimals: int = 2
    percent_decimals: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaSet:
    """One versioned criteria set; `nodes` keep the order of the decision.

    `year` None: not bound to a year. `cap_at_max` cuts an index above 100 (default off).
    `forbids_flagged_evidence`: files that may carry macros are refused (default: accepted with a mark).
    `ranking` and `sources` are prose pairs (name, text) to print.
    """

    set_id: str
    version: str
    name: str
    level: str
    year: int | None
    total_max: Decimal
    issuing_decision: str | None
    status: str
    notice: str
    nodes: tuple[Criterion, ...]
    adjustments: tuple[Adjustment, ...]
    band_schemes: tuple[BandScheme, ...]
    default_band_scheme: str
    downgrade_rules: tuple[DowngradeRule, ...]
    self_scored_excludes: tuple[str, ...] = ()
    rounding: Rounding = Rounding()
    cap_at_max: bool = False
    forbids_flagged_evidence: bool = False
    ranking: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()

    @property
    def is_sample(self) -> bool:
        """Whether this is a trial set, to be shown under a banner."""
        return self.issuing_decision is None

    def node(self, node_id: str) -> Criterion:
        """The row with this id. Raises KeyError when there is none."""
        for node in self.nodes:
            if node.id == node_id:
                return node
        raise KeyError(node_id)

    def leaf(self, leaf_id: str) -> Criterion:
        """The leaf with this id. Raises KeyError when there is no such row or it is no leaf."""
        node = self.node(leaf_id)
        if not node.is_leaf:
            raise KeyError(leaf_id)
        return node

    def leaves(self, unit_kind: str | None = None) -> tuple[Criterion, ...]:
        """All leaves in order, or those that apply to one unit kind."""
        return tuple(
            node for node in self.nodes if node.is_leaf and (unit_kind is None or node.applies(unit_kind))
        )

    def areas(self) -> tuple[Criterion, ...]:
        """The top rows in order."""
        return tuple(node for node in self.nodes if node.parent_id is None)

    def children(self, node_id: str | None) -> tuple[Criterion, ...]:
        """Direct children in order; of None: the areas."""
        return tuple(node for node in self.nodes if node.parent_id == node_id)

    def area_of(self, node_id: str) -> Criterion:
        """The top row above (or at) this row. Raises KeyError for an unknown id."""
        node = self.node(node_id)
        while node.parent_id is not None:
            node = self.node(node.parent_id)
        return node

    def scheme(self, scheme_id: str | None = None) -> BandScheme:
        """A band scheme, by default the set's own. Raises KeyError when there is none."""
        wanted = self.default_band_scheme if scheme_id is None else scheme_id
        for scheme in self.band_schemes:
            if scheme.id == wanted:
                return scheme
        raise KeyError(wanted)
