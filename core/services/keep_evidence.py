"""Keep the evidence: take files in once per content, say what they are, link them to what they support."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from core.errors import UserError
from core.evidence import (
    EvidenceDocument,
    EvidenceTypeRefused,
    NotConfirmedOpen,
    SecretDocument,
    StoredFile,
)
from core.evidence_ports import Images
from core.packages.evidence_families import Misfit
from core.packages.evidence_types import is_flagged
from core.ports import Attachments, Clock, Database, Transaction
from core.progress import Progress, Step
from core.records.catalogue import Record
from core.secrecy import Secrecy, secrecy_of, secrecy_of_symbol
from core.services.noting import note_documents
from core.services.self_assessment import SelfAssessment
from core.services.taking_back import take_back
from core.text import clean_block, clean_line

_ORIGINS = "evidence.origins"
_MOST_ORIGINS = 50


class EvidenceGone(UserError):
    """The document is no longer in the register."""

    code = "E_EVIDENCE_GONE"


class PaperOnly(UserError):
    """The document has no file to open."""

    code = "E_EVIDENCE_NO_FILE"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDetails:
    """What an officer says about documents while adding them.

    `is_not_secret` is the officer's confirmation that no state secret is among them; without it nothing
    is taken in.
    """

    year: int
    is_not_secret: bool
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    issuer: str = ""
    summary: str = ""
    relates_on: date | None = None
    criteria: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One file to take in with what is said of it; `is_scaled`: its smaller copy is kept instead of it."""

    path: Path
    details: EvidenceDetails
    is_scaled: bool = False


