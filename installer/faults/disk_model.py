"""What a disk may hold after the current failed: of what was not flushed, any part may have arrived.

Contents: a flush makes a file's bytes last; of the writes since then any sector of 512 bytes may have arrived
or not. Names: changes of one folder arrive in their order, and a rename is one change. What makes them last
is the `Rule`: on POSIX a flush of the folder, and nothing else (harsher than ext4 or XFS, which keep more);
on Windows, where folders are not flushed, the file system's journal is written in order, and a flush of a
file takes along every change up to the last one that named this file.
"""

import random
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePosixPath

SECTOR = 512  # bytes a disk writes whole

Tree = dict[str, bytes | None]
"""Files by their path with their bytes, folders with None."""


class Rule(Enum):
    """When a change of names is on the disk."""

    POSIX = "POSIX"
    WINDOWS = "Windows"


class Act(Enum):
    """What a program does to a disk, and, with TELL, to the person before it."""

    CREATE = "create"
    MKDIR = "mkdir"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    SYNC_FOLDER = "sync folder"
    RENAME = "rename"
    LINK = "link"
    REMOVE = "remove"
    TELL = "tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act on a path below the root; `to` is the new name."""

    act: Act
    path: str = ""
    to: str = ""
    at: int = 0
    data: bytes = b""

    def __str__(self) -> str:
        size = f" {len(self.data)} bytes at {self.at}" if self.act is Act.WRITE else ""
        return f"{self.act.value} {self.path}{size}{f' -> {self.to}' if self.to else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """How likely what was not flushed has arrived: never, always, or each part for itself."""

    name: str
    arrives: float


LOST = Chance(name="all lost", arrives=0.0)
KEPT = Chance(name="all arrived", arrives=1.0)
_NO_DICE = random.Random(0)  # noqa: S311 - where everything arrives, nothing is thrown
MIXED = (
    Chance(name="half arrived", arrives=0.5),
    Chance(name="most arrived", arrives=0.9),
    Chance(name="little arrived", arrives=0.1),
)


@dataclass(eq=False, slots=True)
class _File:
    durable: bytes = b""
    pending: list[Event] = field(default_factory=list)

    def settle(self) -> None:
        self.durable = self.after(KEPT, _NO_DICE)
        self.pending.clear()

    def after(self, chance: Chance, dice: random.Random) -> bytes:
        content = bytearray(self.durable)
        for event in self.pending:
            if event.act is Act.TRUNCATE:
                if _arrives(chance, dice):
                    del content[event.at :]
                    content.extend(bytes(event.at - len(content)))
                continue
            for at, piece in _sectors(event):
                if _arrives(chance, dice):
                    content.extend(bytes(max(0, at - len(content))))
                    content[at : at + len(piece)] = piece
        return bytes(content)


@dataclass(eq=False, slots=True)
class _Folder:
    live: dict[str, "_File | _Folder"] = field(default_factory=dict)
    durable: dict[str, "_File | _Folder"] = field(default_factory=dict)


_Node = _File | _Folder


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name in a folder stands for a node from now on, or for nothing."""

    folder: _Folder
    name: str
    node: _Node | None


_Change = tuple[_Entry, ...]


