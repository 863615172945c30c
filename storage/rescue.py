"""A workspace whose database is damaged: what can be read of it, and the way back to a kept copy.

Nothing is repaired. The damaged file is only read, and lies beside the sound one afterwards under a name with
the day and time.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from uuid import uuid4

from core.backups import Backup
from core.ports import Clock
from core.progress import Progress
from core.rescue import Cell, Found, Loss, Offer, Reading, TableFound, TableNamer, WentBack
from core.storage_errors import DamagedDatabase, NotDamaged
from storage.backup_contents import PART
from storage.backup_store import BackupStore
from storage.lock import WorkspaceLock
from storage.paths import Workspace
from storage.rescue_counters import raise_counters
from storage.rescue_return import go_back
from storage.rows import moment
from storage.tables import AUDIT, METADATA, NEWEST
from storage.unopened import REVISION
from storage.workspace import open_workspace
from storage.wreck import Wreck, wreck_of

_MOST_PROBLEMS = 20
_NAMED_PAGE = re.compile(r"\bpage (\d+)", re.IGNORECASE)
_DONORS = 3  # copies that are asked for the pages of the schema
_NOT_COMPARED = frozenset({AUDIT.name, "setting"})
"""They differ after every act, which says nothing of what an officer would miss."""


class HeldWreck:
    """Fulfils `core.rescue.DamagedWorkspace`."""

    def __init__(self, workspace: Workspace, *, clock: Clock) -> None:
        """Take hold of it; no other program may open it meanwhile.

        Raises:
            WorkspaceInUse: another program holds it.
            DiskFull, FileLocked, WriteFailed: the lock file cannot be made.
        """
        self._workspace = workspace
        self._clock = clock
        self._lock = WorkspaceLock(workspace.lock)
        self._store = BackupStore(workspace)

    def look(self, *, progress: Progress) -> Found:
        """Read whatever can be read, and count it."""
        with self._read() as wreck:
            names = _names(wreck)
            tables, until = [], None
            for done, name in enumerate(names):
                progress.check()
                progress.report(done, len(names))
                found, last = _counted(wreck, name)
                tables.append(found)
                until = last or until
            problems, pages = wreck.problems(), wreck.pages()
        listed = tuple(each for each in tables if each.rows or each.reading is not Reading.WHOLE)
        return Found(
            size=self._workspace.database.stat().st_size,
            until=until,
            tables=listed,
            problems=problems[:_MOST_PROBLEMS],
            pages=pages,
            spoilt=len(set(_NAMED_PAGE.findall(" ".join(problems)))),
        )

    def rows(self, table: str, *, most: int) -> tuple[tuple[Cell, ...], ...]:
        """The rows of a table that can be read."""
        with self._read() as wreck:
            return tuple(islice(wreck.rows(table, []), most)) if table in METADATA.tables else ()

    def export(self, target: Path, words: TableNamer, *, progress: Progress) -> Path:
        """Everything that can be read, for people."""
        from storage.rescue_sheets import write_tables

        with self._read() as wreck:
            names = sorted(wreck.tables())
            tables = ((name, wreck.columns(name), wreck.rows(name, [])) for name in names)
            return write_tables(tables, target, words=words, progress=progress, count=len(names))

    def backups(self) -> tuple[Backup, ...]:
        """The copies the workspace keeps of itself, newest first."""
        return self._store.list()

    def offer(self, backup: Backup, *, progress: Progress) -> Offer:
        """What would be missing after going back to a copy."""
        copy = self._store.folder_of(backup) / self._workspace.database.name
        losses = []
        with self._read() as wreck, self._read(copy) as sound:
            names = sorted(wreck.tables() - _NOT_COMPARED)
            for done, name in enumerate(names):
                progress.check()
                progress.report(done, len(names))
                missing = len(_rows(wreck, name, sound=sound) - _rows(sound, name, sound=sound))
                if missing:
                    losses.append(Loss(table=name, rows=missing))
        return Offer(backup=backup, losses=tuple(losses))

    def go_back(self, backup: Backup, *, progress: Progress) -> WentBack:
        """Put a copy in the damaged file's place. Raises as `rescue_return.go_back` does."""
        with self._read() as wreck:
            return go_back(
                self._workspace,
                backup,
                store=self._store,
                clock=self._clock,
                progress=progress,
                carry=lambda work: raise_counters(work, wreck),
            )

    def close(self) -> None:
        """Let go of the workspace; may be called twice."""
        self._lock.release()

    @contextmanager
    def _read(self, database: Path | None = None) -> Iterator[Wreck]:
        """The damaged file, or the database of a copy."""
        scratch = self._workspace.backups / f".{uuid4().hex}{PART}"  # the next start removes what is left
        with ExitStack() as held:
            donors = () if database else self._donors()
            file = database or self._workspace.database
            yield held.enter_context(wreck_of(file, donors=donors, scratch=scratch))

    def _donors(self) -> Sequence[Path]:
        sound = [each for each in self._store.list() if each.is_good and each.schema == NEWEST]
        name = self._workspace.database.name
        return [self._store.folder_of(each) / name for each in sound[:_DONORS]]


def open_damaged(folder: Path, *, clock: Clock) -> HeldWreck:
    """Take hold of the workspace in a folder, whose database is damaged.

    Raises:
        NotDamaged: a full check finds nothing wrong with it.
        ForeignDatabase, DatabaseTooNew: the file is another's, or of a later program.
        OutsidePortable, OnRemovableDrive, OnNetworkDrive: this program works on no workspace there.
        NoWorkspace: there is none.
        WorkspaceInUse, DiskFull, FileLocked, WriteFailed.
    """
    try:
        with open_workspace(folder) as opened:
            is_sound = not opened.database.check()
    except DamagedDatabase:
        is_sound = False
    if is_sound:
        raise NotDamaged(name=folder.name)
    return HeldWreck(Workspace(root=folder), clock=clock)


def _names(wreck: Wreck) -> list[str]:
    """Those of our tables that are there or should be: a file of an older form never had some."""
    known = wreck.tables()
    is_older = wreck.value(REVISION) not in (None, NEWEST)
    return [name for name in METADATA.tables if name in known or not is_older]


def _counted(wreck: Wreck, name: str) -> tuple[TableFound, datetime | None]:
    """A table, and of the audit chain the last moment that can be read."""
    gaps: list[int] = []
    columns, last = wreck.columns(name), None
    at = columns.index("at") if name == AUDIT.name and "at" in columns else None
    rows = 0
    for row in wreck.rows(name, gaps) if columns else ():
        rows += 1
        if at is not None:
            with suppress(ValueError):
                last = moment(str(row[at]))
    counted = wreck.counted(name) if columns else None
    lost = _lost(rows, counted, is_broken=bool(gaps) or not columns)
    reading = Reading.WHOLE if lost == 0 else Reading.PARTLY if rows else Reading.LOST
    return TableFound(name=name, columns=columns, rows=rows, lost=lost, reading=reading), last


def _lost(rows: int, counted: int | None, *, is_broken: bool) -> int | None:
    if counted is None:
        return None if is_broken else 0
    return max(counted - rows, 0)


def _rows(wreck: Wreck, name: str, *, sound: Wreck) -> set[tuple[Cell, ...]]:
    """The rows of a table by the columns both files have, so that forms of two versions can be compared."""
    columns = wreck.columns(name)
    shared = [at for at, column in enumerate(columns) if column in sound.columns(name)]
    return {tuple(row[at] for at in shared) for row in wreck.rows(name, [])}
