"""The one gate through which anything opens in another program; a test forbids every other way.

Folders and files this program wrote come here directly, evidence only through `ui/evidence_opening.py`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

_STORED = re.compile(r"[0-9a-f]{64}(\.[a-z0-9]+)?")


def open_outside(path: Path) -> None:
    """Open a folder or file with the program the system uses.

    Raises:
        ValueError: it is a file of the evidence store, of which only copies are ever opened.
    """
    if _STORED.fullmatch(path.name):
        raise ValueError(path.name)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class _Inside(QObject):
    """Takes what would open outside, and lets it be."""

    @Slot(QUrl)
    def take(self, _wanted: QUrl) -> None:
        """Nothing opens."""


@contextmanager
def kept_inside() -> Iterator[None]:
    """Nothing opens in another program while the block lasts: the program looks at itself, nobody asked."""
    taker = _Inside()
    QDesktopServices.setUrlHandler("file", taker, "take")  # type: ignore[arg-type] # bytes are refused
    try:
        yield
    finally:
        QDesktopServices.unsetUrlHandler("file")
