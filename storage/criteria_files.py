"""Criteria files: any file a person names, and the sets shipped with the program."""

from collections.abc import Sequence
from pathlib import Path

from storage.plain_files import read_file

_SAMPLE = "sample"


class CriteriaFolder:
    """Criteria files anywhere, and those shipped with the program; fulfils `adopt_criteria.CriteriaFiles`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, path: Path) -> bytes:
        """The bytes of a criteria file.

        Raises:
            SourceUnreadable: it cannot be read, or is far too large.
        """
        return read_file(path)

    def bundled(self) -> Sequence[bytes]:
        """The sets shipped with the program, the commune sample first."""
        files = sorted(self._folder.glob("*.json"), key=lambda path: (_SAMPLE not in path.name, path.name))
        return tuple(path.read_bytes() for path in files)
