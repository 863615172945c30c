"""Rows of the annexes that are no single figure: staff, classes, published indexes, fields, satisfaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.periodic.windows import WindowView
from core.records.dossiers import DossierField
from core.records.people import Population, Staff, TrainingClass
from core.records.planning import ExternalIndex
from core.records.stretches import total

DOSSIER_COLUMNS: Final = (
    "carried_over",
    "online",
    "direct",
    "post",
    "received",
    "done_early",
    "done_on_time",
    "done_late",
    "done",
    "pending_due",
    "pending_overdue",
    "refused",
)
"""Columns of the table by field (annex codes HS1, HS2, HS3)."""

SLIP_COLUMNS: Final = (
    "sent",
    "returned",
    "valid",
    "level_1",
    "level_2",
    "level_3",
    "level_4",
    "level_5",
)
"""Columns of the table of satisfaction by field (annex code HL)."""

STAFF_COLUMNS: Final = (
    "quota",
    "present",
    "postgraduate",
    "university",
    "college",
    "other_degree",
    "theory_advanced",
    "theory_intermediate",
    "theory_elementary",
    "theory_none",
    "qualified",
    "one_stop",
)
"""Columns of the table of staff (annex code CB)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """The counts of one field of dossiers, or of all fields, under the names of their columns."""

    field: DossierField
    counts: Mapping[str, int]


def dossiers_by_field(view: WindowView) -> tuple[FieldRow, ...]:
    """A row for every field with counts (HS3); where only rows of all fields are kept there is none."""
    return by_field(view, "dossier_count", columns=DOSSIER_COLUMNS)


def satisfaction_by_field(view: WindowView) -> tuple[FieldRow, ...]:
    """The same of the forms returned (HL)."""
    return by_field(view, "satisfaction", columns=SLIP_COLUMNS)


def sums(view: WindowView, kind: str, *, columns: Sequence[str]) -> Mapping[str, int]:
    """The sums over everything that may be added; empty where nothing is counted."""
    rows = view.stretches(kind)
    return {name: total(rows, name) for name in columns} if rows else {}


def staff(view: WindowView) -> tuple[Staff, ...]:
    """Each population on its own newest day by the end of the window; they are never added unsaid."""
    found = (view.latest("staff", population=each) for each in Population)
    return tuple(row for row in found if isinstance(row, Staff))


def civil_servants(view: WindowView) -> tuple[Staff, ...]:
    """Elected officers and civil servants, the base of the qualified (guide 4)."""
    return tuple(row for row in staff(view) if row.population is not Population.PUBLIC_EMPLOYEE)


def classes(view: WindowView) -> tuple[TrainingClass, ...]:
    """Classes that ended (or, without an end, began) in the window, in their order."""
    found = view.within("training_class", "to_on", "from_on")
    return tuple(sorted(found, key=lambda row: (row.from_on or row.to_on, row.title)))


def indexes(view: WindowView) -> tuple[ExternalIndex, ...]:
    """Indexes of others published in the window."""
    return tuple(sorted(view.within("external_index", "published_on"), key=lambda row: row.published_on))


def by_field(view: WindowView, kind: str, *, columns: Sequence[str]) -> tuple[FieldRow, ...]:
    """The counts of every field that has rows of its own."""
    found = []
    for field in DossierField:
        rows = () if field is DossierField.ALL else view.stretches_of(kind, field)
        if rows:
            found.append(FieldRow(field=field, counts={name: total(rows, name) for name in columns}))
    return tuple(found)


def is_of_all_fields(view: WindowView, kind: str) -> bool:
    """Whether a row of all fields is among the counts, so that the fields may say less than the total."""
    return any(row.field is DossierField.ALL for row in view.stretches(kind))
