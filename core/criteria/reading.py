"""Decoded JSON -> CriteriaSet, reading on after every finding so that all of them can be shown at once."""

from decimal import Decimal

from core.criteria.members import Members
from core.criteria.reading_rules import read_rule, read_year_day
from core.criteria.values import (
    Adjustment,
    AdjustmentItem,
    AreaCondition,
    Band,
    BandScheme,
    CapBand,
    Comparison,
    Condition,
    CreateTask,
    CriteriaSet,
    Criterion,
    DownBands,
    DowngradeRule,
    Effect,
    EventCondition,
    Indicator,
    IndicatorCondition,
    IndicatorForm,
    LowestBand,
    NaPolicy,
    NodeKind,
    Rounding,
    ScoredBy,
)
from core.findings import Finding

FORMAT = "cchc-criteria-set"
FORMAT_VERSION = 1
AMOUNTS = frozenset({"disbursement"})  # keys that mean money in sets that do not say `"unit": "amount"`


def read_set(value: object) -> tuple[CriteriaSet, tuple[Finding, ...]]:
    """The set as far as it could be read, and what was wrong with its members."""
    noted: list[Finding] = []
    top = Members(value, "", noted=noted)
    if not noted:
        _check_format(top)
    foreign = tuple(noted)
    found = _set(top)
    # A file of another kind is reported as that, not as a set with everything missing.
    return found, foreign or tuple(noted)


def _check_format(top: Members) -> None:
    if top.raw("format") != FORMAT:
        top.note("C_FORMAT")
    version = top.raw("format_version")
    if type(version) is not int or version != FORMAT_VERSION:
        top.note("C_FORMAT_VERSION", value=str(version)[:20])


def _set(top: Members) -> CriteriaSet:
    rows = top.objects("criteria")
    if not rows:
        top.note("C_MEMBER_MISSING", member="criteria")
    return CriteriaSet(
        set_id=top.text("set_id"),
        version=top.text("version"),
        name=top.text("name"),
        level=top.optional_text("level"),
        year=top.whole("year") if top.has("year") else None,
        total_max=top.decimal("total_max"),
        issuing_decision=top.optional_text("issuing_decision") or None,
        status=top.optional_text("status"),
        notice=top.optional_text("notice"),
        nodes=tuple(_criterion(item, number) for number, item in enumerate(rows, 1)),
        adjustments=tuple(_adjustment(item) for item in top.objects("adjustments")),
        band_schemes=tuple(_scheme(item) for item in top.objects("band_schemes")),
        default_band_scheme=top.text("default_band_scheme"),
        downgrade_rules=tuple(_downgrade(item) for item in top.objects("downgrade_rules")),
        self_scored_excludes=top.texts("self_scored_excludes"),
        rounding=_rounding(top),
        cap_at_max=top.yes("cap_at_max"),
        forbids_flagged_evidence=top.yes("forbids_flagged_evidence"),
        ranking=_prose(top, "ranking"),
        sources=_prose(top, "sources"),
    )


def _rounding(top: Members) -> Rounding:
    if not top.has("rounding"):
        return Rounding()
    rounding = top.object("rounding")
    if rounding.raw("mode") != "ROUND_HALF_UP":
        rounding.note("C_VALUE_UNKNOWN", member="rounding.mode", value=str(rounding.raw("mode"))[:60])
    decimals = (rounding.whole("points_decimals"), rounding.whole("percent_decimals"))
    for member, places in zip(("points_decimals", "percent_decimals"), decimals, strict=True):
        # Every stored and exchanged figure has two decimals; another grain would be a new format version.
        if places != Rounding().points_decimals:
            rounding.note("C_VALUE_UNKNOWN", member=f"rounding.{member}", value=places)
    return Rounding()


def _prose(top: Members, name: str) -> tuple[tuple[str, str], ...]:
    if not top.has(name):
        return ()
    members = top.object(name)
    return tuple((key, members.optional_text(key)) for key in members.names())


def _named(item: Members, room: str) -> Members:
    return item.at(f"{room}/{item.optional_text('id')}")


