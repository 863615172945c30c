"""Findings on one record: what stops saving (errors) and what does not add up (warnings, guide 3).

Where a finding stands is `<kind>:<record id>:<field>`. `check_year`, on a year of records together, lives in
`year_checks` and is told here as well.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from core.document_references import doubtful_references
from core.findings import Finding, error, warning
from core.records.catalogue import Record, kind_for
from core.records.fields import FieldSpec, Form
from core.records.own_checks import own_findings
from core.records.stretches import value
from core.records.year_checks import check_year

__all__ = ["check", "check_year"]

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
LARGEST_AMOUNT: Final = Decimal(10) ** 15

_ORDERED: Final = (
    ("from_on", "to_on"),
    ("found_on", "remedied_on"),
    ("held_on", "conclusion_on"),
    ("issued_on", "reviewed_on"),
    ("reviewed_on", "handled_on"),
    ("base_on", "as_of"),
)
"""The second day is never before the first."""

_MAY_BE_NUMBER: Final = re.compile(r"[0-9]/[0-9]{4}/")

_PARTS: Final = MappingProxyType(
    {
        "dossier_count": (
            ("paid_online", "fee_dossiers"),
            ("apologies", "done_late+pending_overdue"),
            ("digitised_both", "digitised_parts"),
            ("digitised_both", "digitised_results"),
            ("e_results", "result_required"),
            ("authenticated", "transactions"),
            ("online_full", "full_eligible"),
            ("full_eligible", "received"),
            ("fee_dossiers", "carried_over+received"),
            ("digitised_parts", "carried_over+received"),
            ("reused", "received"),
            ("interlinked", "received"),
            ("outside_boundary", "received"),
            ("population_data", "carried_over+received"),
            ("in_software", "carried_over+received"),
            ("certified_copies", "copies"),
        ),
        "procedures": (
            ("posted", "in_charge"),
            ("at_one_stop", "in_charge"),
            ("with_process", "in_charge"),
            ("with_fee", "in_charge"),
            ("with_dossiers", "in_charge"),
            ("integrated", "in_charge"),
            ("integrated_province", "in_charge"),
            ("online_used", "full_online+partial_online"),
            ("published_on_time", "to_publish"),
        ),
        "staff": (("qualified", "present"), ("one_stop", "present"), ("reduced", "base_count")),
        "satisfaction": (("valid", "returned"), ("returned", "sent")),
        "feedback": (
            ("classified", "received"),
            ("handled", "received"),
            ("on_time", "handled"),
            ("dissatisfied", "handled"),
        ),
        "legal_work": (
            ("reviewed", "to_review"),
            ("unlawful_handled", "unlawful"),
            ("law_findings_handled", "law_findings"),
        ),
        "complaints": (("on_time", "due"),),
        "e_documents": (
            ("signed_sent", "outgoing"),
            ("signed_sent", "signed"),
            ("signed_sent", "sent_online"),
            ("signed", "outgoing"),
            ("sent_online", "outgoing"),
            ("processed_online", "incoming+outgoing"),
            ("work_files_online", "work_files"),
        ),
        "rotation": (("done", "due"),),
        "organisation": (("with_regulation", "units"), ("reduced", "base_units")),
        "dialogue": (("answered", "opinions"),),
        "finance": (("capital_disbursed", "capital_assigned"), ("audit_done", "audit_recommendations")),
        "external_index": (("rank", "out_of"),),
        "training_class": (("participants", "turns"),),
        "equipment": (("weak_computers", "computers"), ("networked", "computers")),
        "stated_ratio": (("part", "whole"),),
    }
)
"""By kind: a part, and the whole that it never exceeds."""

_ONLY_WHEN_ENTERED: Final = frozenset(
    {
        "turns",
        "out_of",
        "copies",
        "to_publish",
        "base_count",
        "base_units",
        "signed",
        "sent_online",
        "computers",
        "whole",
    }
)
"""Wholes that an officer may leave open; the other wholes are denominators and must be there."""

_SUMS: Final = MappingProxyType(
    {
        "procedures": (("full_online+partial_online+other", "in_charge"),),
        "satisfaction": (("level_1+level_2+level_3+level_4+level_5", "valid"),),
        "staff": (
            ("postgraduate+university+college+other_degree", "present"),
            ("theory_advanced+theory_intermediate+theory_elementary+theory_none", "present"),
        ),
        "dossier_count": (("done+refused+pending", "carried_over+received"),),
    }
)
"""By kind: parts that add to a total."""

_OPTIONAL_SUMS: Final = frozenset({"staff"})
"""Kinds whose tables of parts may be left empty."""


SUM_CHECKS = frozenset(
    {
        "SUM_DIFFERS",
        "PART_ABOVE_WHOLE",
        "FIELDS_DIFFER_FROM_TOTAL",
        "PARTS_DIFFER_FROM_PERIOD",
        "STRETCHES_OVERLAP",
    }
)
"""Findings that say that figures do not add (guide 3): they warn, and stop only the closing of a year."""


def check(record: Record) -> tuple[Finding, ...]:
    """Everything wrong or doubtful about one record. Errors stop saving it, warnings pass."""
    kind = kind_for(record)
    where = f"{kind.code}:{record.id}:"
    errors = (
        *_year(record, where),
        *(
            found
            for spec in kind.fields
            if not _is_plain_count(record, spec)
            for found in _field(record, spec, where=where)
        ),
        *_order(record, where),
    )
    if errors:
        return errors
    return (
        *_inside_year(record, where),
        *_parts(record, kind.code, where=where),
        *_sums(record, kind.code, where=where),
        *own_findings(record, where),
        *_references(record, where),
    )


def _year(record: Record, where: str) -> Iterator[Finding]:
    if not FIRST_YEAR <= record.year <= LAST_YEAR:
        yield error("YEAR_UNLIKELY", f"{where}year", year=record.year)


def _is_plain_count(record: Record, spec: FieldSpec) -> bool:
    """A count within its limits: nothing can be wrong with it alone, and a long file is full of them."""
    if spec.form is not Form.COUNT:
        return False
    entered = getattr(record, spec.name)
    return entered is not None and 0 <= entered <= spec.limit


def _field(record: Record, spec: FieldSpec, *, where: str) -> Iterator[Finding]:
    entered, place = getattr(record, spec.name), where + spec.name
    if entered is None or entered == "":
        if spec.required:
            yield error("REQUIRED", place)
        return
    match spec.form:
        case Form.LINE | Form.BLOCK if len(entered) > spec.limit:
            yield error("TOO_LONG", place, limit=spec.limit, length=len(entered))
        case Form.COUNT:
            yield from _number(Decimal(entered), Decimal(spec.limit), place=place)
        case Form.AMOUNT:
            yield from _number(entered, LARGEST_AMOUNT, place=place)
        case Form.DAY if not FIRST_YEAR <= entered.year <= LAST_YEAR:
            yield error("DAY_UNLIKELY", place, day=entered)


def _number(entered: Decimal, limit: Decimal, *, place: str) -> Iterator[Finding]:
    if entered < 0:
        yield error("NEGATIVE", place)
    elif entered > limit:
        yield error("TOO_LARGE", place, limit=format(limit, "f"))


def _order(record: Record, where: str) -> Iterator[Finding]:
    for first, second in _ORDERED:
        earlier, later = getattr(record, first, None), getattr(record, second, None)
        if earlier and later and later < earlier:
            yield error("DAYS_REVERSED", where + second, first=first, second=second)


def _inside_year(record: Record, where: str) -> Iterator[Finding]:
    """Figures belong to the record's year; the cumulative reports begin on 15 December before it."""
    first, last = date(record.year - 1, 12, 15), date(record.year, 12, 31)
    for name in ("from_on", "to_on", "as_of"):
        day = getattr(record, name, None)
        if day and not first <= day <= last:
            yield warning("OUTSIDE_YEAR", where + name, day=day, year=record.year)


