"""What was refused is remembered beside the log: bounded, never in the way, never in the workspace."""

from datetime import UTC, datetime
from pathlib import Path

from core.refused import Refused
from storage.paths import lasting_name
from storage.refusals import KEPT, RefusalFile, refusals_path

AT = datetime(2025, 12, 12, 5, 0, tzinfo=UTC)


def refused(name: str) -> Refused:
    return Refused(name=name, at=AT, code="E_FORK", stage="S5", size=7, digest="ab" * 64, unit="xa-21583")


def test_what_is_noted_comes_back_newest_first(tmp_path: Path) -> None:
    log = RefusalFile(tmp_path / "logs" / "refusals.jsonl")
    assert log.all() == ()
    log.note(refused("một.cchc"))
    log.note(refused('hai"\n.cchc'))
    assert log.all() == (refused('hai"\n.cchc'), refused("một.cchc"))


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "refusals.jsonl"
    log = RefusalFile(path)
    for number in range(2 * KEPT + 1):
        log.note(refused(str(number)))
    assert len(path.read_text(encoding="ascii").splitlines()) == KEPT
    assert [each.name for each in log.all()][:2] == [str(2 * KEPT), str(2 * KEPT - 1)]
    assert len(log.all()) == KEPT


def test_a_damaged_line_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "refusals.jsonl"
    log = RefusalFile(path)
    log.note(refused("a"))
    with path.open("ab") as file:
        file.write(b'{"name": 1\n[]\n\xff\xfe\n')
    log.note(refused("b"))
    assert [each.name for each in log.all()] == ["b", "a"]


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    log = RefusalFile(tmp_path / "file" / "refusals.jsonl")
    log.note(refused("a"))
    assert log.all() == ()


def test_every_workspace_has_a_file_of_its_own(tmp_path: Path) -> None:
    first, second = (refusals_path(tmp_path, lasting_name(tmp_path / name)) for name in ("a", "b"))
    assert first != second
    assert first == refusals_path(tmp_path, lasting_name(tmp_path / "x" / ".." / "a"))
    assert first.parent == tmp_path
