"""Write and read the packages that are about keys themselves: enrolments, trust lists, rotations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.exchanges import Direction, PackageRow
from core.packages import names
from core.packages.assemble import assemble
from core.packages.container import Readable, Writable
from core.packages.intake import (
    AuthenticPackage,
    CompleteSubmission,
    Envelope,
    authenticate,
    complete,
    open_envelope,
)
from core.packages.kinds import Kind, namespace_of
from core.packages.nowhere import Nowhere
from core.packages.payloads import Document, TrustBody
from core.packages.reading_context import ReadingContext
from core.packages.refusals import (
    BindWrong,
    RevisionJump,
    RevisionOld,
    SignatureMissing,
    StreamFork,
)
from core.packages.signing import PublicKey, SigningKey, verify
from core.packages.streams import (
    StreamState,
    StreamVerdict,
    accepted,
    judge,
    stream_of,
)
from core.packages.trust import TrustTable
from core.ports import Clock, Database, PackageFiles, Transaction
from core.progress import Silent
from core.services.dispatch import package_row
from core.services.outgoing import under_head
from core.trust_lists import RootSet, check_threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPackage:
    """A package about keys, verified against the table it was read with; `size` in bytes."""

    read: CompleteSubmission
    envelope: Envelope
    size: int

    @property
    def document(self) -> Document:
        """What it says."""
        return self.read.document

    @property
    def authentic(self) -> AuthenticPackage:
        """Who signed it."""
        return self.read.authentic


class KeyPackages:
    """Files of the kinds `enrol`, `trust` and `rotate`."""

    def __init__(self, *, database: Database, files: PackageFiles, clock: Clock) -> None:
        self._database = database
        self._files = files
        self._clock = clock

    def kind(self, path: Path) -> Kind:
        """What a package says it is; nothing is believed.

        Raises:
            PackageRefused: its structure is wrong.
        """
        with self._files.open(path) as stream:
            return open_envelope(stream).kind

    def head(self, path: Path) -> Envelope:
        """The head of a package; nothing is believed.

        Raises:
            PackageRefused: its structure is wrong.
        """
        with self._files.open(path) as stream:
            return open_envelope(stream)

    def read(self, path: Path, table: TrustTable) -> ReadPackage:
        """A whole package, its signatures checked against a table.

        Raises:
            PackageRefused: the first rule that is broken.
        """
        size = self._files.size(path)
        with self._files.open(path) as stream:
            return _read(stream, table, size=size)

    def read_unpinned(self, path: Path) -> ReadPackage:
        """An enrolment or a trust list whose keys nobody here believes yet: it is consistent in itself.

        Raises:
            PackageRefused: the first rule that is broken; a list its own roots did not sign among them.
        """
        envelope = self.head(path)
        # Roots that step down sign beside the new ones; those the list names must reach its threshold.
        claimed = signers_of(envelope) if envelope.kind is Kind.TRUST else ()
        table = TrustTable(roots=tuple(key.fingerprint for key in claimed))
        found = self.read(path, table)
        if isinstance(found.document.body, TrustBody):
            check_threshold(signers_of(found.envelope), RootSet.of(found.document.body))
        return found

    def write(
        self,
        document: Document,
        keys: Sequence[SigningKey],
        *,
        path: Path,
        table: TrustTable,
        settle: Callable[[ReadPackage], object] = lambda _made: None,
    ) -> ReadPackage:
        """Write a package, read it back as a stranger would, and count its revision as spent.

        The revision is written down before the file takes its name, so that a program that stops in between
        never sends two contents of one number; `settle` is told of the package before that, too. Must be
        called outside a transaction.

        Raises:
            DeviceError: it cannot be written; nothing stays.
            PackageRefused: what was read back is not what was signed; nothing stays.
        """
        digests: list[str] = []
        found: list[ReadPackage] = []
        with self._database.transaction() as work:
            document = replace(document, header=under_head(work, document.header, clock=self._clock))

        def produce(out: Writable) -> None:
            made = assemble(document, keys[0], out=out, cosigners=keys[1:], progress=Silent())
            digests.append(made.digest)
            with self._database.transaction() as work:
                move_stream(work, document, digest=made.digest)

        def verify(stream: Readable) -> None:
            read = _read(stream, table, size=0)
            if read.read.digest != digests[0]:
                raise BindWrong
            found.append(replace(read, size=read.read.size))
            settle(found[0])

        self._files.write(path.parent, path.name, produce=produce, verify=verify)
        return found[0]

    def write_bytes(self, path: Path, content: bytes) -> Path:
        """Put finished bytes in place."""

        def produce(out: Writable) -> None:
            out.write(content)

        return self._files.write(path.parent, path.name, produce=produce).path

    def note(self, work: Transaction, found: ReadPackage, *, direction: Direction) -> PackageRow:
        """Put a package into the register, once."""
        row = package_row(found.read, direction=direction, size=found.size, at=self._clock.now())
        if work.exchanges.find(row.digest) is None:
            work.exchanges.add(row)
        return row


def _read(stream: Readable, table: TrustTable, *, size: int) -> ReadPackage:
    envelope = open_envelope(stream)
    context = ReadingContext(expected_kinds=frozenset({envelope.kind}))
    read = complete(authenticate(envelope, table, context=context), Nowhere(), progress=Silent())
    return ReadPackage(read=read, envelope=envelope, size=size)


def signers_of(envelope: Envelope) -> tuple[PublicKey, ...]:
    """Every key that signed, believed or not.

    Raises:
        SignatureMissing: nobody signed.
        PackageRefused: a signature does not match.
    """
    if names.SIGNER not in envelope.files:
        raise SignatureMissing
    message, namespace = envelope.files[names.TAG_MANIFEST], namespace_of(envelope.kind)
    return tuple(
        verify(content, message, namespace=namespace)
        for path, content in envelope.files.items()
        if path.endswith(".sshsig")
    )


def move_stream(work: Transaction, document: Document, *, digest: str) -> None:
    """The stream of a document now ends in it."""
    stream = stream_of(document.header)
    state = work.exchanges.stream(stream) or StreamState()
    if digest not in {held.digest for held in state.held}:
        work.exchanges.put_stream(stream, accepted(state, document.header, digest=digest))


def judge_stream(work: Transaction, document: Document, *, digest: str, jump_confirmed: bool = False) -> bool:
    """Apply the stream rules of section 6; whether the package is new here.

    Raises:
        RevisionOld, StreamFork, RevisionJump: it may not be taken over.
    """
    header = document.header
    state = work.exchanges.stream(stream_of(header)) or StreamState()
    outcome = judge(header, digest, state=state, jump_confirmed=jump_confirmed)
    revision, held = (outcome.held.revision, outcome.held.digest) if outcome.held else (0, "")
    match outcome.verdict:
        case StreamVerdict.OLD:
            raise RevisionOld(revision=header.revision, highest=revision, digest=digest)
        case StreamVerdict.FORK:
            raise StreamFork(revision=header.revision, digest=digest, held=held)
        case StreamVerdict.JUMP:
            raise RevisionJump(revision=header.revision, highest=revision, digest=digest)
        case _:
            return outcome.verdict is not StreamVerdict.DUPLICATE
