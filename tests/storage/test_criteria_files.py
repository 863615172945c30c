"""Criteria files are read whole or refused; the sample set comes first."""

import json

import pytest

from core.storage_errors import SourceTooLarge, SourceUnreadable
from storage import criteria_files
from storage.criteria_files import CriteriaShelf
from storage.paths import log_folder, preferences_path, resources_folder, workspaces_folder


@pytest.fixture
def shelf():
    return CriteriaShelf(resources_folder() / "criteria")


def test_the_sample_set_comes_first(shelf):
    first, *others = shelf.bundled()
    assert first == (resources_folder() / "criteria" / "criteria-sample.json").read_bytes()
    assert others
    assert all(json.loads(other) for other in others)


def test_a_chosen_file_is_read_whole(shelf, tmp_path):
    (tmp_path / "bộ.json").write_bytes(b"{}")
    assert shelf.read(tmp_path / "bộ.json") == b"{}"


def test_what_cannot_be_read_or_is_too_large_is_told(shelf, tmp_path, monkeypatch):
    for name in ("none.json", "."):
        with pytest.raises(SourceUnreadable):
            shelf.read(tmp_path / name)
    monkeypatch.setattr(criteria_files, "LARGEST", 3)
    (tmp_path / "a.json").write_bytes(b"1234")
    with pytest.raises(SourceTooLarge):
        shelf.read(tmp_path / "a.json")


def test_the_computers_folders_are_named_after_the_program():
    for folder in (workspaces_folder(), log_folder(), preferences_path()):
        assert "SoCCHC" in folder.parts
