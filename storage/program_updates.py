"""The running program as updates see it: joined here, and loaded only when an update is asked about."""

import sys

from core.services.update_program import UpdateProgram
from core.updates import PLATFORM, Home, Running
from core.version import VERSION
from storage.clock import SystemClock
from storage.paths import data_folder, is_portable, program_folder
from storage.release_files import shipped_release
from storage.tables import NEWEST
from storage.update_files import UpdateFolder


def program_updates() -> UpdateProgram:
    """The job of updating this program.

    Raises:
        ReleaseFilesDamaged: what a built program was shipped with about itself cannot be read.
    """
    running = Running(
        version=VERSION, schema=NEWEST, home=home(), keys=shipped_release().keys, platform=platform()
    )
    return UpdateProgram(
        files=UpdateFolder(data_folder() / "updates"),
        running=running,
        clock=SystemClock(),
        program=program_folder(),
    )


def home() -> Home:
    """How this program lies on the computer: only a built one on Windows can be replaced by Setup."""
    if sys.platform != "win32" or not getattr(sys, "frozen", False):
        return Home.ELSEWHERE
    return Home.PORTABLE if is_portable() else Home.INSTALLED


def platform() -> str:
    """The kind of computer; a source tree reads the updates of Windows, to check and to test them."""
    is_built = getattr(sys, "frozen", False)
    return PLATFORM if sys.platform == "win32" or not is_built else "linux-x64"
