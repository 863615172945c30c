"""What one criterion across all units is read by, and what a person set aside among the judgement aids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from core.across_sheet import HeldLine
    from core.dismissals import Dismissal
    from core.records.catalogue import Record


class AcrossStore(Protocol):
    """One criterion of many units, a question for each kind of row: never unit by unit."""

    def lines(self, year: int, criterion: str, *, units: Sequence[str]) -> Mapping[str, HeldLine]:
        """What is held about the criterion, by unit code; a unit that holds nothing has an empty line."""

    def finals(self, year: int, criterion: str) -> Mapping[str, Decimal | None]:
        """What stands for the criterion at each unit: the newest appraised points, else the unit's own."""

    def records(self, kind: str, year: int, *, units: Sequence[str]) -> Mapping[str, tuple[Record, ...]]:
        """Records of one kind of these units in the order they were entered, by one question."""

    def given_counts(self, year: int) -> Mapping[str, int]:
        """At how many units each criterion has an appraised value."""


class DismissalStore(Protocol):
    """Findings of the judgement aids that somebody looked at and set aside; nothing is ever deleted."""

    def of_year(self, year: int) -> tuple[Dismissal, ...]:
        """Every one of a year, oldest first, those taken back included."""

    def add(self, dismissal: Dismissal) -> None:
        """Set a finding aside."""

    def take_back(self, dismissal: Dismissal) -> None:
        """Keep that a dismissal was taken back; its `restored_at` says when."""