def _criterion(item: Members, number: int) -> Criterion:
    known = isinstance(item.raw("id"), str) and item.raw("id")
    row = item.at(item.optional_text("id") if known else f"criteria[{number}]")
    kind = row.choice("kind", NodeKind, otherwise=NodeKind.FOLLOW_ONLY)
    is_leaf = kind is NodeKind.LEAF
    return Criterion(
        id=row.text("id"),
        parent_id=row.optional_text("parent_id") or None,
        level=row.whole("level"),
        kind=kind,
        name=row.text("name"),
        max_points=row.decimal("max_points"),
        scored_by=row.choice("scored_by", ScoredBy, otherwise=ScoredBy.SELF) if is_leaf else None,
        na_policy=row.choice("na_policy", NaPolicy, otherwise=NaPolicy.ZERO) if is_leaf else None,
        indicator=_indicator(row) if is_leaf else None,
        rule=read_rule(row) if is_leaf else None,
        rule_text=row.optional_text("rule_text_vi"),
        data_source=row.optional_text("data_source"),
        evidence=row.texts("evidence"),
        applies_to=row.texts("applies_to"),
        step=row.optional_decimal("step"),
        source=row.optional_text("source"),
        source_note=row.optional_text("source_note"),
        needs_confirmation=row.yes("needs_confirmation"),
    )


def _indicator(row: Members) -> Indicator | None:
    if not row.has("indicator"):
        row.note("C_INDICATOR_MISSING")
        return None
    item = row.object("indicator")
    form = item.choice("form", IndicatorForm, otherwise=IndicatorForm.UNDEFINED)
    is_ratio = form is IndicatorForm.RATIO
    is_value = form not in {IndicatorForm.RATIO, IndicatorForm.UNDEFINED}
    return Indicator(
        key=item.text("key"),
        form=form,
        numerator_key=item.text("numerator_key") if is_ratio else "",
        numerator_label=item.optional_text("numerator_vi"),
        denominator_key=item.text("denominator_key") if is_ratio else "",
        denominator_label=item.optional_text("denominator_vi"),
        value_key=item.text("value_key") if is_value else "",
        value_label=item.optional_text("value_vi"),
        is_amount=item.optional_text("unit") == "amount" or item.optional_text("key") in AMOUNTS,
        fallback=item.optional_text("zero_denominator_fallback"),
    )


def _adjustment(item: Members) -> Adjustment:
    row = _named(item, "adjustments")
    kind = row.text("kind")
    if kind not in {"", "bonus", "penalty"}:
        row.note("C_VALUE_UNKNOWN", member="kind", value=kind)
    items = tuple(
        AdjustmentItem(
            key=each.text("key"),
            label=each.text("label"),
            points=each.decimal("points"),
            each=each.yes("each"),
        )
        for each in row.objects("items")
    )
    return Adjustment(
        id=row.text("id"),
        name=row.text("name"),
        is_bonus=kind == "bonus",
        max_total=row.decimal("max_total"),
        items=items,
    )


def _scheme(item: Members) -> BandScheme:
    row = _named(item, "band_schemes")
    return BandScheme(
        id=row.text("id"),
        bands=tuple(_band(band) for band in row.objects("bands")),
        needs_confirmation=row.yes("needs_confirmation"),
    )


def _band(band: Members) -> Band:
    require = band.optional_text("require")
    if require not in {"", "no_zero_criterion"}:
        band.note("C_VALUE_UNKNOWN", member="require", value=require)
    return Band(
        name=band.text("name"),
        lower=band.optional_decimal("ge") or Decimal(0),
        upper=band.optional_decimal("lt"),
        no_zero_criterion=bool(require),
    )


def _downgrade(item: Members) -> DowngradeRule:
    row = _named(item, "downgrade_rules")
    return DowngradeRule(
        id=row.text("id"),
        condition=_condition(row.object("when")),
        effect=_effect(row.object("effect")),
        source=row.optional_text("source"),
        needs_confirmation=row.yes("needs_confirmation"),
    )


def _condition(when: Members) -> Condition:
    if when.has("indicator"):
        return IndicatorCondition(
            indicator=when.text("indicator"),
            op=when.choice("op", Comparison, otherwise=Comparison.LT),
            value=when.decimal("value"),
        )
    if when.has("any_area_below_percent"):
        return AreaCondition(areas=when.texts("any_area_below_percent"), percent=when.decimal("value"))
    return EventCondition(event=when.text("event"), severity=when.optional_text("severity") or None)


def _effect(effect: Members) -> Effect:
    kind = effect.text("type")
    match kind:
        case "down_bands":
            return DownBands(count=effect.whole("count"))
        case "cap_band":
            table = effect.object("by_scheme")
            return CapBand(by_scheme=tuple((scheme, table.text(scheme)) for scheme in table.names()))
        case "create_task":
            return CreateTask(
                task=effect.text("task"),
                due=read_year_day(effect, "due"),
                due_exclusive=effect.yes("due_exclusive"),
            )
        case "lowest_band" | "":
            return LowestBand()
        case _:
            effect.note("C_VALUE_UNKNOWN", member="effect.type", value=kind)
            return LowestBand()
