"""Which column of another program's export holds what: kept under a name, known again by its headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.text import clean_line, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """One export's shape. `columns` gives each field of ours the heading of its column.

    `kind` is a record kind or the list of single dossiers. Headings only; nothing of any row is kept.
    """

    name: str
    kind: str
    headers: tuple[str, ...]
    columns: Mapping[str, str]
    added_at: datetime
    used_at: datetime

    def fits(self, headers: Sequence[str]) -> bool:
        """Whether every heading that is used stands in these."""
        there = {same(header) for header in headers}
        return bool(self.columns) and all(same(header) in there for header in self.columns.values())

    def positions(self, headers: Sequence[str]) -> dict[str, int]:
        """Where the used columns stand in these headings, counted from 0."""
        places: dict[str, int] = {}
        for at, header in enumerate(headers):
            places.setdefault(same(header), at)
        return {name: places[same(header)] for name, header in self.columns.items() if same(header) in places}


class MappingStore(Protocol):
    """The mappings of this workspace."""

    def all(self) -> tuple[ColumnMapping, ...]:
        """Every mapping, the one used last first."""

    def put(self, mapping: ColumnMapping) -> None:
        """Insert or replace by name."""

    def remove(self, name: str) -> None:
        """Forget it; nothing happens where there is none."""


def same(header: str) -> str:
    """A heading as it is compared: capitals, accents and spaces aside."""
    return fold(clean_line(header))
