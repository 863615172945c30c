"""The commune's overview: what it shows in each state of the year, and that every row leads to its place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from core.assessment import State
from core.cycle import NextAct, Place, Step
from core.deadline_choices import DeadlineChoices
from core.deadlines import Deadline
from core.findings import warning
from core.overview import LostPoints, Overview, Published
from core.records.dossiers import DossierField, LateDossier
from core.records.targets import Target
from core.services.adopt_criteria import UnknownCriteria
from core.target_standing import standing
from core.to_do import ToDo, ToDoKind
from tests.ui.fakes import YEAR
from ui.changes import Topic
from ui.desk import Desk
from ui.pages.home import HomePage
from ui.texts import home as texts
from ui.texts.deadlines import deadline_cell, left
from ui.to_do import place_of, place_of_deadline

DAY = date(YEAR, 12, 15)


class Pictures:
    """A service that shows what it is given, or refuses."""

    def __init__(self, picture: Overview | Exception) -> None:
        self.picture = picture
        self.looks = 0

    def look(self, _year: int) -> Overview:
        self.looks += 1
        if isinstance(self.picture, Exception):
            raise self.picture
        return self.picture


@pytest.fixture
def picture(desk: Desk) -> Overview:
    found: Overview = desk.services.year_overview.look(YEAR)
    return found


@pytest.fixture
def home(qtbot: QtBot, make_desk: Callable[..., Desk], open_page: Callable[..., Any]) -> Callable[..., Any]:
    def open_home(picture: Overview | Exception) -> Any:
        desk = make_desk(year_overview=Pictures(picture))
        page = open_page(HomePage, desk)
        qtbot.waitUntil(page.cycle.isVisible)
        return page

    return open_home


def row(kind: ToDoKind, **members: Any) -> ToDo:
    return ToDo(kind=kind, subject="Việc", at_stake=Decimal(1), **members)


def test_the_page_shows_the_index_the_areas_what_is_missing_and_what_is_due(
    qtbot: QtBot, desk: Desk, open_page: Callable[..., Any]
) -> None:
    page = open_page(HomePage, desk)
    qtbot.waitUntil(lambda: page.to_do.table.found.rowCount() > 0)
    assert page.due.overdue.found.rowCount() + page.due.coming.found.rowCount() > 0
    assert page.index.figure.text().endswith("%")
    assert len(page.areas.rows) == 8
    assert page.areas.rows[0].bar.accessibleName().startswith(page.areas.rows[0].name.text())


PLACES = [
    (row(ToDoKind.RETURNED, criterion="7.2.1"), ("self", "7.2.1")),
    (row(ToDoKind.CORRECTION, criterion="7.2.1"), ("self", "7.2.1")),
    (row(ToDoKind.CLAIM_REASON, criterion="1.3.2"), ("self", "1.3.2")),
    (row(ToDoKind.EVIDENCE, criterion="1.1.1"), ("evidence", "criterion:1.1.1")),
    (row(ToDoKind.DATA, criterion="2.3"), ("self", "2.3")),
    (row(ToDoKind.DATA, criterion="1.1.1", record_kind="plan"), ("other", "plan:")),
    (row(ToDoKind.DATA, criterion="1.1.2", record_kind="task"), ("tasks", "new")),
    (row(ToDoKind.MONTH, months=(5, 6), field=DossierField.LAND), ("dossiers", f"{YEAR}-05:land")),
    (
        row(ToDoKind.FIGURES, record_kind="staff", record_id="s", finding=warning("RANK_ZERO")),
        ("other", "staff:s"),
    ),
    (row(ToDoKind.APOLOGY, record_kind="late_dossier", record_id="l"), ("dossiers", "late_dossier:l")),
    (row(ToDoKind.OWNER, record_kind="task", record_id="t"), ("tasks", "t")),
]


@pytest.mark.parametrize(("todo", "place"), PLACES, ids=[str(each.kind) for each, _place in PLACES])
def test_enter_on_a_row_goes_to_the_place_where_it_is_done(
    qtbot: QtBot, home: Callable[..., Any], picture: Overview, todo: ToDo, place: tuple[str, str]
) -> None:
    page = home(replace(picture, to_do=(todo,)))
    table = page.to_do.table
    table.setFocus()
    table.selectRow(0)
    with qtbot.waitSignal(page.desk.asked) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert tuple(asked.args) == place


@pytest.mark.parametrize(
    ("kind", "record_id", "place"),
    [
        ("task", "", ("tasks", "new")),
        ("task", "t", ("tasks", "t")),
        ("plan", "", ("other", "plan:")),
        ("periodic_report", "r", ("other", "periodic_report:r")),
        ("assessment", "", ("self", "")),
    ],
)
def test_a_deadline_leads_to_its_record_or_to_a_new_one(
    kind: str, record_id: str, place: tuple[str, str]
) -> None:
    one = Deadline(key="plan", due_on=DAY, days_left=1, kind=kind, record_id=record_id)
    assert place_of_deadline(one) == place


def test_a_deadline_of_the_next_year_takes_the_desk_there(
    qtbot: QtBot, home: Callable[..., Any], picture: Overview
) -> None:
    one = Deadline(key="breakthrough", due_on=DAY, days_left=1, kind="breakthrough", year=YEAR + 1)
    page = home(replace(picture, deadlines=(one,)))
    page.due.coming.selectRow(0)
    with qtbot.waitSignal(page.desk.asked) as asked:
        qtbot.keyClick(page.due.coming, Qt.Key.Key_Return)
    assert (page.desk.year, tuple(asked.args)) == (YEAR + 1, ("other", "breakthrough:"))


def test_overdue_coming_and_targets_have_a_tab_each_with_their_counts(
    home: Callable[..., Any], picture: Overview
) -> None:
    passed = Deadline(key="plan", due_on=date(YEAR, 1, 31), days_left=-9, kind="plan", source="P")
    coming = Deadline(key="report_y1", due_on=DAY, days_left=4, kind="periodic_report", source="CV581")
    target = Target(id="t", year=YEAR, name="Trực tuyến", value=Decimal(70), result=Decimal(80))
    reached = standing(target, ())
    page = home(replace(picture, deadlines=(passed, coming), targets=(reached,)))
    tabs = page.due.tabs
    assert [tabs.tabText(at) for at in range(3)] == ["Quá hạn (1)", "Sắp tới (1)", "Chỉ tiêu (1)"]
    assert page.due.overdue.isVisible()
    page.due.overdue.selectRow(0)
    assert "mặc định" in page.due.source.text()
    tabs.setCurrentIndex(2)
    assert page.due.targets.isVisible()
    assert not page.due.source.isVisible()
    assert page.due.targets.found.index(0, 1).data() == "vượt"
    page._show(replace(picture, deadlines=(passed, coming), targets=(reached,)))
    assert tabs.currentIndex() == 2
    page._show(replace(picture, deadlines=(), targets=()))
    assert [tabs.isTabVisible(at) for at in range(3)] == [False, True, False]
    assert page.due._nothing.isVisible()


def test_a_due_day_on_a_day_off_is_said_beside_it() -> None:
    sunday, friday = date(2026, 12, 20), date(2026, 12, 18)
    one = Deadline(
        key="report_y1",
        due_on=sunday,
        days_left=6,
        working_days_left=4,
        kind="periodic_report",
        send_by=friday,
    )
    assert deadline_cell(one).endswith("Rơi vào Chủ nhật; nên xong chậm nhất thứ Sáu 18/12.")
    assert left(one).replace("\N{NO-BREAK SPACE}", " ") == "còn 4 ngày làm việc"
    holiday = replace(one, off_name="national")
    assert "Chủ nhật, Quốc khánh" in deadline_cell(holiday)
    passed = replace(one, days_left=-2)
    assert "Rơi vào" not in deadline_cell(passed)
    assert left(passed).replace("\N{NO-BREAK SPACE}", " ") == "quá hạn 2 ngày"
    assert left(replace(one, days_left=2, working_days_left=0)).endswith("nghỉ")


@pytest.mark.parametrize(
    ("numbers_of", "said"), [((5,), "5"), ((2, 5, 6, 7, 9, 10), "2, 5–7, 9–10"), ((1, 2, 3), "1–3")]
)
def test_months_are_listed_as_officials_do(numbers_of: tuple[int, ...], said: str) -> None:
    assert texts.months(numbers_of) == said


def test_a_narrow_window_stands_the_cards_one_below_the_other(
    home: Callable[..., Any], picture: Overview
) -> None:
    page = home(picture)
    index, areas = page.index.frame, page.areas.frame
    assert index.geometry().top() == areas.geometry().top()
    page.resize(640, 900)
    page.layout().activate()
    page._filled.layout().activate()
    assert areas.geometry().top() > index.geometry().bottom()


def test_the_filter_keeps_one_kind_counts_each_and_stays_after_a_reload(
    qtbot: QtBot, home: Callable[..., Any], picture: Overview
) -> None:
    rows = (row(ToDoKind.DATA, criterion="1"), row(ToDoKind.OWNER, record_kind="task"), row(ToDoKind.DATA))
    page = home(replace(picture, to_do=rows))
    kinds = page.to_do.kinds
    assert [kinds.itemText(at) for at in range(kinds.count())] == [
        "Tất cả (3)",
        "Thiếu số liệu (2)",
        "Chưa có người phụ trách (1)",
    ]
    page.to_do.choose(ToDoKind.OWNER)
    assert page.to_do.table.found.rowCount() == 1
    page.to_do.show_rows(rows)
    assert page.to_do.table.found.rowCount() == 1
    page.to_do.show_rows(rows[:1])
    assert page.to_do.table.found.rowCount() == 1
    assert not kinds.isVisible()


@pytest.mark.parametrize("act", list(NextAct))
def test_the_one_primary_action_is_the_next_step(
    qtbot: QtBot, home: Callable[..., Any], picture: Overview, act: NextAct
) -> None:
    rows = (row(ToDoKind.EVIDENCE, criterion="1.1.1"), row(ToDoKind.RETURNED, criterion="7.2.1"))
    page = home(replace(picture, to_do=rows, place=Place(step=Step.ENTER, act=act)))
    primary = [each for each in page.findChildren(QAbstractButton) if each.property("kind") == "primary"]
    assert [each.text() for each in primary] == [texts.ACTS[act]]
    with qtbot.waitSignal(page.desk.asked) as asked:
        primary[0].click()
    expected = {
        NextAct.FILL: ["evidence", "criterion:1.1.1"],
        NextAct.CORRECT: ["self", "7.2.1"],
        NextAct.SELF_SCORE: ["self", "1.1.1"],
        NextAct.FIRST_RECORD: ["other", "plan:"],
        NextAct.SUBMIT: ["export", ""],
        NextAct.RECEIVE: ["import", ""],
        NextAct.READ_RESULT: ["results", ""],
    }
    assert asked.args == expected.get(act, ["self", ""])


def test_without_a_criteria_set_the_page_says_what_will_be_here(home: Callable[..., Any]) -> None:
    page = home(UnknownCriteria())
    assert page._empty.isVisible()
    assert not page._filled.isVisible()
    assert page._next.text() == texts.ACTS[NextAct.CHOOSE_CRITERIA]


def test_an_empty_year_offers_the_first_record(home: Callable[..., Any], picture: Overview) -> None:
    place = Place(step=Step.ENTER, act=NextAct.FIRST_RECORD)
    page = home(replace(picture, has_records=False, place=place))
    assert str(YEAR) in page._banner_text.text()


def test_a_published_year_shows_the_result_and_no_list_of_what_is_missing(
    home: Callable[..., Any], picture: Overview
) -> None:
    result = Published(
        index=Decimal("85.07"),
        total=Decimal("85.07"),
        maximum=Decimal(100),
        band="Tốt",
        rank=4,
        ranked_of=18,
        published_on=date(YEAR + 1, 2, 28),
    )
    lost = LostPoints(criterion="1.5", name="Sáng kiến", points=Decimal(0), maximum=Decimal(2))
    page = home(replace(picture, published=result, index=result.index, lost=(lost,), to_do=()))
    assert not page.to_do.isVisible()
    assert page.lost.isVisible()
    assert page.lost.table.found.rowCount() == 1
    assert page.index.figure.text() == "85,07\N{NO-BREAK SPACE}%"
    assert "4 / 18" in page.index.result.text()
    page.lost.open_next.click()
    assert page.desk.year == YEAR + 1


def test_late_dossiers_have_a_card_that_leads_to_the_oldest(
    qtbot: QtBot, home: Callable[..., Any], picture: Overview
) -> None:
    oldest = LateDossier(id="l", year=YEAR, code="H52", due_on=date(YEAR, 4, 2))
    late = replace(picture.late, without_apology=(oldest,), listed=1)
    page = home(replace(picture, late=late))
    assert page.late.frame.isVisible()
    with qtbot.waitSignal(page.desk.asked) as asked:
        page.late.apologies.click()
    assert asked.args == ["dossiers", "late_dossier:l"]
    none = replace(late, without_apology=(), listed=0, counted=0, fields=())
    page.late.show(replace(picture, late=none))
    assert not page.late.frame.isVisible()


@pytest.mark.parametrize(
    ("now", "published", "said"),
    [
        ("60.79", False, "Tăng 2,48 điểm"),
        ("50.00", False, "Còn kém 8,31 điểm"),
        ("50.00", True, "Giảm 8,31 điểm"),
        ("58.31", False, "Bằng năm"),
    ],
)
def test_the_index_stands_against_last_year_in_percentage_points(
    picture: Overview, now: str, published: bool, said: str
) -> None:
    last = SimpleNamespace(year=YEAR - 1, index=Decimal("58.31"), is_appraised=True)
    shown: Any = replace(picture, index=Decimal(now), last=last)  # type: ignore[arg-type]
    if published:
        shown = replace(shown, published=SimpleNamespace())
    assert texts.change(shown).startswith(said)


@pytest.mark.parametrize(
    ("now", "said"), [("90.00", "vượt 5,00"), ("85.00", "đạt"), ("80.00", "còn thiếu 5,00")]
)
def test_the_index_stands_against_the_target(picture: Overview, now: str, said: str) -> None:
    assert said in texts.target(replace(picture, index=Decimal(now), target=Decimal("85.00")))


def test_a_burst_of_news_makes_one_more_picture(
    qtbot: QtBot, make_desk: Callable[..., Desk], open_page: Callable[..., Any], picture: Overview
) -> None:
    service = Pictures(picture)
    desk = make_desk(year_overview=service)
    page = open_page(HomePage, desk)
    for _time in range(20):
        desk.changes.announce(Topic.RECORDS)
    qtbot.waitUntil(page.cycle.isVisible)
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert service.looks == 2
    spy = QSignalSpy(desk.watch.seen)
    desk.watch.ask()
    assert (spy.count(), service.looks) == (1, 2)


def test_a_page_out_of_sight_spends_no_time_on_pictures_and_shows_the_newest_when_it_comes_back(
    qtbot: QtBot, make_desk: Callable[..., Desk], open_page: Callable[..., Any], picture: Overview
) -> None:
    service = Pictures(picture)
    desk = make_desk(year_overview=service)
    page = open_page(HomePage, desk)
    qtbot.waitUntil(page.cycle.isVisible)
    page.hide()
    service.picture = replace(picture, index=Decimal("12.34"))
    desk.changes.announce(Topic.RECORDS)
    desk.watch.ask()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert "12,34" not in page.index.figure.text()
    page.show()
    assert "12,34" in page.index.figure.text()
    assert service.looks == 2


def test_a_picture_of_yesterday_is_made_anew(
    qtbot: QtBot, make_desk: Callable[..., Desk], picture: Overview
) -> None:
    days = [DAY]
    service = Pictures(picture)
    desk = make_desk(year_overview=service, clock=SimpleNamespace(today=lambda: days[0]))
    for day, looks in ((DAY, 1), (DAY, 1), (date(YEAR, 12, 16), 2)):
        days[0] = day
        desk.watch.ask()
        qtbot.waitUntil(lambda: not desk.jobs.is_busy)
        assert service.looks == looks


def test_a_picture_of_another_year_is_never_shown(
    qtbot: QtBot, make_desk: Callable[..., Desk], picture: Overview
) -> None:
    seen: list[int] = []
    other = replace(picture.score, year=YEAR + 1)

    class ByYear(Pictures):
        def look(self, year: int) -> Overview:
            return picture if year == YEAR else replace(picture, score=other)

    desk = make_desk(year_overview=ByYear(picture))
    desk.watch.seen.connect(lambda overview: seen.append(overview.score.year))
    desk.watch.ask()
    desk.set_year(YEAR + 1)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [YEAR + 1]


def test_states_and_choices_all_have_words() -> None:
    assert set(texts.STATES) == set(State)
    assert set(texts.STEPS) == set(Step)
    assert set(texts.ACTS) == set(NextAct)
    assert set(texts.KINDS) == set(ToDoKind)
    assert DeadlineChoices().days_ahead == 30
    assert place_of(PLACES[0][0], YEAR)[0] == "self"
