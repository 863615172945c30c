"""Tell how far writing a package is."""

from core.packages.container import Writable
from core.progress import Progress


class CountedOut:
    """Passes bytes on and tells how many of `size` there were."""

    def __init__(self, out: Writable, size: int, *, progress: Progress) -> None:
        self._out, self._size, self._progress = out, size, progress
        self._done = 0

    def write(self, data: bytes, /) -> None:
        """Pass `data` on."""
        self._out.write(data)
        self._done += len(data)
        self._progress.report(self._done, self._size)
