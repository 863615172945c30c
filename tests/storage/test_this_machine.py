"""What the window asks of this computer before a workspace is open."""

import errno
import logging
import tempfile
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath

import pytest

from core.folder_risk import FolderRisk
from core.packages.refusals import DiskFull
from core.progress import Cancelled
from core.storage_errors import (
    OnNetworkDrive,
    OnRemovableDrive,
    OutsidePortable,
    PathTooLong,
    PortableLocked,
    Synchronised,
)
from core.units import Role
from core.version import VERSION
from storage import folder_risk as risks
from storage import sample_cache, this_machine
from storage.error_files import MOST_KEPT, write_error_file
from storage.folder_risk import at_home, folder_risk, is_synchronised
from storage.sample_cache import sample_workspace
from storage.support_files import MOST_ERRORS, support_files
from storage.workspace import create_workspace, open_workspace
from tests.storage.samples import office


def test_a_folder_on_this_computer_is_a_good_place_also_before_it_is_there(tmp_path: Path) -> None:
    assert folder_risk(tmp_path / "a" / "b", surroundings={}) is FolderRisk.NONE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["nfs4", "CIFS", "fuse.sshfs", "9p"])
def test_a_folder_of_another_computer_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(risks, "file_system_of", lambda _folder: kind)
    assert folder_risk(tmp_path, surroundings={}) is FolderRisk.NETWORK


def test_a_share_is_known_by_its_name() -> None:
    assert risks.is_remote(PureWindowsPath("//server/share/so"))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["/media/usb/so", "/run/media/hoa/USB", "/media/x"])
def test_a_stick_is_not(name: str) -> None:
    assert risks.is_removable(Path(name))
    assert not risks.is_removable(Path("/mediathek/so"))


@pytest.mark.parametrize(
    ("folder", "surroundings"),
    [
        ("C:/Users/Hoa/OneDrive/so", {}),
        ("C:/Users/Hoa/OneDrive - UBND tinh/so", {}),
        ("C:/Users/Hoa/Dropbox (2)/so", {}),
        ("C:/Users/Hoa/Google Drive/so", {}),
        ("C:/Users/Hoa/Documents/so", {"OneDriveCommercial": "C:/Users/Hoa/Documents"}),
    ],
)
def test_a_synchronised_folder_is_not(folder: str, surroundings: Mapping[str, str]) -> None:
    assert is_synchronised(PureWindowsPath(folder), surroundings)


def test_a_folder_named_like_none_of_them_is_not_synchronised() -> None:
    plain = PureWindowsPath("C:/Users/Hoa/AppData/Local/SoCCHC/megastore/onedrivers")
    assert not is_synchronised(plain, {"OneDrive": "", "OneDriveConsumer": "D:/OneDrive"})


def test_a_synchronised_folder_is_told_before_one_that_cannot_be_written(tmp_path: Path) -> None:
    assert folder_risk(tmp_path / "Dropbox" / "x", surroundings={}) is FolderRisk.SYNCED


def test_a_folder_that_cannot_be_written_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_words: object) -> object:
        raise PermissionError

    (tmp_path / "file").write_bytes(b"")
    assert folder_risk(tmp_path / "file" / "so", surroundings={}) is FolderRisk.NOT_WRITABLE
    monkeypatch.setattr(risks.tempfile, "TemporaryFile", refuse)
    assert folder_risk(tmp_path, surroundings={}) is FolderRisk.NOT_WRITABLE


