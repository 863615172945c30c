"""The desks of an appraiser in memory, and their services with packages faked."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from core.services.assign_desks import AssignDesks
from core.services.decide_conflicts import DecideConflicts
from core.services.desk_work import DeskWork
from core.services.export_work import WorkPlan


class Desks:
    def __init__(self) -> None:
        self.held: dict[str, Any] = {}
        self.parts: dict[int, tuple[Any, ...]] = {}
        self.contested: dict[str, Any] = {}

    def all(self) -> tuple[Any, ...]:
        return tuple(self.held[code] for code in sorted(self.held))

    def put(self, desk: Any) -> None:
        self.held[desk.code] = desk

    def assignments(self, year: int) -> tuple[Any, ...]:
        return self.parts.get(year, ())

    def put_assignments(self, year: int, assignments: Any) -> None:
        self.parts[year] = tuple(assignments)

    def conflicts(self, year: int) -> tuple[Any, ...]:
        return tuple(each for each in self.contested.values() if each.year == year)

    def put_conflict(self, conflict: Any) -> None:
        self.contested[conflict.id] = conflict


def planned(_year: int, desk: str, *, handing: Any) -> WorkPlan:
    """What would be handed to a desk, as if one unit had submitted."""
    return WorkPlan(
        desk=desk,
        name="Sở Tài chính",
        units=("21583",),
        missing=2,
        lines=14,
        rows=3,
        packages=1 + bool(handing.again),
        earlier=1 - bool(handing.again),
        size=4_000,
    )


def desk_services(database: Any, criteria: Any, *, units: Any, clock: Any) -> DeskWork:
    """Assigning and deciding are real; work is handed out by whoever the test puts there."""
    return DeskWork(
        assign=AssignDesks(database=database, criteria=criteria, units=units, clock=clock),
        work=SimpleNamespace(plan=planned),  # type: ignore[arg-type]
        conflicts=DecideConflicts(database=database, criteria=criteria, units=units, clock=clock),
    )


def contest(work: Any, conflict: Any, theirs: Any) -> None:
    """Put a desk's row beneath the one that stands, and the conflict between them."""
    place = (conflict.unit, conflict.year)
    rows = list(work.assessments.appraisals_of[place])
    at = max(number for number, row in enumerate(rows) if row.criterion == conflict.criterion)
    rows[at:at] = [theirs]
    work.assessments.appraisals_of[place] = rows
    work.desks.put_conflict(replace(conflict, ours=rows[at + 1].mark, theirs=theirs.mark))
