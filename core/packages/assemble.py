"""Builds a package: document, bag, signature, container. The same input gives the same bytes every time."""

import hashlib
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace

from core.packages import bag, canonical, names
from core.packages.beside import Beside
from core.packages.cms import Countersigned
from core.packages.container import (
    BUFFER,
    ContentChanged,
    PlannedEntry,
    Readable,
    Writable,
    planned_bytes,
    write_container,
)
from core.packages.evidence_types import ContentCheck, is_allowed, is_flagged, media_type_of
from core.packages.kinds import namespace_of
from core.packages.payload_forms import is_multiline, read_document
from core.packages.payloads import ALL_UNITS, Document, EvidenceItem, Header, document_value
from core.packages.refusals import EvidenceSha256, EvidenceType
from core.packages.signing import SigningKey
from core.progress import Progress

Opener = Callable[[], AbstractContextManager[Readable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSource:
    """A stored evidence file: its hash, its lower-case extension, the name its user knows, how to open it.

    `open` is called to write it, and before that to measure it where `known` does not tell already what
    there is to measure.
    """

    sha256: str
    extension: str
    name: str
    open: Opener
    known: "Known | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A content measured when it was taken in: bytes, SHA-512 in lower-case hex, CRC-32."""

    size: int
    sha512: str
    crc: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """What was written: the package digest, the root folder, the size in bytes, and the head files."""

    digest: str
    root: str
    size: int
    document: Document
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """An evidence file of which all is known that its headers need."""

    item: EvidenceItem
    source: EvidenceSource
    known: Known


def assemble(
    document: Document,
    key: SigningKey | Countersigned,
    *,
    out: Writable,
    evidence: Sequence[EvidenceSource] = (),
    cosigners: Sequence[SigningKey] = (),
    progress: Progress,
) -> Assembled:
    """Write a package; the header's evidence list is made here from the sources.

    Raises:
        EvidenceType: a file's content does not fit its extension.
        EvidenceSha256: a stored file is not what its hash says, or changed since it was measured.
        SchemaWrong: the document would not be accepted by a reader; nothing was written.
        Whatever a government signature raises when it cannot be made; nothing was written.
    """
    measured = _measure_all(evidence, progress)
    items = tuple(each.item for each in measured)
    document = replace(document, header=replace(document.header, evidence=items))
    seal = key.key if isinstance(key, Countersigned) else key
    files = _head_files(document, measured, keys=(seal, *cosigners))
    if isinstance(key, Countersigned):
        files[names.CMS_SIGNER] = key.countersign(files[names.TAG_MANIFEST])
    root = root_name(document.header)
    written = ((each.item, each.known.crc, each.source.open) for each in measured)
    try:
        size = write_package(root, files, evidence=written, out=out)
    except ContentChanged as changed:
        item = next(item for item in items if changed.entry == f"{root}/{item.path}")
        raise EvidenceSha256(file=item.sha256, name=item.name) from changed
    digest = bag.package_digest(files[names.TAG_MANIFEST])
    return Assembled(digest=digest, root=root, size=size, document=document, files=files)


def unsigned_files(document: Document) -> dict[str, bytes]:
    """The head of a package that nobody signed yet: a trust list on its way to its root keys."""
    return _head_files(document, (), keys=())


def sign_further(files: Mapping[str, bytes], key: SigningKey, *, header: Header) -> dict[str, bytes]:
    """The head with one more signature: the first is the signer's, later ones are cosigners'."""
    signature = key.sign(files[names.TAG_MANIFEST], namespace=namespace_of(header.kind))
    count = sum(1 for path in files if path.startswith("signatures/"))
    path = names.SIGNER if count == 0 else f"signatures/cosigner-v1-{count:02d}.sshsig"
    return {**files, path: signature}


def prepare(document: Document) -> Assembled:
    """A package without evidence that waits for its signature.

    Its digest is known already: the signature is no part of it (section 2). `size` is 0, nothing was written.

    Raises:
        SchemaWrong: the document would not be accepted by a reader.
    """
    files = unsigned_files(document)
    digest = bag.package_digest(files[names.TAG_MANIFEST])
    return Assembled(digest=digest, root=root_name(document.header), size=0, document=document, files=files)


def write_package(
    root: str,
    files: Mapping[str, bytes],
    *,
    evidence: Iterable[tuple[EvidenceItem, int, Opener]],
    out: Writable,
) -> int:
    """Write head files (path -> bytes) and evidence (item, CRC-32, opener) as one container.

    A package that was received is rebuilt byte for byte from its stored head and evidence.

    Raises:
        ContentChanged: a piece of evidence is not what was measured.
    """
    ordered = sorted(files, key=lambda path: (names.place_of(path), path))
    contents = [(f"{root}/{path}", files[path]) for path in ordered]
    return write_container(_entries(root, contents, evidence=evidence), out)


def root_name(header: Header) -> str:
    """The root folder: sender, period or kind, revision."""
    matter = (header.period or header.kind.value).lower()
    return f"{header.sender}-{matter}-r{header.revision}"


def suggested_name(header: Header) -> str:
    """A file name made for people; no reader trusts it."""
    to = "all" if header.recipient == ALL_UNITS else header.recipient
    slug = f"{header.sender}-{header.kind.value}"
    if header.kind.value in {"result", "return", "receipt", "appraisal"}:
        slug = f"{slug}-{to}"
    period = f"_{header.period}" if header.period else ""
    return f"{slug}{period}_r{header.revision}.cchc"


def file_name(header: Header) -> str:
    """A later key counts from 1 again; its files must not take the names of the earlier key's."""
    name = suggested_name(header)
    return name if header.key_epoch == 1 else f"{name.removesuffix('.cchc')}_k{header.key_epoch}.cchc"


def crc_of(chunks: Iterable[bytes]) -> int:
    """CRC-32 over pieces."""
    crc = 0
    for chunk in chunks:
        crc = zlib.crc32(chunk, crc)
    return crc


def pieces(open_source: Opener) -> Generator[bytes, None, None]:
    """The bytes of a source in pieces of at most `BUFFER`; closed at the end."""
    with open_source() as stream:
        while chunk := stream.read(BUFFER):
            yield chunk


def _measure_all(sources: Sequence[EvidenceSource], progress: Progress) -> tuple[_Measured, ...]:
    """One entry per content, ascending by path; what nobody measured before is read and hashed."""
    unique = {source.sha256: source for source in sources}
    measured: list[_Measured] = []
    with Beside() as beside:
        for source in unique.values():
            progress.check()
            measured.append(_measure(source, progress, beside=beside))
            progress.report(len(measured), len(unique))
    return tuple(sorted(measured, key=lambda each: each.item.path))


def _measure(source: EvidenceSource, progress: Progress, *, beside: Beside) -> _Measured:
    if not is_allowed(source.extension):
        raise EvidenceType(name=source.name, extension=source.extension)
    known = source.known or _read_through(source, progress, beside=beside)
    item = EvidenceItem(
        sha256=source.sha256,
        size=known.size,
        path=names.evidence_path(source.sha256, source.extension),
        media_type=media_type_of(source.extension),
        name=source.name,
        flagged=is_flagged(source.extension),
    )
    return _Measured(item=item, source=source, known=known)


def _read_through(source: EvidenceSource, progress: Progress, *, beside: Beside) -> Known:
    short_hash, long_hash, crc, size = hashlib.sha256(), beside.sha512(), 0, 0
    content = ContentCheck(source.extension, name=source.name)
    with closing(pieces(source.open)) as chunks:
        for chunk in chunks:
            progress.check()
            short_hash.update(chunk)
            long_hash.update(chunk)
            crc, size = zlib.crc32(chunk, crc), size + len(chunk)
            content.feed(chunk)
    content.finish()
    if short_hash.hexdigest() != source.sha256:
        raise EvidenceSha256(file=source.sha256, name=source.name)
    return Known(size=size, sha512=long_hash.hexdigest(), crc=crc)


def _head_files(
    document: Document, measured: tuple[_Measured, ...], *, keys: Sequence[SigningKey]
) -> dict[str, bytes]:
    header = document.header
    data = canonical.encode(document_value(document))
    # What we would refuse to read we do not write.
    read_document(canonical.decode(data, is_multiline=is_multiline), kind=header.kind)
    path = names.document_path(header.kind)
    lines = [bag.ManifestLine(path=each.item.path, sha512=each.known.sha512) for each in measured]
    lines.append(bag.ManifestLine(path=path, sha512=hashlib.sha512(data).hexdigest()))
    info = bag.BagInfo(
        date=header.created_at.date().isoformat(),
        kind=header.kind,
        package_uuid=header.package_uuid,
        payload_bytes=len(data) + sum(each.item.size for each in measured),
        payload_files=len(lines),
    )
    files = {
        names.BAGIT: bag.DECLARATION,
        names.BAG_INFO: bag.info_bytes(info),
        names.MANIFEST: bag.manifest_bytes(lines),
    }
    files[names.TAG_MANIFEST] = bag.tag_manifest_bytes(files)
    for key in keys:
        files = sign_further(files, key, header=header)
    files[path] = data
    return files


def _entries(
    root: str,
    head: Sequence[tuple[str, bytes]],
    *,
    evidence: Iterable[tuple[EvidenceItem, int, Opener]],
) -> Iterator[PlannedEntry]:
    for name, data in head:
        yield planned_bytes(name, data)
    for item, crc, open_source in evidence:
        yield PlannedEntry(name=f"{root}/{item.path}", size=item.size, crc=crc, chunks=pieces(open_source))
