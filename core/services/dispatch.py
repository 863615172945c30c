"""Send one signed package: write it, read it back as a stranger would, and only then note it as sent.

Shared by every job that sends: a submission, results, an enrolment.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from core.delivery import Delivered, DeliveredFile, Leaving
from core.enrolment import trust_in
from core.evidence import EvidenceDocument, StoredFile
from core.exchanges import Direction, PackageRow
from core.packages.assemble import Assembled, EvidenceSource, Known, assemble, file_name
from core.packages.cms import Countersigned
from core.packages.container import Readable, Writable
from core.packages.counted import CountedOut
from core.packages.intake import CompleteSubmission, authenticate, complete, open_envelope
from core.packages.nowhere import Nowhere
from core.packages.payloads import Document, Header
from core.packages.reading_context import VERIFY_ONLY, ReadingContext
from core.packages.refusals import BindWrong
from core.packages.signing import SigningKey
from core.packages.streams import StreamState, accepted, stream_of
from core.ports import Attachments, Clock, Database, PackageFiles, Transaction, WrittenFile
from core.progress import Progress, Step
from core.services.deliver_package import DeliverPackage
from core.services.key_care import KeyCare
from core.services.time_watch import note_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatched:
    """A package that lies on its final place and was verified there; `crc32` is that of the whole file."""

    path: Path
    crc32: str
    document: Document
    row: PackageRow


class Dispatch:
    """Writes and verifies packages signed with this office's key."""

    def __init__(
        self,
        *,
        database: Database,
        attachments: Attachments,
        files: PackageFiles,
        keys: KeyCare,
        deliver: DeliverPackage,
        clock: Clock,
    ) -> None:
        self._database = database
        self._attachments = attachments
        self._files = files
        self._keys = keys
        self._deliver = deliver
        self._clock = clock

    def has_key(self) -> bool:
        """Whether the office has a key to sign with."""
        return self._keys.card() is not None

    def unlock(self, passphrase: str | None) -> SigningKey:
        """The office's key; without a passphrase only while it is open, see `KeyCare.signing`."""
        return self._keys.signing(passphrase)

    def send(
        self,
        document: Document,
        key: SigningKey | Countersigned,
        *,
        folder: Path,
        evidence: Sequence[EvidenceDocument] = (),
        progress: Progress,
    ) -> Dispatched:
        """Write the package, judge it by the reader every recipient uses, give it its name, and describe it.

        Its revision and digest are written down before the file takes its name. Should the program stop in
        between, the next package follows this one whether or not it was delivered: a recipient sees at most
        a gap, never two contents of one revision. A revision that was spent on a failure stays spent.

        Must be called outside a transaction.

        Raises:
            TooLargeForVolume: the drive's file system takes no file of this size.
            DeviceError: it cannot be written; nothing stays.
            PackageRefused: what was read back is not what was signed; nothing stays.
            Cancelled: nothing stays.
        """
        sources = tuple(self._source(item, item.file) for item in evidence if item.file is not None)
        assembled: list[Assembled] = []
        reopened: list[CompleteSubmission] = []
        # What a token signed here a moment ago is judged by the signature alone: this office needs no roots.
        context = replace(VERIFY_ONLY, judge=key.judge if isinstance(key, Countersigned) else None)
        size = sum(item.file.size for item in evidence if item.file is not None)
        measuring, writing, reading = (Step(progress, number, of=3) for number in (1, 2, 3))

        def produce(out: Writable) -> None:
            counted = CountedOut(out, size, progress=writing)
            assembled.append(assemble(document, key, out=counted, evidence=sources, progress=measuring))
            self._reserve(document.header, assembled[0].digest)

        def verify(stream: Readable) -> None:
            read = self._reopened(stream, context=context, progress=reading)
            if read.digest != assembled[0].digest:
                raise BindWrong
            reopened.append(read)

        name = file_name(document.header)
        written = self._files.write(
            folder, name, produce=produce, verify=verify, size=size, progress=progress
        )
        row = self._row(reopened[0], written)
        return Dispatched(path=written.path, crc32=written.crc32, document=reopened[0].document, row=row)

    def post(
        self,
        document: Document,
        key: SigningKey | Countersigned,
        *,
        leaving: Leaving,
        note: Callable[[Transaction, Dispatched], None],
        evidence: Sequence[EvidenceDocument] = (),
        progress: Progress,
    ) -> tuple[Dispatched, Delivered]:
        """Make a package, let it be noted as sent, and bring it to its folder in the form it leaves in.

        A package in parts or encrypted is made in the outbox: once it is noted, bringing it may be stopped
        and is taken up again by `DeliverPackage.deliver`.

        Raises:
            NoRecipient, PartSizeWrong, TooLargeForVolume: it cannot leave in this form.
            DeviceError, PackageRefused, Cancelled: as in `send` and `DeliverPackage.deliver`.
        """
        folder, form = leaving.folder, leaving.form
        place = self._deliver.place_for(folder, document.header.recipient, form=form)
        making, bringing = (Step(progress, number, of=1 if form.is_plain_whole else 2) for number in (1, 2))
        sent = self.send(document, key, folder=place, evidence=evidence, progress=making)
        with self._database.transaction() as work:
            note(work, sent)
        if form.is_plain_whole:
            file = DeliveredFile(path=sent.path, size=sent.row.size, crc32=sent.crc32)
            return sent, Delivered(files=(file,))
        self._deliver.adopt(sent.row.digest, sent.path)
        return sent, self._deliver.deliver(sent.row.digest, folder, form=form, progress=bringing)

    def note(self, work: Transaction, sent: Dispatched) -> None:
        """Write a sent package down; its stream moved on before it was there."""
        work.exchanges.add(sent.row)
        note_time(work, self._clock)

    def _reserve(self, header: Header, digest: str) -> None:
        stream = stream_of(header)
        with self._database.transaction() as work:
            state = work.exchanges.stream(stream) or StreamState()
            work.exchanges.put_stream(stream, accepted(state, header, digest=digest))

    def _source(self, document: EvidenceDocument, file: StoredFile) -> EvidenceSource:
        opened = partial(_opened, self._attachments, file)
        known = None
        if (sums := file.sums) is not None:
            known = Known(size=file.size, sha512=sums.sha512, crc=sums.crc32)
        return EvidenceSource(
            sha256=file.sha256, extension=file.extension, name=document.name, open=opened, known=known
        )

    def _reopened(
        self, stream: Readable, *, context: ReadingContext, progress: Progress
    ) -> CompleteSubmission:
        with self._database.transaction() as work:
            table = trust_in(work)
        authentic = authenticate(open_envelope(stream), table, context=context)
        return complete(authentic, Nowhere(), progress=progress)

    def _row(self, read: CompleteSubmission, written: WrittenFile) -> PackageRow:
        return package_row(
            read, direction=Direction.SENT, size=written.size, at=self._clock.now().replace(microsecond=0)
        )


def package_row(
    read: CompleteSubmission, *, direction: Direction, size: int, at: datetime, note: str = ""
) -> PackageRow:
    """A verified package as the register keeps it; with its evidence it can be rebuilt byte for byte."""
    header, envelope = read.document.header, read.authentic.envelope
    return PackageRow(
        digest=read.digest,
        direction=direction,
        kind=header.kind.value,
        sender=header.sender,
        recipient=header.recipient,
        period=header.period or "",
        revision=header.revision,
        key_epoch=header.key_epoch,
        previous=header.previous or "",
        root=envelope.root,
        size=size,
        at=at,
        fingerprint=read.authentic.signer.fingerprint,
        head=tuple(envelope.files.items()),
        note=note,
    )


def _opened(attachments: Attachments, file: StoredFile) -> AbstractContextManager[Readable]:
    return attachments.open(file)
