"""Folders remembered in a settings file: what lies beside that file is told from there, not from the drive.

So a stick that holds both finds its own again, whatever letter the next computer gives it.
"""

from pathlib import Path

from PySide6.QtCore import QSettings


def kept_path(settings: QSettings, path: Path) -> str:
    """The text under which the path is remembered."""
    whole, beside = path.absolute(), _beside(settings)
    if whole.is_relative_to(beside):
        return whole.relative_to(beside).as_posix()
    return str(whole)


def found_path(settings: QSettings, text: str) -> Path:
    """The path a remembered text tells."""
    return _beside(settings) / text


def keep_folder(settings: QSettings, key: str, *, folder: str) -> None:
    """Remember a folder as it was typed or chosen."""
    settings.setValue(key, kept_path(settings, Path(folder)) if folder else "")


def held_folder(settings: QSettings, key: str) -> str:
    """The folder remembered, as it is called here now; empty when there is none."""
    text = str(settings.value(key) or "")
    return str(found_path(settings, text)) if text else ""


def _beside(settings: QSettings) -> Path:
    return Path(settings.fileName()).absolute().parent
