"""Criteria sets as files: those shipped with the program, and one a person chooses."""

from pathlib import Path

from core.storage_errors import SourceTooLarge, SourceUnreadable
from storage.official_data import criteria_documents

LARGEST = 16 << 20  # bytes
_SAMPLE = "sample"


class CriteriaShelf:
    """Fulfils `core.services.adopt_criteria.CriteriaFiles`."""

    def __init__(self, bundled: Path) -> None:
        self._bundled = bundled

    def read(self, path: Path) -> bytes:
        """The bytes of a criteria file.

        Raises:
            SourceUnreadable: it cannot be read, or is no plain file.
            SourceTooLarge: it has more than 16 MiB.
        """
        try:
            if not path.is_file():
                raise SourceUnreadable(name=path.name)
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError as error:
            raise SourceUnreadable(name=path.name) from error
        if len(content) > LARGEST:
            raise SourceTooLarge(name=path.name)
        return content

    def bundled(self) -> tuple[bytes, ...]:
        """The sets shipped with the program, the commune sample first."""
        documents = sorted(criteria_documents(self._bundled), key=lambda document: _SAMPLE not in document[0])
        return tuple(content for _, content in documents)
