"""This computer as the window sees it, and what it asks of the disk before a workspace is open."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.backups import BackupKey
from core.machine import Machine, Program
from core.packages.refusals import DiskFull, FileLocked, WriteFailed
from core.progress import Progress, Silent
from core.storage_errors import PortableLocked
from core.version import VERSION
from storage.clock import SystemClock
from storage.disk import device_errors
from storage.error_files import write_error_file
from storage.folder_risk import folder_risk, new_home
from storage.logs import start_logging
from storage.paths import (
    Workspace,
    data_folder,
    is_portable,
    log_folder,
    settings_file,
    workspaces_folder,
)
from storage.raising import call, heard, is_in_use
from storage.release_files import shipped_release
from storage.support_files import support_files
from storage.volumes import is_same_drive

if TYPE_CHECKING:
    from core.rescue import DamagedWorkspace
    from core.services.update_program import UpdateProgram

log = logging.getLogger(__name__)
_UNWATCHED = Silent()


def this_machine() -> Machine:
    """The folders and doors of this computer for this person.

    Raises:
        PortableLocked: the program is portable and cannot write beside itself.
        ReleaseFilesDamaged: what a built program was shipped with about itself cannot be read.
    """
    logs, data = log_folder(), data_folder()
    if is_portable():
        _refuse_locked(data)
    return Machine(
        home=workspaces_folder(),
        program=Program(release=shipped_release(), data=data, is_portable=is_portable()),
        updates=program_updates,
        converts=_converts,
        settings=settings_file(),
        logs=logs,
        read_logs=partial(support_files, logs),
        folder_risk=folder_risk,
        shares_drive=partial(is_same_drive, data),
        is_in_use=is_in_use,
        call=call,
        heard=heard,
    )


def _converts(folder: Path) -> bool:
    from storage.database import is_conversion_due

    return is_conversion_due(Workspace(root=folder).database)


def program_updates() -> "UpdateProgram":
    """The job of updating this program. Raises as `storage.program_updates` does."""
    from storage import program_updates as joined

    return joined.program_updates()


@contextmanager
def logged() -> Iterator[None]:
    """Keep the technical log while the window is open; where none can be written, without one."""
    try:
        handler = start_logging(log_folder())
    except (DiskFull, FileLocked, WriteFailed):
        yield
        return
    log.info("begun", extra={"version": VERSION})
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


def note_bug(error: BaseException) -> Path | None:
    """Write the error file of a bug among the logs and answer where, as `write_error_file` does."""
    return write_error_file(log_folder(), error)


def restore_backup(
    file: Path, folder: Path, *, progress: Progress = _UNWATCHED, key: BackupKey | None = None
) -> Path | None:
    """A backup into a folder, now; where a replaced workspace was kept. Raises as `restore.restore` does."""
    from storage.restore import restore

    return restore(file, new_home(folder), clock=SystemClock(), progress=progress, key=key)


def go_back(root: Path, number: int, *, folder: Path, progress: Progress = _UNWATCHED) -> Path | None:
    """A copy a workspace keeps of itself into a folder, now. Raises as `going_back.go_back` does."""
    from storage import going_back

    return going_back.go_back(root, number, folder=folder, clock=SystemClock(), progress=progress)


def open_damaged(folder: Path) -> "DamagedWorkspace":
    """Take hold of a workspace whose database is damaged. Raises as `rescue.open_damaged` does."""
    from storage.rescue import open_damaged

    return open_damaged(folder, clock=SystemClock())


def _refuse_locked(data: Path) -> None:
    """Make the folder and write into it once, so that a locked stick is told before anything is typed."""
    try:
        with device_errors(data.name):
            data.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=data).close()
    except (FileLocked, WriteFailed) as error:
        raise PortableLocked(name=data.name) from error
