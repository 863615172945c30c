"""Copies a workspace keeps of itself: whole or not there, contents once, given back as a plain workspace."""

import errno
import json
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest

from core.backups import Why
from core.evidence import EvidenceDocument
from core.packages.refusals import DiskFull, SpaceShort, WriteFailed
from core.progress import Cancelled, Silent
from core.services.keep_backups import KeepBackups
from core.storage_errors import (
    BackupDamaged,
    BackupUnknown,
    DamagedDatabase,
    FolderNotEmpty,
    WorkspaceGone,
    WorkspaceInUse,
)
from storage import backup_contents, backup_store
from storage.backup_store import BackupStore
from storage.database import open_database
from storage.going_back import go_back
from storage.paths import Workspace
from storage.workspace import open_workspace
from tests.old_workspaces import names as names_of_old
from tests.old_workspaces import unpacked
from tests.storage.samples import NOW, office


class Usage(NamedTuple):
    """What `shutil.disk_usage` answers."""

    total: int
    used: int
    free: int


class Days:
    """A clock that is moved by hand."""

    def __init__(self):
        self.at = NOW

    def now(self):
        return self.at

    def today(self):
        return self.at.date()

    def pass_days(self, days):
        self.at += timedelta(days=days)


class Impatient(Silent):
    def check(self):
        raise Cancelled


@pytest.fixture
def opened(tmp_path, empty_database):
    """An open workspace with an office, two documents and a key."""
    folder = tmp_path / "sổ xã"
    folder.mkdir()
    shutil.copy(empty_database, folder / "socchc.db")
    with closing(open_database(folder / "socchc.db", backups=folder)) as new, new.transaction() as work:
        work.office.put(office())
    with open_workspace(folder) as held:
        held.keys.write(b"secret", public_line="ssh-ed25519 AAAA")
        for name in ("kế hoạch", "báo cáo"):
            add(held, name)
        yield held


def add(held, name):
    """A document with a file of its own."""
    source = held.workspace.root.parent / f"{name}.txt"
    source.write_text(f"nội dung {name}", encoding="utf-8")
    file = held.attachments.keep(source, progress=Silent())
    document = EvidenceDocument(id=name, year=2026, name=name, file=file)
    with held.database.transaction() as work:
        work.evidence.save("21583", (document,))
    return file


def forget(held, name):
    """The document goes, and its file with it."""
    with held.database.transaction() as work:
        file = work.evidence.get(name).file
        work.evidence.remove(name)
    held.attachments.remove(file.sha256, file.extension)
    return file


def store_of(held):
    return BackupStore(held.workspace)


def make(held, why=Why.DAILY, at=NOW):
    return store_of(held).make(held.database, why=why, at=at)


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_copy_has_the_database_and_the_keys_and_shares_the_evidence(opened):
    made = make(opened)
    folder = store_of(opened).folder_of(made)
    assert folder.name == "000001-20261121-100405-daily"
    assert names(folder) == [
        "backup.json", "evidence.txt", "keys/signing-key", "keys/signing-key.pub", "socchc.db",
    ]  # fmt: skip
    assert (folder / "keys/signing-key").read_bytes() == b"secret"
    assert (made.evidence, made.missing, made.copied) == (2, 0, 0)
    assert made.evidence_size == len("nội dung kế hoạch".encode()) + len("nội dung báo cáo".encode())
    shared = [path for path in (opened.workspace.backups / "evidence").rglob("*") if path.is_file()]
    assert len(shared) == 2
    assert all(path.stat().st_nlink == 2 for path in shared)
    assert store_of(opened).list() == (made,)


def test_a_second_copy_costs_the_database_alone(opened):
    make(opened)
    before = {path: path.stat().st_ino for path in (opened.workspace.backups / "evidence").rglob("*.txt")}
    second = make(opened, Why.IMPORT)
    assert {path: path.stat().st_ino for path in before} == before
    assert second.number == 2
    assert [each.why for each in store_of(opened).list()] == [Why.IMPORT, Why.DAILY]


def test_a_copy_comes_back_as_a_plain_workspace_after_everything_is_gone(opened, tmp_path):
    made = make(opened)
    file = forget(opened, "báo cáo")
    assert not opened.attachments.has(file.sha256, file.extension)
    assert store_of(opened).materialise(made, tmp_path / "trở lại") == ()
    with open_workspace(tmp_path / "trở lại") as back:
        assert back.database.check() == ()
        with back.database.transaction() as work:
            files = tuple(work.evidence.files().values())
            assert work.office.get() == office()
        assert len(files) == 2
        assert back.attachments.problems(files) == ()
        assert back.keys.read() == b"secret"


