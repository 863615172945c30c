"""What evidence needs from outside beside the store of its files: decoded pictures, a scanner's folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from core.images import Picture, Scaled
    from core.scans import SeenFile


class Images(Protocol):
    """Decodes pictures within limits of size, time and memory, apart from this process."""

    def picture(self, path: Path, *, longest: int) -> Picture:
        """The picture upright, its longer side at most `longest` pixels.

        Raises:
            ImageUnreadable.
        """

    def scaled(self, path: Path, *, target: Path | None = None) -> Scaled:
        """What a smaller copy without EXIF data measures; with `target` it is written there.

        Raises:
            ImageUnreadable.
        """


class ScanFolders(Protocol):
    """The folder a scanner writes to."""

    def listed(self, folder: Path) -> tuple[SeenFile, ...]:
        """Files of known kinds that are not hidden or half written by their name, newest first.

        Raises:
            ScanFolderGone: the folder is not there or cannot be listed.
        """

    def is_free(self, path: Path) -> bool:
        """Whether nobody holds the file closed to readers."""
