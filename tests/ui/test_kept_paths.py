"""What is remembered beside the data finds them again when both were moved, as a stick's drive letter is."""

from pathlib import Path

import pytest

from ui import app, recent
from ui.kept_paths import held_folder, keep_folder


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "E" / "data"
    (folder / "workspaces" / "xã").mkdir(parents=True)
    return folder


def test_notebooks_and_their_places_are_found_on_another_drive(drive: Path, tmp_path: Path) -> None:
    person = app.open_person(drive / "window.ini")
    far = tmp_path / "trên máy"
    far.mkdir()
    for folder in (far, drive / "workspaces" / "xã"):
        recent.note_opened(person, folder)
    app.places_of(person, drive / "workspaces" / "xã").setValue("page", "tasks")
    person.sync()
    moved = tmp_path / "F" / "data"
    moved.parent.mkdir()
    drive.rename(moved)
    again = app.open_person(moved / "window.ini")
    assert recent.recent_folders(again) == (moved / "workspaces" / "xã", far)
    assert app.places_of(again, moved / "workspaces" / "xã").value("page") == "tasks"
    assert str(drive.parent) not in (moved / "window.ini").read_text("utf-8")


def test_a_folder_written_to_last_is_offered_again(drive: Path, tmp_path: Path) -> None:
    person = app.open_person(drive / "window.ini")
    assert held_folder(person, "export") == ""
    for folder in (str(drive / "gói"), str(tmp_path / "ổ khác")):
        keep_folder(person, "export", folder=folder)
        assert held_folder(person, "export") == folder
    keep_folder(person, "export", folder="")
    assert held_folder(person, "export") == ""
