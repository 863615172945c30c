"""A copy is brought back for a try: what would be missing is found out before anybody needs it."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from core.backups import Why
from core.packages.refusals import DiskFull
from core.progress import Cancelled, Silent
from core.rehearsal import is_stale, rehearsal_of, rehearsal_text
from core.services.rehearse_restore import RehearseRestore
from core.storage_errors import NoSuchBackup
from storage import rehearsal
from storage.workspace import OpenWorkspace, open_workspace
from tests.storage.samples import NOW
from tests.storage.wrecks import PAGE, counts_of

DAY = timedelta(days=1)


class Clock:
    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()


class Impatient(Silent):
    def check(self) -> None:
        raise Cancelled


@pytest.fixture
def folder(two_years: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(two_years, tmp_path / "sổ"))


def job(opened: OpenWorkspace, at: datetime = NOW) -> RehearseRestore:
    return RehearseRestore(database=opened.database, kept=opened.kept, clock=Clock(at))  # type: ignore[arg-type]


def left(folder: Path) -> list[str]:
    return [path.name for path in (folder / "backups").iterdir() if path.name.startswith(".")]


def test_a_sound_copy_comes_back_whole_and_leaves_only_the_news(folder: Path) -> None:
    rows = sum(count for name, count in counts_of(folder / "socchc.db").items() if name != "alembic_version")
    with open_workspace(folder) as opened:
        done = job(opened).rehearse()
        assert done.is_sound
        assert (done.outcome.rows, done.outcome.evidence) == (rows, 6)
        assert job(opened).last() == done
        assert opened.kept.list()[0].verdict is not None
        with opened.database.transaction() as work:
            act = work.audit.all()[-1]
        assert (act.act, act.subject, act.new) == ("rehearse", done.backup, "ok")
    assert left(folder) == []


def test_the_newest_copy_is_the_one_that_is_tried(folder: Path) -> None:
    with open_workspace(folder) as opened:
        newest = opened.kept.make(Why.ASKED, at=NOW, progress=Silent())
        assert job(opened).rehearse().backup == newest.name


def _spoil_page(copy: Path) -> None:
    with (copy / "socchc.db").open("r+b") as file:
        file.seek(40 * PAGE)
        file.write(b"\xa5" * PAGE)


def _break_reference(copy: Path) -> None:
    """As a copy that was damaged before its digest was taken."""
    with closing(sqlite3.connect(copy / "socchc.db")) as driver:
        driver.execute("DELETE FROM evidence_file")
        driver.commit()
    _digest_anew(copy)


def _rewrite_history(copy: Path) -> None:
    with closing(sqlite3.connect(copy / "socchc.db")) as driver:
        driver.execute("UPDATE audit SET officer = 'ai khác' WHERE number = 3")
        driver.commit()
    _digest_anew(copy)


def _digest_anew(copy: Path) -> None:
    import hashlib
    import json

    head = json.loads((copy / "backup.json").read_text("ascii"))
    head["sha256"] = hashlib.sha256((copy / "socchc.db").read_bytes()).hexdigest()
    (copy / "backup.json").write_text(json.dumps(head), "ascii")


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (_spoil_page, "E_BACKUP socchc.db"),
        (_break_reference, "DATABASE_REFERENCE"),
        (_rewrite_history, "AUDIT_BROKEN 3"),
    ],
)
def test_what_is_wrong_with_a_copy_is_found_out_and_remembered(
    folder: Path, spoil: object, problem: str
) -> None:
    with open_workspace(folder) as opened:
        copy = folder / "backups" / opened.kept.list()[0].name
        spoil(copy)  # type: ignore[operator]
        done = job(opened).rehearse()
        assert not done.is_sound
        assert any(each.startswith(problem) for each in done.outcome.problems)
        assert job(opened).last() == done
        assert not opened.kept.list()[0].is_good
    assert left(folder) == []


def test_lost_evidence_is_found_out(folder: Path) -> None:
    for path in (*folder.glob("backups/evidence/38/*"), *folder.glob("evidence/38/*")):
        path.chmod(0o600)
        path.unlink()
    with open_workspace(folder) as opened:
        problems = job(opened).rehearse().outcome.problems
    assert len(problems) == 1
    assert problems[0].startswith("EVIDENCE_MISSING 38")


def test_changed_evidence_is_found_out(folder: Path) -> None:
    (path,) = folder.glob("backups/evidence/38/*")
    size = path.stat().st_size
    path.chmod(0o600)
    path.unlink()
    path.write_bytes(b"x" * size)
    with open_workspace(folder) as opened:
        problems = job(opened).rehearse().outcome.problems
    assert [each[:20] for each in problems] == ["EVIDENCE_CHANGED 385"]


def test_without_a_copy_or_room_or_patience_nothing_is_found_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workspace(folder) as opened:
        with pytest.raises(Cancelled):
            job(opened).rehearse(progress=Impatient())
        with monkeypatch.context() as full:
            full.setattr(rehearsal, "open_database", _full)
            with pytest.raises(DiskFull):
                job(opened).rehearse()
        assert job(opened).last() is None
        assert opened.kept.list()[0].verdict is None
        opened.kept.remove(opened.kept.list())
        with pytest.raises(NoSuchBackup):
            job(opened).rehearse()
    assert left(folder) == []


def _full(*_told: object, **_named: object) -> None:
    raise DiskFull(name="socchc.db")


def test_a_rehearsal_is_due_a_month_after_the_last_or_the_first_copy(folder: Path) -> None:
    with open_workspace(folder) as opened:
        assert not job(opened).is_due()
        assert job(opened, NOW + 40 * DAY).is_due()
        job(opened, NOW + 40 * DAY).rehearse()
        assert not job(opened, NOW + 41 * DAY).is_due()
        assert job(opened, NOW + 75 * DAY).is_due()
        assert job(opened).is_due(), "a rehearsal to come is none: the clock ran ahead"


def test_a_rehearsal_is_kept_as_it_was_and_what_is_none_is_none(folder: Path) -> None:
    with open_workspace(folder) as opened:
        done = job(opened).rehearse()
    assert rehearsal_of(rehearsal_text(done)) == done
    assert [rehearsal_of(text) for text in (None, "", "[]", "{}", "x", '{"at": 1}')] == [None] * 6
    assert not is_stale(None, None, today=NOW.date())
