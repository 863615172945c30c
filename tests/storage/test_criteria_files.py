"""Criteria files are read whole or refused; the sample set comes first."""

import json

import pytest

from core.storage_errors import SourceUnreadable
from storage.criteria_files import CriteriaFolder
from storage.paths import log_folder, resources_folder, samples_folder, workspaces_folder
from ui.texts.criteria_sheets import CRITERIA_WORDS


@pytest.fixture
def shelf():
    return CriteriaFolder(resources_folder() / "criteria", CRITERIA_WORDS)


def test_the_sample_set_comes_first(shelf):
    first, *others = shelf.bundled()
    assert first == (resources_folder() / "criteria" / "criteria-sample.json").read_bytes()
    assert others
    assert all(json.loads(other) for other in others)


def test_a_chosen_file_is_read_whole(shelf, tmp_path):
    (tmp_path / "bộ.json").write_bytes(b"{}")
    assert shelf.read(tmp_path / "bộ.json") == b"{}"


def test_what_cannot_be_read_is_told(shelf, tmp_path):
    for name in ("none.json", "."):
        with pytest.raises(SourceUnreadable):
            shelf.read(tmp_path / name)


def test_the_computers_folders_are_named_after_the_program():
    for folder in (workspaces_folder(), log_folder(), samples_folder()):
        assert "SoCCHC" in folder.parts
