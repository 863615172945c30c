"""Where things lie: the layout of a workspace, and the folders this computer gives a program."""

from dataclasses import dataclass
from pathlib import Path

from appdirs import AppDirs

_PROGRAM = "SoCCHC"


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


def workspaces_folder() -> Path:
    """Where new workspaces are proposed: local application data, never a roaming or synchronised folder."""
    return Path(AppDirs(_PROGRAM, appauthor=False).user_data_dir) / "workspaces"


def samples_folder() -> Path:
    """Where the played sample of a version is kept."""
    return Path(AppDirs(_PROGRAM, appauthor=False).user_data_dir) / "samples"


def log_folder() -> Path:
    """Where the technical log lies."""
    return Path(AppDirs(_PROGRAM, appauthor=False).user_log_dir)
