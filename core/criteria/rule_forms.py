"""Which parameters each rule kind has and how they are entered: for the editor and for new leaves.

Names are those of the JSON form (`reading_rules`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Any

from core.criteria.rules import RuleKind
from core.criteria.values import IndicatorForm


class Entry(StrEnum):
    """How a parameter is entered."""

    POINTS = auto()
    NUMBER = auto()
    WHOLE = auto()
    TEXT = auto()
    KEY = auto()
    DAY = auto()
    FORMULA = auto()
    FLAG = auto()
    OPERATOR = auto()
    EFFECT = auto()
    EVENT = auto()
    SEVERITY = auto()
    INDICATOR = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter or one column of a list; an optional one may stay empty."""

    name: str
    entry: Entry
    is_optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleForm:
    """The single parameters of a rule kind, and its one list.

    `rows` is the member that holds the list; a table by key (`is_table`) is an object of key and value, a
    plain list (`is_plain`) one of texts.
    """

    single: tuple[Parameter, ...] = ()
    rows: str = ""
    columns: tuple[Parameter, ...] = ()
    is_table: bool = False
    is_plain: bool = False


def _of(name: str, entry: Entry, *, optional: bool = False) -> Parameter:
    return Parameter(name=name, entry=entry, is_optional=optional)


_KEY, _LABEL, _POINTS = _of("key", Entry.KEY), _of("label", Entry.TEXT), _of("points", Entry.POINTS)

FORM_OF: Mapping[RuleKind, IndicatorForm] = MappingProxyType(
    {
        RuleKind.DEADLINE_STEP: IndicatorForm.DATE,
        RuleKind.RATIO_BANDS: IndicatorForm.RATIO,
        RuleKind.COUNT_BANDS: IndicatorForm.COUNT,
        RuleKind.CHECKLIST_SUM: IndicatorForm.BOOLEAN_ITEMS,
        RuleKind.CHECKLIST_ALL: IndicatorForm.BOOLEAN_ITEMS,
        RuleKind.SINGLE_CHOICE: IndicatorForm.OPTION,
        RuleKind.PER_REPORT: IndicatorForm.STATUS_PER_PERIOD,
        RuleKind.DEDUCT_PER_EVENT: IndicatorForm.EVENT_COUNTS,
        RuleKind.SURVEY_WEIGHTED: IndicatorForm.ANSWER_COUNTS,
        RuleKind.EXTERNAL_VALUE: IndicatorForm.EXTERNAL,
    }
)
_VALUE_KEYS: Mapping[IndicatorForm, str] = MappingProxyType(
    {
        IndicatorForm.DATE: "issue_date",
        IndicatorForm.COUNT: "count",
        IndicatorForm.BOOLEAN_ITEMS: "items",
        IndicatorForm.OPTION: "option",
        IndicatorForm.STATUS_PER_PERIOD: "reports",
        IndicatorForm.EVENT_COUNTS: "events",
        IndicatorForm.ANSWER_COUNTS: "answers",
        IndicatorForm.EXTERNAL: "value",
        IndicatorForm.PERCENT_VALUE: "percent",
    }
)
RULE_FORMS: Mapping[RuleKind, RuleForm] = MappingProxyType(
    {
        RuleKind.DEADLINE_STEP: RuleForm(
            single=(_of("after", Entry.POINTS), _of("missing", Entry.POINTS)),
            rows="steps",
            columns=(_of("on_or_before", Entry.DAY), _POINTS),
        ),
        RuleKind.RATIO_BANDS: RuleForm(
            rows="bands",
            columns=(
                _of("ge", Entry.NUMBER, optional=True),
                _of("lt", Entry.NUMBER, optional=True),
                _of("formula", Entry.FORMULA),
                _of("value", Entry.POINTS, optional=True),
                _of("target", Entry.NUMBER, optional=True),
                _of("from", Entry.NUMBER, optional=True),
                _of("to", Entry.NUMBER, optional=True),
                _of("flag", Entry.KEY, optional=True),
            ),
        ),
        RuleKind.COUNT_BANDS: RuleForm(rows="bands", columns=(_of("ge", Entry.WHOLE), _POINTS)),
        RuleKind.CHECKLIST_SUM: RuleForm(rows="items", columns=(_KEY, _LABEL, _POINTS)),
        RuleKind.CHECKLIST_ALL: RuleForm(rows="items", columns=(_KEY, _LABEL)),
        RuleKind.SINGLE_CHOICE: RuleForm(rows="options", columns=(_KEY, _LABEL, _POINTS)),
        RuleKind.PER_REPORT: RuleForm(
            single=tuple(_of(name, Entry.POINTS) for name in ("on_time", "late", "missing")),
            rows="expected",
            columns=(_KEY,),
            is_plain=True,
        ),
        RuleKind.DEDUCT_PER_EVENT: RuleForm(
            single=(
                _of("start", Entry.POINTS),
                _of("floor", Entry.POINTS),
                _of("per_event", Entry.POINTS, optional=True),
            ),
            rows="severity",
            columns=(_KEY, _POINTS),
            is_table=True,
        ),
        RuleKind.SURVEY_WEIGHTED: RuleForm(
            rows="weights", columns=(_KEY, _of("weight", Entry.NUMBER)), is_table=True
        ),
        RuleKind.EXTERNAL_VALUE: RuleForm(single=(_of("scale", Entry.NUMBER),)),
    }
)
# Which parameters of a band belong to its formula; the others stay empty.


