import json
from fractions import Fraction

import pytest

from core.scoring import CasesUnreadable, score_cases
from tests.core.criteria_sets import ROOT, sample

VECTORS = json.loads(
    (ROOT / "tests" / "vectors" / "scoring" / "scoring-cases.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["id"])
def test_every_worked_case_gives_exactly_its_points(case):
    (result,) = score_cases(sample(), [case])
    assert result.error is None
    assert result.criterion_id == case["criterion_id"]
    score = result.score
    assert score is not None
    assert (None if score.points is None else str(score.points)) == case["expected_points"]
    assert score.state.value == case["expected_state"]
    assert list(score.flags) == case["expected_flags"]
    assert score.exact == (None if case["exact_fraction"] is None else Fraction(case["exact_fraction"]))
    assert score.explanation.rule_kind.value == case["rule_kind"]


def test_the_whole_file_answers_in_the_same_order():
    results = score_cases(sample(), VECTORS)
    assert [result.criterion_id for result in results] == [case["criterion_id"] for case in VECTORS["cases"]]


@pytest.mark.parametrize(
    ("case", "criterion", "code"),
    [
        ({"criterion_id": "9.9", "inputs": {}}, "9.9", "E_CRITERION_UNKNOWN"),
        ({"criterion_id": "7.2", "inputs": {}}, "7.2", "E_CRITERION_UNKNOWN"),
        ({"criterion_id": 7, "inputs": {}}, "", "E_CRITERION_UNKNOWN"),
        ({"inputs": {}}, "", "E_CRITERION_UNKNOWN"),
        ({"criterion_id": "7.2.1"}, "7.2.1", "E_INPUTS"),
        ({"criterion_id": "7.2.1", "inputs": []}, "7.2.1", "E_INPUTS"),
        ({"criterion_id": "7.2.1", "inputs": {"online": -1, "total": 1}}, "7.2.1", "E_INPUTS"),
        ("case", "", "E_INPUTS"),
    ],
)
def test_a_wrong_case_is_its_own_error_and_stops_nothing(case, criterion, code):
    good = {"criterion_id": "7.2.1", "inputs": {"online": 5, "total": 10}}
    wrong, right = score_cases(sample(), {"cases": [case, good]})
    assert wrong.score is None
    assert wrong.error is not None
    assert (wrong.criterion_id, wrong.error.code) == (criterion, code)
    assert right.error is None


@pytest.mark.parametrize("document", [None, 7, "cases", {}, {"cases": {}}])
def test_a_file_without_a_list_of_cases_is_refused(document):
    with pytest.raises(CasesUnreadable):
        score_cases(sample(), document)
