from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.criteria.rules import Formula, RatioBand, RatioRule
from core.criteria.values import NaPolicy
from core.scoring import CriterionUnknown, LeafState, WrongInputs, score_leaf
from core.scoring.rounding import half_up, percent
from core.scoring.rules import as_text
from tests.core.criteria_sets import sample, set_766

WORKED = [
    ("issued on leap day", "1.1.1", {"issue_date": "2024-02-29"}, "0.50"),
    ("issued on the limit", "1.1.1", {"issue_date": "2025-01-31"}, "1.00"),
    ("issued a day late", "1.1.1", {"issue_date": "2025-02-01"}, "0.50"),
    ("issued in March", "1.1.1", {"issue_date": "2025-03-01"}, "0.00"),
    ("issued the year before", "1.1.1", {"issue_date": "2024-12-20", "year": 2025}, "1.00"),
    ("year as text", "1.1.1", {"issue_date": "2024-12-20", "year": "2024"}, "0.00"),
    ("never issued", "1.1.1", {"issue_date": None}, "0.00"),
    ("no date at all", "1.1.1", {}, "0.00"),
    ("a date value", "1.1.1", {"issue_date": date(2025, 1, 31)}, "1.00"),
    ("ratio times maximum", "1.1.2", {"done": 23, "planned": 27}, "1.70"),
    ("half the records online", "7.2.1", {"online": 5, "total": 10}, "4.00"),
    ("interpolated", "3.3.1", {"on_time": 871, "total": 890}, "5.90"),
    ("constant band", "1.3.2", {"remedied": 1, "findings": 2}, "0.50"),
    ("two forms", "1.4.2", {"forms": 2}, "0.50"),
    ("no forms", "1.4.2", {"forms": 0}, "0.00"),
    ("many forms", "1.4.2", {"forms": 30}, "1.00"),
    ("plan without conclusion", "1.3.1", {"items": ["plan"]}, "0.50"),
    ("ticks as answers", "1.3.1", {"items": {"plan": True, "done": False}}, "0.50"),
    ("nothing ticked", "1.3.1", {"items": {"plan": None}}, "0.00"),
    ("two of three", "3.5.1", {"items": ["address", "phone"]}, "0.00"),
    ("three of three", "3.5.1", {"items": ["address", "phone", "portal"]}, "0.50"),
    ("late choice", "5.3", {"option": "late"}, "0.75"),
    (
        "three reports on time",
        "1.2",
        {"reports": {"Q1": "on_time", "H1": "on_time", "Q3": "late", "Y": "on_time"}},
        "1.75",
    ),
    ("one report so far", "1.2", {"reports": {"Q1": "on_time", "H1": None}}, "0.50"),
    ("no events", "5.4", {"events": {}}, "2.50"),
    ("nine reprimands", "5.4", {"events": {"khien_trach": 9}}, "0.00"),
    ("mixed severities", "5.4", {"events": {"khien_trach": 1, "canh_cao": 1}}, "1.00"),
    ("events without severities", "2.2.2", {"events": {"late": 1, "wrong": 1}}, "0.50"),
    ("events as one number", "2.2.2", {"events": 2}, "0.50"),
    ("weighted answers", "8.2", {"answers": {"A": 50, "B": 30, "C": 15, "D": 5}}, "2.84"),
    ("only one answer level", "8.2", {"answers": {"B": 10}}, "2.40"),
    ("external value", "3.6", {"score_766": "90.09"}, "2.70"),
    ("external whole number", "3.6", {"score_766": 100}, "3.00"),
    ("money in decimals", "6.3", {"disbursed": "950000000.50", "assigned": "1000000000"}, "2.00"),
    ("more money than assigned", "6.3", {"disbursed": 120, "assigned": 100}, "2.00"),
    ("money below the band", "6.3", {"disbursed": 825, "assigned": 1000}, "1.00"),
    ("satisfaction as whole number", "8.1", {"sipas_percent": 90}, "10.00"),
]


@pytest.mark.parametrize(
    ("criterion", "inputs", "points"), [case[1:] for case in WORKED], ids=[c[0] for c in WORKED]
)
def test_the_guides_examples_come_out(criterion, inputs, points):
    score = score_leaf(sample().leaf(criterion), inputs)
    assert str(score.points) == points
    assert score.state is LeafState.SCORED
    assert score.explanation.result == score.points


