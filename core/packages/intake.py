"""From bytes to belief: Envelope, then AuthenticPackage, then CompleteSubmission (sections 7 and 8).

Each step is one function that takes the type before it; the first broken rule raises and nothing later is
looked at. The container is read once, forward; evidence goes straight to a sink while it is hashed.
"""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass

from core.packages import bag, canonical, names
from core.packages.cms import CmsState, judge_cms
from core.packages.container import ContainerReader, Entry, Limits, Readable
from core.packages.ends import EvidenceSink
from core.packages.evidence_families import Misfit
from core.packages.kinds import Kind
from core.packages.names import Place
from core.packages.passing_evidence import extension_of, passing_evidence
from core.packages.payload_forms import is_multiline, read_document
from core.packages.payloads import Document, Header, SubmissionBody, TasksBody
from core.packages.reading_context import (
    ReadingContext,
    check_commune,
    check_meant_for_us,
    check_owner,
    check_stream,
    check_window_here,
)
from core.packages.refusals import (
    BagAbsent,
    BagMissing,
    BagUnlisted,
    BindWrong,
    DocumentHash,
    EvidenceSet,
    EvidenceType,
    KindWrong,
    SchemaWrong,
    SpaceShort,
)
from core.packages.room import room_for
from core.packages.signers import check_consent, check_signers
from core.packages.signing import PublicKey
from core.packages.streams import StreamOutcome, StreamVerdict
from core.packages.trust import TrustedKey, TrustTable
from core.progress import Progress

