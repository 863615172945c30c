"""Age encryption over the library, for streams that are never whole in memory.

The library turns whatever a stream raises into errors of its own; `_Watched` keeps the first cause, so that
a cancelled or failing copy says what it was. It promises nothing about what was written before an error:
callers write into quarantine or under a temporary name, and throw that away. It is loaded with the first
stream: an open window that neither locks nor opens one never holds it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from core.packages.age_header import FEWEST, HEADER_LIMIT, MOST, AgeHeader, is_recipient, read_age_header
from core.packages.age_keys import AgeIdentity
from core.packages.carriage_refusals import AgeCorrupt, AgeNoKey
from core.packages.container import Readable, Writable
from core.progress import Progress

_NO_KEY = "No matching keys found"


def encrypt(
    source: Readable, target: Writable, *, recipients: Sequence[str], size: int, progress: Progress
) -> None:
    """Encrypt a stream of `size` bytes to every recipient; two or three native ones.

    Raises:
        ValueError: the recipients are not two or three different native ones.
        OSError: reading or writing failed.
        Cancelled: the person stopped.
    """
    import pyrage

    if not FEWEST <= len(set(recipients)) == len(recipients) <= MOST or not all(
        map(is_recipient, recipients)
    ):
        raise ValueError(len(recipients))
    keys = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    watched = _Watched(source, target, size=size, progress=progress)
    with watched.told_apart():
        pyrage.encrypt_io(watched, watched, keys)


def header_of(source: BinaryIO) -> AgeHeader:
    """Judge the head of an encrypted file and go back to its first byte.

    Raises:
        AgeHeaderWrong, AgeCorrupt: it is not let through to a key.
    """
    head = source.read(HEADER_LIMIT)
    source.seek(0)
    return read_age_header(head)


def decrypt(
    source: Readable, target: Writable, *, identities: Sequence[AgeIdentity], size: int, progress: Progress
) -> None:
    """Decrypt a file of `size` bytes whose head passed `header_of`; on any error `target` is worthless.

    Raises:
        AgeNoKey: none of the identities opens it.
        AgeCorrupt: it is cut off, longer than it should be, or was changed.
        OSError: reading or writing failed.
        Cancelled: the person stopped.
    """
    import pyrage

    if not identities:
        raise AgeNoKey
    keys = [pyrage.x25519.Identity.from_str(each.secret) for each in identities]
    watched = _Watched(source, target, size=size, progress=progress)
    try:
        with watched.told_apart():
            pyrage.decrypt_io(watched, watched, keys)
    except pyrage.DecryptError as error:
        if _NO_KEY in str(error):
            raise AgeNoKey from error
        raise AgeCorrupt(offset=watched.done) from error
    except _LibraryFailed as error:
        raise AgeCorrupt(offset=watched.done) from error


class _LibraryFailed(Exception):
    """The library found the stream wrong; neither reading nor writing failed."""


class _Watched:
    """Both ends of the library's work: counts what is read, may stop it, keeps what failed first."""

    def __init__(self, source: Readable, target: Writable, *, size: int, progress: Progress) -> None:
        self._source, self._target = source, target
        self._size, self._progress = size, progress
        self._cause: BaseException | None = None
        self.done = 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes of the source."""
        with self._keeping_the_cause():
            self._progress.check()
            data = self._source.read(size)
            self.done += len(data)
            self._progress.report(self.done, self._size)
        return data

    def write(self, data: bytes, /) -> int:
        """Take all of `data`."""
        with self._keeping_the_cause():
            self._target.write(data)
        return len(data)

    def flush(self) -> None:
        """Nothing: the caller flushes to the disk."""

    @contextmanager
    def told_apart(self) -> Iterator[None]:
        """Raise what a stream raised instead of what the library made of it."""
        import pyrage

        try:
            yield
        except (pyrage.EncryptError, pyrage.DecryptError, OSError) as error:
            if self._cause is not None:
                raise self._cause from error
            if isinstance(error, OSError):
                raise _LibraryFailed from error
            raise

    @contextmanager
    def _keeping_the_cause(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self._cause = self._cause or error
            raise