def test_a_portable_program_works_in_its_own_folder_and_nowhere_else(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tạm"))
    book = stick / "data" / "workspaces" / "xã"
    assert folder_risk(book, surroundings={}) is FolderRisk.NONE
    assert at_home(book) == book
    for elsewhere in (
        tmp_path / "máy",
        stick,
        stick / "data" / ".." / "x",
        stick.with_name("SoCCHC2") / "data",
    ):
        assert folder_risk(elsewhere, surroundings={}) is FolderRisk.OUTSIDE
        with pytest.raises(OutsidePortable):
            at_home(elsewhere)
    with pytest.raises(OutsidePortable):
        this_machine.restore_backup(tmp_path / "sao-luu.zip", tmp_path / "máy")
    with pytest.raises(OutsidePortable):
        open_workspace(tmp_path / "máy")
    with pytest.raises(OutsidePortable):
        create_workspace(tmp_path / "máy", office())
    trial = tmp_path / "tạm" / "so-cchc-x" / "sample"
    assert at_home(trial) == trial, "what is tried is thrown away"
    assert folder_risk(trial, surroundings={}) is FolderRisk.OUTSIDE
    assert folder_risk(book, surroundings={"OneDrive": str(tmp_path)}) is FolderRisk.SYNCED


def test_an_installed_program_works_on_no_stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert at_home(tmp_path) == tmp_path
    monkeypatch.setattr(risks, "is_removable", lambda _folder: True)
    assert folder_risk(tmp_path, surroundings={}) is FolderRisk.REMOVABLE
    with pytest.raises(OnRemovableDrive) as told:
        at_home(tmp_path / "sổ")
    assert told.value.fields == {"name": "sổ"}


def test_no_program_works_on_what_another_computer_keeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_workspace(tmp_path / "sổ", office()).close()
    monkeypatch.setattr(risks, "file_system_of", lambda _folder: "cifs")
    for act in (
        lambda: open_workspace(tmp_path / "sổ"),
        lambda: create_workspace(tmp_path / "mới", office()),
        lambda: this_machine.restore_backup(tmp_path / "sao-luu.zip", tmp_path / "lại"),
    ):
        with pytest.raises(OnNetworkDrive):
            act()
    assert [item.name for item in tmp_path.iterdir()] == ["sổ"]


def test_nothing_is_put_where_it_is_copied_to_other_computers_but_what_lies_there_opens(
    tmp_path: Path,
) -> None:
    synced = tmp_path / "OneDrive - UBND"
    create_workspace(tmp_path / "sổ", office()).close()
    synced.mkdir()
    for act in (
        lambda: create_workspace(synced / "mới", office()),
        lambda: this_machine.restore_backup(tmp_path / "sao-luu.zip", synced / "lại"),
    ):
        with pytest.raises(Synchronised):
            act()
    assert list(synced.iterdir()) == []
    (tmp_path / "sổ").rename(synced / "sổ")
    open_workspace(synced / "sổ").close()


def test_nothing_is_put_where_windows_could_not_write_evidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(risks, "folder_risk", lambda _folder: FolderRisk.TOO_LONG)
    with pytest.raises(PathTooLong):
        create_workspace(tmp_path / "mới", office())


def test_a_folder_windows_could_not_reach_the_evidence_of_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("is_remote", "is_removable", "_is_recalled"):
        monkeypatch.setattr(risks, name, lambda _folder: False)
    long = tmp_path.joinpath(*("thư mục có tên dài" for _ in range(8)))
    assert folder_risk(long, surroundings={}) is FolderRisk.NONE
    monkeypatch.setattr(risks.sys, "platform", "win32")
    assert folder_risk(long, surroundings={}) is FolderRisk.TOO_LONG


def test_a_drive_that_is_not_there_is_no_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(risks, "nearest", lambda _folder: tmp_path / "Q")
    assert folder_risk(tmp_path / "Q" / "sổ", surroundings={}) is FolderRisk.NOT_WRITABLE


def test_a_stick_locked_against_writing_is_told_at_the_start(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = this_machine.this_machine()
    assert machine.program.is_portable
    assert machine.home == stick / "data" / "workspaces"
    assert machine.settings.parent == machine.program.data == stick / "data"
    assert machine.shares_drive(stick / "gói")
    assert not machine.shares_drive(Path("/proc/self"))

    def refuse(**_words: object) -> object:
        raise OSError(errno.EROFS, "locked")

    monkeypatch.setattr(this_machine.tempfile, "TemporaryFile", refuse)
    with pytest.raises(PortableLocked):
        this_machine.this_machine()


def test_the_log_is_kept_while_the_window_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(this_machine, "log_folder", lambda: tmp_path / "logs")
    before = list(logging.getLogger().handlers)
    with this_machine.logged():
        logging.getLogger("socchc.test").info("said %s", "Nguyễn Thị Hoa")
    assert logging.getLogger().handlers == before
    text = (tmp_path / "logs" / "socchc.log").read_text("utf-8")
    assert "said" in text
    assert "Hoa" not in text


def test_a_log_that_cannot_be_written_keeps_nobody_from_working(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "logs").write_bytes(b"a file where the folder should be")
    monkeypatch.setattr(this_machine, "log_folder", lambda: tmp_path / "logs")
    entered = []
    with this_machine.logged():
        entered.append(True)
    assert entered == [True]


def test_the_support_reads_the_newest_errors_and_the_log_and_nothing_else(tmp_path: Path) -> None:
    for number in range(MOST_ERRORS + 3):
        (tmp_path / f"error-2026010{number:02d}-x.txt").write_text(f"error {number}", "utf-8")
    (tmp_path / "socchc.log").write_text("dòng cũ\n" * 40_000 + "dòng mới\n", "utf-8")
    (tmp_path / "socchc.db").write_bytes(b"SQLite")
    found = support_files(tmp_path)
    assert len(found) == MOST_ERRORS + 1
    assert found[0][1] == f"error {MOST_ERRORS + 2}"
    name, log = found[-1]
    assert name == "socchc.log"
    assert log.endswith("dòng mới\n")
    assert len(log) < 210_000
    assert log.startswith("dòng")
    assert support_files(tmp_path / "none") == ()


def test_the_support_reads_on_in_the_file_that_was_put_aside(tmp_path: Path) -> None:
    (tmp_path / "socchc.log").write_text("vừa bắt đầu\n", "utf-8")
    (tmp_path / "socchc.log.1").write_text("trước đó\n", "utf-8")
    (tmp_path / "socchc.log.2").write_text("dòng cũ nhất\n", "utf-8")
    assert support_files(tmp_path) == (("socchc.log", "dòng cũ nhất\ntrước đó\nvừa bắt đầu\n"),)
    (tmp_path / "socchc.log.1").write_text("trước đó\n" * 40_000, "utf-8")
    ((_, text),) = support_files(tmp_path)
    assert text.startswith("trước đó\n")
    assert text.endswith("vừa bắt đầu\n")
    assert len(text) < 210_000


def test_only_the_newest_error_files_are_kept(tmp_path: Path) -> None:
    (tmp_path / "socchc.log").write_text("x", "utf-8")
    for number in range(MOST_KEPT + 5):
        (tmp_path / f"error-20200101-{number:06d}-000000-AAA-AAA.txt").write_text("old", "utf-8")
    newest = write_error_file(tmp_path, ValueError("x"))
    held = sorted(path.name for path in tmp_path.glob("error-*"))
    assert len(held) == MOST_KEPT
    assert held[0].startswith("error-20200101-000006")
    assert held[-1] == newest.name
    assert (tmp_path / "socchc.log").exists()


def test_an_error_file_carries_the_code_of_the_dialog_in_its_name_and_first_line(tmp_path: Path) -> None:
    path = write_error_file(tmp_path, ValueError("Nguyễn Văn A"))
    first = path.read_text("utf-8").splitlines()[0]
    code = first.removeprefix("code ")
    assert path.stem.endswith(code)
    assert "Nguyễn" not in path.read_text("utf-8")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sample_cache, "samples_folder", lambda: tmp_path / "samples")
    return tmp_path / "samples"


def _play(folder: Path) -> dict[Role, Path]:
    made = {role: folder / role.value for role in Role}
    for role, place in made.items():
        place.mkdir(parents=True)
        (place / "who").write_text(role.value)
    return made


def test_a_sample_is_played_once_and_every_trial_is_thrown_away(kept: Path) -> None:
    played: list[Path] = []

    def play(folder: Path) -> dict[Role, Path]:
        played.append(folder)
        return _play(folder)

    (kept / "0.0.1").mkdir(parents=True)
    for role in (Role.SUBMITTER, Role.APPRAISER, Role.SUBMITTER):
        with sample_workspace(role, play=play) as own:
            assert (own / "who").read_text() == role.value
            (own / "who").write_text("changed")
        assert not own.exists()
    assert len(played) == 1
    assert [path.name for path in kept.iterdir()] == [VERSION]


@pytest.mark.parametrize("failing", ["move", "shutil.copytree"])
def test_a_sample_that_cannot_be_kept_is_told_and_leaves_nothing(
    kept: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def refuse(*_told: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(f"storage.sample_cache.{failing}", refuse)
    with pytest.raises(DiskFull), sample_workspace(Role.SUBMITTER, play=_play):
        raise AssertionError
    assert list(kept.iterdir()) == []


def test_a_sample_that_was_stopped_keeps_nothing(kept: Path) -> None:
    def stop(_folder: Path) -> dict[Role, Path]:
        raise Cancelled

    with pytest.raises(Cancelled), sample_workspace(Role.SUBMITTER, play=stop):
        raise AssertionError
    assert not (kept / VERSION).exists()
