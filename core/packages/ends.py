"""The two ends of a stream of bytes, and where evidence waits: Protocols that load nothing else."""

from typing import Protocol


class Readable(Protocol):
    """A binary stream: `read` answers at most `size` bytes, and none at the end only."""

    def read(self, size: int, /) -> bytes:
        """The next bytes."""


class Writable(Protocol):
    """Where bytes go."""

    def write(self, data: bytes, /) -> object:
        """Take all of `data`."""


class EvidenceWriter(Writable, Protocol):
    """One file in the sink, being written."""

    def close(self) -> None:
        """Everything is written; make it last."""


class EvidenceSink(Protocol):
    """Where evidence waits until it is believed; storage fulfils it with a quarantine folder."""

    def free_bytes(self) -> int | None:
        """Free space there; None where nothing is kept."""

    def receive(self, sha256: str, extension: str) -> EvidenceWriter:
        """Begin a file; core writes, then closes it."""