def test_the_assessed_year_stands_where_the_inputs_name_none():
    leaf = sample().leaf("1.1.1")
    assert score_leaf(leaf, {"issue_date": "2024-12-20"}, year=2025).points == Decimal("1.00")
    assert score_leaf(leaf, {"issue_date": "2024-12-20"}).points == Decimal("0.00")
    assert score_leaf(leaf, {"issue_date": "2025-02-10", "year": 2025}, year=2024).points == Decimal("0.50")


WRONG = [
    ("7.2.1", {"total": 10}, "online", "missing"),
    ("7.2.1", {"online": None, "total": 10}, "online", "missing"),
    ("7.2.1", {"online": -1, "total": 10}, "online", "negative"),
    ("7.2.1", {"online": "5", "total": 10}, "online", "not_a_count"),
    ("7.2.1", {"online": 5.0, "total": 10}, "online", "not_a_count"),
    ("7.2.1", {"online": True, "total": 10}, "online", "not_a_count"),
    ("7.2.1", {"online": 5, "total": 10**16}, "total", "too_large"),
    ("7.2.1", {"online": 11, "total": 10}, "online", "part_above_whole"),
    ("7.2.1", {"online": 1, "total": 0}, "online", "part_above_whole"),
    ("6.3", {"disbursed": 1, "assigned": 0}, "disbursed", "part_above_whole"),
    ("6.3", {"disbursed": 1.5, "assigned": 2}, "disbursed", "not_a_number"),
    ("6.3", {"disbursed": "-1", "assigned": 2}, "disbursed", "negative"),
    ("6.3", {"disbursed": "1,5", "assigned": 2}, "disbursed", "not_a_number"),
    ("8.1", {"sipas_percent": 88.08}, "sipas_percent", "not_a_number"),
    ("8.1", {"sipas_percent": "88,08"}, "sipas_percent", "not_a_number"),
    ("8.1", {"sipas_percent": "NaN"}, "sipas_percent", "not_a_number"),
    ("8.1", {"sipas_percent": True}, "sipas_percent", "not_a_number"),
    ("8.1", {"sipas_percent": "100.01"}, "sipas_percent", "above_limit"),
    ("3.6", {"score_766": "101"}, "score_766", "above_limit"),
    ("3.6", {"score_766": -1}, "score_766", "negative"),
    ("1.4.2", {"forms": "two"}, "forms", "not_a_count"),
    ("1.1.1", {"issue_date": "29/02/2024"}, "issue_date", "not_a_date"),
    ("1.1.1", {"issue_date": "2025-02-29"}, "issue_date", "not_a_date"),
    ("1.1.1", {"issue_date": "2025-2-9"}, "issue_date", "not_a_date"),
    ("1.1.1", {"issue_date": 20250209}, "issue_date", "not_a_date"),
    ("1.1.1", {"issue_date": ""}, "issue_date", "not_a_date"),
    ("1.1.1", {"issue_date": "9999-12-31"}, "issue_date", "not_a_date"),
    ("1.1.1", {"issue_date": datetime(2025, 1, 1, tzinfo=UTC)}, "issue_date", "not_a_date"),
    ("1.1.1", {"issue_date": "2025-01-01", "year": 25}, "year", "not_a_year"),
    ("1.1.1", {"issue_date": "2025-01-01", "year": True}, "year", "not_a_year"),
    ("1.1.1", {"year": "later"}, "year", "not_a_year"),
    ("1.3.1", {}, "items", "missing"),
    ("1.3.1", {"items": "plan"}, "items", "not_a_list"),
    ("1.3.1", {"items": [1]}, "items", "not_a_list"),
    ("1.3.1", {"items": ["other"]}, "items", "unknown_key"),
    ("1.3.1", {"items": ["plan", "plan"]}, "items", "twice"),
    ("1.3.1", {"items": {"plan": "yes"}}, "items", "not_a_yes_or_no"),
    ("1.3.1", {"items": {"other": False}}, "items", "unknown_key"),
    ("5.3", {"option": "never"}, "option", "unknown_key"),
    ("5.3", {"option": 1}, "option", "not_a_text"),
    ("1.2", {"reports": ["Q1"]}, "reports", "not_an_object"),
    ("1.2", {"reports": {"Q2": "late"}}, "reports", "unknown_period"),
    ("1.2", {"reports": {"Q1": "early"}}, "reports", "unknown_status"),
    ("1.2", {"reports": {"Q1": ["late"]}}, "reports", "unknown_status"),
    ("1.2", {"reports": {"Q1": ""}}, "reports", "unknown_status"),
    ("5.4", {"events": 2}, "events", "not_an_object"),
    ("5.4", {"events": {"other": 2}}, "events", "unknown_key"),
    ("5.4", {"events": {"canh_cao": -2}}, "canh_cao", "negative"),
    ("2.2.2", {"events": -2}, "events", "negative"),
    ("2.2.2", {"events": "2"}, "events", "not_an_object"),
    ("8.2", {"answers": {"E": 1}}, "answers", "unknown_key"),
    ("8.2", {"answers": {"A": "1"}}, "A", "not_a_count"),
    ("8.2", {"answers": 4}, "answers", "not_an_object"),
    ("8.2", {}, "answers", "missing"),
]


