"""The office's private key at rest: the key file (for its owner alone) and the public line beside it."""

from datetime import UTC, datetime
from pathlib import Path

from core.storage_errors import NoKey
from storage.disk import device_errors, move, write_whole
from storage.safe_names import unlike

_PRIVATE, _PUBLIC = "signing-key", "signing-key.pub"
_OWNER_ONLY = 0o600


class KeyFolder:
    """Fulfils `core.ports.KeyFiles`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def exists(self) -> bool:
        """Whether a key was created."""
        return (self._folder / _PRIVATE).is_file()

    def read(self) -> bytes:
        """The key file's bytes.

        Raises:
            NoKey.
        """
        return self._read(_PRIVATE)

    def public_line(self) -> str:
        """The public key line, readable without the passphrase.

        Raises:
            NoKey.
        """
        return self._read(_PUBLIC).decode("ascii").strip()

    def write(self, content: bytes, *, public_line: str) -> None:
        """Keep a new key; the old pair, if any, is kept beside it under its date.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        with device_errors(_PRIVATE):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            self._set_aside()
        write_whole(self._folder / _PUBLIC, f"{public_line.strip()}\n".encode("ascii"))
        write_whole(self._folder / _PRIVATE, content, mode=_OWNER_ONLY)

    def _read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise NoKey from error

    def _set_aside(self) -> None:
        for name in (_PRIVATE, _PUBLIC):
            old = self._folder / name
            if old.exists():
                made = datetime.fromtimestamp(old.stat().st_mtime, tz=UTC)
                kept = unlike(f"{name}.{made:%Y%m%d}", [item.name for item in self._folder.iterdir()])
                move(old, self._folder / kept)
