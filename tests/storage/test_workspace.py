"""A workspace is made whole, opened by one program at a time, backed up and brought back."""

import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest

from core.audit import Act
from core.evidence import EvidenceDocument
from core.packages.refusals import DiskFull, NotReadable, WriteFailed
from core.progress import Cancelled, Silent
from core.storage_errors import (
    BackupDamaged,
    DatabaseTooNew,
    FolderNotEmpty,
    NoWorkspace,
    WorkspaceExists,
    WorkspaceInUse,
)
from storage import backup, disk
from storage.database import open_database
from storage.paths import Workspace
from storage.restore import restore
from storage.workspace import create_workspace, open_workspace
from tests.storage.samples import NOW, office

HOME = Path(__file__).parents[2]


class FixedClock:
    def now(self):
        return NOW


class Impatient(Silent):
    def check(self):
        raise Cancelled


@pytest.fixture
def template(tmp_path_factory, empty_database):
    """A workspace with an office, one piece of evidence, a key and an audit entry; closed."""
    folder = tmp_path_factory.mktemp("w") / "sổ xã"
    folder.mkdir()
    shutil.copy(empty_database, folder / "socchc.db")
    source = folder.parent / "kế hoạch.txt"
    source.write_text("nội dung", encoding="utf-8")
    with closing(open_database(folder / "socchc.db", backups=folder)) as new, new.transaction() as work:
        work.office.put(office())
    with open_workspace(folder) as opened:
        file = opened.attachments.keep(source, progress=Silent())
        opened.keys.write(b"secret", public_line="ssh-ed25519 AAAA")
        with opened.database.transaction() as work:
            work.evidence.save("21583", (EvidenceDocument(id="d", year=2026, name="kế hoạch", file=file),))
            work.audit.append(Act(officer="Ánh", act="set_up", subject="21583"), at=NOW)
    return folder


@pytest.fixture
def saved(template, tmp_path):
    """A backup file of that workspace."""
    with open_workspace(template) as opened:
        return opened.backups.write(tmp_path / "sao lưu.zip", progress=Silent())


def bring_back(file, folder):
    return restore(file, folder, clock=FixedClock(), progress=Silent())


def tree(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "socchc.lock"
    }


def test_a_new_workspace_holds_its_office(tmp_path):
    with create_workspace(tmp_path / "mới", office()) as opened:
        assert opened.workspace.is_there()
    with open_workspace(tmp_path / "mới") as opened, opened.database.transaction() as work:
        assert work.office.get() == office()
    assert [item.name for item in tmp_path.iterdir()] == ["mới"]


def test_a_workspace_is_never_made_over_another_or_among_other_files(template, tmp_path):
    with pytest.raises(WorkspaceExists):
        create_workspace(template, office())
    (tmp_path / "khác").write_text("x")
    with pytest.raises(FolderNotEmpty):
        create_workspace(tmp_path, office())


def test_a_workspace_that_cannot_be_made_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("storage.beside.move", _full)
    (tmp_path / "mới").mkdir()
    with pytest.raises(DiskFull):
        create_workspace(tmp_path / "mới", office())
    assert tree(tmp_path) == {}


def test_no_workspace_is_told(tmp_path):
    with pytest.raises(NoWorkspace):
        open_workspace(tmp_path)


def test_a_second_window_and_a_second_process_are_told_that_it_is_in_use(template):
    script = dedent("""
        import sys
        from pathlib import Path
        from core.storage_errors import WorkspaceInUse
        from storage.workspace import open_workspace
        try:
            open_workspace(Path(sys.argv[1])).close()
        except WorkspaceInUse:
            sys.exit(7)
    """)
    command = [sys.executable, "-c", script, str(template)]
    with open_workspace(template):
        with pytest.raises(WorkspaceInUse):
            open_workspace(template)
        assert subprocess.run(command, check=False, cwd=HOME).returncode == 7
    open_workspace(template).close()


