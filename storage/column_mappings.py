"""Mappings of other programs' columns."""

import json

import sqlalchemy as sa

from core.column_mappings import ColumnMapping
from storage.rows import Row, Rows, moment, moment_text
from storage.tables import COLUMN_MAPPING


class SqlMappings:
    """Fulfils `core.column_mappings.MappingStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def all(self) -> tuple[ColumnMapping, ...]:
        """Every mapping, the one used last first."""
        found = [_mapping(row) for row in self._rows.fetch(COLUMN_MAPPING, {}, "name")]
        return tuple(sorted(found, key=lambda each: each.used_at, reverse=True))

    def put(self, mapping: ColumnMapping) -> None:
        """Insert or replace by name."""
        values = {
            "kind": mapping.kind,
            "headers": json.dumps(mapping.headers, ensure_ascii=False),
            "mapping": json.dumps(dict(mapping.columns), ensure_ascii=False),
            "added_at": moment_text(mapping.added_at),
            "used_at": moment_text(mapping.used_at),
        }
        self._rows.put(COLUMN_MAPPING, {"name": mapping.name}, values=values)

    def remove(self, name: str) -> None:
        """Forget it; nothing happens where there is none."""
        self._rows.drop(COLUMN_MAPPING, {"name": name})


def _mapping(row: Row) -> ColumnMapping:
    return ColumnMapping(
        name=row["name"],
        kind=row["kind"],
        headers=tuple(json.loads(row["headers"])),
        columns=json.loads(row["mapping"]),
        added_at=moment(row["added_at"]),
        used_at=moment(row["used_at"]),
    )
