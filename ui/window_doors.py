"""What the window is given beside the doors of the command line; `main.py` fills it. No Qt."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from core.backups import RestoreDoor
from core.machine import Machine
from core.office import Office
from core.progress import Progress
from core.units import Role
from ui.services import Services

Fill = Callable[[Services], None]
"""Puts the first contents into a workspace that is being made."""


class FoundDoor(Protocol):
    """Makes a workspace with its first contents, whole or not at all."""

    def __call__(self, folder: Path, office: Office, *, fill: Fill) -> None:
        """Make it, let `fill` put the first contents in, then put it in place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowDoors:
    """Ways out of the window.

    Attributes:
        machine: the computer's own folders and doors.
        found: a workspace with its first contents.
        restore: a backup into a folder.
        play_sample: plays the throw-away sample on entering, answers its folder, removes it on leaving.
    """

    machine: Machine
    found: FoundDoor
    restore: RestoreDoor
    play_sample: Callable[[Role, Progress], AbstractContextManager[Path]]
