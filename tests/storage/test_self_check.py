"""What the checks of the disk find wrong: a part that was left out, a setting that does not hold."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.self_check.checks import CheckFailed, CheckPlaces, require_raises
from core.self_check.modules import load_all
from core.storage_errors import SettingNotTaken
from storage import paths, sqlite_settings
from storage.paths import resources_folder
from storage.self_check import library, shipped
from storage.self_check.every import disk_checks
from storage.self_check.old_workspaces import old_workspace_checks
from storage.self_check.shipped import every_module, modules_below, shipped_checks
from tests.source_tree import ROOT, modules

CHECKS = {check.name: check for check in shipped_checks()}


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what is shipped, to be spoilt."""
    copy = tmp_path / "program" / "resources"
    for name in ("criteria", "fonts"):
        shutil.copytree(resources_folder() / name, copy / name)
    for module in (shipped, paths):
        monkeypatch.setattr(module, "resources_folder", lambda: copy)
    return copy


def test_the_modules_are_those_of_the_source_tree() -> None:
    names = {module.name.removesuffix(".py").replace("/", ".") for module in modules("core", "storage", "ui")}
    wanted = {name.removesuffix(".__init__") for name in names if ".migrations." not in name}
    assert set(every_module()) == set(modules_below(ROOT)) == wanted


def test_a_built_program_is_asked_for_every_module_its_build_listed(resources: Path) -> None:
    with pytest.raises(CheckFailed, match=r"modules\.txt is missing"):
        CHECKS["program.modules"].work()
    (resources / "release").mkdir()
    (resources / "release" / "modules.txt").write_text("core.text\ncore.left_out\n", encoding="ascii")
    with pytest.raises(CheckFailed, match=r"^core\.left_out: No module named 'core\.left_out'$"):
        CHECKS["program.modules"].work()


def test_modules_that_are_there_can_be_loaded() -> None:
    load_all(["core.text", "core.self_check"])


def test_a_font_without_vietnamese_letters_is_named(resources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    CHECKS["resources.fonts"].work()
    monkeypatch.setattr(shipped, "_LETTERS", (0x41, 0x10FFFF))
    with pytest.raises(CheckFailed, match=r"LiberationMono-Bold\.ttf lacks 10FFFF"):
        CHECKS["resources.fonts"].work()
    shutil.rmtree(resources / "fonts")
    with pytest.raises(CheckFailed, match="fonts are missing"):
        CHECKS["resources.fonts"].work()


def test_a_criteria_set_that_is_missing_is_noticed(resources: Path) -> None:
    CHECKS["resources.criteria"].work()
    (resources / "criteria" / "criteria-766.json").unlink()
    with pytest.raises(CheckFailed, match="criteria sets are missing"):
        CHECKS["resources.criteria"].work()


@pytest.mark.usefixtures("every_script_runs")
def test_a_setting_that_does_not_hold_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, migration = library.library_checks(tmp_path)
    asked = (*sqlite_settings.SETTINGS, "PRAGMA journal_mode = PERSIST")
    with monkeypatch.context() as other:
        other.setattr(sqlite_settings, "SETTINGS", asked)
        with pytest.raises(SettingNotTaken, match="E_SQLITE_SETTING"):
            settings.work()
    shutil.rmtree(tmp_path / "new")
    settings.work()
    monkeypatch.setattr(library, "declared_schema", frozenset)
    with pytest.raises(CheckFailed, match="not the declared one"):
        migration.work()


def test_a_refusal_that_does_not_come_is_a_failed_check() -> None:
    require_raises(ZeroDivisionError, lambda: 1 / 0, problem="believed")
    with pytest.raises(CheckFailed, match="believed"):
        require_raises(ZeroDivisionError, list, problem="believed")


def test_a_folder_without_a_workspace_is_told(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x")
    with ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("note.txt", "x")
    (found,) = old_workspace_checks(
        tmp_path, tmp_path / "scratch", open_copy=lambda _path: pytest.fail("opened")
    )
    with pytest.raises(CheckFailed, match="no workspace lies there"):
        found.work()


def test_names_of_checks_are_their_own(tmp_path: Path) -> None:
    places = CheckPlaces(scratch=tmp_path, pictures=tmp_path)
    named = [check.name for check in disk_checks(places, lambda _path: pytest.fail("opened"))]
    assert len(named) == len(set(named)) > 10
