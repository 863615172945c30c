"""Where an installed and a portable program keep things; the portable one beside itself and nowhere else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from storage import paths
from tests.source_tree import ROOT

_PYTHON = sys.executable
_AS_BUILT = """
import sys
sys.frozen, sys.executable, sys.argv = True, sys.argv[1], sys.argv[1:]
import main
if sys.argv[1] == "gui":
    from PySide6.QtCore import QTimer
    from ui.messages import MessageDialog
    from ui.open_window import Session
    show = Session._show
    def shown(session, *told):
        done = show(session, *told)
        QTimer.singleShot(300, session.window.close)
        return done
    Session._show = shown
    MessageDialog.exec = lambda dialog: 0
sys.exit(main.main())
"""


def test_a_portable_program_keeps_everything_beside_itself(stick: Path) -> None:
    assert paths.is_portable()
    data = stick / "data"
    assert paths.data_folder() == data
    for place in (paths.workspaces_folder(), paths.samples_folder(), paths.log_folder()):
        assert place.parent == data
    assert paths.settings_file().parent == data


def test_without_the_mark_beside_it_a_program_is_installed(stick: Path) -> None:
    (stick / paths.PORTABLE_MARK).unlink()
    assert not paths.is_portable()
    places = (paths.data_folder(), paths.log_folder(), paths.settings_file())
    assert not any(place.is_relative_to(stick) for place in places)


def test_a_source_tree_is_not_portable() -> None:
    assert paths.program_folder() == ROOT
    assert not paths.is_portable()


def test_an_installed_program_keeps_the_settings_where_they_have_always_been() -> None:
    before = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "SoCCHC", "window")
    assert paths.settings_file() == Path(before.fileName())


def test_a_folder_of_a_stick_keeps_its_name_when_the_stick_has_another_letter(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = paths.lasting_name(stick / "data" / "workspaces" / "xã")
    moved = stick.parent.parent / "F"
    stick.parent.rename(moved)
    monkeypatch.setattr(sys, "executable", str(moved / "SoCCHC" / "SoCCHC.exe"))
    assert paths.lasting_name(moved / "SoCCHC" / "data" / "workspaces" / "xã") == before
    assert paths.lasting_name(moved) == str(moved)


def test_a_portable_program_writes_nothing_outside_its_folder(stick: Path, tmp_path: Path) -> None:
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    home.mkdir()
    scratch.mkdir()
    given = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    surroundings = {**given, "HOME": str(home), "TMPDIR": str(scratch)}
    surroundings |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}

    def run(*arguments: object) -> str:
        command = [_PYTHON, "-c", _AS_BUILT, str(stick / "SoCCHC"), *map(str, arguments)]
        done = subprocess.run(
            command, cwd=ROOT, env=surroundings, capture_output=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    book = stick / "data" / "workspaces" / "so"
    run("init", book, "--role", "submitter", "--unit", "21808", "--json")
    run("gui", book)
    assert json.loads(run("check", book, "--json")) == {"ok": True, "problems": []}
    assert list(home.iterdir()) == []
    assert list(scratch.iterdir()) == []
    assert {place.name for place in stick.iterdir()} == {paths.PORTABLE_MARK, "data"}
    assert {place.name for place in (stick / "data").iterdir()} == {"logs", "window.ini", "workspaces"}
    kept = (stick / "data" / "window.ini").read_text("utf-8")
    assert "recent=workspaces/so" in kept
    assert "portable_told=1" in kept, "what a stick is was told before anything else"
