"""Hand a package over: the record both sides sign, for a package just written or one of the register."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.delivery import Delivered, PackageUnknown
from core.enrolment import NoAuthority
from core.exchanges import PackageRow
from core.packages.assemble import file_name
from core.packages.kinds import Kind
from core.packages.payloads import Document, SubmissionBody
from core.ports import Database, Transaction
from core.reporting.data import HeadData
from core.reporting.document import Report
from core.reporting.hand_over import KIND, HandedFile, HandOverData, hand_over_sheet
from core.reporting.words import ReportWords
from core.services.adopt_criteria import AdoptCriteria
from core.services.make_report import ReportFiles
from core.services.outgoing import received_receipts
from core.services.paper_head import BY_HAND, PaperHeads
from core.stored_packages import document_of, receipt_of


class HandOver:
    """Makes the record of handing over; a package is named by its digest."""

    def __init__(
        self,
        *,
        database: Database,
        criteria: AdoptCriteria,
        heads: PaperHeads,
        paper: tuple[ReportFiles, ReportWords],
    ) -> None:
        self._database = database
        self._criteria = criteria
        self._heads = heads
        self._files, self._words = paper

    def sheet(self, digest: str, delivered: Delivered | None = None) -> Report:
        """The record of a submission that was sent; `delivered` names the files as they were written.

        Raises:
            PackageUnknown: this office sent no such submission.
            NoAuthority: the office names nobody to hand it to.
            PackageRefused: the stored package is damaged.
        """
        head = self._heads.head(KIND, self._words.hand_over.symbol, dated=BY_HAND)
        head = replace(head, signatory=None)
        with self._database.transaction() as work:
            row = work.exchanges.find(digest)
            if row is None or row.kind != Kind.SUBMISSION.value:
                raise PackageUnknown(digest=digest)
            data = self._data(work, row, head=head, delivered=delivered)
        return hand_over_sheet(data, self._words)

    def write(self, digest: str, path: Path, *, delivered: Delivered | None = None) -> Path:
        """Write the record; the suffix (.pdf, .docx, .xlsx) chooses the form. See `sheet`."""
        return self._files.write(self.sheet(digest, delivered), path)

    def _data(
        self, work: Transaction, row: PackageRow, *, head: HeadData, delivered: Delivered | None
    ) -> HandOverData:
        office, document = work.office.get(), document_of(row)
        body = document.body
        assert isinstance(body, SubmissionBody)
        if office.authority is None:
            raise NoAuthority
        used = document.header.criteria_set
        held = None if used is None else work.criteria.find(used.id, used.version)
        criteria = None if held is None else self._criteria.parsed(held)
        return HandOverData(
            head=head,
            authority=office.authority.name,
            officer=body.officer.name,
            position=body.officer.position,
            year=body.year,
            revision=row.revision,
            made_at=row.at,
            criteria="" if criteria is None else criteria.name,
            is_sample=criteria is not None and criteria.is_sample,
            total=body.total,
            maximum=body.maximum,
            index=body.index,
            records=self._counted(body),
            documents=len(body.documents),
            evidence_files=len(document.header.evidence),
            evidence_size=sum(item.size for item in document.header.evidence),
            reason=body.correction_reason,
            fingerprint=row.fingerprint,
            digest=row.digest,
            files=_files(row, document, delivered=delivered),
            receipt=self._receipt(work, row),
        )

    def _counted(self, body: SubmissionBody) -> tuple[tuple[str, int], ...]:
        counts = Counter(entry.kind for entry in body.records)
        return tuple((self._words.hand_over.kind_title(kind), count) for kind, count in counts.items())

    def _receipt(self, work: Transaction, row: PackageRow) -> str:
        proofs = ((receipt, receipt_of(receipt)) for receipt in received_receipts(work))
        return next(
            (
                self._words.hand_over.receipt_of(receipt.revision, body.received_at)
                for receipt, body in proofs
                if body.package_digest == row.digest
            ),
            "",
        )


def _files(row: PackageRow, document: Document, *, delivered: Delivered | None) -> tuple[HandedFile, ...]:
    """The files as they lie at the destination, else the whole package under its own name."""
    written: Sequence[HandedFile] = (
        ()
        if delivered is None
        else [HandedFile(name=each.path.name, size=each.size) for each in delivered.files]
    )
    return tuple(written) or (HandedFile(name=file_name(document.header), size=row.size),)
