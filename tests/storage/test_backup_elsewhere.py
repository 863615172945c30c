"""Copies on another drive: whole and read back or not there, encrypted, opened again, the oldest let go."""

import json
import zipfile
from datetime import timedelta

import pytest

from core.backups import ELSEWHERE, BackupKey, Why
from core.delivery import TooLargeForVolume
from core.own_keys import KeyPart
from core.packages.age_identity import lock_identity, new_identity
from core.packages.carriage_refusals import AgeCorrupt, AgeNoKey
from core.packages.refusals import DiskFull, SpaceShort
from core.packages.signing import PassphraseWrong
from core.progress import Cancelled, Silent
from core.storage_errors import BackupDamaged, BackupLocked, EvidenceLost, InsideWorkspace, PlaceGone
from storage import backup_elsewhere
from storage.backup_elsewhere import OtherDrives
from storage.backup_store import BackupStore
from storage.restore import restore
from storage.workspace import open_workspace
from tests.storage.samples import NOW, office
from tests.storage.test_backup_store import Days, Impatient, opened  # noqa: F401 - a fixture

WORDS = "mot hai ba bon nam sau"
ESCROW = new_identity()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


@pytest.fixture
def own(opened):  # noqa: F811
    """The office's own key, under its passphrase."""
    identity = new_identity()
    content = lock_identity(identity, passphrase=WORDS, rounds=4)
    opened.keys.write(content, public_line=identity.recipient, part=KeyPart.AGE)
    return identity


def write(held, folder, *identities, at=NOW, progress=None):
    """A copy as it stands now, in a folder."""
    store = BackupStore(held.workspace)
    made = store.make(held.database, why=Why.ASKED, at=at)
    return OtherDrives(held.workspace, store).write(
        made,
        folder,
        unit="21583",
        recipients=[each.recipient for each in identities],
        progress=progress or Silent(),
    )


def bring_back(file, folder, key=None):
    return restore(file, folder, clock=Days(), progress=Silent(), key=key)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def whole(folder):
    """Whether the workspace there has its documents, its keys and its office."""
    with open_workspace(folder) as back:
        with back.database.transaction() as work:
            files = tuple(work.evidence.files().values())
            assert work.office.get() == office()
        assert back.keys.read() == b"secret"
        return len(files) == 2 and back.attachments.problems(files) == ()


def test_a_plain_copy_is_the_file_a_backup_is(opened, stick, tmp_path):  # noqa: F811
    file = write(opened, stick)
    assert names(stick) == [file.name]
    assert file.name.startswith("so-cchc-21583-")
    assert file.name.endswith("-20261121-100405.zip")
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        listed = json.loads(archive.read("backup.json"))
    assert listed["format"] == "socchc-backup"
    assert bring_back(file, tmp_path / "máy mới") is None
    assert whole(tmp_path / "máy mới")


def test_an_encrypted_copy_opens_by_the_passphrase_of_the_key_beside_it(opened, own, stick, tmp_path):  # noqa: F811
    file = write(opened, stick, own, ESCROW)
    assert file.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert [name for name in names(stick) if name != file.name] == [
        f"{file.name[:23]}{own.recipient[-8:]}.age-key"
    ]
    with pytest.raises(BackupLocked):
        bring_back(file, tmp_path / "máy mới")
    with pytest.raises(PassphraseWrong):
        bring_back(file, tmp_path / "máy mới", BackupKey(passphrase="mot hai ba bon nam bay"))
    assert not (tmp_path / "máy mới").exists()
    bring_back(file, tmp_path / "máy mới", BackupKey(passphrase=WORDS))
    assert whole(tmp_path / "máy mới")
    assert not list((tmp_path / "máy mới").rglob("*.part"))


def test_without_the_key_beside_it_the_sealed_sheets_open_it(opened, own, stick, tmp_path):  # noqa: F811
    file = write(opened, stick, own, ESCROW)
    next(stick.glob("*.age-key")).unlink()
    with pytest.raises(AgeNoKey):
        bring_back(file, tmp_path / "máy mới", BackupKey(passphrase=WORDS))
    for number, identity in enumerate((own, ESCROW)):
        target = tmp_path / f"máy {number}"
        bring_back(file, target, BackupKey(sheet=identity.secret.lower()))
        assert whole(target)
    with pytest.raises(AgeNoKey):
        bring_back(file, tmp_path / "máy mới", BackupKey(sheet=new_identity().secret))


