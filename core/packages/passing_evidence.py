"""Evidence on its way from a container to where it waits to be believed (stage S7, section 8).

Every file is hashed three ways while it passes. What it is judged by is computed while the next one is read
already; still the first broken rule is the one that is told.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Protocol

from core.packages.beside import Beside
from core.packages.container import ContainerReader, Entry
from core.packages.ends import EvidenceSink
from core.packages.evidence_types import ContentCheck
from core.packages.payloads import EvidenceItem
from core.packages.refusals import EvidenceSha256, EvidenceSize, PackageRefused, PayloadHash


class _Digest(Protocol):
    def hexdigest(self) -> str: ...


class PassingEvidence:
    """Takes file after file of one container."""

    def __init__(self, reader: ContainerReader, sink: EvidenceSink, *, beside: Beside) -> None:
        self._reader = reader
        self._sink = sink
        self._beside = beside
        self._waiting: Callable[[], None] | None = None

    def take(self, entry: Entry, item: EvidenceItem, *, sha512: str) -> None:
        """Let one file pass to the sink, then judge the one before it.

        The size is judged on the header: no more bytes reach the sink than there was room for.

        Raises:
            PackageRefused: this file cannot be read, or the one before it is not what the package says.
        """
        if entry.size != item.size:
            raise EvidenceSize(file=item.path, name=item.name)
        extension = extension_of(item.path)
        long_hash, short_hash = self._beside.sha512(), self._beside.sha256()
        content = ContentCheck(extension, name=item.name)
        writer = self._sink.receive(item.sha256, extension)
        try:
            for chunk in self._reader.chunks(entry):
                long_hash.update(chunk)
                short_hash.update(chunk)
                writer.write(chunk)
                content.feed(chunk)
        finally:
            writer.close()
        self.judge()
        hashes = (long_hash, short_hash)
        self._waiting = partial(_judge, item, hashes=hashes, sha512=sha512, content=content)

    def judge(self) -> None:
        """Judge what passed last.

        Raises:
            PackageRefused: it is not what the package says.
        """
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()


@contextmanager
def passing_evidence(reader: ContainerReader, sink: EvidenceSink) -> Iterator[PassingEvidence]:
    """Evidence passes while the block lasts; leaving it judges the last file.

    A refusal that ends the block gives way to one of a file that passed before: files are judged in their
    order, whoever finished first.
    """
    with Beside() as beside:
        passing = PassingEvidence(reader, sink, beside=beside)
        try:
            yield passing
        except PackageRefused:
            passing.judge()
            raise
        passing.judge()


def extension_of(path: str) -> str:
    """The extension of an evidence path, with its dot."""
    return f".{path.rpartition('.')[2]}"


def _judge(
    item: EvidenceItem, *, hashes: tuple[_Digest, _Digest], sha512: str, content: ContentCheck
) -> None:
    """Judge a file that passed.

    Raises:
        PayloadHash, EvidenceSha256, EvidenceType: by the first rule it breaks.
    """
    long_hash, short_hash = hashes
    if long_hash.hexdigest() != sha512:
        raise PayloadHash(file=item.path, name=item.name)
    if short_hash.hexdigest() != item.sha256:
        raise EvidenceSha256(file=item.path, name=item.name)
    content.finish()
