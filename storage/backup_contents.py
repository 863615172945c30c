"""Contents of evidence that kept copies need: once for all of them, shared with the store by hard links.

A link costs nothing and lives on when the store lets the content go. Where a drive cannot hold a file in two
places (FAT), the content is copied and compared instead.
"""

import hashlib
import os
import re
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from core.errors import DeviceError
from core.progress import Progress
from storage.disk import chunks_of, device_errors, flush_folder, flush_to_disk, make_inside, move, set_mode

PART = ".part"
_CONTENT = re.compile(r"(?P<sha256>[0-9a-f]{64})\.[a-z0-9]{1,5}")
_LINE = re.compile(r"(?P<name>[0-9a-f]{64}\.[a-z0-9]{1,5}) (?P<size>[0-9]{1,15})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One content: the name of its file (SHA-256 and extension), bytes."""

    name: str
    size: int

    def place(self, folder: Path) -> Path:
        """Where it lies in a folder laid out as the store."""
        return folder / self.name[:2] / self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of taking contents: how many were copied whole, and those that are nowhere."""

    copied: int
    missing: tuple[Content, ...]


def written(contents: Iterable[Content]) -> bytes:
    """A list of contents as its file holds it: one a line, name and bytes."""
    return "".join(f"{each.name} {each.size}\n" for each in contents).encode("ascii")


def read(text: bytes) -> tuple[Content, ...]:
    """The contents of such a list.

    Raises:
        ValueError: it is no such list.
    """
    found = [_LINE.fullmatch(line) for line in text.decode("ascii").splitlines()]
    if not all(found):
        raise ValueError(len(found))
    return tuple(Content(name=each["name"], size=int(each["size"])) for each in found if each)


def held_in(folder: Path) -> tuple[Content, ...]:
    """Every content in a folder laid out as the store, by name; none when there is no folder.

    Raises:
        DeviceError: the drive does not answer.
    """
    return tuple(Content(name=name, size=size) for name, size in sorted(_sizes(folder).items()))


def bring(
    contents: Iterable[Content], folder: Path, *, sources: tuple[Path, ...], progress: Progress
) -> Taken:
    """Put contents into `folder` from the first of `sources` that holds them; what is there already stays.

    Raises:
        DiskFull, FileLocked, WriteFailed.
        Cancelled: what was put in stays.
    """
    wanted = tuple(contents)
    there = _sizes(folder)
    copied, missing, touched = 0, list[Content](), set[Path]()
    for done, each in enumerate(wanted):
        progress.check()
        progress.report(done, len(wanted))
        if there.get(each.name) == each.size:
            continue
        with device_errors(each.name):
            is_copied = _bring_one(each, folder, sources=sources)
        if is_copied is None:
            missing.append(each)
            continue
        copied += is_copied
        touched.add(each.place(folder).parent)
    with device_errors(folder.name):
        for each_folder in sorted(touched):
            flush_folder(each_folder)
    return Taken(copied=copied, missing=tuple(missing))


def sweep(folder: Path, keep: Collection[str], *, store: Path) -> None:
    """Remove every content whose name is not among `keep`; what another program holds stays for now.

    Windows removes no read-only file, and a link shares that with its other places: the store's is put back.
    """
    held: Collection[str] = ()
    with suppress(DeviceError):  # a drive that does not answer now is swept the next time
        held = _sizes(folder)
    for name in held:
        if name in keep:
            continue
        content = Content(name=name, size=0)
        with suppress(OSError):
            _unlink(content.place(folder), other=content.place(store))


def _bring_one(content: Content, folder: Path, *, sources: tuple[Path, ...]) -> bool | None:
    """Whether it had to be copied; None when no source holds it."""
    target = content.place(folder)
    for source in (content.place(each) for each in sources):
        if not _has_size(source, content.size):
            continue
        make_inside(folder.parent, target.parent)
        with suppress(FileNotFoundError):  # of another size: it was damaged
            _unlink(target, other=target)
        try:
            os.link(source, target)
        except OSError:  # this drive, or this file, cannot be in two places
            if _copied(source, target, content=content):
                return True
            continue
        return False
    return None


def _copied(source: Path, target: Path, *, content: Content) -> bool:
    """Whether the bytes were those the name says; otherwise nothing stays."""
    part, hashed = target.parent.parent / f".{uuid4().hex}{PART}", hashlib.sha256()
    try:
        with source.open("rb") as original, part.open("xb") as copy:
            for chunk in chunks_of(original):
                copy.write(chunk)
                hashed.update(chunk)
            flush_to_disk(copy)
        if not content.name.startswith(hashed.hexdigest()):
            return False
        move(part, target)
        set_mode(target, stat.S_IREAD)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return True


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


def _unlink(path: Path, *, other: Path) -> None:
    if sys.platform != "win32":
        path.unlink()
        return
    set_mode(path, stat.S_IREAD | stat.S_IWRITE)
    path.unlink()
    with suppress(OSError):
        set_mode(other, stat.S_IREAD)


def _sizes(folder: Path) -> dict[str, int]:
    """Name and bytes of every content in a folder; empty when there is none.

    Raises:
        DeviceError: the drive does not answer.
    """
    with device_errors(folder.name):
        return dict(_listed(folder))


def _listed(folder: Path) -> Iterator[tuple[str, int]]:
    if not folder.is_dir():
        return
    for part in sorted(folder.iterdir()):
        if len(part.name) == 2 and part.is_dir():  # noqa: PLR2004 - the first digits of what lies there
            with os.scandir(part) as held:
                yield from (
                    (each.name, each.stat().st_size) for each in held if _CONTENT.fullmatch(each.name)
                )
