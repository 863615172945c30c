"""Which criteria are entered beside submissions, their figures, and the points these give at once."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from core.assessment import AdjustmentEntry
from core.criterion_inputs import to_inputs, to_pairs
from core.outside import (
    OutsideKind,
    adjusted,
    answers_gap,
    figures_of,
    index_leaves,
    item_keys,
    leaves_of,
    scored,
    survey_leaves,
)
from core.outside_sheets import whole_code
from core.scoring import WrongInputs
from tests.core.criteria_sets import ROOT, sample

SET = sample()
FULL = (("A", "50"), ("B", "30"), ("C", "15"), ("D", "5"))


def test_surveys_and_indexes_are_told_apart_and_records_are_neither() -> None:
    assert [leaf.id for leaf in survey_leaves(SET)] == ["8.1", "8.2"]
    assert [leaf.id for leaf in index_leaves(SET)] == ["3.1.2", "3.6", "8.3"]
    assert leaves_of(OutsideKind.ADJUSTMENTS, SET) == ()


def test_the_figures_of_a_survey_end_with_the_printed_number_of_valid_forms() -> None:
    assert [(each.name, each.is_control) for each in figures_of(SET.leaf("8.2"))] == [
        ("A", False),
        ("B", False),
        ("C", False),
        ("D", False),
        ("valid", True),
    ]
    (percent,) = figures_of(SET.leaf("8.1"))
    assert (percent.name, percent.is_count) == ("sipas_percent", False)
    assert [each.is_count for each in figures_of(SET.leaf("3.1.2"))] == [True, True]


def test_answers_give_points_by_their_weights_and_the_printed_number_is_not_computed_with() -> None:
    leaf = SET.leaf("8.2")
    assert scored(leaf, FULL, year=2025).points == Decimal("2.84")
    assert scored(leaf, (*FULL, ("valid", "990")), year=2025).points == Decimal("2.84")
    assert leaf.indicator is not None
    assert to_inputs(leaf.indicator, (*FULL, ("valid", "100"))) == {
        "answers": {"A": 50, "B": 30, "C": 15, "D": 5}
    }


@pytest.mark.parametrize(
    ("pairs", "gap"),
    [(FULL, None), ((*FULL, ("valid", "100")), 0), ((*FULL, ("valid", "97")), -3), ((("valid", "8"),), 8)],
)
def test_answers_are_compared_with_the_printed_number(
    pairs: tuple[tuple[str, str], ...], gap: int | None
) -> None:
    assert answers_gap(SET.leaf("8.2"), pairs) == gap


def test_an_index_gives_its_share_and_what_cannot_be_is_said() -> None:
    leaf = SET.leaf("3.6")
    assert scored(leaf, (("score_766", "90.09"),), year=2025).points == Decimal("2.70")
    wrong = scored(leaf, (("score_766", "100.01"),), year=2025).wrong
    assert wrong is not None
    assert wrong.reason == "above_limit"
    assert scored(leaf, (), year=2025).points is None


def test_bonus_and_penalty_are_cut_at_their_caps_and_a_single_ground_counts_once() -> None:
    entries = {"model": AdjustmentEntry(item="model", count=4, note="x")}
    bonus, penalty = adjusted(SET, entries)
    assert (bonus.uncapped, bonus.points, bonus.is_capped) == (Decimal("4.00"), Decimal("3.00"), True)
    assert penalty.points == 0
    with pytest.raises(WrongInputs):
        adjusted(SET, {"late_submission": AdjustmentEntry(item="late_submission", count=2, note="x")})
    assert list(item_keys(SET)) == ["model", "award", "late_submission", "false_evidence", "discipline"]


@pytest.mark.parametrize(("text", "code"), [("1234", "01234"), ("01234", "01234"), ("xã", "xã"), ("", "")])
def test_a_code_gets_back_the_zeros_a_spreadsheet_took(text: str, code: str) -> None:
    assert whole_code(text) == code


CASES = [
    case
    for case in json.loads(
        (ROOT / "tests" / "vectors" / "scoring" / "scoring-cases.json").read_text(encoding="utf-8")
    )["cases"]
    if case["criterion_id"] in {leaf.id for leaf in (*survey_leaves(SET), *index_leaves(SET))}
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_worked_cases_of_what_is_entered_here_stay_exact(case: dict[str, Any]) -> None:
    leaf = SET.leaf(case["criterion_id"])
    assert leaf.indicator is not None
    found = scored(leaf, to_pairs(leaf.indicator, case["inputs"]), year=2024)
    expected = case["expected_points"]
    assert found.points == (None if expected is None else Decimal(expected))
    assert found.score is not None
    assert found.score.exact == (None if case["exact_fraction"] is None else Fraction(case["exact_fraction"]))


def test_both_rules_of_this_page_are_among_the_worked_cases() -> None:
    assert {"survey_weighted", "external_value"} <= {case["rule_kind"] for case in CASES}
