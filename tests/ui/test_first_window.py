"""What is shown at once: it waits for nothing of the program, and goes when the program is there."""

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.source_tree import ROOT
from ui.first_window import FirstWindow, load_behind
from ui.texts import starting as texts

_LOADED = """
import sys
sys.path.insert(0, {root!r})
import ui.first_window
print(sorted(name for name in sys.modules if name.split(".")[0] in ("core", "storage", "ui", "sqlalchemy")))
"""
_READ = """
import linecache, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from ui.first_window import load_behind

def load():
    from ui.jobs import JobRunner

window = load_behind(load, settings=Path({settings!r}))
print("ui.jobs" in sys.modules, [name for name in linecache.cache if name.endswith("jobs.py")])
"""


@pytest.fixture
def settings(tmp_path):
    return tmp_path / "window.ini"


def test_it_is_in_sight_while_the_program_loads_on_another_thread(qtbot, settings):
    waits, seen = threading.Event(), []

    def look() -> None:
        seen.extend(
            each.isVisible() for each in QApplication.topLevelWidgets() if isinstance(each, FirstWindow)
        )
        waits.set()

    def load() -> None:
        QTimer.singleShot(0, QApplication.instance(), look)
        assert waits.wait(5)
        seen.append(threading.current_thread() is threading.main_thread())

    window = load_behind(load, settings=settings)
    assert seen == [True, False]
    assert window is not None
    assert window.isVisible()
    window.leave()


def test_it_goes_when_another_window_of_the_program_shows(qtbot, settings):
    first, other = load_behind(lambda: None, settings=settings), QMainWindow()
    qtbot.addWidget(other)
    assert first is not None
    other.show()
    assert (first.isVisible(), other.isVisible(), first.is_given_up) == (False, True, False)


def test_what_the_system_keeps_of_it_is_given_back_a_moment_later(qtbot, settings):
    window = load_behind(lambda: None, settings=settings)
    assert window is not None
    assert window.windowHandle() is not None
    window.leave()
    assert not window.isVisible()
    qtbot.waitUntil(lambda: window.windowHandle() is None)
    assert not window.is_given_up


def test_closing_it_gives_the_start_up(qtbot, settings):
    waits = threading.Event()

    def close() -> None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, FirstWindow):
                each.close()
        waits.set()

    def load() -> None:
        QTimer.singleShot(0, QApplication.instance(), close)
        assert waits.wait(5)

    assert load_behind(load, settings=settings) is None


def test_what_cannot_be_imported_is_left_to_who_needs_it(qtbot, settings):
    def load() -> None:
        raise ImportError(name="gone")

    window = load_behind(load, settings=settings)
    assert window is not None
    assert window.isVisible()
    window.leave()


def test_it_stands_where_the_window_stood_in_the_colours_the_person_chose(qtbot, settings):
    person = QSettings(str(settings), QSettings.Format.IniFormat)
    stood = QMainWindow()
    qtbot.addWidget(stood)
    stood.setGeometry(40, 60, 700, 500)
    person.setValue("geometry", stood.saveGeometry())
    person.setValue("scheme", "dark")
    window = FirstWindow(person)
    qtbot.addWidget(window)
    assert window.geometry() == stood.geometry()
    assert window.palette().window().color().lightness() < 100
    assert window.windowTitle() == texts.TITLE


def test_it_waits_for_nothing_of_the_program() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _LOADED.format(root=str(ROOT))], capture_output=True, text=True, check=True
    )
    assert sorted(eval(told.stdout)) == [
        "ui",
        "ui.first_window",
        "ui.look",
        "ui.scheme_choice",
        "ui.texts",
        "ui.texts.starting",
        "ui.window_place",
    ]


def test_the_toolkit_reads_no_source_of_what_is_loaded_behind_it(settings) -> None:
    """It would keep twenty megabytes of them."""
    command = [sys.executable, "-c", _READ.format(root=str(ROOT), settings=str(settings))]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True", "[]"]


def test_it_is_painted_before_the_other_thread_takes_its_turns(qtbot, settings, monkeypatch):
    painted, at_start = [], []
    paint = FirstWindow.paintEvent

    def noted(window, event):
        paint(window, event)
        painted.append(window.bar is not None)

    monkeypatch.setattr(FirstWindow, "paintEvent", noted)
    window = load_behind(lambda: at_start.extend(painted), settings=settings)
    assert window is not None
    assert True in at_start
    window.leave()
