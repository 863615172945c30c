"""Findings on what stands behind the points: sums that do not add, days out of the year, shared files.

As in `core.judgement_aids`, each asks a person for a second look and changes nothing (issue 5, item 4).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from core.criteria import Criterion
from core.evidence import EvidenceDocument
from core.findings import Finding
from core.indicators import kinds_behind
from core.judgement_aids import Aid, AidFinding
from core.records.catalogue import Record, kind_for
from core.records.checks import SUM_CHECKS, check, check_year
from core.self_score import ZERO
from core.text import fold

_CENTRAL: Final = ("chinh phu", "thu tuong", "quoc hoi", "uy ban thuong vu quoc hoi", "bo ")
"""How issuers above a province begin, folded."""
_LOCAL: Final = ("bo phan", "bo chi huy", "bo doi")
"""What begins as a ministry does and is none."""
_SHORT: Final = frozenset(
    {"ubnd tinh", "uy ban nhan dan tinh", "ubnd thanh pho", "uy ban nhan dan thanh pho", "ubnd tp"}
)
"""A province as its own units write it, without its name."""
_KINDS: Final = ("tinh ", "thanh pho ")
_DAYS: Final = ("from_on", "to_on", "as_of")


class OutOfYear(StrEnum):
    """How the days of a document lie outside the assessed year."""

    BEFORE = "before"
    AFTER = "after"
    NOT_YET = "not_yet"
    ABOUT_OTHER = "about_other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A document of one unit, under which a file shared with others was submitted."""

    unit: str
    document: EvidenceDocument


def sum_findings(
    unit: str, records: Sequence[Record], *, year: int, leaves: Mapping[str, Criterion]
) -> tuple[AidFinding, ...]:
    """Sum checks (guide 3) that fail in a unit's own records.

    `leaves` gives for a record kind the leaf that is counted from it; see `leaves_by_kind`.
    """
    failing = [found for record in records for found in check(record) if found.code in SUM_CHECKS]
    failing += [found for found in check_year(records, year) if found.code in SUM_CHECKS]
    by_place = {f"{kind_for(record).code}:{record.id}": record for record in records}
    return tuple(
        _sum_finding(unit, found, record=by_place.get(found.where.rpartition(":")[0]), leaves=leaves)
        for found in failing
    )


def leaves_by_kind(leaves: Iterable[Criterion]) -> Mapping[str, Criterion]:
    """For each kind of record the first leaf that is counted from it."""
    found: dict[str, Criterion] = {}
    for leaf in leaves:
        for kind in kinds_behind(leaf.data_source):
            found.setdefault(kind, leaf)
    return found


def year_findings(
    unit: str,
    documents: Iterable[EvidenceDocument],
    *,
    year: int,
    received_on: date | None,
    leaves: Mapping[str, Criterion],
) -> tuple[AidFinding, ...]:
    """Documents whose own days do not belong to the assessed year.

    The year begins with the cumulative reports on 15 December before it (guide 2) and ends on 31 December.
    A document issued afterwards about a day of the year passes, one issued before the year does not, whatever
    day it is said to be about: whether it is still in force is for a person to see.
    """
    return tuple(
        AidFinding(
            aid=Aid.OUTSIDE_YEAR,
            unit=unit,
            criterion=_first(document, leaves),
            subject=document.id,
            points=_points(document, leaves),
            values=(
                ("how", how.value),
                ("name", document.name),
                ("issued_on", _day(document.issued_on)),
                ("relates_on", _day(document.relates_on)),
                ("received_on", _day(received_on)),
                ("year", str(year)),
                ("criteria", ", ".join(document.criteria)),
            ),
        )
        for document in documents
        if (how := out_of_year(document, year, received_on=received_on)) is not None
    )


