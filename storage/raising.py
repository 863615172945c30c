"""A second start asks the window that holds a workspace to come forward: a small file, removed in answer.

No network and no common memory is needed, and a program that has died answers nothing.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from core.packages.refusals import DiskFull, FileLocked, WriteFailed
from storage.disk import write_whole

NAME: Final = "socchc.call"
_PATIENCE = 2.0  # seconds
_PAUSE = 0.05


def call(folder: Path, *, pause: Callable[[float], None] = time.sleep, patience: float = _PATIENCE) -> bool:
    """Ask the program that holds the workspace to show itself; whether it answered in time."""
    asked = folder / NAME
    try:
        write_whole(asked, b"")
    except (DiskFull, FileLocked, WriteFailed):
        return False
    waited = 0.0
    while asked.exists() and waited < patience:
        pause(_PAUSE)
        waited += _PAUSE
    if not asked.exists():
        return True
    asked.unlink(missing_ok=True)
    return False


def is_called(folder: Path) -> bool:
    """Whether somebody asked, which is answered by this."""
    try:
        (folder / NAME).unlink()
    except OSError:
        return False
    return True
