"""Assessments of a unit's year: standing, entries, frozen points, appraisals, adjustments, outside values."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

import sqlalchemy as sa

from core.assessment import (
    AdjustmentEntry,
    Appraisal,
    CitedDocument,
    Claim,
    CriterionEntry,
    OutsideValue,
    Stage,
    State,
)
from core.rounds import Standing
from storage.rows import Row, Rows, decimal, decimal_text, moment, moment_text, pairs, pairs_text
from storage.tables import ADJUSTMENT, APPRAISAL, ENTRY, OUTSIDE_VALUE, RESULT, SELF_POINT, STANDING

Key = Mapping[str, str | int]


class SqlAssessments:
    """Fulfils `core.ports.AssessmentStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)
        self._stand: dict[tuple[str, int], Standing | None] = {}

    def standing(self, unit: str, year: int) -> Standing | None:
        """Where a unit stands in a year. Within one piece of work it is read once."""
        if (unit, year) not in self._stand:
            row = self._rows.fetch_one(STANDING, _of(unit, year))
            self._stand[unit, year] = None if row is None else _standing(row)
        return self._stand[unit, year]

    def standings(self, year: int) -> tuple[Standing, ...]:
        """Every unit that has a state in a year, by code."""
        return tuple(_standing(row) for row in self._rows.fetch(STANDING, {"year": year}, "unit"))

    def put_standing(self, standing: Standing) -> None:
        """Set the state, set and package of a unit's year."""
        values = {
            "state": standing.state.value,
            "criteria_set": standing.criteria_set,
            "criteria_version": standing.criteria_version,
            "package": standing.package,
            "revision": standing.revision,
            "received_at": None if standing.received_at is None else moment_text(standing.received_at),
        }
        self._stand.pop((standing.unit, standing.year), None)
        self._rows.put(STANDING, _of(standing.unit, standing.year), values=values)

    def years(self) -> tuple[int, ...]:
        """Years that hold a standing, ascending."""
        chosen = sa.select(STANDING.c.year).distinct().order_by(STANDING.c.year)
        return tuple(self._rows.connection.execute(chosen).scalars())

    def entries(self, unit: str, year: int) -> tuple[CriterionEntry, ...]:
        """What the submitter entered."""
        return tuple(entry_of(row) for row in self._rows.fetch(ENTRY, _of(unit, year), "position"))

    def save_entry(self, unit: str, year: int, *, entry: CriterionEntry) -> None:
        """Insert or replace one criterion's entry."""
        key = {**_of(unit, year), "criterion": entry.criterion}
        self._rows.put_in_order(ENTRY, key, values=_entry_columns(entry))

    def replace_entries(self, unit: str, year: int, *, entries: Sequence[CriterionEntry]) -> None:
        """Drop the unit's year and put these in its place."""
        self._replace(
            ENTRY,
            _of(unit, year),
            rows=[{"criterion": entry.criterion, **_entry_columns(entry)} for entry in entries],
        )

    def self_points(self, unit: str, year: int) -> Mapping[str, Decimal | None]:
        """Points as submitted (frozen with the package); empty before submission."""
        rows = self._rows.fetch(SELF_POINT, _of(unit, year), "position")
        return {row["criterion"]: decimal(row["points"]) for row in rows}

    def put_self_points(self, unit: str, year: int, *, points: Mapping[str, Decimal | None]) -> None:
        """Freeze the points of a submission."""
        rows = [{"criterion": key, "points": decimal_text(value)} for key, value in points.items()]
        self._replace(SELF_POINT, _of(unit, year), rows=rows)

    def appraisals(self, unit: str, year: int) -> tuple[Appraisal, ...]:
        """Every appraisal ever given, oldest first."""
        return tuple(appraisal_of(row) for row in self._rows.fetch(APPRAISAL, _of(unit, year), "number"))

    def add_appraisals(self, unit: str, year: int, *, appraisals: Sequence[Appraisal]) -> None:
        """Append; nothing is ever replaced."""
        first = self._rows.next_number(APPRAISAL, "number")
        rows = [
            {**_of(unit, year), "number": number, **_appraisal_columns(given)}
            for number, given in enumerate(appraisals, start=first)
        ]
        self._rows.insert(APPRAISAL, rows)

    def add_beneath(self, unit: str, year: int, *, appraisals: Sequence[Appraisal]) -> None:
        """Append rows of another PC, and let the value that stands on each of these lines stay the newest."""
        held = self._rows.fetch(APPRAISAL, _of(unit, year), "number")
        standing = {row["criterion"]: row["number"] for row in held}
        self.add_appraisals(unit, year, appraisals=appraisals)
        above = self._rows.next_number(APPRAISAL, "number")
        for criterion in dict.fromkeys(row.criterion for row in appraisals):
            if criterion in standing:
                moved = sa.update(APPRAISAL).where(APPRAISAL.c.number == standing[criterion])
                self._rows.connection.execute(moved.values(number=above))
                above += 1

    def adjustments(self, unit: str, year: int) -> tuple[AdjustmentEntry, ...]:
        """Bonus and penalty items of a unit."""
        rows = self._rows.fetch(ADJUSTMENT, _of(unit, year), "position")
        return tuple(adjustment_of(row) for row in rows)

    def put_adjustments(self, unit: str, year: int, *, entries: Sequence[AdjustmentEntry]) -> None:
        """Replace them."""
        self._replace(ADJUSTMENT, _of(unit, year), rows=list(map(adjustment_columns, entries)))

    def outside_values(self, unit: str, year: int) -> tuple[OutsideValue, ...]:
        """SIPAS, survey answers and indexes held about a unit."""
        rows = self._rows.fetch(OUTSIDE_VALUE, _of(unit, year), "position")
        return tuple(outside_of(row) for row in rows)

    def put_outside_values(self, unit: str, year: int, *, values: Sequence[OutsideValue]) -> None:
        """Replace them."""
        self._replace(OUTSIDE_VALUE, _of(unit, year), rows=list(map(outside_columns, values)))

    def result(self, unit: str, year: int) -> bytes | None:
        """The canonical result document the authority sent, when one was received."""
        row = self._rows.fetch_one(RESULT, _of(unit, year))
        return None if row is None else row["document"]

    def put_result(self, unit: str, year: int, *, document: bytes) -> None:
        """Keep the newest result."""
        self._rows.put(RESULT, _of(unit, year), values={"document": document})

    def _replace(self, table: sa.Table, whose: Key, *, rows: Sequence[Mapping[str, object]]) -> None:
        """Put these rows in the place of the unit's year, numbered behind all others."""
        self._rows.drop(table, whose)
        first = self._rows.next_number(table)
        placed = [{**whose, "position": at, **row} for at, row in enumerate(rows, start=first)]
        self._rows.insert(table, placed)


def _of(unit: str, year: int) -> Key:
    return {"unit": unit, "year": year}


def _standing(row: Row) -> Standing:
    received = row["received_at"]
    return Standing(
        unit=row["unit"],
        year=row["year"],
        state=State(row["state"]),
        criteria_set=row["criteria_set"],
        criteria_version=row["criteria_version"],
        package=row["package"],
        revision=row["revision"],
        received_at=None if received is None else moment(received),
    )


def _entry_columns(entry: CriterionEntry) -> dict[str, str]:
    return {
        "inputs": pairs_text(entry.inputs),
        "claim": entry.claim.value,
        "claim_reason": entry.claim_reason,
        "explanation": entry.explanation,
        "note": entry.note,
        "owner": entry.owner,
    }


def entry_of(row: Row) -> CriterionEntry:
    """What a submitter entered for one criterion."""
    return CriterionEntry(
        criterion=row["criterion"],
        inputs=pairs(row["inputs"]),
        claim=Claim(row["claim"]),
        claim_reason=row["claim_reason"],
        explanation=row["explanation"],
        note=row["note"],
        owner=row["owner"],
    )


def _appraisal_columns(given: Appraisal) -> dict[str, object]:
    return {
        "criterion": given.criterion,
        "stage": given.stage.value,
        "points": decimal_text(given.points),
        "excluded": int(given.excluded),
        "reason": given.reason,
        "opinion": given.opinion,
        "officer": given.officer,
        "at": moment_text(given.at),
        "revision": given.revision,
        "desk": given.desk,
        "mark": given.mark,
        "upon": given.upon,
    }


def appraisal_of(row: Row) -> Appraisal:
    """One appraised value."""
    return Appraisal(
        criterion=row["criterion"],
        stage=Stage(row["stage"]),
        points=decimal(row["points"]),
        excluded=bool(row["excluded"]),
        reason=row["reason"],
        opinion=row["opinion"],
        officer=row["officer"],
        at=moment(row["at"]),
        revision=row["revision"],
        desk=row["desk"],
        mark=row["mark"],
        upon=row["upon"],
    )


def adjustment_columns(entry: AdjustmentEntry) -> dict[str, object]:
    """One bonus or penalty item as its row holds it."""
    documents = [[each.text, each.evidence] for each in entry.documents]
    return {
        "item": entry.item,
        "count": entry.count,
        "note": entry.note,
        "documents": json.dumps(documents, ensure_ascii=False) if documents else "",
    }


def adjustment_of(row: Row) -> AdjustmentEntry:
    """One bonus or penalty item."""
    documents = json.loads(row["documents"] or "[]")
    return AdjustmentEntry(
        item=row["item"],
        count=row["count"],
        note=row["note"],
        documents=tuple(CitedDocument(text=text, evidence=evidence) for text, evidence in documents),
    )


def outside_columns(value: OutsideValue) -> dict[str, object]:
    """One value held beside the submission as its row holds it."""
    return {
        "criterion": value.criterion,
        "inputs": pairs_text(value.inputs),
        "document": value.document,
        "survey": value.survey,
        "entered_by": value.entered_by,
        "entered_at": "" if value.entered_at is None else moment_text(value.entered_at),
    }


def outside_of(row: Row) -> OutsideValue:
    """One value held beside the submission."""
    return OutsideValue(
        criterion=row["criterion"],
        inputs=pairs(row["inputs"]),
        document=row["document"],
        survey=row["survey"],
        entered_by=row["entered_by"],
        entered_at=moment(row["entered_at"]) if row["entered_at"] else None,
    )
