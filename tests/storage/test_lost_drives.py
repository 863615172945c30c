"""Drives that are pulled out, locked against writing, or of a kind (FAT) that keeps less than others."""

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from core.errors import CchcError
from core.packages.refusals import DiskFull, FileLocked, WriteFailed
from core.progress import Silent
from core.storage_errors import LibraryTooOld, PathTooLong, PlaceGone, ReadOnlyPlace, WorkspaceGone
from storage import disk
from storage.attachments import EvidenceFolder
from storage.database import open_database
from storage.disk import device_errors, remove_tree, write_whole
from storage.error_files import write_error_file
from storage.keys import KeyFolder
from storage.transaction import translated
from storage.workspace import create_workspace, open_workspace
from tests.old_workspaces import unpacked
from tests.storage.samples import office


def failure(number: int, *, windows: int | None = None) -> CchcError:
    """What a failed write is told as; `windows` is the system's own number there."""
    error = OSError(number, os.strerror(number), "x")
    if windows is not None:
        error.winerror = windows  # type: ignore[attr-defined,unused-ignore]
    return disk.write_failure(error, "gói.cchc")


@pytest.mark.parametrize(
    ("number", "windows", "told"),
    [
        (errno.ENOSPC, None, DiskFull),
        (errno.EROFS, None, ReadOnlyPlace),
        (errno.ENODEV, None, PlaceGone),
        (errno.ENOTCONN, None, PlaceGone),
        (errno.ENOENT, 3, PlaceGone),
        (errno.ENAMETOOLONG, None, PathTooLong),
        (errno.EIO, None, WriteFailed),
        (errno.EACCES, 5, FileLocked),
        (errno.EACCES, 19, ReadOnlyPlace),
        (errno.EACCES, 21, PlaceGone),
        (errno.EACCES, 32, FileLocked),
        (errno.EINVAL, 433, PlaceGone),
        (errno.EINVAL, 1006, PlaceGone),
        (errno.EINVAL, 1167, PlaceGone),
    ],
)
def test_a_failed_write_is_told_by_its_cause(
    number: int, windows: int | None, told: type[CchcError], monkeypatch: pytest.MonkeyPatch
) -> None:
    if windows is not None:
        monkeypatch.setattr(disk.sys, "platform", "win32")
    found = failure(number, windows=windows)
    assert type(found) is told
    assert found.fields == {"name": "gói.cchc"}


def test_a_path_windows_does_not_take_is_told_as_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk.sys, "platform", "win32")
    error = FileNotFoundError(errno.ENOENT, "", "C:\\" + "x" * 260)
    assert isinstance(disk.write_failure(error, "x"), PathTooLong)


def test_a_stick_that_was_pulled_out_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_source: Path, _target: Path) -> None:
        error = PermissionError(errno.EACCES, "not ready", "E:\\x")
        error.winerror = 21  # type: ignore[attr-defined,unused-ignore]
        raise error

    paused: list[float] = []
    monkeypatch.setattr(disk.sys, "platform", "win32")
    monkeypatch.setattr(type(tmp_path), "replace", gone)
    with pytest.raises(PlaceGone), device_errors("x"):
        disk.move(tmp_path / "a", tmp_path / "b", pause=paused.append)
    assert paused == []


def test_a_workspace_that_is_gone_takes_nothing_until_it_is_opened_again(tmp_path: Path) -> None:
    here, away = tmp_path / "E" / "sổ", tmp_path / "trong túi"
    here.parent.mkdir()
    with create_workspace(here, office()) as opened:
        here.parent.rename(away)
        for _again in range(2):
            with pytest.raises(WorkspaceGone) as told, opened.database.transaction():
                raise AssertionError
            assert told.value.fields == {"name": "sổ"}
        away.rename(here.parent)
        with pytest.raises(WorkspaceGone), opened.database.transaction():
            raise AssertionError
    with open_workspace(here) as opened, opened.database.transaction() as work:
        assert work.office.get() == office()
    assert [path.name for path in here.parent.iterdir()] == ["sổ"]


def test_nothing_of_a_workspace_that_is_gone_is_begun_anew_in_its_place(tmp_path: Path) -> None:
    source, saved = tmp_path / "a.txt", tmp_path / "sao-luu.zip"
    source.write_text("số liệu", "utf-8")
    with create_workspace(tmp_path / "E" / "sổ", office()) as opened:
        (tmp_path / "E").rename(tmp_path / "trong túi")
        with pytest.raises(WorkspaceGone):
            opened.backups.write(saved, progress=Silent())
        with pytest.raises(PlaceGone):
            opened.attachments.keep(source, progress=Silent())
        with pytest.raises(PlaceGone):
            opened.attachments.put_aside(b"x", name="a.txt")
        with pytest.raises(PlaceGone):
            opened.keys.write(b"private", public_line="ssh-ed25519 AAAA")
        with pytest.raises(PlaceGone):
            opened.outbox.check_room(1)
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", "trong túi"}