def test_a_lock_left_by_a_killed_program_does_not_shut_anyone_out(template):
    script = (
        "import os, signal, sys; from pathlib import Path; from storage.workspace import open_workspace\n"
        "held = open_workspace(Path(sys.argv[1])); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(template)], check=False, cwd=HOME)
    assert done.returncode == -9
    assert Workspace(root=template).lock.exists()
    open_workspace(template).close()


def test_leftovers_of_an_interrupted_import_are_cleared_at_start(template):
    for name in ("quarantine/abc/file", "evidence/incoming/part"):
        (template / name).parent.mkdir(parents=True, exist_ok=True)
        (template / name).write_text("x")
    open_workspace(template).close()
    assert not (template / "quarantine").exists()
    assert not (template / "evidence" / "incoming").exists()


def test_a_backup_brings_everything_back(template, saved, tmp_path):
    assert bring_back(saved, tmp_path / "phục hồi") is None
    with open_workspace(tmp_path / "phục hồi") as opened:
        assert opened.keys.read() == b"secret"
        assert opened.database.check() == ()
        with opened.database.transaction() as work:
            (document,) = work.evidence.of_year("21583", 2026)
            acts = [entry.act for entry in work.audit.all()]
        assert acts == ["set_up", "restore"]
        with opened.attachments.open(document.file) as content:
            assert content.read().decode() == "nội dung"
    assert (tmp_path / "phục hồi" / "keys" / "signing-key").stat().st_mode & 0o077 == 0


def test_restoring_keeps_the_replaced_workspace_and_never_merges(template, saved):
    before = tree(template)
    (template / "evidence" / "00").mkdir()
    (template / "evidence" / "00" / "extra").write_text("x")
    kept = bring_back(saved, template)
    assert kept == template.with_name("sổ xã.replaced-1")
    assert (kept / "evidence" / "00" / "extra").exists()
    assert not (template / "evidence" / "00").exists()
    assert bring_back(saved, template) == template.with_name("sổ xã.replaced-2")
    assert set(tree(template)) == set(before)


def test_restoring_into_a_folder_of_other_things_is_refused(saved, tmp_path):
    (tmp_path / "khác").mkdir()
    (tmp_path / "khác" / "a").write_text("x")
    with pytest.raises(FolderNotEmpty):
        bring_back(saved, tmp_path / "khác")


def test_restoring_over_an_open_workspace_is_refused(template, saved):
    with open_workspace(template), pytest.raises(WorkspaceInUse):
        bring_back(saved, template)


def _rewritten(saved, change):
    """The backup with some members changed; the list follows where the change asks for it."""
    with zipfile.ZipFile(saved) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(saved, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def _relist(files):
    members = tuple(
        backup.Member(name=name, size=len(content), sha256=backup.hashlib.sha256(content).hexdigest())
        for name, content in files.items()
        if name != backup.LIST_NAME
    )
    files[backup.LIST_NAME] = backup.list_bytes(members)


def _sql(files, tmp_path, *statements):
    path = tmp_path / "changed.db"
    path.write_bytes(files["socchc.db"])
    with closing(sqlite3.connect(path)) as live:
        for statement in statements:
            live.execute(statement)
        live.commit()
    files["socchc.db"] = path.read_bytes()
    _relist(files)


def damage_database(files, tmp_path):
    files["socchc.db"] = files["socchc.db"][:5000] + b"\xff" + files["socchc.db"][5001:]


def damage_evidence(files, tmp_path):
    name = next(name for name in files if name.startswith("evidence/"))
    files[name] = b"changed"


def damage_evidence_and_list(files, tmp_path):
    damage_evidence(files, tmp_path)
    _relist(files)


def drop_evidence_and_list(files, tmp_path):
    del files[next(name for name in files if name.startswith("evidence/"))]
    _relist(files)


def drop_member(files, tmp_path):
    del files["keys/signing-key"]


def add_member(files, tmp_path):
    files["keys/signing-key.pub.20260101"] = b""


def climb_out(files, tmp_path):
    files["../outside"] = b"x"
    _relist(files)


def drop_list(files, tmp_path):
    del files[backup.LIST_NAME]


def later_format(files, tmp_path):
    listed = json.loads(files[backup.LIST_NAME]) | {"format_version": 2}
    files[backup.LIST_NAME] = json.dumps(listed).encode()


def lie_about_size(files, tmp_path):
    listed = json.loads(files[backup.LIST_NAME])
    listed["files"][0]["size"] = 3
    files[backup.LIST_NAME] = json.dumps(listed).encode()


def add_trigger(files, tmp_path):
    _sql(files, tmp_path, "CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM office; END")


def break_chain(files, tmp_path):
    _sql(files, tmp_path, "UPDATE audit SET why = 'khác'")


def break_reference(files, tmp_path):
    _sql(files, tmp_path, "UPDATE evidence SET sha256 = 'none'")


@pytest.mark.parametrize(
    "change",
    [
        damage_database,
        damage_evidence,
        damage_evidence_and_list,
        drop_evidence_and_list,
        drop_member,
        add_member,
        climb_out,
        drop_list,
        later_format,
        lie_about_size,
        add_trigger,
        break_chain,
        break_reference,
    ],
    ids=lambda change: change.__name__,
)
def test_a_backup_with_a_wrong_part_is_refused_and_nothing_changes(template, saved, tmp_path, change):
    _rewritten(saved, lambda files: change(files, tmp_path))
    before, beside = tree(template), sorted(template.parent.iterdir())
    with pytest.raises(BackupDamaged):
        bring_back(saved, template)
    assert tree(template) == before
    assert sorted(template.parent.iterdir()) == beside


def test_a_backup_of_a_later_program_says_so(template, saved, tmp_path):
    _rewritten(saved, lambda files: _sql(files, tmp_path, "UPDATE alembic_version SET version_num = 'r9999'"))
    with pytest.raises(DatabaseTooNew):
        bring_back(saved, template)


def test_a_file_that_is_no_backup_is_refused(template, tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(BackupDamaged):
        bring_back(tmp_path / "a.zip", template)


def _full(*_, **__):
    raise OSError(disk.errno.ENOSPC, "full")


def test_a_full_disk_during_a_backup_leaves_nothing(template, tmp_path, monkeypatch):
    with open_workspace(template) as opened:
        before = tree(template)
        monkeypatch.setattr(backup, "flush_to_disk", _full)
        with pytest.raises(DiskFull):
            opened.backups.write(tmp_path / "b.zip", progress=Silent())
        assert tree(template) == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failure", [DiskFull(name="x"), WriteFailed(name="x"), NotReadable(name="x")])
def test_a_disk_that_fails_under_a_restored_database_does_not_make_the_backup_damaged(
    saved, tmp_path, monkeypatch, failure
):
    def fail(_path, **_asked):
        raise failure

    monkeypatch.setattr("storage.restore.open_database", fail)
    with pytest.raises(type(failure)):
        bring_back(saved, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_cancelled_backup_or_restore_leaves_nothing(template, saved, tmp_path):
    with open_workspace(template) as opened, pytest.raises(Cancelled):
        opened.backups.write(tmp_path / "b.zip", progress=Impatient())
    before = tree(template)
    with pytest.raises(Cancelled):
        restore(saved, template, clock=FixedClock(), progress=Impatient())
    assert tree(template) == before
    assert list(tmp_path.iterdir()) == [saved]
    assert sorted(item.name for item in template.parent.iterdir()) == ["kế hoạch.txt", "sổ xã"]


def test_only_copies_made_for_reading_are_cleared_away_at_the_start(tmp_path):
    """A sheet with a sealed key may lie beside them, and it is nowhere else."""
    with create_workspace(tmp_path / "so", office()) as opened:
        workspace = opened.workspace
        workspace.copies.mkdir(parents=True)
        (workspace.copies / "a.pdf").write_bytes(b"copy")
        (workspace.exports / "phieu.pdf").write_bytes(b"sheet")
    with open_workspace(tmp_path / "so"):
        assert not (workspace.copies / "a.pdf").exists()
        assert (workspace.exports / "phieu.pdf").read_bytes() == b"sheet"
