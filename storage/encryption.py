"""Age encryption over the library: files as streams, and the office's own identity under a passphrase.

The library turns whatever a stream raises into errors of its own; `_Watched` keeps the first cause, so that
a cancelled or failing copy says what it was. It promises nothing about what was written before an error:
callers write into quarantine or under a temporary name, and throw that away.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

import pyrage

from core.packages.age_header import FEWEST, HEADER_LIMIT, MOST, AgeHeader, is_recipient, read_age_header
from core.packages.age_keys import AgeIdentity
from core.packages.carriage_refusals import AgeCorrupt, AgeNoKey
from core.packages.signing import KeyFileDamaged, PassphraseWrong
from core.progress import Progress
from core.text import nfc

_KEY_FILE = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([0-9]{1,2})\n")
_KEY_FILE_LIMIT = 4096  # bytes
_MOST_WORK = 22  # log2 of the scrypt cost: about 4 GiB of memory; the library writes 17 to 20
_NO_KEY = "No matching keys found"


class AgeKeys:
    """Makes, locks and opens the office's own identity; fulfils `core.ports.DecryptionKeys`."""

    def new_identity(self) -> AgeIdentity:
        """A fresh X25519 identity."""
        made = pyrage.x25519.Identity.generate()
        return AgeIdentity(secret=str(made), recipient=str(made.to_public()))

    def locked(self, identity: AgeIdentity, passphrase: str) -> bytes:
        """The identity as an age file under the passphrase, brought to NFC; `age -d` opens it too."""
        locked: bytes = pyrage.passphrase.encrypt(f"{identity.secret}\n".encode("ascii"), nfc(passphrase))
        return locked

    def unlocked(self, content: bytes, passphrase: str) -> AgeIdentity:
        """The identity in a file that `locked` made; files of strangers never come here.

        Raises:
            KeyFileDamaged: it is no such file, or asks for more work than ours do.
            PassphraseWrong: the passphrase does not open it.
        """
        found = _KEY_FILE.match(content)
        if found is None or len(content) > _KEY_FILE_LIMIT or int(found[1]) > _MOST_WORK:
            raise KeyFileDamaged
        try:
            secret = pyrage.passphrase.decrypt(content, nfc(passphrase)).decode("ascii").strip()
        except pyrage.DecryptError as error:
            raise PassphraseWrong from error
        except UnicodeDecodeError as error:
            raise KeyFileDamaged from error
        return identity_of(secret)


def identity_of(secret: str) -> AgeIdentity:
    """The identity behind an `AGE-SECRET-KEY-1…` line.

    Raises:
        KeyFileDamaged: it is none.
    """
    try:
        recipient = str(pyrage.x25519.Identity.from_str(secret).to_public())
    except pyrage.IdentityError as error:
        raise KeyFileDamaged from error
    return AgeIdentity(secret=secret, recipient=recipient)


def encrypt(
    source: BinaryIO, target: BinaryIO, *, recipients: Sequence[str], size: int, progress: Progress
) -> None:
    """Encrypt a stream of `size` bytes to every recipient; two or three native ones.

    Raises:
        ValueError: the recipients are not two or three different native ones.
        OSError: reading or writing failed.
        Cancelled: the person stopped.
    """
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
    source: BinaryIO, target: BinaryIO, *, identities: Sequence[AgeIdentity], size: int, progress: Progress
) -> None:
    """Decrypt a file of `size` bytes whose head passed `header_of`; on any error `target` is worthless.

    Raises:
        AgeNoKey: none of the identities opens it.
        AgeCorrupt: it is cut off, longer than it should be, or was changed.
        OSError: reading or writing failed.
        Cancelled: the person stopped.
    """
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

    def __init__(self, source: BinaryIO, target: BinaryIO, *, size: int, progress: Progress) -> None:
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
