"""Records of last year taken into this year: what was planned comes along, what happened does not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from core.dates import end_of_month
from core.records.catalogue import Record, kind_for, kind_of
from core.records.fields import FieldSpec, Form


class Days(StrEnum):
    """What becomes of the days of a record that is carried over."""

    SHIFT = "shift"
    CLEAR = "clear"
    KEEP = "keep"


HAPPENED = frozenset(
    {
        "done_on",
        "sent_on",
        "remedied_on",
        "conclusion_on",
        "conclusion_number",
        "recognised_on",
        "registered_on",
        "handled_on",
        "apology_on",
        "apology_number",
        "published_on",
        "progress",
        "on_system",
        "answer",
    }
)
"""Fields that say how far something came; a new year begins without them."""

OF_THE_YEAR: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "procedure": frozenset({"publish_by", "published_on", "had_online_dossier"}),
        "legal_document": frozenset({"state", "reviewed_on", "proposal", "handled_on"}),
        "quality": frozenset({"audited_on"}),
        "target": frozenset({"result"}),
    }
)
"""By kind: what is told anew every year, however faithful the copy is."""

_PLANNED_COUNTS = frozenset({("target", "out_of"), ("procedure", "limit_days")})
"""Counts that say what is to be, not what was."""

_BEGINNINGS: Mapping[str, str] = MappingProxyType({"finding": "carried_over"})
"""By kind: the flag that says that a record was carried over."""


def carried_over(record: Record, year: int, *, new_id: str, days: Days = Days.SHIFT) -> Record:
    """The record as it begins another year, under an identifier of its own.

    Days move with the year (29 February becomes the 28th), are left empty, or stay. What happened goes and
    counts begin anew, unless the days stay as well: then the record is a faithful copy. A day that must be
    there moves even where days are left empty. Figures of the year alone always go (`OF_THE_YEAR`).
    """
    kind = kind_for(record)
    changes: dict[str, Any] = {"id": new_id, "year": year}
    if days is not Days.KEEP:
        for spec in kind.fields:
            if (kind.code, spec.name) not in _PLANNED_COUNTS:
                value = getattr(record, spec.name)
                changes[spec.name] = _begun(spec, value, by=year - record.year, days=days)
    own = OF_THE_YEAR.get(kind.code, frozenset())
    changes.update({spec.name: spec.default for spec in kind.fields if spec.name in own})
    flag = _BEGINNINGS.get(kind.code)
    if flag is not None:
        changes[flag] = True
    return replace(record, **changes)


def usual_days(kind: str) -> Days:
    """What an officer means by taking a kind over: what lasts stays as it is, what is planned moves on."""
    return Days.KEEP if kind_of(kind).lasts else Days.SHIFT


def _begun(spec: FieldSpec, value: Any, *, by: int, days: Days) -> object:
    if spec.name in HAPPENED:
        return spec.default
    if spec.form is Form.COUNT:
        return spec.default
    if spec.form is Form.DAY and value is not None:
        return None if days is Days.CLEAR and not spec.required else _moved(value, by)
    return value


def _moved(day: date, by: int) -> date:
    last = end_of_month(day.year + by, day.month).day
    return date(day.year + by, day.month, min(day.day, last))
