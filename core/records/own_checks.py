"""What only one kind of record can have wrong; all of it warns."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from core.dates import before
from core.findings import Finding, warning
from core.numbers import Bound, previous_rank, round_half_up
from core.records.catalogue import Record
from core.records.dossiers import LateDossier
from core.records.oversight import LegalDocument, ReviewState
from core.records.people import HeadGrade, HeadRating, Organisation, Predecessor, Staff
from core.records.planning import ExternalIndex, Task
from core.records.procedures import OneStop, Procedure, receiving_form
from core.records.targets import StatedRatio, Target, TargetForm, TargetMeasure
from core.text import fold

_FULL: Final = 100
_CHANGE: Final = re.compile(r"(?P<word>tang|giam)?\s*(?P<sign>[+-])?\s*(?P<places>[0-9]{1,4})")
_COMMUNE_CODE: Final = re.compile(r"[0-9]{5}")
_RANKS: Final = frozenset({TargetForm.RANKS, TargetForm.TOP})
_NOT_PERCENT: Final = frozenset({None, TargetMeasure.INDEX})


def own_findings(record: Record, where: str) -> Iterator[Finding]:  # noqa: C901 - one line per kind
    """The findings of the kind alone; `where` is the beginning of their places."""
    match record:
        case Task():
            yield from _task(record, where)
        case LateDossier():
            yield from _late_dossier(record, where)
        case ExternalIndex():
            yield from _index(record, where)
        case Target():
            yield from _target(record, where)
        case StatedRatio():
            yield from _stated_ratio(record, where)
        case Staff():
            yield from _reduction(record, where, base=record.base_count, now=record.present)
        case Organisation():
            yield from _reduction(record, where, base=record.base_units, now=record.units)
        case HeadRating():
            yield from _head_rating(record, where)
        case Predecessor():
            yield from _predecessor(record, where)
        case Procedure():
            yield from _procedure(record, where)
        case LegalDocument():
            yield from _legal_document(record, where)
        case OneStop():
            yield from _one_stop(record, where)


def _task(task: Task, where: str) -> Iterator[Finding]:
    if task.done_on and task.progress < _FULL:
        yield warning("TASK_DONE_BELOW_FULL", f"{where}progress", progress=task.progress)
    if task.progress == _FULL and task.done_on is None:
        yield warning("TASK_FULL_WITHOUT_DAY", f"{where}done_on")
    if task.done_on and task.due_on and task.done_on > task.due_on:
        yield warning("TASK_LATE", f"{where}done_on", days=(task.done_on - task.due_on).days)


def _late_dossier(late: LateDossier, where: str) -> Iterator[Finding]:
    """An apology is written, and leaves the day before the due day at the latest (guide 4)."""
    if late.due_on and late.done_on and late.done_on <= late.due_on:
        yield warning("NOT_LATE", f"{where}done_on")
    if late.due_on and late.apology_on and late.apology_on >= late.due_on:
        yield warning("APOLOGY_TOO_LATE", f"{where}apology_on", due_on=late.due_on)
    if late.apology_on and not late.apology_number:
        yield warning("APOLOGY_WITHOUT_NUMBER", f"{where}apology_number")
    if late.apology_number and late.apology_on is None:
        yield warning("APOLOGY_WITHOUT_DAY", f"{where}apology_on")


def stated_places(change: str) -> int | None:
    """Places gained as a document writes them ("+21", "giam 4"), below zero when lost; None: no number."""
    found = _CHANGE.match(fold(change))
    if found is None:
        return None
    lost = found["word"] == "giam" or found["sign"] == "-"
    return int(found["places"]) * (-1 if lost else 1)


# --- indexes, targets, ratios of others -------------------------------------------------------------------


def _index(index: ExternalIndex, where: str) -> Iterator[Finding]:
    """Rank 16 of 63 after 48 places gained would have been rank 64: impossible."""
    if index.rank == 0 or index.out_of == 0:
        yield warning("RANK_ZERO", f"{where}rank")
        return
    places = stated_places(index.change)
    if index.rank is None or index.out_of is None or places is None:
        return
    if previous_rank(index.rank, places, total=index.out_of) is None:
        yield warning("RANK_CHANGE_IMPOSSIBLE", f"{where}change", rank=index.rank, out_of=index.out_of)


def _target(target: Target, where: str) -> Iterator[Finding]:
    if target.operator not in _RANKS:
        is_percent = target.measure not in _NOT_PERCENT
        if is_percent and target.value is not None and target.value > _FULL:
            yield warning("TARGET_ABOVE_HUNDRED", f"{where}value")
        return
    if target.measure not in _NOT_PERCENT:
        yield warning("TARGET_HAS_NO_RANK", f"{where}measure")
    last = target.value_to if target.operator is TargetForm.RANKS else target.value
    for name, rank in (("value", target.value), ("value_to", target.value_to)):
        if rank is not None and (rank < 1 or rank != int(rank)):
            yield warning("TARGET_RANK", where + name)
    if (
        target.operator is TargetForm.RANKS
        and target.value is not None
        and (last is None or last < target.value)
    ):
        yield warning("TARGET_RANGE", f"{where}value_to")
    if target.out_of is not None and last is not None and last > target.out_of:
        yield warning("TARGET_BEYOND_ALL", f"{where}out_of", rank=last, out_of=target.out_of)


def _stated_ratio(ratio: StatedRatio, where: str) -> Iterator[Finding]:
    """A percentage equals its counts at the printed decimals (guide 3, check 9)."""
    if ratio.part is None and ratio.whole is None:
        return
    if ratio.part is None or not ratio.whole:
        yield warning("RATIO_HALF_COUNTS", f"{where}{'part' if ratio.part is None else 'whole'}")
    elif ratio.operator is Bound.EXACT and ratio.value is not None:
        counted = _percent(ratio.part, ratio.whole, like=ratio.value)
        if counted != ratio.value:
            yield warning("RATIO_DIFFERS", f"{where}value", stated=ratio.value, counted=counted)


def _percent(part: int, whole: int, *, like: Decimal) -> Decimal:
    """Per cent with as many decimals as another figure was printed with."""
    places = max(0, -int(like.as_tuple().exponent))
    return round_half_up(Fraction(part * 100, whole), places)


# --- people -----------------------------------------------------------------------------------------------


def _reduction(record: Staff | Organisation, where: str, *, base: int | None, now: int) -> Iterator[Finding]:
    """A reduction is a share of the earlier base: what is left now and what went (seed row R086)."""
    reduced, stated = record.reduced, record.reduced_percent
    if not reduced:
        return
    name = "base_count" if isinstance(record, Staff) else "base_units"
    if base == now:
        yield warning("LATER_BASE", where + name, base=now, earlier=now + reduced)
        return
    earlier = base or now + reduced
    if stated is None or reduced > earlier or _percent(reduced, earlier, like=stated) == stated:
        return
    if now and _percent(reduced, now, like=stated) == stated:
        yield warning("LATER_BASE", f"{where}reduced_percent", base=now, earlier=earlier)
    else:
        counted = _percent(reduced, earlier, like=stated)
        yield warning("RATIO_DIFFERS", f"{where}reduced_percent", stated=stated, counted=counted)


def _head_rating(rating: HeadRating, where: str) -> Iterator[Finding]:
    """Seed document S1; whether it binds communes is for the province to say (guide 7, AREA75)."""
    if rating.grade is HeadGrade.DONE:
        yield warning("HEAD_REVIEW", f"{where}grade", due_on=before(date(rating.year + 1, 4, 1)))


def _predecessor(unit: Predecessor, where: str) -> Iterator[Finding]:
    """Codes of communes have five digits, leading zeros kept (guide 9)."""
    if unit.code and not _COMMUNE_CODE.fullmatch(unit.code):
        yield warning("UNIT_CODE", f"{where}code")


# --- procedures, legal documents, the receiving place -----------------------------------------------------


def _procedure(procedure: Procedure, where: str) -> Iterator[Finding]:
    if procedure.publish_by and procedure.published_on and procedure.published_on > procedure.publish_by:
        days = (procedure.published_on - procedure.publish_by).days
        yield warning("PUBLISHED_LATE", f"{where}published_on", days=days)
    if procedure.had_online_dossier and not procedure.is_online:
        yield warning("DOSSIER_WITHOUT_SERVICE", f"{where}had_online_dossier")


def _legal_document(document: LegalDocument, where: str) -> Iterator[Finding]:
    if document.state is ReviewState.TO_REVIEW:
        if document.reviewed_on:
            yield warning("REVIEW_WITHOUT_RESULT", f"{where}state")
        return
    if document.reviewed_on is None:
        yield warning("REVIEW_WITHOUT_DAY", f"{where}reviewed_on")
    if document.state is ReviewState.TO_CHANGE and not document.proposal:
        yield warning("REVIEW_WITHOUT_PROPOSAL", f"{where}proposal")


def _one_stop(place: OneStop, where: str) -> Iterator[Finding]:
    if place.as_of and place.form is not receiving_form(place.as_of):
        yield warning("RECEIVING_NAME", f"{where}form", day=place.as_of)
