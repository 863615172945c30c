"""The dialogs that stand over the window; each one's module loads when it is first asked for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.keys_list import ListedKey


def show_about(desk: Desk, window: QWidget) -> None:
    """What this program is."""
    from ui.dialogs.about import AboutDialog

    AboutDialog(desk, window).exec()


def show_help(topic: str, pages: Sequence[tuple[str, str]], *, window: QWidget) -> None:
    """The help, open at a page of it."""
    from ui.dialogs.help import HelpDialog

    HelpDialog(topic, pages, parent=window).exec()


def show_keys(keys: Sequence[ListedKey], window: QWidget) -> None:
    """Every key that works now."""
    from ui.dialogs.keys_list import KeysDialog

    KeysDialog(keys, window).exec()


def show_legal_bases(desk: Desk, window: QWidget) -> None:
    """The documents the work rests on."""
    from ui.dialogs.legal_bases import LegalBasesDialog

    LegalBasesDialog(desk, window).exec()


def show_support(desk: Desk, window: QWidget) -> None:
    """What to tell who helps."""
    from ui.dialogs.support import SupportDialog

    SupportDialog(desk, window).exec()
