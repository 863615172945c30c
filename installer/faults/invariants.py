"""The one checker of every campaign: what must hold of a workspace whatever was done to the program.

`sound` starts the program again as a person would and tells what is wrong. `State` is all that a folder says,
so that what is there after a fault can be told to be what was before the work, or what is after it.
"""

import hashlib
import json
import sqlite3
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from core.errors import CchcError
from storage.backup import LIST_NAME
from storage.paths import Workspace
from storage.workspace import OpenWorkspace, open_workspace
from tests.offices import Clock, services_of

OFFICE = "office"
"""The workspace of a folder that a campaign works on; everything else in it lies outside of the program."""
LONGEST_START = 20.0  # seconds; a start that takes longer hangs
_KEPT = "backup.json"
_HOT = bytes.fromhex("d9d505f920a163d7")
_PASSING = frozenset({"socchc.lock", "socchc.db-journal"})


def sound(office: Path) -> list[str]:
    """Start the program on a workspace after a fault, twice; everything that is wrong, as short sentences.

    The next start works and is quick; database, evidence and audit chain pass the program's own check; no
    content lies in the store that no row names; nothing half written is left in the workspace or beside it;
    and the second start finds nothing more to do.
    """
    begun = time.monotonic()
    try:
        with open_workspace(office) as opened:
            found = [*services_of(opened, Clock()).safekeeping.check(), *_unnamed(opened)]
    except CchcError as error:
        return [f"the next start is refused: {error.code} {dict(error.fields)}"]
    if time.monotonic() - begun > LONGEST_START:
        found.append(f"the next start took {time.monotonic() - begun:.0f} s")
    found += leftovers(office)
    once = _bytes(office)
    with open_workspace(office):
        pass
    if _bytes(office) != once:
        found.append("a second start changes something")
    return found


def _bytes(office: Path) -> Mapping[str, str]:
    """Digests of every file of a workspace as it lies on the disk."""
    return {name: digest_of_bytes(office / name) for name in _names(office) if name not in _PASSING}


def leftovers(office: Path) -> list[str]:
    """What interrupted work left in the workspace or beside it."""
    workspace = Workspace(root=office)
    found = [path for path in office.rglob("*") if path.suffix == ".part"]
    for folder in (workspace.quarantine, workspace.outbox / "incoming", workspace.evidence / "incoming"):
        found += folder.rglob("*")
    found += office.parent.glob(f".{office.name}.*")
    found += [note for note in workspace.unfinished.glob("*") if _could_be_cleared(note)]
    if _waits_to_be_undone(journal := workspace.database.with_name("socchc.db-journal")):
        found.append(journal)
    return [f"left behind: {path.relative_to(office.parent)}" for path in sorted(found)]


def _could_be_cleared(note: Path) -> bool:
    """A note of a half file in a folder that is there; one that is not may be on a stick that comes back."""
    return Path(note.read_text("utf-8").partition("\n")[0]).is_dir()


def _waits_to_be_undone(journal: Path) -> bool:
    """A journal that was played back keeps its size until the next write, but no longer its first bytes."""
    return journal.exists() and journal.read_bytes()[: len(_HOT)] == _HOT


def _unnamed(opened: OpenWorkspace) -> list[str]:
    with opened.database.transaction() as work:
        named = set(work.evidence.files())
    held = opened.workspace.evidence.glob("[0-9a-f][0-9a-f]/*")
    return [f"no row names the content {path.name}" for path in sorted(held) if path.stem not in named]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a folder says: digests by name, of the workspace (`inside`) and of what lies beside it.

    Of a database it is the digest of what it says, not of its bytes; of a ZIP file, of its members. Copies
    that the program makes on its own account (`backups/`), packages on their way out (`outbox/`), notes of
    what is being written outside (`unfinished/`), what is about to take the workspace's place, locks and
    empty folders are no part of it: `sound` judges what may lie there. Nor are the copies of a workspace that
    gave way, which go along with the one in its place.
    """

    inside: Mapping[str, str]
    beside: Mapping[str, str]

    @classmethod
    def of(cls, folder: Path) -> "State":
        """Read a folder whose workspace is closed."""
        office = folder / OFFICE
        inside = {name: _digest(office / name) for name in _names(office) if not _is_own(name)}
        own = (f"{OFFICE}/", f".{OFFICE}.", "logs/", f"{OFFICE}.replaced-1/backups/")
        others = (name for name in _names(folder) if not name.startswith(own))
        beside = {name: _digest(folder / name) for name in others}
        return cls(inside=inside, beside=beside)

    def difference(self, other: "State") -> str:
        """Names of what is not the same inside."""
        names = sorted(self.inside.keys() | other.inside.keys())
        return ", ".join(name for name in names if self.inside.get(name) != other.inside.get(name))


def _is_own(name: str) -> bool:
    return name in _PASSING or name.startswith(("backups/", "outbox/", "unfinished/"))


def _names(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def _digest(path: Path) -> str:
    if ".age" in path.name:  # encrypting twice gives two files
        return "encrypted"
    if path.suffix == ".db":
        return said_by(path)
    if path.suffix == ".zip":
        return _members(path)
    if path.name == _KEPT:
        return _kept(path)
    return digest_of_bytes(path)


def _kept(head: Path) -> str:
    """The description of a kept copy; instead of the digest of its database, whether that agrees."""
    try:
        told = json.loads(head.read_bytes())
        is_right = told.pop("sha256") == digest_of_bytes(head.with_name("socchc.db"))
    except (OSError, ValueError, KeyError, AttributeError) as error:
        return f"unreadable: {error}"
    return f"{sorted(told.items())} {'agrees' if is_right else 'differs'}"


def digest_of_bytes(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def said_by(database: Path) -> str:
    """Digest of everything a database file says."""
    try:
        with closing(sqlite3.connect(database)) as held:
            text = "\n".join(held.iterdump())
    except sqlite3.DatabaseError as error:
        return f"unreadable: {error}"
    return hashlib.sha256(text.encode()).hexdigest()


def _members(path: Path) -> str:
    told = []
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if entry.filename == LIST_NAME:  # digests of bytes, which another SQLite writes otherwise
                    told.append(_agreement(archive))
                    continue
                with NamedTemporaryFile(suffix=Path(entry.filename).suffix) as copy:
                    copy.write(archive.read(entry))
                    copy.flush()
                    told.append(f"{entry.filename} {_digest(Path(copy.name))}")
    except (zipfile.BadZipFile, OSError, KeyError, ValueError) as error:
        return f"unreadable: {error}"
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _agreement(archive: zipfile.ZipFile) -> str:
    """Whether the list of a backup names every file beside it, by its SHA-256."""
    listed = {each["name"]: each["sha256"] for each in json.loads(archive.read(LIST_NAME))["files"]}
    names = {*archive.namelist()} - {LIST_NAME}
    held = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}
    return f"{LIST_NAME} {'agrees' if held == listed else 'differs'}"