def test_what_changes_in_the_workspace_brought_back_changes_nothing_in_the_copy(opened, tmp_path):
    made = make(opened)
    folder = store_of(opened).folder_of(made)
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    store_of(opened).materialise(made, tmp_path / "trở lại")
    with open_workspace(tmp_path / "trở lại") as back:
        forget(back, "kế hoạch")
        add(back, "tờ trình")
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before
    assert store_of(opened).materialise(made, tmp_path / "lần nữa") == ()


def test_a_drive_without_links_gets_copies_and_says_so(opened, monkeypatch):
    def no_link(_source, _target):
        raise PermissionError(errno.EPERM, "no such thing here")

    monkeypatch.setattr(backup_contents.os, "link", no_link)
    made = make(opened)
    assert made.copied == 2
    assert make(opened).copied == 0
    assert all(
        path.stat().st_nlink == 1 and not path.stat().st_mode & 0o222
        for path in (opened.workspace.backups / "evidence").rglob("*.txt")
    )


def test_a_content_that_changed_is_not_copied_as_if_it_were_sound(opened, monkeypatch):
    monkeypatch.setattr(backup_contents.os, "link", _refuse)
    victim = next(opened.workspace.evidence.rglob("*.txt"))
    victim.chmod(0o600)
    victim.write_bytes(b"x" * victim.stat().st_size)
    made = make(opened)
    assert (made.missing, made.copied) == (1, 1)
    assert not made.is_good


def _refuse(*_paths):
    raise OSError(errno.EPERM, "not here")


def test_a_lost_content_is_told_and_the_copy_before_stays_the_good_one(opened):
    first = make(opened)
    add(opened, "tờ trình")
    lost = next(path for path in opened.workspace.evidence.rglob("*.txt") if path.stat().st_nlink == 1)
    lost.unlink()
    second = make(opened)
    assert (second.missing, second.is_good) == (1, False)
    assert store_of(opened).newest_good() == first


def test_a_content_lost_from_the_store_is_still_in_the_copies(opened, tmp_path):
    make(opened)
    for path in opened.workspace.evidence.rglob("*.txt"):
        path.unlink()
    second = make(opened)
    assert second.missing == 0
    assert store_of(opened).materialise(second, tmp_path / "trở lại") == ()


def test_contents_go_only_with_the_last_copy_that_needs_them(opened):
    store = store_of(opened)
    first = make(opened)
    forget(opened, "báo cáo")
    second = make(opened)
    assert len(names(opened.workspace.backups / "evidence")) == 2
    store.remove((first,))
    assert len(names(opened.workspace.backups / "evidence")) == 1
    assert store.list() == (second,)
    with opened.database.transaction() as work:
        assert opened.attachments.problems(work.evidence.files().values()) == ()


def test_while_a_list_cannot_be_read_no_content_goes(opened):
    store = store_of(opened)
    first, second = make(opened), make(opened)
    (store.folder_of(second) / "evidence.txt").write_bytes(b"\xff")
    store.remove((first,))
    assert len(names(opened.workspace.backups / "evidence")) == 2
    with pytest.raises(BackupDamaged):
        store.materialise(second, opened.workspace.root.parent / "trở lại")


def test_a_changed_database_of_a_copy_is_refused(opened, tmp_path):
    made = make(opened)
    database = store_of(opened).folder_of(made) / "socchc.db"
    content = bytearray(database.read_bytes())
    content[5000] ^= 1
    database.write_bytes(content)
    with pytest.raises(BackupDamaged):
        store_of(opened).materialise(made, tmp_path / "trở lại")


def test_a_copy_without_a_readable_description_is_left_alone_and_its_number_is_not_given_again(opened):
    store = store_of(opened)
    broken = make(opened)
    (store.folder_of(broken) / "backup.json").write_text("{")
    made = make(opened)
    assert (made.number, store.list()) == (2, (made,))
    store.remove(())
    assert store.folder_of(broken).is_dir()


def test_a_verdict_is_remembered(opened):
    first, second = make(opened), make(opened)
    store_of(opened).judge(second, is_sound=False, at=NOW)
    store_of(opened).judge(first, is_sound=True, at=NOW + timedelta(days=1))
    held = store_of(opened).list()
    assert [each.verdict.is_sound for each in held] == [False, True]
    assert store_of(opened).newest_good().verdict.at == NOW + timedelta(days=1)


