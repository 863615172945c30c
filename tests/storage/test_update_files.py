"""Updates on the disk: Setup put aside whole or not at all, started on its own, told of at the next start."""

import hashlib
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.packages.refusals import DiskFull, NotReadable, WriteFailed
from core.updates import Attempt, ChangeSection, KeptBackup, UpdateDamaged, UpdateNoRoom, UpdateStartFailed
from storage import update_files
from storage.update_files import EXIT_CODE, NOTE, UpdateFolder
from tests.update_samples import MOMENT, SETUP

SHA512 = hashlib.sha512(SETUP).hexdigest()
PLACE = "0123456789abcdef0123456789abcdef"
ATTEMPT = Attempt(
    begun_with="0.6.0",
    version="0.8.0",
    place=PLACE,
    changes=(ChangeSection(version="0.8.0", title="bản kế tiếp", text="- Nhanh hơn"),),
    backups=(KeptBackup(workspace=Path("sổ"), file=Path("sổ/backups/a.zip")),),
    at=MOMENT,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "updates"


@pytest.fixture
def files(folder: Path) -> UpdateFolder:
    return UpdateFolder(folder)


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_setup_is_put_into_a_fresh_folder_of_its_owner(files: UpdateFolder, folder: Path) -> None:
    first = files.stage("SoCCHC-Setup-0.8.0.exe", (SETUP[:100], SETUP[100:]), sha512=SHA512)
    second = files.stage("SoCCHC-Setup-0.8.0.exe", (SETUP,), sha512=SHA512)
    assert first.read_bytes() == second.read_bytes() == SETUP
    assert first.parent != second.parent
    assert first.parent.parent == folder
    assert stat.S_IMODE(first.parent.stat().st_mode) == stat.S_IMODE(first.stat().st_mode) == 0o700


def test_what_lies_there_is_read_again(
    files: UpdateFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_files, "_sha512", lambda _path: "0" * 128)
    with pytest.raises(UpdateDamaged):
        files.stage("a.exe", (SETUP,), sha512=SHA512)
    assert everything(folder) == []


def test_a_refusal_on_the_way_leaves_nothing(files: UpdateFolder, folder: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield SETUP[:100]
        raise UpdateDamaged(name="a", detail="setup")

    with pytest.raises(UpdateDamaged):
        files.stage("a.exe", broken(), sha512=SHA512)
    assert everything(folder) == []


@pytest.mark.parametrize(("number", "refusal"), [(28, DiskFull), (5, WriteFailed)])
def test_a_disk_that_fails_leaves_nothing(
    files: UpdateFolder, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, refusal: type[Exception]
) -> None:
    def fails(_file: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(update_files, "flush_to_disk", fails)
    with pytest.raises(refusal):
        files.stage("a.exe", (SETUP,), sha512=SHA512)
    assert everything(folder) == []


def test_room_is_needed_for_setup_and_for_what_it_unpacks(
    files: UpdateFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_files, "free_bytes", lambda _folder: 340 << 20)
    files.check_room(40 << 20)
    with pytest.raises(UpdateNoRoom) as refused:
        files.check_room((40 << 20) + 1)
    assert refused.value.fields == {"needed": 341, "free": 340}


def test_a_file_that_is_not_there_and_a_pipe_are_refused(files: UpdateFolder, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "none", tmp_path / "pipe", tmp_path):
        with pytest.raises(NotReadable), files.open(path):
            pass


def test_a_source_that_is_taken_away_is_told_as_such(files: UpdateFolder, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(SETUP)
    with files.open(tmp_path / "a") as stream:
        assert stream.read(2) == b"MZ"
        stream._file.close()  # type: ignore[attr-defined]
        with pytest.raises(NotReadable):
            stream.read(1)


def script(folder: Path, words: str) -> Path:
    path = folder / "Setup.exe"
    path.write_text(f"#!/bin/sh\n{words}\n")
    path.chmod(0o700)
    return path


def test_setup_runs_on_with_its_own_surroundings(
    files: UpdateFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_PYI_APPLICATION_HOME_DIR", "here")
    out = tmp_path / "said"
    setup = script(tmp_path, f'env > "{out}.env"; printf "%s|" "$@" > "{out}"; sleep 2; echo end >> "{out}"')
    files.start(setup, arguments=("/UPDATE", "/RUN"))
    assert out.read_text() == "/UPDATE|/RUN|"
    assert "_PYI" not in out.with_name("said.env").read_text()
    waited = time.monotonic() + 10
    while "end" not in out.read_text() and time.monotonic() < waited:
        time.sleep(0.1)
    assert "end" in out.read_text()


def test_a_setup_that_ends_well_at_once_has_started_another(files: UpdateFolder, tmp_path: Path) -> None:
    files.start(script(tmp_path, "exit 0"), arguments=())


def test_a_setup_that_gives_up_at_once_is_told(files: UpdateFolder, tmp_path: Path) -> None:
    with pytest.raises(UpdateStartFailed) as refused:
        files.start(script(tmp_path, "exit 2"), arguments=())
    assert refused.value.fields == {"code": 2}


def test_a_setup_that_cannot_be_started_is_told(files: UpdateFolder, tmp_path: Path) -> None:
    with pytest.raises(UpdateStartFailed):
        files.start(tmp_path / "none.exe", arguments=())


def test_an_attempt_is_remembered_until_it_is_forgotten(files: UpdateFolder, folder: Path) -> None:
    assert files.remembered() is None
    files.remember(ATTEMPT)
    assert files.remembered() == ATTEMPT
    files.forget()
    assert files.remembered() is None
    assert everything(folder) == []


def test_what_setup_said_outlives_its_folder(files: UpdateFolder, folder: Path) -> None:
    files.remember(ATTEMPT)
    (folder / PLACE).mkdir()
    (folder / PLACE / EXIT_CODE).write_bytes(b"3")
    first = files.remembered()
    files.sweep()
    second = files.remembered()
    assert first is not None
    assert first.ended == 3
    assert second == first
    assert everything(folder) == [NOTE]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"version": "8"}', b"[" * 100_000, b"\xff"])
def test_a_note_nobody_can_read_tells_nothing(files: UpdateFolder, folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / NOTE).write_bytes(content)
    assert files.remembered() is None


def test_only_folders_of_setup_are_swept(files: UpdateFolder, folder: Path) -> None:
    (folder / "kept").mkdir(parents=True)
    files.stage("a.exe", (SETUP,), sha512=SHA512)
    files.remember(ATTEMPT)
    files.sweep()
    assert everything(folder) == ["kept", NOTE]


def test_what_cannot_be_removed_is_no_failure(files: UpdateFolder, folder: Path) -> None:
    (folder / NOTE).mkdir(parents=True)
    files.forget()
    assert files.remembered() is None
