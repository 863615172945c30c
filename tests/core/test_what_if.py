"""Trying other inputs: what would change, that nothing is kept, and how far the next step is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.assessment import CriterionEntry, State
from core.criteria import Criterion
from core.criteria.rules import Formula, RatioBand, RatioRule
from core.next_step import Step, next_steps
from core.records.dossiers import DossierCount
from core.scoring import WrongInputs, score_leaf
from core.self_score import Holdings, SelfScore, Source, assess
from core.what_if import effect, tried, without_occurrence
from tests.core.criteria_sets import sample
from tests.core.test_self_score import UNIT

YEAR = 2025


def scored(*entries: CriterionEntry, total: int = 0, online: int = 0) -> SelfScore:
    rows = ()
    if total:
        rows = (
            DossierCount(
                id="3b241101-e2bb-4255-8caf-4136c566a962",
                year=YEAR,
                from_on=date(YEAR, 1, 1),
                to_on=date(YEAR, 12, 14),
                online_full=online,
                direct=total - online,
                full_eligible=total,
                done_on_time=total,
            ),
        )
    holdings = Holdings(records=rows, entries=entries, documents=(), outside={})
    return assess(sample(), holdings, unit=UNIT, year=YEAR, state=State.CLOSED)


def leaf(criterion: str) -> Criterion:
    return sample().leaf(criterion)


def steps(criterion: str, **inputs: object) -> tuple[Step, ...]:
    return next_steps(leaf(criterion), inputs, year=YEAR)


def told(step: Step) -> tuple[tuple[tuple[str, str, str], ...], str]:
    return tuple((each.name, each.before, each.after) for each in step.changes), str(step.points)


# --- trials -----------------------------------------------------------------------------------------------


def test_a_trial_moves_points_area_and_index_and_leaves_the_score_alone() -> None:
    before = scored(total=12_421, online=2_547)
    after = tried(before, "7.2.1", inputs={"online": 6_211, "total": 12_421})
    told = effect(before, after, criterion="7.2.1")
    assert (told.before.points, told.after.points) == (Decimal("1.64"), Decimal("4.00"))
    assert told.gain == Decimal("2.36")
    assert told.after.area.criterion.id == "7"
    assert told.after.area.points - told.before.area.points == told.gain
    assert told.index_change == Decimal("2.42")  # of 97.50 points: what had no capital is left out
    assert after.line("7.2.1").source is Source.TRIAL
    assert before.line("7.2.1").points == Decimal("1.64")
    assert after.state is State.CLOSED


def test_a_trial_works_where_nothing_was_entered() -> None:
    before = scored()
    after = tried(before, "1.1.1", inputs={"issue_date": f"{YEAR}-02-10"})
    assert before.line("1.1.1").points is None
    assert after.line("1.1.1").points == Decimal("0.50")
    assert {item.criterion for item in before.missing} - {item.criterion for item in after.missing} == {
        "1.1.1"
    }


def test_a_trial_that_cannot_be_is_refused_and_an_unknown_criterion_too() -> None:
    with pytest.raises(WrongInputs):
        tried(scored(), "7.2.1", inputs={"online": 3, "total": 2})
    with pytest.raises(KeyError):
        tried(scored(), "9.9", inputs={})


def test_no_occurrence_shows_its_effect_by_the_policy_of_the_criterion() -> None:
    before = scored()
    left_out = without_occurrence(before, "6.3")
    assert left_out is not None
    told = effect(before, left_out, criterion="6.3")
    assert (told.after.points, told.after.maximum) == (None, Decimal("0.00"))
    assert told.before.total_maximum - told.after.total_maximum == Decimal("2.00")
    full = without_occurrence(before, "1.3.2")
    assert full is not None
    assert effect(before, full, criterion="1.3.2").after.points == Decimal("1.00")
    nothing = without_occurrence(before, "7.2.1")
    assert nothing is not None
    assert nothing.line("7.2.1").points == 0


def test_a_criterion_that_knows_no_such_thing_has_no_such_effect() -> None:
    assert without_occurrence(scored(), "1.1.1") is None
    assert without_occurrence(scored(), "1.6") is None  # the authority scores it


# --- the next step ----------------------------------------------------------------------------------------


def test_the_smallest_count_that_reaches_the_target_is_told() -> None:
    (step,) = steps("7.2.1", online=2_547, total=12_421)
    assert step.points == Decimal("4.00")
    change = step.changes[0]
    assert change.amount is not None
    reached = int(change.after)
    assert change.amount == reached - 2_547
    assert score_leaf(leaf("7.2.1"), {"online": reached, "total": 12_421}).points == Decimal("4.00")
    assert score_leaf(leaf("7.2.1"), {"online": reached - 1, "total": 12_421}).points != Decimal("4.00")


def test_the_next_band_comes_first_and_the_full_points_after_it() -> None:
    found = steps("1.1.2", done=70, planned=100)
    assert [told(step) for step in found] == [
        ((("done", "70", "80"),), "1.60"),
        ((("done", "70", "100"),), "2.00"),
    ]


@pytest.mark.parametrize("criterion", ["7.2.1", "3.3.1", "5.1", "1.4.1", "2.1.2", "6.3"])
def test_every_step_of_a_ratio_wins_and_one_less_does_not_reach_it(criterion: str) -> None:
    node = leaf(criterion)
    assert node.indicator is not None
    part, whole = node.indicator.numerator_key, node.indicator.denominator_key
    for held in range(38):
        inputs = {part: held, whole: 37}
        now = score_leaf(node, inputs).points
        found = next_steps(node, inputs, year=YEAR)
        assert bool(found) == (now != node.max_points), held
        for step in found:
            number = int(step.changes[0].after)
            assert (
                score_leaf(
                    node, {part: str(number) if node.indicator.is_amount else number, whole: 37}
                ).points
                == step.points
            )
        if found:
            last = int(found[-1].changes[0].after)
            assert found[-1].points == node.max_points
            assert score_leaf(node, {part: last - 1, whole: 37}).points != node.max_points


def test_less_is_told_where_less_is_better() -> None:
    late = RatioRule(
        bands=(
            RatioBand(lower=Decimal(0), upper=Decimal(1), formula=Formula.MAX),
            RatioBand(lower=Decimal(1), upper=Decimal(5), formula=Formula.CONST, value=Decimal("0.50")),
            RatioBand(lower=Decimal(5), upper=None, formula=Formula.ZERO),
        )
    )
    node = replace(leaf("1.3.2"), rule=late)
    found = next_steps(node, {"remedied": 20, "findings": 200}, year=YEAR)
    assert [told(step) for step in found] == [
        ((("remedied", "20", "9"),), "0.50"),
        ((("remedied", "20", "1"),), "1.00"),
    ]


def test_a_rule_that_rises_and_falls_promises_nothing() -> None:
    bump = RatioRule(
        bands=(
            RatioBand(lower=Decimal(0), upper=Decimal(40), formula=Formula.ZERO),
            RatioBand(lower=Decimal(40), upper=Decimal(60), formula=Formula.MAX),
            RatioBand(lower=Decimal(60), upper=None, formula=Formula.ZERO),
        )
    )
    node = replace(leaf("1.3.2"), rule=bump)
    assert next_steps(node, {"remedied": 1, "findings": 10}, year=YEAR) == ()


def test_counts_ticks_options_days_and_reports_have_their_steps() -> None:
    assert [told(step) for step in steps("1.4.2", forms=1)] == [
        ((("forms", "1", "2"),), "0.50"),
        ((("forms", "1", "3"),), "1.00"),
    ]
    assert [told(step) for step in steps("2.1.1", items=["plan"])] == [((("report", "", "1"),), "1.00")]
    assert told(steps("3.5.1", items=["phone"])[0])[0] == (
        ("address", "", "1"),
        ("portal", "", "1"),
    )
    assert [told(step) for step in steps("5.3", option="no")] == [
        ((("option", "no", "late"),), "0.75"),
        ((("option", "no", "ontime"),), "1.50"),
    ]
    assert [told(step) for step in steps("1.1.1", issue_date=f"{YEAR}-03-05")] == [
        ((("issue_date", f"{YEAR}-03-05", f"{YEAR}-02-28"),), "0.50"),
        ((("issue_date", f"{YEAR}-03-05", f"{YEAR}-01-31"),), "1.00"),
    ]
    reports = {"Q1": "on_time", "H1": "late", "Q3": "missing"}
    first, last = steps("1.2", reports=reports)
    assert told(first) == ((("H1", "late", "on_time"),), "1.00")
    assert told(last)[1] == "2.00"
    assert len(last.changes) == 3


def test_fewer_events_are_a_step_only_once_they_win_something() -> None:
    first, last = steps("5.4", events={"khien_trach": 6})
    assert told(first) == ((("khien_trach", "6", "4"),), "0.50")
    assert told(last) == ((("khien_trach", "6", "0"),), "2.50")


@pytest.mark.parametrize(
    ("criterion", "inputs"),
    [
        ("7.2.1", {"online": 8, "total": 10}),
        ("7.2.1", {"online": 0, "total": 0}),
        ("7.2.1", {"online": 3, "total": 2}),
        ("1.1.1", {"issue_date": f"{YEAR}-01-02"}),
        ("8.2", {"answers": {"A": 1}}),
    ],
)
def test_nothing_is_lacking_where_nothing_can_be_won(criterion: str, inputs: Mapping[str, object]) -> None:
    assert next_steps(leaf(criterion), inputs, year=YEAR) == ()