def _references(record: Record, where: str) -> Iterator[Finding]:
    """A document number with a year that cannot be, such as 02/0216/... (seed row R027)."""
    for spec in kind_for(record).fields:
        if spec.form is not Form.LINE:
            continue
        text = getattr(record, spec.name)
        if _MAY_BE_NUMBER.search(text):
            for found in doubtful_references(text):
                yield replace(found, where=where + spec.name)


def _parts(record: Record, kind: str, *, where: str) -> Iterator[Finding]:
    for part, whole in _PARTS.get(kind, ()):
        if getattr(record, part) is None or (whole in _ONLY_WHEN_ENTERED and not getattr(record, whole)):
            continue
        one, all_of_it = value(record, part), value(record, whole)
        if one > all_of_it:
            values = {"part": part, "part_value": one, "whole": whole, "whole_value": all_of_it}
            yield warning("PART_ABOVE_WHOLE", where + part, **values)


def _sums(record: Record, kind: str, *, where: str) -> Iterator[Finding]:
    for parts, whole in _SUMS.get(kind, ()):
        added, stated = value(record, parts), value(record, whole)
        if added != stated and not (added == 0 and kind in _OPTIONAL_SUMS):
            place = where + whole.split("+")[0]
            yield warning("SUM_DIFFERS", place, parts=parts, added=added, whole=whole, stated=stated)