@pytest.mark.parametrize(("criterion", "inputs", "name", "reason"), WRONG)
def test_what_cannot_be_an_input_is_refused_by_name(criterion, inputs, name, reason):
    with pytest.raises(WrongInputs) as refused:
        score_leaf(sample().leaf(criterion), inputs)
    assert refused.value.fields == {"criterion": criterion, "input": name, "reason": reason}
    assert (refused.value.name, refused.value.reason) == (name, reason)


def test_an_undefined_indicator_cannot_be_computed():
    with pytest.raises(WrongInputs) as refused:
        score_leaf(set_766().leaf("4.CT"), {"share": "50"})
    assert refused.value.reason == "undefined_indicator"


def test_only_leaves_are_scored():
    with pytest.raises(CriterionUnknown):
        score_leaf(sample().node("7.2"), {})


@pytest.mark.parametrize(
    ("policy", "state", "points"),
    [
        (NaPolicy.FULL, LeafState.NO_OCCURRENCE, Decimal("4.00")),
        (NaPolicy.EXCLUDE, LeafState.EXCLUDED, None),
        (NaPolicy.ZERO, LeafState.NO_DATA, Decimal("0.00")),
    ],
)
def test_a_survey_without_valid_answers_follows_the_policy(policy, state, points):
    leaf = replace(sample().leaf("8.2"), na_policy=policy)
    score = score_leaf(leaf, {"answers": {"A": 0}})
    assert (score.state, score.points) == (state, points)
    assert score.explanation.clause.name == "zero_denominator"


def test_a_formula_beyond_the_maximum_is_cut_and_flagged():
    open_band = RatioBand(lower=Decimal(0), upper=None, formula=Formula.PROPORTIONAL, target=Decimal(50))
    leaf = replace(sample().leaf("7.2.1"), rule=RatioRule(bands=(open_band,)))
    above = score_leaf(leaf, {"online": 6, "total": 10})
    assert (above.points, above.flags) == (Decimal("4.00"), ("CAPPED_AT_MAX",))
    at = score_leaf(leaf, {"online": 5, "total": 10})
    assert (at.points, at.flags) == (Decimal("4.00"), ())


def test_the_explanation_says_what_a_reader_needs():
    score = score_leaf(sample().leaf("7.2.1"), {"online": 2547, "total": 12421})
    told = score.explanation
    assert told.inputs == (("online", "2547"), ("total", "12421"))
    assert told.clause.name == "band"
    assert told.clause.value("target") == "50"
    assert told.clause.value("value") == ""
    assert told.ratio == (Fraction(2547), Fraction(12421))
    assert told.exact == Fraction(20376, 12421)


@given(
    st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["7.2.1", "3.3.1", "1.1.2", "5.1", "7.3.3"])
)
def test_points_stay_within_the_maximum_and_grow_with_the_numerator(first, second, criterion):
    leaf = sample().leaf(criterion)
    indicator = leaf.indicator
    assert indicator is not None
    low, high = sorted((first, second))
    whole = max(high, 1)
    points = [
        score_leaf(leaf, {indicator.numerator_key: part, indicator.denominator_key: whole}).points
        for part in (low, high)
    ]
    assert points[0] is not None
    assert points[1] is not None
    assert Decimal(0) <= points[0] <= points[1] <= leaf.max_points


@given(st.fractions(min_value=0, max_value=10**6))
def test_rounding_is_half_up_and_never_off_by_more_than_half_a_cent(value):
    rounded = half_up(value)
    assert rounded.as_tuple().exponent == -2
    assert -Fraction(1, 200) < Fraction(rounded) - value <= Fraction(1, 200)


def test_a_tie_goes_up():
    assert half_up(Fraction("89.995")) == Decimal("90.00")
    assert half_up(Fraction("0.005")) == Decimal("0.01")
    assert str(percent(Decimal("80.36"), Decimal("98.00"))) == "82.00"
    assert percent(Decimal(1), Decimal(0)) is None


@given(st.decimals(min_value=0, max_value=10**9, places=6))
def test_a_stated_decimal_is_shown_as_it_was_stated(value):
    assert Decimal(as_text(Fraction(value))) == value
