"""Usual values of a text field in a menu below it: offered when asked for, never written while one types."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from core.text import matches

_MOST = 12
_LONGEST = 80
_NAME = "offers"


def offered(values: Iterable[str], typed: str) -> tuple[str, ...]:
    """The first values that hold what is typed; all of them when none does."""
    known = tuple(dict.fromkeys(value for value in values if value))
    fitting = tuple(value for value in known if matches(typed, value) and value != typed)
    return (fitting or known)[:_MOST]


def open_offers(
    widget: QWidget, values: Sequence[str], *, at: QPoint, taken: Callable[[str], object]
) -> QMenu:
    """Show values below a place of a widget; `taken` gets the one chosen."""
    for earlier in widget.findChildren(QMenu, _NAME):
        earlier.deleteLater()
    menu = QMenu(widget)
    menu.setObjectName(_NAME)
    for value in values:
        shown = value if len(value) <= _LONGEST else value[:_LONGEST] + "\u2026"
        action = menu.addAction(shown.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False, value=value: taken(value))
    menu.popup(widget.mapToGlobal(at))
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])
    return menu
