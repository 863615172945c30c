"""The folder a scanner writes to, listed without touching anything in it."""

import os
from pathlib import Path

from core.packages.evidence_types import is_allowed
from core.scans import ScanFolderGone, SeenFile

_ALSO = frozenset({".jpeg", ".heif"})
_HALF_WRITTEN = (".", "~", "_tmp")


class ScanFolder:
    """Fulfils `core.evidence_ports.ScanFolders`."""

    def listed(self, folder: Path) -> tuple[SeenFile, ...]:
        """Files of known kinds, newest first; links, folders and hidden or temporary files are left out.

        Raises:
            ScanFolderGone: the folder is not there or cannot be listed.
        """
        try:
            with os.scandir(folder) as entries:
                found = [seen for entry in entries if (seen := _seen(entry)) is not None]
        except OSError as error:
            raise ScanFolderGone(name=folder.name) from error
        return tuple(sorted(found, key=lambda seen: (-seen.modified, seen.name)))

    def is_free(self, path: Path) -> bool:
        """Whether the file can be read now; Windows refuses while a scanner writes it."""
        try:
            with path.open("rb") as file:
                file.read(1)
        except OSError:
            return False
        return True


def _seen(entry: os.DirEntry[str]) -> SeenFile | None:
    extension = Path(entry.name).suffix.lower()
    if entry.name.startswith(_HALF_WRITTEN) or not (is_allowed(extension) or extension in _ALSO):
        return None
    try:
        if not entry.is_file(follow_symlinks=False):
            return None
        status = entry.stat(follow_symlinks=False)
    except OSError:  # gone since the listing began
        return None
    return SeenFile(name=entry.name, size=status.st_size, modified=status.st_mtime_ns)
