"""The authority's overview: what it shows in each state of the round, and that every row leads to its place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.explanation import LineQuestion
from core.province_overview import Due, DueKind, ProvinceAct, ProvinceOverview, Wait, Waiting
from core.services.appraisal import AppraisedLine
from core.services.round_board import BoardStatus
from core.units import Role
from tests.ui.fakes import COMMUNES, YEAR
from tests.ui.memory import FixedClock
from ui.changes import Topic
from ui.desk import Desk
from ui.page_list import pages_for
from ui.pages.province_home import ProvinceHomePage
from ui.pages.round_board import RoundBoardPage
from ui.texts import province_home as texts

UNITS = (("21701", "Xã Tây Sơn"), ("21702", "Xã Bình Khê"), ("21703", "Xã Bình Phú"))


def finish(desk: Desk, unit: str) -> None:
    """Give every line that is still open its maximum."""
    service = desk.services.appraisal
    open_lines = [line for line in service.accept_self(YEAR, unit).lines if line.appraisal is None]
    lines = [
        AppraisedLine(criterion=line.criterion.id, points=line.criterion.max_points, reason="Theo hồ sơ")
        for line in open_lines
    ]
    service.appraise(YEAR, unit, lines=lines)


@pytest.fixture
def authority(authority: Desk) -> Desk:
    """One unit is appraised as a whole."""
    finish(authority, COMMUNES[0].code)
    return authority


@pytest.fixture
def open_home(qtbot: QtBot, open_page: Callable[..., Any]) -> Callable[[Desk], Any]:
    """The page once its picture has been made beside the window."""

    def open_it(desk: Desk) -> Any:
        page = open_page(ProvinceHomePage, desk)
        qtbot.waitUntil(lambda: page._next.isVisible() and not desk.jobs.is_busy)
        return page

    return open_it


@pytest.fixture
def shown(
    open_home: Callable[[Desk], Any], make_desk: Callable[..., Desk], authority: Desk
) -> Callable[..., tuple[Any, list[tuple[str, str]]]]:
    """The page over a picture changed by the test, and where it asked to go."""
    picture: ProvinceOverview = authority.services.province_home.look(YEAR)

    def show(**changed: Any) -> tuple[Any, list[tuple[str, str]]]:
        wanted = replace(picture, **changed)
        desk = make_desk(Role.APPRAISER, province_home=SimpleNamespace(look=lambda _year: wanted))
        asked: list[tuple[str, str]] = []
        desk.asked.connect(lambda *where: asked.append(where))
        return open_home(desk), asked

    return show


def test_the_appraisers_window_begins_with_its_overview(qtbot: QtBot, authority: Desk) -> None:
    first = pages_for(Role.APPRAISER)[0]
    page = first.make(authority)
    qtbot.addWidget(page)
    assert (first.rail.key, type(page)) == ("home", ProvinceHomePage)


def test_units_are_counted_and_the_figures_lead_to_the_round(
    open_home: Callable[[Desk], Any], authority: Desk
) -> None:
    page, asked = open_home(authority), []
    authority.asked.connect(lambda *where: asked.append(where))
    figures = {name: label.text() for name, label in page.tally.figures.items()}
    assert figures["expected"] == "6"
    assert figures["received"] == "4/6"
    assert figures["appraised"] == "1"
    page.tally.doors["appraised"].click()
    assert asked == [("round", BoardStatus.APPRAISED.value)]


def test_lines_without_a_value_wait_and_the_primary_act_goes_to_the_first_unit(
    open_home: Callable[[Desk], Any], authority: Desk
) -> None:
    page, asked = open_home(authority), []
    authority.asked.connect(lambda *where: asked.append(where))
    rows = page.waiting.table.rows_model.rows
    assert rows[0].kind is Wait.APPRAISE
    assert [code for code, _name in rows[0].units] == [unit.code for unit in COMMUNES[1:4]]
    assert page._next.text() == texts.ACTS[ProvinceAct.APPRAISE]
    page._next.click()
    assert asked == [("appraisal", COMMUNES[1].code)]


def test_a_question_a_newer_submission_answers_waits_before_everything_else(authority: Desk) -> None:
    work = authority.services.run_round._database.work
    unit = COMMUNES[0].code
    criterion = next(iter(work.assessments.self_points(unit, YEAR)))
    question = LineQuestion(
        id="q", criterion=criterion, text="Văn bản nào?", officer="Đỗ Minh Châu",
        at=FixedClock().now(), revision=1, package="ab" * 64,
    )  # fmt: skip
    work.explanations.put_question(unit, YEAR, question=question)
    held = authority.services.province_home.look(YEAR)
    assert Wait.ASKED in {row.kind for row in held.waiting}
    work.assessments.put_standing(replace(work.assessments.standing(unit, YEAR), revision=2))
    first = authority.services.province_home.look(YEAR).waiting[0]
    assert (first.kind, first.count, first.units[0][0]) == (Wait.ANSWERED, 1, unit)


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (Waiting(kind=Wait.CONFLICTS, count=2), ("appraisal", "desks")),
        (Waiting(kind=Wait.ANSWERED, count=1, units=UNITS[:1]), ("appraisal", "21701")),
        (Waiting(kind=Wait.RECEIPTS, count=4), ("send", "receipts")),
        (Waiting(kind=Wait.RESULTS, count=4), ("send", "results")),
        (Waiting(kind=Wait.LATE, count=3, units=UNITS), ("round", "late")),
        (Waiting(kind=Wait.RETURNED, count=3, units=UNITS), ("round", "returned")),
    ],
)
def test_every_row_that_waits_leads_to_its_place(
    shown: Callable[..., Any], row: Waiting, place: tuple[str, str]
) -> None:
    page, asked = shown(waiting=(row,))
    page.waiting.table.opened.emit(row)
    assert asked == [place]


@pytest.mark.parametrize(
    ("due", "subject"),
    [
        (Due(kind=DueKind.ROUND, on=date(YEAR, 12, 15), days_left=4, units=UNITS), "missing"),
        (Due(kind=DueKind.ROUND, on=date(YEAR, 12, 15), days_left=-4, units=UNITS), "late"),
        (Due(kind=DueKind.EXTENSION, on=date(YEAR, 12, 20), days_left=9, units=UNITS[:1]), "21701"),
        (Due(kind=DueKind.RETURN, on=date(YEAR, 12, 20), days_left=9, units=UNITS), "returned"),
    ],
)
def test_every_day_leads_to_its_units(shown: Callable[..., Any], due: Due, subject: str) -> None:
    page, asked = shown(dues=(due,))
    assert page.dues.table.isVisible()
    page.dues.table.opened.emit(due)
    assert asked == [("round", subject)]


@pytest.mark.parametrize(
    ("act", "place"),
    [
        (ProvinceAct.RECEIVE, ("import", "")),
        (ProvinceAct.DECIDE, ("appraisal", "desks")),
        (ProvinceAct.PUBLISH, ("ranking", "")),
        (ProvinceAct.SEND, ("send", "results")),
        (ProvinceAct.LOOK, ("ranking", "")),
    ],
)
def test_the_primary_act_is_the_next_step_of_the_round(
    shown: Callable[..., Any], act: ProvinceAct, place: tuple[str, str]
) -> None:
    page, asked = shown(act=act)
    assert page._next.text() == texts.ACTS[act]
    page._next.click()
    assert asked == [place]


def test_results_so_far_stand_beside_the_year_before(authority: Desk, shown: Callable[..., Any]) -> None:
    found = authority.services.province_home.look(YEAR).so_far
    assert found.ranked == 1
    before = replace(found, mean=found.mean - Decimal("1.50"), expected=6)
    page, _asked = shown(before=(YEAR - 1, before))
    assert f"+1,50 điểm\N{NO-BREAK SPACE}% so với năm {YEAR - 1}" in page.so_far.note.text()
    assert page.so_far.how.isVisible()
    assert not page.so_far.table.isColumnHidden(3)


def test_a_year_without_a_round_offers_to_open_one(open_home: Callable[[Desk], Any], authority: Desk) -> None:
    authority.set_year(YEAR + 3)
    page, asked = open_home(authority), []
    authority.asked.connect(lambda *where: asked.append(where))
    assert page._empty.isVisible()
    assert not page._filled.isVisible()
    page._next.click()
    assert asked == [("round", "")]


def test_news_bring_a_new_picture(qtbot: QtBot, open_home: Callable[[Desk], Any], authority: Desk) -> None:
    page = open_home(authority)
    finish(authority, COMMUNES[1].code)
    authority.changes.announce(Topic.APPRAISALS)
    qtbot.waitUntil(lambda: page.tally.figures["appraised"].text() == "2")


def test_the_round_keeps_the_units_of_a_figure(
    qtbot: QtBot, open_page: Callable[..., Any], authority: Desk
) -> None:
    page = open_page(RoundBoardPage, authority)
    page.stand_on(BoardStatus.MISSING.value)
    qtbot.waitUntil(lambda: page._board is not None and not authority.jobs.is_busy)
    assert page.table.found.rowCount() == 2
