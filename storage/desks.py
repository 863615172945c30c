"""Desks of the appraiser, who answers for which part, and lines two PCs gave differently."""

import sqlalchemy as sa

from core.desks import Assignment, Conflict, DeskEntry
from storage.rows import Row, Rows, moment, moment_text
from storage.tables import APPRAISAL_CONFLICT, ASSIGNMENT, DESK


class SqlDesks:
    """Fulfils `core.ports.DeskStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def all(self) -> tuple[DeskEntry, ...]:
        """Every desk ever listed, by code."""
        return tuple(_desk(row) for row in self._rows.fetch(DESK, {}, "code"))

    def put(self, desk: DeskEntry) -> None:
        """Insert or replace by code."""
        values = {
            "name": desk.name,
            "person": desk.person,
            "note": desk.note,
            "added_at": moment_text(desk.added_at),
            "removed_at": None if desk.removed_at is None else moment_text(desk.removed_at),
        }
        self._rows.put(DESK, {"code": desk.code}, values=values)

    def assignments(self, year: int) -> tuple[Assignment, ...]:
        """The parts of a year in the order they were given out."""
        return tuple(
            Assignment(node=row["node"], unit=row["unit"], desk=row["desk"], person=row["person"])
            for row in self._rows.fetch(ASSIGNMENT, {"year": year}, "position")
        )

    def put_assignments(self, year: int, assignments: tuple[Assignment, ...]) -> None:
        """Put these in the place of the year's."""
        self._rows.drop(ASSIGNMENT, {"year": year})
        rows = [
            {
                "year": year,
                "position": at,
                "node": each.node,
                "unit": each.unit,
                "desk": each.desk,
                "person": each.person,
            }
            for at, each in enumerate(assignments)
        ]
        self._rows.insert(ASSIGNMENT, rows)

    def conflicts(self, year: int) -> tuple[Conflict, ...]:
        """Every conflict of a year, open and decided, the oldest first."""
        rows = self._rows.fetch(APPRAISAL_CONFLICT, {"year": year}, "found_at", "unit", "criterion", "id")
        return tuple(_conflict(row) for row in rows)

    def put_conflict(self, conflict: Conflict) -> None:
        """Insert or replace by id."""
        decided = conflict.decided_at
        values = {
            "unit": conflict.unit,
            "year": conflict.year,
            "criterion": conflict.criterion,
            "ours": conflict.ours,
            "theirs": conflict.theirs,
            "desk": conflict.desk,
            "found_at": moment_text(conflict.found_at),
            "decided_at": None if decided is None else moment_text(decided),
            "decided_by": conflict.decided_by,
            "chosen": conflict.chosen,
            "reason": conflict.reason,
        }
        self._rows.put(APPRAISAL_CONFLICT, {"id": conflict.id}, values=values)


def _desk(row: Row) -> DeskEntry:
    removed = row["removed_at"]
    return DeskEntry(
        code=row["code"],
        name=row["name"],
        person=row["person"],
        note=row["note"],
        added_at=moment(row["added_at"]),
        removed_at=None if removed is None else moment(removed),
    )


def _conflict(row: Row) -> Conflict:
    decided = row["decided_at"]
    return Conflict(
        id=row["id"],
        unit=row["unit"],
        year=row["year"],
        criterion=row["criterion"],
        ours=row["ours"],
        theirs=row["theirs"],
        desk=row["desk"],
        found_at=moment(row["found_at"]),
        decided_at=None if decided is None else moment(decided),
        decided_by=row["decided_by"],
        chosen=row["chosen"],
        reason=row["reason"],
    )
