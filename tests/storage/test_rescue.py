"""A damaged database: what can be read of it is read, and a kept copy takes its place without losing it."""

import csv
import hashlib
import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.backups import Backup, Why
from core.packages.refusals import DiskFull, WriteFailed
from core.progress import Cancelled, Silent
from core.rescue import Found, Reading
from core.storage_errors import (
    BackupDamaged,
    DamagedDatabase,
    FolderNotEmpty,
    NotDamaged,
    WorkspaceInUse,
)
from storage import rescue_return, wreck
from storage.paths import Workspace
from storage.rescue import HeldWreck, open_damaged
from storage.workspace import OpenWorkspace, open_workspace
from tests.storage.samples import NOW
from tests.storage.wrecks import PAGE, counts_of, pages_of, with_pages
from ui.texts.records import field_label
from ui.texts.rescue_tables import table_words

DAY = timedelta(days=1)


class Clock:
    def now(self):
        return NOW


@pytest.fixture
def folder(two_years: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(two_years, tmp_path / "sổ"))


@pytest.fixture
def damaged(folder: Path) -> Callable[..., HeldWreck]:
    """Spoils pages of the database and takes hold of it."""
    held: list[HeldWreck] = []

    def make(*pages: int) -> HeldWreck:
        file = folder / "socchc.db"
        file.write_bytes(with_pages(file.read_bytes(), dict.fromkeys(pages, lambda _page: b"\xa5" * PAGE)))
        held.append(open_damaged(folder, clock=Clock()))
        return held[-1]

    yield make
    for each in held:
        each.close()


def reading(found: Found, table: str) -> tuple[int, int | None, Reading]:
    (told,) = [each for each in found.tables if each.name == table]
    return told.rows, told.lost, told.reading


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "socchc.lock"
    }


def test_rows_on_both_sides_of_a_spoilt_page_are_read(
    folder: Path, damaged: Callable[..., HeldWreck]
) -> None:
    whole = counts_of(folder / "socchc.db")
    leaves = pages_of(folder / "socchc.db", "record_procedure")
    assert len(leaves) > 2, "the table of this test has a tree of pages"
    before = counts_of(folder / "socchc.db")
    with closing(damaged(leaves[1])) as wrecked:
        found = wrecked.look(progress=Silent())
    rows, lost, told = reading(found, "record_procedure")
    assert told is Reading.PARTLY
    assert 0 < rows < whole["record_procedure"]
    assert rows + (lost or 0) == whole["record_procedure"]
    others = {each.name: each.rows for each in found.tables if each.name != "record_procedure"}
    assert others == {name: before[name] for name in others}
    assert found.problems
    assert found.until is not None


def test_a_spoilt_first_page_is_lent_by_a_kept_copy(folder: Path, damaged: Callable[..., HeldWreck]) -> None:
    whole = counts_of(folder / "socchc.db")
    found = damaged(0).look(progress=Silent())
    assert found.is_whole
    assert {each.name: each.rows for each in found.tables} == {
        name: count for name, count in whole.items() if count and name != "alembic_version"
    }


def test_without_a_copy_a_file_without_its_first_page_tells_nothing_and_says_so(
    folder: Path, damaged: Callable[..., HeldWreck]
) -> None:
    shutil.rmtree(folder / "backups")
    found = damaged(0).look(progress=Silent())
    assert found.rows == 0
    assert {each.reading for each in found.tables} == {Reading.LOST}
    assert found.problems


@pytest.mark.parametrize("share", [0.02, 0.2, 0.6, 1.0])
def test_however_much_is_spoilt_looking_ends_and_changes_nothing(
    folder: Path, damaged: Callable[..., HeldWreck], share: float
) -> None:
    pages = (folder / "socchc.db").stat().st_size // PAGE
    chosen = random.Random(7).sample(range(pages), max(1, int(pages * share)))
    wrecked = damaged(*chosen)
    before = tree(folder)
    whole = wrecked.look(progress=Silent())
    assert whole.tables
    assert tree(folder) == before


