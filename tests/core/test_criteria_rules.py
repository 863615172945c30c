from typing import Any

import pytest

from core.criteria import check_set
from core.findings import Finding, Level
from tests.core.criteria_sets import decoded, row


def spoiled(criterion_id: str, spoil: Any) -> tuple[Finding, ...]:
    document = decoded()
    spoil(row(document, criterion_id))
    return check_set(document)


def rule(**changes: Any) -> Any:
    return lambda leaf: leaf["rule"].update(changes)


def band(number: int, **changes: Any) -> Any:
    return lambda leaf: leaf["rule"]["bands"][number].update(changes)


def both(*spoilers: Any) -> Any:
    def spoil(leaf: Any) -> None:
        for each in spoilers:
            each(leaf)

    return spoil


ERRORS = [
    ("unknown parent", "1.1.1", lambda leaf: leaf.update(parent_id="9.9"), "C_PARENT_UNKNOWN"),
    ("leaf as parent", "1.1.1", lambda leaf: leaf.update(parent_id="1.1.2"), "C_PARENT_NOT_GROUP"),
    ("cycle", "1.1", lambda leaf: leaf.update(parent_id="1.1"), "C_CYCLE"),
    ("duplicate id", "1.1.1", lambda leaf: leaf.update(id="1.1.2"), "C_ID_TWICE"),
    ("group on top", "1.1", lambda leaf: leaf.update(parent_id=None), "C_TOP_NOT_AREA"),
    ("area below", "1.1", lambda leaf: leaf.update(kind="area"), "C_AREA_BELOW_TOP"),
    ("kind", "1.1", lambda leaf: leaf.update(kind="branch"), "C_VALUE_UNKNOWN"),
    ("id wrong", "1.1.1", lambda leaf: leaf.update(id=111), "C_MEMBER_TYPE"),
    ("maximum zero", "1.1.1", lambda leaf: leaf.update(max_points="0.00"), "C_MAX_NOT_POSITIVE"),
    ("maximum fine", "1.1.1", lambda leaf: leaf.update(max_points="1.005"), "C_MAX_DECIMALS"),
    ("exponent", "1.1.1", lambda leaf: leaf.update(max_points="1e0"), "C_DECIMAL"),
    ("comma", "1.1.1", lambda leaf: leaf.update(max_points="1,00"), "C_DECIMAL"),
    ("no maximum", "1.1.1", lambda leaf: leaf.update(max_points=None), "C_MEMBER_MISSING"),
    ("sum", "1.1.1", lambda leaf: leaf.update(max_points="1.01"), "C_SUM"),
    ("step", "1.1.1", lambda leaf: leaf.update(step="0.30"), "C_STEP"),
    ("policy", "1.1.1", lambda leaf: leaf.update(na_policy="half"), "C_VALUE_UNKNOWN"),
    ("scored by", "1.1.1", lambda leaf: leaf.update(scored_by="oracle"), "C_VALUE_UNKNOWN"),
    ("no policy", "1.1.1", lambda leaf: leaf.update(na_policy=None), "C_MEMBER_MISSING"),
    ("no rule", "1.1.1", lambda leaf: leaf.update(rule=None), "C_RULE_MISSING"),
    ("no indicator", "1.1.1", lambda leaf: leaf.update(indicator=None), "C_INDICATOR_MISSING"),
    ("form", "1.1.1", lambda leaf: leaf["indicator"].update(form="guess"), "C_VALUE_UNKNOWN"),
    ("form mismatch", "1.1.1", lambda leaf: leaf["indicator"].update(form="count"), "C_FORM_MISMATCH"),
    ("no value key", "1.1.1", lambda leaf: leaf["indicator"].pop("value_key"), "C_MEMBER_MISSING"),
    ("no numerator", "1.1.2", lambda leaf: leaf["indicator"].pop("numerator_key"), "C_MEMBER_MISSING"),
    ("rule kind", "1.1.1", rule(kind="python"), "C_VALUE_UNKNOWN"),
    ("no rule kind", "1.1.1", rule(kind=None), "C_MEMBER_MISSING"),
    ("formula", "1.1.2", band(1, formula="p * M"), "C_VALUE_UNKNOWN"),
    ("band gap", "1.1.2", band(1, ge="81"), "C_BAND_GAP"),
    ("band overlap", "1.1.2", band(1, ge="79"), "C_BAND_OVERLAP"),
    ("band end", "1.1.2", band(0, lt="200"), "C_BAND_END"),
    ("band start", "1.1.2", band(2, ge="1"), "C_BAND_GAP"),
    ("band empty", "1.1.2", band(1, lt="80"), "C_BAND_EMPTY"),
    ("two open bands", "1.1.2", lambda leaf: leaf["rule"]["bands"][1].pop("lt"), "C_BAND_OVERLAP"),
    ("bands no list", "1.1.2", rule(bands="all"), "C_MEMBER_TYPE"),
    ("no bands", "1.1.2", rule(bands=[]), "C_BAND_END"),
    ("const above", "1.3.2", band(1, value="1.01"), "C_POINTS_ABOVE_MAX"),
    ("const below", "1.3.2", band(1, value="-0.50"), "C_POINTS_BELOW_ZERO"),
    ("const missing", "1.3.2", lambda leaf: leaf["rule"]["bands"][1].pop("value"), "C_MEMBER_MISSING"),
    ("target zero", "7.2.1", band(1, target="0"), "C_NOT_POSITIVE"),
    ("interp ends", "3.3.1", band(1, to="90"), "C_INTERP_ENDS"),
    ("interp below zero", "3.3.1", band(1, **{"from": "91"}), "C_POINTS_BELOW_ZERO"),
    ("count gap", "1.4.2", band(2, ge=1), "C_BAND_GAP"),
    ("count twice", "1.4.2", band(1, ge=3), "C_BAND_OVERLAP"),
    ("count text", "1.4.2", band(1, ge="2"), "C_MEMBER_TYPE"),
    ("count boolean", "1.4.2", band(1, ge=True), "C_MEMBER_TYPE"),
    ("count missing", "1.4.2", lambda leaf: leaf["rule"]["bands"][1].pop("ge"), "C_MEMBER_MISSING"),
    ("no counts", "1.4.2", rule(bands=[]), "C_BAND_GAP"),
    ("count above", "1.4.2", band(0, points="1.50"), "C_POINTS_ABOVE_MAX"),
    ("step order", "1.1.1", lambda leaf: leaf["rule"]["steps"].reverse(), "C_STEPS_ORDER"),
    ("no steps", "1.1.1", rule(steps=[]), "C_LIST_EMPTY"),
    ("step day", "1.1.1", lambda leaf: leaf["rule"]["steps"][0].update(on_or_before="Y-02-29"), "C_YEAR_DAY"),
    (
        "step month",
        "1.1.1",
        lambda leaf: leaf["rule"]["steps"][0].update(on_or_before="Y-13-01"),
        "C_YEAR_DAY",
    ),
    ("step text", "1.1.1", lambda leaf: leaf["rule"]["steps"][0].update(on_or_before="31/01"), "C_YEAR_DAY"),
    ("step missing", "1.1.1", lambda leaf: leaf["rule"]["steps"][0].pop("on_or_before"), "C_MEMBER_MISSING"),
    (
        "step above",
        "1.1.1",
        lambda leaf: leaf["rule"]["steps"][0].update(points="1.50"),
        "C_POINTS_ABOVE_MAX",
    ),
    ("after below zero", "1.1.1", rule(after="-0.10"), "C_POINTS_BELOW_ZERO"),
    (
        "checklist above",
        "1.3.1",
        lambda leaf: leaf["rule"]["items"][0].update(points="0.60"),
        "C_POINTS_ABOVE_MAX",
    ),
    (
        "item above",
        "1.3.1",
        lambda leaf: leaf["rule"]["items"][0].update(points="1.10"),
        "C_POINTS_ABOVE_MAX",
    ),
    ("item twice", "1.3.1", lambda leaf: leaf["rule"]["items"][0].update(key="done"), "C_KEY_TWICE"),
    ("no items", "3.5.1", rule(items=[]), "C_LIST_EMPTY"),
    (
        "option above",
        "5.3",
        lambda leaf: leaf["rule"]["options"][0].update(points="2.00"),
        "C_POINTS_ABOVE_MAX",
    ),
    ("option twice", "5.3", lambda leaf: leaf["rule"]["options"][0].update(key="late"), "C_KEY_TWICE"),
    ("reports above", "1.2", rule(on_time="0.60"), "C_POINTS_ABOVE_MAX"),
    ("report twice", "1.2", rule(expected=["Q1", "Q1", "Q3", "Y"]), "C_KEY_TWICE"),
    ("no reports", "1.2", rule(expected=[]), "C_LIST_EMPTY"),
    ("start above", "5.4", rule(start="3.00"), "C_POINTS_ABOVE_MAX"),
    ("floor above start", "5.4", rule(floor="2.60"), "C_FLOOR_ABOVE_START"),
    ("cost zero", "2.2.2", rule(per_event="0.00"), "C_NOT_POSITIVE"),
    ("severity text", "5.4", lambda leaf: leaf["rule"]["severity"].update(canh_cao="much"), "C_DECIMAL"),
    ("weight", "8.2", lambda leaf: leaf["rule"]["weights"].update(A="101"), "C_WEIGHT"),
    ("no weights", "8.2", rule(weights=None), "C_LIST_EMPTY"),
    ("scale", "3.6", rule(scale="0"), "C_NOT_POSITIVE"),
]

