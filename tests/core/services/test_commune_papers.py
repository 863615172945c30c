"""A commune's papers over a real workspace: every kind on an empty year, and what fills them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.assessment import AdjustmentEntry, Claim, CriterionEntry
from core.delivery import PackageUnknown
from core.progress import Silent
from core.records.catalogue import kind_for, renamed
from core.records.planning import Breakthrough, Plan, PlanForm, Task
from core.report_texts import PaperPlace
from core.reporting.document import Emphasis, Paragraph, Report, tables_of
from core.reporting.paper import Asked, Dated
from core.services.keep_evidence import EvidenceDetails
from core.services.set_up import make_office
from core.units import Role
from storage.workspace import create_workspace
from tests.offices import COMMUNE, UNITS, YEAR, Clock, Desk, Offices, fill, paper, services_of
from tests.record_samples import one_of_each

EMPTY = 2019
OWN = (
    "self-score",
    "checklist",
    "deadlines",
    "evidence",
    "missing",
    "plan",
    "plan-amendment",
    "breakthrough",
    "training",
    "dossiers",
    "result",
    "improvement",
    "review",
    "head-rating",
    "forms",
    "hand-over",
    "enrolment",
    "annex",
)


@pytest.fixture
def desk(offices: Offices) -> Desk:
    return offices.commune(is_confirmed=False)


def make(desk: Desk, kind: str, year: int = YEAR, part: str = "", **values: Dated) -> Report:
    return desk.services.make_report.make(kind, Asked(year=year, part=part, **values))


def text_of(report: Report) -> str:
    return "\n".join(block.text for block in report.blocks if isinstance(block, Paragraph))


def task(desk: Desk, name: str, **values: object) -> Task:
    blank = desk.services.record_entry.blank("task", YEAR)
    return replace(blank, title=name, **values)


def test_a_commune_makes_these_kinds(desk: Desk) -> None:
    assert set(OWN) <= set(desk.services.make_report.kinds())


def test_every_kind_is_made_on_an_empty_year(desk: Desk) -> None:
    """Written in every form by `tests/storage/test_three_forms.py`."""
    service = desk.services.make_report
    for kind in service.kinds():
        assert service.make(kind, Asked(year=EMPTY)).title
        assert service.choices(kind, EMPTY) == () or kind in {"missing", "forms", "dossiers", "periodic"}


def test_every_kind_and_part_holds_a_year_with_a_record_of_every_kind(desk: Desk) -> None:
    records = [renamed(each, f"{each.id}-{at}") for at, each in enumerate(one_of_each(YEAR))]
    with desk.opened.database.transaction() as work:
        work.records.save(work.office.get().unit.code, records)
    service = desk.services.make_report
    for kind in service.kinds():
        assert make(desk, kind).blocks
        for choice in service.choices(kind, YEAR):
            assert make(desk, kind, part=choice.key).blocks
            assert choice.name


def test_the_register_of_evidence_counts_files_once(desk: Desk, tmp_path: Path) -> None:
    details = EvidenceDetails(year=YEAR, is_not_secret=True, number="12", criteria=("1.1.1", "1.1.2"))
    desk.services.keep_evidence.add([paper(tmp_path / "a.txt")], details, progress=Silent())
    desk.services.keep_evidence.cite(replace(details, number="13", criteria=()))
    report = make(desk, "evidence")
    facts = dict(report.facts)
    assert (facts["documents"], facts["files"], facts["criteria_proven"]) == (2, 1, 2)
    loose = tables_of(report)[1]
    assert [row.cells[2] for row in loose.rows] == ["13"]


def test_what_is_missing_has_a_sheet_for_each_person(desk: Desk) -> None:
    fill(desk)
    score = desk.services.self_assessment.score(YEAR)
    first = score.missing[0].criterion
    desk.services.self_assessment.enter_all(YEAR, [CriterionEntry(criterion=first, owner="Lê An")])
    choices = desk.services.make_report.choices("missing", YEAR)
    assert [choice.name for choice in choices] == ["Lê An", "Chưa phân công"]
    own = tables_of(make(desk, "missing", part="Lê An"))
    assert [found.rows[0].cells[0] for found in own] == [first]
    whole = tables_of(make(desk, "missing"))
    assert len(whole) == 2


def test_an_amendment_tells_what_changed_since_it_was_recorded(desk: Desk) -> None:
    service = desk.services.record_entry
    kept, gone = task(desk, "Niêm yết TTHC"), task(desk, "Tổ chức hội thi")
    service.save_many((kept, gone))
    first = Plan(id="a1", year=YEAR, form=PlanForm.AMENDMENT, number="31/KH-UBND", title="Bổ sung")
    assert service.save(replace(first, issued_on=date(YEAR, 3, 20))).is_saved
    service.save_many((replace(kept, owner="Lê An"), task(desk, "Số hóa hồ sơ")))
    service.remove("task", gone.id)
    facts = dict(make(desk, "plan-amendment").facts)
    assert (facts["tasks_added"], facts["tasks_changed"], facts["tasks_removed"]) == (1, 1, 1)

    second = replace(first, id="a2", number="77/KH-UBND", issued_on=date(YEAR, 8, 1))
    service.save(second)
    service.save(task(desk, "Đối thoại"))
    choices = [choice.key for choice in desk.services.make_report.choices("plan-amendment", YEAR)]
    assert choices == ["a1", "a2"]
    earlier = make(desk, "plan-amendment", part="a1")
    assert dict(earlier.facts)["tasks_added"] == 1
    assert dict(make(desk, "plan-amendment").facts)["tasks_added"] == 1
    assert "31/KH-UBND" in text_of(make(desk, "plan-amendment"))


def test_saving_an_amendment_again_keeps_the_first_copy(desk: Desk) -> None:
    service = desk.services.record_entry
    service.save(task(desk, "Niêm yết TTHC"))
    amendment = Plan(id="a1", year=YEAR, form=PlanForm.AMENDMENT, title="Bổ sung")
    service.save(amendment)
    service.save(task(desk, "Đối thoại"))
    service.save(replace(amendment, note="Lý do: việc mới"))
    assert dict(make(desk, "plan-amendment").facts)["tasks_added"] == 1


def test_a_plan_bears_the_day_it_was_issued_unless_another_is_asked_for(desk: Desk) -> None:
    issued = Plan(id="p", year=YEAR, title="Kế hoạch", issued_on=date(YEAR, 1, 20))
    desk.services.record_entry.save(issued)
    head = make(desk, "plan").letterhead
    assert head is not None
    assert "ngày 20 tháng 01 năm 2025" in head.place_and_day
    asked = make(desk, "plan", dated=Dated(on=date(YEAR, 2, 5))).letterhead
    assert asked is not None
    assert "ngày 05 tháng 02 năm 2025" in asked.place_and_day


def test_a_breakthrough_can_be_registered_alone(desk: Desk) -> None:
    works = [Breakthrough(id=f"b{at}", year=YEAR, content=f"Việc {at}") for at in range(2)]
    desk.services.record_entry.save_many(works)
    assert kind_for(works[0]).code == "breakthrough"
    assert dict(make(desk, "breakthrough").facts)["works"] == 2
    assert dict(make(desk, "breakthrough", part="b1").facts)["works"] == 1


def test_the_self_score_carries_the_officers_words_and_who_claimed_what(desk: Desk) -> None:
    fill(desk)
    place = PaperPlace(year=YEAR, kind="self-score")
    desk.services.report_texts.save(place, "difficulties", text="Thiếu máy quét.")
    claim = CriterionEntry(
        criterion="6.3", claim=Claim.NO_OCCURRENCE, claim_reason="Không được giao vốn đầu tư"
    )
    desk.services.self_assessment.enter_all(YEAR, [claim])
    report = make(desk, "self-score")
    assert "Thiếu máy quét." in text_of(report)
    claims = next(found for found in tables_of(report) if found.name == "Không phát sinh")
    line = next(row.cells for row in claims.rows if row.cells[0] == "6.3")
    assert line[4:] == ("Cán bộ 21583", desk.clock.today(), "Không được giao vốn đầu tư")
    facts = dict(report.facts)
    assert facts["excluded"] == sum(row.cells[2] for row in claims.rows)  # type: ignore[misc]
    assert [section.key for section in desk.services.make_report.paper("self-score").sections] == [
        "difficulties",
        "proposals",
    ]


def test_bonus_and_penalty_that_are_held_count_in_the_printed_score(desk: Desk) -> None:
    fill(desk)
    score = desk.services.self_assessment.score(YEAR)
    adjustment = next(each for each in score.criteria.adjustments if each.is_bonus)
    entry = AdjustmentEntry(item=adjustment.items[0].key, count=1)
    with desk.opened.database.transaction() as work:
        work.assessments.put_adjustments(score.unit.code, YEAR, entries=(entry,))
    facts = dict(make(desk, "self-score").facts)
    assert facts["bonus"] == min(adjustment.items[0].points, adjustment.max_total)
    assert facts["total"] == score.total + facts["bonus"]  # type: ignore[operator]


def test_what_the_officer_wrote_into_a_review_is_printed(desk: Desk) -> None:
    place = PaperPlace(year=YEAR, kind="review")
    for section in desk.services.make_report.paper("review").sections:
        desk.services.report_texts.save(place, section.key, text=f"Lời {section.key}")
    told = text_of(make(desk, "review"))
    assert all(f"Lời {key}" in told for key in ("shortcomings", "causes", "responsibility", "remedies"))


def test_a_text_of_the_whole_serves_a_part_that_has_none(desk: Desk) -> None:
    desk.services.record_entry.save_many(
        [
            Plan(id="p", year=YEAR, title="Kế hoạch"),
            Plan(id="q", year=YEAR, form=PlanForm.IMPROVEMENT, title="Chỉ số"),
        ]
    )
    texts = desk.services.report_texts
    texts.save(PaperPlace(year=YEAR, kind="plan"), "means", text="Ngân sách xã")
    assert "Ngân sách xã" in text_of(make(desk, "plan", part="q"))
    texts.save(PaperPlace(year=YEAR, kind="plan", part="q"), "means", text="Ngân sách tỉnh")
    assert "Ngân sách tỉnh" in text_of(make(desk, "plan", part="q"))
    assert "Ngân sách xã" in text_of(make(desk, "plan", part="p"))


def test_the_record_of_handing_over_is_the_one_the_page_prints(offices: Offices) -> None:
    desk = offices.commune()
    fill(desk)
    service = desk.services.make_report
    empty = service.make("hand-over", Asked(year=YEAR))
    assert f"Năm {YEAR} chưa có gói nào" in text_of(empty)
    assert all(row.cells[1] is None for row in tables_of(empty)[0].rows)
    desk.services.self_assessment.close(YEAR)
    sent = desk.export()
    choices = service.choices("hand-over", YEAR)
    assert [choice.key for choice in choices] == [sent.digest]
    assert service.make("hand-over", Asked(year=YEAR)) == desk.services.hand_over.sheet(sent.digest)
    named = service.make("hand-over", Asked(year=YEAR, part=sent.digest))
    assert dict(named.facts)["revision"] == 1
    with pytest.raises(PackageUnknown):
        service.make("hand-over", Asked(year=YEAR, part="0" * 128))


def test_the_sheet_of_the_key_bears_the_digits_others_compare(desk: Desk, offices: Offices) -> None:
    card = desk.services.key_care.card()
    assert card is not None
    report = make(desk, "enrolment")
    rows = [row for row in tables_of(report)[1].rows if row.emphasis is not Emphasis.GROUP]
    groups = [cell for row in rows for cell in row.cells]
    assert groups == list(card.digits)
    marked = [row.cells for row in tables_of(report)[1].rows if row.emphasis is Emphasis.WARNING]
    assert marked == [card.confirmation]
    assert "enrolment" in offices.province.services.make_report.kinds()
    assert (
        "THÔNG BÁO KHÓA GỐC"
        in offices.province.services.make_report.make("enrolment", Asked(year=YEAR)).title
    )


def test_an_office_without_a_key_is_told_how_to_make_one(tmp_path: Path) -> None:
    office = make_office(UNITS, role=Role.SUBMITTER, unit=COMMUNE)
    with create_workspace(tmp_path / "new", office) as opened:
        report = services_of(opened, Clock()).make_report.make("enrolment", Asked(year=YEAR))
    assert "tạo khóa" in text_of(report)
    assert tables_of(report) == ()
