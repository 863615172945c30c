"""The store of an appraiser's desks, as a Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from core.desks import Assignment, Conflict, DeskEntry


class DeskStore(Protocol):
    """Desks of the appraiser, who answers for which part, and lines two PCs gave differently."""

    def all(self) -> tuple[DeskEntry, ...]:
        """Every desk ever listed, by code."""

    def put(self, desk: DeskEntry) -> None:
        """Insert or replace by code."""

    def assignments(self, year: int) -> tuple[Assignment, ...]:
        """The parts of a year in the order they were given out."""

    def put_assignments(self, year: int, assignments: tuple[Assignment, ...]) -> None:
        """Put these in the place of the year's."""

    def conflicts(self, year: int) -> tuple[Conflict, ...]:
        """Every conflict of a year, open and decided, the oldest first."""

    def put_conflict(self, conflict: Conflict) -> None:
        """Insert or replace by id."""
