"""Read the rule of a leaf: one small reader per rule kind."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from core.criteria.members import Members, decimal_from
from core.criteria.rules import (
    ChecklistAllRule,
    ChecklistItem,
    ChecklistSumRule,
    ChoiceRule,
    CountBand,
    CountRule,
    DeadlineRule,
    DeadlineStep,
    DeductRule,
    ExternalRule,
    Formula,
    Option,
    RatioBand,
    RatioRule,
    ReportRule,
    Rule,
    RuleKind,
    Severity,
    SurveyRule,
    Weight,
    YearDay,
)

_YEAR_DAY = re.compile(r"Y([+-][1-9])?-([0-9]{2})-([0-9]{2}|LAST)")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # 29 February is written LAST


def read_rule(leaf: Members) -> Rule | None:
    """The rule of a leaf; None, with findings, when its kind is not known."""
    if not leaf.has("rule"):
        leaf.note("C_RULE_MISSING")
        return None
    rule = leaf.object("rule")
    kind = rule.text("kind")
    reader = _READERS.get(kind)
    if reader is None:
        if kind:
            rule.note("C_VALUE_UNKNOWN", member="rule.kind", value=kind)
        return None
    return reader(rule)


def read_year_day(members: Members, name: str) -> YearDay:
    """A day such as Y-01-31, Y-02-LAST or Y+1-04-01."""
    text = members.text(name)
    match = _YEAR_DAY.fullmatch(text)
    month = int(match[2]) if match else 0
    if match is None or not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        if text:
            members.note("C_YEAR_DAY", member=name, value=text)
        return YearDay(month=12)
    day = None if match[3] == "LAST" else int(match[3])
    if day is not None and not 1 <= day <= _DAYS[month - 1]:
        members.note("C_YEAR_DAY", member=name, value=text)
        day = None
    return YearDay(year_offset=int(match[1] or 0), month=month, day=day)


def _deadline(rule: Members) -> DeadlineRule:
    steps = tuple(
        DeadlineStep(on_or_before=read_year_day(step, "on_or_before"), points=step.decimal("points"))
        for step in rule.objects("steps")
    )
    return DeadlineRule(steps=steps, after=rule.decimal("after"), missing=rule.decimal("missing"))


def _ratio(rule: Members) -> RatioRule:
    bands = (_ratio_band(band) for band in rule.objects("bands"))
    return RatioRule(bands=tuple(sorted(bands, key=lambda band: band.lower)))


def _ratio_band(band: Members) -> RatioBand:
    formula = band.choice("formula", Formula, otherwise=Formula.ZERO)
    needs_ends = formula is Formula.INTERP
    return RatioBand(
        lower=band.optional_decimal("ge") or Decimal(0),
        upper=band.optional_decimal("lt"),
        formula=formula,
        value=band.decimal("value") if formula is Formula.CONST else None,
        target=band.decimal("target") if formula is Formula.PROPORTIONAL else None,
        start=band.decimal("from") if needs_ends else None,
        end=band.decimal("to") if needs_ends else None,
        flag=band.optional_text("flag") or None,
    )


def _count(rule: Members) -> CountRule:
    bands = (
        CountBand(at_least=band.whole("ge"), points=band.decimal("points")) for band in rule.objects("bands")
    )
    return CountRule(bands=tuple(sorted(bands, key=lambda band: -band.at_least)))


def _checklist_sum(rule: Members) -> ChecklistSumRule:
    items = tuple(
        ChecklistItem(key=item.text("key"), label=item.text("label"), points=item.decimal("points"))
        for item in rule.objects("items")
    )
    return ChecklistSumRule(items=items)


def _checklist_all(rule: Members) -> ChecklistAllRule:
    items = tuple(
        ChecklistItem(key=item.text("key"), label=item.text("label")) for item in rule.objects("items")
    )
    return ChecklistAllRule(items=items)


def _choice(rule: Members) -> ChoiceRule:
    options = tuple(
        Option(key=item.text("key"), label=item.text("label"), points=item.decimal("points"))
        for item in rule.objects("options")
    )
    return ChoiceRule(options=options)


def _reports(rule: Members) -> ReportRule:
    return ReportRule(
        expected=rule.texts("expected"),
        on_time=rule.decimal("on_time"),
        late=rule.decimal("late"),
        missing=rule.decimal("missing"),
    )


def _deduct(rule: Members) -> DeductRule:
    costs = _table(rule, "severity")
    return DeductRule(
        start=rule.decimal("start"),
        floor=rule.decimal("floor"),
        per_event=rule.decimal("per_event")
        if not costs
        else rule.optional_decimal("per_event") or Decimal(0),
        severities=tuple(Severity(key=key, points=points) for key, points in costs),
    )


def _survey(rule: Members) -> SurveyRule:
    return SurveyRule(
        weights=tuple(Weight(key=key, weight=weight) for key, weight in _table(rule, "weights"))
    )


def _external(rule: Members) -> ExternalRule:
    return ExternalRule(scale=rule.decimal("scale"))


def _table(rule: Members, name: str) -> tuple[tuple[str, Decimal], ...]:
    if not rule.has(name):
        return ()
    table = rule.object(name)
    rows: list[tuple[str, Decimal]] = []
    for key in table.names():
        amount = decimal_from(table.raw(key))
        if amount is None:
            rule.note("C_DECIMAL", member=f"{name}.{key}", value=str(table.raw(key))[:60])
        rows.append((key, amount or Decimal(0)))
    return tuple(rows)


_READERS: Mapping[str, Callable[[Members], Rule]] = MappingProxyType(
    {
        RuleKind.DEADLINE_STEP.value: _deadline,
        RuleKind.RATIO_BANDS.value: _ratio,
        RuleKind.COUNT_BANDS.value: _count,
        RuleKind.CHECKLIST_SUM.value: _checklist_sum,
        RuleKind.CHECKLIST_ALL.value: _checklist_all,
        RuleKind.SINGLE_CHOICE.value: _choice,
        RuleKind.PER_REPORT.value: _reports,
        RuleKind.DEDUCT_PER_EVENT.value: _deduct,
        RuleKind.SURVEY_WEIGHTED.value: _survey,
        RuleKind.EXTERNAL_VALUE.value: _external,
    }
)
