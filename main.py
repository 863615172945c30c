"""The entry point: join core, storage and ui, then run a command or open the window.

What is slow to load (database, reports, Qt) is imported where it is needed: `verify` waits for none of it.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import freeze_support
from pathlib import Path
from typing import TYPE_CHECKING

from core.office import Office
from core.ports import Clock
from core.progress import Silent
from core.services.compose import compose
from core.units import Role
from storage.clock import SystemClock
from storage.criteria_files import CriteriaFolder
from storage.disk import write_whole
from storage.error_files import write_error_file
from storage.official_data import OfficialUnits
from storage.paths import log_folder, resources_folder
from storage.plain_files import open_package, read_file, write_secret
from storage.sheets_out import write_enrolment_sheet
from storage.signing_tools import judge_by_files
from storage.texts_in import read_text_file
from ui.cli.doors import Doors
from ui.cli.output import run
from ui.services import Services
from ui.texts.criteria_sheets import CRITERIA_WORDS

if TYPE_CHECKING:
    from storage.sample_stage import DiskStage
    from storage.workspace import OpenWorkspace

CRITERIA = CriteriaFolder(resources_folder() / "criteria", CRITERIA_WORDS)
UNITS = OfficialUnits()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments say; the exit code of the program."""
    doors = Doors(
        open_workspace=_services_in,
        create_workspace=_create,
        restore=_restore,
        open_package=open_package,
        read_file=read_file,
        read_text=read_text_file,
        write_file=write_whole,
        write_secret=write_secret,
        write_sheet=write_enrolment_sheet,
        cms_judge=judge_by_files,
        criteria=CRITERIA,
        units=UNITS,
        open_window=_open_window,
        run_demo=_run_demo,
        note_bug=lambda error: write_error_file(log_folder(), error),
    )
    return run(sys.argv[1:] if arguments is None else arguments, doors)


def _services(opened: "OpenWorkspace", clock: Clock) -> Services:
    from storage.workspace_ports import workspace_ports
    from ui.texts.office_words import OFFICE_WORDS, RECORD_WORDS

    ports = workspace_ports(opened, criteria=CRITERIA, words=RECORD_WORDS, units=UNITS, clock=clock)
    return compose(ports, OFFICE_WORDS)


@contextmanager
def _services_in(folder: Path) -> Iterator[Services]:
    from storage.workspace import open_workspace

    with open_workspace(folder) as opened:
        yield _services(opened, SystemClock())


def _create(folder: Path, office: Office) -> None:
    from storage.workspace import create_workspace

    create_workspace(folder, office).close()


def _restore(file: Path, folder: Path) -> Path | None:
    from storage.restore import restore

    return restore(file, folder, clock=SystemClock(), progress=Silent())


def _open_window(doors: Doors, folder: Path | None, *, sample: Role | None) -> int:
    from ui.cli.demo import play_quietly
    from ui.open_window import open_window

    if sample is None:
        return open_window(doors, folder)
    with tempfile.TemporaryDirectory(prefix="so-cchc-") as scratch:
        made = play_quietly(_stage(), Path(scratch) / "sample", role=sample)
        return open_window(doors, made, is_sample=True)


def _run_demo(folder: Path | None) -> int:
    from ui.cli.demo import play
    from ui.demo_pictures import take_pictures

    chosen = folder or Path(tempfile.mkdtemp(prefix="so-cchc-"))
    stage = _stage()
    return play(stage, chosen, pictures=lambda places: take_pictures(stage, places))


def _stage() -> "DiskStage":
    from storage.sample_stage import DiskStage, sample_data

    return DiskStage(data=sample_data(resources_folder()), units=UNITS, services_of=_services)


if __name__ == "__main__":
    freeze_support()  # a built program starts itself anew for drivers and files that may crash
    sys.exit(main())
