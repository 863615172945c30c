"""The scanner's folder: new whole files are offered once, whatever they are called, and stay where they are."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.progress import Silent
from core.scans import ScanChoice, Sightings
from core.services.keep_evidence import EvidenceDetails, Paper
from storage.scan_folder import ScanFolder
from tests.offices import YEAR, Desk, Offices, paper, reopened

DETAILS = EvidenceDetails(year=YEAR, is_not_secret=True)
NOTHING = Sightings()


@pytest.fixture
def desk(offices: Offices) -> Desk:
    return offices.commune(is_confirmed=False)


@pytest.fixture
def folder(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "scans"
    path.mkdir()
    desk.services.watch_scans.choose(ScanChoice(folder=path))
    return path


def look(desk: Desk, before: Sightings = NOTHING, *, after: float = 0) -> Sightings:
    desk.clock.at += timedelta(seconds=after)
    return desk.services.watch_scans.look(before, YEAR, progress=Silent())


def names(seen: Sightings) -> list[str]:
    return [each.name for each, _offer in seen.waiting]


def settled(desk: Desk, before: Sightings = NOTHING) -> Sightings:
    return look(desk, look(desk, before), after=2)


def test_nothing_is_watched_until_a_folder_is_chosen(desk: Desk) -> None:
    assert desk.services.watch_scans.choice() == ScanChoice()
    assert settled(desk) == Sightings()


def test_a_file_is_offered_when_it_stands_still_for_two_seconds(desk: Desk, folder: Path) -> None:
    path = paper(folder / "15_KH-UBND_Ke hoach CCHC.txt", "a")
    first = look(desk)
    assert names(first) == []
    path.write_text("ab", encoding="utf-8")
    second = look(desk, first, after=2)
    assert names(second) == []
    third = look(desk, second, after=1)
    assert names(third) == []
    fourth = look(desk, third, after=1)
    assert names(fourth) == [path.name]
    assert fourth.waiting[0][1].reading.number == "15"
    assert path.read_text(encoding="utf-8") == "ab"


def test_what_is_no_finished_document_is_left_alone(desk: Desk, folder: Path) -> None:
    for name in ("a.exe", "~$a.docx", ".hidden.txt", "a.tmp", "a.part", "empty.txt"):
        (folder / name).write_bytes(b"" if name == "empty.txt" else b"x")
    (folder / "folder.txt").mkdir()
    target = paper(desk.out / "target.txt")
    (folder / "link.txt").symlink_to(target)
    assert names(settled(desk)) == []


def test_a_file_nobody_may_read_yet_waits(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper(folder / "a.txt")
    monkeypatch.setattr(ScanFolder, "is_free", lambda _self, _path: False)
    held = settled(desk)
    assert names(held) == []
    monkeypatch.undo()
    assert names(look(desk, held)) == ["a.txt"]


def test_a_file_that_was_taken_in_is_offered_under_no_name(desk: Desk, folder: Path) -> None:
    path = paper(folder / "a.txt")
    seen = settled(desk)
    desk.services.keep_evidence.take([Paper(path=path, details=DETAILS)], progress=Silent())
    assert names(look(desk, seen)) == []
    path.rename(folder / "b.txt")
    assert names(settled(desk)) == []
    assert path.with_name("b.txt").exists()


def test_what_was_passed_over_stays_out_after_a_restart_until_it_is_asked_for(
    desk: Desk, folder: Path
) -> None:
    path = paper(folder / "a.txt")
    seen = settled(desk)
    desk.services.watch_scans.remember(seen.waiting)
    again = reopened(desk)
    assert names(look(again, seen)) == []
    path.rename(folder / "b.txt")
    os.utime(folder / "b.txt", ns=(1, 1))
    assert names(settled(again)) == []
    again.services.watch_scans.forget_handled()
    assert names(settled(again)) == ["b.txt"]
    again.opened.close()


def test_a_pause_and_a_missing_folder_are_told_calmly(desk: Desk, folder: Path) -> None:
    paper(folder / "a.txt")
    watch = desk.services.watch_scans
    watch.choose(replace(watch.choice(), is_paused=True))
    assert settled(desk) == Sightings()
    watch.choose(ScanChoice(folder=folder))
    folder.rename(folder.with_name("elsewhere"))
    assert settled(desk).is_gone
    folder.with_name("elsewhere").rename(folder)
    assert names(settled(desk)) == ["a.txt"]


def test_a_refused_scan_is_shown_with_its_reason(desk: Desk, folder: Path) -> None:
    paper(folder / "a.pdf")
    ((_seen, offer),) = settled(desk).waiting
    assert offer.refused is not None


def test_a_crowded_folder_is_read_a_little_at_a_time(desk: Desk, folder: Path) -> None:
    for number in range(15):
        path = paper(folder / f"{number:02}.txt", str(number))
        os.utime(path, ns=(number, number))
    first = settled(desk)
    assert names(first) == [f"{number:02}.txt" for number in range(14, 4, -1)]
    assert len(look(desk, first).waiting) == 15
