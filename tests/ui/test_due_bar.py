"""What passed its day since the last opening: told once a day, never on the first day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.deadlines import Deadline
from core.overview import Overview
from tests.ui.fakes import YEAR
from ui.desk import Desk
from ui.due_bar import DueBar, passed_since

TODAY = date(YEAR, 12, 11)


def due(day: int, key: str = "plan") -> Deadline:
    on = date(YEAR, 12, day)
    return Deadline(key=key, due_on=on, days_left=(on - TODAY).days, kind="plan")


@pytest.fixture
def bar(qtbot: QtBot, desk: Desk) -> Callable[..., Any]:
    picture: Overview = desk.services.year_overview.look(YEAR)

    def make(last: str, *deadlines: Deadline) -> DueBar:
        if last:
            desk.places.setValue("reminded", last)
        made = DueBar(desk)
        qtbot.addWidget(made)
        desk.watch.seen.emit(replace(picture, deadlines=deadlines))
        return made

    return make


def test_what_passed_since_the_last_opening_is_told_with_its_date(bar: Callable[..., Any]) -> None:
    made = bar(f"{YEAR}-12-08", due(7), due(8, "breakthrough"), due(11, "self_score"))
    assert not made.isHidden()
    assert "08/12/2025" in made.words.text()
    assert "đột phá" in made.words.text()
    assert "kế hoạch" not in made.words.text()
    assert "tự chấm" not in made.words.text()


def test_it_is_told_once_a_day(bar: Callable[..., Any], desk: Desk) -> None:
    made = bar(f"{YEAR}-12-08", due(9))
    made.read.click()
    assert made.isHidden()
    assert desk.places.value("reminded") == TODAY.isoformat()
    assert bar("", due(9)).isHidden()


@pytest.mark.parametrize("last", ["", "not a day"])
def test_the_first_day_only_begins_the_count(bar: Callable[..., Any], desk: Desk, last: str) -> None:
    assert bar(last, due(9)).isHidden()
    assert desk.places.value("reminded") == TODAY.isoformat()


def test_the_list_is_one_click_away(qtbot: QtBot, bar: Callable[..., Any], desk: Desk) -> None:
    made = bar(f"{YEAR}-12-08", due(9))
    with qtbot.waitSignal(desk.asked) as asked:
        made.show_list.click()
    assert asked.args == ["home", ""]
    assert made.isHidden()


def test_a_day_due_at_the_last_opening_has_passed_the_next_day() -> None:
    found = passed_since((due(8), due(10), due(11)), date(YEAR, 12, 10), today=TODAY)
    assert [one.due_on.day for one in found] == [10]
