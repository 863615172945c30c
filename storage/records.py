"""Records of every kind; rows and values are derived from the fields a kind declares."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any

from core.records.catalogue import Record, kind_for
from core.records.fields import FieldSpec, Form
from storage.connection import Connection, Row
from storage.rows import Rows, among, day, day_text, decimal, decimal_text, listed, moment_text
from storage.tables import RECORDS, RecordTable, Table

_ROWS_AT_ONCE = 2_000  # rows made ready for one statement: fifty thousand together would fill the memory


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """How rows of one kind become values, worked out once per kind: reading a year asks for all of them."""

    record: type[Any]
    names: tuple[str, ...]
    changes: tuple[tuple[int, Callable[[Any], object]], ...]
    of_years: str
    by_unit: str
    of_units: str
    of_ids: str
    here: str
    anywhere: str

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

    def __init__(self, connection: Connection) -> None:
        self._rows = Rows(connection)

    def of_year(self, kind: str, unit: str, *, year: int) -> tuple[Record, ...]:
        """Records of one kind in the order they were entered."""
        return self.of_years(kind, unit, year, year)

    def of_years(self, kind: str, unit: str, first: int, last: int) -> tuple[Record, ...]:
        """The same over several years, both included."""
        reader = _READERS[kind]
        return reader.values(
            self._rows.connection.ask(reader.of_years, {"unit": unit, "first": first, "last": last})
        )

    def by_unit(self, kind: str, year: int, *, units: Sequence[str] = ()) -> Mapping[str, tuple[Record, ...]]:
        """Records of one kind and year in the order they were entered: of every unit, or of those named."""
        reader = _READERS[kind]
        found: dict[str, list[Record]] = defaultdict(list)
        asked = reader.of_units if units else reader.by_unit
        for unit, *cells in self._rows.connection.ask(asked, {"year": year, "units": among(units)}):
            found[unit].append(reader.value(cells))
        return {unit: tuple(records) for unit, records in found.items()}

    def all_of_year(self, unit: str, year: int) -> tuple[Record, ...]:
        """Records of every kind, in catalogue order."""
        held = self._kinds_held(unit, year)
        return tuple(record for kind in held for record in self.of_year(kind, unit, year=year))

    def years(self, unit: str) -> tuple[int, ...]:
        """Years that hold a record, ascending."""
        return tuple(sorted(year for (year,) in self._rows.connection.ask(_years(), {"unit": unit})))

    def get(self, kind: str, record_id: str) -> Record | None:
        """One record that is not in the bin."""
        reader = _READERS[kind]
        found = self._rows.connection.ask(reader.anywhere, {"id": record_id})
        return reader.value(found[0]) if found else None

    def before(self, unit: str, record: Record) -> Record | None:
        """What a record that is about to be saved was, unless it is new or in the bin.

        It is looked for where it will stand, and only then among all others: the daily save changes no year.
        """
        kind = kind_for(record).code
        reader = _READERS[kind]
        where = {"unit": unit, "year": record.year, "id": record.id}
        found = self._rows.connection.ask(reader.here, where)
        return reader.value(found[0]) if found else self.get(kind, record.id)

    def of_ids(self, kind: str, unit: str, *, ids: Collection[str]) -> Mapping[str, Record]:
        """Those of a unit's records that are not in the bin, by identifier."""
        reader = _READERS[kind]
        found = reader.values(self._rows.connection.ask(reader.of_ids, {"unit": unit, "ids": among(ids)}))
        return {record.id: record for record in found}

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
            rows = self._rows.connection.rows(_binned(RECORDS[each].table), {"unit": unit, "year": year})
            found.extend((row["removed_at"], _value(each, row)) for row in rows)
        found.sort(key=lambda pair: pair[0], reverse=True)
        return tuple(record for _, record in found)

    def replace_year(self, unit: str, year: int, *, records: Sequence[Record]) -> None:
        """Drop the unit's year and put these in its place (a newer revision was accepted)."""
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for kind in self._kinds_held(unit, year):
            self._rows.drop(RECORDS[kind].table, {"unit": unit, "year": year})
        last: Mapping[str, int] = dict(map(tuple, self._rows.connection.ask(_last_places())))
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
        return dict(map(tuple, self._rows.connection.ask(_counts())))

    def counts_of_year(self, unit: str, year: int) -> Mapping[str, int]:
        """The same for one unit and year; kinds without any are left out."""
        rows = self._rows.connection.ask(_counts_of_year(), {"unit": unit, "year": year})
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
        asked = {"unit": unit, "year": year}
        return [kind for (kind,) in self._rows.connection.ask(_kinds_of_year(), asked)]

    def _years_of(self, table: Table, unit: str, *, ids: Sequence[str]) -> Mapping[str, int]:
        """Under which year the unit has a row of each identifier, in the bin or not."""
        asked = {"unit": unit, "ids": among(ids)}
        return dict(map(tuple, self._rows.connection.ask(_finding(table), asked)))

    def _mark(self, kind: str, record_id: str, *, removed_at: str | None) -> None:
        told = {"id": record_id, "removed_at": removed_at}
        self._rows.connection.change(_marking(RECORDS[kind].table), told)


