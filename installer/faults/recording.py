"""Writes down, in one order, everything the program does to the disk below a folder, and what it tells.

The database is heard at SQLite's own layer for files; every other file through the interpreter's audit
events and `os.fsync`. What was written to such a file is found by comparing it with what it held at the event
before: bytes that still lie in a buffer of the program are not on the disk, and are not found. Flushes come
from several threads; each is written down when it is done, so that none is believed too early.
"""

import os
import stat
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import apsw
from faults.apsw_driver import Driver, on_driver
from faults.disk_model import Act, Event

VFS = "recording"
SMALL_CACHE = 10  # pages: changed ones are written before the commit, as with a large import
_BLOCK = 4096
_WRITING = os.O_WRONLY | os.O_RDWR
_NO_FOLDER = -1


@dataclass
class Recording:
    """The events so far. `tell` is what the program would show the person."""

    root: Path
    events: list[Event] = field(default_factory=list)
    is_on: bool = False
    _seen: dict[str, bytes] = field(default_factory=dict)
    _turn: threading.RLock = field(default_factory=threading.RLock)

    def tell(self) -> None:
        """An acknowledgement: from now on it must hold."""
        with self._turn:
            self._look()
            self.events.append(Event(act=Act.TELL))

    def add(self, act: Act, path: Path, *, to: Path | None = None, at: int = 0, data: bytes = b"") -> None:
        """An event of the database's files, or one that `heard` understood."""
        name = self._inside(path)
        if name is None or not self.is_on:
            return
        target = "" if to is None else self._inside(to)
        assert target is not None, f"{path} leaves what is recorded"
        with self._turn:
            self._look()
            self.events.append(Event(act=act, path=name, to=target, at=at, data=data))

    def heard(self, event: str, told: tuple[Any, ...]) -> None:
        """An audit event: told just before it comes true."""
        if self.is_on and event in _EVENTS:
            with self._turn:
                _EVENTS[event](self, *told)

    def flushed(self, handle: int) -> None:
        """`os.fsync` is about to return."""
        path = Path(f"/proc/self/fd/{handle}").readlink()
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        self.add(Act.SYNC_FOLDER if is_folder else Act.SYNC, path)

    def opened(self, path: object, _mode: object, flags: int) -> None:
        if not isinstance(path, str | bytes | os.PathLike) or not flags & (_WRITING | os.O_CREAT):
            return
        where = Path(os.fsdecode(path)).absolute()
        name = self._inside(where)
        if name is None or where.is_dir():  # a file without a name leaves nothing behind
            return
        if not where.exists():
            self.add(Act.CREATE, where)
        elif flags & os.O_TRUNC:
            self.add(Act.TRUNCATE, where)
        self._seen[name] = b"" if flags & os.O_TRUNC or not where.exists() else where.read_bytes()

    def renamed(self, source: Any, target: Any, *_folders: int) -> None:
        old, new = _where(source), _where(target)
        if not old.exists():
            return
        self.add(Act.RENAME, old, to=new)
        ours, theirs = self._inside(old), self._inside(new)
        if ours is None or theirs is None:
            return
        for name in [name for name in self._seen if f"{name}/".startswith(f"{ours}/")]:
            self._seen[theirs + name.removeprefix(ours)] = self._seen.pop(name)

    def linked(self, source: Any, target: Any, *_folders: int) -> None:
        if _where(source).exists() and not _where(target).exists():
            self.add(Act.LINK, _where(source), to=_where(target))

    def removed(self, path: Any, folder: int) -> None:
        where = _where(path, folder)
        if where.exists():
            self.add(Act.REMOVE, where)
            self._seen.pop(self._inside(where) or "", None)

    def made(self, path: Any, _mode: int, folder: int) -> None:
        where = _where(path, folder)
        if not where.exists() and where.parent.is_dir():
            self.add(Act.MKDIR, where)

    def cut(self, path: Any, length: int) -> None:
        where = Path(f"/proc/self/fd/{path}").readlink() if isinstance(path, int) else _where(path)
        self.add(Act.TRUNCATE, where, at=length)
        name = self._inside(where)
        if name in self._seen:
            self._seen[name] = self._seen[name][:length].ljust(length, b"\0")

    def _inside(self, path: Path) -> str | None:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else None

    def _look(self) -> None:
        """Write down what arrived in the files since the last look."""
        for name, before in self._seen.items():
            try:
                now = (self.root / name).read_bytes()
            except OSError:
                continue
            if now == before:
                continue
            self._seen[name] = now
            self.events += _differences(name, before, now=now)


