"""The register of evidence documents: what each says, supports, and which content it names."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

import sqlalchemy as sa

from core.evidence import EvidenceDocument, StoredFile, Sums
from storage.rows import Row, Rows, batched, day, day_text, matching
from storage.tables import EVIDENCE, EVIDENCE_CRITERION, EVIDENCE_FILE, EVIDENCE_RECORD, SURVEY

Links = Mapping[tuple[str, str], tuple[str, ...]]
Key = Mapping[str, str | int]


class SqlEvidence:
    """Fulfils `core.ports.EvidenceStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def of_year(self, unit: str, year: int) -> tuple[EvidenceDocument, ...]:
        """Documents in the order they were added."""
        whose: Key = {"unit": unit, "year": year}
        return self._documents(self._rows.fetch(EVIDENCE, whose, "position"), whose)

    def count(self, unit: str, year: int) -> int:
        """How many documents there are."""
        counted = sa.select(sa.func.count()).select_from(EVIDENCE)
        chosen = counted.where(matching(EVIDENCE, {"unit": unit, "year": year}))
        return int(self._rows.connection.execute(chosen).scalar_one())

    def counts(self, unit: str, year: int) -> Mapping[str, int]:
        """How many documents support each criterion."""
        criterion = EVIDENCE_CRITERION.c.criterion
        counted = sa.select(criterion, sa.func.count()).group_by(criterion)
        chosen = counted.where(matching(EVIDENCE_CRITERION, {"unit": unit, "year": year}))
        return {row[0]: int(row[1]) for row in self._rows.connection.execute(chosen)}

    def by_unit(self, year: int) -> Mapping[str, tuple[EvidenceDocument, ...]]:
        """Documents of every unit in the order they were added."""
        whose: Key = {"year": year}
        rows = self._rows.fetch(EVIDENCE, whose, "position")
        found: dict[str, list[EvidenceDocument]] = defaultdict(list)
        for row, document in zip(rows, self._documents(rows, whose), strict=True):
            found[row["unit"]].append(document)
        return {unit: tuple(documents) for unit, documents in found.items()}

    def get(self, document_id: str) -> EvidenceDocument | None:
        """One document."""
        rows = self._rows.fetch(EVIDENCE, {"id": document_id}, "unit", "year")
        if not rows:
            return None
        return self._documents(rows[:1], {"unit": rows[0]["unit"], "year": rows[0]["year"]})[0]

    def save(self, unit: str, documents: Sequence[EvidenceDocument]) -> None:
        """Insert or replace by id. A document whose year was changed moves to its new year."""
        for document in documents:
            for row in self._rows.fetch(EVIDENCE, {"unit": unit, "id": document.id}, "year"):
                if row["year"] != document.year:
                    self._drop(_key(row))
            self._save(unit, document)
        self._forget_files()

    def remove(self, document_id: str) -> None:
        """Take a document from the register."""
        for row in self._rows.fetch(EVIDENCE, {"id": document_id}, "unit", "year"):
            self._drop(_key(row))
        self._forget_files()

    def replace_year(self, unit: str, year: int, *, documents: Sequence[EvidenceDocument]) -> None:
        """Drop the unit's year and put these in its place."""
        whose: Key = {"unit": unit, "year": year}
        for table in (EVIDENCE_CRITERION, EVIDENCE_RECORD, EVIDENCE):
            self._rows.drop(table, whose)
        named = {document.file.sha256: document.file for document in documents if document.file is not None}
        held = self._files_of(named)
        new = [_file_columns(file) for sha256, file in named.items() if sha256 not in held]
        self._rows.insert(EVIDENCE_FILE, new)
        first = self._rows.next_number(EVIDENCE) if documents else 0
        rows = [
            {**whose, "id": each.id, "position": at, **_columns(each)}
            for at, each in enumerate(documents, start=first)
        ]
        self._rows.insert(EVIDENCE, rows)
        for table, links in (
            (EVIDENCE_CRITERION, {each.id: each.criteria for each in documents}),
            (EVIDENCE_RECORD, {each.id: each.records for each in documents}),
        ):
            made = (_link_rows(table, {**whose, "evidence": each}, subjects=links[each]) for each in links)
            self._rows.insert(table, list(chain.from_iterable(made)))
        self._forget_files()

    def files(self) -> Mapping[str, StoredFile]:
        """Every content the register names, by SHA-256."""
        return {row["sha256"]: file_of(row) for row in self._rows.fetch(EVIDENCE_FILE, {}, "sha256")}

    def held_among(self, contents: Collection[str]) -> frozenset[str]:
        """Those of these contents that the register names already."""
        return frozenset(self._files_of(contents))

    def _files_of(self, contents: Collection[str]) -> Mapping[str, StoredFile]:
        """The files of some contents; a whole province's register is never read for one unit."""
        found: dict[str, StoredFile] = {}
        for some in batched(sorted(contents)):
            chosen = sa.select(EVIDENCE_FILE).where(EVIDENCE_FILE.c.sha256.in_(some))
            rows = self._rows.connection.execute(chosen).mappings()
            found.update((row["sha256"], file_of(row)) for row in rows)
        return found

    def _save(self, unit: str, document: EvidenceDocument) -> None:
        if document.file is not None:
            save_file(self._rows, document.file)
        key: Key = {"unit": unit, "year": document.year, "id": document.id}
        self._rows.put_in_order(EVIDENCE, key, values=_columns(document))
        self._save_links(EVIDENCE_CRITERION, key, subjects=document.criteria)
        self._save_links(EVIDENCE_RECORD, key, subjects=document.records)

    def _save_links(self, table: sa.Table, key: Key, *, subjects: Sequence[str]) -> None:
        evidence = _link_key(key)
        self._rows.drop(table, evidence)
        self._rows.insert(table, _link_rows(table, evidence, subjects=subjects))

    def _documents(self, rows: Sequence[Row], whose: Key) -> tuple[EvidenceDocument, ...]:
        files = self._files_of({row["sha256"] for row in rows if row["sha256"] is not None})
        criteria = self._links(EVIDENCE_CRITERION, whose)
        records = self._links(EVIDENCE_RECORD, whose)
        return tuple(_document(row, files, criteria=criteria, records=records) for row in rows)

    def _links(self, table: sa.Table, whose: Key) -> Links:
        found: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
        subject = table.c.keys()[-1]
        for row in self._rows.fetch(table, whose, "evidence", "position"):
            found[row["unit"], row["evidence"]] += (row[subject],)
        return found

    def _drop(self, key: Key) -> None:
        for table in (EVIDENCE_CRITERION, EVIDENCE_RECORD):
            self._rows.drop(table, _link_key(key))
        self._rows.drop(EVIDENCE, key)

    def _forget_files(self) -> None:
        """Contents no document or survey names any more; the files themselves wait for the next sweep."""
        held = EVIDENCE_FILE.c.sha256
        named = (sa.select(table.c.sha256).where(table.c.sha256.is_not(None)) for table in (EVIDENCE, SURVEY))
        unnamed = sa.and_(*(held.not_in(each) for each in named))
        self._rows.connection.execute(sa.delete(EVIDENCE_FILE).where(unnamed))


def save_file(rows: Rows, file: StoredFile) -> None:
    """Write a content down once, whoever names it; sums that were not known before are added."""
    held = rows.fetch_one(EVIDENCE_FILE, {"sha256": file.sha256})
    if held is None or (held["sha512"] is None and file.sums is not None):
        rows.put(EVIDENCE_FILE, {"sha256": file.sha256}, values=_file_columns(file))


def _key(row: Row) -> Key:
    return {"unit": row["unit"], "year": row["year"], "id": row["id"]}


def _link_key(key: Key) -> Key:
    return {"unit": key["unit"], "year": key["year"], "evidence": key["id"]}


def _link_rows(table: sa.Table, evidence: Key, *, subjects: Sequence[str]) -> list[dict[str, object]]:
    subject = table.c.keys()[-1]
    return [{**evidence, "position": at, subject: named} for at, named in enumerate(subjects)]


def _file_columns(file: StoredFile) -> dict[str, object]:
    return {
        "sha256": file.sha256,
        "size": file.size,
        "media_type": file.media_type,
        "extension": file.extension,
        "flagged": int(file.flagged),
        "sha512": None if file.sums is None else file.sums.sha512,
        "crc32": None if file.sums is None else file.sums.crc32,
    }


def _columns(document: EvidenceDocument) -> dict[str, object]:
    return {
        "name": document.name,
        "number": document.number,
        "symbol": document.symbol,
        "issued_on": day_text(document.issued_on),
        "issuer": document.issuer,
        "summary": document.summary,
        "relates_on": day_text(document.relates_on),
        "sha256": None if document.file is None else document.file.sha256,
        "origin": document.origin,
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
        criteria=criteria.get((row["unit"], row["id"]), ()),
        records=records.get((row["unit"], row["id"]), ()),
        file=None if row["sha256"] is None else files[row["sha256"]],
        origin=row["origin"],
    )


def file_of(row: Row) -> StoredFile:
    """One content as its row names it."""
    return StoredFile(
        sha256=row["sha256"],
        size=row["size"],
        media_type=row["media_type"],
        extension=row["extension"],
        flagged=bool(row["flagged"]),
        sums=None if row["sha512"] is None else Sums(sha512=row["sha512"], crc32=row["crc32"]),
    )
