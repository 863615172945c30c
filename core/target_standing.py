"""How a target stands: its result out of the year's records, and whether it was passed, reached or missed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from core.indicators import measure
from core.record_ratios import share_of
from core.records.catalogue import Record, kind_of
from core.records.dossiers import DossierField
from core.records.planning import ExternalIndex
from core.records.stretches import independent, is_entered, ranged, total
from core.records.targets import Target, TargetForm, TargetMeasure
from core.text import fold

_FULL = 100
_RANKS: Final = frozenset({TargetForm.RANKS, TargetForm.TOP})


class Reached(StrEnum):
    """What became of a target (seed row R094)."""

    EXCEEDED = "exceeded"
    REACHED = "reached"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetStanding:
    """A target with its result: an exact share in per cent, a value or a rank; None while nothing tells it.

    `part` and `whole` are the counts behind a share; without them the result has no base and is added to
    nothing (R095). `following` is the same target of the next year.
    """

    target: Target
    result: Fraction | None = None
    part: Decimal | None = None
    whole: Decimal | None = None
    following: Target | None = None

    @property
    def reached(self) -> Reached | None:
        """Passed, reached or missed; None while there is no result or no value."""
        if self.result is None or self.target.value is None:
            return None
        return _JUDGES[self.target.operator](self.result, self.target)


def standing(
    target: Target, records: Sequence[Record], *, following: Sequence[Target] = ()
) -> TargetStanding:
    """A target against the records of its year; figures come before a result typed in."""
    name = fold(target.name)
    alike = (each for each in following if fold(each.name) == name and each.field is target.field)
    found = TargetStanding(target=target, following=next(alike, None))
    counts = _counts(target, records)
    if counts is None:
        return replace(found, result=_published(target, records))
    part, whole = counts
    return replace(found, result=Fraction(part) * _FULL / Fraction(whole), part=part, whole=whole)


def kinds_of(target: Target) -> tuple[str, ...]:
    """The kinds of record that tell a target's result."""
    if target.measure is None:
        return ()
    return _KINDS.get(target.measure, ("dossier_count",))


def _published(target: Target, records: Sequence[Record]) -> Fraction | None:
    """The index of the same name, its rank where ranks are the target; else what was typed."""
    if target.measure is TargetMeasure.INDEX:
        name = fold(target.name)
        alike = (
            row.rank if target.operator in _RANKS else row.value
            for row in records
            if isinstance(row, ExternalIndex) and row.year == target.year and fold(row.name) == name
        )
        told = next((each for each in alike if each is not None), None)
        if told is not None:
            return Fraction(told)
    return None if target.result is None else Fraction(target.result)


def _counts(target: Target, records: Sequence[Record]) -> tuple[Decimal, Decimal] | None:
    if target.measure in _SOURCES:
        return _of_source(_SOURCES[target.measure], target, records=records)
    if target.measure is None or target.measure is TargetMeasure.INDEX:
        return None
    kind = kinds_of(target)[0]
    shares = share_of(kind, _NAMES.get(target.measure, target.measure.value))
    record = kind_of(kind).record
    rows = [row for row in records if isinstance(row, record) and row.year == target.year]
    if target.field is not DossierField.ALL:
        rows = [row for row in rows if getattr(row, "field", None) is target.field]
    chosen = independent(ranged(rows))
    if not all(is_entered(chosen, names) for names in shares):
        return None
    part, whole = (total(chosen, names) for names in shares)
    return (Decimal(part), Decimal(whole)) if whole else None


def _of_source(source: str, target: Target, *, records: Sequence[Record]) -> tuple[Decimal, Decimal] | None:
    """The two counts an indicator of a criteria set measures."""
    found = measure(source, records, year=target.year)
    if found is None or target.field is not DossierField.ALL:
        return None
    part, whole = (Decimal(str(each)) for each in found.inputs.values())
    return (part, whole) if whole else None


def _at_least(result: Fraction, target: Target) -> Reached:
    return _compared(result - Fraction(target.value or 0))


def _at_most(result: Fraction, target: Target) -> Reached:
    return _compared(Fraction(target.value or 0) - result)


def _compared(margin: Fraction) -> Reached:
    if margin > 0:
        return Reached.EXCEEDED
    return Reached.REACHED if margin == 0 else Reached.MISSED


def _over(result: Fraction, target: Target) -> Reached:
    """More than 87 % is reached by anything above; there is no passing it further."""
    return Reached.REACHED if result > Fraction(target.value or 0) else Reached.MISSED


def _under(result: Fraction, target: Target) -> Reached:
    return Reached.REACHED if result < Fraction(target.value or 0) else Reached.MISSED


def _ranks(result: Fraction, target: Target) -> Reached:
    """Rank 3 passes a target of ranks 4 to 6."""
    if result < Fraction(target.value or 0):
        return Reached.EXCEEDED
    last = target.value_to if target.value_to is not None else target.value
    return Reached.REACHED if result <= Fraction(last or 0) else Reached.MISSED


def _top(result: Fraction, target: Target) -> Reached:
    return Reached.REACHED if result <= Fraction(target.value or 0) else Reached.MISSED


_JUDGES: Final[Mapping[TargetForm, Callable[[Fraction, Target], Reached]]] = MappingProxyType(
    {
        TargetForm.AT_LEAST: _at_least,
        TargetForm.OVER: _over,
        TargetForm.AT_MOST: _at_most,
        TargetForm.UNDER: _under,
        TargetForm.RANKS: _ranks,
        TargetForm.TOP: _top,
    }
)

_SOURCES: Final[Mapping[TargetMeasure | None, str]] = MappingProxyType(
    {
        TargetMeasure.PLAN_DONE: "plan.tasks",
        TargetMeasure.QUALIFIED: "staff.standard",
        TargetMeasure.ONLINE_SERVICES: "tthc.online",
        TargetMeasure.SERVICES_USED: "tthc.used",
        TargetMeasure.DISBURSED: "finance.investment",
    }
)

_NAMES: Final[Mapping[TargetMeasure, str]] = MappingProxyType(
    {
        TargetMeasure.E_PAYMENT: "epayment",
        TargetMeasure.DIGITISED_PARTS: "parts",
        TargetMeasure.DIGITISED_RESULTS: "results",
        TargetMeasure.E_RESULT: "eresult",
    }
)
"""Ratios of dossiers that have another name there."""

_KINDS: Final[Mapping[TargetMeasure, tuple[str, ...]]] = MappingProxyType(
    {
        TargetMeasure.PLAN_DONE: ("task",),
        TargetMeasure.QUALIFIED: ("staff",),
        TargetMeasure.ONLINE_SERVICES: ("procedures", "procedure"),
        TargetMeasure.SERVICES_USED: ("procedures", "procedure"),
        TargetMeasure.DISBURSED: ("finance",),
        TargetMeasure.FEEDBACK_ON_TIME: ("feedback",),
        TargetMeasure.SATISFACTION: ("satisfaction",),
        TargetMeasure.DOCUMENTS_ONLINE: ("e_documents",),
        TargetMeasure.WORK_FILES_ONLINE: ("e_documents",),
        TargetMeasure.SIGNED_OUT: ("e_documents",),
        TargetMeasure.INDEX: ("external_index",),
    }
)
"""Which kinds tell a measure; dossier counts where nothing else is said."""
