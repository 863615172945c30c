"""Whether a start is meant to open the window: told from its arguments alone, before anything is loaded."""

from collections.abc import Sequence
from pathlib import Path

GUI = "gui"
_ASKS_FOR_HELP = frozenset({"-h", "--help"})


def opens_window(arguments: Sequence[str]) -> bool:
    """No command, the command of the window, or files in its place, as a double click gives them."""
    if _ASKS_FOR_HELP.intersection(arguments):
        return False
    return not arguments or arguments[0] == GUI or all(map(_is_file, arguments))


def _is_file(name: str) -> bool:
    """Files have a suffix, commands have none: a file called as a command does not hide it."""
    return bool(Path(name).suffix) and Path(name).is_file()
