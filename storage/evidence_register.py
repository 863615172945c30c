"""The register of evidence documents: what each says, supports, and which content it names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from core.evidence import EvidenceDocument, StoredFile
from storage.rows import (
    Row,
    day,
    day_text,
    drop,
    fetch,
    fetch_one,
    insert,
    put,
    put_in_order,
)
from storage.tables import EVIDENCE, EVIDENCE_CRITERION, EVIDENCE_FILE, EVIDENCE_RECORD

Links = Mapping[str, tuple[str, ...]]


class SqlEvidence:
    """Fulfils `core.ports.EvidenceStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of_year(self, unit: str, year: int) -> tuple[EvidenceDocument, ...]:
        """Documents in the order they were added."""
        rows = fetch(self._connection, EVIDENCE, {"unit": unit, "year": year}, "position")
        files = self.files()
        criteria = self._links(EVIDENCE_CRITERION, "criterion", unit)
        records = self._links(EVIDENCE_RECORD, "record", unit)
        return tuple(_document(row, files, criteria=criteria, records=records) for row in rows)

    def get(self, document_id: str) -> EvidenceDocument | None:
        """One document."""
        rows = fetch(self._connection, EVIDENCE, {"id": document_id}, "unit")
        if not rows:
            return None
        unit = rows[0]["unit"]
        return _document(
            rows[0],
            self.files(),
            criteria=self._links(EVIDENCE_CRITERION, "criterion", unit),
            records=self._links(EVIDENCE_RECORD, "record", unit),
        )

    def save(self, unit: str, documents: Sequence[EvidenceDocument]) -> None:
        """Insert or replace by id."""
        for document in documents:
            self._save(unit, document)
        self._forget_files()

    def remove(self, document_id: str) -> None:
        """Take a document from the register."""
        for row in fetch(self._connection, EVIDENCE, {"id": document_id}, "unit"):
            self._drop(row["unit"], document_id)
        self._forget_files()

    def replace_year(self, unit: str, year: int, documents: Sequence[EvidenceDocument]) -> None:
        """Drop the unit's year and put these in its place."""
        for row in fetch(self._connection, EVIDENCE, {"unit": unit, "year": year}, "position"):
            self._drop(unit, row["id"])
        self.save(unit, documents)

    def files(self) -> Mapping[str, StoredFile]:
        """Every content the register names, by SHA-256."""
        return {row["sha256"]: _file(row) for row in fetch(self._connection, EVIDENCE_FILE, {}, "sha256")}

    def _save(self, unit: str, document: EvidenceDocument) -> None:
        if document.file is not None:
            self._save_file(document.file)
        key = {"unit": unit, "id": document.id}
        put_in_order(self._connection, EVIDENCE, key, _columns(document))
        self._save_links(EVIDENCE_CRITERION, "criterion", unit, document.id, document.criteria)
        self._save_links(EVIDENCE_RECORD, "record", unit, document.id, document.records)

    def _save_file(self, file: StoredFile) -> None:
        values = {
            "size": file.size,
            "media_type": file.media_type,
            "extension": file.extension,
            "flagged": int(file.flagged),
        }
        if fetch_one(self._connection, EVIDENCE_FILE, {"sha256": file.sha256}) is None:
            put(self._connection, EVIDENCE_FILE, {"sha256": file.sha256}, values)

    def _save_links(
        self, table: sa.Table, column: str, unit: str, document_id: str, subjects: Sequence[str]
    ) -> None:
        key = {"unit": unit, "evidence": document_id}
        drop(self._connection, table, key)
        rows = [{**key, "position": at, column: subject} for at, subject in enumerate(subjects)]
        insert(self._connection, table, rows)

    def _links(self, table: sa.Table, column: str, unit: str) -> Links:
        found: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for row in fetch(self._connection, table, {"unit": unit}, "evidence", "position"):
            found[row["evidence"]] += (row[column],)
        return found

    def _drop(self, unit: str, document_id: str) -> None:
        for table in (EVIDENCE_CRITERION, EVIDENCE_RECORD):
            drop(self._connection, table, {"unit": unit, "evidence": document_id})
        drop(self._connection, EVIDENCE, {"unit": unit, "id": document_id})

    def _forget_files(self) -> None:
        """Contents no document names any more; the files themselves wait for the next sweep."""
        named = sa.select(EVIDENCE.c.sha256).where(EVIDENCE.c.sha256.is_not(None))
        self._connection.execute(sa.delete(EVIDENCE_FILE).where(EVIDENCE_FILE.c.sha256.not_in(named)))


def _columns(document: EvidenceDocument) -> dict[str, object]:
    return {
        "year": document.year,
        "name": document.name,
        "number": document.number,
        "symbol": document.symbol,
        "issued_on": day_text(document.issued_on),
        "issuer": document.issuer,
        "summary": document.summary,
        "relates_on": day_text(document.relates_on),
        "sha256": None if document.file is None else document.file.sha256,
    }


def _document(
    row: Row, files: Mapping[str, StoredFile], *, criteria: Links, records: Links
) -> EvidenceDocument:
    return EvidenceDocument(
        id=row["id"],
        year=row["year"],
        name=row["name"],
        number=row["number"],
        symbol=row["symbol"],
        issued_on=day(row["issued_on"]),
        issuer=row["issuer"],
        summary=row["summary"],
        relates_on=day(row["relates_on"]),
        criteria=criteria.get(row["id"], ()),
        records=records.get(row["id"], ()),
        file=None if row["sha256"] is None else files[row["sha256"]],
    )


def _file(row: Row) -> StoredFile:
    return StoredFile(
        sha256=row["sha256"],
        size=row["size"],
        media_type=row["media_type"],
        extension=row["extension"],
        flagged=bool(row["flagged"]),
    )