# Each text is made once, of declared names alone.


def _of_every_kind(question: str) -> str:
    """One question to the tables of all kinds; it names the kind and the table in braces."""
    each = (question.format(kind=kind, table=held.table.name) for kind, held in RECORDS.items())
    return " UNION ALL ".join(each)


@cache
def _years() -> str:
    each = "SELECT year FROM {table} WHERE unit = :unit AND removed_at IS NULL"
    return f"SELECT DISTINCT year FROM ({_of_every_kind(each)})"


@cache
def _counts() -> str:
    return _of_every_kind("SELECT '{kind}', count(*) FROM {table} WHERE removed_at IS NULL")


@cache
def _counts_of_year() -> str:
    among_those = "WHERE unit = :unit AND year = :year AND removed_at IS NULL"
    return _of_every_kind("SELECT '{kind}', count(*) FROM {table} " + among_those)


@cache
def _kinds_of_year() -> str:
    row = "SELECT 1 FROM {table} WHERE unit = :unit AND year = :year"
    return _of_every_kind(f"SELECT '{{kind}}' WHERE EXISTS ({row})")


@cache
def _last_places() -> str:
    """The highest position of every kind's rows, 0 before the first."""
    return _of_every_kind("SELECT '{kind}', coalesce(max(position), 0) FROM {table}")


@cache
def _finding(table: Table) -> str:
    return (
        f"SELECT id, year FROM {table.name} WHERE unit = :unit AND id IN (SELECT value FROM json_each(:ids))"
    )


@cache
def _binned(table: Table) -> str:
    mine = "unit = :unit AND year = :year AND removed_at IS NOT NULL"
    return f"SELECT * FROM {table.name} WHERE {mine} ORDER BY position DESC"


@cache
def _marking(table: Table) -> str:
    return f"UPDATE {table.name} SET removed_at = :removed_at WHERE id = :id"


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
    read, table = listed(names), held.table.name
    kept = f"SELECT {read} FROM {table} WHERE removed_at IS NULL"
    by_unit = f"SELECT unit, {read} FROM {table} WHERE year = :year AND removed_at IS NULL"
    in_order = "ORDER BY position"
    return _Reader(
        record=held.kind.record,
        names=names,
        changes=tuple((names.index(name), change) for name, change in changes if change is not None),
        of_years=f"{kept} AND unit = :unit AND year BETWEEN :first AND :last {in_order}",
        by_unit=f"{by_unit} {in_order}",
        of_units=f"{by_unit} AND unit IN (SELECT value FROM json_each(:units)) {in_order}",
        of_ids=f"{kept} AND unit = :unit AND id IN (SELECT value FROM json_each(:ids))",
        here=f"{kept} AND unit = :unit AND year = :year AND id = :id",
        anywhere=f"{kept} AND id = :id ORDER BY unit, year",
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
