"""What this computer gives the window: folders, the log, what speaks against a folder, other windows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.folder_risk import FolderRisk
from core.release import Release


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Fulfilled by `storage.this_machine`.

    Attributes:
        home: the folder in which new workspaces are proposed.
        program: which build runs, and where it keeps what it keeps.
        settings: the file of what the person likes and where windows stand.
        logs: where the technical log and error files lie.
        read_logs: name and text of each of those files.
        folder_risk: what speaks against a workspace in a folder.
        shares_drive: whether a file would lie on the drive that holds what the program keeps.
        call: ask the program that holds a workspace to show itself; whether it answered in time.
        is_called: whether somebody asked that of this program, which is answered by this.
    """

    home: Path
    program: Program
    settings: Path
    logs: Path
    read_logs: Callable[[], tuple[tuple[str, str], ...]]
    folder_risk: Callable[[Path], FolderRisk]
    shares_drive: Callable[[Path], bool]
    call: Callable[[Path], bool]
    is_called: Callable[[Path], bool]
