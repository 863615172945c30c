"""After a result: two offices joined by packages, then the commune's tasks, its review report and its next year."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core.carrying import FindingState
from core.improvement import Progress
from core.progress import Silent
from core.records.oversight import InspectionFinding
from core.records.people import HeadRating
from core.records.planning import Task, TaskSource
from core.reporting.document import Emphasis, Paragraph, tables_of
from core.reporting.paper import Asked
from core.services.appraisal import AppraisedLine
from core.services.import_package import ImportStatus
from core.services.review_report import NothingToReview
from core.services.self_assessment import YearClosed
from core.services.win_back import CauseMissing, NoResult, NotLost, Order, OrderIncomplete
from tests.offices import COMMUNE, PASSPHRASE, YEAR, Desk, Offices, fill
from tests.result_rows import keep_result, lines_of, result_row

NEXT = YEAR + 1


@pytest.fixture
def commune(offices: Offices) -> Desk:
    """A commune that holds its published result: area 7 far below 75 %, criterion 4.1.1 cut by the appraiser."""
    return offices.bring_to(_answered)


def _answered(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    desk = offices.commune()
    fill(desk)
    assert offices.province.take_in(desk.export().files[0]).status is ImportStatus.IMPORTED
    answer(offices, desk)


def answer(offices: Offices, desk: Desk, *, points: str = "0.50") -> None:
    services = offices.province.services
    services.appraisal.accept_self(YEAR, COMMUNE)
    line = AppraisedLine(criterion="4.1.1", points=Decimal(points), reason="Thiếu quy chế")
    services.appraisal.set_points(YEAR, COMMUNE, line=line)
    services.publish_ranking.publish(YEAR)
    send_result(offices, desk)


def send_result(offices: Offices, desk: Desk) -> None:
    sent = offices.province.services.send_results.export(
        YEAR, offices.province.out, passphrase=PASSPHRASE, progress=Silent()
    )
    desk.clock.at = datetime(NEXT, 3, 3, 2, 0, tzinfo=UTC)
    assert desk.take_in(sent[0].files[0]).status is ImportStatus.IMPORTED


def year_before(desk: Desk) -> None:
    """Last year's result: full points everywhere but where this year has none either."""
    result = desk.services.receive_results.result(YEAR)
    assert result is not None
    points = {line.criterion: str(line.points) for line in result.lines if line.points is not None}
    criteria = desk.services.self_assessment.criteria(YEAR)
    row = result_row(COMMUNE, YEAR - 1, lines=lines_of(criteria, {**points, "4.1.1": "1.00"}))
    with desk.opened.database.transaction() as work:
        keep_result(work, COMMUNE, row=row, criteria=criteria)


def order(criterion: str, **values: object) -> Order:
    told: dict[str, object] = {
        "remedy": f"Nâng điểm {criterion}",
        "owner": "Lê Văn Nam",
        "due_on": date(NEXT, 3, 20),
        **values,
    }
    return Order(criterion=criterion, **told)  # type: ignore[arg-type]


def test_a_result_becomes_tasks_and_a_review_report_that_the_next_years_deadlines_show(
    commune: Desk,
) -> None:
    services, after = commune.services, commune.services.aftermath
    given = after.win_back.create(YEAR, [order("4.1.1"), order("7.2.1")])
    assert [task.criterion for task in given.made] == ["4.1.1", "7.2.1"]
    assert {(task.year, task.source) for task in given.made} == {(NEXT, TaskSource.IMPROVEMENT)}
    duty = after.review.duty(YEAR)
    assert duty is not None
    assert "7" in [area.area for area in duty.areas]
    review = after.review.create(YEAR, title="Báo cáo kiểm điểm", owner="Chủ tịch", note_text="")
    assert review.due_on == date(NEXT, 3, 31)
    due = {(row.subject, row.due_on) for row in services.year_overview.look(NEXT).deadlines}
    assert ("Báo cáo kiểm điểm", date(NEXT, 3, 31)) in due
    assert ("Nâng điểm 4.1.1", date(NEXT, 3, 20)) in due
    earlier = services.year_history.last_year(NEXT)
    assert earlier["4.1.1"].appraised == Decimal("0.50")
    assert earlier["4.1.1"].self_points == Decimal("1.00")
    result = services.receive_results.result(YEAR)
    assert result is not None
    held = result.line("4.1.1")
    assert held is not None
    assert (held.points, held.cut, held.reason) == (Decimal("0.50"), Decimal("0.50"), "Thiếu quy chế")


