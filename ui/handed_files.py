"""Files the person opened outside of the window, waiting on the desk until a page takes them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal


class HandedFiles(QObject):
    """Each file once, in the order they came; `changed` when one came or went."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[Path, ...] = ()

    @property
    def waiting(self) -> tuple[Path, ...]:
        """What no page has taken yet."""
        return self._waiting

    def add(self, files: Iterable[Path]) -> None:
        """More files came."""
        self._wait_for((*self._waiting, *files))

    def remove(self, files: Sequence[Path]) -> None:
        """A page has taken these, or the person does not want them."""
        self._wait_for(path for path in self._waiting if path not in files)

    def _wait_for(self, files: Iterable[Path]) -> None:
        waiting = tuple(dict.fromkeys(files))
        if waiting != self._waiting:
            self._waiting = waiting
            self.changed.emit()
