"""Contents that were put into the store and that no row names yet, written down before they take their place.

A program may end between the two: the next start looks whether a row names what is still written down here.
"""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path

from core.evidence import StoredFile
from storage.disk import device_errors, flush_folder, listed

_NEW = ".new"
_DIGITS = 64  # of a SHA-256

Named = Callable[[Collection[str]], Collection[str]]
"""Which of some contents, by SHA-256, a row names."""


class NewContents:
    """The notes, in a folder that every start empties after it was asked for what is `lost`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def note(self, file: StoredFile) -> None:
        """Write down that a content is new.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        with device_errors(self._folder.name):
            self._place(file.sha256, file.extension).touch()
            flush_folder(self._folder)

    def settle(self, files: Iterable[StoredFile]) -> None:
        """Rows name these now. Never fails, for the next start sees it by itself."""
        for file in files:
            self.forget(file.sha256, file.extension)

    def forget(self, sha256: str, extension: str) -> None:
        """The content is named by a row, or gone; never fails."""
        with suppress(OSError):
            self._place(sha256, extension).unlink(missing_ok=True)

    def lost(self, *, named: Named) -> tuple[tuple[str, str], ...]:
        """Those that no row names, as SHA-256 and extension.

        Raises:
            OSError: the drive does not answer.
        """
        names = [path.stem for path in listed(self._folder, f"*{_NEW}")]
        held = named([name[:_DIGITS] for name in names]) if names else ()
        return tuple((name[:_DIGITS], name[_DIGITS:]) for name in names if name[:_DIGITS] not in held)

    def _place(self, sha256: str, extension: str) -> Path:
        return self._folder / f"{sha256}{extension}{_NEW}"