class Disk:
    """A tree of files that events happen to; asks at any moment what would be left of it."""

    def __init__(self, tree: Mapping[str, bytes | None], rule: Rule) -> None:
        """Begin with files (their bytes) and folders (None) that are on the disk."""
        self._rule = rule
        self._root = _Folder()
        self._changes: list[_Change] = []
        for path, content in sorted(tree.items()):
            folder, name = self._place(path)
            folder.live[name] = _Folder() if content is None else _File(durable=content)
            folder.durable[name] = folder.live[name]

    def take(self, event: Event) -> None:
        """Let an event happen."""
        match event.act:
            case Act.CREATE:
                self._enter(event.path, _File())
            case Act.MKDIR:
                self._enter(event.path, _Folder())
            case Act.REMOVE:
                folder, name = self._place(event.path)
                self._change((_Entry(folder, name, None),))
            case Act.RENAME:
                folder, name = self._place(event.path)
                target, new = self._place(event.to)
                self._change((_Entry(folder, name, None), _Entry(target, new, folder.live[name])))
            case Act.LINK:
                self._enter(event.to, self._file(event.path))
            case Act.WRITE | Act.TRUNCATE:
                self._file(event.path).pending.append(event)
            case Act.SYNC:
                self._sync(self._file(event.path))
            case Act.SYNC_FOLDER:
                self._sync_folder(self._folder(event.path))
            case Act.TELL:
                pass

    def after_power_cut(self, chance: Chance, dice: random.Random) -> Tree:
        """A tree that may be left if the current fails now."""
        names: dict[_Folder, dict[str, _Node]] = {}
        for change in self._survivors(chance, dice):
            for entry in change:
                _set(names.setdefault(entry.folder, dict(entry.folder.durable)), entry)
        tree: Tree = {}
        waiting: list[tuple[str, _Folder]] = [("", self._root)]
        while waiting:
            path, folder = waiting.pop()
            for name, node in names.get(folder, folder.durable).items():
                if isinstance(node, _Folder):
                    tree[path + name] = None
                    waiting.append((f"{path}{name}/", node))
                else:
                    tree[path + name] = node.after(chance, dice)
        return tree

    def _place(self, path: str) -> tuple[_Folder, str]:
        parts = PurePosixPath(path)
        return self._folder(str(parts.parent)), parts.name

    def _folder(self, path: str) -> _Folder:
        folder = self._root
        for name in PurePosixPath(path).parts:
            inner = folder.live[name]
            assert isinstance(inner, _Folder), path
            folder = inner
        return folder

    def _file(self, path: str) -> _File:
        folder, name = self._place(path)
        file = folder.live[name]
        assert isinstance(file, _File), path
        return file

    def _enter(self, path: str, node: _Node) -> None:
        folder, name = self._place(path)
        self._change((_Entry(folder, name, node),))

    def _change(self, change: _Change) -> None:
        for entry in change:
            _set(entry.folder.live, entry)
        self._changes.append(change)

    def _sync(self, file: _File) -> None:
        file.settle()
        if self._rule is Rule.WINDOWS:
            naming = [at for at, change in enumerate(self._changes) if any(e.node is file for e in change)]
            self._settle(range(max(naming, default=-1) + 1))

    def _sync_folder(self, folder: _Folder) -> None:
        """Its changes, and those that stand before them in the other folders of a rename."""
        if self._rule is Rule.WINDOWS:
            return
        wanted, settled = {folder}, []
        for at in reversed(range(len(self._changes))):
            touched = {entry.folder for entry in self._changes[at]}
            if touched & wanted:
                wanted |= touched
                settled.append(at)
        self._settle(reversed(settled))

    def _settle(self, places: Iterable[int]) -> None:
        settled = list(places)
        for at in settled:
            for entry in self._changes[at]:
                _set(entry.folder.durable, entry)
        gone = set(settled)
        self._changes = [change for at, change in enumerate(self._changes) if at not in gone]

    def _survivors(self, chance: Chance, dice: random.Random) -> Iterator[_Change]:
        """Changes that arrived: in the order of their folder, on Windows in the order of the whole disk."""
        held_up: set[_Folder] = set()
        for change in self._changes:
            touched = {entry.folder for entry in change}
            if not touched & held_up and _arrives(chance, dice):
                yield change
            elif self._rule is Rule.WINDOWS:
                return
            else:
                held_up |= touched


def tree_of(root: Path) -> Tree:
    """Everything below a folder: the bytes of files, None for folders."""
    return {
        path.relative_to(root).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(root.rglob("*"))
    }


def plant(tree: Mapping[str, bytes | None], root: Path) -> None:
    """Write a tree into a folder, in place of what is there."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for path, content in sorted(tree.items()):
        if content is None:
            (root / path).mkdir()
        else:
            (root / path).write_bytes(content)


def _set(names: dict[str, _Node], entry: _Entry) -> None:
    if entry.node is None:
        names.pop(entry.name, None)
    else:
        names[entry.name] = entry.node


def _arrives(chance: Chance, dice: random.Random) -> bool:
    return chance.arrives >= 1 or dice.random() < chance.arrives


def _sectors(event: Event) -> Iterator[tuple[int, bytes]]:
    """The write in pieces that end where a sector ends."""
    done = 0
    while done < len(event.data):
        size = SECTOR - (event.at + done) % SECTOR
        yield event.at + done, event.data[done : done + size]
        done += size
