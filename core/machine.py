"""What this computer gives the window: folders, the log, what speaks against a folder, other windows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from core.folder_risk import FolderRisk
from core.progress import Progress
from core.release import Release

if TYPE_CHECKING:
    from core.services.update_program import UpdateProgram


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What runs here.

    Attributes:
        release: which build it is.
        data: the root of what it keeps; None where that is not known.
        is_portable: whether it keeps that beside itself, as on a stick.
    """

    release: Release = field(default_factory=Release)
    data: Path | None = None
    is_portable: bool = False


class Reply(Enum):
    """What came of asking another program that holds a workspace."""

    TAKEN = "taken"
    """Its window came forward and has the files."""
    SILENT = "silent"
    """It holds the workspace and did not answer in time; it has nothing."""
    GONE = "gone"
    """Nobody holds the workspace any more."""


class CallDoor(Protocol):
    """Asks the program that holds a workspace to show itself and to take files."""

    def __call__(self, folder: Path, files: Sequence[Path], *, progress: Progress) -> Reply:
        """Wait for its answer.

        Raises:
            Cancelled: the person stopped waiting; it has nothing.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Fulfilled by `storage.this_machine`.

    Attributes:
        home: the folder in which new workspaces are proposed.
        program: which build runs, and where it keeps what it keeps.
        updates: the job of updating the program, joined when it is asked for.
        converts: whether opening a workspace brings it to a new form, which may take a while.
        settings: the file of what the person likes and where windows stand.
        logs: where the technical log and error files lie.
        read_logs: name and text of each of those files.
        folder_risk: what speaks against a workspace in a folder.
        shares_drive: whether a file would lie on the drive that holds what the program keeps.
        is_in_use: whether another program holds the workspace in a folder.
        call: asks that program to show itself and to take files.
        heard: the files somebody asked this program to take, which is answered by this; none but the asking
            is an empty tuple, None is that nobody asked.
    """

    home: Path
    program: Program
    updates: "Callable[[], UpdateProgram]"
    converts: Callable[[Path], bool]
    settings: Path
    logs: Path
    read_logs: Callable[[], tuple[tuple[str, str], ...]]
    folder_risk: Callable[[Path], FolderRisk]
    shares_drive: Callable[[Path], bool]
    is_in_use: Callable[[Path], bool]
    call: CallDoor
    heard: Callable[[Path], tuple[Path, ...] | None]
