"""A folder that cannot be listed for a moment is told: nothing is called whole that lacks what lies in it."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.util import compat

from core.errors import DeviceError
from core.own_keys import KeyPart
from core.packages.refusals import NotReadable, WriteFailed
from core.progress import Silent
from core.workspace_names import WHOLE, made_beside
from storage import paths
from storage.attachments import EvidenceFolder
from storage.backup import WorkspaceBackups
from storage.backup_store import BackupStore
from storage.beside import finish_beside
from storage.database import SCRIPTS, known_revisions
from storage.disk import everything_in, listed
from storage.going_back import go_back
from storage.keys import KeyFolder
from storage.migration_scripts import NEWEST_OF_ALL, run_scripts
from storage.unfinished import Unfinished
from storage.workspace import OpenWorkspace, create_workspace, open_workspace
from tests.offices import Clock
from tests.storage.samples import office

Silence = Callable[[Path], None]


@pytest.fixture
def silence(monkeypatch: pytest.MonkeyPatch) -> Silence:
    """Says which folder may not be listed from now on."""
    list_folder = os.scandir

    def silenced(folder: Path) -> None:
        def refuse(path: str | Path | int = ".") -> Iterator[os.DirEntry[str]]:
            if path in (folder, str(folder)):
                raise PermissionError(errno.EACCES, "held", str(path))
            return list_folder(path)

        monkeypatch.setattr(os, "scandir", refuse)

    return silenced


@pytest.fixture
def opened(two_years: Path, tmp_path: Path) -> Iterator[OpenWorkspace]:
    """An office with evidence, a key and a kept copy."""
    folder = tmp_path / "sổ xã"
    shutil.copytree(two_years, folder)
    with open_workspace(folder) as held:
        held.keys.write(b"secret", public_line="ssh-ed25519 AAAA")
        yield held


def _of_evidence(opened: OpenWorkspace) -> Path:
    return next(path for path in opened.workspace.evidence.iterdir() if len(path.name) == 2)


@pytest.mark.parametrize("choose", [_of_evidence, lambda opened: opened.workspace.keys])
def test_a_backup_is_not_written_without_the_evidence_or_the_keys(
    opened: OpenWorkspace, tmp_path: Path, silence: Silence, choose: Callable[[OpenWorkspace], Path]
) -> None:
    unfinished = Unfinished(opened.workspace.unfinished)
    backups = WorkspaceBackups(opened.workspace, opened.database, unfinished=unfinished)
    silence(choose(opened))
    with pytest.raises(DeviceError):
        backups.write(tmp_path / "saved.zip", progress=Silent())
    assert not (tmp_path / "saved.zip").exists()


def test_a_kept_copy_is_neither_made_nor_given_away_without_its_keys(
    opened: OpenWorkspace, silence: Silence
) -> None:
    store = BackupStore(opened.workspace)
    made = store.list()[0]
    (store.folder_of(made) / "keys").mkdir(exist_ok=True)
    silence(store.folder_of(made) / "keys")
    with pytest.raises(DeviceError):
        tuple(store.sources(made))
    silence(opened.workspace.keys)
    with pytest.raises(DeviceError):
        store.make(opened.database, why=made.why, at=made.at)
    assert store.list() == (made,)


def test_copies_that_could_not_be_listed_are_brought_along_when_the_office_goes_back(
    opened: OpenWorkspace, silence: Silence
) -> None:
    made = BackupStore(opened.workspace).list()[0]
    root = opened.workspace.root
    opened.close()
    silence(root / "backups" / made.name)
    go_back(root, made.number, folder=root, clock=Clock(), progress=Silent())
    with open_workspace(root) as again:
        assert made in BackupStore(again.workspace).list()


def test_a_drive_that_does_not_answer_while_a_backup_is_read_back_is_told(
    opened: OpenWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: object) -> None:
        raise OSError(errno.EIO, "no")

    unfinished = Unfinished(opened.workspace.unfinished)
    backups = WorkspaceBackups(opened.workspace, opened.database, unfinished=unfinished)
    monkeypatch.setattr("zipfile._EndRecData", refuse)  # the first that reading looks for
    with pytest.raises(WriteFailed):
        backups.write(tmp_path / "saved.zip", progress=Silent())
    assert not (tmp_path / "saved.zip").exists()


@pytest.mark.parametrize("hidden", ["r0002", "r0009"])
def test_scripts_that_cannot_be_read_bring_no_database_to_a_form_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hidden: str
) -> None:
    """Alembic passes over what it cannot list; here it is told fewer names than are there."""
    walk = compat.path_walk

    def fewer(folder: Path, **asked: bool) -> Iterator[tuple[Path, list[str], list[str]]]:
        for place, folders, files in walk(folder, **asked):
            yield place, folders, [name for name in files if name.partition("_")[0] < hidden]

    monkeypatch.setattr(compat, "path_walk", fewer)
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'new.db'}")
    with engine.connect() as connection, pytest.raises(NotReadable):
        run_scripts(connection, SCRIPTS, to=NEWEST_OF_ALL)
    engine.dispose()


def test_scripts_that_cannot_be_listed_are_told(silence: Silence) -> None:
    silence(SCRIPTS / "versions")
    with pytest.raises(NotReadable):
        known_revisions()


def test_a_portable_program_stays_one_when_its_stick_is_pulled_out(stick: Path) -> None:
    assert paths.is_portable()
    (stick / paths.PORTABLE_MARK).unlink()
    assert paths.is_portable()


def test_a_place_or_a_key_that_cannot_be_asked_for_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is an unforeseen mistake, and no key is taken for missing."""

    def refuse(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "held", str(path))

    monkeypatch.setattr(Path, "is_file", refuse)
    with pytest.raises(DeviceError):
        create_workspace(tmp_path / "office", office())
    with pytest.raises(DeviceError):
        KeyFolder(tmp_path).exists()
    monkeypatch.undo()
    create_workspace(tmp_path / "office", office()).close()


