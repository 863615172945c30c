"""The periodic report as a document: its outline, what its sentences say, its annexes, the officer's words."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from core.assessment import Claim, CriterionEntry
from core.deadline_choices import DeadlineChoices, WindowChoice
from core.office import Office
from core.periodic.figures import FIGURES
from core.records.dossiers import DossierCount, DossierField, LateDossier
from core.records.outreach import Dialogue
from core.records.planning import PeriodicReport, Plan, ReportPeriod, Task
from core.records.targets import Target, TargetMeasure
from core.report_texts import PaperPlace
from core.reporting.document import Emphasis, FillIn, Heading, Paragraph, Table, tables_of
from core.reporting.paper import Asked, Choice, Dated
from core.reporting.periodic import SECTIONS
from core.services.calendar_care import CalendarCare
from core.services.paper_head import PaperHeads
from core.services.papers.periodic import PeriodicPapers
from core.services.report_texts import ReportTexts
from core.units import Officer, Role, Signatory, SigningForm, Unit, UnitKind
from tests.offices import Clock
from tests.ui.memory import MemoryDatabase
from ui.texts.office_words import OFFICE_WORDS
from ui.texts.paper_periodic import PERIODIC_SAID
from ui.texts.periodic_labels import FIGURES as LABELS

UNIT = Unit(code="21583", name="Xã Tây Sơn", kind=UnitKind.COMMUNE, province_code="52")
MISSING, NOTHING = "chưa có số liệu", "không phát sinh"


@pytest.fixture
def database():
    return MemoryDatabase(
        Office(
            role=Role.SUBMITTER,
            unit=UNIT,
            authority=None,
            officer=Officer(name="Lê Văn Nam", position="Công chức"),
            signatory=Signatory(form=SigningForm.ON_BEHALF, position="Chủ tịch", name="Trần Văn An"),
            place="Tây Sơn",
        )
    )


@pytest.fixture
def leaves():
    """Criteria of the year: one whose figures are disciplinary cases."""
    return [SimpleNamespace(id="5.4", data_source="discipline")]


@pytest.fixture
def papers(database, leaves):
    criteria = SimpleNamespace(leaves=lambda: leaves)
    return PeriodicPapers(
        database=database,
        assessment=SimpleNamespace(criteria=lambda _year: criteria),
        heads=PaperHeads(database=database, clock=Clock(), words=OFFICE_WORDS.heads),
        said=PERIODIC_SAID,
    )


def months(first, last, *, year=2025, **counts):
    return tuple(
        DossierCount(
            id=f"{year}-{number}",
            year=year,
            from_on=date(year, number, 1),
            to_on=date(year, number, 28),
            **counts,
        )
        for number in range(first, last + 1)
    )


def body(report):
    return "\n".join(block.text for block in report.blocks if isinstance(block, Paragraph | Heading))


def figure_cells(report):
    """Every figure of both annexes by its label and code."""
    return {
        (row.cells[0], row.cells[1]): row.cells[3:5]
        for table in tables_of(report)
        for row in table.rows
        if len(row.cells) == 6 and row.emphasis is Emphasis.NONE and "." in str(row.cells[0])
    }


def test_an_empty_year_has_the_whole_outline_with_room_to_write(papers):
    report = papers.report(Asked(year=2025, part="q1"))
    headings = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert [each for each in headings if each.split(".")[0] in {"I", "II", "III", "IV", "V"}] == [
        "I. ĐẶC ĐIỂM, TÌNH HÌNH",
        "II. KẾT QUẢ THỰC HIỆN",
        "III. HẠN CHẾ, NGUYÊN NHÂN",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    assert [each for each in headings if each[0] in "1234567"][:7] == [
        "1. Công tác chỉ đạo, điều hành",
        "2. Cải cách thể chế",
        "3. Cải cách thủ tục hành chính",
        "4. Cải cách tổ chức bộ máy hành chính nhà nước",
        "5. Cải cách chế độ công vụ",
        "6. Cải cách tài chính công",
        "7. Xây dựng, phát triển chính quyền điện tử, chính quyền số",
    ]
    assert sum(isinstance(block, FillIn) for block in report.blocks) == len(SECTIONS)
    told = body(report).partition("như sau:")[2]
    assert not re.search("[0-9]", re.sub("ISO 9001|2025|^[0-9][.]", "", told, flags=re.MULTILINE))
    assert told.count("Chưa có số liệu về: ") == 7
    assert "từ ngày 15/12/2024 đến hết ngày 14/03/2025" in body(report)
    assert report.subtitle == "Kết quả công tác cải cách hành chính quý I năm 2025"


def test_every_figure_of_an_empty_year_is_missing_in_the_annexes(papers):
    report = papers.report(Asked(year=2025))
    cells = figure_cells(report)
    assert [label for _code, label in cells] == [LABELS[figure.name] for figure in FIGURES]
    assert {value for value, _before in cells.values()} == {MISSING}
    assert [annex.label for annex in report.annexes] == ["Phụ lục I", "Phụ lục II"]
    assert all(annex.landscape for annex in report.annexes)
    for table in tables_of(report):
        assert table.rows or table.total, table.name


def test_a_claim_that_nothing_occurred_is_printed_as_such(papers, database):
    entry = CriterionEntry(criterion="5.4", claim=Claim.NO_OCCURRENCE, claim_reason="không có")
    database.work.assessments.save_entry(UNIT.code, 2025, entry=entry)
    report = papers.report(Asked(year=2025))
    cells = {label: value for (_code, label), (value, _before) in figure_cells(report).items()}
    assert [cells[name] for name in ("Khiển trách", "Cảnh cáo", "Cách chức, buộc thôi việc")] == [NOTHING] * 3
    assert cells["Khen thưởng về CCHC"] == MISSING
    assert "- Không phát sinh trong kỳ: kỷ luật." in body(report)


def test_sentences_tell_counts_target_and_the_year_before(papers, database):
    database.work.records.save(
        UNIT.code,
        (
            *months(1, 2, online_full=30, direct=70, done_early=50, done_on_time=40, done_late=10),
            *months(1, 2, year=2024, online_full=10, direct=90),
            Target(id="t", year=2025, name="Nộp trực tuyến", measure=TargetMeasure.ONLINE, value=Decimal(50)),
            Target(id="u", year=2026, name="nộp trực tuyến", measure=TargetMeasure.ONLINE, value=Decimal(60)),
            Plan(
                id="p",
                year=2025,
                title="Kế hoạch CCHC năm 2025",
                number="05/KH-UBND",
                issued_on=date(2025, 1, 8),
            ),
            Task(id="k", year=2025, title="x", due_on=date(2025, 3, 1)),
        ),
    )
    told = body(papers.report(Asked(year=2025, part="q1")))
    assert (
        "+ Tỷ lệ hồ sơ nộp trực tuyến: 60/200 hồ sơ tiếp nhận, đạt 30,00 %, "
        "chưa đạt chỉ tiêu năm (từ 50 % trở lên); tăng 20,00 điểm % so với cùng kỳ năm trước "
        "(20/200, 10,00 %)."
    ).replace(" %", "\u00a0%") in told
    assert "số liệu tháng 12/2024" in told
    assert "từ ngày 01/01/2025 đến hết ngày 28/02/2025" in told
    assert "Đã ban hành Kế hoạch CCHC năm 2025 (số 05/KH-UBND, ngày 08/01/2025)." in told
    assert (
        "Chỉ tiêu chưa đạt trong kỳ: Nộp trực tuyến đạt 30,00\u00a0%, chỉ tiêu từ 50\u00a0% trở lên." in told
    )
    assert "Tiếp tục hoàn thành 1 nhiệm vụ còn lại của kế hoạch năm, trong đó 1 nhiệm vụ đã quá hạn." in told
    assert "chiếm 10,00\u00a0%" in told
    targets = next(t for t in tables_of(papers.report(Asked(year=2025, part="q1"))) if len(t.rows) == 1)
    assert targets.rows[0].cells[3:] == ("60/200 = 30,00\u00a0%", "Chưa đạt", "từ 60\u00a0% trở lên")


def test_the_fields_with_most_late_dossiers_come_first(papers, database):
    rows = [
        replace(row, id=f"{row.id}{field}", field=field, done_late=late, done_early=20, direct=20 + late)
        for field, late in (
            (DossierField.LAND, 5),
            (DossierField.CIVIL_STATUS, 1),
            (DossierField.BUSINESS, 0),
        )
        for row in months(1, 1)
    ]
    late = LateDossier(id="l", year=2025, code="1", due_on=date(2025, 1, 2))
    database.work.records.save(UNIT.code, (*rows, late))
    told = body(papers.report(Asked(year=2025, part="q1")))
    assert "Lĩnh vực có nhiều hồ sơ trễ hạn, quá hạn nhất: Đất đai (5 hồ sơ), Hộ tịch (1 hồ sơ)." in told


def test_what_was_entered_and_did_not_occur_is_told_and_is_0_in_the_annex(papers, database):
    held = Dialogue(id="d", year=2025, topic="x", held_on=date(2025, 5, 1), opinions=3, answered=3)
    database.work.records.save(UNIT.code, (held,))
    report = papers.report(Asked(year=2025, part="q1"))
    assert "Không phát sinh trong kỳ: đối thoại với người dân, doanh nghiệp" in body(report)
    cells = {label: value for (_code, label), (value, _before) in figure_cells(report).items()}
    assert cells["Cuộc đối thoại"] == 0
    half = papers.report(Asked(year=2025, part="h1"))
    assert half.subtitle.endswith("6 tháng đầu năm 2025")
    assert "1 cuộc đối thoại" in body(half)


def test_the_officers_words_follow_the_figures_and_take_the_place_of_the_dots(papers, database):
    texts = ReportTexts(database=database, clock=Clock())
    place = PaperPlace(year=2025, kind="periodic", part="q1")
    for section in SECTIONS:
        texts.save(place, section, text=f"Lời văn mục {section}.\n\nĐoạn hai.")
    texts.keep_draft(place, "limits", text="chưa xong")
    report = papers.report(Asked(year=2025, part="q1"))
    assert not any(isinstance(block, FillIn) for block in report.blocks)
    written = [
        block.text for block in report.blocks if isinstance(block, Paragraph) and "Lời văn" in block.text
    ]
    assert written == [f"Lời văn mục {section}." for section in SECTIONS]
    assert body(report).count("Đoạn hai.") == len(SECTIONS)
    assert dict(report.facts)["text_limits"] == "Lời văn mục limits.\n\nĐoạn hai."
    other = papers.report(Asked(year=2025, part="h1"))
    assert "Lời văn" not in body(other)


def test_failing_checks_and_what_the_counts_cover_stand_beneath(papers, database):
    rows = months(1, 2, direct=10, fee_dossiers=1, paid_online=2)
    undated = Dialogue(id="d", year=2025, topic="x")
    database.work.records.save(UNIT.code, (*rows, undated))
    report = papers.report(Asked(year=2025, part="q1"))
    notes = [note for table in tables_of(report) for note in table.notes]
    assert any(
        "số liệu thực tế từ ngày 01/01/2025 đến hết ngày 28/02/2025, thiếu tháng 12/2024" in note
        for note in notes
    )
    assert any("hồ sơ thanh toán trực tuyến là 4, lớn hơn tổng 2" in note for note in notes)
    assert any("kỳ trước chuyển sang cộng tiếp nhận là 20" in note for note in notes)
    assert any("1 dòng chưa ghi ngày" in note for note in notes)


def test_the_year_offers_its_four_reports_and_those_ad_hoc(papers, database):
    database.work.records.save(
        UNIT.code,
        (
            PeriodicReport(
                id="a", year=2025, period=ReportPeriod.AD_HOC, number="7/BC-UBND", due_on=date(2025, 5, 5)
            ),
        ),
    )
    assert papers.choices(2025) == (
        Choice(key="q1", name="Quý I: 15/12/2024–14/03/2025, hạn gửi 20/03"),
        Choice(key="h1", name="6 tháng: 15/12/2024–14/06/2025, hạn gửi 20/06"),
        Choice(key="q3", name="Quý III: 15/06/2025–14/09/2025, hạn gửi 20/09"),
        Choice(key="year", name="Năm: 15/12/2024–14/12/2025, hạn gửi 20/12"),
        Choice(key="2024-12-15..2025-05-05", name="Đột xuất số 7/BC-UBND: 15/12/2024 – 05/05/2025"),
    )
    report = papers.report(Asked(year=2025, part="2024-12-15..2025-05-05"))
    assert "đột xuất" in body(report)
    assert report.subtitle.endswith("từ ngày 15/12/2024 đến ngày 05/05/2025")


def test_the_window_an_office_set_for_the_year_is_the_reports_own(papers, database):
    care = CalendarCare(database=database, clock=Clock())
    own = WindowChoice(number=1, from_on=date(2025, 1, 1), to_on=date(2025, 3, 31), send_by=date(2025, 4, 5))
    care.choose(2025, DeadlineChoices(windows=(own, WindowChoice(number=2))))
    assert care.choices(2025).windows == (own,)
    assert papers.choices(2025)[0].name == "Quý I: 01/01/2025–31/03/2025, hạn gửi 05/04"
    database.work.records.save(UNIT.code, months(1, 3, direct=10))
    cells = figure_cells(papers.report(Asked(year=2025, part="q1")))
    assert cells["HS1.7", "Tổng số tiếp nhận"][0] == 30
    assert care.choices(2026).windows == ()


def test_the_facts_of_a_report_name_period_and_figures(papers, database):
    database.work.records.save(UNIT.code, months(1, 2, online_full=1, direct=2))
    facts = dict(papers.report(Asked(year=2025, part="q1", dated=Dated(on=date(2025, 3, 18)))).facts)
    assert facts["period"] == "quý I năm 2025"
    assert (facts["from_on"], facts["to_on"], facts["send_by"]) == (
        date(2024, 12, 15),
        date(2025, 3, 14),
        date(2025, 3, 20),
    )
    assert (facts["received"], facts["online_percent"]) == (6, Decimal("33.33"))


def test_tables_have_a_cell_for_every_column(papers, database):
    database.work.records.save(UNIT.code, months(1, 12, direct=10, done_early=8))
    for table in tables_of(papers.report(Asked(year=2025))):
        assert isinstance(table, Table)
        widths = {len(row.cells) for row in (*table.rows, *((table.total,) if table.total else ()))}
        assert widths <= {len(table.columns)}, table.name
