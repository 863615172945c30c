"""Who answers for which line, and what becomes of a line that two PCs gave."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assessment import Appraisal, Stage
from core.criteria import CriteriaSet
from core.desks import Assignment, Shares, lines_under, mark_of, merge_line, parts_of, take_over_line
from core.units import MalformedUnitCode, desk_code, desk_number, is_desk_code
from tests.core.criteria_sets import sample as sample_set

AT = datetime(2025, 12, 20, 3, 0, tzinfo=UTC)
UNITS = ("21583", "21589")


@pytest.fixture(scope="module")
def criteria() -> CriteriaSet:
    return sample_set()


def row(mark: str, points: str = "1.00", *, upon: str = "", desk: str = "") -> Appraisal:
    return Appraisal(
        criterion="4.1.1",
        stage=Stage.APPRAISAL_1,
        points=Decimal(points),
        officer="Lê Văn Cường",
        at=AT,
        mark=mark,
        upon=upon,
        desk=desk,
    )


def test_a_narrower_part_counts_before_a_wider_one(criteria: CriteriaSet) -> None:
    area = criteria.areas()[0]
    leaf = min(lines_under(criteria, area.id))
    wide, deep = Assignment(node=area.id, desk="5201"), Assignment(node=leaf, desk="5202")
    one = Assignment(node=area.id, unit=UNITS[0], desk="5203")
    shares = Shares(criteria, (wide, deep, one))
    other = sorted(lines_under(criteria, area.id))[1]
    assert shares.of_line(UNITS[1], leaf) == (deep,)
    assert shares.of_line(UNITS[1], other) == (wide,)
    assert shares.of_line(UNITS[0], leaf) == (one,)
    assert shares.of_line(UNITS[0], "no such line") == ()


def test_equally_narrow_parts_share_their_lines(criteria: CriteriaSet) -> None:
    area = criteria.areas()[0].id
    both = (Assignment(node=area, desk="5201"), Assignment(node=area, desk="5202"))
    assert Shares(criteria, both).of_line(UNITS[0], min(lines_under(criteria, area))) == both


def test_lines_travel_as_few_parts_and_mean_the_same_lines(criteria: CriteriaSet) -> None:
    area, other = criteria.areas()[0].id, criteria.areas()[1].id
    leaf = min(lines_under(criteria, other))
    lines = {
        UNITS[0]: lines_under(criteria, area) | {leaf},
        UNITS[1]: lines_under(criteria, area),
    }
    parts = parts_of(criteria, lines, units=UNITS)
    assert (area, "") in parts
    assert (leaf, UNITS[0]) in parts
    shares = Shares(criteria, [Assignment(node=node, unit=unit) for node, unit in parts])
    every = [each.id for each in criteria.leaves()]
    # A part of one unit is narrower than one of every unit: at the desk both count, as they are all its own.
    for unit in UNITS:
        assert shares.lines_of(unit, desk="", criteria=every) == frozenset(lines[unit])


def test_a_desks_value_given_upon_the_standing_one_stands() -> None:
    held = [row("a")]
    merge = merge_line(held, [row("b", "0.50", upon="a")], is_contested=False)
    assert (len(merge.added), merge.is_beneath, merge.is_conflict) == (1, False, False)


def test_both_changed_apart_is_a_conflict_and_the_value_here_stands() -> None:
    held = [row("a"), row("c", "0.75", upon="a")]
    merge = merge_line(held, [row("b", "0.50", upon="a")], is_contested=False)
    assert (merge.is_beneath, merge.is_conflict) == (True, True)


def test_the_same_value_from_both_sides_is_no_conflict() -> None:
    held = [row("a"), row("c", "0.50", upon="a")]
    merge = merge_line(held, [row("b", "0.50", upon="a")], is_contested=False)
    assert (merge.is_beneath, merge.is_conflict) == (False, False)
    assert merge_line(held, [row("b", "0.5", upon="a")], is_contested=True).has_met


def test_while_a_conflict_is_open_the_desk_cannot_end_it_with_another_value() -> None:
    held = [row("a"), row("b", "0.50", upon="a", desk="5201"), row("c", "0.75", upon="a")]
    merge = merge_line(held, [row("d", "0.25", upon="c")], is_contested=True)
    assert merge.is_conflict


def test_at_the_desk_what_was_not_handed_back_yet_stays_the_newest() -> None:
    lead, own = row("a"), row("b", "0.50", upon="a")
    offered = [row("a"), row("c", "0.75", upon="a", desk="52")]
    assert take_over_line([lead, own], offered).is_beneath
    assert not take_over_line([lead, own], [lead, replace(own, desk=""), *offered[1:]]).is_beneath


def test_rows_of_earlier_versions_get_the_same_mark_every_time() -> None:
    old = replace(row(""), reason="Thiếu văn bản")
    assert mark_of(old, UNITS[0], year=2025) == mark_of(old, UNITS[0], year=2025)
    assert mark_of(old, UNITS[0], year=2025) != mark_of(old, UNITS[1], year=2025)
    assert mark_of(replace(old, points=Decimal("0.50")), UNITS[0], year=2025) != mark_of(
        old, UNITS[0], year=2025
    )


values = st.sampled_from(("0.25", "0.50", "0.75", "1.00"))


@settings(max_examples=200)
@given(
    here=st.lists(values, max_size=4),
    there=st.lists(values, max_size=4),
    base=values,
    cut=st.integers(0, 4),
)
def test_whatever_both_sides_do_no_row_is_lost_and_merging_again_changes_nothing(
    here: list[str], there: list[str], base: str, cut: int
) -> None:
    """The desk sends in two halves; the lead office goes on in between."""
    lead, desk = [row("base", base)], [row("base", base)]
    for number, value in enumerate(here):
        lead.append(row(f"l{number}", value, upon=lead[-1].mark))
    for number, value in enumerate(there):
        desk.append(row(f"d{number}", value, upon=desk[-1].mark, desk="5201"))
    is_contested = False
    for part in (desk[1 : 1 + cut], desk[1:], desk[1:]):
        merge = merge_line(lead, part, is_contested=is_contested)
        at = len(lead) - 1 if merge.is_beneath else len(lead)
        lead = [*lead[:at], *merge.added, *lead[at:]]
        is_contested = merge.is_conflict or (is_contested and not merge.has_met)
    marks = [each.mark for each in lead]
    assert len(set(marks)) == len(marks)
    assert set(marks) == {each.mark for each in itertools.chain(desk, lead)}
    assert not merge_line(lead, desk[1:], is_contested=is_contested).added


def test_a_desk_bears_a_code_that_no_official_unit_can_have() -> None:
    assert desk_code("52", 1) == "5201"
    assert is_desk_code("5201", "52")
    assert not is_desk_code("52001")
    assert not is_desk_code("5201", "51")
    assert [desk_number(text) for text in ("1", "01", "001")] == [1, 1, 1]
    for text in ("0", "100", "", "x", "-1"):
        with pytest.raises(MalformedUnitCode):
            desk_number(text)
    with pytest.raises(MalformedUnitCode):
        desk_code("521", 1)
