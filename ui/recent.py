"""The workspaces opened last on this computer, newest first; kept with what the person likes."""

from pathlib import Path

from PySide6.QtCore import QSettings

from ui.kept_paths import found_path, kept_path

MOST = 8
_KEY = "recent"


def recent_folders(person: QSettings) -> tuple[Path, ...]:
    """Folders that still hold something; those that are gone (a stick pulled out) are kept unseen."""
    return tuple(path for path in _held(person) if path.is_dir())


def note_opened(person: QSettings, folder: Path) -> None:
    """A workspace was opened: it stands first, once."""
    _keep(person, (folder, *(path for path in _held(person) if path != folder)))


def forget(person: QSettings, folder: Path) -> None:
    """A folder that is no workspace any more is not offered again."""
    _keep(person, tuple(path for path in _held(person) if path != folder))


def _keep(person: QSettings, folders: tuple[Path, ...]) -> None:
    person.setValue(_KEY, [kept_path(person, path) for path in folders[:MOST]])


def _held(person: QSettings) -> tuple[Path, ...]:
    value = person.value(_KEY)
    texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(found_path(person, text) for text in texts if isinstance(text, str) and text)
