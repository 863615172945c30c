"""One criterion across all units, and the findings set aside: rows <-> values."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

import sqlalchemy as sa

from core.across_sheet import HeldLine
from core.assessment import Appraisal
from core.dismissals import Dismissal
from core.records.catalogue import Record
from storage.assessments import appraisal_of, entry_of
from storage.records import SqlRecords
from storage.rows import Row, Rows, decimal, moment, moment_text, pairs
from storage.tables import (
    AID_DISMISSAL,
    APPRAISAL,
    ENTRY,
    EVIDENCE_CRITERION,
    OUTSIDE_VALUE,
    SELF_POINT,
)


class SqlAcross:
    """Fulfils `core.across_store.AcrossStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def lines(self, year: int, criterion: str, *, units: Sequence[str]) -> Mapping[str, HeldLine]:
        """What is held about the criterion, by unit code; a unit that holds nothing has an empty line."""
        points = {
            row["unit"]: decimal(row["points"]) for row in self._of(SELF_POINT, year, criterion=criterion)
        }
        entries = {row["unit"]: entry_of(row) for row in self._of(ENTRY, year, criterion=criterion)}
        outside = {
            row["unit"]: pairs(row["inputs"]) for row in self._of(OUTSIDE_VALUE, year, criterion=criterion)
        }
        given: dict[str, list[Appraisal]] = defaultdict(list)
        for row in self._of(APPRAISAL, year, criterion=criterion, order="number"):
            given[row["unit"]].append(appraisal_of(row))
        documents = self._documents(year, criterion)
        return {
            unit: HeldLine(
                self_points=points.get(unit),
                entry=entries.get(unit),
                appraisals=tuple(given.get(unit, ())),
                outside=outside.get(unit, ()),
                documents=documents.get(unit, 0),
            )
            for unit in units
        }

    def finals(self, year: int, criterion: str) -> Mapping[str, Decimal | None]:
        """What stands for the criterion at each unit: the newest appraised points, else the unit's own."""
        points = self._of(SELF_POINT, year, criterion=criterion)
        own = {row["unit"]: decimal(row["points"]) for row in points}
        last = {row["unit"]: row for row in self._of(APPRAISAL, year, criterion=criterion, order="number")}
        standing = {unit: row for unit, row in last.items() if row["points"] is not None or row["excluded"]}
        return own | {unit: decimal(row["points"]) for unit, row in standing.items()}

    def records(self, kind: str, year: int, *, units: Sequence[str]) -> Mapping[str, tuple[Record, ...]]:
        """Records of one kind of these units in the order they were entered, by one question."""
        return SqlRecords(self._rows.connection).by_unit(kind, year, units=units)

    def given_counts(self, year: int) -> Mapping[str, int]:
        """At how many units each criterion has an appraised value."""
        held = APPRAISAL.c
        newest = sa.select(sa.func.max(held.number)).where(held.year == year)
        newest = newest.group_by(held.unit, held.criterion)
        counted = sa.select(held.criterion, sa.func.count()).where(
            held.number.in_(newest), held.points.is_not(None) | (held.excluded == 1)
        )
        rows = self._rows.connection.execute(counted.group_by(held.criterion))
        return {criterion: int(count) for criterion, count in rows}

    def _documents(self, year: int, criterion: str) -> Mapping[str, int]:
        held = EVIDENCE_CRITERION.c
        counted = sa.select(held.unit, sa.func.count()).where(held.year == year, held.criterion == criterion)
        rows = self._rows.connection.execute(counted.group_by(held.unit))
        return {unit: int(count) for unit, count in rows}

    def _of(self, table: sa.Table, year: int, *, criterion: str, order: str = "position") -> list[Row]:
        return self._rows.fetch(table, {"year": year, "criterion": criterion}, order)


class SqlDismissals:
    """Fulfils `core.across_store.DismissalStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def of_year(self, year: int) -> tuple[Dismissal, ...]:
        """Every one of a year, oldest first, those taken back included."""
        rows = self._rows.fetch(AID_DISMISSAL, {"year": year}, "number")
        return tuple(
            Dismissal(
                year=row["year"],
                mark=row["mark"],
                figures=row["figures"],
                reason=row["reason"],
                officer=row["officer"],
                at=moment(row["at"]),
                restored_at=None if row["restored_at"] is None else moment(row["restored_at"]),
            )
            for row in rows
        )

    def add(self, dismissal: Dismissal) -> None:
        """Set a finding aside."""
        row = {
            "number": self._rows.next_number(AID_DISMISSAL, "number"),
            "year": dismissal.year,
            "mark": dismissal.mark,
            "figures": dismissal.figures,
            "reason": dismissal.reason,
            "officer": dismissal.officer,
            "at": moment_text(dismissal.at),
            "restored_at": None,
        }
        self._rows.insert(AID_DISMISSAL, [row])

    def take_back(self, dismissal: Dismissal) -> None:
        """Keep that a dismissal was taken back; its `restored_at` says when."""
        held = AID_DISMISSAL.c
        restored = None if dismissal.restored_at is None else moment_text(dismissal.restored_at)
        mine = (
            (held.year == dismissal.year)
            & (held.mark == dismissal.mark)
            & (held.figures == dismissal.figures)
            & held.restored_at.is_(None)
        )
        self._rows.connection.execute(sa.update(AID_DISMISSAL).where(mine).values(restored_at=restored))
