"""The list of keys, gathered from what hears them: the menus, the page in sight, the widgets on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.page import Page
from ui.texts import help as texts


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedKey:
    """Keys, what they do, and where they work."""

    where: str
    keys: str
    meaning: str


class ActionList(Protocol):
    """Whatever holds the acts of the window."""

    def actions(self) -> tuple[QAction, ...]:
        """The acts."""


def listed_keys(menus: ActionList, page: Page | None) -> tuple[ListedKey, ...]:
    """Every key that works now: in the window, on this page, in the widgets on it."""
    found = [*_of_menus(menus)]
    if page is not None:
        where = texts.KEYS_PAGE.format(page=page.title)
        found += [ListedKey(where=where, keys=act.keys, meaning=act.text.rstrip("…")) for act in page.heard()]
        found += [
            ListedKey(where=texts.KEYS_WIDGETS, keys=keys, meaning=meaning)
            for keys, meaning in dict.fromkeys(_of_widgets(page))
        ]
    return tuple(found)


def _of_menus(menus: ActionList) -> Iterator[ListedKey]:
    for action in menus.actions():
        text, _, shown = action.text().partition("\t")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or shown
        if keys:
            meaning = action.data() or text.replace("&", "").rstrip("…")
            yield ListedKey(where=texts.KEYS_WINDOW, keys=keys, meaning=meaning)
    for keys, meaning in texts.EVERYWHERE:
        yield ListedKey(where=texts.KEYS_WINDOW, keys=keys, meaning=meaning)


def _of_widgets(page: QWidget) -> Iterator[tuple[str, str]]:
    for widget in page.findChildren(QWidget):
        yield from getattr(type(widget), "KEYS", ())