class KeepEvidence:
    """The evidence register of this office and the files behind it."""

    def __init__(
        self,
        *,
        database: Database,
        attachments: Attachments,
        images: Images,
        assessment: SelfAssessment,
        clock: Clock,
    ) -> None:
        self._database = database
        self._attachments = attachments
        self._images = images
        self._assessment = assessment
        self._clock = clock

    def of_year(self, year: int) -> tuple[EvidenceDocument, ...]:
        """Documents of a year in the order they were added."""
        with self._database.transaction() as work:
            return work.evidence.of_year(work.office.get().unit.code, year)

    def count(self, year: int) -> int:
        """How many documents a year has; reading them all may take a while."""
        with self._database.transaction() as work:
            return work.evidence.count(work.office.get().unit.code, year)

    def counts(self, year: int) -> Mapping[str, int]:
        """How many documents support each criterion."""
        with self._database.transaction() as work:
            return work.evidence.counts(work.office.get().unit.code, year)

    def add(
        self, files: Sequence[Path], details: EvidenceDetails, *, progress: Progress
    ) -> tuple[EvidenceDocument, ...]:
        """Take files in of which the same is said; see `take`."""
        return self.take([Paper(path=path, details=details) for path in files], progress=progress)

    def take(self, papers: Sequence[Paper], *, progress: Progress) -> tuple[EvidenceDocument, ...]:
        """Take files into the store and the register; a content registered that year gains the links.

        One scan may hold two issued documents: with another number, day or issuer it is registered as a
        second document over the same content, so that nothing that was typed is lost.

        Raises:
            SecretDocument: not confirmed, or a secrecy mark stands in a name, number or summary.
            EvidenceTypeRefused, FolderGiven: the kind of file is not accepted, here or by the year's set.
            ImageUnreadable: a smaller copy was wanted and cannot be made.
            SourceUnreadable, DiskFull, WriteFailed, Cancelled: whatever happens, all is kept or nothing.
        """
        for paper in papers:
            _refuse_secret(paper.details, paper.path.name)
            self._refuse_forbidden(paper)
        fresh: list[StoredFile] = []
        try:
            kept = [
                (paper, self._keep(paper, fresh, progress=Step(progress, number, of=len(papers))))
                for number, paper in enumerate(papers, start=1)
            ]
            documents = self._register(kept)
        except BaseException:
            take_back(fresh, database=self._database, attachments=self._attachments)
            raise
        self._attachments.settle(fresh)
        return documents

    def link(self, documents: Sequence[EvidenceDocument], criteria: Sequence[str]) -> None:
        """Let these documents support these criteria as well."""
        linked = tuple(
            replace(item, criteria=tuple(sorted({*item.criteria, *criteria}))) for item in documents
        )
        with self._database.transaction() as work:
            work.evidence.save(work.office.get().unit.code, linked)
            self._note(work, "link_evidence", before=documents, after=linked)

    def use_again(self, documents: Sequence[EvidenceDocument], year: int) -> tuple[EvidenceDocument, ...]:
        """Register documents of another year for this one too, over the same contents; both years keep it.

        For decisions that are still in force; links to records of the other year are left behind.
        """
        again = tuple(
            replace(item, id=str(uuid4()), year=year, records=(), relates_on=None) for item in documents
        )
        with self._database.transaction() as work:
            work.evidence.save(work.office.get().unit.code, again)
            self._note(work, "add_evidence", before=[None] * len(again), after=again)
        return again

    def records_of(self, document: EvidenceDocument) -> tuple[Record, ...]:
        """The records a document belongs to that are still there."""
        with self._database.transaction() as work:
            held = work.records.all_of_year(work.office.get().unit.code, document.year)
        return tuple(record for record in held if record.id in document.records)

    def origins(self) -> tuple[str, ...]:
        """Names of systems documents came from that were typed here, the newest last (R114)."""
        with self._database.transaction() as work:
            return tuple(json.loads(work.settings.get(_ORIGINS) or "[]"))

    def cite(self, details: EvidenceDetails) -> EvidenceDocument:
        """Register a document of which only the paper exists.

        Raises:
            SecretDocument: as in `add`.
        """
        _refuse_secret(details, "")
        document = _document("", None, details=details)
        with self._database.transaction() as work:
            work.evidence.save(work.office.get().unit.code, (document,))
            _note_origins(work, (document,))
            self._note(work, "cite_evidence", before=[None], after=[document])
        return document

    def change(self, document: EvidenceDocument) -> EvidenceDocument:
        """Keep changed details or links of a document.

        Raises:
            SecretDocument: a secrecy mark stands in the new number or summary.
        """
        _refuse_marks(document.name, document.number, symbol=document.symbol, summary=document.summary)
        tidied = replace(
            document,
            number=clean_line(document.number),
            symbol=clean_line(document.symbol),
            issuer=clean_line(document.issuer),
            summary=clean_block(document.summary),
            origin=clean_line(document.origin),
            criteria=tuple(sorted(set(document.criteria))),
            records=tuple(sorted(set(document.records))),
        )
        with self._database.transaction() as work:
            held = work.evidence.get(tidied.id)
            work.evidence.save(work.office.get().unit.code, (tidied,))
            _note_origins(work, (tidied,))
            self._note(work, "change_evidence", before=[held], after=[tidied])
        return tidied

    def remove(self, document_id: str) -> EvidenceDocument:
        """Take a document from the register and answer it, so that it can be put back; the file stays.

        Raises:
            EvidenceGone: it is not there.
        """
        return self.remove_all((document_id,))[0]

    def remove_all(self, document_ids: Sequence[str]) -> tuple[EvidenceDocument, ...]:
        """The same for several, all of them or none.

        Raises:
            EvidenceGone: one is not there.
        """
        with self._database.transaction() as work:
            found = [work.evidence.get(document_id) for document_id in document_ids]
            documents = tuple(document for document in found if document is not None)
            if len(documents) < len(found):
                raise EvidenceGone
            for document_id in document_ids:
                work.evidence.remove(document_id)
            self._note(work, "remove_evidence", before=documents, after=[None] * len(documents))
        return documents

    def put_back(self, *documents: EvidenceDocument) -> None:
        """Undo a removal, or give documents back what was said of them before."""
        with self._database.transaction() as work:
            held = [work.evidence.get(document.id) for document in documents]
            work.evidence.save(work.office.get().unit.code, documents)
            self._note(work, "put_back_evidence", before=held, after=documents)

    def copy_out(self, document: EvidenceDocument, *, accepts_unmarked: bool = False) -> Path:
        """A read-only copy for opening with another program; the store's own file is never opened.

        `accepts_unmarked`: the person agreed to a copy without the mark that makes Windows careful.

        The document is the one on the screen: identifiers of two submitters may be the same.

        Raises:
            PaperOnly: it has no file.
            MarkNotKept: the drive keeps no mark; ask, then try again with the person's consent.
            EvidenceLost: the store no longer holds it.
        """
        if document.file is None:
            raise PaperOnly(number=document.number)
        return self._attachments.copy_out(
            document.file, name=document.name, accepts_unmarked=accepts_unmarked
        )

    def _refuse_forbidden(self, paper: Paper) -> None:
        """An appraiser may forbid, in the criteria set, files that may carry macros."""
        extension = paper.path.suffix.lower()
        if is_flagged(extension) and self._assessment.criteria(paper.details.year).forbids_flagged_evidence:
            raise EvidenceTypeRefused(
                name=paper.path.name, extension=extension, family=Misfit.FORBIDDEN.value
            )

    def _keep(self, paper: Paper, fresh: list[StoredFile], *, progress: Progress) -> StoredFile:
        """One file in the store; what was not there before is noted in `fresh`."""
        if not paper.is_scaled:
            return self._attachments.keep(paper.path, progress=progress, on_new=fresh.append)
        with self._attachments.scratch(f"{paper.path.stem}.jpg") as copy:
            self._images.scaled(paper.path, target=copy)
            return self._attachments.keep(copy, progress=progress, on_new=fresh.append)

    def _register(self, kept: Sequence[tuple[Paper, StoredFile]]) -> tuple[EvidenceDocument, ...]:
        documents = []
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            years = {paper.details.year for paper, _file in kept}
            registered = [item for year in sorted(years) for item in work.evidence.of_year(unit, year)]
            held = {(item.year, item.file.sha256): item for item in registered if item.file}
            there = {item.id: item for item in registered}
            for paper, file in kept:
                key = (paper.details.year, file.sha256)
                document = _with_file(held.get(key), paper, file=file)
                held[key] = document
                documents.append(document)
            work.evidence.save(unit, tuple(documents))
            _note_origins(work, documents)
            before = [there.get(document.id) for document in documents]
            self._note(work, "add_evidence", before=before, after=documents)
        return tuple(documents)

    def _note(
        self,
        work: Transaction,
        act: str,
        *,
        before: Sequence[EvidenceDocument | None],
        after: Sequence[EvidenceDocument | None],
    ) -> None:
        note_documents(work, act, before=before, after=after, at=self._clock.now())


