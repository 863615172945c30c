"""What a command is given from outside; `main.py` fills it, tests may fake it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from core.backups import GoBackDoor, RestoreDoor
    from core.office import Office
    from core.packages.cms import CmsJudge
    from core.ports import OfficialUnits
    from core.reporting.enrolment_sheet import EnrolmentSheet
    from core.rescue import DamagedWorkspace
    from core.self_check.checks import CheckGroups, CheckPlaces
    from core.services.adopt_criteria import CriteriaFiles
    from core.services.update_program import UpdateProgram
    from ui.services import Services
    from ui.set_up.answers import Opening


class WindowDoor(Protocol):
    """Opens the window, which goes through the same doors."""

    def __call__(self, doors: Doors, wanted: Opening) -> int:
        """Until the window closes; the exit code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Ways out of the command line.

    Attributes:
        open_workspace: the services of a workspace while the block lasts.
        create_workspace: a new workspace in a folder.
        rescue: take hold of a workspace whose database is damaged.
        restore: put a backup file into a folder; where the replaced workspace was kept.
        go_back: put a copy a workspace keeps of itself into a folder.
        open_package: a package for one forward pass.
        read_file: the whole of a small file.
        read_text: the text of a plain or DOCX file.
        write_file: put a small file in place whole.
        write_secret: put a secret into a new file, for its owner alone.
        write_sheet: a paper about keys as PDF.
        cms_judge: reads government signatures by the roots and lists in these files, as of now.
        criteria: criteria files, JSON or workbook, and the sets shipped with the program.
        units: the official units.
        updates: the job of updating this program.
        open_window: the window on a workspace, on a throw-away sample, or on the first-run dialog.
        run_demo: the whole job on sample data; answers what it did.
        note_bug: write an error file and answer where, or None when none can be written.
        self_checks: what the program checks of itself on this computer.
    """

    open_workspace: Callable[[Path], AbstractContextManager[Services]]
    create_workspace: Callable[[Path, Office], None]
    rescue: Callable[[Path], DamagedWorkspace]
    restore: RestoreDoor
    go_back: GoBackDoor
    open_package: Callable[[Path], BinaryIO]
    read_file: Callable[[Path], bytes]
    read_text: Callable[[Path], str]
    write_file: Callable[[Path, bytes], None]
    write_secret: Callable[[Path, bytes], None]
    write_sheet: Callable[[EnrolmentSheet, Path], None]
    cms_judge: Callable[[Sequence[Path]], CmsJudge]
    criteria: CriteriaFiles
    units: OfficialUnits
    updates: Callable[[], UpdateProgram]
    open_window: WindowDoor
    run_demo: Callable[[Path], int]
    note_bug: Callable[[BaseException], Path | None]
    self_checks: Callable[[Doors, CheckPlaces], CheckGroups]
