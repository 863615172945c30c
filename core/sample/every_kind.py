"""Records of kinds that the sample lacks otherwise, for its first commune: every kind can be looked at.

Figures of the seed documents stand as printed there; the list of procedures is as long as its counts say.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from core.records.catalogue import Record, kind_of
from core.records.dossiers import DossierField
from core.records.fields import from_plain
from core.records.procedures import Procedure, ServiceLevel
from core.sample.figures import stable_id

Data = Mapping[str, Any]


def of_year(data: Data, year: int, *, unit: str) -> tuple[Record, ...]:
    """What the first commune records beside its usual year; with the last one also of the year after it."""
    if year != data["year"]:
        return tuple(_told(data, year, unit=unit))
    return (*_told(data, year, unit=unit), *_procedures(data, unit), *_told(data, year + 1, unit=unit))


def _told(data: Data, year: int, *, unit: str) -> Iterator[Record]:
    for kind, rows in data["first_commune"].get(str(year), {}).items():
        for number, values in enumerate(rows):
            record_id = stable_id("every-kind", kind, year, number, unit)
            yield from_plain(kind_of(kind).record, values, id=record_id, year=year)


def _procedures(data: Data, unit: str) -> Iterator[Record]:
    """As many of each level as the counts of the commune say; all public, all with their processes."""
    counts, named = data["procedures"], data["procedure_list"]
    full, partial = counts["full_online"], counts["partial_online"]
    for number in range(counts["in_charge"]):
        told = named[number] if number < len(named) else {}
        is_full = number < full
        is_online = number < full + partial
        yield Procedure(
            id=stable_id("procedure", number, unit),
            year=data["year"],
            code=f"M.{number + 1:03d}",
            name=told.get("name") or data["procedure_name"].format(n=number + 1),
            field=DossierField(told.get("field", "other")),
            level=ServiceLevel.FULL if is_full else ServiceLevel.PARTIAL if is_online else ServiceLevel.OTHER,
            limit_days=3 + number % 5 * 2,
            has_fee=number < counts["with_fee"],
            has_process=True,
            has_e_process=True,
            posted_at_office=True,
            posted_on_website=True,
            on_national_portal=is_full,
            on_provincial_portal=is_online,
        )