def fresh_rule(kind: RuleKind, maximum: Decimal) -> dict[str, Any]:
    """A rule to begin with after the person chose a kind: it gives the maximum, and 0 where nothing is."""
    most, half = f"{maximum:.2f}", f"{maximum / 2:.2f}"
    begun: dict[RuleKind, dict[str, Any]] = {
        RuleKind.DEADLINE_STEP: {
            "steps": [{"on_or_before": "Y-12-31", "points": most}],
            "after": "0.00",
            "missing": "0.00",
        },
        RuleKind.RATIO_BANDS: {
            "bands": [{"ge": "0", "lt": "100", "formula": "ratio_x_max"}, {"ge": "100", "formula": "max"}]
        },
        RuleKind.COUNT_BANDS: {"bands": [{"ge": 1, "points": most}, {"ge": 0, "points": "0.00"}]},
        RuleKind.CHECKLIST_SUM: {"items": []},
        RuleKind.CHECKLIST_ALL: {"items": []},
        RuleKind.SINGLE_CHOICE: {"options": []},
        RuleKind.PER_REPORT: {
            "expected": ["Q1", "H1", "Q3", "Y"],
            "on_time": f"{maximum / 4:.2f}",
            "late": "0.00",
            "missing": "0.00",
        },
        RuleKind.DEDUCT_PER_EVENT: {"start": most, "floor": "0.00", "per_event": half},
        RuleKind.SURVEY_WEIGHTED: {"weights": {"A": "100", "B": "60", "C": "20", "D": "0"}},
        RuleKind.EXTERNAL_VALUE: {"scale": "100"},
    }
    return {"kind": kind.value, **begun[kind]}


def fresh_indicator(kind: RuleKind, leaf_id: str) -> dict[str, Any]:
    """The inputs a rule of this kind reads, for a leaf that no record kind feeds yet."""
    form = FORM_OF[kind]
    key = f"i_{leaf_id}"
    if form is IndicatorForm.RATIO:
        return {"key": key, "form": form.value, "numerator_key": "done", "denominator_key": "total"}
    return {"key": key, "form": form.value, "value_key": _VALUE_KEYS[form]}


def fits(kind: RuleKind, indicator: Mapping[str, Any] | None) -> bool:
    """Whether an indicator already gives what a rule kind reads."""
    form = (indicator or {}).get("form")
    both = {IndicatorForm.RATIO.value, IndicatorForm.PERCENT_VALUE.value}
    return form == FORM_OF[kind].value or (kind is RuleKind.RATIO_BANDS and form in both)
