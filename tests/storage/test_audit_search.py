"""The search in the log of changes: the database looks first, and finds what folding every entry would find."""

import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.audit import Act, ActsWanted, AuditEntry, first_break
from core.progress import Cancelled, Silent
from core.services import read_audit
from core.services.read_audit import ReadAudit
from core.text import fold
from storage.database import SqlDatabase, open_database
from tests.hostile_text import hostile_texts

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TOLD = (
    "Đặng Thị Ánh Nguyệt rà soát thủ tục",
    "100% hồ sơ đúng hạn",
    "a_b và a%b và a\\b",
    "QUYẾT ĐỊNH số 12/QĐ-UBND",
    "ố̀ dấu chồng",
    "Straße, naïve, Ωμέγα",
    "",
)
WORDS = (
    "dang thi anh", "ĐẶNG", "100%", "0% h", "a_b", "a%b", "a\\b", "quyet dinh", "qd-ubnd", "12/QĐ",
    "naïve", "ωμέγα", "khong co", "an nguyen", "_", "%", "\\", "Bình về",
)  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlDatabase]:
    folder = tmp_path_factory.mktemp("log")
    texts = [*TOLD, *hostile_texts()[:300]]
    acts = [
        Act(officer="Trần Văn Bình", act=f"act{number % 3}", subject=text, old="về", new=text, why="Căn cứ")
        for number, text in enumerate(texts)
    ]
    with closing(open_database(folder / "socchc.db", backups=folder)) as opened:
        with opened.transaction() as work:
            work.audit.append_all(acts, at=AT)
        yield opened


def entries_of(database: SqlDatabase) -> tuple[AuditEntry, ...]:
    with database.transaction() as work:
        return work.audit.all()


@pytest.mark.parametrize("words", WORDS)
def test_the_database_finds_what_folding_every_entry_finds(
    database: SqlDatabase, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_audit, "_STRETCH", 40)
    wanted = ActsWanted(words=words, meant=frozenset({"act2"}) if words == "khong co" else frozenset())
    expected = [
        entry.number
        for entry in reversed(entries_of(database))
        if entry.act in wanted.meant
        or fold(words) in fold(f"{entry.officer} {entry.subject} {entry.old} {entry.new} {entry.why}")
    ]
    service, found, below = ReadAudit(database=database), list[int](), 0
    while True:
        part = service.part(wanted, below=below, most=7)
        found += [entry.number for entry in part.entries]
        below = part.below
        if not below:
            break
    assert found == expected


def test_a_search_can_be_stopped_between_two_stretches(
    database: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_audit, "_STRETCH", 40)
    asked = []

    class Impatient(Silent):
        def check(self) -> None:
            asked.append(1)
            if len(asked) == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        ReadAudit(database=database).part(ActsWanted(words="khong co"), progress=Impatient())


def test_a_long_chain_is_checked_without_being_held(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "socchc.db", backups=tmp_path)) as opened:
        acts = [Act(officer="An", act="enter", subject="x" * 200) for _ in range(4_000)]
        with opened.transaction() as work:
            work.audit.append_all(acts, at=AT)
        del acts
        with opened.transaction() as work:
            tracemalloc.start()
            try:
                assert first_break(work.audit.walk()) is None
                peak = tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()
    assert peak < 400_000, "bytes; the chain alone is several times that"
