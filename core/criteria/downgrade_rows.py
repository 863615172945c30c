"""Downgrade rules as rows of a grid, and back; what a row does not show of a rule is kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.criteria.rule_forms import Entry, Parameter
from core.criteria_sheets import EffectKind

DOWNGRADE_COLUMNS = (
    Parameter(name="id", entry=Entry.KEY),
    Parameter(name="event", entry=Entry.EVENT, is_optional=True),
    Parameter(name="severity_of", entry=Entry.SEVERITY, is_optional=True),
    Parameter(name="indicator", entry=Entry.INDICATOR, is_optional=True),
    Parameter(name="op", entry=Entry.OPERATOR, is_optional=True),
    Parameter(name="areas", entry=Entry.KEY, is_optional=True),
    Parameter(name="limit", entry=Entry.NUMBER, is_optional=True),
    Parameter(name="effect", entry=Entry.EFFECT),
    Parameter(name="count", entry=Entry.WHOLE, is_optional=True),
    Parameter(name="caps", entry=Entry.TEXT, is_optional=True),
    Parameter(name="task", entry=Entry.TEXT, is_optional=True),
    Parameter(name="due", entry=Entry.DAY, is_optional=True),
    Parameter(name="exclusive", entry=Entry.FLAG, is_optional=True),
)


def rows_of_rules(rules: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A row for each rule; empty cells are left out."""
    return [_row(rule) for rule in rules]


def rules_of_rows(
    rows: Sequence[Mapping[str, Any]], before: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The rules the rows state; a rule of the same code keeps its source and remarks."""
    held = {rule.get("id"): rule for rule in before}
    return [{**held.get(row.get("id"), {}), **_rule(row)} for row in rows]


def _row(rule: Mapping[str, Any]) -> dict[str, Any]:
    when, effect = rule.get("when") or {}, rule.get("effect") or {}
    caps = effect.get("by_scheme") or {}
    row = {
        "id": rule.get("id"),
        "event": when.get("event"),
        "severity_of": when.get("severity"),
        "indicator": when.get("indicator"),
        "op": when.get("op"),
        "areas": ", ".join(when.get("any_area_below_percent") or ()) or None,
        "limit": when.get("value"),
        "effect": effect.get("type"),
        "count": effect.get("count"),
        "caps": "; ".join(f"{scheme}={band}" for scheme, band in caps.items()) or None,
        "task": effect.get("task"),
        "due": effect.get("due"),
        "exclusive": effect.get("due_exclusive"),
    }
    return {name: value for name, value in row.items() if value is not None and value is not False}


def _rule(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": row.get("id") or "", "when": _when(row), "effect": _effect(row)}


def _when(row: Mapping[str, Any]) -> dict[str, Any]:
    if row.get("indicator"):
        return _held({"indicator": row["indicator"], "op": row.get("op"), "value": row.get("limit")})
    if row.get("areas"):
        areas = [part.strip() for part in str(row["areas"]).replace(";", ",").split(",") if part.strip()]
        return _held({"any_area_below_percent": areas, "value": row.get("limit")})
    return _held({"event": row.get("event"), "severity": row.get("severity_of")})


def _effect(row: Mapping[str, Any]) -> dict[str, Any]:
    kind = row.get("effect")
    held: dict[str, Any] = {"type": kind}
    if kind == EffectKind.DOWN_BANDS:
        held["count"] = row.get("count")
    elif kind == EffectKind.CAP_BAND:
        pairs = (part.partition("=") for part in str(row.get("caps") or "").split(";") if "=" in part)
        held["by_scheme"] = {scheme.strip(): band.strip() for scheme, _, band in pairs}
    elif kind == EffectKind.CREATE_TASK:
        held |= {"task": row.get("task"), "due": row.get("due"), "due_exclusive": bool(row.get("exclusive"))}
    return _held(held)


def _held(members: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
