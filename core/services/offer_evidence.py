"""Look at files before they are taken in: which are refused, which are held already, what names tell."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from core.errors import UserError
from core.evidence import EvidenceDocument, EvidenceTypeRefused, SecretDocument, StoredFile
from core.evidence_offers import Offer, read_name
from core.evidence_ports import Images
from core.images import ASKED_FROM_BYTES, ImageUnreadable, Scaled, is_worth_scaling
from core.packages.evidence_families import Misfit
from core.ports import Attachments, Database
from core.progress import Progress, Step
from core.secrecy import Secrecy, secrecy_of
from core.services.self_assessment import SelfAssessment

_PHOTOGRAPHS = frozenset({".jpg", ".png"})


class OfferEvidence:
    """Nothing here is kept in the register; what was pasted waits in a file of its own."""

    def __init__(
        self,
        *,
        database: Database,
        attachments: Attachments,
        images: Images,
        assessment: SelfAssessment,
    ) -> None:
        self._database = database
        self._attachments = attachments
        self._images = images
        self._assessment = assessment

    def look(self, files: Sequence[Path], year: int, *, progress: Progress) -> tuple[Offer, ...]:
        """Each file with what it is or why it is refused; one bad file refuses no other.

        Raises:
            Cancelled.
        """
        held = self._held(year)
        issuers = tuple(dict.fromkeys(item.issuer for item in held if item.issuer))
        known = _by_content(held)
        found = []
        for number, path in enumerate(files, start=1):
            step = Step(progress, number, of=len(files))
            found.append(self._look(path, year, issuers=issuers, known=known, progress=step))
        return tuple(found)

    def put_aside(self, content: bytes, *, name: str) -> Path:
        """Write a pasted picture into a file that can be offered like any other.

        Raises:
            DiskFull, WriteFailed.
        """
        return self._attachments.put_aside(content, name=name)

    def forget_aside(self, files: Sequence[Path]) -> None:
        """Remove what was put aside and is no longer wanted; other files are left alone."""
        for path in files:
            self._attachments.forget_aside(path)

    def _look(
        self,
        path: Path,
        year: int,
        *,
        issuers: tuple[str, ...],
        known: Mapping[str, tuple[EvidenceDocument, ...]],
        progress: Progress,
    ) -> Offer:
        secrecy = secrecy_of(path.name)
        try:
            if secrecy is Secrecy.MARKED:
                raise SecretDocument(name=path.name)
            file = self._attachments.weigh(path, progress=progress)
            if file.flagged and self._assessment.criteria(year).forbids_flagged_evidence:
                raise EvidenceTypeRefused(
                    name=path.name, extension=file.extension, family=Misfit.FORBIDDEN.value
                )
        except UserError as refused:
            return Offer(path=path, refused=refused, secrecy=secrecy)
        return Offer(
            path=path,
            file=file,
            held=known.get(file.sha256, ()),
            reading=read_name(path.name, year=year, issuers=issuers),
            secrecy=secrecy,
            scaled=self._scaled(path, file),
        )

    def _scaled(self, path: Path, file: StoredFile) -> Scaled | None:
        """The smaller copy of a huge photograph; one that cannot be decoded stays as it is."""
        if file.extension not in _PHOTOGRAPHS or file.size < ASKED_FROM_BYTES:
            return None
        try:
            found = self._images.scaled(path)
        except ImageUnreadable:
            return None
        is_worth = is_worth_scaling(file.size, width=found.width, height=found.height, scaled=found.size)
        return found if is_worth else None

    def _held(self, year: int) -> tuple[EvidenceDocument, ...]:
        with self._database.transaction() as work:
            return work.evidence.of_year(work.office.get().unit.code, year)


def _by_content(documents: Sequence[EvidenceDocument]) -> Mapping[str, tuple[EvidenceDocument, ...]]:
    found: dict[str, tuple[EvidenceDocument, ...]] = {}
    for document in documents:
        if document.file is not None:
            found[document.file.sha256] = (*found.get(document.file.sha256, ()), document)
    return found
