"""What people are told: on the console, or in a message box where the program has none.

The windowed program of Windows is given no standard output; what it refuses before its window stands would be
lost there. The box is the system's own, so that it can be shown whatever else could not be loaded.
"""

import sys
from collections.abc import Callable

from ui.texts import starting as texts

_DAMAGED = 70  # the program's own fault, as in `answers.BUG`, which may not be loadable
_CARE, _NEWS, _IN_FRONT = 0x30, 0x40, 0x10000  # MB_ICONWARNING, MB_ICONINFORMATION, MB_SETFOREGROUND


def has_console() -> bool:
    """Whether somebody reads what is written to the standard error output."""
    return sys.stderr is not None


def say(text: str) -> None:
    """Write for people; nothing where nobody reads it."""
    if has_console():
        sys.stderr.write(f"{text}\n")


def answer(text: str) -> None:
    """Write for programs; nothing where nobody reads it."""
    if sys.stdout is not None:
        sys.stdout.write(f"{text}\n")


def insist(text: str, *, is_news: bool = False) -> None:
    """Write for people what they have to know; without a console a message box says it and waits."""
    if has_console():
        say(text)
    elif sys.platform == "win32":
        kind = (_NEWS if is_news else _CARE) | _IN_FRONT
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, texts.TITLE, kind)


def told_when_damaged(run: Callable[[], int]) -> int:
    """Run the program; when files of its own are missing, say so. The exit code.

    A scanner that puts a library away leaves a program that can load nothing more: no window, no error file.
    """
    try:
        return run()
    except ImportError as lost:
        insist(texts.DAMAGED.format(name=lost.name or type(lost).__name__))
        return _DAMAGED
