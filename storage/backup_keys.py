"""Open an encrypted backup: by the passphrase of the key that lies beside it, or by the sealed sheet."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from core.backups import BackupKey
from core.errors import UserError
from core.own_keys import KeyPart
from core.packages.age_identity import read_identity, unlock_identity
from core.packages.age_keys import AgeIdentity
from core.packages.carriage_refusals import AgeNoKey
from core.packages.refusals import SpaceShort
from core.packages.room import room_for
from core.packages.signing import PassphraseWrong
from core.progress import Progress
from core.storage_errors import BackupLocked, SourceUnreadable
from storage.disk import device_errors, free_bytes
from storage.encryption import decrypt, header_of

KEY = ".age-key"
_BEGINS = b"age-encryption.org/"
_PART = ".part"


@contextmanager
def opened_backup(
    file: Path, scratch: Path, *, key: BackupKey | None, beside: Path, progress: Progress
) -> Iterator[Path]:
    """The backup as a plain file: itself, or decrypted into `scratch` while the block lasts.

    Args:
        file: what the person chose; untrusted.
        scratch: a folder on the drive the workspace goes to.
        key: what opens it.
        beside: the folder of keys of a workspace that is replaced; it may not be there.
        progress: told how far decrypting is.

    Raises:
        SourceUnreadable: the file cannot be read.
        BackupLocked: it is encrypted, and no key was given.
        IdentityTextWrong, PassphraseWrong, AgeNoKey: the key does not open it.
        AgeHeaderWrong, AgeCorrupt: it was cut off or changed.
        SpaceShort, DiskFull, FileLocked, WriteFailed, Cancelled.
    """
    if not _is_encrypted(file):
        yield file
        return
    if key is None:
        raise BackupLocked(name=file.name)
    identities = _identities(key, (file.parent, beside))
    size = file.stat().st_size
    needed, free = room_for(size), free_bytes(scratch)
    if free < needed:
        raise SpaceShort(needed=needed, free=free)
    plain = scratch / f".{uuid4().hex}{_PART}"
    try:
        with device_errors(file.name), file.open("rb") as source, plain.open("xb") as target:
            header_of(source)
            decrypt(source, target, identities=identities, size=size, progress=progress)
        yield plain
    finally:
        with suppress(OSError):
            plain.unlink(missing_ok=True)


def _is_encrypted(file: Path) -> bool:
    try:
        with file.open("rb") as content:
            return content.read(len(_BEGINS)) == _BEGINS
    except OSError as error:
        raise SourceUnreadable(name=file.name) from error


def _identities(key: BackupKey, folders: Sequence[Path]) -> tuple[AgeIdentity, ...]:
    """What the person can open: the key on the sheet, or every locked key the passphrase fits."""
    if key.sheet.strip():
        return (read_identity(key.sheet),)
    found = [path for folder in folders for path in _locked(folder)]
    opened = tuple(identity for path in found if (identity := _unlocked(path, key.passphrase)))
    if found and not opened:
        raise PassphraseWrong
    if not opened:
        raise AgeNoKey
    return opened


def _locked(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob(f"*{KEY}"))
    for part in (KeyPart.AGE, KeyPart.RECOVERED):
        yield from sorted(path for path in folder.glob(f"{part.value}*") if ".pub" not in path.name)


def _unlocked(path: Path, passphrase: str) -> AgeIdentity | None:
    with suppress(OSError, UserError):
        return unlock_identity(path.read_bytes(), passphrase=passphrase)
    return None
