"""Counts against the list behind them: procedures one by one, legal documents one by one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from core.findings import Finding, warning
from core.records.catalogue import Record, kind_for
from core.records.oversight import LegalDocument, LegalWork, Procedures, ReviewState
from core.records.procedures import Procedure, ServiceLevel
from core.records.stretches import independent, ranged, total


def is_published_in_time(row: Procedure) -> bool:
    """Whether a procedure that had to be made public was, by the last day for it (seed row R115)."""
    return bool(row.publish_by and row.published_on and row.published_on <= row.publish_by)


_PROCEDURES: Final[Mapping[str, Callable[[Procedure], bool]]] = MappingProxyType(
    {
        "in_charge": lambda _row: True,
        "posted": lambda row: row.is_posted,
        "full_online": lambda row: row.level is ServiceLevel.FULL,
        "partial_online": lambda row: row.level is ServiceLevel.PARTIAL,
        "at_one_stop": lambda row: row.at_one_stop,
        "with_process": lambda row: row.has_process and row.has_e_process,
        "with_fee": lambda row: row.has_fee,
        "integrated": lambda row: row.on_national_portal,
        "integrated_province": lambda row: row.on_provincial_portal,
        "online_used": lambda row: row.is_online and row.had_online_dossier,
        "to_publish": lambda row: row.publish_by is not None,
        "published_on_time": is_published_in_time,
    }
)
"""By count: which procedures of the list it counts."""

_REVIEWED: Final[Mapping[str, Callable[[LegalDocument], bool]]] = MappingProxyType(
    {
        "to_review": lambda _row: True,
        "reviewed": lambda row: row.state is not ReviewState.TO_REVIEW,
        "expired": lambda row: row.state in {ReviewState.EXPIRED, ReviewState.PARTLY_EXPIRED},
        "proposed": lambda row: row.state is ReviewState.TO_CHANGE,
    }
)


def list_findings(records: Sequence[Record]) -> Iterator[Finding]:
    """Where the counts of a year and its lists differ, as far as both are kept."""
    yield from _procedures(records)
    yield from _legal_documents(records)


def counted_procedures(rows: Iterable[Procedure], *, as_of: date) -> Mapping[str, int]:
    """The counts of a list of procedures on one day; those that had ended by then are left out."""
    held = [row for row in rows if row.ended_on is None or row.ended_on > as_of]
    return {name: sum(map(is_one, held)) for name, is_one in _PROCEDURES.items()}


def _procedures(records: Sequence[Record]) -> Iterator[Finding]:
    listed = [row for row in records if isinstance(row, Procedure)]
    counts = [row for row in records if isinstance(row, Procedures) and row.as_of]
    if listed and counts:
        latest = max(counts, key=lambda row: row.as_of or date.min)
        assert latest.as_of is not None
        yield from _differences(latest, counted_procedures(listed, as_of=latest.as_of))


def _legal_documents(records: Sequence[Record]) -> Iterator[Finding]:
    listed = [row for row in records if isinstance(row, LegalDocument)]
    chosen = independent(ranged(row for row in records if isinstance(row, LegalWork)))
    if listed and chosen:
        found = {name: sum(map(is_one, listed)) for name, is_one in _REVIEWED.items()}
        whole = {name: total(chosen, name) for name in found}
        yield from _differences(chosen[-1], found, stated=whole)


def _differences(
    counts: Record, listed: Mapping[str, int], *, stated: Mapping[str, int] | None = None
) -> Iterator[Finding]:
    """The first count says whether the list is whole; while it is not, the others mean nothing."""
    for at, (name, found) in enumerate(listed.items()):
        counted = getattr(counts, name) if stated is None else stated[name]
        if counted is None or counted == found:
            continue
        where = f"{kind_for(counts).code}:{counts.id}:{name}"
        yield warning("LIST_DIFFERS", where, counted=counted, listed=found)
        if at == 0:
            return
