"""Records of every kind; rows and values are derived from the fields a kind declares."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from core.records.catalogue import Record, kind_for
from core.records.fields import FieldSpec, Form
from storage.rows import Row, Rows, day, day_text, decimal, decimal_text, moment_text
from storage.tables import RECORDS, RecordTable

_AT_ONCE = 500  # identifiers in one question; a database bounds how many values a statement may carry


_ROWS_AT_ONCE = 2_000  # rows made ready for one statement: fifty thousand together would fill the memory


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """How rows of one kind become values, worked out once per kind: reading a year asks for all of them."""

    record: type[Any]
    names: tuple[str, ...]
    changes: tuple[tuple[int, Callable[[Any], object]], ...]
    of_years: sa.Select[Any]
    by_unit: sa.Select[Any]
    here: sa.Select[Any]
    anywhere: sa.Select[Any]

    def value(self, cells: Sequence[Any]) -> Record:
        """The record of a row whose cells stand in the order of `names`."""
        return self.values([cells])[0]

    def values(self, rows: Sequence[Sequence[Any]]) -> tuple[Record, ...]:
        """The records of many rows; whole columns are changed at a time, which is faster for a long list."""
        columns: list[Iterable[Any]] = [*zip(*rows, strict=True)]
        for at, change in self.changes if columns else ():
            columns[at] = map(change, columns[at])
        names, record = self.names, self.record
        return tuple(record(**dict(zip(names, cells, strict=True))) for cells in zip(*columns, strict=True))


class SqlRecords:
    """Fulfils `core.ports.RecordStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def of_year(self, kind: str, unit: str, *, year: int) -> tuple[Record, ...]:
        """Records of one kind in the order they were entered."""
        return self.of_years(kind, unit, year, year)

    def of_years(self, kind: str, unit: str, first: int, last: int) -> tuple[Record, ...]:
        """The same over several years, both included."""
        reader = _READERS[kind]
        return reader.values(self._rows.ask(reader.of_years, {"of_unit": unit, "first": first, "last": last}))

    def by_unit(self, kind: str, year: int, *, units: Sequence[str] = ()) -> Mapping[str, tuple[Record, ...]]:
        """Records of one kind and year in the order they were entered: of every unit, or of those named."""
        reader = _READERS[kind]
        found: dict[str, list[Record]] = defaultdict(list)
        asked = reader.by_unit.where(RECORDS[kind].table.c.unit.in_(units)) if units else reader.by_unit
        for unit, *cells in self._rows.connection.execute(asked, {"of_year": year}).all():
            found[unit].append(reader.value(cells))
        return {unit: tuple(records) for unit, records in found.items()}

    def all_of_year(self, unit: str, year: int) -> tuple[Record, ...]:
        """Records of every kind, in catalogue order."""
        held = self._kinds_held(unit, year)
        return tuple(record for kind in held for record in self.of_year(kind, unit, year=year))

    def years(self, unit: str) -> tuple[int, ...]:
        """Years that hold a record, ascending."""
        each = [
            sa.select(held.table.c.year).where(held.table.c.unit == unit, held.table.c.removed_at.is_(None))
            for held in RECORDS.values()
        ]
        return tuple(sorted(self._rows.connection.execute(sa.union(*each)).scalars()))

    def get(self, kind: str, record_id: str) -> Record | None:
        """One record that is not in the bin."""
        reader = _READERS[kind]
        found = self._rows.ask(reader.anywhere, {"of_id": record_id})
        return reader.value(found[0]) if found else None

    def before(self, unit: str, record: Record) -> Record | None:
        """What a record that is about to be saved was, unless it is new or in the bin.

        It is looked for where it will stand, and only then among all others: the daily save changes no year.
        """
        kind = kind_for(record).code
        reader = _READERS[kind]
        where = {"of_unit": unit, "of_year": record.year, "of_id": record.id}
        found = self._rows.ask(reader.here, where)
        return reader.value(found[0]) if found else self.get(kind, record.id)

    def of_ids(self, kind: str, unit: str, *, ids: Collection[str]) -> Mapping[str, Record]:
        """Those of a unit's records that are not in the bin, by identifier."""
        reader, table = _READERS[kind], RECORDS[kind].table
        chosen = sa.select(*(table.c[name] for name in reader.names)).where(
            table.c.unit == unit, table.c.removed_at.is_(None)
        )
        asked, found = tuple(ids), {}
        for start in range(0, len(asked), _AT_ONCE):
            some = chosen.where(table.c.id.in_(asked[start : start + _AT_ONCE]))
            for cells in self._rows.connection.execute(some).all():
                record = reader.value(cells)
                found[record.id] = record
        return found

    def save(self, unit: str, records: Sequence[Record]) -> None:
        """Insert or replace by id, keeping the order of entry. A record in the bin comes out of it.

        A record whose year was changed moves to its new year.
        """
        by_kind: dict[str, dict[str, Record]] = defaultdict(dict)
        for record in records:
            by_kind[kind_for(record).code][record.id] = record
        for kind, found in by_kind.items():
            listed = list(found.items())
            for start in range(0, len(listed), _ROWS_AT_ONCE):
                self._save(RECORDS[kind], unit, found=dict(listed[start : start + _ROWS_AT_ONCE]))

    def remove(self, kind: str, record_id: str, *, at: datetime) -> None:
        """Put into the bin."""
        self._mark(kind, record_id, removed_at=moment_text(at))

    def restore(self, kind: str, record_id: str) -> None:
        """Take out of the bin."""
        self._mark(kind, record_id, removed_at=None)

    def removed(self, unit: str, year: int, *, kind: str = "") -> tuple[Record, ...]:
        """What lies in the bin, newest first; of one kind when it is named."""
        found: list[tuple[str, Record]] = []
        for each in (kind,) if kind else RECORDS:
            table = RECORDS[each].table
            chosen = sa.select(table).where(
                table.c.unit == unit, table.c.year == year, table.c.removed_at.is_not(None)
            )
            rows = self._rows.connection.execute(chosen.order_by(table.c.position.desc())).mappings()
            found.extend((row["removed_at"], _value(each, row)) for row in rows)
        found.sort(key=lambda pair: pair[0], reverse=True)
        return tuple(record for _, record in found)

    def replace_year(self, unit: str, year: int, *, records: Sequence[Record]) -> None:
        """Drop the unit's year and put these in its place (a newer revision was accepted)."""
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for kind in self._kinds_held(unit, year):
            self._rows.drop(RECORDS[kind].table, {"unit": unit, "year": year})
        last: Mapping[str, int] = dict(map(tuple, self._rows.ask(_last_places(), {})))
        for record in records:
            rows[kind_for(record).code].append(
                {"unit": unit, "id": record.id, "year": year, "removed_at": None}
                | _columns(RECORDS[kind_for(record).code], record)
            )
        for kind, new in rows.items():
            placed = [{**row, "position": at} for at, row in enumerate(new, start=last[kind] + 1)]
            self._rows.insert(RECORDS[kind].table, placed)

    def counts(self) -> Mapping[str, int]:
        """How many records there are of each kind, the bin left out."""
        counted = {}
        for kind, held in RECORDS.items():
            kept = sa.select(sa.func.count()).select_from(held.table).where(held.table.c.removed_at.is_(None))
            counted[kind] = self._rows.connection.execute(kept).scalar_one()
        return counted

    def counts_of_year(self, unit: str, year: int) -> Mapping[str, int]:
        """The same for one unit and year; kinds without any are left out."""
        each = [
            sa.select(sa.literal(kind), sa.func.count()).where(
                held.table.c.unit == unit, held.table.c.year == year, held.table.c.removed_at.is_(None)
            )
            for kind, held in RECORDS.items()
        ]
        rows = self._rows.connection.execute(sa.union_all(*each))
        return {kind: count for kind, count in rows if count}

    def _save(self, held: RecordTable, unit: str, *, found: Mapping[str, Record]) -> None:
        """Replace what is there where it stands, then insert the others behind all rows.

        The year is written only where it changes: it is part of the key, whose index would be written too.
        """
        table = held.table
        if len(found) == 1 and self._replaced(held, unit, record=next(iter(found.values()))):
            return
        years = self._years_of(table, unit, ids=tuple(found))
        moved = [each for each, year in years.items() if year != found[each].year]
        self._rows.change(table, [({"unit": unit, "id": each}, {"year": found[each].year}) for each in moved])
        rows = {each: {"removed_at": None, **_columns(held, record)} for each, record in found.items()}
        keys = {each: {"unit": unit, "year": record.year, "id": each} for each, record in found.items()}
        self._rows.change(table, [(keys[each], rows[each]) for each in years])
        new = [{**keys[each], **rows[each]} for each in found if each not in years]
        first = self._rows.next_number(table) if new else 0
        self._rows.insert(table, [{**row, "position": at} for at, row in enumerate(new, start=first)])

    def _replaced(self, held: RecordTable, unit: str, *, record: Record) -> bool:
        """Change one record where it stands; False when it is new or stands in another year."""
        key = {"unit": unit, "year": record.year, "id": record.id}
        return self._rows.replaced(held.table, key, values={"removed_at": None, **_columns(held, record)})

    def _kinds_held(self, unit: str, year: int) -> Sequence[str]:
        """Kinds that have a row of the unit and year, in the bin or not, in catalogue order."""
        asked = {"of_unit": unit, "of_year": year}
        return [kind for (kind,) in self._rows.ask(_kinds_of_year(), asked)]

    def _years_of(self, table: sa.Table, unit: str, *, ids: Sequence[str]) -> Mapping[str, int]:
        """Under which year the unit has a row of each identifier, in the bin or not."""
        if len(ids) == 1:  # the daily save: its statement is kept
            return {row["id"]: row["year"] for row in self._rows.fetch(table, {"unit": unit, "id": ids[0]})}
        found: dict[str, int] = {}
        for start in range(0, len(ids), _AT_ONCE):
            asked = {"of_unit": unit, "of_ids": ids[start : start + _AT_ONCE]}
            found.update(map(tuple, self._rows.connection.execute(_finding(table), asked)))
        return found

    def _mark(self, kind: str, record_id: str, *, removed_at: str | None) -> None:
        table = RECORDS[kind].table
        self._rows.connection.execute(
            sa.update(table).where(table.c.id == record_id).values(removed_at=removed_at)
        )


@cache
def _kinds_of_year() -> sa.CompoundSelect[Any]:
    each = (
        sa.select(sa.literal(kind)).where(
            sa.exists().where(
                held.table.c.unit == sa.bindparam("of_unit"), held.table.c.year == sa.bindparam("of_year")
            )
        )
        for kind, held in RECORDS.items()
    )
    return sa.union_all(*each)


@cache
def _last_places() -> sa.CompoundSelect[Any]:
    """The highest position of every kind's rows, 0 before the first."""
    each = (
        sa.select(sa.literal(kind), sa.func.coalesce(sa.func.max(held.table.c.position), 0))
        for kind, held in RECORDS.items()
    )
    return sa.union_all(*each)


@cache
def _finding(table: sa.Table) -> sa.Select[Any]:
    among = table.c.id.in_(sa.bindparam("of_ids", expanding=True))
    return sa.select(table.c.id, table.c.year).where(table.c.unit == sa.bindparam("of_unit"), among)


def _columns(held: RecordTable, record: Record) -> dict[str, Any]:
    names, changes = _writer(held.kind.code)
    cells = {name: getattr(record, name) for name in names}
    for name, change in changes:
        cells[name] = change(cells[name])
    return cells


@cache
def _writer(kind: str) -> tuple[tuple[str, ...], tuple[tuple[str, Callable[[Any], object]], ...]]:
    """The columns of a kind, and what turns a field's value into its cell where that is not the value."""
    fields = RECORDS[kind].fields
    changes = ((spec.name, _CELLS.get(spec.form)) for spec in fields)
    return tuple(spec.name for spec in fields), tuple(
        (name, change) for name, change in changes if change is not None
    )


def _value(kind: str, row: Row) -> Record:
    reader = _READERS[kind]
    return reader.value([row[name] for name in reader.names])


def _reader(held: RecordTable) -> _Reader:
    changes = ((spec.name, _change(spec)) for spec in held.fields)
    names = ("id", "year", *(spec.name for spec in held.fields))
    table = held.table
    # Bound once: building and fingerprinting the statement anew took ten times as long as running it.
    of_years = (
        sa.select(*(table.c[name] for name in names))
        .where(
            table.c.unit == sa.bindparam("of_unit"),
            table.c.year.between(sa.bindparam("first"), sa.bindparam("last")),
            table.c.removed_at.is_(None),
        )
        .order_by(table.c.position)
    )
    by_unit = (
        sa.select(table.c.unit, *(table.c[name] for name in names))
        .where(table.c.year == sa.bindparam("of_year"), table.c.removed_at.is_(None))
        .order_by(table.c.position)
    )
    one = sa.select(*(table.c[name] for name in names)).where(
        table.c.id == sa.bindparam("of_id"), table.c.removed_at.is_(None)
    )
    here = one.where(table.c.unit == sa.bindparam("of_unit"), table.c.year == sa.bindparam("of_year"))
    return _Reader(
        record=held.kind.record,
        names=names,
        changes=tuple((names.index(name), change) for name, change in changes if change is not None),
        of_years=of_years,
        by_unit=by_unit,
        here=here,
        anywhere=one.order_by(table.c.unit, table.c.year),
    )


def _change(spec: FieldSpec) -> Callable[[Any], object] | None:
    """What turns a cell into the field's value; None where the cell is the value."""
    match spec.form:
        case Form.DAY:
            return day
        case Form.AMOUNT:
            return decimal
        case Form.CHOICE if spec.choices is not None:
            members: dict[str | None, object] = {str(member): member for member in spec.choices}
            return {None: None, **members}.__getitem__
        case Form.FLAG:
            return bool
        case _:
            return None


_CELLS: Mapping[Form, Callable[[Any], object]] = MappingProxyType(
    {
        Form.DAY: day_text,
        Form.AMOUNT: decimal_text,
        Form.CHOICE: lambda value: None if value is None else str(value),
        Form.FLAG: int,
    }
)
_READERS: Mapping[str, _Reader] = MappingProxyType({kind: _reader(held) for kind, held in RECORDS.items()})
