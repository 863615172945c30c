"""Evidence on its way from a container to where it waits to be believed (stage S7, section 8).

Every file is hashed three ways while it passes. What it is judged by is computed while the next one is read
already; still the first broken rule is the one that is told.
"""

from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import Protocol, Self

from core.packages.beside import Beside
from core.packages.container import ContainerReader, Entry
from core.packages.ends import EvidenceSink
from core.packages.evidence_types import ContentCheck
from core.packages.payloads import EvidenceItem
from core.packages.refusals import EvidenceSha256, EvidenceSize, PackageRefused, PayloadHash


class _Digest(Protocol):
    def hexdigest(self) -> str: ...


class PassingEvidence:
    """Takes file after file of one container; leaving the block judges the last.

    A refusal that ends the block gives way to one of a file that passed before: files are judged in their
    order, whoever finished first.
    """

    def __init__(self, reader: ContainerReader, sink: EvidenceSink) -> None:
        self._reader = reader
        self._sink = sink
        self._beside = Beside()
        self._waiting: Callable[[], None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._beside:
            if error is None or isinstance(error, PackageRefused):
                self._judge()

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
        self._judge()
        hashes = (long_hash, short_hash)
        self._waiting = partial(_judge, item, hashes=hashes, sha512=sha512, content=content)

    def _judge(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()


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
