"""The workspaces opened last on this computer, newest first; kept with what the person likes."""

from pathlib import Path

from PySide6.QtCore import QSettings

from core.workspace_names import pattern_whole
from ui.kept_paths import found_path, kept_path

MOST = 8
_KEY = "recent"


def recent_folders(person: QSettings) -> tuple[Path, ...]:
    """Folders that still hold something; those that are gone (a stick pulled out) are kept unseen.

    One whose place another was about to take when the program ended is still offered: opening finishes that.
    """
    return tuple(path for path in _held(person) if path.is_dir() or _is_to_be_finished(path))


def note_opened(person: QSettings, folder: Path) -> None:
    """A workspace was opened: it stands first, once."""
    _keep(person, (folder, *(path for path in _held(person) if path != folder)))


def forget(person: QSettings, folder: Path) -> None:
    """A folder that is no workspace any more is not offered again."""
    _keep(person, tuple(path for path in _held(person) if path != folder))


def _is_to_be_finished(path: Path) -> bool:
    return path.parent.is_dir() and any(path.parent.glob(pattern_whole(path.name)))


def _keep(person: QSettings, folders: tuple[Path, ...]) -> None:
    person.setValue(_KEY, [kept_path(person, path) for path in folders[:MOST]])


def _held(person: QSettings) -> tuple[Path, ...]:
    value = person.value(_KEY)
    texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(found_path(person, text) for text in texts if isinstance(text, str) and text)