def test_the_overview_of_the_published_year_shows_the_review_before_and_after_it_is_a_task(
    commune: Desk,
) -> None:
    overview = commune.services.year_overview
    keys = {row.key for row in overview.look(YEAR).deadlines}
    assert "self_review" in keys
    review = commune.services.aftermath.review.create(YEAR, title="Kiểm điểm", owner="A", note_text="")
    rows = overview.look(YEAR).deadlines
    assert "self_review" not in {row.key for row in rows}
    assert review.id in {row.record_id for row in rows}
    assert review.id in {row.record_id for row in overview.look(NEXT).deadlines}


def test_the_same_line_never_gets_two_tasks_and_says_which_it_has(commune: Desk) -> None:
    win_back = commune.services.aftermath.win_back
    first = win_back.create(YEAR, [order("4.1.1")])
    again = win_back.create(YEAR, [order("4.1.1"), order("7.2.1")])
    assert [task.criterion for task in again.made] == ["7.2.1"]
    assert again.held == first.made
    assert len(commune.services.record_entry.list("task", NEXT)) == 2


def test_one_act_is_one_step_back_and_a_task_in_the_bin_may_be_made_anew(commune: Desk) -> None:
    win_back, entry = commune.services.aftermath.win_back, commune.services.record_entry
    given = win_back.create(YEAR, [order("4.1.1"), order("7.2.1")])
    win_back.withdraw(given.made)
    assert entry.list("task", NEXT) == ()
    assert {task.id for task in entry.removed(NEXT)} == {task.id for task in given.made}
    plan = win_back.plan(YEAR)
    assert plan is not None
    binned = next(each for each in plan.lines if each.line.criterion == "4.1.1")
    assert (binned.progress, binned.is_binned) == (Progress.NOT_GIVEN, True)
    again = win_back.create(YEAR, [order("4.1.1", owner="Trần Bình")])
    assert [task.owner for task in entry.list("task", NEXT)] == ["Trần Bình"]
    assert again.made[0].id == given.made[0].id


@pytest.mark.parametrize("missing", [{"owner": " "}, {"due_on": None}, {"remedy": ""}])
def test_an_order_without_person_deadline_or_remedy_makes_nothing(
    commune: Desk, missing: dict[str, object]
) -> None:
    before = commune.dump()
    with pytest.raises(OrderIncomplete):
        commune.services.aftermath.win_back.create(YEAR, [order("7.2.1"), order("4.1.1", **missing)])
    assert commune.dump() == before


def test_what_was_not_lost_or_has_no_result_gives_no_task(commune: Desk) -> None:
    win_back = commune.services.aftermath.win_back
    with pytest.raises(NotLost):
        win_back.create(YEAR, [order("2.1.1")])
    with pytest.raises(NoResult):
        win_back.create(YEAR - 1, [order("4.1.1")])
    assert win_back.plan(YEAR - 1) is None


def test_tasks_go_into_the_year_that_was_chosen_unless_it_is_closed(commune: Desk) -> None:
    services = commune.services
    given = services.aftermath.win_back.create(YEAR, [order("4.1.1")], into=NEXT + 1)
    assert [task.year for task in given.made] == [NEXT + 1]
    plan = services.aftermath.win_back.plan(YEAR)
    assert plan is not None
    assert next(each for each in plan.lines if each.line.criterion == "4.1.1").tasks == given.made
    services.self_assessment.close(NEXT)
    with pytest.raises(YearClosed):
        services.aftermath.win_back.create(YEAR, [order("7.2.1")])
    with pytest.raises(YearClosed):
        services.aftermath.review.create(YEAR, title="x", owner="y", note_text="")


def test_the_review_report_is_asked_for_once(commune: Desk) -> None:
    review = commune.services.aftermath.review
    first = review.create(YEAR, title="Báo cáo kiểm điểm", owner="Chủ tịch", note_text="Lĩnh vực 7")
    assert review.create(YEAR, title="Khác", owner="Khác", note_text="") == first
    assert [task.title for task in commune.services.record_entry.list("task", NEXT)] == ["Báo cáo kiểm điểm"]
    duty = review.duty(YEAR)
    assert duty is not None
    assert duty.task == first
    with pytest.raises(NothingToReview):
        review.create(YEAR - 1, title="x", owner="y", note_text="")


def test_a_cause_is_asked_for_where_the_score_fell(commune: Desk) -> None:
    after = commune.services.aftermath
    year_before(commune)
    with pytest.raises(CauseMissing):
        after.win_back.create(YEAR, [order("4.1.1")])
    given = after.win_back.create(YEAR, [order("4.1.1", cause="Chưa sửa quy chế sau sáp nhập")])
    assert given.made[0].cause == "Chưa sửa quy chế sau sáp nhập"
    changes = after.years.criteria(YEAR - 1, YEAR)
    assert changes[0].criterion == "4.1.1"
    assert changes[0].causes == ("Chưa sửa quy chế sau sáp nhập",)
    rows = after.years.figures()
    assert [row.figures.year for row in rows] == [YEAR - 1, YEAR]


