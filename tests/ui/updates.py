"""Updates as the window meets them: the real job over a folder, with a Setup that is only noted."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from core.progress import Silent
from core.services.update_program import UpdateProgram
from core.updates import Attempt, KeptBackup, UpdateStartFailed, sections_of
from storage.update_files import UpdateFolder
from tests.ui.memory import FixedClock
from tests.update_samples import CHANGES, MOMENT, RUNNING, written
from ui.desk import Desk
from ui.dialogs.update_program import UpdateProgramDialog

SHOWN = Path("C:/Dữ liệu/SoCCHC/xa-tay-son")
"""A workspace that is only named."""


@dataclass
class Starter:
    """Takes the place of the system: notes what would have been started."""

    started: list[tuple[Path, tuple[str, ...], bytes]] = field(default_factory=list)
    fails: bool = False


class NotedUpdates(UpdateFolder):
    """A folder of updates that starts nothing."""

    def __init__(self, folder: Path, starter: Starter) -> None:
        super().__init__(folder)
        self._starter = starter

    def start(self, setup: Path, *, arguments: Sequence[str]) -> None:
        if self._starter.fails:
            raise UpdateStartFailed(code=2)
        self._starter.started.append((setup, tuple(arguments), setup.read_bytes()))


def an_update_program(folder: Path, starter: Starter | None = None, **changed: object) -> UpdateProgram:
    """The job of updating a program that lies nowhere."""
    return UpdateProgram(
        files=NotedUpdates(folder / "updates", starter or Starter()),
        running=replace(RUNNING, **changed),  # type: ignore[arg-type]
        clock=FixedClock(),
        program=Path("C:/Sổ CCHC"),
    )


def checked_dialog(desk: Desk, folder: Path) -> UpdateProgramDialog:
    """With an update that was believed."""
    desk.folder = SHOWN
    service = an_update_program(folder)
    dialog = UpdateProgramDialog(desk, service, may_leave=lambda: True)
    file = written(folder)
    dialog.file.line.setText(str(file))
    dialog._file = file
    dialog._show(service.check(file, progress=Silent()))
    return dialog


def an_attempt(folder: Path, *, ended: int | None = None, days: int = 0) -> Attempt:
    """An update that was handed to Setup."""
    backup = KeptBackup(workspace=folder, file=folder / "backups" / "so-truoc-cap-nhat-0.8.0.zip")
    return Attempt(
        begun_with="0.6.0",
        version="0.8.0",
        place="0" * 32,
        changes=sections_of(CHANGES)[:2],
        backups=(backup,),
        at=MOMENT + timedelta(days=days),
        ended=ended,
    )
