"""Inputs as pairs of texts and back: nothing is lost on the way through a store or a package."""

import pytest

from core.criteria import Indicator, IndicatorForm
from core.criterion_inputs import nothing_occurred, to_inputs, to_pairs
from tests.core.criteria_sets import sample


def indicator(form: IndicatorForm) -> Indicator:
    """The first leaf of the sample set whose indicator has this form."""
    return next(
        leaf.indicator for leaf in sample().leaves() if leaf.indicator and leaf.indicator.form is form
    )


@pytest.mark.parametrize(
    ("form", "pairs"),
    [
        (IndicatorForm.BOOLEAN_ITEMS, (("plan", "1"), ("report", "1"))),
        (IndicatorForm.EVENT_COUNTS, (("reprimand", "2"),)),
        (IndicatorForm.ANSWER_COUNTS, (("A", "10"), ("B", "0"))),
        (IndicatorForm.STATUS_PER_PERIOD, (("Q1", "on_time"), ("Y", "late"))),
        (IndicatorForm.OPTION, (("option", "yes"),)),
        (IndicatorForm.PERCENT_VALUE, (("sipas_percent", "79.99"),)),
        (IndicatorForm.DATE, (("issue_date", "2025-02-28"),)),
    ],
)
def test_pairs_come_back_as_they_were(form: IndicatorForm, pairs: tuple[tuple[str, str], ...]) -> None:
    assert to_pairs(indicator(form), to_inputs(indicator(form), pairs)) == pairs


def test_counts_become_numbers_and_amounts_stay_exact_texts() -> None:
    ratio = indicator(IndicatorForm.RATIO)
    assert to_inputs(ratio, (("a", "12"), ("b", "0.10"))) == {"a": 12, "b": "0.10"}


@pytest.mark.parametrize("text", ["1e999999999", "9" * 400, "-1", "NaN", "", "\u0661"])
def test_no_text_can_make_a_monstrous_number(text: str) -> None:
    assert to_inputs(indicator(IndicatorForm.RATIO), (("a", text),)) == {"a": text}


def test_an_item_that_is_not_ticked_is_left_out() -> None:
    found = to_inputs(indicator(IndicatorForm.BOOLEAN_ITEMS), (("plan", "0"), ("report", "1")))
    assert list(found.values()) == [["report"]]


def test_only_ratios_and_events_can_fail_to_occur() -> None:
    knows = {form for form in IndicatorForm if _occurs_not(form)}
    assert knows == {IndicatorForm.RATIO, IndicatorForm.EVENT_COUNTS}


def _occurs_not(form: IndicatorForm) -> bool:
    held = [leaf.indicator for leaf in sample().leaves() if leaf.indicator and leaf.indicator.form is form]
    return bool(held) and nothing_occurred(held[0]) is not None
