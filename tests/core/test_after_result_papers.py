"""Papers that follow a result: result, lost points, self-review, the sheet of the head."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.improvement import ImprovementPlan, plan_of, task_id
from core.records.oversight import InspectionFinding
from core.records.people import HeadGrade, HeadRating
from core.records.planning import Task, TaskSource
from core.reporting.document import Emphasis, FillIn, Heading, Paragraph, Parties, Report, Table, tables_of
from core.reporting.head_sheet import HeadSheetData, Measure, head_sheet
from core.reporting.improvement_paper import ImprovementData, improvement_paper, lost_table
from core.reporting.result_sheet import ResultSheetData, result_sheet
from core.reporting.review_paper import ReviewData, ReviewTexts, review_paper
from core.result_view import ResultView
from core.review_duty import ReviewDuty
from tests.core.result_views import line, view
from tests.report_samples import COMMUNE
from ui.texts.paper_improvement import HEAD_SHEET_WORDS, IMPROVEMENT_WORDS, LOST_WORDS, REVIEW_WORDS
from ui.texts.reports import FORM_WORDS
from ui.texts.result_sheet import RESULT_WORDS

YEAR = 2025
UNIT = "21640"


def texts(report: Report) -> str:
    return "\n".join(block.text for block in report.blocks if isinstance(block, Paragraph | Heading))


def is_left_empty(found: Table) -> bool:
    return bool(found.rows) and all(not any(row.cells) for row in found.rows) and found.total is None


def result() -> ResultView:
    return view(
        YEAR,
        line("1.1", "1.50", reason="Ban hành muộn", area_name="Chỉ đạo"),
        line("3.1", "0.50", opinion="Hồ sơ trễ"),
        line("3.2", "0.75", reason="Thiếu số liệu"),
        line("3.3", "2.00"),
        steps=("Chỉ số 59,38 %: Trung bình.",),
    )


def improving(criterion: str, owner: str = "Lê Văn Nam", cause: str = "Thiếu người") -> Task:
    return Task(
        id=task_id(UNIT, YEAR, criterion=criterion),
        year=YEAR + 1,
        source=TaskSource.IMPROVEMENT,
        title=f"Nâng điểm {criterion}",
        owner=owner,
        due_on=date(YEAR + 1, 3, 20),
        criterion=criterion,
        cause=cause,
    )


def plan(*tasks: Task) -> ImprovementPlan:
    return plan_of(result(), tasks, before=None, after=None, unit=UNIT)


INDEX = replace(improving("SIPAS", cause="Khảo sát ít"), id="index")


def test_lost_points_stand_by_area_in_the_order_of_the_set_with_who_wins_them_back() -> None:
    table = lost_table(plan(improving("3.1")), result(), own=LOST_WORDS, form=FORM_WORDS)
    rows = [row.cells for row in table.rows]
    assert [row[0] for row in rows] == ["1", "1.1", "3", "3.1", "3.2"]
    assert rows[2][3] == Decimal("2.75")
    assert rows[3][4:] == ("Thiếu người\nHồ sơ trễ", "Nâng điểm 3.1", "Lê Văn Nam", date(YEAR + 1, 3, 20))
    assert rows[4][4:] == ("Thiếu số liệu", LOST_WORDS.not_given, "", None)
    heads = [row.cells[3] for row in table.rows if row.emphasis is Emphasis.GROUP]
    assert table.total is not None
    assert table.total.cells[3] == sum(heads) == Decimal("3.25")  # type: ignore[arg-type]


def improvement(found: ImprovementPlan | None, seen: ResultView | None) -> Report:
    data = ImprovementData(
        head=COMMUNE, year=YEAR, criteria_set="Bộ thử", is_sample=True, view=seen, plan=found
    )
    return improvement_paper(data, IMPROVEMENT_WORDS, form=FORM_WORDS)


def test_the_report_of_lost_points_says_what_nobody_works_on_and_what_may_be_won() -> None:
    report = improvement(plan(improving("3.1"), INDEX), result())
    assert "Còn 2 tiêu chí chưa giao việc khắc phục (1,75 điểm)." in texts(report)
    facts = dict(report.facts)
    assert (facts["lost"], facts["planned"]) == (Decimal("3.25"), Decimal("1.50"))
    others = tables_of(report)[1]
    assert others.rows[0].cells[1:4] == ("SIPAS", "Khảo sát ít", "Nâng điểm SIPAS")


def test_a_year_without_a_result_keeps_the_form_of_lost_points() -> None:
    report = improvement(None, None)
    assert "Chưa có kết quả công bố" in texts(report)
    assert is_left_empty(tables_of(report)[0])


def sheet(seen: ResultView | None, before: ResultView | None = None, **values: str) -> Report:
    data = ResultSheetData(
        head=COMMUNE,
        year=YEAR,
        criteria_set="Bộ thử",
        is_sample=False,
        view=seen,
        plan=None if seen is None else plan(),
        before=before,
        **values,  # type: ignore[arg-type]
    )
    return result_sheet(data, RESULT_WORDS, form=FORM_WORDS)


def test_the_result_stands_beside_last_years_area_by_area() -> None:
    before = view(YEAR - 1, line("1.1", "1.00", area_name="Chỉ đạo"), line("4.1", "2.00"), rank=7)
    report = sheet(result(), before, decision="619/BC-SNV", head_rating="Hoàn thành tốt nhiệm vụ")
    areas = tables_of(report)[0]
    assert areas.rows[0].cells[4:] == (Decimal("75.00"), Decimal("50.00"), Decimal("25.00"))
    assert areas.rows[1].cells[5:] == (None, None)
    assert areas.total is not None
    assert areas.total.cells[-1] == result().index - before.index
    assert "619/BC-SNV" in texts(report)
    assert "thi đua" in texts(report).replace("\n", " ")
    assert dict(report.facts)["rank"] == 4


def test_bonus_and_penalty_are_a_row_of_their_own() -> None:
    report = sheet(replace(result(), total=Decimal("5.75")))
    areas = tables_of(report)[0]
    assert areas.rows[-1].cells[1:4] == (RESULT_WORDS.adjusted, None, Decimal("1.00"))
    assert areas.total is not None
    assert sum(row.cells[3] for row in areas.rows) == areas.total.cells[3]  # type: ignore[misc]


def test_a_year_without_a_result_says_so_and_leaves_room() -> None:
    report = sheet(None)
    assert "Chưa có kết quả công bố" in texts(report)
    assert is_left_empty(tables_of(report)[0])
    assert not report.annexes


def duty(*, is_head_rated: bool = False, is_marked: bool = True) -> ReviewDuty:
    below = tuple(area for area in result().areas if area.share is not None and area.share < Decimal(75))
    return ReviewDuty(
        year=YEAR,
        rule="AREA75",
        percent=Decimal(75),
        areas=below,
        is_marked=is_marked,
        is_head_rated=is_head_rated,
        last_day=date(YEAR + 1, 3, 31),
        task_id="t",
    )


def review(found: ReviewDuty | None, seen: ResultView | None, *tasks: Task, **texts_of: str) -> Report:
    data = ReviewData(
        head=COMMUNE,
        year=YEAR,
        is_sample=False,
        authority="Tỉnh Gia Lai",
        view=seen,
        duty=found,
        plan=None if seen is None else plan(*tasks),
        findings=(InspectionFinding(id="f", year=YEAR, content="Chưa niêm yết", found_on=date(YEAR, 5, 6)),)
        if seen is not None
        else (),
        head_rating="",
        texts=ReviewTexts(**texts_of),
    )
    return review_paper(data, REVIEW_WORDS, form=FORM_WORDS)


def test_the_review_tells_limit_and_shortfall_of_each_area_below() -> None:
    report = review(duty(), result(), improving("3.1"))
    area = tables_of(report)[0].rows[0].cells
    assert area[2:] == (
        Decimal("6.00"),
        Decimal("4.50"),
        Decimal("3.25"),
        Decimal("54.17"),
        Decimal("1.25"),
    )
    assert "31/03/2026" in texts(report)
    assert REVIEW_WORDS.every_area in texts(review(duty(is_marked=False), result()))


def test_only_lines_of_the_areas_below_are_reviewed_with_who_answers_for_them() -> None:
    report = review(duty(), result(), improving("3.1"), improving("3.2"), improving("1.1", owner="Phạm Hà"))
    tables = {found.name: found for found in tables_of(report)}
    lines = tables[REVIEW_WORDS.lines_sheet]
    assert [row.cells[0] for row in lines.rows] == ["3.1", "3.2"]
    assert lines.total is not None
    assert lines.total.cells[2] == Decimal("2.75")
    assert tables[REVIEW_WORDS.responsible_sheet].rows[0].cells == (
        1,
        "Lê Văn Nam",
        "3.1, 3.2",
        Decimal("2.75"),
    )
    assert len(tables[REVIEW_WORDS.remedies_sheet].rows) == 2
    assert tables[REVIEW_WORDS.findings_sheet].rows[0].cells[1] == "Chưa niêm yết"


def test_what_the_officer_wrote_takes_the_place_of_dotted_lines() -> None:
    bare = review(duty(), result())
    full = review(
        duty(),
        result(),
        shortcomings="Chậm",
        causes="Thiếu người",
        responsibility="Văn phòng",
        remedies="Phân công lại",
        proposals="Cấp máy quét",
    )
    assert sum(isinstance(block, FillIn) for block in bare.blocks) == 5
    assert not any(isinstance(block, FillIn) for block in full.blocks)
    assert "Cấp máy quét" in texts(full)


def test_a_review_that_is_not_owed_or_has_no_result_says_so() -> None:
    assert REVIEW_WORDS.not_owed(YEAR) in texts(review(None, result()))
    empty = review(None, None)
    assert "Chưa có kết quả công bố" in texts(empty)
    assert all(is_left_empty(found) for found in tables_of(empty))
    rated = review(replace(duty(is_head_rated=True), areas=()), result())
    assert "người đứng đầu được xếp loại" in texts(rated)


def head(rating: HeadRating | None, seen: ResultView | None) -> Report:
    data = HeadSheetData(
        head=COMMUNE,
        year=YEAR,
        is_sample=False,
        rating=rating,
        view=seen,
        before=None,
        below=frozenset({"3"}),
        measures=(Measure(name="Nhiệm vụ", part=23, whole=27), Measure(name="PAKN")),
    )
    return head_sheet(data, HEAD_SHEET_WORDS, form=FORM_WORDS)


def test_the_grade_is_ticked_only_where_one_was_recorded() -> None:
    rating = HeadRating(
        id="r", year=YEAR, grade=HeadGrade.DONE, name="Trần Bình", post="Chủ tịch", decision="9/QĐ"
    )
    report = head(rating, result())
    grades = tables_of(report)[2]
    chosen = [each.title for each, tick in zip(grades.columns, grades.rows[0].cells, strict=True) if tick]
    assert chosen == ["Hoàn thành nhiệm vụ"]
    assert HEAD_SHEET_WORDS.review_follows in texts(report)
    assert "9/QĐ" in texts(report)
    parties = report.blocks[-1]
    assert isinstance(parties, Parties)
    assert parties.left.name == "Trần Bình"
    blank = head(None, result())
    assert not any(tables_of(blank)[2].rows[0].cells)
    assert HEAD_SHEET_WORDS.not_rated in texts(blank)


def test_the_sheet_marks_low_areas_and_leaves_out_ratios_nobody_entered() -> None:
    areas, work, _grades = tables_of(head(None, result()))
    assert [row.cells[-1] for row in areas.rows] == ["", HEAD_SHEET_WORDS.below]
    assert work.rows[0].cells[2:] == (23, 27, Decimal("85.19"))
    assert work.rows[1].cells[2:] == (None, None, None)


def test_the_sheet_of_a_year_without_a_result_keeps_work_and_grades() -> None:
    report = head(None, None)
    assert [found.name for found in tables_of(report)] == [
        HEAD_SHEET_WORDS.work_sheet,
        HEAD_SHEET_WORDS.grade_sheet,
    ]
