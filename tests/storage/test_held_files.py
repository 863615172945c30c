"""What a virus scanner or a worn drive does amid the smallest acts is told in our words, or not at all."""

import errno
import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import DeviceError
from core.packages.refusals import DiskFull, NotReadable
from core.ports import PLAIN
from core.progress import Silent
from storage import arrivals, restore
from storage.backup import Member
from storage.backup_contents import bring, sweep
from storage.backup_store import BackupStore
from storage.database import checked_copy
from storage.deliveries import deliver
from storage.disk import write_whole
from storage.outbox import OutboxFolder
from storage.workspace import Workspace


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be removed."""

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, f"held, {missing_ok=}", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)


@pytest.mark.usefixtures("held")
def test_what_was_written_is_there_although_nothing_could_be_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.disk.remove_file", lambda _path: None)
    monkeypatch.setattr("storage.database.remove_file", lambda _path: None)
    write_whole(tmp_path / "note", b"text")
    assert (tmp_path / "note").read_bytes() == b"text"
    with checked_copy(tmp_path / "copy.db") as part, closing(sqlite3.connect(part)) as copy:
        copy.execute("CREATE TABLE a (b)")
        copy.commit()
    assert (tmp_path / "copy.db").is_file()


def test_a_folder_of_copies_that_does_not_answer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> None:
        raise OSError(errno.EIO, "no")

    store = BackupStore(Workspace(root=tmp_path))
    (tmp_path / "backups").mkdir()
    assert store.list() == ()
    monkeypatch.setattr(Path, "iterdir", fail)
    with pytest.raises(DeviceError):
        store.list()


def test_a_package_that_is_pulled_out_before_it_is_measured_is_not_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(path: Path) -> None:
        path.unlink()

    package = tmp_path / "a.cchc"
    package.write_bytes(b"PK")
    monkeypatch.setattr(arrivals, "list_for", gone)
    with pytest.raises(NotReadable):
        arrivals.size_of(package)


def test_a_finished_package_that_is_held_is_told_before_it_is_encrypted_or_brought_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_given: object, **_named: object) -> None:
        raise PermissionError(errno.EACCES, "held", str(path))

    outbox = OutboxFolder(tmp_path / "outbox")
    package = outbox.folder("ab" * 32) / PLAIN
    package.write_bytes(b"PK")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DeviceError):
        outbox.seal("ab" * 32, ("age1",), progress=Silent())
    with pytest.raises(DeviceError):
        deliver(package, tmp_path / "usb", name="a.cchc", part_size=None, progress=Silent())


def test_contents_of_copies_that_do_not_answer_are_told_and_swept_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> None:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(Path, "is_dir", fail)
    with pytest.raises(DeviceError):
        bring((), tmp_path / "evidence", sources=(), progress=Silent())
    sweep(tmp_path / "evidence", (), store=tmp_path)


class Full(io.RawIOBase):
    """A disk that takes nothing more."""

    def writable(self) -> bool:
        return True

    def write(self, _data: object) -> int:
        raise OSError(errno.ENOSPC, "no")


def test_a_disk_that_is_full_when_the_last_bytes_are_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "backup.zip", "w") as archive:
        archive.writestr("socchc.db", b"x" * 100)
    member = Member(name="socchc.db", size=100, sha256="")
    monkeypatch.setattr(Path, "open", lambda *_given: io.BufferedWriter(Full()))
    with zipfile.ZipFile(tmp_path / "backup.zip") as archive, pytest.raises(DiskFull):
        restore._extract(archive, member, target=tmp_path / "socchc.db", name="backup.zip")
