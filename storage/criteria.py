"""Criteria sets as they were imported, every version kept."""

from core.storage_errors import CriteriaVersionTaken
from core.store_ports import CriteriaDocument
from storage.connection import Connection, Row
from storage.rows import Rows, moment, moment_text
from storage.tables import CRITERIA_SET

_ALL = "SELECT * FROM criteria_set ORDER BY position DESC"
_FIND = """
    SELECT * FROM criteria_set WHERE set_id = :set_id AND (:version = '' OR version = :version)
    ORDER BY position DESC LIMIT 1
"""


class SqlCriteria:
    """Fulfils `core.ports.CriteriaStore`."""

    def __init__(self, connection: Connection) -> None:
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
        return tuple(map(_document, self._rows.connection.rows(_ALL)))

    def find(self, set_id: str, version: str = "") -> CriteriaDocument | None:
        """One version, or the newest import of the set when no version is named."""
        found = self._rows.connection.rows(_FIND, {"set_id": set_id, "version": version})
        return _document(found[0]) if found else None


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
