"""A double click on a package while the window is open: two real programs, joined by nothing but the folder."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.exchanges import Direction
from storage.plain_files import open_package
from storage.raising import PREFIX
from storage.workspace import open_workspace
from tests.offices import COMMUNE, UNITS, YEAR, Desk, Offices, fill, services_of
from ui.set_up.waiting import words_of
from ui.texts import handed
from ui.texts import import_page as texts
from ui.texts.packages import KINDS

ROOT = Path(__file__).resolve().parents[2]
# The window, which tells what its pages were shown; everything else is the program as it is shipped.
WINDOW = """
import json, sys
from PySide6.QtWidgets import QLabel
import main
from ui.messages import MessageDialog
from ui.dialogs.trust import TrustDialog
from ui.pages.import_packages import ImportPackagesPage
from ui.window import Window

def tell(**what):
    print(json.dumps(what), flush=True)

shown, inspected = Window.showEvent, ImportPackagesPage._inspected

def show(self, event):
    shown(self, event)
    tell(window=self.windowTitle())

def _inspected(self, cards, is_stopped):  # Qt finds it by this name
    inspected(self, cards, is_stopped)
    page = self.window().page()
    tell(page=page.key, files=[each.path.name for each in cards],
         codes=[each.error and each.error.code for each in cards], offers=self._take.text())

def confirm(self):
    tell(dialog=self.windowTitle(), page=self.parent().window().page().key)
    return 0

def complain(self):
    tell(message=[each.text() for each in self.findChildren(QLabel)])
    return 0

Window.showEvent, ImportPackagesPage._inspected = show, _inspected
TrustDialog.exec, MessageDialog.exec = confirm, complain
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.fixture
def province(offices: Offices) -> Desk:
    """The authority; a commune's package and enrolment lie on a stick, and nobody holds a workspace."""
    commune = offices.commune()
    fill(commune)
    offices.open_round()
    commune.export()
    stick = commune.out.parent / "USB của xã"
    shutil.copytree(commune.out, stick)
    for each in (commune, offices.province):
        each.opened.close()
    return replace(offices.province, out=stick)


@pytest.fixture
def surroundings(tmp_path: Path) -> Mapping[str, str]:
    """A person of this test's own: settings, logs, home."""
    home = tmp_path / "Người dùng"
    folders = {name: str(home / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    return {**os.environ, **folders, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


class Program:
    """The program with a window; ended however the test ends."""

    def __init__(self, surroundings: Mapping[str, str], *arguments: str) -> None:
        command = [sys.executable, "-c", WINDOW, *arguments]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def told(self) -> dict[str, Any]:
        """The next thing it shows."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the window ended"
        found: dict[str, Any] = json.loads(line)
        return found

    def kill(self) -> None:
        """As when the power goes."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


@pytest.fixture
def start(surroundings: Mapping[str, str]) -> Iterator[Callable[..., Program]]:
    started: list[Program] = []

    def make(*arguments: str) -> Program:
        started.append(Program(surroundings, *arguments))
        return started[-1]

    yield make
    for each in started:
        each.kill()


def test_the_first_run_says_what_the_files_claim_to_be(province: Desk) -> None:
    (package,) = province.out.glob("*submission*.cchc")
    enrolment, broken = province.out / "enrol.cchc", province.out / "hỏng.cchc"
    content = package.read_bytes()
    broken.write_bytes(content[: len(content) // 3])
    files = (package, enrolment, broken, package.with_name("đã rút.cchc"))
    commune = UNITS.unit(COMMUNE).name
    assert words_of(files, open_package, units=UNITS).splitlines() == [
        handed.TAKEN_AFTER.format(files=handed.named([path.name for path in files])),
        handed.claimed(KINDS["submission"], commune, year=str(YEAR)),
        handed.claimed(KINDS["enrol"], commune, year=""),
    ]
    assert len(words_of((broken, broken, broken, package), open_package, units=UNITS).splitlines()) == 1
    assert words_of((), open_package, units=UNITS) == ""


def double_click(surroundings: Mapping[str, str], *files: Path) -> "subprocess.Popen[bytes]":
    """What the system does: the program with the file, from some other folder."""
    command = [sys.executable, str(ROOT / "main.py"), *map(str, files)]
    return subprocess.Popen(command, cwd=ROOT.parent, env=surroundings)


def test_files_opened_one_after_the_other_go_to_the_open_window_and_nothing_is_taken_in(
    province: Desk, surroundings: Mapping[str, str], start: Callable[..., Program]
) -> None:
    folder = province.opened.workspace.root
    (package,) = province.out.glob("*submission*.cchc")
    enrolment = province.out / "enrol.cchc"
    window = start("gui", str(folder))
    assert "window" in window.told()
    assert double_click(surroundings, package).wait(180) == 0
    review = window.told()
    assert review == {"page": "import", "files": [package.name], "codes": [None], "offers": texts.take(1)}
    clicks = [double_click(surroundings, path) for path in (enrolment, package)]
    assert [click.wait(180) for click in clicks] == [0, 0]
    shown = sorted((window.told() for _ in range(2)), key=len)
    assert [each["page"] for each in shown] == ["keys", "import"]
    window.kill()
    package.rename(province.out / "gói.cchc")
    alone = start(str(province.out / "gói.cchc"))
    assert "window" in alone.told(), "after a power cut the last workspace opens with the file"
    assert alone.told()["files"] == ["gói.cchc"]
    alone.kill()
    assert not list(folder.glob(f"{PREFIX}*"))
    with open_workspace(folder) as opened:
        received = services_of(opened, province.clock).import_package.history()
    assert [row.direction for row in received if row.direction is Direction.RECEIVED] == []
