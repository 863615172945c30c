"""What one person likes on one computer: declared once with its default; never part of the office's data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

MOST_RECENT = 8


class Theme(StrEnum):
    """Light or dark; `SYSTEM` follows the computer."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Settings of the window: `recent` folders, newest first; `columns`, widths in pixels by list name."""

    recent: tuple[str, ...] = ()
    theme: Theme = Theme.SYSTEM
    is_rail_folded: bool = False
    columns: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def opened(preferences: Preferences, folder: str) -> Preferences:
    """The preferences after a workspace was opened: its folder stands first, once."""
    others = tuple(other for other in preferences.recent if other != folder)
    return replace(preferences, recent=(folder, *others)[:MOST_RECENT])


def forgotten(preferences: Preferences, folder: str) -> Preferences:
    """The preferences without a workspace that is no longer there."""
    return replace(preferences, recent=tuple(other for other in preferences.recent if other != folder))


def with_columns(preferences: Preferences, name: str, *, widths: tuple[int, ...]) -> Preferences:
    """The preferences after the columns of a list were dragged."""
    return replace(preferences, columns={**preferences.columns, name: widths})
