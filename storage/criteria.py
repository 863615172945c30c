"""Criteria sets as they were imported, every version kept."""

import sqlalchemy as sa

from core.storage_errors import CriteriaVersionTaken
from core.store_ports import CriteriaDocument
from storage.rows import Row, Rows, moment, moment_text
from storage.tables import CRITERIA_SET


class SqlCriteria:
    """Fulfils `core.ports.CriteriaStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def add(self, criteria: CriteriaDocument) -> None:
        """Keep a set. The same content again changes nothing.

        Raises:
            CriteriaVersionTaken: another content is kept under this id and version.
        """
        key = {"set_id": criteria.set_id, "version": criteria.version}
        held = self._rows.fetch_one(CRITERIA_SET, key)
        if held is not None:
            if held["sha512"] != criteria.sha512:
                raise CriteriaVersionTaken(**key)
            return
        row = {
            **key,
            "position": self._rows.next_number(CRITERIA_SET),
            "name": criteria.name,
            "year": criteria.year,
            "sha512": criteria.sha512,
            "document": criteria.document,
            "imported_at": moment_text(criteria.imported_at),
        }
        self._rows.insert(CRITERIA_SET, [row])

    def all(self) -> tuple[CriteriaDocument, ...]:
        """Every set, newest import first."""
        newest_first = sa.select(CRITERIA_SET).order_by(CRITERIA_SET.c.position.desc())
        return tuple(_document(row) for row in self._rows.connection.execute(newest_first).mappings())

    def find(self, set_id: str, version: str = "") -> CriteriaDocument | None:
        """One version, or the newest import of the set when no version is named."""
        chosen = sa.select(CRITERIA_SET).where(CRITERIA_SET.c.set_id == set_id)
        if version:
            chosen = chosen.where(CRITERIA_SET.c.version == version)
        newest_first = chosen.order_by(CRITERIA_SET.c.position.desc())
        row = self._rows.connection.execute(newest_first).mappings().first()
        return None if row is None else _document(row)


def _document(row: Row) -> CriteriaDocument:
    return CriteriaDocument(
        set_id=row["set_id"],
        version=row["version"],
        name=row["name"],
        year=row["year"],
        sha512=row["sha512"],
        document=row["document"],
        imported_at=moment(row["imported_at"]),
    )
