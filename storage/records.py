"""Records of every kind; rows and values are derived from the fields a kind declares."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from core.records.catalogue import Record, kind_for
from core.records.fields import FieldSpec, Form
from storage.rows import Row, Rows, day, day_text, decimal, decimal_text, moment_text
from storage.tables import RECORDS, RecordTable


class SqlRecords:
    """Fulfils `core.ports.RecordStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def of_year(self, kind: str, unit: str, year: int) -> tuple[Record, ...]:
        """Records of one kind in the order they were entered."""
        return self.of_years(kind, unit, year, year)

    def of_years(self, kind: str, unit: str, first: int, last: int) -> tuple[Record, ...]:
        """The same over several years, both included."""
        held = RECORDS[kind]
        table = held.table
        chosen = sa.select(table).where(
            table.c.unit == unit, table.c.year.between(first, last), table.c.removed_at.is_(None)
        )
        rows = self._rows.connection.execute(chosen.order_by(table.c.position)).mappings()
        return tuple(_value(held, row) for row in rows)

    def all_of_year(self, unit: str, year: int) -> tuple[Record, ...]:
        """Records of every kind, in catalogue order."""
        return tuple(record for kind in RECORDS for record in self.of_year(kind, unit, year))

    def years(self, unit: str) -> tuple[int, ...]:
        """Years that hold a record, ascending."""
        each = [
            sa.select(held.table.c.year).where(held.table.c.unit == unit, held.table.c.removed_at.is_(None))
            for held in RECORDS.values()
        ]
        return tuple(sorted(self._rows.connection.execute(sa.union(*each)).scalars()))

    def get(self, kind: str, record_id: str) -> Record | None:
        """One record that is not in the bin."""
        held = RECORDS[kind]
        table = held.table
        chosen = sa.select(table).where(table.c.id == record_id, table.c.removed_at.is_(None))
        row = self._rows.connection.execute(chosen.order_by(table.c.unit, table.c.year)).mappings().first()
        return None if row is None else _value(held, row)

    def save(self, unit: str, records: Sequence[Record]) -> None:
        """Insert or replace by id, keeping the order of entry. A record in the bin comes out of it.

        A record whose year was changed moves to its new year.
        """
        for record in records:
            held = RECORDS[kind_for(record).code]
            key = {"unit": unit, "id": record.id}
            values = {"year": record.year, "removed_at": None, **_columns(held, record)}
            self._rows.put_in_order(held.table, key, values=values)

    def remove(self, kind: str, record_id: str, *, at: datetime) -> None:
        """Put into the bin."""
        self._mark(kind, record_id, removed_at=moment_text(at))

    def restore(self, kind: str, record_id: str) -> None:
        """Take out of the bin."""
        self._mark(kind, record_id, removed_at=None)

    def removed(self, unit: str, year: int) -> tuple[Record, ...]:
        """What lies in the bin, newest first."""
        found: list[tuple[str, Record]] = []
        for held in RECORDS.values():
            table = held.table
            chosen = sa.select(table).where(
                table.c.unit == unit, table.c.year == year, table.c.removed_at.is_not(None)
            )
            rows = self._rows.connection.execute(chosen.order_by(table.c.position.desc())).mappings()
            found.extend((row["removed_at"], _value(held, row)) for row in rows)
        found.sort(key=lambda pair: pair[0], reverse=True)
        return tuple(record for _, record in found)

    def replace_year(self, unit: str, year: int, records: Sequence[Record]) -> None:
        """Drop the unit's year and put these in its place (a newer revision was accepted)."""
        rows: dict[str, list[dict[str, Any]]] = {kind: [] for kind in RECORDS}
        for record in records:
            kind = kind_for(record).code
            rows[kind].append(
                {"unit": unit, "id": record.id, "year": year, "removed_at": None}
                | _columns(RECORDS[kind], record)
            )
        for kind, new in rows.items():
            table = RECORDS[kind].table
            self._rows.drop(table, {"unit": unit, "year": year})
            first = self._rows.next_number(table) if new else 0
            self._rows.insert(table, [{**row, "position": at} for at, row in enumerate(new, start=first)])

    def counts(self) -> Mapping[str, int]:
        """How many records there are of each kind, the bin left out."""
        counted = {}
        for kind, held in RECORDS.items():
            kept = sa.select(sa.func.count()).select_from(held.table).where(held.table.c.removed_at.is_(None))
            counted[kind] = self._rows.connection.execute(kept).scalar_one()
        return counted

    def _mark(self, kind: str, record_id: str, *, removed_at: str | None) -> None:
        table = RECORDS[kind].table
        self._rows.connection.execute(
            sa.update(table).where(table.c.id == record_id).values(removed_at=removed_at)
        )


def _columns(held: RecordTable, record: Record) -> dict[str, Any]:
    return {spec.name: _column(spec, getattr(record, spec.name)) for spec in held.fields}


def _column(spec: FieldSpec, value: Any) -> str | int | None:
    match spec.form:
        case Form.DAY:
            return day_text(value)
        case Form.AMOUNT:
            return decimal_text(value)
        case Form.CHOICE:
            return None if value is None else str(value)
        case Form.FLAG:
            return int(value)
        case _:
            plain: str | int | None = value
            return plain


def _value(held: RecordTable, row: Row) -> Record:
    fields = {spec.name: _field(spec, row[spec.name]) for spec in held.fields}
    return held.kind.record(id=row["id"], year=row["year"], **fields)


def _field(spec: FieldSpec, cell: Any) -> object:
    match spec.form:
        case Form.DAY:
            return day(cell)
        case Form.AMOUNT:
            return decimal(cell)
        case Form.CHOICE if spec.choices is not None and cell is not None:
            return spec.choices(cell)
        case Form.FLAG:
            return bool(cell)
        case _:
            return cell
