"""Everything held about a year, all units at once: one question where the other stores ask for one unit."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from core.assessment import AdjustmentEntry, Appraisal, CriterionEntry, OutsideValue
from core.evidence import EvidenceDocument
from core.records.catalogue import Record
from storage.assessments import adjustment_of, appraisal_of, entry_of, outside_of
from storage.connection import Connection, Row
from storage.evidence_register import SqlEvidence
from storage.records import SqlRecords
from storage.rows import Rows, decimal
from storage.tables import (
    ADJUSTMENT,
    APPRAISAL,
    ENTRY,
    OUTSIDE_VALUE,
    Table,
)

Value = TypeVar("Value")
_SELF_POINTS = "SELECT unit, criterion, points FROM self_point WHERE year = :year ORDER BY position"
_APPRAISED_COUNTS = """
    SELECT a.unit, count(*), sum(CASE WHEN a.revision > 0 AND a.revision < s.revision THEN 1 ELSE 0 END)
    FROM appraisal AS a
    JOIN (SELECT max(number) AS number FROM appraisal WHERE year = :year GROUP BY unit, criterion) AS newest
      ON newest.number = a.number
    JOIN standing AS s ON s.unit = a.unit AND s.year = a.year
    WHERE a.points IS NOT NULL OR a.excluded = 1
    GROUP BY a.unit
"""
_EVIDENCE_COUNTS = (
    "SELECT unit, criterion, count(*) FROM evidence_criterion WHERE year = :year GROUP BY unit, criterion"
)
_SAME_FILES = """
    SELECT sha256, unit, id FROM evidence
    WHERE year = :year AND sha256 IN (
        SELECT sha256 FROM evidence WHERE year = :year AND sha256 IS NOT NULL
        GROUP BY sha256 HAVING count(DISTINCT unit) > 1
    )
    ORDER BY sha256, unit, position
"""


class SqlEveryUnit:
    """Fulfils `core.ports.EveryUnitStore`."""

    def __init__(self, connection: Connection) -> None:
        self._rows = Rows(connection)

    def self_points(self, year: int) -> Mapping[str, Mapping[str, Decimal | None]]:
        """Points as submitted, by unit and criterion."""
        found: dict[str, dict[str, Decimal | None]] = defaultdict(dict)
        for unit, criterion, points in self._rows.connection.ask(_SELF_POINTS, {"year": year}):
            found[unit][criterion] = decimal(points)
        return dict(found)

    def appraisals(self, year: int) -> Mapping[str, tuple[Appraisal, ...]]:
        """Every appraisal ever given, oldest first."""
        return self._by_unit(APPRAISAL, year, value=appraisal_of, order="number")

    def appraised_counts(self, year: int) -> Mapping[str, tuple[int, int]]:
        """How many criteria have a value, and how many of these were given on an older submission."""
        rows = self._rows.connection.ask(_APPRAISED_COUNTS, {"year": year})
        return {unit: (int(given), int(behind)) for unit, given, behind in rows}

    def entries(self, year: int) -> Mapping[str, tuple[CriterionEntry, ...]]:
        """What the submitters entered."""
        return self._by_unit(ENTRY, year, value=entry_of)

    def adjustments(self, year: int) -> Mapping[str, tuple[AdjustmentEntry, ...]]:
        """Bonus and penalty items."""
        return self._by_unit(ADJUSTMENT, year, value=adjustment_of)

    def outside_values(self, year: int) -> Mapping[str, tuple[OutsideValue, ...]]:
        """SIPAS, survey answers and indexes."""
        return self._by_unit(OUTSIDE_VALUE, year, value=outside_of)

    def records(self, kind: str, year: int) -> Mapping[str, tuple[Record, ...]]:
        """Records of one kind in the order they were entered."""
        return SqlRecords(self._rows.connection).by_unit(kind, year)

    def evidence(self, year: int) -> Mapping[str, tuple[EvidenceDocument, ...]]:
        """Documents in the order they were added."""
        return SqlEvidence(self._rows.connection).by_unit(year)

    def evidence_counts(self, year: int) -> Mapping[str, Mapping[str, int]]:
        """How many documents support each criterion."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for unit, criterion, count in self._rows.connection.ask(_EVIDENCE_COUNTS, {"year": year}):
            found[unit][criterion] = int(count)
        return dict(found)

    def same_files(self, year: int) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Contents that several units submitted: SHA-256 to pairs of unit and document id."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for sha256, unit, document in self._rows.connection.ask(_SAME_FILES, {"year": year}):
            found[sha256].append((unit, document))
        return {sha256: tuple(places) for sha256, places in found.items()}

    def _by_unit(
        self, table: Table, year: int, *, value: Callable[[Row], Value], order: str = "position"
    ) -> Mapping[str, tuple[Value, ...]]:
        found: dict[str, list[Value]] = defaultdict(list)
        for row in self._rows.fetch(table, {"year": year}, order):
            found[row["unit"]].append(value(row))
        return {unit: tuple(values) for unit, values in found.items()}
