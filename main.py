"""The entry point: join core, storage and ui, then run a command or open the window.

Whatever is slow to load (services, database, reports, Qt) is imported where it is needed: a command waits for
nothing it does not use, and a window start shows its first window while the rest is loaded behind it.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from core.later import later
from storage.paths import resources_folder, settings_file
from ui.cli.voice import told_when_damaged
from ui.window_starts import opens_window

if TYPE_CHECKING:
    from core.office import Office
    from core.ports import Clock
    from core.progress import Progress
    from core.self_check.checks import CheckGroups, CheckPlaces
    from core.units import Role
    from storage.criteria_files import CriteriaFolder
    from storage.official_data import OfficialUnits
    from storage.sample_stage import DiskStage
    from storage.workspace import OpenWorkspace
    from ui.cli.doors import Doors
    from ui.services import Services
    from ui.set_up.answers import Opening
    from ui.window_doors import Fill, WindowDoors


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments say; the exit code of the program."""
    given = sys.argv[1:] if arguments is None else arguments
    if opens_window(given):
        from ui.first_window import load_behind

        first = load_behind(_load, settings=settings_file())  # held until the program ends
        if first is None:
            return 0
    from ui.cli.output import run

    return run(given, _doors())


def _load() -> None:
    """What a window needs, ready when it is asked for."""
    import ui.open_window  # noqa: F401

    _doors()


def _doors() -> "Doors":
    from storage.file_tools import file_tools
    from storage.this_machine import program_updates
    from ui.cli.doors import Doors

    return Doors(
        open_workspace=_services_in,
        create_workspace=_found,
        **file_tools(),
        criteria=CRITERIA,
        units=UNITS,
        updates=program_updates,
        open_window=_open_window,
        run_demo=_run_demo,
        self_checks=_self_checks,
    )


def _units() -> "OfficialUnits":
    from storage.official_data import OfficialUnits

    return OfficialUnits()


def _criteria() -> "CriteriaFolder":
    from storage.criteria_files import CriteriaFolder
    from ui.texts.criteria_sheets import CRITERIA_WORDS

    return CriteriaFolder(resources_folder() / "criteria", CRITERIA_WORDS)


CRITERIA, UNITS = later(_criteria), later(_units)


def _services(opened: "OpenWorkspace", clock: "Clock") -> "Services":
    from core.services.compose import compose
    from storage.workspace_ports import workspace_ports
    from ui.texts.late_words import OFFICE_WORDS, RECORD_WORDS

    ports = workspace_ports(opened, criteria=CRITERIA, words=RECORD_WORDS, units=UNITS, clock=clock)
    return compose(ports, OFFICE_WORDS)


@contextmanager
def _services_in(folder: Path) -> "Iterator[Services]":
    from storage.clock import SystemClock
    from storage.workspace import open_workspace

    with open_workspace(folder) as opened:
        yield _services(opened, SystemClock())


def _found(folder: Path, office: "Office", *, fill: "Fill | None" = None) -> None:
    from storage.clock import SystemClock
    from storage.workspace import create_workspace

    create_workspace(folder, office, fill=lambda held: fill and fill(_services(held, SystemClock()))).close()


def _open_window(doors: "Doors", wanted: "Opening") -> int:
    from storage.this_machine import logged
    from ui.open_window import open_window

    with logged():
        return open_window(doors, _ways(), wanted=wanted)


def _ways() -> "WindowDoors":
    from storage.this_machine import restore_backup, this_machine
    from ui.window_doors import WindowDoors

    return WindowDoors(machine=this_machine(), found=_found, restore=restore_backup, play_sample=_play_sample)


def _play_sample(role: "Role", progress: "Progress") -> AbstractContextManager[Path]:
    from storage.sample_cache import sample_workspace
    from ui.cli.demo import play_quietly

    return sample_workspace(role, play=lambda folder: play_quietly(_stage(), folder, progress=progress))


def _run_demo(folder: Path) -> int:
    from ui.cli.demo import play
    from ui.demo_pictures import take_pictures

    stage = _stage()
    return play(stage, folder, pictures=lambda places: take_pictures(stage, places))


def _self_checks(doors: "Doors", places: "CheckPlaces") -> "CheckGroups":
    from storage.self_check.every import disk_checks
    from ui.self_check.groups import groups

    return groups(doors, _ways(), places=places, stage=_stage().small(), disk=disk_checks)


def _stage() -> "DiskStage":
    from storage.sample_stage import DiskStage, sample_data

    return DiskStage(data=sample_data(resources_folder()), units=UNITS, services_of=_services)


if __name__ == "__main__":
    if sys.platform != "win32" or "--multiprocessing-fork" in sys.argv:
        from multiprocessing import freeze_support

        freeze_support()  # a built program starts itself anew for drivers and files that may crash
    sys.exit(told_when_damaged(main))
