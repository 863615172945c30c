"""Keep the evidence: take files in once per content, say what they are, link them to what they support."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from core.audit import Act
from core.errors import UserError
from core.evidence import (
    EvidenceDocument,
    EvidenceTypeRefused,
    NotConfirmedOpen,
    SecretDocument,
    StoredFile,
)
from core.packages.evidence_families import Misfit
from core.packages.evidence_types import is_flagged
from core.ports import Attachments, Clock, Database, Transaction
from core.progress import Progress
from core.secrecy import Secrecy, secrecy_of, secrecy_of_symbol
from core.services.self_assessment import SelfAssessment
from core.text import clean_block, clean_line


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


class KeepEvidence:
    """The evidence register of this office and the files behind it."""

    def __init__(
        self, *, database: Database, attachments: Attachments, assessment: SelfAssessment, clock: Clock
    ) -> None:
        self._database = database
        self._attachments = attachments
        self._assessment = assessment
        self._clock = clock

    def of_year(self, year: int) -> tuple[EvidenceDocument, ...]:
        """Documents of a year in the order they were added."""
        with self._database.transaction() as work:
            return work.evidence.of_year(work.office.get().unit.code, year)

    def add(
        self, files: Sequence[Path], details: EvidenceDetails, *, progress: Progress
    ) -> tuple[EvidenceDocument, ...]:
        """Take files into the store and the register; a content already registered that year gains the links.

        One scan may hold two issued documents: with another number, day or issuer it is registered as a
        second document over the same content, so that nothing that was typed is lost.

        Raises:
            SecretDocument: not confirmed, or a secrecy mark stands in a name, number or summary.
            EvidenceTypeRefused: the kind of file is not accepted, here or by the year's criteria set;
                nothing of this call is kept.
        """
        for path in files:
            _refuse_secret(details, path.name)
        self._refuse_forbidden(files, details.year)
        kept = tuple((path, self._attachments.keep(path, progress=progress)) for path in files)
        documents = []
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            held = {item.file.sha256: item for item in work.evidence.of_year(unit, details.year) if item.file}
            for path, file in kept:
                known = held.get(file.sha256)
                is_same = known is not None and _is_same(known, details)
                document = (
                    _linked(known, details)
                    if known and is_same
                    else _document(path.name, file, details=details)
                )
                held[file.sha256] = document
                documents.append(document)
            work.evidence.save(unit, tuple(documents))
            self._note(work, "add_evidence", documents=documents)
        return tuple(documents)

    def cite(self, details: EvidenceDetails) -> EvidenceDocument:
        """Register a document of which only the paper exists.

        Raises:
            SecretDocument: as in `add`.
        """
        _refuse_secret(details, "")
        document = _document("", None, details=details)
        with self._database.transaction() as work:
            work.evidence.save(work.office.get().unit.code, (document,))
            self._note(work, "cite_evidence", documents=(document,))
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
            criteria=tuple(sorted(set(document.criteria))),
            records=tuple(sorted(set(document.records))),
        )
        with self._database.transaction() as work:
            work.evidence.save(work.office.get().unit.code, (tidied,))
            self._note(work, "change_evidence", documents=(tidied,))
        return tidied

    def remove(self, document_id: str) -> EvidenceDocument:
        """Take a document from the register and answer it, so that it can be put back; the file stays.

        Raises:
            EvidenceGone: it is not there.
        """
        with self._database.transaction() as work:
            document = work.evidence.get(document_id)
            if document is None:
                raise EvidenceGone
            work.evidence.remove(document_id)
            self._note(work, "remove_evidence", documents=(document,))
        return document

    def put_back(self, document: EvidenceDocument) -> None:
        """Undo a removal."""
        with self._database.transaction() as work:
            work.evidence.save(work.office.get().unit.code, (document,))
            self._note(work, "put_back_evidence", documents=(document,))

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

    def _refuse_forbidden(self, files: Sequence[Path], year: int) -> None:
        """An appraiser may forbid, in the criteria set, files that may carry macros."""
        flagged = next((path for path in files if is_flagged(path.suffix.lower())), None)
        if flagged is not None and self._assessment.criteria(year).forbids_flagged_evidence:
            raise EvidenceTypeRefused(
                name=flagged.name, extension=flagged.suffix.lower(), family=Misfit.FORBIDDEN.value
            )

    def _note(self, work: Transaction, act: str, *, documents: Sequence[EvidenceDocument]) -> None:
        officer = work.office.get().officer.name
        for document in documents:
            work.audit.append(Act(officer=officer, act=act, subject=document.id), at=self._clock.now())


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