def test_a_replaced_workspace_has_the_key_too(opened, own, stick):  # noqa: F811
    file = write(opened, stick, own, ESCROW)
    next(stick.glob("*.age-key")).unlink()
    opened.close()
    kept = bring_back(file, opened.workspace.root, BackupKey(passphrase=WORDS))
    assert kept is not None
    assert whole(opened.workspace.root)


def test_a_changed_or_cut_copy_is_refused(opened, own, stick, tmp_path):  # noqa: F811
    file = write(opened, stick, own, ESCROW)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    (stick / "changed.zip.age").write_bytes(content)
    (stick / "cut.zip.age").write_bytes(content[: len(content) // 3])
    for name in ("changed", "cut"):
        with pytest.raises(AgeCorrupt):
            bring_back(stick / f"{name}.zip.age", tmp_path / "máy mới", BackupKey(passphrase=WORDS))
    assert not (tmp_path / "máy mới").exists()


def test_the_newest_five_of_this_workspace_stay_and_other_files_are_left_alone(opened, stick):  # noqa: F811
    others = ["so-cchc-21583-00000000-20200101-000000.zip", "ảnh.zip", "so-cchc.zip"]
    for name in others:
        (stick / name).write_bytes(b"x")
    made = [write(opened, stick, at=NOW + timedelta(days=day)).name for day in range(ELSEWHERE + 2)]
    assert names(stick) == sorted([*others, *made[-ELSEWHERE:]])


def test_a_copy_made_after_the_clock_was_set_back_stays(opened, stick):  # noqa: F811
    for day in range(ELSEWHERE + 1):
        write(opened, stick, at=NOW + timedelta(days=3650 + day))
    latest = write(opened, stick)
    assert latest.is_file()
    assert len(names(stick)) == ELSEWHERE


def test_a_place_inside_the_workspace_or_gone_is_refused(opened, stick):  # noqa: F811
    inside = opened.workspace.root / "exports"
    inside.mkdir()
    with pytest.raises(InsideWorkspace):
        write(opened, inside)
    with pytest.raises(PlaceGone):
        write(opened, stick / "đã rút")
    assert names(stick) == []


def test_a_lost_or_changed_content_stops_the_copy(opened, stick):  # noqa: F811
    victim = next(opened.workspace.evidence.rglob("*.txt"))
    victim.chmod(0o600)
    victim.write_bytes(b"x" * victim.stat().st_size)
    with pytest.raises(EvidenceLost):
        write(opened, stick)
    assert names(stick) == []


def test_a_full_or_small_or_slow_drive_leaves_nothing_and_the_older_copies(opened, stick, monkeypatch):  # noqa: F811
    first = write(opened, stick)
    monkeypatch.setattr(backup_elsewhere, "free_bytes", lambda _folder: 1000)
    with pytest.raises(SpaceShort):
        write(opened, stick, at=NOW + timedelta(days=1))
    monkeypatch.undo()

    def no_more(*_arguments, **_more):
        raise DiskFull(name="x")

    monkeypatch.setattr("storage.written_files.flush_to_disk", no_more)
    with pytest.raises(DiskFull):
        write(opened, stick, at=NOW + timedelta(days=1))
    monkeypatch.setattr("storage.written_files.largest_file", lambda _folder: 1000)
    with pytest.raises(TooLargeForVolume):
        write(opened, stick, at=NOW + timedelta(days=1))
    assert names(stick) == [first.name]


def test_stopping_leaves_nothing(opened, stick):  # noqa: F811
    with pytest.raises(Cancelled):
        write(opened, stick, progress=Impatient())
    assert names(stick) == []


def test_a_plain_file_under_an_encrypted_name_is_judged_by_what_it_is(opened, stick, tmp_path):  # noqa: F811
    (stick / "x.zip.age").write_bytes(b"nothing")
    with pytest.raises(BackupDamaged):
        bring_back(stick / "x.zip.age", tmp_path / "máy mới")
