"""A file for a person that a program was writing when it ended is gone at the next start, wherever it lies."""

from pathlib import Path

import pytest

from storage.unfinished import Unfinished


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "workspace" / "unfinished"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "USB [1]").mkdir()
    return tmp_path / "USB [1]"


def interrupted(notes: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package in parts; the program ends before it could tidy up."""
    with monkeypatch.context() as ending:
        ending.setattr(Path, "unlink", lambda *_told, **_named: None)
        with Unfinished(notes).writing(stick, "gói [a].cchc"):
            for name in ("gói [a].cchc.001", "gói [a].cchc.002.part", "gói [a].cchc.part", "khác.cchc.part"):
                (stick / name).touch()


def test_half_files_of_an_ended_program_go_and_whole_ones_and_those_of_others_stay(
    notes: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(notes, stick, monkeypatch)
    Unfinished(notes).clear()
    assert {path.name for path in stick.iterdir()} == {"gói [a].cchc.001", "khác.cchc.part"}
    assert not notes.exists()


def test_a_stick_that_is_not_plugged_in_is_cleared_when_it_is_back(
    notes: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(notes, stick, monkeypatch)
    away = stick.rename(stick.with_name("trong túi"))
    Unfinished(notes).clear()
    away.rename(stick)
    Unfinished(notes).clear()
    assert {path.name for path in stick.iterdir()} == {"gói [a].cchc.001", "khác.cchc.part"}
    assert not notes.exists()


def test_a_stick_pulled_out_amid_the_writing_is_cleared_when_it_is_back(notes: Path, stick: Path) -> None:
    away = stick.with_name("trong túi")

    def pull() -> None:
        (stick / "gói.cchc.part").touch()
        stick.rename(away)
        stick.mkdir()  # as a mount point stays
        raise OSError

    with pytest.raises(OSError), Unfinished(notes).writing(stick, "gói.cchc"):
        pull()
    stick.rmdir()
    away.rename(stick)
    Unfinished(notes).clear()
    assert list(stick.iterdir()) == []
    assert not notes.exists()


def test_a_refusal_on_a_drive_that_is_there_leaves_no_note(notes: Path, stick: Path) -> None:
    with pytest.raises(OSError), Unfinished(notes).writing(stick, "gói.cchc"):
        raise OSError
    assert not notes.exists()


def test_nothing_is_noted_after_the_writing_nor_of_a_note_half_written(notes: Path, stick: Path) -> None:
    with Unfinished(notes).writing(stick, "a.cchc"):
        assert len(list(notes.iterdir())) == 1
    assert not notes.exists()
    Unfinished(notes).clear()
    notes.mkdir(parents=True)
    (notes / "0.part").write_bytes(b"\xff")
    (notes / "1").write_bytes(b"")
    Unfinished(notes).clear()
    assert not notes.exists()
