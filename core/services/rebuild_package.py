"""Build a package of the register again, byte for byte, and judge it like any other before it leaves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from core.delivery import PackageUnknown
from core.evidence import StoredFile
from core.exchanges import PackageRow
from core.packages import names
from core.packages.assemble import Opener, crc_of, pieces, write_package
from core.packages.canonical import decode
from core.packages.cms import CmsBad, CmsState
from core.packages.container import Readable, Writable
from core.packages.counted import CountedOut
from core.packages.intake import authenticate, complete, open_envelope
from core.packages.kinds import Kind
from core.packages.nowhere import Nowhere
from core.packages.payload_forms import is_multiline, read_document
from core.packages.payloads import EvidenceItem, Header
from core.packages.reading_context import VERIFY_ONLY
from core.packages.refusals import BindWrong
from core.packages.trust import KeyStatus, TrustTable
from core.ports import Attachments
from core.progress import Progress


def header_of(row: PackageRow) -> Header:
    """The header in the stored document.

    Raises:
        PackageUnknown: the register holds no signed document for it.
    """
    head, kind = dict(row.head), Kind(row.kind)
    path = names.document_path(kind)
    if path not in head or names.SIGNER not in head:
        raise PackageUnknown(digest=row.digest)
    return read_document(decode(head[path], is_multiline=is_multiline), kind=kind).header


def rebuild(row: PackageRow, *, attachments: Attachments, out: Writable, progress: Progress) -> None:
    """Write the package again from its head and its evidence.

    Raises:
        PackageUnknown: the register holds no signed document for it.
        EvidenceLost: the store no longer holds a file of it.
        Cancelled: the person stopped.
    """
    items = header_of(row).evidence
    counted = CountedOut(out, row.size, progress=progress)
    evidence = (
        (item, crc_of(pieces(opener)), opener)
        for item in items
        for opener in (_opener(attachments, item, progress=progress),)
    )
    write_package(row.root, dict(row.head), evidence=evidence, out=counted)


def judge_rebuilt(stream: Readable, row: PackageRow, *, trust: TrustTable, progress: Progress) -> None:
    """Read a rebuilt package as a recipient would; it must be the one of the register, of the same size.

    What was sent or accepted stays readable whatever became of its key since.

    Raises:
        PackageRefused: it is another package, or damaged.
        Cancelled: the person stopped.
    """
    active = tuple(replace(each, status=KeyStatus.ACTIVE) for each in trust.keys)
    table = replace(trust, keys=active)
    context = replace(VERIFY_ONLY, judge=_KeptSignature(row))
    authentic = authenticate(open_envelope(stream), table, context=context)
    read = complete(authentic, Nowhere(), progress=progress)
    if (read.digest, read.size) != (row.digest, row.size):
        raise BindWrong


class _KeptSignature:
    """A government signature was judged when its package was sent or accepted; here it must be the same."""

    def __init__(self, row: PackageRow) -> None:
        self._row = row

    def judge(self, der: bytes, _message: bytes) -> CmsState:
        """The bytes of the register, and nothing anew about the certificate."""
        at = self._row.at
        if der != dict(self._row.head).get(names.CMS_SIGNER):
            raise CmsBad
        return CmsState(
            signer="",
            organisation="",
            serial="",
            issuer="",
            valid_from=at,
            valid_until=at,
            checked_at=at,
            is_revocation_checked=False,
        )


def _opener(attachments: Attachments, item: EvidenceItem, *, progress: Progress) -> Opener:
    parts = names.evidence_parts(item.path)
    assert parts is not None
    file = StoredFile(
        sha256=item.sha256,
        size=item.size,
        media_type=item.media_type,
        extension=parts[1],
        flagged=item.flagged,
    )
    return partial(_opened, attachments, file, progress=progress)


@contextmanager
def _opened(attachments: Attachments, file: StoredFile, *, progress: Progress) -> Iterator[Readable]:
    with attachments.open(file) as content:
        yield _Stopped(content, progress)


class _Stopped:
    """An evidence file whose reading can be stopped."""

    def __init__(self, file: Readable, progress: Progress) -> None:
        self._file, self._progress = file, progress

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        self._progress.check()
        return self._file.read(size)