def out_of_year(document: EvidenceDocument, year: int, *, received_on: date | None) -> OutOfYear | None:
    """How a document's days lie outside a year; None where they do not, or where it has none."""
    first, last = date(year - 1, 12, 15), date(year, 12, 31)
    issued, about = document.issued_on, document.relates_on
    is_about_year = about is not None and first <= about <= last
    if issued is not None and received_on is not None and issued > received_on:
        return OutOfYear.NOT_YET
    if issued is not None and issued < first:
        return OutOfYear.BEFORE
    if issued is not None and issued > last and not is_about_year:
        return OutOfYear.AFTER
    return OutOfYear.ABOUT_OTHER if about is not None and not is_about_year else None


def file_findings(
    shared: Mapping[str, Sequence[Copy]],
    *,
    authority: str,
    units: Collection[str],
    leaves: Mapping[str, Criterion],
) -> tuple[AidFinding, ...]:
    """One content submitted by several units, named by its SHA-256.

    A document of the authority or of the state, as its issuer says, is submitted by many with good right:
    it is told apart. `authority` and `units` are names.
    """
    names = frozenset(map(fold, units))
    found = []
    for digest, copies in shared.items():
        ordered = sorted(copies, key=lambda copy: (copy.unit, copy.document.id))
        senders = tuple(dict.fromkeys(copy.unit for copy in ordered))
        if len(senders) > 1:
            is_common = all(is_from_above(copy.document.issuer, authority, units=names) for copy in ordered)
            aid = Aid.COMMON_FILE if is_common else Aid.SAME_FILE
            found.append(_file_finding(aid, digest, copies=ordered, senders=senders, leaves=leaves))
    return tuple(found)


def is_from_above(issuer: str, authority: str, *, units: Collection[str]) -> bool:
    """Whether a document's issuer stands above the units: the authority, a body of it, or the state.

    `units` are the folded names of the units: one of them named as issuer speaks for itself, also with its
    province behind it.
    """
    said = fold(issuer)
    if not said or any(name in said for name in units):
        return False
    is_central = said.startswith(_CENTRAL) and not said.startswith(_LOCAL)
    return is_central or said in _SHORT or _bare(authority) in said


def _sum_finding(
    unit: str, found: Finding, *, record: Record | None, leaves: Mapping[str, Criterion]
) -> AidFinding:
    kind = found.where.partition(":")[0]
    leaf = leaves.get(kind)
    days = ((name, getattr(record, name, None)) for name in _DAYS)
    return AidFinding(
        aid=Aid.SUMS,
        unit=unit,
        criterion="" if leaf is None else leaf.id,
        points=ZERO if leaf is None else leaf.max_points,
        subject=f"{found.code} {found.where}",
        values=(("kind", kind), *((name, _day(day)) for name, day in days if day is not None)),
        sum_check=found,
    )


def _file_finding(
    aid: Aid,
    digest: str,
    *,
    copies: Sequence[Copy],
    senders: tuple[str, ...],
    leaves: Mapping[str, Criterion],
) -> AidFinding:
    criteria = tuple(dict.fromkeys(each for copy in copies for each in copy.document.criteria))
    first = copies[0].document
    return AidFinding(
        aid=aid,
        unit="",
        criterion=next((each for each in criteria if each in leaves), ""),
        subject=digest,
        points=max((leaves[each].max_points for each in criteria if each in leaves), default=ZERO),
        values=(
            ("name", first.name),
            ("names", "; ".join(dict.fromkeys(copy.document.name for copy in copies))),
            ("issuer", "; ".join(dict.fromkeys(copy.document.issuer for copy in copies))),
            ("criteria", ", ".join(criteria)),
            ("count", str(len(senders))),
        ),
        units=senders,
    )


def _bare(authority: str) -> str:
    """A province's folded name without its kind, as its departments carry it."""
    name = fold(authority)
    return next((name.removeprefix(kind) for kind in _KINDS if name.startswith(kind)), name)


def _first(document: EvidenceDocument, leaves: Mapping[str, Criterion]) -> str:
    return next((each for each in document.criteria if each in leaves), "")


def _points(document: EvidenceDocument, leaves: Mapping[str, Criterion]) -> Decimal:
    return max((leaves[each].max_points for each in document.criteria if each in leaves), default=ZERO)


def _day(value: date | None) -> str:
    return "" if value is None else value.isoformat()
