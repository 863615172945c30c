"""Whether a start is meant to open the window: told from its arguments alone, before anything is loaded."""

import re
from collections.abc import Sequence
from pathlib import Path

GUI = "gui"
_ASKS_FOR_HELP = frozenset({"-h", "--help"})
_OF_A_FILE = re.compile(r"[/\\]|\.cchc", re.IGNORECASE)
"""What stands in a whole path or in the name of a file of ours, and in no command."""


def opens_window(arguments: Sequence[str]) -> bool:
    """No command, the command of the window, or files in its place, of which at least one is there."""
    if _ASKS_FOR_HELP.intersection(arguments):
        return False
    if not arguments or arguments[0] == GUI:
        return True
    return names_files(arguments) and any(Path(name).is_file() for name in arguments)


def names_files(arguments: Sequence[str]) -> bool:
    """Whether files stand in the place of a command: as a double click or a drop on the icon gives them."""
    return bool(arguments) and all(map(_names_file, arguments))


def _names_file(argument: str) -> bool:
    return not argument.startswith("-") and _OF_A_FILE.search(argument) is not None