def test_a_tree_that_leads_round_in_circles_is_given_up(
    folder: Path, damaged: Callable[..., HeldWreck], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wreck, "PATIENCE", -1.0)
    monkeypatch.setattr(wreck, "_EVERY", 1)
    found = damaged(5).look(progress=Silent())
    assert found.rows == 0


def test_a_journal_that_waits_is_played_back_in_a_copy(folder: Path) -> None:
    file = folder / "socchc.db"
    before = counts_of(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as driver:
        driver.execute("PRAGMA cache_size = 1")
        driver.execute("BEGIN")
        driver.execute("DELETE FROM record_task")
        driver.execute("UPDATE entry SET note = note || hex(randomblob(3000))")
        torn, journal = file.read_bytes(), (folder / "socchc.db-journal").read_bytes()
        driver.execute("ROLLBACK")
    assert journal
    assert torn != file.read_bytes()
    file.write_bytes(torn)
    (folder / "socchc.db-journal").write_bytes(journal)
    lying = tree(folder)
    with closing(HeldWreck(Workspace(root=folder), clock=Clock())) as wrecked:
        found = wrecked.look(progress=Silent())
        assert tree(folder) == lying
    assert reading(found, "record_task")[0] == before["record_task"]


def test_what_a_copy_does_not_hold_is_counted(folder: Path, damaged: Callable[..., HeldWreck]) -> None:
    with closing(sqlite3.connect(folder / "socchc.db")) as driver:
        driver.execute("UPDATE record_task SET title = 'đã sửa' WHERE rowid <= 2")
        driver.execute("DELETE FROM evidence_record WHERE rowid = 1")
        driver.commit()
    wrecked = damaged(pages_of(folder / "socchc.db", "record_procedure")[1])
    (backup,) = wrecked.backups()
    offer = wrecked.offer(backup, progress=Silent())
    assert [(each.table, each.rows) for each in offer.losses] == [("record_task", 2)]


def test_going_back_keeps_the_damaged_file_and_everything_newer(
    folder: Path, damaged: Callable[..., HeldWreck]
) -> None:
    (folder / "keys" / "signing-key").write_text("newer", "utf-8")
    (gone,) = list(folder.glob("evidence/38/*"))
    gone.unlink()
    wrecked = damaged(3, 50, 51)
    spoilt = (folder / "socchc.db").read_bytes()
    (folder / "socchc.db-journal").write_bytes(b"waits")
    done = wrecked.go_back(wrecked.backups()[0], progress=Silent())
    wrecked.close()
    assert done.kept == folder / "socchc.damaged-20261121-100405.db"
    assert done.kept.read_bytes() == spoilt
    assert done.kept.with_name(f"{done.kept.name}-journal").read_bytes() == b"waits"
    assert done.missing == ()
    assert gone.is_file()
    assert (folder / "keys" / "signing-key").read_text("utf-8") == "newer"
    with open_workspace(folder) as opened:
        assert opened.database.check() == ()
        with opened.database.transaction() as work:
            act = work.audit.all()[-1]
            assert (act.act, act.new, act.why) == ("restore", done.backup.name, "E_DB_DAMAGED")
            assert work.settings.get("restored_at")
    assert not list(folder.glob("backups/.*"))


def test_counters_are_raised_from_what_the_damaged_file_still_tells(
    folder: Path, damaged: Callable[..., HeldWreck]
) -> None:
    """The copy of yesterday knows neither the last package that was sent nor the receipt for it."""
    file, spent = folder / "socchc.db", "f" * 128
    receipts = "SELECT digest FROM package WHERE kind = 'receipt' AND direction = 'received'"
    with open_workspace(folder) as opened:
        own = f"xa-{_unit(opened)}"
    with closing(sqlite3.connect(file)) as driver:
        newer = [digest for (digest,) in driver.execute(receipts)]
        mine = "SELECT number FROM stream WHERE sender = ? AND kind = 'submission'"
        (stream,) = driver.execute(mine, (own,)).fetchone()
        values = (stream, 0, 99, 1, 9, spent)
        columns = "(stream, is_forked, position, key_epoch, revision, digest)"
        driver.execute(f"INSERT INTO stream_digest {columns} VALUES (?, ?, ?, ?, ?, ?)", values)
        driver.commit()
    assert newer
    copy = next(folder.glob("backups/0*/socchc.db"))
    with closing(sqlite3.connect(copy)) as driver:
        for table in ("package_head", "package"):
            driver.executemany(f"DELETE FROM {table} WHERE digest = ?", [(each,) for each in newer])
        driver.commit()
    _digest_anew(copy.parent)
    wrecked = damaged(pages_of(file, "record_procedure")[1])
    wrecked.go_back(wrecked.backups()[0], progress=Silent())
    wrecked.close()
    with open_workspace(folder) as opened, opened.database.transaction() as work:
        assert all(work.exchanges.find(digest) is not None for digest in newer)
    with closing(sqlite3.connect(file)) as driver:
        assert driver.execute("SELECT revision FROM stream_digest WHERE digest = ?", (spent,)).fetchone() == (
            9,
        )


def _unit(opened: OpenWorkspace) -> str:
    with opened.database.transaction() as work:
        return work.office.get().unit.code


def _digest_anew(copy: Path) -> None:
    head = json.loads((copy / "backup.json").read_text("ascii"))
    head["sha256"] = hashlib.sha256((copy / "socchc.db").read_bytes()).hexdigest()
    (copy / "backup.json").write_text(json.dumps(head), "ascii")


def test_two_damaged_files_of_one_second_are_both_kept(
    folder: Path, damaged: Callable[..., HeldWreck]
) -> None:
    for _again in range(2):
        wrecked = damaged(50)
        wrecked.go_back(wrecked.backups()[0], progress=Silent())
        wrecked.close()
    assert len(list(folder.glob("socchc.damaged-*.db"))) == 2


def _spoil_copy(folder: Path, backup: Backup) -> None:
    with (folder / "backups" / backup.name / "socchc.db").open("r+b") as file:
        file.seek(60 * PAGE)
        file.write(b"\xa5" * PAGE)


def test_a_copy_that_is_damaged_too_changes_nothing(folder: Path, damaged: Callable[..., HeldWreck]) -> None:
    wrecked = damaged(50)
    (backup,) = wrecked.backups()
    _spoil_copy(folder, backup)
    before = tree(folder)
    with pytest.raises(BackupDamaged):
        wrecked.go_back(backup, progress=Silent())
    assert tree(folder) == before


class Impatient(Silent):
    def check(self) -> None:
        raise Cancelled


def test_stopping_or_a_full_disk_changes_nothing(
    folder: Path, damaged: Callable[..., HeldWreck], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrecked = damaged(50)
    before = tree(folder)
    with pytest.raises(Cancelled):
        wrecked.go_back(wrecked.backups()[0], progress=Impatient())
    with monkeypatch.context() as failing:
        failing.setattr(rescue_return, "open_database", _fail)
        with pytest.raises(WriteFailed):  # the copy is not called damaged
            wrecked.go_back(wrecked.backups()[0], progress=Silent())
    monkeypatch.setattr(rescue_return, "_second_name", _full)
    with pytest.raises(DiskFull):
        wrecked.go_back(wrecked.backups()[0], progress=Silent())
    assert tree(folder) == before
    wrecked.close()
    with pytest.raises(DamagedDatabase):
        open_workspace(folder)


def _fail(*_told: object, **_asked: object) -> None:
    raise WriteFailed(name="x")


def _full(*_told: object) -> None:
    raise OSError(28, "no space left")


def test_nobody_else_opens_what_is_being_rescued(folder: Path, damaged: Callable[..., HeldWreck]) -> None:
    wrecked = damaged(50)
    with pytest.raises(WorkspaceInUse):
        open_workspace(folder)
    with pytest.raises(WorkspaceInUse):
        open_damaged(folder, clock=Clock())
    wrecked.close()
    with pytest.raises(DamagedDatabase):
        open_workspace(folder)


def test_a_sound_workspace_is_not_rescued_and_a_broken_index_is(folder: Path) -> None:
    with pytest.raises(NotDamaged):
        open_damaged(folder, clock=Clock())
    _break_index(folder)
    before = hashlib.sha256((folder / "socchc.db").read_bytes()).digest()
    with closing(open_damaged(folder, clock=Clock())) as wrecked:
        assert wrecked.look(progress=Silent()).is_whole
    assert hashlib.sha256((folder / "socchc.db").read_bytes()).digest() == before


def _break_index(folder: Path) -> None:
    """A row and its index name different keys: every page is well formed, and quick checks see nothing."""
    with closing(sqlite3.connect(folder / "socchc.db")) as driver:
        driver.execute("INSERT INTO desk VALUES ('xyzzy', 'x', '', '', '2026-01-01', NULL)")
        driver.commit()
    (page,) = pages_of(folder / "socchc.db", "desk")
    content = (folder / "socchc.db").read_bytes()
    renamed = with_pages(content, {page: lambda each: each.replace(b"xyzzy", b"xyzzq")})
    assert renamed != content
    (folder / "socchc.db").write_bytes(renamed)


def test_what_the_copy_of_the_day_finds_is_told_at_the_next_start(folder: Path) -> None:
    _break_index(folder)
    with open_workspace(folder) as opened, pytest.raises(DamagedDatabase):
        opened.kept.make(Why.DAILY, at=NOW, progress=Silent())
    with pytest.raises(DamagedDatabase):
        open_workspace(folder)
    with closing(open_damaged(folder, clock=Clock())) as wrecked:
        wrecked.go_back(wrecked.backups()[0], progress=Silent())
    for _again in range(2):
        open_workspace(folder).close()
    assert not (folder / "socchc.suspect").exists()


def test_a_workbook_holds_what_can_be_read_and_nothing_is_a_formula(
    folder: Path, damaged: Callable[..., HeldWreck], tmp_path: Path
) -> None:
    with closing(sqlite3.connect(folder / "socchc.db")) as driver:
        driver.execute("UPDATE record_task SET title = '=1+1' WHERE rowid = 1")
        driver.commit()
    wrecked = damaged(pages_of(folder / "socchc.db", "record_procedure")[1])
    target = wrecked.export(tmp_path / "cứu.xlsx", table_words, progress=Silent())
    book = load_workbook(target)
    sheet = book["Nhiệm vụ CCHC"]
    titles = [cell.value for cell in sheet[1]]
    first = sheet.cell(row=2, column=titles.index(field_label("task", "title")) + 1)
    assert (first.value, first.data_type) == ("=1+1", "s")
    assert sheet.max_row - 1 == counts_of(folder / "socchc.db")["record_task"]
    assert "Tài liệu – tiêu chí" in book.sheetnames
    assert len(book.sheetnames) > 40
    with pytest.raises(Cancelled):
        wrecked.export(tmp_path / "khác.xlsx", table_words, progress=Impatient())
    assert not (tmp_path / "khác.xlsx").exists()


def test_csv_files_hold_the_same_and_never_mix_with_others(
    folder: Path, damaged: Callable[..., HeldWreck], tmp_path: Path
) -> None:
    with closing(sqlite3.connect(folder / "socchc.db")) as driver:
        driver.execute("UPDATE record_task SET title = ' =1+1' WHERE rowid = 1")
        driver.commit()
    wrecked = damaged(pages_of(folder / "socchc.db", "record_procedure")[1])
    target = wrecked.export(tmp_path / "cứu được", table_words, progress=Silent())
    with (target / "Nhiệm vụ CCHC.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][rows[0].index(field_label("task", "title"))] == "' =1+1"
    with pytest.raises(FolderNotEmpty):
        wrecked.export(target, table_words, progress=Silent())
    with pytest.raises(Cancelled):
        wrecked.export(tmp_path / "khác", table_words, progress=Impatient())
    assert not (tmp_path / "khác").exists()


def test_the_rows_of_a_table_are_shown_as_they_stand(damaged: Callable[..., HeldWreck], folder: Path) -> None:
    wrecked = damaged(50)
    rows = wrecked.rows("record_task", most=3)
    assert len(rows) == 3
    assert wrecked.rows("sqlite_master", most=3) == ()
