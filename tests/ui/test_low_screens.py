"""Dialogs on small screens, and that the small screens change nothing on others."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from tests.ui.test_every_widget import DIALOGS, WORDS
from ui import window_place
from ui.desk import Desk
from ui.dialogs.rotate import RotateDialog
from ui.scrolling_middle import ScrollingMiddle

ROOT = Path(__file__).resolve().parents[2]
LARGE_SCREEN = QRect(0, 0, 1366, 728)
SMALL_SCREEN = {
    "name": "1",
    "x": 0,
    "y": 0,
    "width": 1366,
    "height": 768,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}


def test_every_dialog_can_be_filled_in_at_200_percent(tmp_path: Path) -> None:
    screen = tmp_path / "screen.json"
    screen.write_text(json.dumps({"screens": [SMALL_SCREEN]}))
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_SCALE_FACTOR": "2",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/ui/low_screens.py")
    run = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-4000:]


def test_a_dialog_grows_with_its_fields_as_long_as_the_screen_has_room(
    qtbot: QtBot, look: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_place, "room_of", lambda _dialog: LARGE_SCREEN)
    dialog = RotateDialog("Vì sao", lambda: WORDS)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitActive(dialog)
    before = dialog.height()
    dialog.changes.setChecked(True)
    qtbot.wait(20)
    assert dialog.height() > before + 100
    middle = dialog.findChild(ScrollingMiddle)
    assert not middle.verticalScrollBar().isVisible()
    assert LARGE_SCREEN.contains(dialog.frameGeometry())


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_scrolls_in_the_middle_on_a_screen_with_room(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(window_place, "room_of", lambda _dialog: LARGE_SCREEN)
    dialog = DIALOGS[name](desk, tmp_path)
    middles = dialog.findChildren(ScrollingMiddle)
    if not middles:
        dialog.deleteLater()
        return
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.wait(20)
    assert [each for each in middles if each.verticalScrollBar().isVisible()] == []
    assert [each for each in middles if each.horizontalScrollBar().isVisible()] == []
