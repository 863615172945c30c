"""Ratios that follow from one record's own counts: shown beside them, never entered (guide 3).

A ratio keeps its counts, so that it is always told with them and never added to another one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from core.dossier_ratios import RATIOS
from core.numbers import percent
from core.records.catalogue import Record, kind_for
from core.records.people import Organisation, Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A part of a whole. `key` names it within its kind; `whole` is 0 only where nothing can be reached."""

    kind: str
    key: str
    part: Decimal
    whole: Decimal

    @property
    def percent(self) -> Decimal | None:
        """Per cent, rounded once to two decimals; None where there is no whole."""
        return percent(self.part, self.whole) if self.whole else None


_Shares = tuple[tuple[str, str, str], ...]

_SHARES: Final[Mapping[str, _Shares]] = MappingProxyType(
    {
        "dossier_count": tuple((rule.key, rule.numerator, rule.denominator) for rule in RATIOS),
        "procedures": (
            ("posted", "posted", "in_charge"),
            ("online_services", "full_online+partial_online", "in_charge"),
            ("full_services", "full_online", "in_charge"),
            ("services_used", "online_used", "full_online+partial_online"),
            ("with_process", "with_process", "in_charge"),
            ("integrated", "integrated", "in_charge"),
            ("integrated_province", "integrated_province", "in_charge"),
            ("published_on_time", "published_on_time", "to_publish"),
        ),
        "satisfaction": (("satisfaction", "level_4+level_5", "valid"), ("returned", "returned", "sent")),
        "feedback": (
            ("feedback_on_time", "on_time", "handled"),
            ("dissatisfied", "dissatisfied", "handled"),
            ("classified", "classified", "received"),
        ),
        "staff": (
            ("degree", "postgraduate+university", "present"),
            ("theory", "theory_advanced+theory_intermediate", "present"),
            ("qualified", "qualified", "present"),
        ),
        "organisation": (("with_regulation", "with_regulation", "units"),),
        "rotation": (("rotated", "done", "due"),),
        "legal_work": (
            ("reviewed", "reviewed", "to_review"),
            ("handled", "law_findings_handled", "law_findings"),
        ),
        "complaints": (("settled", "on_time", "due"),),
        "dialogue": (("answered", "answered", "opinions"),),
        "e_documents": (
            ("signed_out", "signed_sent", "outgoing"),
            ("documents_online", "processed_online", "incoming+outgoing"),
            ("work_files_online", "work_files_online", "work_files"),
        ),
        "finance": (
            ("revenue", "revenue", "revenue_estimate"),
            ("growth", "revenue", "revenue_last_year"),
            ("disbursed", "capital_disbursed", "capital_assigned"),
            ("audit", "audit_done", "audit_recommendations"),
        ),
        "equipment": (("weak", "weak_computers", "computers"),),
        "stated_ratio": (("stated", "part", "whole"),),
    }
)
"""By kind: the name of a ratio, its part and its whole; several counts are joined by `+`."""


def ratio_keys() -> tuple[tuple[str, str], ...]:
    """Every ratio there is, as kind and name."""
    named = tuple((kind, key) for kind, shares in _SHARES.items() for key, _, _ in shares)
    return (*named, ("staff", "reduced"), ("organisation", "reduced"))


def share_of(kind: str, key: str) -> tuple[str, str]:
    """The counts of a ratio, part and whole.

    Raises:
        KeyError: the kind has no such ratio.
    """
    for name, part, whole in _SHARES[kind]:
        if name == key:
            return part, whole
    raise KeyError(key)


def ratios(record: Record) -> tuple[Ratio, ...]:
    """The ratios of a record whose counts were entered.

    Of a whole that is 0 nothing is said, but for capital: where none was assigned, the ratio does not apply.
    """
    kind = kind_for(record).code
    found = []
    for key, part, whole in _SHARES.get(kind, ()):
        one, all_of_it = _sum(record, part), _sum(record, whole)
        says_nothing = one is None or all_of_it is None or (not all_of_it and key != "disbursed")
        if not says_nothing:
            found.append(Ratio(kind=kind, key=key, part=one or Decimal(0), whole=all_of_it or Decimal(0)))
    return (*found, *_reduction(record, kind))


def _reduction(record: Record, kind: str) -> tuple[Ratio, ...]:
    """What went, of the earlier base: what was there then, else what is left and what went (R086)."""
    if not isinstance(record, Staff | Organisation) or not record.reduced:
        return ()
    now, base = (
        (record.present, record.base_count)
        if isinstance(record, Staff)
        else (record.units, record.base_units)
    )
    whole = base if base and base != now else now + record.reduced
    return (Ratio(kind=kind, key="reduced", part=Decimal(record.reduced), whole=Decimal(whole)),)


def _sum(record: Record, names: str) -> Decimal | None:
    """The sum of counts; None when one of them was not entered."""
    values = [getattr(record, name) for name in names.split("+")]
    if any(value is None for value in values):
        return None
    return sum((Decimal(value) for value in values), Decimal(0))