def test_the_result_prints_with_its_areas_and_every_lost_point(commune: Desk) -> None:
    services = commune.services
    services.aftermath.win_back.create(YEAR, [order("4.1.1", cause="Chưa sửa quy chế")])
    services.record_entry.save(HeadRating(id="1d5c3f0a-0000-4000-8000-000000000009", year=YEAR))
    report = services.make_report.make("result", Asked(year=YEAR))
    told = " ".join(block.text for block in report.blocks if isinstance(block, Paragraph))
    assert "thứ hạng: 1 / 1" in told
    assert "Xếp loại người đứng đầu" in told
    areas, lost = tables_of(report)
    assert len(areas.rows) == 8
    plan = services.aftermath.win_back.plan(YEAR)
    assert plan is not None
    lines = [row for row in lost.rows if row.emphasis is Emphasis.NONE]
    assert len(lines) == len(plan.lines)
    assert lost.total is not None
    assert lost.total.cells[3] == plan.lost
    cut = next(row for row in lines if row.cells[0] == "4.1.1")
    assert cut.cells[4] == "Chưa sửa quy chế\nThiếu quy chế"
    assert cut.cells[5:] == ("Nâng điểm 4.1.1", "Lê Văn Nam", date(NEXT, 3, 20))
    path = services.make_report.write("result", Asked(year=YEAR), path=commune.out / "ket-qua.pdf")
    assert path.read_bytes().startswith(b"%PDF")
    empty = services.make_report.make("result", Asked(year=YEAR - 1))
    assert "Chưa có kết quả công bố" in str(empty.blocks)
    assert len(tables_of(empty)) == 1


def test_a_submission_sent_after_the_one_answered_is_said(commune: Desk) -> None:
    result = commune.services.receive_results.result(YEAR)
    assert result is not None
    assert not result.is_for_older
    assert result.answers_revision == result.newest_revision == 1


def test_every_result_received_stays_to_be_read(offices: Offices, commune: Desk) -> None:
    send_result(offices, commune)
    services = commune.services.receive_results
    newest = services.result(YEAR)
    assert newest is not None
    assert [version.revision for version in newest.versions] == [2, 1]
    first = services.result(YEAR, revision=1)
    assert first is not None
    assert first.received_at == newest.versions[1].received_at
    assert services.result(YEAR, revision=9) is None
    assert services.years() == (YEAR,)


def test_what_the_year_leaves_open_goes_into_the_next_once_and_is_followed(commune: Desk) -> None:
    entry, carry = commune.services.record_entry, commune.services.aftermath.carry_over
    commune.clock.at = datetime(NEXT, 1, 2, 2, 0, tzinfo=UTC)
    finding = InspectionFinding(
        id="1d5c3f0a-0000-4000-8000-000000000001", year=YEAR, content="Niêm yết chưa đủ"
    )
    task = Task(id="1d5c3f0a-0000-4000-8000-000000000002", year=YEAR, title="Số hóa sổ hộ tịch", progress=30)
    assert all(saved.is_saved for saved in entry.save_many((finding, task)))
    left = carry.left_open(NEXT)
    assert (left.findings, left.tasks) == ((finding,), (task,))
    copies = carry.take_over(NEXT)
    assert len(copies) == 2
    assert carry.take_over(NEXT) == ()
    assert carry.left_open(NEXT).is_empty
    (copy,) = entry.list("finding", NEXT)
    assert copy.carried_over
    entry.save(replace(copy, remedied_on=date(NEXT, 1, 9)))
    (followed,) = carry.findings(YEAR)
    assert (followed.state, followed.remedied_in) == (FindingState.REMEDIED, NEXT)
    assert carry.left_open(NEXT + 1).findings == ()


def test_taking_over_is_undone_in_one_step(commune: Desk) -> None:
    entry, carry = commune.services.record_entry, commune.services.aftermath.carry_over
    entry.save(Task(id="1d5c3f0a-0000-4000-8000-000000000003", year=YEAR, title="Việc chưa xong"))
    copies = carry.take_over(NEXT)
    carry.give_back(copies)
    assert entry.list("task", NEXT) == ()
    assert [record.id for record in entry.removed(NEXT)] == [copies[0].id]
    assert carry.left_open(NEXT).is_empty