_EVENTS: Mapping[str, Callable[..., None]] = {
    "open": Recording.opened,
    "os.rename": Recording.renamed,
    "os.link": Recording.linked,
    "os.remove": Recording.removed,
    "os.rmdir": Recording.removed,
    "os.mkdir": Recording.made,
    "os.truncate": Recording.cut,
}


class RecordingFiles(apsw.VFS):
    """SQLite's own layer, which tells the recording of the moment what passes through it."""

    def __init__(self) -> None:
        self.recording: Recording | None = None
        super().__init__(VFS, "")

    def xOpen(self, name: Any, flags: list[int]) -> "RecordedFile":  # noqa: N802 - SQLite's name
        return RecordedFile(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's name
        path = Path(filename)
        is_there = path.exists()
        super().xDelete(filename, syncdir)
        if is_there and self.recording is not None:
            self.recording.add(Act.REMOVE, path)
            if syncdir:
                self.recording.add(Act.SYNC_FOLDER, path.parent)


class RecordedFile(apsw.VFSFile):
    """A database or its journal."""

    def __init__(self, files: RecordingFiles, name: Any, flags: list[int]) -> None:
        self._files = files
        told = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._path = Path(told or "")
        self._is_new = bool(told) and not self._path.exists()
        self._is_journal = bool(flags[0] & (apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_SUPER_JOURNAL))
        if self._is_new:
            self._add(Act.CREATE)
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        super().xWrite(data, offset)
        self._add(Act.WRITE, at=offset, data=bytes(data))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's name
        super().xTruncate(newsize)
        self._add(Act.TRUNCATE, at=newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        super().xSync(flags)
        self._add(Act.SYNC)
        if (
            self._is_new and self._is_journal
        ):  # with the first flush of a new journal SQLite flushes its folder
            self._add_folder()
        self._is_new = False

    def _add(self, act: Act, *, at: int = 0, data: bytes = b"") -> None:
        if self._files.recording is not None:
            self._files.recording.add(act, self._path, at=at, data=data)

    def _add_folder(self) -> None:
        if self._files.recording is not None:
            self._files.recording.add(Act.SYNC_FOLDER, self._path.parent)


_FILES = RecordingFiles()
sys.addaudithook(lambda event, told: _FILES.recording.heard(event, told) if _FILES.recording else None)


@contextmanager
def recorded(root: Path) -> Iterator[Recording]:
    """Record what happens below a folder, on the SQLite of `apsw`, while the block lasts."""
    recording, flush = Recording(root=root.absolute()), os.fsync

    def flush_and_tell(handle: int) -> None:
        flush(handle)
        recording.flushed(handle)

    _FILES.recording = recording
    recording.is_on = True
    try:
        with mock.patch("os.fsync", flush_and_tell), on_driver(Driver(VFS, cache_pages=SMALL_CACHE)):
            yield recording
    finally:
        recording.is_on = False
        _FILES.recording = None


def _where(path: Any, folder: int = _NO_FOLDER) -> Path:
    inside = Path() if folder == _NO_FOLDER else Path(f"/proc/self/fd/{folder}").readlink()
    return (inside / os.fsdecode(path)).absolute()


def _differences(name: str, before: bytes, *, now: bytes) -> Iterator[Event]:
    """Writes, block by block, that turn one content into another."""
    if len(now) < len(before):
        yield Event(act=Act.TRUNCATE, path=name, at=len(now))
    for at in range(0, len(now), _BLOCK):
        piece = now[at : at + _BLOCK]
        if piece != before[at : at + _BLOCK]:
            yield Event(act=Act.WRITE, path=name, at=at, data=piece)
