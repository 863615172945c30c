from datetime import date

from core.records.carry_over import Days, carried_over
from core.records.catalogue import KINDS, kind_for
from core.records.checks import check
from core.records.outreach import Communication, CommunicationForm
from core.records.oversight import InspectionFinding
from core.records.people import Committee
from core.records.planning import Task
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


def test_whatever_is_carried_over_can_be_kept() -> None:
    for record in one_of_each(2024):
        if any(one.level == "error" for one in check(record)):
            continue
        for days in Days:
            found = check(carried_over(record, 2025, new_id="n", days=days))
            assert [one for one in found if one.level == "error"] == [], kind_for(record).code
    assert len(KINDS) > 30