def _with_file(known: EvidenceDocument | None, paper: Paper, *, file: StoredFile) -> EvidenceDocument:
    """The registered document with new links, or a new one."""
    if known is not None and _is_same(known, paper.details):
        return _linked(known, paper.details)
    name = f"{paper.path.stem}{file.extension}" if paper.is_scaled else paper.path.name
    return _document(name, file, details=paper.details)


def _note_origins(work: Transaction, documents: Sequence[EvidenceDocument]) -> None:
    """What the officer typed as a system once is offered from then on."""
    known = json.loads(work.settings.get(_ORIGINS) or "[]")
    fresh = dict.fromkeys(item.origin for item in documents if item.origin and item.origin not in known)
    if fresh:
        work.settings.put(_ORIGINS, json.dumps([*known, *fresh][-_MOST_ORIGINS:], ensure_ascii=False))


def _document(name: str, file: StoredFile | None, *, details: EvidenceDetails) -> EvidenceDocument:
    return EvidenceDocument(
        id=str(uuid4()),
        year=details.year,
        name=clean_line(name)[:200],
        number=clean_line(details.number),
        symbol=clean_line(details.symbol),
        issued_on=details.issued_on,
        issuer=clean_line(details.issuer),
        summary=clean_block(details.summary),
        relates_on=details.relates_on,
        criteria=tuple(sorted(set(details.criteria))),
        records=tuple(sorted(set(details.records))),
        file=file,
        origin=clean_line(details.origin),
    )


def _is_same(known: EvidenceDocument, details: EvidenceDetails) -> bool:
    """Whether nothing that was typed contradicts what is registered."""
    said = (
        (known.number, clean_line(details.number)),
        (known.symbol, clean_line(details.symbol)),
        (known.issued_on, details.issued_on),
        (known.issuer, clean_line(details.issuer)),
    )
    return all(not held or not typed or held == typed for held, typed in said)


def _linked(known: EvidenceDocument, details: EvidenceDetails) -> EvidenceDocument:
    return replace(
        known,
        criteria=tuple(sorted({*known.criteria, *details.criteria})),
        records=tuple(sorted({*known.records, *details.records})),
        number=known.number or clean_line(details.number),
        symbol=known.symbol or clean_line(details.symbol),
        issued_on=known.issued_on or details.issued_on,
        issuer=known.issuer or clean_line(details.issuer),
        summary=known.summary or clean_block(details.summary),
        relates_on=known.relates_on or details.relates_on,
        origin=known.origin or clean_line(details.origin),
    )


def _refuse_secret(details: EvidenceDetails, name: str) -> None:
    if not details.is_not_secret:
        raise NotConfirmedOpen
    _refuse_marks(name, details.number, symbol=details.symbol, summary=details.summary)


def _refuse_marks(name: str, number: str, *, symbol: str, summary: str) -> None:
    """A name may say what a document is (secret) without anybody noticing."""
    for text in (name, summary):
        if secrecy_of(text) is Secrecy.MARKED:
            raise SecretDocument(name=text)
    for text in (number, symbol):
        if secrecy_of_symbol(text) is Secrecy.MARKED:
            raise SecretDocument(name=text)
