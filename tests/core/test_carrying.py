"""What a year leaves open and the next one takes over."""

from dataclasses import replace
from datetime import date

from core.carrying import FindingState, carried_id, copies_of, follow, left_open
from core.records.oversight import InspectionFinding
from core.records.planning import Task

UNIT = "21701"
OPEN = InspectionFinding(id="f-1", year=2023, content="Niêm yết chưa đủ", found_on=date(2023, 6, 1))
DONE = InspectionFinding(id="f-2", year=2023, content="Thiếu sổ", remedied_on=date(2023, 7, 1))
TASK = Task(id="t-1", year=2023, title="Số hóa hồ sơ", progress=40)


def taken(*records: InspectionFinding | Task, into: int) -> tuple[InspectionFinding | Task, ...]:
    findings = [each for each in records if isinstance(each, InspectionFinding)]
    tasks = [each for each in records if isinstance(each, Task)]
    return copies_of(left_open(findings, tasks, into=into, unit=UNIT), unit=UNIT)


def test_only_what_is_open_is_taken_over_and_marked() -> None:
    finding, task = taken(OPEN, DONE, TASK, replace(TASK, id="t-2", done_on=date(2023, 5, 1)), into=2024)
    assert isinstance(finding, InspectionFinding)
    assert (finding.content, finding.year, finding.carried_over) == (OPEN.content, 2024, True)
    assert finding.found_on == OPEN.found_on
    assert task == replace(TASK, id=carried_id(UNIT, "t-1", into=2024), year=2024)


def test_nothing_is_taken_over_twice() -> None:
    copies = taken(OPEN, TASK, into=2024)
    assert taken(OPEN, TASK, *copies, into=2024) == ()


def test_a_finding_typed_again_by_hand_as_carried_over_is_known_as_the_same() -> None:
    typed = InspectionFinding(id="x", year=2024, content="NIÊM YẾT CHƯA ĐỦ", carried_over=True)
    assert taken(OPEN, typed, into=2024) == ()
    other = replace(typed, carried_over=False)
    assert len(taken(OPEN, other, into=2024)) == 1


def test_a_task_typed_again_by_hand_is_not_offered() -> None:
    assert taken(TASK, replace(TASK, id="x", year=2024), into=2024) == ()


def test_what_the_office_put_into_the_bin_is_not_offered_again() -> None:
    binned = frozenset({carried_id(UNIT, "f-1", into=2024)})
    assert left_open([OPEN], [TASK], into=2024, unit=UNIT, binned=binned).findings == ()


def test_remedied_in_one_year_is_not_open_in_another() -> None:
    (copy,) = taken(OPEN, into=2024)
    assert isinstance(copy, InspectionFinding)
    assert follow([OPEN], year=2023, unit=UNIT)[0].state is FindingState.OPEN
    assert follow([OPEN, copy], year=2023, unit=UNIT)[0].state is FindingState.CARRIED
    remedied = replace(copy, remedied_on=date(2024, 3, 1))
    seen = follow([OPEN, remedied], year=2023, unit=UNIT)[0]
    assert (seen.state, seen.remedied_in, seen.remedied_on) == (
        FindingState.REMEDIED,
        2024,
        date(2024, 3, 1),
    )
    late = replace(OPEN, remedied_on=date(2023, 12, 30))
    assert follow([late, copy], year=2024, unit=UNIT)[0].state is FindingState.REMEDIED


def test_a_finding_is_followed_over_three_years_and_remembers_its_first() -> None:
    (second,) = taken(OPEN, into=2024)
    (third,) = taken(OPEN, second, into=2025)
    assert isinstance(second, InspectionFinding)
    assert isinstance(third, InspectionFinding)
    chain = [OPEN, second, third]
    assert [follow(chain, year=year, unit=UNIT)[0].state for year in (2023, 2024, 2025)] == [
        FindingState.CARRIED,
        FindingState.CARRIED,
        FindingState.OPEN,
    ]
    assert follow(chain, year=2025, unit=UNIT)[0].first_year == 2023
    assert taken(*chain, into=2026) != ()
    assert taken(OPEN, second, replace(third, remedied_on=date(2025, 1, 5)), into=2026) == ()
