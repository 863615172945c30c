"""Updates on the disk: read forward, Setup put aside in a private folder, started on its own, told of later.

Beside the folders of Setup lies one note of the last attempt. Setup leaves its exit code in its own folder;
the next start keeps the code in the note and removes the folder.
"""

import ctypes
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from core.packages.ends import Readable
from core.packages.refusals import DiskFull, FileLocked, NotReadable, WriteFailed
from core.updates import (
    Attempt,
    ChangeSection,
    KeptBackup,
    UpdateDamaged,
    UpdateNoRoom,
    UpdateStartFailed,
    is_version,
)
from storage.disk import chunks_of, device_errors, flush_to_disk, free_bytes, remove_tree, write_whole
from storage.paths import Workspace
from storage.plain_files import open_package
from storage.volumes import nearest

NOTE, EXIT_CODE = "last-update.json", "exit-code.txt"
_RESERVE: Final = 300 << 20  # bytes: Setup unpacks the new program beside the old one
_MEGABYTE: Final = 1 << 20
_OWNER_ONLY: Final = 0o700
_LOOKED_AT: Final = 1.0  # seconds in which Setup may give up before this program ends
_LONGEST_CODE: Final = 12
_LONGEST_NOTE: Final = 4 << 20
_OF_THIS_PROCESS: Final = ("_PYI_", "_MEIPASS")
_NEW_GROUP, _DETACHED = 0x00000200, 0x00000008


