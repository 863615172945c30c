from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.records.carry_over import Days, carried_over, usual_days
from core.records.catalogue import KINDS, kind_for
from core.records.checks import check
from core.records.outreach import Communication, CommunicationForm
from core.records.oversight import InspectionFinding, LegalDocument, ReviewState
from core.records.people import Committee
from core.records.planning import Task
from core.records.procedures import Procedure, ServiceLevel
from core.records.targets import Target, TargetForm
from tests.record_samples import one_of_each

PLANNED = Communication(
    id="c1",
    year=2024,
    content="Phát thanh về CCHC",
    form=next(iter(CommunicationForm)),
    planned_on=date(2024, 2, 29),
    done_on=date(2024, 3, 1),
    times=4,
    audience=900,
)


def test_days_move_with_the_year_and_results_stay_behind() -> None:
    new = carried_over(PLANNED, 2025, new_id="c2")
    assert (new.id, new.year, new.content) == ("c2", 2025, "Phát thanh về CCHC")
    assert new.planned_on == date(2025, 2, 28)
    assert new.done_on is None
    assert (new.times, new.audience) == (Communication(id="", year=0, content="").times, 0)


def test_days_can_be_left_empty_but_never_those_that_must_be_there() -> None:
    assert carried_over(PLANNED, 2025, new_id="c2", days=Days.CLEAR).planned_on is None
    for record in one_of_each(2024):
        new = carried_over(record, 2025, new_id="n", days=Days.CLEAR)
        for spec in kind_for(new).fields:
            if spec.required:
                assert getattr(new, spec.name) is not None


def test_a_committee_can_come_along_as_it_is() -> None:
    held = Committee(
        id="b", year=2024, name="Ban chỉ đạo", decision="12/QĐ-UBND", decided_on=date(2024, 1, 5)
    )
    new = carried_over(held, 2025, new_id="n", days=Days.KEEP)
    assert (new.decided_on, new.decision, new.year) == (date(2024, 1, 5), "12/QĐ-UBND", 2025)


def test_a_finding_says_that_it_was_carried_over() -> None:
    held = InspectionFinding(id="f", year=2024, content="Niêm yết thiếu", found_on=date(2024, 5, 5))
    assert carried_over(held, 2025, new_id="n", days=Days.KEEP).carried_over


def test_a_task_begins_at_nothing() -> None:
    task = Task(id="t", year=2024, title="Rà soát", progress=100, done_on=date(2024, 6, 1), owner="Lê Hoa")
    new = carried_over(task, 2025, new_id="n")
    assert (new.progress, new.done_on, new.owner) == (0, None, "Lê Hoa")


def test_the_list_of_procedures_comes_along_whole_without_what_the_year_did() -> None:
    held = Procedure(
        id="p", year=2024, code="1.001193", name="Khai sinh", level=ServiceLevel.FULL, limit_days=3, has_fee=True,
        publish_by=date(2024, 3, 1), published_on=date(2024, 3, 1), had_online_dossier=True,
    )  # fmt: skip
    assert usual_days("procedure") is Days.KEEP
    new = carried_over(held, 2025, new_id="n", days=Days.KEEP)
    told = replace(held, id="n", year=2025, publish_by=None, published_on=None, had_online_dossier=False)
    assert new == told
    assert carried_over(held, 2025, new_id="n").limit_days == 3


def test_a_legal_document_is_to_be_reviewed_again() -> None:
    held = LegalDocument(
        id="l", year=2024, number="1/2020/QĐ-UBND", title="x", issued_on=date(2020, 2, 1),
        state=ReviewState.IN_FORCE, reviewed_on=date(2024, 11, 1),
    )  # fmt: skip
    new = carried_over(held, 2025, new_id="n", days=usual_days("legal_document"))
    assert (new.issued_on, new.state, new.reviewed_on) == (date(2020, 2, 1), ReviewState.TO_REVIEW, None)


def test_a_target_keeps_what_is_asked_and_loses_its_result() -> None:
    held = Target(
        id="t",
        year=2024,
        name="PAPI",
        operator=TargetForm.TOP,
        value=Decimal(20),
        out_of=61,
        result=Decimal(16),
    )
    new = carried_over(held, 2025, new_id="n")
    assert (new.value, new.out_of, new.result) == (20, 61, None)


def test_whatever_is_carried_over_can_be_kept() -> None:
    for record in one_of_each(2024):
        if any(one.level == "error" for one in check(record)):
            continue
        for days in Days:
            found = check(carried_over(record, 2025, new_id="n", days=days))
            assert [one for one in found if one.level == "error"] == [], kind_for(record).code
    assert len(KINDS) > 30
