"""Full disks, failing calls and lost sources during an import: a code, and everything as it was."""

import errno
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self

import pyrage
import pytest

from core.packages.refusals import WriteFailed
from core.progress import Cancelled, Silent
from core.services.import_package import Imported, ImportStatus
from core.services.keep_evidence import EvidenceDetails
from storage.workspace import open_workspace
from tests.hostile.real_packages import real_packages
from tests.offices import COMMUNE, YEAR, Desk, Offices, paper, reopened, services_of

DEVICE_CODES = {"E_DISK_FULL", "E_IO", "E_READ", "E_LOCKED"}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "package.cchc"
    path.write_bytes(real_packages().first)
    return path


@pytest.fixture
def province(offices: Offices) -> Desk:
    """A province that expects the commune and has its folders."""
    offices.open_round(COMMUNE)
    offices.commune()
    return offices.province


@contextmanager
def small_files(most: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: what a full disk looks like to a program."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("most", [0, 1, 100, 2000, 8000, 9500, 20_000, 100_000, 200_000])
def test_a_disk_that_is_full_at_some_file_or_in_the_database_leaves_everything_as_it_was(
    province: Desk, package: Path, most: int
) -> None:
    before = province.everything()
    with small_files(most):
        taken = province.take_in(package)
    assert taken.code in {"E_DISK_FULL", "E_IO"}, (taken, most)
    desk = reopened(
        province
    )  # with a limit amid the database nobody could ask it whether the commit came true
    assert desk.everything() == before
    assert desk.services.safekeeping.check() == ()
    assert desk.take_in(package).status is ImportStatus.IMPORTED
    desk.opened.close()


# -- A small disk of its own, where the system lets us mount one ---------------------------------------------


@contextmanager
def mounted(folder: Path, size: int) -> Iterator[Path | None]:
    """A disk of so many bytes; None where mounting is not allowed, and the limit on files above stands in."""
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    is_there = (
        shutil.which("mount") is not None
        and not subprocess.run(words, check=False, capture_output=True).returncode
    )
    try:
        yield folder if is_there else None
    finally:
        if is_there:
            subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def office_on(province: Desk, disk: Path) -> Iterator[Desk]:
    """The province moved to another disk."""
    province.opened.close()
    root = disk / "office"
    shutil.copytree(province.opened.workspace.root, root)
    opened = open_workspace(root)
    try:
        yield replace(province, opened=opened, services=services_of(opened, province.clock))
    finally:
        opened.close()


def test_too_little_room_is_told_before_anything_is_written(
    province: Desk, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = province.everything()
    monkeypatch.setattr(
        "storage.disk.shutil.disk_usage", lambda _folder: shutil._ntuple_diskusage(1, 1, 200_000_000)
    )
    assert province.take_in(package).code == "E_SPACE"
    assert province.everything() == before


def test_a_disk_that_fills_up_at_any_point_refuses_the_whole_and_works_again_with_room(
    province: Desk, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mounted(tmp_path / "disk", 16 << 20) as disk:
        if disk is not None:
            with office_on(province, disk) as office:
                assert office.take_in(package).code == "E_SPACE"
                for place in ("quarantine", "backup_store"):  # a stick that lies
                    monkeypatch.setattr(f"storage.{place}.free_bytes", lambda _folder: 1 << 40)
                fills_up(office, disk, package=package)


def fills_up(office: Desk, disk: Path, *, package: Path) -> None:
    """Take the package in with more and more room, until there is enough."""
    codes, before = set(), office.everything()
    for room in range(0, 4_000_000, 100_000):
        fill_up(disk, leaving=room)
        taken = office.take_in(package)
        (disk / "filler").unlink()
        if taken.status is ImportStatus.IMPORTED:
            break
        codes.add(taken.code)
        assert office.everything() == before, room
        assert office.services.safekeeping.check() == (), room
    assert taken.status is ImportStatus.IMPORTED
    assert codes <= {"E_DISK_FULL", "E_IO"}
    assert "E_DISK_FULL" in codes


def fill_up(disk: Path, *, leaving: int) -> None:
    free = os.statvfs(disk)
    with (disk / "filler").open("wb") as filler:
        filler.write(bytes(max(0, free.f_bavail * free.f_frsize - leaving)))


# -- Every call that touches a file fails once ---------------------------------------------------------------


class Faults:
    """Lets the n-th call that touches a file fail; `is_over` tells that there were not as many.

    A hook cannot be taken out again, hence the switch.
    """

    events = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod")

    def __init__(self) -> None:
        self.is_over = False
        self._left: int | None = None
        self._number = errno.EIO
        sys.addaudithook(self._heard)

    @contextmanager
    def at(self, place: int, number: int) -> Iterator[None]:
        self._left, self._number = place, number
        try:
            yield
        finally:
            self.is_over = self._left >= 0
            self._left = None

    def _heard(self, event: str, arguments: tuple[object, ...]) -> None:
        if (
            self._left is None
            or event not in self.events
            or str(arguments[0]).endswith((".py", ".pyc", ".json"))
        ):
            return
        self._left -= 1
        if self._left == -1:
            raise OSError(self._number, os.strerror(self._number), str(arguments[0]))


@pytest.fixture(scope="module")
def faults() -> Faults:
    return Faults()


@pytest.mark.parametrize(("number", "step"), [(errno.EIO, 1), (errno.ENOSPC, 3), (errno.EACCES, 3)])
def test_whichever_call_fails_the_import_is_refused_with_a_code_or_comes_true(
    province: Desk, package: Path, faults: Faults, number: int, step: int
) -> None:
    """With the first error every call; the campaign of faults lets each fail with each."""
    before, met, desk = province.everything(), 0, kept_aside(province)
    for place in range(0, 1000, step):
        with faults.at(place, number):
            taken = desk.take_in(package)
        assert desk.services.safekeeping.check() == (), place
        if faults.is_over:
            break
        met += 1
        if taken.status is ImportStatus.IMPORTED:
            desk = put_back(desk)
            continue
        assert taken.code in DEVICE_CODES, (place, taken)
        desk = reopened(desk)
        assert desk.everything() == before, place
    assert taken.status is ImportStatus.IMPORTED
    assert met >= 30 // step
    desk.opened.close()


def kept_aside(desk: Desk) -> Desk:
    """The office, with a copy of its closed workspace beside it."""
    desk.opened.close()
    root = desk.opened.workspace.root
    shutil.copytree(root, root.with_name("aside"))
    return reopened(desk)


def put_back(desk: Desk) -> Desk:
    """The office as it was when it was kept aside."""
    desk.opened.close()
    root = desk.opened.workspace.root
    shutil.rmtree(root)
    shutil.copytree(root.with_name("aside"), root)
    return reopened(desk)


def test_a_database_that_runs_out_of_memory_rolls_the_whole_import_back(
    province: Desk, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        error = sqlite3.OperationalError("out of memory")
        error.sqlite_errorcode = sqlite3.SQLITE_NOMEM
        raise error

    before = province.everything()
    with monkeypatch.context() as failing:
        failing.setattr("storage.audit.SqlAudit.append", fail)
        assert province.take_in(package).code == "E_DB"
    assert province.everything() == before
    assert province.take_in(package).status is ImportStatus.IMPORTED


@contextmanager
def late_failure(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The first commit that changes something comes true and is told as failed: the last flush was refused."""
    changes: list[int] = []

    def commit(_dialect: object, connection: sqlite3.Connection) -> None:
        connection.execute("COMMIT")
        changes.append(connection.total_changes)
        if changes[-1] != changes[0]:
            changes.clear()
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error

    with monkeypatch.context() as failing:
        failing.setattr("sqlalchemy.engine.default.DefaultDialect.do_commit", commit)
        desk.services.set_up.office()
        yield


def test_an_import_whose_commit_is_told_as_failed_and_came_true_keeps_its_evidence(
    province: Desk, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with late_failure(province, monkeypatch):
        assert province.take_in(package).code == "E_IO"
    assert province.services.safekeeping.check() == ()
    assert province.take_in(package).status is ImportStatus.UNCHANGED
    assert not list(province.opened.workspace.quarantine.glob("*"))


def test_evidence_whose_commit_is_told_as_failed_and_came_true_keeps_its_file(
    offices: Offices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune = offices.commune(is_confirmed=False)
    scan, details = paper(tmp_path / "a.txt"), EvidenceDetails(year=YEAR, is_not_secret=True)
    with late_failure(commune, monkeypatch), pytest.raises(WriteFailed):
        commune.services.keep_evidence.add([scan], details, progress=Silent())
    assert len(commune.services.keep_evidence.of_year(YEAR)) == 1
    assert commune.services.safekeeping.check() == ()


def test_an_import_whose_note_cannot_be_removed_keeps_its_evidence(
    province: Desk, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr("storage.quarantine.remove_tree", lambda _folder: None)
        assert province.take_in(package).status is ImportStatus.IMPORTED
    assert province.services.safekeeping.check() == ()
    desk = reopened(province)
    assert desk.services.safekeeping.check() == ()
    assert not list(desk.opened.workspace.quarantine.glob("*"))
    desk.opened.close()


def test_an_encrypted_package_waits_while_the_keys_are_locked(province: Desk, package: Path) -> None:
    recipients = [pyrage.x25519.Identity.generate().to_public() for _ in range(2)]
    package.write_bytes(pyrage.encrypt(package.read_bytes(), recipients))
    province.services.key_care.lock()
    before = province.everything()
    assert province.take_in(package).code == "E_AGE_LOCKED"
    assert province.everything() == before


# -- The source goes away ------------------------------------------------------------------------------------


class Meddling(Silent):
    """Does something to the source as soon as the first evidence is in."""

    def __init__(self, act: object) -> None:
        self._acts = [act]

    def report(self, done: int, total: int) -> None:
        if self._acts:
            act = self._acts.pop()
            assert callable(act)
            act()


def take_in(desk: Desk, path: Path, act: object) -> Imported:
    return desk.services.import_package.take_in(path, progress=Meddling(act))


@pytest.mark.parametrize("length", [0, 5000, 30_000])
def test_a_source_that_shrinks_while_it_is_read_is_truncated(
    province: Desk, package: Path, length: int
) -> None:
    before = province.everything()
    assert take_in(province, package, lambda: os.truncate(package, length)).code == "E_ZIP_TRUNCATED"
    assert province.everything() == before


def test_a_source_that_grows_while_it_is_read_has_something_behind_it(province: Desk, package: Path) -> None:
    def grow() -> None:
        with package.open("ab") as file:
            file.write(b"more")

    before = province.everything()
    assert take_in(province, package, grow).code == "E_ZIP_TRAILING"
    assert province.everything() == before


def test_a_source_that_is_gone_or_fails_is_not_readable(province: Desk, package: Path) -> None:
    before = province.everything()
    package.unlink()
    assert province.take_in(package).code == "E_READ"
    failing = Path("/proc/self/mem")  # a regular file whose first byte cannot be read
    if failing.exists():
        assert province.take_in(failing).code == "E_READ"
    assert province.everything() == before


@pytest.mark.parametrize("after", [0, 1000, 20_000, 35_000])
def test_a_stick_that_is_pulled_out_half_way_is_not_readable(
    province: Desk, package: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    class Stick:
        """A file on it; after so many bytes every read fails."""

        def __init__(self) -> None:
            self._file, self._left = package.open("rb"), after

        def read(self, size: int = -1, /) -> bytes:
            self._left -= size
            if self._left < 0:
                raise OSError(errno.ENODEV, "gone")
            return self._file.read(size)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

    before = province.everything()
    monkeypatch.setattr("storage.arrivals.open_package", lambda _path: Stick())
    assert province.take_in(package).code == "E_READ"
    assert province.everything() == before


def test_a_person_who_stops_leaves_everything_as_it_was(province: Desk, package: Path) -> None:
    class Stopping(Silent):
        def check(self) -> None:
            raise Cancelled

    before = province.everything()
    with pytest.raises(Cancelled):
        province.services.import_package.take_in(package, progress=Stopping())
    assert province.everything() == before
