"""The beginning of a package, however it was handed over: enough to see what its head claims.

A batch is put into order by these claims before anything is checked. Parts are read one after another as far
as that takes, and of an encrypted file only the beginning is decrypted, in memory: what is opened for good
is joined and decrypted later, once.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, Self

from core.packages.age_header import HEADER_LIMIT, read_age_header
from core.packages.age_keys import AgeIdentity
from core.packages.carriage_refusals import AgeHeaderWrong
from core.packages.container import Readable
from core.packages.first_bytes import ENOUGH, Wrapping, wrapping_of
from core.ports import Identities
from core.progress import Progress
from storage.arrivals import list_for
from storage.encryption import decrypt
from storage.plain_files import open_package
from storage.watched import WatchedSource

_FIRST, _TIMES = 1 << 20, 8


@contextmanager
def beginning(path: Path, *, identities: Identities, progress: Progress) -> Iterator[Readable]:
    """The container behind a path, to be read from its first byte for as long as its head lasts.

    Raises:
        NotReadable, PartsListWrong, PartMissing, PartDuplicate, PartForeign, PartHash.
        AgeHeaderWrong, AgeLocked, AgeNoKey, AgeCorrupt.
        Cancelled: the person stopped.
    """
    opened = _opening(path, progress)
    with opened() as stream:
        wrapping = wrapping_of(stream.read(ENOUGH))
    if wrapping is Wrapping.AGE_ARMOURED:
        raise AgeHeaderWrong(offset=0)
    if wrapping is not Wrapping.AGE:
        with opened() as stream:
            yield stream
        return
    with opened() as stream:
        read_age_header(stream.read(HEADER_LIMIT))
    yield _Opened(opened, keys=identities(), progress=progress)


class _Enough(Exception):
    """As much was decrypted as was asked for."""


class _Begun:
    """Takes the first bytes of what is decrypted, then stops the work."""

    def __init__(self, limit: int) -> None:
        self.data = bytearray()
        self._limit = limit

    def write(self, data: bytes, /) -> int:
        """Take all of `data`, or stop."""
        self.data += data
        if len(self.data) >= self._limit:
            raise _Enough
        return len(data)


class _Opened:
    """The plaintext of an encrypted package, as much of it as is asked for."""

    def __init__(
        self, opened: "Callable[[], _Chain]", *, keys: Sequence[AgeIdentity], progress: Progress
    ) -> None:
        self._opened, self._keys, self._progress = opened, keys, progress
        self._data = b""
        self._at, self._limit = 0, _FIRST
        self._is_whole = False

    def read(self, size: int, /) -> bytes:
        """The next bytes; more is decrypted when what is there does not reach."""
        while not self._is_whole and self._at + size > len(self._data):
            self._decrypt()
        taken = self._data[self._at : self._at + size]
        self._at += len(taken)
        return taken

    def _decrypt(self) -> None:
        target = _Begun(self._limit)
        with self._opened() as source:
            try:
                decrypt(source, target, identities=self._keys, size=0, progress=self._progress)
                self._is_whole = True
            except _Enough:
                self._limit *= _TIMES
        self._data = bytes(target.data)


class _Chain:
    """One file, or the parts of one, read as a single stream; each is opened when it is reached."""

    def __init__(self, paths: Iterator[Path], *, progress: Progress) -> None:
        self._paths, self._progress = paths, progress
        self._files = ExitStack()
        self._source: WatchedSource | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._files.close()

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; none at the end only."""
        while True:
            if self._source is None and not self._open_next():
                return b""
            assert self._source is not None
            data = self._source.read(size)
            if data:
                return data
            self._source = None

    def _open_next(self) -> bool:
        path = next(self._paths, None)
        if path is None:
            return False
        file: BinaryIO = self._files.enter_context(open_package(path))
        self._source = WatchedSource(file, path.name, progress=self._progress)
        return True


def _opening(path: Path, progress: Progress) -> Callable[[], _Chain]:
    with open_package(path):  # pipes and devices are refused before anything is read from them
        found = list_for(path)

    def opened() -> _Chain:
        if found is None:
            return _Chain(iter((path,)), progress=progress)
        folder, listed = found
        return _Chain((place for _part, place in folder.parts_of(listed)), progress=progress)

    return opened