WARNINGS = [
    ("target below", "7.2.1", band(0, formula="proportional_to_target", target="50"), "C_FORMULA_ABOVE_MAX"),
    ("interp beyond", "3.3.1", band(1, to="97"), "C_FORMULA_ABOVE_MAX"),
    (
        "checklist short",
        "1.3.1",
        lambda leaf: leaf["rule"]["items"][0].update(points="0.40"),
        "C_MAX_UNREACHABLE",
    ),
    ("reports short", "1.2", rule(on_time="0.40"), "C_MAX_UNREACHABLE"),
    ("no evidence", "1.2", lambda leaf: leaf.update(evidence=[]), "C_NO_EVIDENCE"),
]


@pytest.mark.parametrize(("criterion", "spoil", "code"), [e[1:] for e in ERRORS], ids=[e[0] for e in ERRORS])
def test_a_spoiled_criterion_is_an_error(criterion, spoil, code):
    found = spoiled(criterion, spoil)
    assert code in [finding.code for finding in found if finding.level is Level.ERROR]


@pytest.mark.parametrize(
    ("criterion", "spoil", "code"), [w[1:] for w in WARNINGS], ids=[w[0] for w in WARNINGS]
)
def test_a_doubtful_criterion_is_a_warning_at_its_place(criterion, spoil, code):
    found = spoiled(criterion, spoil)
    assert [(finding.level, finding.code, finding.where) for finding in found] == [
        (Level.WARNING, code, criterion)
    ]


