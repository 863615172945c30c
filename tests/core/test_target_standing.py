"""A target against the year: what its result is, and whether it was passed, reached or missed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from core.records.catalogue import kind_of
from core.records.dossiers import DossierField, Satisfaction
from core.records.oversight import Procedures
from core.records.people import Staff
from core.records.planning import ExternalIndex, Task
from core.records.targets import Target, TargetForm, TargetMeasure
from core.services.follow_targets import FollowTargets
from core.target_standing import Reached, kinds_of, standing
from core.units import Role
from tests.core.records.builders import YEAR, days, dossiers
from tests.ui.fakes import office
from tests.ui.memory import MemoryDatabase
from ui.texts.record_ratios import asked, target_lines


def target(**given: Any) -> Target:
    return Target(**{"id": "t", "year": YEAR, "name": "Hồ sơ nộp trực tuyến", "value": Decimal(50), **given})


def reached(operator: TargetForm, value: str, result: str, **given: Any) -> Reached | None:
    asked_for = target(operator=operator, value=Decimal(value), result=Decimal(result), **given)
    return standing(asked_for, ()).reached


@pytest.mark.parametrize(
    ("operator", "value", "result", "found"),
    [
        (TargetForm.AT_LEAST, "84", "85.7", Reached.EXCEEDED),  # seed document S3
        (TargetForm.AT_LEAST, "84", "84", Reached.REACHED),
        (TargetForm.AT_LEAST, "84", "83.99", Reached.MISSED),
        (TargetForm.OVER, "87", "87.01", Reached.REACHED),  # seed document S3
        (TargetForm.OVER, "87", "87", Reached.MISSED),
        (TargetForm.AT_MOST, "0.5", "0.49", Reached.EXCEEDED),
        (TargetForm.AT_MOST, "0.5", "0.5", Reached.REACHED),
        (TargetForm.UNDER, "0.5", "0.5", Reached.MISSED),
        (TargetForm.UNDER, "0.5", "0.49", Reached.REACHED),
        (TargetForm.TOP, "20", "20", Reached.REACHED),
        (TargetForm.TOP, "20", "21", Reached.MISSED),
    ],
)
def test_a_result_passes_reaches_or_misses(
    operator: TargetForm, value: str, result: str, found: Reached
) -> None:
    assert reached(operator, value, result) is found


@pytest.mark.parametrize(
    ("rank", "found"),
    [("3", Reached.EXCEEDED), ("4", Reached.REACHED), ("6", Reached.REACHED), ("7", Reached.MISSED)],
)
def test_ranks_4_to_6_of_the_seeds(rank: str, found: Reached) -> None:
    assert reached(TargetForm.RANKS, "4", rank, value_to=Decimal(6)) is found


def test_figures_of_the_year_come_before_a_result_typed_in() -> None:
    asked_for = target(measure=TargetMeasure.ONLINE, result=Decimal(99))
    told = standing(asked_for, (dossiers(online_full=2547, direct=9874), replace(dossiers(), year=YEAR - 1)))
    assert (told.part, told.whole, told.reached) == (2547, 12421, Reached.MISSED)
    assert told.result == Fraction(254700, 12421)  # exact: a rounded ratio never enters a rule
    assert standing(asked_for, ()).result == 99


def test_a_field_has_its_own_target() -> None:
    def forms(field: DossierField, happy: int) -> Satisfaction:
        return Satisfaction(
            id=field,
            year=YEAR,
            **days(1, last=12),
            field=field,
            valid=100,
            level_4=happy,
            level_1=100 - happy,
        )

    rows = (forms(DossierField.LAND, 70), forms(DossierField.CONSTRUCTION, 92))
    land = target(measure=TargetMeasure.SATISFACTION, field=DossierField.LAND, value=Decimal(80))
    assert standing(land, rows).reached is Reached.MISSED
    assert standing(replace(land, field=DossierField.CONSTRUCTION), rows).reached is Reached.EXCEEDED
    assert standing(replace(land, field=DossierField.ALL), rows).part == 162


def test_an_index_gives_its_value_or_its_rank() -> None:
    rows = (ExternalIndex(id="x", year=YEAR, name="par index", value=Decimal("84.11"), rank=4, out_of=11),)
    index = target(name="PAR Index", measure=TargetMeasure.INDEX, value=Decimal("84.11"))
    assert standing(index, rows).reached is Reached.REACHED
    ranked = replace(index, operator=TargetForm.RANKS, value=Decimal(4), value_to=Decimal(6), out_of=11)
    assert standing(ranked, rows).reached is Reached.REACHED
    assert standing(replace(index, name="SIPAS"), rows).reached is None


@pytest.mark.parametrize("measure", TargetMeasure)
def test_every_measure_knows_its_records_and_says_nothing_without_them(measure: TargetMeasure) -> None:
    asked_for = target(measure=measure)
    assert kinds_of(asked_for)
    assert all(kind_of(kind) for kind in kinds_of(asked_for))
    assert standing(asked_for, ()).result is None


def test_other_measures_use_the_counts_of_their_indicators() -> None:
    done = Task(id="a", year=YEAR, title="x", done_on=date(YEAR, 3, 1))
    plan = standing(target(measure=TargetMeasure.PLAN_DONE), (done, replace(done, id="b", done_on=None)))
    assert (plan.part, plan.whole) == (1, 2)
    staff = Staff(id="s", year=YEAR, as_of=date(YEAR, 6, 30), present=10, qualified=9)
    assert standing(target(measure=TargetMeasure.QUALIFIED), (staff,)).result == 90
    counts = Procedures(
        id="p", year=YEAR, as_of=date(YEAR, 6, 30), in_charge=362, full_online=300, partial_online=34
    )
    services = standing(target(measure=TargetMeasure.ONLINE_SERVICES), (counts,))
    assert (services.part, services.whole) == (334, 362)
    assert standing(target(measure=TargetMeasure.SERVICES_USED), (counts,)).result is None
    assert standing(target(measure=TargetMeasure.POPULATION_DATA), (dossiers(direct=5),)).result is None


def test_a_target_is_told_with_its_counts_and_its_next_year() -> None:
    database = MemoryDatabase(office(Role.SUBMITTER))
    targets = FollowTargets(database=database)
    asked_for = target(measure=TargetMeasure.ONLINE)
    later = replace(asked_for, id="next", year=YEAR + 1, name="hồ sơ nộp trực tuyến", value=Decimal(60))
    with database.transaction() as work:
        unit = work.office.get().unit.code
        work.records.save(unit, [asked_for, later, dossiers(online_full=2547, direct=9874)])
    (told,) = targets.standings(YEAR)
    assert told == targets.standing(asked_for)
    assert target_lines(told) == (
        "Chỉ tiêu: từ 50\N{NO-BREAK SPACE}% trở lên.",
        "Kết quả: 2.547/12.421 = 20,51\N{NO-BREAK SPACE}% – chưa đạt chỉ tiêu.",
        f"Chỉ tiêu năm {YEAR + 1}: từ 60\N{NO-BREAK SPACE}% trở lên.",
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"operator": TargetForm.OVER, "value": Decimal(87)}, "trên 87"),
        (
            {"operator": TargetForm.RANKS, "value": Decimal(4), "value_to": Decimal(6), "out_of": 11},
            "từ hạng 4 đến hạng 6 trên 11 đơn vị",
        ),
        (
            {"operator": TargetForm.TOP, "value": Decimal(20), "out_of": 63},
            "trong 20 đơn vị dẫn đầu trên 63 đơn vị",
        ),
        ({"operator": TargetForm.AT_MOST, "value": Decimal("0.5")}, "từ 0,5 trở xuống"),
        ({"operator": TargetForm.UNDER, "value": Decimal(1)}, "dưới 1"),
        ({"field": DossierField.LAND}, "từ 50 trở lên (Đất đai)"),
    ],
)
def test_a_target_is_worded_as_it_was_set(given: dict[str, Any], words: str) -> None:
    assert asked(target(**given)) == words


def test_a_target_without_figures_says_so() -> None:
    assert target_lines(standing(target(), ()))[-1] == "Kết quả: chưa có số liệu."
    ranked = target(operator=TargetForm.TOP, value=Decimal(20), result=Decimal(16))
    assert target_lines(standing(ranked, ()))[-1] == "Kết quả: hạng 16 – đạt chỉ tiêu."
