"""Everything held about a year, all units at once: one question where the other stores ask for one unit."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

import sqlalchemy as sa

from core.assessment import AdjustmentEntry, Appraisal, CriterionEntry, OutsideValue
from core.evidence import EvidenceDocument
from core.records.catalogue import Record
from storage.assessments import adjustment_of, appraisal_of, entry_of, outside_of
from storage.evidence_register import SqlEvidence
from storage.records import SqlRecords
from storage.rows import Row, Rows, decimal
from storage.tables import (
    ADJUSTMENT,
    APPRAISAL,
    ENTRY,
    EVIDENCE,
    EVIDENCE_CRITERION,
    OUTSIDE_VALUE,
    SELF_POINT,
    STANDING,
)

Value = TypeVar("Value")


class SqlEveryUnit:
    """Fulfils `core.ports.EveryUnitStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def self_points(self, year: int) -> Mapping[str, Mapping[str, Decimal | None]]:
        """Points as submitted, by unit and criterion."""
        held = SELF_POINT.c
        chosen = sa.select(held.unit, held.criterion, held.points).where(held.year == year)
        found: dict[str, dict[str, Decimal | None]] = defaultdict(dict)
        for unit, criterion, points in self._rows.connection.execute(chosen.order_by(held.position)):
            found[unit][criterion] = decimal(points)
        return dict(found)

    def appraisals(self, year: int) -> Mapping[str, tuple[Appraisal, ...]]:
        """Every appraisal ever given, oldest first."""
        return self._by_unit(APPRAISAL, year, value=appraisal_of, order="number")

    def appraised_counts(self, year: int) -> Mapping[str, tuple[int, int]]:
        """How many criteria have a value, and how many of these were given on an older submission."""
        held = APPRAISAL.c
        last = sa.select(sa.func.max(held.number).label("number")).where(held.year == year)
        last_row = last.group_by(held.unit, held.criterion).subquery()
        older = sa.case(((held.revision > 0) & (held.revision < STANDING.c.revision), 1), else_=0)
        chosen = (
            sa.select(held.unit, sa.func.count(), sa.func.sum(older))
            .select_from(APPRAISAL)
            .join(last_row, last_row.c.number == held.number)
            .join(STANDING, (STANDING.c.unit == held.unit) & (STANDING.c.year == held.year))
            .where(held.points.is_not(None) | (held.excluded == 1))
            .group_by(held.unit)
        )
        rows = self._rows.connection.execute(chosen)
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
        held = EVIDENCE_CRITERION.c
        counted = sa.select(held.unit, held.criterion, sa.func.count()).where(held.year == year)
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for unit, criterion, count in self._rows.connection.execute(
            counted.group_by(held.unit, held.criterion)
        ):
            found[unit][criterion] = int(count)
        return dict(found)

    def same_files(self, year: int) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Contents that several units submitted: SHA-256 to pairs of unit and document id."""
        held = EVIDENCE.c
        of_year = (held.year == year) & held.sha256.is_not(None)
        shared = sa.select(held.sha256).where(of_year).group_by(held.sha256)
        shared = shared.having(sa.func.count(held.unit.distinct()) > 1)
        chosen = sa.select(held.sha256, held.unit, held.id).where(of_year, held.sha256.in_(shared))
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for sha256, unit, document in self._rows.connection.execute(
            chosen.order_by(held.sha256, held.unit, held.position)
        ):
            found[sha256].append((unit, document))
        return {sha256: tuple(places) for sha256, places in found.items()}

    def _by_unit(
        self, table: sa.Table, year: int, *, value: Callable[[Row], Value], order: str = "position"
    ) -> Mapping[str, tuple[Value, ...]]:
        found: dict[str, list[Value]] = defaultdict(list)
        for row in self._rows.fetch(table, {"year": year}, order):
            found[row["unit"]].append(value(row))
        return {unit: tuple(values) for unit, values in found.items()}
