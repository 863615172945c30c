"""The downgrade rules of a criteria set in words: when they hold, and what follows (seed row R006)."""

from core.banding import HEAD_RATED_COMPLETED, Step, StepKind
from core.criteria import CriteriaSet
from core.criteria.values import (
    AreaCondition,
    CapBand,
    Comparison,
    CreateTask,
    DownBands,
    DowngradeRule,
    EventCondition,
    IndicatorCondition,
)
from ui.texts import numbers
from ui.texts.criteria import GROUNDS, SEVERITIES, step_text

_COMPARED = {
    Comparison.LT: "dưới",
    Comparison.LE: "không quá",
    Comparison.GT: "trên",
    Comparison.GE: "từ",
}


def rule_text(rule: DowngradeRule, criteria: CriteriaSet, *, scheme_id: str) -> str:
    """A rule as one sentence: SIPAS80: chỉ số hài lòng dưới 80 % thì hạ 1 hạng."""
    return f"{rule.id}: {_condition(rule, criteria)} thì {_effect(rule, scheme_id)}."


def rule_behind(step: Step, criteria: CriteriaSet, *, scheme_id: str) -> str:
    """The rule behind a step of the banding, as the set states it; empty for the scheme itself."""
    rule = next((each for each in criteria.downgrade_rules if each.id == step.rule_id), None)
    if rule is None or step.kind is StepKind.BY_INDEX:
        return ""
    return f"Quy định {rule_text(rule, criteria, scheme_id=scheme_id)}"


def step_with_rule(step: Step, criteria: CriteriaSet, *, scheme_id: str) -> str:
    """A step of the banding with the rule it rests on, as papers print it (seed row R006)."""
    told, behind = step_text(step), rule_behind(step, criteria, scheme_id=scheme_id)
    return f"{told}. {behind}" if behind else f"{told}."


def not_submitted_rule(criteria: CriteriaSet, scheme_id: str) -> str:
    """What the set says of units that sent nothing; empty where it says nothing."""
    for rule in criteria.downgrade_rules:
        condition = rule.condition
        if isinstance(condition, EventCondition) and condition.event == "no_self_assessment_submitted":
            return (
                f"Quy định {rule_text(rule, criteria, scheme_id=scheme_id)} "
                "Chương trình chỉ ghi “chưa gửi” và để trống điểm; cơ quan thẩm định quyết định việc áp dụng."
            )
    return ""


def _condition(rule: DowngradeRule, criteria: CriteriaSet) -> str:
    match rule.condition:
        case IndicatorCondition(indicator=indicator, op=op, value=value):
            label = GROUNDS.get(indicator, indicator)
            unit = "\N{NO-BREAK SPACE}%" if indicator.endswith("_percent") else ""
            return f"{label} {_COMPARED[op]} {numbers.decimal(value)}{unit}"
        case EventCondition(event=event, severity=severity):
            label = GROUNDS.get(event, event)
            return f"{label} {SEVERITIES.get(severity, severity)}" if severity else label
        case AreaCondition(areas=areas, percent=limit):
            names = {area.id: area.name for area in criteria.areas()}
            listed = " hoặc ".join(f"“{names.get(area, area)}”" for area in areas)
            share = f"{numbers.decimal(limit)}\N{NO-BREAK SPACE}%"
            return f"lĩnh vực {listed} dưới {share} điểm tối đa, hoặc {GROUNDS[HEAD_RATED_COMPLETED]},"


def _effect(rule: DowngradeRule, scheme_id: str) -> str:
    match rule.effect:
        case DownBands(count=count):
            return f"hạ {count} hạng"
        case CapBand(by_scheme=by_scheme):
            band = dict(by_scheme).get(scheme_id)
            return f"xếp loại không quá “{band}”" if band else "không đổi xếp loại theo thang này"
        case CreateTask(task=task):
            return f"phải có {task}"
        case _:
            return "xếp loại thấp nhất"
