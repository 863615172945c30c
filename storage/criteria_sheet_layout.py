"""Which sheets and columns a criteria workbook has, and where each stands in the JSON form of a set.

Writer and reader share this table. A column's code is the path of its member inside the row's object.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from types import MappingProxyType

from core.criteria.rules import Formula, RuleKind
from core.criteria.values import Comparison, IndicatorForm, NaPolicy, NodeKind, ScoredBy
from core.criteria_sheets import AdjustmentKind, BandRequirement, EffectKind, MeasureUnit, ValueForm

INFO_SHEET = "_socchc"
MARK = "socchc-criteria:"
LABEL_ROW, CODE_ROW, FIRST_ROW = 2, 3, 4
OWNER = "owner"
GENERAL, TREE, OTHER = "general", "tree", "other"


class Form(StrEnum):
    """How a cell is written and read."""

    LINE = auto()
    BLOCK = auto()
    EXACT = auto()
    LINES = auto()
    POINTS = auto()
    NUMBER = auto()
    WHOLE = auto()
    FLAG = auto()
    CHOICE = auto()


class Blank(StrEnum):
    """What a blank cell means in the JSON form."""

    ABSENT = auto()
    NULL = auto()
    EMPTY = auto()


class Shape(StrEnum):
    """How the rows of a further sheet join their owner: a list of objects, a table by key, or members."""

    LIST = auto()
    TABLE = auto()
    MEMBERS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One member of a row."""

    code: str
    form: Form
    choices: type[StrEnum] | None = None
    blank: Blank = Blank.ABSENT

    @property
    def path(self) -> tuple[str, ...]:
        """Where the member stands inside the object of its row."""
        return tuple(self.code.split("."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet with one row per object of a list at the top of the set (`member`)."""

    code: str
    member: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A sheet whose rows belong to rows of another one, named in the first column by their id.

    `into` is the path inside the owner. Rows are only for owners whose member at `switch` is one of `kinds`.
    """

    code: str
    of: str
    into: tuple[str, ...]
    shape: Shape
    columns: tuple[Column, ...]
    switch: tuple[str, ...] = ()
    kinds: tuple[StrEnum, ...] = ()


def _column(code: str, form: Form, *, blank: Blank = Blank.ABSENT) -> Column:
    return Column(code=code, form=form, blank=blank)


def _choice(code: str, choices: type[StrEnum], *, blank: Blank = Blank.ABSENT) -> Column:
    return Column(code=code, form=Form.CHOICE, choices=choices, blank=blank)


def _rule(code: str, member: str, *columns: Column, kinds: tuple[RuleKind, ...]) -> Part:
    return Part(
        code=code,
        of=TREE,
        into=("rule", member),
        shape=Shape.LIST,
        columns=(_OWNER, *columns),
        switch=("rule", "kind"),
        kinds=kinds,
    )


_OWNER = _column(OWNER, Form.LINE)
_KEY = _column("key", Form.LINE)
_LABEL = _column("label", Form.BLOCK)
_POINTS = _column("points", Form.POINTS)
_SOURCE = _column("source", Form.BLOCK)
_UNSURE = _column("needs_confirmation", Form.FLAG)

GENERAL_COLUMNS = (
    _column("set_id", Form.LINE),
    _column("version", Form.LINE),
    _column("name", Form.BLOCK),
    _column("level", Form.LINE),
    _column("year", Form.WHOLE, blank=Blank.NULL),
    _column("total_max", Form.POINTS),
    _column("issuing_decision", Form.BLOCK, blank=Blank.NULL),
    _column("default_band_scheme", Form.LINE),
    _column("self_scored_excludes", Form.LINES),
    _column("cap_at_max", Form.FLAG),
    _column("forbids_flagged_evidence", Form.FLAG),
    _column("appraised_cannot_exceed_max", Form.FLAG),
    _column("index_formula", Form.BLOCK),
    _column("status", Form.BLOCK),
    _column("notice", Form.BLOCK),
)
OTHER_COLUMNS = (
    _column("place", Form.LINE),
    _choice("form", ValueForm),
    _column("value", Form.EXACT),
)
VALUE_FORMS: Mapping[ValueForm, Form] = MappingProxyType(
    {ValueForm.WHOLE: Form.WHOLE, ValueForm.FLAG: Form.FLAG}
)
TABLES = (
    Table(
        code=TREE,
        member="criteria",
        columns=(
            _column("id", Form.LINE),
            _column("parent_id", Form.LINE, blank=Blank.NULL),
            _column("level", Form.WHOLE),
            _choice("kind", NodeKind),
            _column("name", Form.BLOCK),
            _column("max_points", Form.POINTS),
            _choice("scored_by", ScoredBy, blank=Blank.NULL),
            _column("data_source", Form.LINE, blank=Blank.NULL),
            _column("indicator.key", Form.LINE),
            _choice("indicator.form", IndicatorForm),
            _column("indicator.numerator_key", Form.LINE),
            _column("indicator.numerator_vi", Form.BLOCK),
            _column("indicator.denominator_key", Form.LINE),
            _column("indicator.denominator_vi", Form.BLOCK),
            _column("indicator.value_key", Form.LINE),
            _column("indicator.value_vi", Form.BLOCK),
            _choice("indicator.unit", MeasureUnit),
            _column("indicator.zero_denominator_fallback", Form.BLOCK),
            _column("indicator.definition_source", Form.BLOCK),
            _choice("na_policy", NaPolicy, blank=Blank.NULL),
            _column("na_policy_source", Form.BLOCK, blank=Blank.NULL),
            _choice("rule.kind", RuleKind),
            _column("rule_text_vi", Form.BLOCK, blank=Blank.NULL),
            _column("rule_source", Form.BLOCK, blank=Blank.NULL),
            _column("evidence", Form.LINES, blank=Blank.EMPTY),
            _column("applies_to", Form.LINES),
            _column("step", Form.POINTS),
            _SOURCE,
            _column("source_note", Form.BLOCK, blank=Blank.NULL),
            _UNSURE,
        ),
    ),
    Table(
        code="adjustments",
        member="adjustments",
        columns=(
            _column("id", Form.LINE),
            _choice("kind", AdjustmentKind),
            _column("name", Form.BLOCK),
            _column("max_total", Form.POINTS),
            _SOURCE,
            _UNSURE,
        ),
    ),
    Table(
        code="schemes",
        member="band_schemes",
        columns=(_column("id", Form.LINE), _SOURCE, _UNSURE),
    ),
    Table(
        code="downgrades",
        member="downgrade_rules",
        columns=(
            _column("id", Form.LINE),
            _column("when.event", Form.LINE),
            _column("when.severity", Form.LINE),
            _column("when.indicator", Form.LINE),
            _choice("when.op", Comparison),
            _column("when.any_area_below_percent", Form.LINES),
            _column("when.value", Form.NUMBER),
            _choice("effect.type", EffectKind),
            _column("effect.count", Form.WHOLE),
            _column("effect.task", Form.BLOCK),
            _column("effect.due", Form.LINE),
            _column("effect.due_exclusive", Form.FLAG),
            _SOURCE,
            _UNSURE,
        ),
    ),
)
PARTS = (
    Part(
        code="rule",
        of=TREE,
        into=("rule",),
        shape=Shape.MEMBERS,
        columns=(
            _OWNER,
            _column("start", Form.POINTS),
            _column("per_event", Form.POINTS),
            _column("floor", Form.POINTS),
            _column("expected", Form.LINES),
            _column("on_time", Form.POINTS),
            _column("late", Form.POINTS),
            _column("after", Form.POINTS),
            _column("missing", Form.POINTS),
            _column("scale", Form.NUMBER),
            _column("date_field", Form.LINE),
            _column("date_note", Form.BLOCK),
        ),
        switch=("rule", "kind"),
        kinds=tuple(RuleKind),
    ),
    _rule(
        "ratio_bands",
        "bands",
        _column("ge", Form.NUMBER),
        _column("lt", Form.NUMBER),
        _choice("formula", Formula),
        _column("value", Form.POINTS),
        _column("target", Form.NUMBER),
        _column("from", Form.NUMBER),
        _column("to", Form.NUMBER),
        _column("flag", Form.LINE),
        kinds=(RuleKind.RATIO_BANDS,),
    ),
    _rule("count_bands", "bands", _column("ge", Form.WHOLE), _POINTS, kinds=(RuleKind.COUNT_BANDS,)),
    _rule("steps", "steps", _column("on_or_before", Form.LINE), _POINTS, kinds=(RuleKind.DEADLINE_STEP,)),
    _rule("items", "items", _KEY, _LABEL, _POINTS, kinds=(RuleKind.CHECKLIST_SUM, RuleKind.CHECKLIST_ALL)),
    _rule("options", "options", _KEY, _LABEL, _POINTS, kinds=(RuleKind.SINGLE_CHOICE,)),
    Part(
        code="severity",
        of=TREE,
        into=("rule", "severity"),
        shape=Shape.TABLE,
        columns=(_OWNER, _KEY, _POINTS),
        switch=("rule", "kind"),
        kinds=(RuleKind.DEDUCT_PER_EVENT,),
    ),
    Part(
        code="weights",
        of=TREE,
        into=("rule", "weights"),
        shape=Shape.TABLE,
        columns=(_OWNER, _KEY, _column("weight", Form.NUMBER)),
        switch=("rule", "kind"),
        kinds=(RuleKind.SURVEY_WEIGHTED,),
    ),
    Part(
        code="adjustment_items",
        of="adjustments",
        into=("items",),
        shape=Shape.LIST,
        columns=(_OWNER, _KEY, _LABEL, _POINTS, _column("each", Form.FLAG), _SOURCE),
    ),
    Part(
        code="scheme_bands",
        of="schemes",
        into=("bands",),
        shape=Shape.LIST,
        columns=(
            _OWNER,
            _column("name", Form.LINE),
            _column("ge", Form.NUMBER),
            _column("lt", Form.NUMBER),
            _choice("require", BandRequirement),
        ),
    ),
    Part(
        code="caps",
        of="downgrades",
        into=("effect", "by_scheme"),
        shape=Shape.TABLE,
        columns=(_OWNER, _column("scheme", Form.LINE), _column("band", Form.LINE)),
        switch=("effect", "type"),
        kinds=(EffectKind.CAP_BAND,),
    ),
)
SHEETS = (
    (GENERAL, ()),
    *((table.code, table.columns) for table in TABLES),
    *((part.code, part.columns) for part in PARTS),
    (OTHER, OTHER_COLUMNS),
)