@pytest.mark.parametrize("free", [0, 150_000_000])
def test_too_little_room_is_told_before_anything_is_written(opened, monkeypatch, free):
    monkeypatch.setattr("storage.disk.shutil.disk_usage", lambda _folder: Usage(total=0, used=0, free=free))
    with pytest.raises(SpaceShort):
        make(opened)
    assert not opened.workspace.backups.exists()


@pytest.mark.parametrize("at", range(1, 8))
def test_a_full_disk_at_any_write_leaves_the_copies_before_as_they_were(opened, monkeypatch, at):
    make(opened)
    add(opened, "tờ trình")
    before = names(opened.workspace.backups)
    calls = iter(range(1, 100))
    whole = os.fsync

    def full(handle):
        if next(calls) == at:
            raise OSError(errno.ENOSPC, "full")
        whole(handle)

    monkeypatch.setattr("storage.disk.os.fsync", full)
    monkeypatch.setattr(backup_contents.os, "link", _refuse)
    try:
        make(opened)
    except (DiskFull, WriteFailed):
        assert names(opened.workspace.backups) == before
    else:
        assert len(store_of(opened).list()) == 2
    assert not list(opened.workspace.backups.rglob("*.part"))


def test_a_stopped_copy_leaves_nothing(opened):
    with pytest.raises(Cancelled):
        store_of(opened).make(opened.database, why=Why.ASKED, at=NOW, progress=Impatient())
    assert names(opened.workspace.backups) == []


def test_a_workspace_that_is_gone_is_told(opened):
    away = opened.workspace.root.with_name("nơi khác")
    opened.workspace.root.rename(away)
    with pytest.raises(WorkspaceGone):
        make(opened)
    assert not opened.workspace.root.exists()
    away.rename(opened.workspace.root)


def test_what_a_killed_program_left_is_cleared_at_the_next_start(opened):
    made = make(opened)
    for left in (".abc.part/socchc.db", ".d.part", "evidence/.e.part"):
        path = opened.workspace.backups / left
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    opened.close()
    with open_workspace(opened.workspace.root) as again:
        assert store_of(again).list() == (made,)
        assert not list(again.workspace.backups.rglob("*.part"))


def test_a_single_file_an_older_version_left_becomes_a_copy(opened):
    folder = opened.workspace.backups
    folder.mkdir()
    opened.database.snapshot(folder / "before-r0003.db")
    at = datetime(2026, 9, 1, 2, tzinfo=UTC)
    os.utime(folder / "before-r0003.db", (at.timestamp(), at.timestamp()))
    (folder / "before-r0002.db").write_bytes(b"no database")
    opened.close()
    with open_workspace(opened.workspace.root) as again:
        (made,) = store_of(again).list()
        assert (made.why, made.at, made.evidence) == (Why.MIGRATION, at, 2)
    assert (folder / "before-r0002.db").read_bytes() == b"no database"
    assert not (folder / "before-r0003.db").exists()


def test_a_file_that_cannot_be_taken_in_stays_where_it_is(opened, monkeypatch):
    folder = opened.workspace.backups
    folder.mkdir()
    opened.database.snapshot(folder / "before-r0003.db")
    monkeypatch.setattr(backup_store, "write_whole", _full)
    with pytest.raises(DiskFull):
        store_of(opened).adopt(folder / "before-r0003.db")
    store_of(opened).adopt_strays()
    assert names(folder) == ["before-r0003.db"]


def _full(*_arguments, **_more):
    raise DiskFull(name="x")


def test_a_file_that_is_no_database_is_no_copy(opened):
    file = opened.workspace.root.parent / "before-x.db"
    with closing(sqlite3.connect(file)) as made:
        made.execute("CREATE TABLE other (a)")
    with pytest.raises(DamagedDatabase):
        store_of(opened).adopt(file)
    assert file.is_file()


def test_copies_of_a_whole_year_stay_few(opened):
    clock = Days()
    service = KeepBackups(database=opened.database, kept=opened.kept, clock=clock)
    for _day in range(40):
        assert service.make_due() is not None
        assert service.make_due() is None
        clock.pass_days(1)
    held = service.list()
    assert len(held) <= 11
    assert held[0].number == 40
    assert service.newest_good() == held[0]


