"""Papers of a commune as values: what stands where, sums, and a form that stays where nothing is entered."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.evidence import EvidenceDocument, StoredFile
from core.plan_versions import PlanChanges, TaskField, amendments, citing, compared, planned
from core.records.people import TraineeGroup, TrainingClass, TrainingKind, TrainingRole
from core.records.planning import Breakthrough, Plan, PlanForm, Task, TaskArea, TaskSource
from core.records.targets import Target
from core.reporting.breakthrough_paper import BreakthroughData, breakthrough_paper
from core.reporting.document import Emphasis, FillIn, Heading, Paragraph, Report, Table, tables_of
from core.reporting.evidence_register import EvidenceData, ProvenLine, evidence_register
from core.reporting.missing_by_owner import MissingData, OwnedLack, OwnerLacks, missing_by_owner
from core.reporting.plan_amendment import AmendmentData, plan_amendment
from core.reporting.plan_paper import PlanData, PlannedTarget, PlanTexts, parties_of, plan_paper
from core.reporting.training_annex import TrainingData, totals, training_annex
from tests.report_samples import COMMUNE
from ui.texts.paper_evidence import EVIDENCE_WORDS, MISSING_WORDS
from ui.texts.paper_plan import AMENDMENT_WORDS, BREAKTHROUGH_WORDS, PLAN_WORDS
from ui.texts.paper_training import TRAINING_WORDS
from ui.texts.reports import FORM_WORDS

YEAR = 2025
DIGEST = "0ac487ac7b3f3b54" + "e" * 48


def texts(report: Report) -> str:
    return "\n".join(block.text for block in report.blocks if isinstance(block, Paragraph | Heading))


def table(report: Report, at: int) -> Table:
    return tables_of(report)[at]


def is_left_empty(found: Table) -> bool:
    return bool(found.rows) and all(not any(row.cells) for row in found.rows) and found.total is None


# --- evidence ---------------------------------------------------------------------------------------------


def document(number: str, *criteria: str, has_file: bool = True) -> EvidenceDocument:
    return EvidenceDocument(
        id=number,
        year=YEAR,
        name=f"{number}.pdf",
        number=number,
        symbol="KH-UBND",
        issued_on=date(YEAR, 1, 15),
        issuer="UBND xã",
        summary=f"Kế hoạch số {number}",
        criteria=criteria,
        file=StoredFile(sha256=DIGEST, size=9, media_type="application/pdf", extension=".pdf")
        if has_file
        else None,
        origin="iOffice",
    )


def proven(code: str, *documents: EvidenceDocument) -> ProvenLine:
    return ProvenLine(
        area=code[0],
        area_name=f"Lĩnh vực {code[0]}",
        code=code,
        name=f"Tiêu chí {code}",
        documents=documents,
        unanswered=() if documents else ("Kế hoạch CCHC năm", "Báo cáo năm"),
        at_stake=Decimal("1.25"),
        explanation="" if documents else "Đang trình ký.",
    )


def register(*lines: ProvenLine, loose: tuple[EvidenceDocument, ...] = (), documents: int = 2) -> Report:
    data = EvidenceData(
        head=COMMUNE,
        year=YEAR,
        criteria_set="Bộ thử",
        is_sample=True,
        lines=lines,
        loose=loose,
        documents=documents,
        files=1,
    )
    return evidence_register(data, EVIDENCE_WORDS, form=FORM_WORDS)


def test_the_register_tells_a_document_in_full_and_where_else_it_counts() -> None:
    report = register(
        proven("1.1", document("12", "1.1", "2.1")), proven("2.1", document("12", "1.1", "2.1"))
    )
    rows = [row for row in table(report, 0).rows if row.emphasis is Emphasis.NONE]
    assert rows[0].cells == (
        1, "Kế hoạch số 12", "12/KH-UBND", date(2025, 1, 15), "UBND xã", "Kế hoạch",
        "12.pdf", DIGEST[:16], "iOffice", "2.1",
    )  # fmt: skip
    assert [row.cells[-1] for row in rows] == ["2.1", "1.1"]
    assert report.notice


def test_a_document_on_paper_alone_has_no_digest() -> None:
    report = register(proven("1.1", document("12", "1.1", has_file=False)))
    assert table(report, 0).rows[-1].cells[6:8] == (EVIDENCE_WORDS.paper_only, "")


def test_documents_without_a_criterion_stand_apart() -> None:
    report = register(proven("1.1"), loose=(document("7"),), documents=1)
    assert table(report, 1).name == EVIDENCE_WORDS.loose_sheet
    assert table(report, 1).rows[0].cells[2] == "7/KH-UBND"
    assert EVIDENCE_WORDS.no_loose in texts(register(proven("1.1", document("1", "1.1"))))


def test_criteria_without_evidence_are_listed_with_what_is_wanted_and_their_points_add_up() -> None:
    report = register(proven("1.1"), proven("1.2", document("1", "1.2")), proven("2.1"))
    missing = tables_of(report)[-1]
    assert [row.cells[0] for row in missing.rows] == ["1.1", "2.1"]
    assert missing.rows[0].cells[2:] == ("Kế hoạch CCHC năm\nBáo cáo năm", Decimal("1.25"), "Đang trình ký.")
    assert missing.total is not None
    assert missing.total.cells[3] == Decimal("2.50")
    assert dict(report.facts)["criteria_missing"] == 2


def test_a_register_without_documents_says_so_and_keeps_the_criteria() -> None:
    report = register(proven("1.1"), documents=0)
    assert EVIDENCE_WORDS.nothing in texts(report)
    assert table(report, 0).rows[-1].cells[1] == EVIDENCE_WORDS.none_here
    assert is_left_empty(table(register(documents=0), 0))


def test_what_is_missing_stands_under_its_owner_with_a_box_for_each_paper() -> None:
    lack = OwnedLack(
        code="1.1", name="Kế hoạch", need="Chưa có tài liệu", needed=("KH năm", "BC năm"), at_stake=Decimal(2)
    )
    owners = (OwnerLacks(owner="Lê An", lacks=(lack,)), OwnerLacks(owner="", lacks=(lack,)))
    data = MissingData(head=COMMUNE, year=YEAR, today=date(YEAR, 11, 20), is_sample=False, owners=owners)
    report = missing_by_owner(data, MISSING_WORDS, form=FORM_WORDS)
    assert [len(found.rows) for found in tables_of(report)] == [3, 3]
    assert [row.cells[4] for row in table(report, 0).rows] == [False, False, False]
    assert f"2. {MISSING_WORDS.nobody}" in texts(report)
    assert dict(report.facts)["points_at_stake"] == Decimal(4)
    assert MISSING_WORDS.nothing in texts(
        missing_by_owner(replace(data, owners=()), MISSING_WORDS, form=FORM_WORDS)
    )


# --- training ---------------------------------------------------------------------------------------------


def course(
    title: str,
    kind: TrainingKind = TrainingKind.REFORM,
    role: TrainingRole = TrainingRole.HELD,
    **values: object,
) -> TrainingClass:
    told = {"classes": 1, "participants": 10, "turns": 12, **values}
    return TrainingClass(id=title, year=YEAR, title=title, kind=kind, role=role, **told)  # type: ignore[arg-type]


def annex(*classes: TrainingClass) -> Report:
    data = TrainingData(head=COMMUNE, year=YEAR, classes=classes)
    return training_annex(data, TRAINING_WORDS, form=FORM_WORDS)


SEED = (
    course("Ngạch chuyên viên", TrainingKind.RANK, classes=2, participants=234, turns=0),
    course("Đại biểu HĐND", TrainingKind.PEOPLES_COUNCIL, classes=3, participants=348, turns=0),
    course("Theo ngạch", TrainingKind.RANK, TrainingRole.SENT, classes=0, participants=0, turns=137),
    course(
        "Chủ tịch",
        TrainingKind.POSITION,
        TrainingRole.SENT,
        participants=14,
        turns=14,
        group=TraineeGroup.CHAIRS,
    ),
    course("Khác", TrainingKind.OTHER, TrainingRole.SENT, participants=1827, turns=1827),
    course("Kỹ năng số", TrainingKind.CITIZEN_SKILLS, participants=500, turns=500),
)


def test_held_sent_and_citizens_have_lists_and_totals_of_their_own() -> None:
    held, sent, citizens = tables_of(annex(*SEED))[:3]
    assert [len(found.rows) for found in (held, sent, citizens)] == [2, 3, 1]
    for found, sums in ((held, (5, 582, 0)), (sent, (2, 1841, 1978)), (citizens, (1, 500, 500))):
        assert found.total is not None
        assert found.total.cells[-4:-1] == sums


def test_persons_and_turns_are_never_added_to_each_other_and_citizens_never_to_staff() -> None:
    kinds, groups = tables_of(annex(*SEED))[3:]
    for found in (kinds, groups):
        assert found.total is not None
        assert found.total.cells[1:] == (5, 582, 0, 2, 1841, 1978)
        sums = [sum(row.cells[at] for row in found.rows) for at in range(1, 7)]  # type: ignore[misc]
        assert tuple(sums) == found.total.cells[1:]
    assert "Kỹ năng số" not in str(kinds.rows)
    assert totals(SEED).participants == 2923


def test_a_year_without_classes_keeps_its_lists_empty_and_names_every_kind() -> None:
    report = annex()
    assert TRAINING_WORDS.nothing in texts(report)
    lists, kinds = tables_of(report)[:3], tables_of(report)[3]
    assert all(is_left_empty(found) for found in lists)
    assert len(kinds.rows) == len(TrainingKind) - 1
    assert all(not any(row.cells[1:]) for row in kinds.rows)


# --- plan -------------------------------------------------------------------------------------------------


def task(
    name: str,
    area: TaskArea = TaskArea.DIRECTION,
    source: TaskSource = TaskSource.PLAN,
    *,
    owner: str = "Văn phòng",
    due_on: date | None = date(YEAR, 6, 30),
    assigned_by: str = "",
    note: str = "",
) -> Task:
    return Task(
        id=name,
        year=YEAR,
        title=name,
        area=area,
        source=source,
        owner=owner,
        due_on=due_on,
        assigned_by=assigned_by,
        note=note,
    )


def plan(*tasks: Task, targets: tuple[PlannedTarget, ...] = (), is_improvement: bool = False) -> Report:
    data = PlanData(
        head=COMMUNE,
        year=YEAR,
        plan=Plan(id="p", year=YEAR, number="05/KH-UBND", issued_on=date(YEAR, 1, 20), title="Kế hoạch CCHC"),
        is_improvement=is_improvement,
        tasks=tasks,
        targets=targets,
        texts=PlanTexts(),
    )
    return plan_paper(data, PLAN_WORDS, form=FORM_WORDS)


def test_tasks_stand_under_their_area_with_who_leads_and_who_takes_part() -> None:
    tasks = (
        task("Một cửa", TaskArea.PROCEDURES, owner="Trung tâm; Tư pháp, Địa chính"),
        task("Ban hành"),
        task("Giao", source=TaskSource.ASSIGNED, assigned_by="CV 1024/UBND-NV"),
    )
    report = plan(*tasks)
    rows = tables_of(report)[-1].rows
    assert [row.cells[1] for row in rows if row.emphasis is Emphasis.GROUP] == [
        "Chỉ đạo, điều hành",
        "Cải cách TTHC",
    ]
    assert rows[-1].cells[3:5] == ("Trung tâm", "Tư pháp, Địa chính")
    assert rows[2].cells[-1] == "Cấp trên giao\nCV 1024/UBND-NV"
    areas = next(found for found in tables_of(report) if found.name == PLAN_WORDS.area)
    assert areas.total is not None
    assert areas.total.cells[2] == sum(row.cells[2] for row in areas.rows) == 3  # type: ignore[misc]
    assert report.annexes[0].landscape


def test_a_task_with_one_name_has_nobody_beside_it() -> None:
    assert parties_of("Lê An") == ("Lê An", "")
    assert parties_of(" ; Lê An ") == ("", "Lê An")


def test_targets_stand_with_the_next_years_beside_them() -> None:
    target = Target(id="t", year=YEAR, name="Hồ sơ đúng hạn", value=Decimal(98), due_on=date(YEAR, 12, 14))
    report = plan(
        targets=(PlannedTarget(target=target, asked="từ 98 % trở lên", following="từ 99 % trở lên"),)
    )
    assert table(report, 0).rows[0].cells == (
        1, "Hồ sơ đúng hạn", "từ 98 % trở lên", date(YEAR, 12, 14), "từ 99 % trở lên", "",
    )  # fmt: skip


def test_a_plan_of_improvement_names_what_it_wins_back() -> None:
    won = replace(
        task("Nâng điểm", source=TaskSource.IMPROVEMENT), criterion="SIPAS", cause="Chậm trả kết quả"
    )
    report = plan(won, is_improvement=True)
    assert PLAN_WORDS.improvement_subtitle(YEAR) == report.subtitle
    assert tables_of(report)[-1].rows[-1].cells[2:4] == ("SIPAS", "Chậm trả kết quả")


def test_an_empty_plan_says_so_and_leaves_rows() -> None:
    report = plan()
    assert PLAN_WORDS.no_tasks in texts(report)
    assert PLAN_WORDS.no_targets in texts(report)
    assert all(is_left_empty(found) for found in tables_of(report))


def test_two_versions_of_a_plan_are_compared_task_by_task() -> None:
    old = (task("a"), task("b"), task("c"))
    new = (replace(old[0], due_on=date(YEAR, 9, 30), owner="Lê An"), replace(old[1], progress=50), task("d"))
    changes = compared(old, new)
    assert [each.id for each in changes.added] == ["d"]
    assert [each.id for each in changes.removed] == ["c"]
    assert [each.fields for each in changes.changed] == [(TaskField.OWNER, TaskField.DUE_ON)]
    assert compared(old, old).are_none


def test_without_the_plan_before_it_an_amendment_knows_only_the_tasks_that_cite_it() -> None:
    amendment = Plan(id="x", year=YEAR, form=PlanForm.AMENDMENT, number="31/KH-UBND", title="Bổ sung")
    tasks = (task("a"), task("b", assigned_by="KH số 31/kh-ubnd"), task("c", note="Theo 31/KH-UBND"))
    changes = citing(amendment, tasks)
    assert [each.id for each in changes.added] == ["b", "c"]
    assert not changes.is_compared
    assert citing(replace(amendment, number=""), tasks).are_none


def test_amendments_come_in_the_order_of_their_days_and_improvements_are_no_part_of_the_plan() -> None:
    late = Plan(id="1", year=YEAR, form=PlanForm.AMENDMENT, issued_on=date(YEAR, 6, 1), title="b")
    undated = replace(late, id="2", issued_on=None)
    early = replace(late, id="3", issued_on=date(YEAR, 3, 1))
    assert [
        each.id for each in amendments((undated, late, early, replace(late, form=PlanForm.ORIGINAL)))
    ] == [
        "3",
        "1",
        "2",
    ]
    assert planned((task("a"), task("b", source=TaskSource.IMPROVEMENT))) == (task("a"),)


def amendment(changes: PlanChanges, *, is_recorded: bool = True) -> Report:
    data = AmendmentData(
        head=COMMUNE,
        year=YEAR,
        amendment=Plan(id="x", year=YEAR, form=PlanForm.AMENDMENT, title="Bổ sung") if is_recorded else None,
        before=Plan(id="p", year=YEAR, number="05/KH-UBND", title="Kế hoạch") if is_recorded else None,
        changes=changes,
        tasks=(task("a"),),
        reason="",
        last_day=date(YEAR, 3, 30),
    )
    return plan_amendment(data, AMENDMENT_WORDS, form=FORM_WORDS)


def test_an_amendment_lists_what_is_added_changed_and_taken_out() -> None:
    old = (task("a"), task("c"))
    report = amendment(compared(old, (replace(old[0], due_on=date(YEAR, 9, 30)), task("d"))))
    added, changed, removed = tables_of(report)[:3]
    assert added.rows[0].cells[1] == "d"
    assert changed.rows[0].cells == (1, "a", "Thời hạn", "30/06/2025", "30/09/2025")
    assert removed.rows[0].cells[1] == "c"
    assert "05/KH-UBND" in texts(report)
    assert dict(report.facts)["tasks_changed"] == 1


def test_an_amendment_that_cannot_be_compared_says_so() -> None:
    report = amendment(PlanChanges(added=(), is_compared=False))
    assert AMENDMENT_WORDS.not_compared in texts(report)
    assert AMENDMENT_WORDS.none_changed not in texts(report)
    assert all(is_left_empty(found) for found in tables_of(report)[:3])


def test_an_amendment_that_only_adds_says_that_it_changes_and_removes_nothing() -> None:
    report = amendment(compared((task("a"),), (task("a"), task("b"))))
    assert AMENDMENT_WORDS.none_changed in texts(report)
    assert AMENDMENT_WORDS.none_removed in texts(report)
    assert [len(found.rows) for found in tables_of(report)[:1]] == [1]


def test_a_year_without_an_amendment_names_the_last_day_and_keeps_the_form() -> None:
    report = amendment(PlanChanges(added=()), is_recorded=False)
    assert "30/03/2025" in texts(report)
    assert AMENDMENT_WORDS.none_added not in texts(report)
    assert all(is_left_empty(found) for found in tables_of(report)[:3])


def test_every_registered_work_has_room_for_its_solutions() -> None:
    works = tuple(
        Breakthrough(id=name, year=YEAR, content=name, expected_effect="Nhanh hơn", owner="Lê An")
        for name in ("Một", "Hai")
    )
    data = BreakthroughData(
        head=COMMUNE, year=YEAR, authority="Tỉnh Gia Lai", works=works, last_day=date(YEAR, 3, 31)
    )
    report = breakthrough_paper(data, BREAKTHROUGH_WORDS, form=FORM_WORDS)
    assert sum(isinstance(block, FillIn) for block in report.blocks) == 2
    assert "Kính gửi: Ủy ban nhân dân tỉnh Gia Lai." in texts(report)
    assert "31/03/2025" in texts(report)
    empty = breakthrough_paper(replace(data, works=()), BREAKTHROUGH_WORDS, form=FORM_WORDS)
    assert is_left_empty(table(empty, 0))
    assert BREAKTHROUGH_WORDS.nothing(YEAR) in texts(empty)
