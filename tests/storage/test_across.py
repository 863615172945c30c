"""One criterion of every unit is what each unit's own stores say; findings set aside come back as they went."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.across_sheet import HeldLine
from core.assessment import Appraisal, CriterionEntry, OutsideValue, Stage
from core.dismissals import Dismissal, in_force
from core.evidence import EvidenceDocument
from core.records.new import blank
from tests.storage.samples import NOW

UNITS = ("21583", "21590", "21600")
YEAR = 2026


def given(points: str | None, criterion: str = "2.1") -> Appraisal:
    value = None if points is None else Decimal(points)
    return Appraisal(criterion=criterion, stage=Stage.APPRAISAL_1, points=value, officer="An", at=NOW)


@pytest.fixture
def work(database):
    with database.transaction() as stores:
        for year in (YEAR - 1, YEAR):
            for unit in UNITS[:2]:
                points = {"2.1": Decimal("0.55"), "1.1": None}
                stores.assessments.put_self_points(unit, year, points=points)
                entry = CriterionEntry(criterion="2.1", explanation=f"{unit} {year}")
                stores.assessments.save_entry(unit, year, entry=entry)
                stores.assessments.add_appraisals(
                    unit, year, appraisals=[given("1"), given("2"), given("3", "1.1")]
                )
                value = OutsideValue(criterion="2.1", inputs=(("value", "80"),), document="BC 5")
                stores.assessments.put_outside_values(unit, year, values=(value,))
            document = EvidenceDocument(id=f"d{year}", year=year, name="a.pdf", criteria=("1.1", "2.1"))
            stores.evidence.save(UNITS[0], [document])
        yield stores


def test_a_line_is_what_the_units_own_stores_say(work):
    lines = work.across.lines(YEAR, "2.1", units=UNITS)
    assert list(lines) == list(UNITS)
    for unit in UNITS[:2]:
        held = work.assessments
        assert lines[unit] == HeldLine(
            self_points=held.self_points(unit, YEAR)["2.1"],
            entry=held.entries(unit, YEAR)[0],
            appraisals=tuple(item for item in held.appraisals(unit, YEAR) if item.criterion == "2.1"),
            outside=held.outside_values(unit, YEAR)[0].inputs,
            documents=work.evidence.counts(unit, YEAR).get("2.1", 0),
        )
    assert lines[UNITS[0]].documents == 1
    assert lines[UNITS[2]] == HeldLine()


def test_a_criterion_nobody_has_gives_empty_lines(work):
    assert set(work.across.lines(YEAR, "9.9", units=UNITS).values()) == {HeldLine()}


def test_what_stood_is_the_newest_points_given_else_the_units_own(work):
    work.assessments.add_appraisals(UNITS[0], YEAR, appraisals=[given(None)])
    work.assessments.add_appraisals(UNITS[1], YEAR, appraisals=[replace(given(None), excluded=True)])
    assert work.across.finals(YEAR, "2.1") == {UNITS[0]: Decimal("0.55"), UNITS[1]: None}
    work.assessments.put_self_points(UNITS[2], YEAR, points={"2.1": Decimal("0.25")})
    assert work.across.finals(YEAR, "2.1")[UNITS[2]] == Decimal("0.25")


def test_records_of_some_units_are_those_of_their_own_years(work):
    for unit in UNITS:
        for year in (YEAR - 1, YEAR):
            work.records.save(unit, [blank("task", record_id=f"{unit}{year}", year=year)])
    found = work.across.records("task", YEAR, units=UNITS[:2])
    assert found == {unit: work.records.of_year("task", unit, year=YEAR) for unit in UNITS[:2]}


def test_units_with_points_are_counted_once_and_those_taken_back_are_not(work):
    assert work.across.given_counts(YEAR) == {"2.1": 2, "1.1": 2}
    work.assessments.add_appraisals(UNITS[0], YEAR, appraisals=[given(None)])
    work.assessments.add_appraisals(UNITS[1], YEAR, appraisals=[replace(given(None), excluded=True)])
    assert work.across.given_counts(YEAR) == {"2.1": 1, "1.1": 2}
    assert work.across.given_counts(YEAR + 5) == {}


def test_a_dismissal_comes_back_and_can_be_taken_back_and_given_again(work):
    first = Dismissal(year=YEAR, mark="sums:1", figures="ab", reason="đã xem", officer="An", at=NOW)
    work.dismissals.add(first)
    work.dismissals.add(replace(first, mark="sums:2"))
    assert work.dismissals.of_year(YEAR)[0] == first
    work.dismissals.take_back(replace(first, restored_at=NOW))
    work.dismissals.add(replace(first, reason="xem lần hai"))
    held = work.dismissals.of_year(YEAR)
    assert [item.restored_at for item in held] == [NOW, None, None]
    assert in_force(held)["sums:1", "ab"].reason == "xem lần hai"
    assert work.dismissals.of_year(YEAR - 1) == ()


def test_the_last_act_of_the_chain_is_the_newest(database):
    with database.transaction() as stores:
        assert stores.audit.last() is None or stores.audit.last() == stores.audit.all()[-1]