def test_a_copy_that_was_asked_for_is_written_down_and_a_daily_one_is_not(opened):
    service = KeepBackups(database=opened.database, kept=opened.kept, clock=Days())
    service.make(Why.DAILY)
    made = service.make(Why.ASKED)
    with opened.database.transaction() as work:
        assert [(each.act, each.subject) for each in work.audit.all()] == [("backup", made.name)]


def test_the_store_reads_copies_beside_a_damaged_database(opened, tmp_path):
    made = make(opened)
    opened.close()
    opened.workspace.database.write_bytes(b"\0" * 4096)
    store = BackupStore(Workspace(root=opened.workspace.root))
    assert store.newest_good() == made
    assert store.materialise(made, tmp_path / "trở lại") == ()


def test_the_description_is_plain_json(opened):
    made = make(opened)
    head = json.loads((store_of(opened).folder_of(made) / "backup.json").read_bytes())
    assert (head["format"], head["number"], head["why"]) == ("socchc-kept-backup", 1, "daily")
    assert head["at"] == "2026-11-21T03:04:05.678901+00:00"


def test_a_migration_leaves_a_copy_of_the_old_form_among_the_others(tmp_path):
    old = unpacked(names_of_old(role="submitter")[0], tmp_path / "cũ")
    with open_workspace(old.workspace) as now:
        (made,) = store_of(now).list()
        assert (made.why, made.schema, made.missing) == (Why.MIGRATION, "r0001", 0)
        assert made.evidence > 0
        kept = now.database.converted_from()
    assert kept == BackupStore(Workspace(root=old.workspace)).folder_of(made) / "socchc.db"
    with open_workspace(old.workspace) as again:
        assert again.database.converted_from() is None
        assert store_of(again).materialise(made, tmp_path / "trở lại") == ()
    with open_workspace(tmp_path / "trở lại") as back:
        assert back.database.check() == ()


def back(root, number, folder):
    return go_back(root, number, folder=folder, clock=Days(), progress=Silent())


def names_of(folder):
    with open_workspace(folder) as held, held.database.transaction() as work:
        return {name for name in ("kế hoạch", "báo cáo", "tờ trình") if work.evidence.get(name)}


def test_the_workspace_goes_back_to_a_copy_and_forward_again(opened):
    first, root = make(opened), opened.workspace.root
    add(opened, "tờ trình")
    opened.close()
    kept = back(root, first.number, root)
    assert kept == root.with_name(f"{root.name}.replaced-1")
    assert names_of(root) == {"kế hoạch", "báo cáo"}
    held = BackupStore(Workspace(root=root)).list()
    assert [each.why for each in held] == [Why.RESTORE, Why.DAILY]
    back(root, held[0].number, root)
    assert names_of(root) == {"kế hoạch", "báo cáo", "tờ trình"}
    with open_workspace(root) as again, again.database.transaction() as work:
        assert [each.act for each in work.audit.all()] == ["restore"]
        assert again.attachments.problems(work.evidence.files().values()) == ()


def test_a_copy_becomes_a_workspace_of_its_own_while_the_other_is_open(opened, tmp_path):
    made = make(opened)
    add(opened, "tờ trình")
    assert back(opened.workspace.root, made.number, tmp_path / "bản cũ") is None
    assert names_of(tmp_path / "bản cũ") == {"kế hoạch", "báo cáo"}
    assert store_of(opened).list() == (made,)


def test_an_open_workspace_opens_a_copy_apart_and_says_so_in_its_chain(opened, tmp_path):
    service = KeepBackups(database=opened.database, kept=opened.kept, clock=Days())
    made = service.make(Why.DAILY)
    assert service.open_apart(made, tmp_path / "riêng", progress=Silent()) == tmp_path / "riêng"
    assert names_of(tmp_path / "riêng") == {"kế hoạch", "báo cáo"}
    with opened.database.transaction() as work:
        assert [(each.act, each.subject) for each in work.audit.all()] == [("open_backup", made.name)]
    with pytest.raises(FolderNotEmpty):
        service.open_apart(made, opened.workspace.root.parent, progress=Silent())


def test_a_damaged_workspace_goes_back_too(opened):
    made, root = make(opened), opened.workspace.root
    opened.close()
    opened.workspace.database.write_bytes(b"\0" * 8192)
    kept = back(root, made.number, root)
    assert (kept / "socchc.db").read_bytes() == b"\0" * 8192
    assert names_of(root) == {"kế hoạch", "báo cáo"}
    assert BackupStore(Workspace(root=root)).list() == (made,)