class _Stream:
    """A file whose every failure to read is told as a source that is gone."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._file = open_package(path)

    def read(self, size: int, /) -> bytes:
        """The next bytes.

        Raises:
            NotReadable.
        """
        try:
            return self._file.read(size)
        except (OSError, ValueError) as error:
            raise NotReadable(name=self._name) from error

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


class UpdateFolder:
    """Fulfils `core.services.update_program.UpdateFiles` in one folder of the program's data."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def open(self, path: Path) -> Iterator[Readable]:
        """An update for one forward pass; pipes and devices are refused, not waited for.

        Raises:
            NotReadable.
        """
        stream = _Stream(path)
        try:
            yield stream
        finally:
            stream.close()

    def backups_of(self, workspace: Path) -> Path:
        """The folder in which a workspace keeps its own backups."""
        return Workspace(root=workspace).backups

    def check_room(self, size: int) -> None:
        """Whether a copy of Setup has room, and what it unpacks as well.

        Raises:
            UpdateNoRoom, WriteFailed.
        """
        with device_errors(self._folder.name):
            free = free_bytes(nearest(self._folder))
        needed = size + _RESERVE
        if free < needed:
            raise UpdateNoRoom(needed=-(-needed // _MEGABYTE), free=free // _MEGABYTE)

    def stage(self, name: str, chunks: Iterable[bytes], *, sha512: str) -> Path:
        """Write Setup into a fresh private folder and read it back; nothing stays on a failure.

        Raises:
            UpdateDamaged: what lies there is not what was signed.
            DiskFull, FileLocked, WriteFailed.
        """
        place = self._folder / uuid4().hex
        setup = place / name
        is_sound = False
        try:
            with device_errors(name):
                self._folder.mkdir(parents=True, exist_ok=True)
                place.mkdir(mode=_OWNER_ONLY)
                _write(setup, chunks)
                if _sha512(setup) != sha512:
                    raise UpdateDamaged(name=name, detail="written")
            is_sound = True
        finally:
            if not is_sound:
                remove_tree(place)
        return setup

    def start(self, setup: Path, *, arguments: Sequence[str]) -> None:
        """Run Setup on its own: it outlives this program and inherits nothing of it.

        Raises:
            UpdateStartFailed: it did not start, or gave up at once.
        """
        try:
            with _dll_folder_of_the_system():
                process = _started(setup, arguments)
            code = process.wait(_LOOKED_AT)
        except subprocess.TimeoutExpired:
            process.returncode = 0  # it runs and is its own master now
            return
        except OSError as error:
            raise UpdateStartFailed(code=None) from error
        if code:
            raise UpdateStartFailed(code=code)

    def remember(self, attempt: Attempt) -> None:
        """Keep what was handed over.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        content = json.dumps(_document(attempt), ensure_ascii=False, indent=1).encode()
        write_whole(self._folder / NOTE, content)

    def remembered(self) -> Attempt | None:
        """The last attempt; a note nobody can read tells of none."""
        try:
            with (self._folder / NOTE).open("rb") as file:
                found = _attempt(json.loads(file.read(_LONGEST_NOTE)))
        except (OSError, KeyError, TypeError, ValueError, RecursionError):
            return None
        ended = self._exit_code(found.place)
        if ended is None or found.ended is not None:
            return found
        told = replace(found, ended=ended)
        try:
            self.remember(told)
        except (DiskFull, FileLocked, WriteFailed):
            return told  # known at this start alone
        return told

    def forget(self) -> None:
        """Remove the note and every Setup that was put aside; never fails."""
        self.sweep()
        try:
            (self._folder / NOTE).unlink(missing_ok=True)
        except OSError:
            return

    def sweep(self) -> None:
        """Remove every Setup that was put aside; one that still runs is left to the next start."""
        for place in self._folder.glob("[0-9a-f]" * 32):
            remove_tree(place)

    def _exit_code(self, place: str) -> int | None:
        try:
            with (self._folder / place / EXIT_CODE).open("rb") as file:
                return int(file.read(_LONGEST_CODE))
        except (OSError, ValueError):
            return None


def _started(setup: Path, arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    """The command line is put together by hand, because NSIS wants `/D=` last and without quotes."""
    is_windows = sys.platform == "win32"
    line = " ".join((f'"{setup}"', *arguments))
    return subprocess.Popen(  # noqa: S603 - its bytes are those that were signed
        line if is_windows else [str(setup), *arguments],
        cwd=tempfile.gettempdir(),
        env=_clean_surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        close_fds=True,
        creationflags=_NEW_GROUP | _DETACHED if is_windows else 0,
        start_new_session=not is_windows,
    )


def _write(setup: Path, chunks: Iterable[bytes]) -> None:
    with setup.open("xb") as file:
        for chunk in chunks:
            file.write(chunk)
        flush_to_disk(file)
    setup.chmod(_OWNER_ONLY)


def _sha512(path: Path) -> str:
    hashed = hashlib.sha512()
    with path.open("rb") as file:
        for chunk in chunks_of(file):
            hashed.update(chunk)
    return hashed.hexdigest()


def _clean_surroundings() -> dict[str, str]:
    """The environment without what a built program tells its own children: Setup starts another program."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_OF_THIS_PROCESS)}


@contextmanager
def _dll_folder_of_the_system() -> Iterator[None]:
    """A built program looks for libraries in its own folder first, and children would inherit that."""
    own = getattr(sys, "_MEIPASS", None)
    if sys.platform != "win32" or own is None:
        yield
        return
    kernel = ctypes.windll.kernel32
    kernel.SetDllDirectoryW(None)
    try:
        yield
    finally:
        kernel.SetDllDirectoryW(str(own))


def _document(attempt: Attempt) -> dict[str, object]:
    return {
        "begun_with": attempt.begun_with,
        "version": attempt.version,
        "place": attempt.place,
        "at": attempt.at.isoformat(),
        "ended": attempt.ended,
        "changes": [[each.version, each.title, each.text] for each in attempt.changes],
        "backups": [[str(each.workspace), str(each.file)] for each in attempt.backups],
    }


def _attempt(told: Any) -> Attempt:
    if not (is_version(told["version"]) and is_version(told["begun_with"])):
        raise ValueError
    ended = told["ended"]
    return Attempt(
        begun_with=told["begun_with"],
        version=told["version"],
        place=Path(told["place"]).name,
        at=datetime.fromisoformat(told["at"]).astimezone(UTC),
        ended=None if ended is None else int(ended),
        changes=tuple(
            ChangeSection(version=str(version), title=str(title), text=str(text))
            for version, title, text in told["changes"]
        ),
        backups=tuple(
            KeptBackup(workspace=Path(workspace), file=Path(file)) for workspace, file in told["backups"]
        ),
    )