def test_a_drive_the_system_still_remembers_is_known_to_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As measured with exFAT whose driver was killed: `stat` answers for a while, listing and closing fail."""

    def gone(*_told: object, **_named: object) -> None:
        raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN))

    opened = create_workspace(tmp_path / "sổ", office())
    with monkeypatch.context() as pulled:
        for name in ("scandir", "mkdir", "unlink", "close"):
            pulled.setattr(os, name, gone)
        with pytest.raises(WorkspaceGone), opened.database.transaction():
            raise AssertionError
        with pytest.raises(WorkspaceGone):
            opened.backups.write(tmp_path / "sao-luu.zip", progress=Silent())
        opened.close()


@pytest.mark.parametrize(
    ("code", "is_there", "told"),
    [
        (sqlite3.SQLITE_IOERR_FSYNC, False, WorkspaceGone),
        (sqlite3.SQLITE_CANTOPEN, False, WorkspaceGone),
        (sqlite3.SQLITE_IOERR_FSYNC, True, WriteFailed),
        (sqlite3.SQLITE_READONLY, True, ReadOnlyPlace),
        (sqlite3.SQLITE_READONLY_DBMOVED, False, WorkspaceGone),
    ],
)
def test_a_database_that_cannot_write_tells_whether_its_drive_is_there(
    tmp_path: Path, code: int, is_there: bool, told: type[CchcError]
) -> None:
    path = tmp_path / "sổ" / "socchc.db"
    if is_there:
        path.parent.mkdir()
        path.touch()
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code
    with pytest.raises(told) as found, translated(path):
        raise error
    assert type(found.value) is told


@pytest.fixture
def locked_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A drive holding a workspace, locked since; where none may be mounted, one that only says so."""
    place = tmp_path / "drive"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "none", str(place)]
    is_mounted = (
        shutil.which("mount") is not None
        and not subprocess.run(words, capture_output=True, check=False).returncode
    )
    try:
        create_workspace(place / "sổ", office()).close()
        if is_mounted:
            subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        else:
            lock(monkeypatch)
        yield place
    finally:
        if is_mounted:
            subprocess.run(["umount", str(place)], check=True)


def lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file that would be opened for writing, and every folder made, is refused."""

    def refuse(path: object, *_told: object, **_named: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "mkdir", refuse)


def test_a_drive_locked_against_writing_is_told_as_that(locked_drive: Path) -> None:
    with pytest.raises(ReadOnlyPlace):
        open_workspace(locked_drive / "sổ")
    with pytest.raises(ReadOnlyPlace):
        create_workspace(locked_drive / "mới", office())
    with pytest.raises(ReadOnlyPlace):
        write_whole(locked_drive / "x", b"")
    assert write_error_file(locked_drive / "logs", ValueError("x")) is None


def test_a_drive_that_keeps_no_rights_is_as_good_as_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _mode: int) -> None:
        raise PermissionError(errno.EPERM, "FAT knows no such mode")

    monkeypatch.setattr(type(tmp_path), "chmod", refuse)
    keys = KeyFolder(tmp_path / "keys")
    keys.write(b"private", public_line="ssh-ed25519 AAAA")
    assert keys.read() == b"private"
    source = tmp_path / "a.txt"
    source.write_text("số liệu", "utf-8")
    store = EvidenceFolder(tmp_path / "evidence", copies=tmp_path / "copies")
    stored = store.keep(source, progress=Silent())
    store.settle([stored])
    copy = store.copy_out(stored, name="a.txt", accepts_unmarked=True)
    assert copy.read_text("utf-8") == "số liệu"
    assert store.sweep(()) == 1


def test_a_folder_goes_with_the_files_windows_would_keep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = os.unlink

    def windows(path: str | Path, *, dir_fd: int | None = None) -> None:
        if not os.stat(path, dir_fd=dir_fd).st_mode & stat.S_IWRITE:
            raise PermissionError(errno.EACCES, "read-only", str(path))
        unlink(path, dir_fd=dir_fd)

    sample = tmp_path / "sample" / "evidence"
    sample.mkdir(parents=True)
    (sample / "a.pdf").write_bytes(b"")
    (sample / "a.pdf").chmod(stat.S_IREAD)
    monkeypatch.setattr(os, "unlink", windows)
    remove_tree(tmp_path / "sample")
    remove_tree(tmp_path / "never there")
    assert list((tmp_path / "sample").rglob("*.pdf")) == []


def test_windows_is_refused_a_library_that_may_damage_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 2))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.51.2")
    with pytest.raises(LibraryTooOld) as told:
        open_database(tmp_path / "socchc.db", backups=tmp_path)
    assert told.value.fields == {"found": "3.51.2", "needed": "3.51.3"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", ["scandir", "unlink", "replace", "chmod"])
def test_a_drive_that_fails_while_a_workspace_is_opened_is_told_with_a_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """An old one, so that opening it copies and converts it."""
    old = unpacked("r0002-0.2.0-submitter", tmp_path / "old").workspace

    def fail(*_told: object, **_named: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as failing:
        failing.setattr(os, call, fail)
        with suppress(CchcError):
            open_workspace(old).close()
    with open_workspace(old) as opened:
        assert opened.database.check() == ()


def test_a_folder_that_can_no_longer_be_looked_at_is_left(tmp_path, monkeypatch):
    (tmp_path / "sample" / "in").mkdir(parents=True)

    def silent(_handle):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "fstat", silent)
    remove_tree(tmp_path / "sample")
    monkeypatch.undo()
    remove_tree(tmp_path / "sample")
    assert not (tmp_path / "sample").exists()