def test_an_open_workspace_an_unknown_copy_and_one_that_lacks_a_content_are_refused(opened, tmp_path):
    made, root = make(opened), opened.workspace.root
    with pytest.raises(WorkspaceInUse):
        back(root, made.number, root)
    with pytest.raises(BackupUnknown):
        back(root, 7, tmp_path / "bản cũ")
    for path in opened.workspace.root.rglob("*.txt"):
        if path.parent.name != made.name:
            path.unlink()
    with pytest.raises(BackupDamaged):
        back(root, made.number, tmp_path / "bản cũ")
    assert not (tmp_path / "bản cũ").exists()


def test_nobody_opens_a_workspace_that_is_about_to_give_way(opened):
    made, root = make(opened), opened.workspace.root
    opened.close()
    asked = []

    class Curious(Silent):
        def check(self):
            with pytest.raises(WorkspaceInUse):
                open_workspace(root)
            asked.append(root)

    go_back(root, made.number, folder=root, clock=Days(), progress=Curious())
    assert asked
    assert names_of(root) == {"kế hoạch", "báo cáo"}


def test_what_gives_way_keeps_the_form_it_has(tmp_path):
    name = names_of_old(role="submitter", is_released=True)[0]
    old = unpacked(name, tmp_path / "old").workspace
    before = (old / "socchc.db").read_bytes()
    with open_workspace(old) as now:
        (kept_form,) = store_of(now).list()
    (old / "socchc.db").write_bytes(before)
    kept = back(old, kept_form.number, old)
    assert (kept / "socchc.db").read_bytes() == before
    first = BackupStore(Workspace(root=old)).list()[0]
    assert (first.why, first.schema) == (Why.RESTORE, kept_form.schema)


def test_the_copies_are_there_at_the_moment_of_the_exchange(opened, monkeypatch):
    first, root = make(opened), opened.workspace.root
    opened.close()

    class Ended(BaseException):
        """The end of the program."""

    def end(*_folders):
        raise Ended

    with monkeypatch.context() as ending:
        ending.setattr("storage.going_back._bring_along", end)
        with pytest.raises(Ended):
            back(root, first.number, root)
    held = BackupStore(Workspace(root=root)).list()
    assert [each.why for each in held] == [Why.RESTORE, Why.DAILY]
    with monkeypatch.context() as flat:  # a drive that holds no file in two places
        flat.setattr(os, "link", _no_links)
        back(root, held[0].number, root)
    assert len(BackupStore(Workspace(root=root)).list()) == 3


def _no_links(*_names):
    raise OSError(errno.EPERM, "no links here")


def test_a_copy_outlasts_a_power_cut_with_its_keys(opened, monkeypatch):
    """A name in a folder is on the disk once the folder was flushed after it came in."""
    seen, flush = [], os.fsync

    def noted(handle):
        flush(handle)
        seen.append((os.fstat(handle).st_ino, names_in_part(opened.workspace.backups)))

    monkeypatch.setattr(os, "fsync", noted)
    folder = store_of(opened).folder_of(make(opened))
    flushed = [names for number, names in seen if number == (folder / "keys").stat().st_ino]
    whole = {"keys/signing-key", "keys/signing-key.pub", "socchc.db", "backup.json", "evidence.txt"}
    if sys.platform == "linux":  # elsewhere folders are not flushed
        assert flushed
        assert flushed[-1] == whole


def names_in_part(backups):
    """What lies in the copy that is being made."""
    return {
        path.relative_to(part).as_posix()
        for part in backups.glob(".*.part")
        for path in part.rglob("*")
        if path.is_file()
    }


def test_a_drive_that_cannot_be_read_refuses_the_way_back_with_a_code(opened, monkeypatch):
    made, root = make(opened), opened.workspace.root
    opened.close()
    before = names(root)
    for place in ("storage.backup_store.BackupStore._folders", "storage.backup_contents._sizes"):
        with monkeypatch.context() as failing:
            failing.setattr(place, _unreadable)
            with pytest.raises(WriteFailed):
                back(root, made.number, root)
        assert set(before) <= set(names(root))
    assert names_of(root) == {"kế hoạch", "báo cáo"}


def _unreadable(*_said):
    raise OSError(errno.EIO, "Input/output error")
