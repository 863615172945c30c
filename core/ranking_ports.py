"""What the authority decided about a ranking, and years it ranked outside this program; and their store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from core.units import UnitKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRecord:
    """The place of one unit among those it ties with, by a decision of the authority; no score changes."""

    unit: str
    place: int
    decision: str
    officer: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopening:
    """A published ranking was opened again: which publication, by whom, and why."""

    number: int
    reason: str
    officer: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PastResult:
    """One unit's result of a year ranked outside this program; `document` says where it stands.

    Without an index the unit was expected and not ranked.
    """

    unit: str
    name: str
    unit_kind: UnitKind = UnitKind.COMMUNE
    total: Decimal | None = None
    maximum: Decimal | None = None
    index: Decimal | None = None
    rank: int | None = None
    band: str = ""
    document: str = ""


class RankingStore(Protocol):
    """Decisions on ties, reopenings, years ranked outside, and what a ranking counts over all units."""

    def ties(self, year: int) -> tuple[TieRecord, ...]:
        """Places decided, by unit."""

    def put_ties(self, year: int, ties: Sequence[TieRecord]) -> None:
        """Decide places, replacing earlier ones of the same units."""

    def remove_ties(self, year: int, units: Sequence[str]) -> None:
        """Take decisions back."""

    def reopenings(self, year: int) -> tuple[Reopening, ...]:
        """Every reopening of a year, oldest first."""

    def add_reopening(self, year: int, reopening: Reopening) -> None:
        """Write one down; nothing is ever replaced."""

    def past_years(self) -> tuple[int, ...]:
        """Years ranked outside that are held, ascending."""

    def past_results(self, year: int) -> tuple[PastResult, ...]:
        """A year ranked outside, by rank and unit."""

    def put_past_results(self, year: int, results: Sequence[PastResult]) -> None:
        """Replace a year ranked outside; none at all forgets it."""

    def late_rows(self, year: int) -> Mapping[str, int]:
        """How many rows of a unit's dossier figures tell of dossiers finished late."""

    def open_conflicts(self, year: int) -> int:
        """How many lines have two values nobody has chosen between."""
