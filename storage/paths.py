"""Where things lie: the layout of a workspace, and the folders of the program on this computer.

An installed program keeps its data in the folders the system gives a person. A portable one, told by the
file `portable.txt` beside it, keeps all of them in the folder `data` beside it, and writes nowhere else.
"""

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from appdirs import AppDirs

PORTABLE_MARK: Final = "portable.txt"
_PROGRAM = "SoCCHC"
_SETTINGS = "window.ini"
_LONGEST_PATH = 32_768  # characters of a path Windows can answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The folder of one office. Only names are known here; nothing is opened or made."""

    root: Path

    @property
    def database(self) -> Path:
        """The database file; where it is, there is a workspace."""
        return self.root / "socchc.db"

    @property
    def evidence(self) -> Path:
        """Evidence contents by SHA-256."""
        return self.root / "evidence"

    @property
    def quarantine(self) -> Path:
        """Files of packages that are not believed yet."""
        return self.root / "quarantine"

    @property
    def outbox(self) -> Path:
        """Packages on their way out in parts or encrypted."""
        return self.root / "outbox"

    @property
    def unfinished(self) -> Path:
        """Notes of what is being written for people, wherever that lies."""
        return self.root / "unfinished"

    @property
    def keys(self) -> Path:
        """The office's key pair."""
        return self.root / "keys"

    @property
    def backups(self) -> Path:
        """Snapshots of the database before migrations."""
        return self.root / "backups"

    @property
    def exports(self) -> Path:
        """What was written for people: nothing here is removed by the program."""
        return self.root / "exports"

    @property
    def copies(self) -> Path:
        """Copies of evidence made for reading in other programs; emptied at every start."""
        return self.exports / "copies"

    @property
    def lock(self) -> Path:
        """The file a running program holds."""
        return self.root / "socchc.lock"

    def is_there(self) -> bool:
        """Whether the folder holds a workspace."""
        return self.database.is_file()

    def is_free(self) -> bool:
        """Whether a new workspace may be made here: nothing is there, or an empty folder."""
        return not self.root.exists() or (self.root.is_dir() and not any(self.root.iterdir()))


def resources_folder() -> Path:
    """What is shipped beside the code (criteria, icons, help), in a source tree and in a built program."""
    return Path(__file__).resolve().parents[1] / "resources"


def program_folder() -> Path:
    """The folder the program lies in: that of the built program's file, or the source tree."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).absolute().parent
    return Path(__file__).resolve().parents[1]


def is_portable() -> bool:
    """Whether the program keeps its data beside itself, as on a stick."""
    return _is_marked(program_folder())


@cache
def _is_marked(program: Path) -> bool:
    """Asked once: a stick that was pulled out makes no installed program of a portable one."""
    return (program / PORTABLE_MARK).is_file()


def data_folder() -> Path:
    """The root of what the program keeps: local application data, never roaming or synchronised."""
    if is_portable():
        return program_folder() / "data"
    return in_full(_given().user_data_dir)


def workspaces_folder() -> Path:
    """Where new workspaces are proposed."""
    return data_folder() / "workspaces"


def samples_folder() -> Path:
    """Where the played sample of a version is kept."""
    return data_folder() / "samples"


def log_folder() -> Path:
    """Where the technical log lies."""
    return data_folder() / "logs" if is_portable() else in_full(_given().user_log_dir)


def settings_file() -> Path:
    """Where the person's likes and the places of windows are kept."""
    folder = data_folder() if is_portable() else in_full(_given(roams=True).user_config_dir)
    return folder / _SETTINGS


def lasting_name(folder: Path) -> str:
    """What names a folder at every start: within a portable program's data, without the drive's letter."""
    whole = folder.resolve()
    data = data_folder().resolve()
    if is_portable() and whole.is_relative_to(data):
        return whole.relative_to(data).as_posix()
    return str(whole)


def in_full(folder: str) -> Path:
    """The folder under its long name.

    `appdirs` answers the old short name (`NGUYN~1`) where a person's name is not in Latin-1, as Vietnamese
    ones are not: two names of one folder would be two folders in the list of recent ones.
    """
    if sys.platform != "win32" or "~" not in folder:
        return Path(folder)
    there = Path(folder)
    missing: list[str] = []
    while not there.exists() and there != there.parent:
        missing.insert(0, there.name)
        there = there.parent
    import ctypes

    name = ctypes.create_unicode_buffer(_LONGEST_PATH)
    told = ctypes.windll.kernel32.GetLongPathNameW(str(there), name, _LONGEST_PATH)
    return Path(name.value if told else there, *missing)


def _given(*, roams: bool = False) -> AppDirs:
    return AppDirs(_PROGRAM, appauthor=False, roaming=roams)
