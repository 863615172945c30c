"""A damaged workspace as the rescue window sees it, in memory."""

from datetime import datetime
from pathlib import Path

from core.backups import Backup, Verdict, Why
from core.progress import Progress
from core.rescue import Cell, Found, Loss, Offer, Reading, TableFound, TableNamer, WentBack
from tests.storage.samples import NOW

TASKS = TableFound(
    name="record_task", columns=("unit", "id", "year", "title"), rows=2, lost=14, reading=Reading.PARTLY
)
AUDIT = TableFound(name="audit", columns=("number", "at"), rows=1, lost=0, reading=Reading.WHOLE)
DRAFTS = TableFound(name="draft", columns=(), rows=0, lost=None, reading=Reading.LOST)
FOUND = Found(size=1_417_216, until=NOW, tables=(AUDIT, TASKS, DRAFTS), problems=("Page 3: never used",))
ROWS: dict[str, tuple[tuple[Cell, ...], ...]] = {
    "record_task": (("21583", "a", 2026, "Rà soát thủ tục"), ("21583", "b", 2026, b"<b>\xc3\xa1</b>")),
    "audit": ((1, NOW.isoformat()),),
}


def backup(number: int, *, why: Why = Why.DAILY, is_sound: bool | None = None) -> Backup:
    """A kept copy; `is_sound` is what a later check found."""
    at = datetime.fromisoformat(f"2026-11-{number:02d}T01:00:00+00:00")
    verdict = None if is_sound is None else Verdict(at=at, is_sound=is_sound)
    return Backup(number=number, at=at, why=why, schema="r0010", size=8_192, evidence=6, verdict=verdict)


class Wrecked:
    """Fulfils `core.rescue.DamagedWorkspace`; `error` is what an act ends in."""

    def __init__(self, *backups: Backup, found: Found = FOUND) -> None:
        self.held = backups or (backup(20, is_sound=False), backup(19, why=Why.IMPORT), backup(12))
        self.found = found
        self.error: Exception | None = None
        self.went: list[Backup] = []
        self.written: list[Path] = []
        self.is_closed = False

    def look(self, *, progress: Progress) -> Found:
        progress.check()
        return self.found

    def rows(self, table: str, *, most: int) -> tuple[tuple[Cell, ...], ...]:
        return ROWS.get(table, ())[:most]

    def export(self, target: Path, words: TableNamer, *, progress: Progress) -> Path:
        self._fail()
        assert words("record_task", ("title",)).title
        self.written.append(target)
        return target

    def backups(self) -> tuple[Backup, ...]:
        return self.held

    def offer(self, backup: Backup, *, progress: Progress) -> Offer:
        losses = (Loss(table="record_task", rows=backup.number), Loss(table="audit", rows=3))
        return Offer(backup=backup, losses=losses if backup.number < 20 else ())

    def go_back(self, backup: Backup, *, progress: Progress) -> WentBack:
        self._fail()
        self.went.append(backup)
        return WentBack(backup=backup, kept=Path("/x/socchc.damaged-20261121-100405.db"), missing=("E x",))

    def close(self) -> None:
        self.is_closed = True

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error
