from dataclasses import replace
from decimal import Decimal

import pytest

from core.scoring import (
    CriterionUnknown,
    LeafState,
    PointsOutOfRange,
    WrongInputs,
    apply_adjustments,
    check_points,
    score_points,
    score_set,
)
from tests.core.criteria_sets import sample, set_766

FULL = {leaf.id: leaf.max_points for leaf in sample().leaves()}


def test_full_points_everywhere_are_one_hundred():
    card = score_points(sample(), FULL)
    assert (str(card.total), str(card.maximum), str(card.index)) == ("100.00", "100.00", "100.00")
    assert not card.has_zero_criterion
    assert card.missing == ()
    assert [str(area.maximum) for area in card.areas][:3] == ["12.00", "8.00", "24.00"]


def test_an_excluded_leaf_leaves_score_and_maximum():
    points = {**FULL, "6.3": None}
    points["8.1"] = Decimal("0.36")
    points["3.3.1"] = Decimal("0.00")
    points["7.2.1"] = Decimal("2.00")
    card = score_points(sample(), points, excluded=frozenset({"6.3"}))
    assert (str(card.total), str(card.maximum), str(card.index)) == ("80.36", "98.00", "82.00")
    assert card.excluded == ("6.3",)
    assert card.line("6.3").state is LeafState.EXCLUDED
    assert str(card.sum_of("6").maximum) == "4.00"
    assert card.has_zero_criterion


def test_sums_of_the_tree_add_rounded_leaves():
    card = score_set(
        sample(),
        {
            "1.1.2": {"done": 23, "planned": 27},
            "1.1.1": {"issue_date": "2024-02-29"},
            "7.1.2": {"online": 40, "total": 100},
        },
        year=2024,
    )
    assert str(card.sum_of("1.1").points) == "2.20"
    assert str(card.sum_of("1").points) == "2.20"
    assert str(card.sum_of("7.1").points) == "1.33"
    assert str(card.total) == "3.53"
    assert str(card.sum_of("1.1").percent) == "73.33"
    assert len(card.missing) == 52
    assert card.line("1.1.2").area_id == "1"


def test_missing_and_wrong_inputs_count_nothing_and_are_told():
    card = score_set(sample(), {"7.2.1": {"online": 11, "total": 10}, "7.2.2": None})
    line = card.line("7.2.1")
    assert (line.state, line.points) == (LeafState.WRONG, None)
    assert line.problem is not None
    assert line.problem.where == "7.2.1"
    assert dict(line.problem.values)["reason"] == "part_above_whole"
    assert card.line("7.2.2").state is LeafState.MISSING
    assert {"7.2.1", "7.2.2"} <= set(card.missing)
    assert str(card.total) == "0.00"


def test_given_points_win_over_inputs():
    card = score_set(sample(), {"8.1": {"sipas_percent": "88.08"}}, given={"8.1": Decimal("9.00")})
    assert (card.line("8.1").state, card.line("8.1").points) == (LeafState.GIVEN, Decimal("9.00"))


def test_what_does_not_apply_to_a_commune_leaves_the_maximum():
    points = {leaf.id: leaf.max_points for leaf in set_766().leaves()}
    commune = score_points(set_766(), points)
    assert (str(commune.maximum), str(commune.index)) == ("94.00", "100.00")
    assert commune.line("1.2").state is LeafState.NOT_APPLICABLE
    assert str(score_points(set_766(), points, unit_kind="province").maximum) == "100.00"
    assert score_set(set_766(), {}).line("1.3").state is LeafState.NOT_APPLICABLE


def test_nothing_left_to_score_has_no_index():
    everything = frozenset(FULL)
    card = score_points(sample(), {}, excluded=everything)
    assert card.index is None
    assert card.sum_of("1").percent is None


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        ("4.01", "above_max"),
        ("-0.01", "below_zero"),
        ("1.005", "decimals"),
        ("NaN", "decimals"),
        ("0.60", "off_step"),
    ],
)
def test_points_that_cannot_be_given_are_refused(points, reason):
    leaf = replace(sample().leaf("7.2.1"), step=Decimal("0.25"))
    with pytest.raises(PointsOutOfRange) as refused:
        check_points(leaf, Decimal(points))
    assert refused.value.fields["reason"] == reason


def test_points_on_the_step_are_taken():
    check_points(replace(sample().leaf("7.2.1"), step=Decimal("0.25")), Decimal("3.75"))
    with pytest.raises(PointsOutOfRange):
        score_points(sample(), {"7.2.1": Decimal("8.00")})


def test_unknown_criteria_are_refused():
    with pytest.raises(CriterionUnknown):
        score_set(sample(), {"9.9": {}})
    with pytest.raises(CriterionUnknown):
        score_set(sample(), {}, given={"7.2": Decimal(0)})
    with pytest.raises(CriterionUnknown):
        score_points(sample(), {}, excluded=frozenset({"nothing"}))


def test_bonus_is_cut_at_its_cap():
    adjusted = apply_adjustments(sample(), {"model": 4})
    assert (str(adjusted.bonus), str(adjusted.penalty)) == ("3.00", "0.00")
    result = adjusted.results[0]
    assert (str(result.uncapped), result.is_capped, result.lines[0].count) == ("4.00", True, 4)


def test_penalty_counts_each_case_or_once():
    adjusted = apply_adjustments(sample(), {"late_submission": 1, "PENALTY.discipline": 2, "award": 0})
    assert (str(adjusted.bonus), str(adjusted.penalty)) == ("0.00", "2.50")
    assert not adjusted.results[1].is_capped


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ({"gift": 1}, "unknown_key"),
        ({"late_submission": 2}, "only_once"),
        ({"model": -1}, "negative"),
        ({"model": True}, "not_a_count"),
        ({"model": 1, "BONUS.model": 1}, "twice"),
    ],
)
def test_wrong_adjustments_are_refused(counts, reason):
    with pytest.raises(WrongInputs) as refused:
        apply_adjustments(sample(), counts)
    assert refused.value.reason == reason


def test_a_key_that_two_adjustments_share_needs_its_full_name():
    bonus, penalty = sample().adjustments
    shared = replace(sample(), adjustments=(bonus, replace(penalty, items=bonus.items)))
    assert str(apply_adjustments(shared, {"PENALTY.model": 1}).penalty) == "1.00"
    with pytest.raises(WrongInputs):
        apply_adjustments(shared, {"model": 1})


def test_the_index_adds_bonus_takes_penalty_and_may_pass_one_hundred():
    bonus = apply_adjustments(sample(), {"model": 4, "late_submission": 1})
    card = score_points(sample(), FULL, adjustments=bonus)
    assert (str(card.bonus), str(card.penalty), str(card.index)) == ("3.00", "0.50", "102.50")
    capped = score_points(replace(sample(), cap_at_max=True), FULL, adjustments=bonus)
    assert str(capped.index) == "100.00"
    low = score_points(sample(), {}, adjustments=apply_adjustments(sample(), {"discipline": 2}))
    assert str(low.index) == "0.00"