# Anybody can sign an enrolment. One that keeps its form is far smaller; parsing a larger one costs memory.
_LARGEST_ENROLMENT = 64 << 10
_HEAD_ORDER = (Place.BAGIT, Place.BAG_INFO, Place.MANIFEST, Place.TAG_MANIFEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The head of a package, structure right so far; nothing of it is believed.

    `files` holds the head entries, path relative to the bag root -> bytes, in their order.
    """

    root: str
    files: Mapping[str, bytes]
    kind: Kind
    reader: ContainerReader
    pending: Entry | None

    @property
    def document_path(self) -> str:
        """The path of the one document."""
        return names.document_path(self.kind)

    @property
    def digest(self) -> str:
        """The package digest."""
        return bag.package_digest(self.files[names.TAG_MANIFEST])


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthenticPackage:
    """A package from a trusted key, its document valid and, where an office was given, meant for it.

    `outcome` is None when nothing was compared with an office (verify only, enrolment, trust list).
    `context` is what it was judged by; the last step needs it again.
    """

    envelope: Envelope
    document: Document
    signer: PublicKey
    entry: TrustedKey | None
    manifest: Mapping[str, str]
    outcome: StreamOutcome | None
    context: ReadingContext

    @property
    def digest(self) -> str:
        """The package digest."""
        return self.envelope.digest

    @property
    def is_duplicate(self) -> bool:
        """Whether exactly this package was accepted before (I_DUPLICATE): nothing is to change."""
        return self.outcome is not None and self.outcome.verdict is StreamVerdict.DUPLICATE


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteSubmission:
    """Every byte accounted for; the only thing an importer accepts. `size` is the whole in bytes.

    `cms` tells of the government signature beside the seal, None when there is none.
    """

    authentic: AuthenticPackage
    size: int
    cms: CmsState | None = None

    @property
    def document(self) -> Document:
        """What the package says."""
        return self.authentic.document

    @property
    def digest(self) -> str:
        """The package digest."""
        return self.authentic.digest


def open_envelope(stream: Readable, *, limits: Limits | None = None) -> Envelope:
    """Read the head: the four tag files, the signatures, the document (S0, S1).

    Raises:
        PackageRefused: it is no package, its structure is wrong, or a file due here is missing.
    """
    reader = ContainerReader(stream, limits=limits or Limits())
    files: dict[str, bytes] = {}
    entry = reader.next_entry()
    for due in _HEAD_ORDER:
        if entry is None or entry.name.place is not due:
            raise BagMissing(file=due.name)
        files[entry.name.rel] = _whole(reader, entry)
        entry = reader.next_entry()
    while entry is not None and entry.name.place is Place.SIGNATURE:
        files[entry.name.rel] = _whole(reader, entry)
        entry = reader.next_entry()
    if entry is None or entry.name.place is not Place.DOCUMENT:
        raise BagMissing(file=Place.DOCUMENT.name)
    name = entry.name
    files[name.rel] = _whole(reader, entry)
    return Envelope(
        root=name.root,
        files=files,
        kind=names.kind_of_document(name.rel),
        reader=reader,
        pending=reader.next_entry(),
    )


def _whole(reader: ContainerReader, entry: Entry) -> bytes:
    """A head file. It is held once: joining a list of pieces would hold it twice."""
    held = io.BytesIO()
    for chunk in reader.chunks(entry):
        held.write(chunk)
    return held.getvalue()


def authenticate(envelope: Envelope, trust: TrustTable, *, context: ReadingContext) -> AuthenticPackage:
    """Believe the head, or refuse it: bag, signature and trust, document, context (S2 to S5).

    Raises:
        PackageRefused: the first rule that is broken, in the order of section 8.
    """
    info, manifest = check_bag(envelope)
    signers, entry = check_signers(envelope.files, envelope.kind, trust=trust)
    document = _check_document(envelope, manifest, context=context)
    bind(document.header, info, files=len(manifest), size=len(envelope.files[envelope.document_path]))
    check_consent(document.body, signers, trust=trust)
    outcome = check_context(document.header, entry, trust=trust, context=context, digest=envelope.digest)
    return AuthenticPackage(
        envelope=envelope,
        document=document,
        signer=signers[0],
        entry=entry,
        manifest=manifest,
        outcome=outcome,
        context=context,
    )


def read_head(envelope: Envelope, *, context: ReadingContext) -> Document:
    """What the head says, whole and consistent, whoever signed it: for lists that still gather signatures.

    Raises:
        PackageRefused: the first rule of S2 and S4 that is broken.
    """
    info, manifest = check_bag(envelope)
    document = _check_document(envelope, manifest, context=context)
    bind(document.header, info, files=len(manifest), size=len(envelope.files[envelope.document_path]))
    return document


def complete_head(envelope: Envelope) -> int:
    """A package that ends with its head: nothing may follow; its size in bytes.

    Raises:
        BagUnlisted: it carries a payload.
        PackageRefused: the container's tail is wrong.
    """
    if envelope.pending is not None:
        raise BagUnlisted(file=envelope.pending.name.rel)
    return envelope.reader.finish()


def complete(
    authentic: AuthenticPackage,
    sink: EvidenceSink,
    *,
    progress: Progress,
    forbids_flagged: bool = False,
) -> CompleteSubmission:
    """Take in every remaining byte: space, evidence, the container's tail (S6, S7, S8).

    `forbids_flagged`: the criteria set takes no files that may carry macros.

    Raises:
        PackageRefused: a file differs, is missing or is not listed; the sink then holds leftovers the
            caller removes.
        PackageDeviceError: there is not enough room.
        Cancelled: the person asked to stop.
    """
    envelope, reader = authentic.envelope, authentic.envelope.reader
    items = {item.path: item for item in authentic.document.header.evidence}
    total = sum(item.size for item in items.values())
    _check_space(sink, total + reader.offset)
    _check_references(authentic)
    done, entry, seen = 0, envelope.pending, set[str]()
    with passing_evidence(reader, sink) as passing:
        while entry is not None:
            path = entry.name.rel
            if path not in authentic.manifest:
                raise BagUnlisted(file=path)
            seen.add(path)
            item = items[path]
            passing.take(entry, item, sha512=authentic.manifest[path])
            if forbids_flagged and item.flagged:
                family = Misfit.FORBIDDEN.value
                raise EvidenceType(name=item.name, extension=extension_of(path), family=family)
            done += entry.size
            progress.report(done, total)
            progress.check()
            entry = reader.next_entry()
    absent = sorted(items.keys() - seen)
    if absent:
        raise BagAbsent(file=absent[0])
    size = reader.finish()
    context = authentic.context
    cms = judge_cms(envelope.files, envelope.kind, judge=context.judge, policy=context.policy)
    return CompleteSubmission(authentic=authentic, size=size, cms=cms)


def check_bag(envelope: Envelope) -> tuple[bag.BagInfo, Mapping[str, str]]:
    """Stage S2: what the tag files say, bound to each other."""
    files = envelope.files
    bag.check_declaration(files[names.BAGIT])
    info = bag.parse_info(files[names.BAG_INFO])
    manifest = bag.parse_manifest(files[names.MANIFEST])
    bag.check_tag_manifest(files[names.TAG_MANIFEST], files)
    if envelope.document_path not in manifest:
        raise BagUnlisted(file=envelope.document_path)
    return info, manifest


def _check_document(envelope: Envelope, manifest: Mapping[str, str], *, context: ReadingContext) -> Document:
    data = envelope.files[envelope.document_path]
    if hashlib.sha512(data).hexdigest() != manifest[envelope.document_path]:
        raise DocumentHash
    if envelope.kind is Kind.ENROL and len(data) > _LARGEST_ENROLMENT:
        raise SchemaWrong(member="")
    value = canonical.decode(data, is_multiline=is_multiline)
    document = read_document(value, kind=envelope.kind)
    if envelope.kind not in context.expected_kinds:
        raise KindWrong(kind=envelope.kind.value)
    return document


def bind(header: Header, info: bag.BagInfo, *, files: int, size: int) -> None:
    """The document and `bag-info.txt` must say the same."""
    if info.kind is not header.kind:
        raise KindWrong(kind=header.kind.value)
    payload_bytes = size + sum(item.size for item in header.evidence)
    said = (info.package_uuid, info.date, info.payload_bytes, info.payload_files)
    meant = (header.package_uuid, header.created_at.date().isoformat(), payload_bytes, files)
    if said != meant:
        raise BindWrong


def check_context(
    header: Header,
    entry: TrustedKey | None,
    *,
    trust: TrustTable,
    context: ReadingContext,
    digest: str,
) -> StreamOutcome | None:
    """Stage S5. Owner and commune code need no office and are judged even when only verifying."""
    here = context.here
    if entry is not None:
        check_owner(header, entry)
    if here is None:
        check_commune(header)
        return None
    if entry is not None:
        check_window_here(header, entry, trust=trust, here=here, digest=digest)
    check_meant_for_us(header, here)
    return check_stream(header, digest, here=here)


def _check_space(sink: EvidenceSink, size: int) -> None:
    free = sink.free_bytes()
    needed = room_for(size)
    if free is not None and free < needed:
        raise SpaceShort(needed=needed, free=free)


def _check_references(authentic: AuthenticPackage) -> None:
    """Evidence list, manifest and the references of the body must be one set."""
    header = authentic.document.header
    listed = {item.path for item in header.evidence} | {authentic.envelope.document_path}
    if listed != authentic.manifest.keys():
        raise EvidenceSet
    body = authentic.document.body
    contents = {item.sha256 for item in header.evidence}
    if isinstance(body, TasksBody) and any(not contents.issuperset(task.evidence) for task in body.tasks):
        raise EvidenceSet
    if not isinstance(body, SubmissionBody):
        return
    documents = {document.id for document in body.documents}
    if any(document.sha256 not in contents for document in body.documents if document.sha256 is not None):
        raise EvidenceSet
    if any(not documents.issuperset(line.evidence) for line in body.lines):
        raise EvidenceSet