def test_a_change_of_the_key_is_not_passed_over(tmp_path: Path, silence: Silence) -> None:
    (tmp_path / "keys").mkdir()
    keys = KeyFolder(tmp_path / "keys")
    keys.settle("change")
    keys.prepare(b"new", public_line="ssh-ed25519 AAAA", part=KeyPart.SIGNING, change="change")
    silence(tmp_path / "keys")
    with pytest.raises(DeviceError):
        keys.settle("change")


def test_a_workspace_that_waits_beside_its_place_is_not_passed_over(tmp_path: Path, silence: Silence) -> None:
    (tmp_path / f"{made_beside('office', 'ab' * 16)}{WHOLE}").mkdir()
    silence(tmp_path)
    with pytest.raises(DeviceError):
        finish_beside(tmp_path / "office")


def test_notes_of_what_was_being_kept_stay_until_they_can_be_read(
    opened: OpenWorkspace, tmp_path: Path, silence: Silence, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "báo cáo.txt"
    source.write_text("nội dung", "utf-8")
    folder = opened.workspace.evidence
    file = opened.attachments.keep(source, progress=Silent())  # and no row came to name it
    with monkeypatch.context():
        silence(folder / "incoming")
        EvidenceFolder(folder, copies=opened.workspace.copies).clear_leftovers(named=lambda _some: ())
    monkeypatch.undo()
    assert opened.attachments.has(file.sha256, file.extension)
    EvidenceFolder(folder, copies=opened.workspace.copies).clear_leftovers(named=lambda _some: ())
    assert not opened.attachments.has(file.sha256, file.extension)


def test_a_folder_is_listed_by_name_and_to_its_depth(tmp_path: Path, silence: Silence) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.txt").touch()
    (tmp_path / "d[1].part").touch()
    assert listed(tmp_path, "*.part") == (tmp_path / "d[1].part",)
    assert listed(tmp_path / "missing") == everything_in(tmp_path / "missing") == ()
    names = [path.relative_to(tmp_path).as_posix() for path in everything_in(tmp_path)]
    assert names == ["a", "a/b", "a/b/c.txt", "d[1].part"]
    silence(tmp_path / "a" / "b")
    with pytest.raises(PermissionError):
        everything_in(tmp_path)
