"""A book in a folder that is copied to other computers: said at the start, once a day, and never in the way."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from core.folder_risk import FolderRisk
from core.machine import Program
from core.units import Role
from tests.ui import fakes
from tests.ui.fakes import YEAR
from ui.desk import Desk, Surroundings
from ui.messages import MessageDialog
from ui.page_list import pages_for
from ui.place_bar import PlaceBar
from ui.texts import place as texts
from ui.window import Window

MakeDesk = Callable[[FolderRisk], Desk]


@pytest.fixture
def lying(look: None, places: QSettings) -> Iterator[MakeDesk]:
    """A desk whose book lies in a folder of this kind."""
    made: list[Desk] = []

    def make(risk: FolderRisk) -> Desk:
        around = Surroundings(folder=Path("/x/so"), risk=risk)
        made.append(Desk(fakes.services(Role.SUBMITTER), year=YEAR, places=places, around=around))
        return made[-1]

    yield make
    for desk in made:
        desk.close()


@pytest.mark.parametrize(("risk", "warns"), [(FolderRisk.REMOVABLE, False), (FolderRisk.SYNCED, True)])
def test_a_program_that_is_carried_about_says_so_itself(
    qtbot: QtBot, look: None, places: QSettings, risk: FolderRisk, warns: bool
) -> None:
    around = Surroundings(folder=Path("/x/so"), risk=risk, program=Program(is_portable=True))
    desk = Desk(fakes.services(Role.SUBMITTER), year=YEAR, places=places, around=around)
    bar = PlaceBar(desk)
    qtbot.addWidget(bar)
    assert bar.isHidden() is not warns
    desk.close()


@pytest.mark.parametrize("risk", list(FolderRisk))
def test_only_a_place_where_figures_may_be_lost_is_warned_of(
    qtbot: QtBot, lying: MakeDesk, risk: FolderRisk
) -> None:
    window = Window(lying(risk), pages_for(Role.SUBMITTER))
    qtbot.addWidget(window)
    window.show()
    (bar,) = window.findChildren(PlaceBar)
    assert bar.isVisible() is (risk in {FolderRisk.SYNCED, FolderRisk.REMOVABLE})
    assert bar.words.text() == texts.BARS.get(risk, "")
    window.close()


def test_it_can_be_sent_away_for_the_day_and_comes_back_the_next(
    qtbot: QtBot, lying: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[MessageDialog] = []
    monkeypatch.setattr(MessageDialog, "exec", lambda self: shown.append(self) or 0)
    desk = lying(FolderRisk.SYNCED)
    bar = PlaceBar(desk)
    qtbot.addWidget(bar)
    bar.show()
    bar.how.click()
    assert len(shown) == 1
    bar.later.click()
    assert not bar.isVisible()
    again = PlaceBar(desk)
    qtbot.addWidget(again)
    assert again.isHidden()
    monkeypatch.setattr(type(desk.services.clock), "today", lambda _self: date(YEAR + 1, 5, 4))
    tomorrow = PlaceBar(desk)
    qtbot.addWidget(tomorrow)
    assert not tomorrow.isHidden()
