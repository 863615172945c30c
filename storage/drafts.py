"""Records half-typed: kept as soon as a field is left, so only the field under the cursor can be lost."""

import json

import sqlalchemy as sa

from core.records.catalogue import Record, kind_for, kind_of
from core.records.fields import from_plain, plain
from storage.rows import Row, Rows
from storage.tables import DRAFT


class SqlDrafts:
    """Fulfils `core.store_ports.DraftStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def of_year(self, kind: str, year: int) -> tuple[Record, ...]:
        """Drafts of one kind and year in the order they were begun."""
        rows = self._rows.fetch(DRAFT, {"kind": kind, "year": year}, "number")
        return tuple(_value(row) for row in rows)

    def kinds(self) -> tuple[tuple[str, int], ...]:
        """Kind and year of everything that is half-typed, each once."""
        rows = self._rows.fetch(DRAFT, {}, "number")
        return tuple(dict.fromkeys((row["kind"], row["year"]) for row in rows))

    def put(self, record: Record) -> None:
        """Keep one, replacing it by id."""
        fields = json.dumps(dict(plain(record)), ensure_ascii=False)
        values = {"kind": kind_for(record).code, "year": record.year, "fields": fields}
        if self._rows.fetch_one(DRAFT, {"id": record.id}) is None:
            values["number"] = self._rows.next_number(DRAFT, "number")
        self._rows.put(DRAFT, {"id": record.id}, values=values)

    def remove(self, record_id: str) -> None:
        """Forget one; nothing happens where there is none."""
        self._rows.drop(DRAFT, {"id": record_id})


def _value(row: Row) -> Record:
    """A field that a later version no longer has is left out: the rest of what was typed still counts."""
    kind = kind_of(row["kind"])
    known = {spec.name for spec in kind.fields}
    held = {name: value for name, value in json.loads(row["fields"]).items() if name in known}
    return from_plain(kind.record, held, id=row["id"], year=row["year"])
