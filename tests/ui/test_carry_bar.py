"""The offer to take over what last year left open."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.records.oversight import InspectionFinding
from core.records.planning import Task
from tests.ui.fakes import YEAR
from ui.carry_bar import CarryBar
from ui.changes import Topic
from ui.desk import Desk


@pytest.fixture
def new_year(desk: Desk) -> Desk:
    """A desk on the year after one that leaves a finding and the fixture's own two tasks open."""
    finding = InspectionFinding(id="f-1", year=YEAR, content="Niêm yết chưa đủ")
    desk.services.record_entry.save(finding)
    desk.set_year(YEAR + 1)
    return desk


@pytest.fixture
def bar(qtbot: QtBot, new_year: Desk) -> CarryBar:
    made = CarryBar(new_year)
    qtbot.addWidget(made)
    made.show()
    made.look()
    return made


def counts(desk: Desk) -> tuple[int, int]:
    entry = desk.services.record_entry
    return len(entry.list("finding", YEAR + 1)), len(entry.list("task", YEAR + 1))


def test_it_says_how_much_is_open_and_takes_all_over_by_one_key(
    qtbot: QtBot, new_year: Desk, bar: CarryBar
) -> None:
    assert "1 vấn đề" in bar.words.text()
    assert "2 nhiệm vụ" in bar.words.text()
    qtbot.keyClick(bar.button, Qt.Key.Key_Space)
    assert counts(new_year) == (1, 2)


def test_the_act_is_undone_in_the_same_place(qtbot: QtBot, new_year: Desk, bar: CarryBar) -> None:
    bar.button.click()
    assert bar.isVisible()
    bar.button.click()
    assert counts(new_year) == (0, 0)
    assert not bar.isVisible()


def test_once_taken_over_it_stays_away(new_year: Desk, bar: CarryBar) -> None:
    bar.button.click()
    new_year.set_year(YEAR)
    new_year.set_year(YEAR + 1)
    assert not bar.isVisible()


def test_it_hears_of_what_is_finished_meanwhile(new_year: Desk, bar: CarryBar) -> None:
    entry = new_year.services.record_entry
    for task in entry.list("task", YEAR):
        assert isinstance(task, Task)
        entry.remove("task", task.id)
    entry.remove("finding", "f-1")
    new_year.changes.announce(Topic.RECORDS)
    assert not bar.isVisible()


def test_who_does_not_want_it_is_not_asked_again(
    qtbot: QtBot, new_year: Desk, bar: CarryBar, make_desk: Callable[..., Desk]
) -> None:
    bar.second.click()
    assert not bar.isVisible()
    again = CarryBar(new_year)
    qtbot.addWidget(again)
    assert again.isHidden()
    assert counts(new_year) == (0, 0)
