"""Preferences as a small JSON file. A file that cannot be understood is as good as none."""

import json
from pathlib import Path
from typing import Any

from core.preferences import MOST_RECENT, Preferences, Theme
from storage.disk import write_whole


class PreferencesFile:
    """Reads and writes the preferences of one person on one computer."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Preferences:
        """The preferences; each one that is missing or makes no sense has its default."""
        try:
            held = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return Preferences()
        return _preferences(held) if isinstance(held, dict) else Preferences()

    def save(self, preferences: Preferences) -> None:
        """Keep them.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        held = {
            "recent": list(preferences.recent),
            "theme": preferences.theme.value,
            "is_rail_folded": preferences.is_rail_folded,
            "columns": {name: list(widths) for name, widths in sorted(preferences.columns.items())},
        }
        write_whole(self._path, json.dumps(held, ensure_ascii=False, indent=1).encode())


def _preferences(held: dict[str, Any]) -> Preferences:
    recent, columns, theme = held.get("recent"), held.get("columns"), held.get("theme")
    folders = recent if isinstance(recent, list) else []
    lists = columns if isinstance(columns, dict) else {}
    return Preferences(
        recent=tuple(name for name in folders if isinstance(name, str))[:MOST_RECENT],
        theme=Theme(theme) if theme in list(Theme) else Theme.SYSTEM,
        is_rail_folded=held.get("is_rail_folded") is True,
        columns={name: tuple(widths) for name, widths in lists.items() if _are_widths(widths)},
    )


def _are_widths(value: object) -> bool:
    return isinstance(value, list) and all(type(width) is int and width > 0 for width in value)