def test_a_longer_cycle_is_found_without_end():
    document = decoded()
    row(document, "1.1")["parent_id"] = "1.3"
    row(document, "1.3")["parent_id"] = "1.1"
    found = [finding.where for finding in check_set(document) if finding.code == "C_CYCLE"]
    assert set(found) >= {"1.1", "1.3"}


def test_a_group_without_children_is_an_error():
    document = decoded()
    document["criteria"] = [item for item in document["criteria"] if item["parent_id"] != "1.1"]
    assert ("C_NO_CHILDREN", "1.1") in [(finding.code, finding.where) for finding in check_set(document)]


def test_points_on_a_row_that_is_only_followed_are_an_error():
    document = decoded("766")
    row(document, "3.1")["max_points"] = "1.00"
    assert "C_FOLLOW_ONLY_POINTS" in [finding.code for finding in check_set(document)]


def test_what_could_not_be_read_is_not_reported_twice():
    found = spoiled("1.1.2", band(1, formula="p * M"))
    assert [(finding.code, finding.where) for finding in found] == [("C_VALUE_UNKNOWN", "1.1.2")]


def test_a_maximum_that_cannot_be_read_hides_the_sums_it_would_spoil():
    found = spoiled("1.1.1", lambda leaf: leaf.update(max_points="x"))
    assert [finding.code for finding in found] == ["C_DECIMAL"]
