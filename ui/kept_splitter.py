"""A splitter that comes back as it was left."""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter


def keep_splitter(splitter: QSplitter, places: QSettings, *, key: str) -> None:
    """Bring back the sizes kept under this key, and keep them from now on."""
    state = places.value(f"split/{key}")
    if isinstance(state, QByteArray):
        splitter.restoreState(state)
    splitter.splitterMoved.connect(lambda _at, _index: places.setValue(f"split/{key}", splitter.saveState()))
