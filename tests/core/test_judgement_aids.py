"""Judgement aids over claimed points: every kind where it must speak and where it must be silent."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.criteria import Criterion, ScoredBy
from core.judgement_aids import (
    Aid,
    AidFinding,
    ClaimedLine,
    above_computed,
    changed,
    counts,
    in_order,
    line_findings,
    uniform,
    unproven,
    unusual,
)
from tests.core.criteria_sets import sample

LEAF = next(leaf for leaf in sample().leaves() if leaf.scored_by is ScoredBy.SELF and leaf.max_points >= 2)
SURVEY = next(leaf for leaf in sample().leaves() if leaf.scored_by is not ScoredBy.SELF)
FULL, ZERO = LEAF.max_points, Decimal("0.00")
POINTS = st.none() | st.integers(0, 8).map(lambda part: FULL * part / 8)


def line(at: int, claimed: Decimal | None = FULL, *, leaf: Criterion = LEAF, **more: object) -> ClaimedLine:
    made = ClaimedLine(unit=f"{at:05d}", criterion=leaf, claimed=claimed, standing=claimed, documents=1)
    return replace(made, **more)  # type: ignore[arg-type]


def round_of(count: int, claimed: Decimal | None = FULL, **more: object) -> list[ClaimedLine]:
    return [line(at, claimed, **more) for at in range(count)]


def units(found: tuple[AidFinding, ...]) -> list[str]:
    return [item.unit for item in found]


def test_points_far_from_the_others_are_told_with_what_is_usual() -> None:
    (found,) = unusual([*round_of(12), line(90, ZERO)])
    assert (found.aid, found.unit, found.points) == (Aid.UNUSUAL, "00090", FULL)
    assert (found.value("claimed"), found.value("usual"), found.value("count")) == (
        str(ZERO),
        str(FULL),
        "12",
    )


def test_a_line_without_points_is_no_outlier_and_counts_for_none() -> None:
    assert unusual([*round_of(6), line(90, ZERO), line(91, None)]) == ()


def test_half_of_the_maximum_won_since_last_year_is_told() -> None:
    (found,) = changed([line(1, FULL, last_year=ZERO, last_maximum=FULL)])
    assert (found.aid, found.unit, found.points) == (Aid.CHANGED, "00001", FULL)


def test_another_maximum_last_year_is_compared_in_parts() -> None:
    assert changed([line(1, FULL, last_year=FULL / 4, last_maximum=FULL / 4)]) == ()


@pytest.mark.parametrize(
    "more",
    [
        {"last_year": None, "last_maximum": FULL},
        {"last_year": FULL * 3 / 5, "last_maximum": FULL},
        {"last_year": ZERO, "last_maximum": ZERO},
    ],
)
def test_small_changes_and_years_without_points_are_silent(more: dict[str, object]) -> None:
    assert changed([line(1, FULL, **more)]) == ()


def test_where_every_unit_moved_nobody_stands_out_but_who_did_not_move_as_much() -> None:
    moved = round_of(9, FULL, last_year=ZERO, last_maximum=FULL)
    fallen = line(90, ZERO, last_year=FULL, last_maximum=FULL)
    assert units(changed([*moved, fallen])) == ["00090"]


def test_a_criterion_everybody_gets_ranks_nobody() -> None:
    (found,) = uniform(round_of(9))
    assert (found.aid, found.unit, found.criterion, found.value("count")) == (Aid.ALL_FULL, "", LEAF.id, "9")


def test_a_criterion_nobody_gets_is_told_too() -> None:
    assert [item.aid for item in uniform(round_of(9, ZERO))] == [Aid.ALL_ZERO]


@pytest.mark.parametrize(
    "lines",
    [
        round_of(7),
        [*round_of(9), line(90, FULL - Decimal("0.25"))],
        [*round_of(9), line(90, None)],
        round_of(9, FULL / 2),
        [replace(each, standing=ZERO if each.unit == "00003" else FULL) for each in round_of(9)],
    ],
)
def test_where_units_differ_or_are_few_a_criterion_is_not_told(lines: list[ClaimedLine]) -> None:
    assert uniform(lines) == ()


def test_points_above_the_computed_ones_are_told_with_the_difference() -> None:
    (found,) = above_computed([line(1, FULL, computed=FULL - 1), line(2, FULL, computed=FULL)])
    assert (found.unit, found.points) == ("00001", Decimal("1.00"))


def test_points_below_the_computed_ones_or_of_others_are_not() -> None:
    assert above_computed([line(1, ZERO, computed=FULL), line(2, FULL), line(3, None, computed=FULL)]) == ()
    assert above_computed([line(1, SURVEY.max_points, leaf=SURVEY, computed=ZERO)]) == ()


def test_full_marks_without_a_document_are_told_and_an_explanation_with_them() -> None:
    bare, explained = line(1, documents=0), line(2, documents=0, is_explained=True)
    found = unproven([bare, explained, line(3)])
    assert [(item.unit, item.value("explained")) for item in found] == [("00001", ""), ("00002", "yes")]


def test_less_than_full_marks_or_a_line_of_others_needs_no_document_here() -> None:
    assert unproven([line(1, FULL / 2, documents=0), line(2, None, documents=0)]) == ()
    assert unproven([line(1, SURVEY.max_points, leaf=SURVEY, documents=0)]) == ()


def test_a_finding_keeps_its_mark_and_changes_its_figures() -> None:
    (before,) = above_computed([line(1, FULL, computed=FULL - 1)])
    (after,) = above_computed([line(1, FULL, computed=ZERO)])
    assert before.mark == after.mark
    assert before.figures != after.figures


def test_every_kind_is_counted_also_without_findings() -> None:
    counted = counts(line_findings(round_of(9)))
    assert set(counted) == set(Aid)
    assert (counted[Aid.ALL_FULL], counted[Aid.UNUSUAL]) == (1, 0)


@given(st.lists(st.tuples(POINTS, POINTS, POINTS, st.integers(0, 1)), max_size=14), st.randoms())
def test_the_order_of_the_lines_changes_no_finding(drawn: list[tuple[object, ...]], random: object) -> None:
    lines = [
        line(
            at, claimed, computed=computed, last_year=last, last_maximum=FULL, documents=documents, leaf=leaf
        )  # type: ignore[arg-type]
        for leaf in (LEAF, SURVEY)
        for at, (claimed, computed, last, documents) in enumerate(drawn)
    ]
    shuffled = lines[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert in_order(line_findings(lines)) == in_order(line_findings(shuffled))
