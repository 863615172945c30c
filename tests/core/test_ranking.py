import random
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.banding import HEAD_RATED_COMPLETED, AreaPoints, Event, Facts, StepKind, find_band
from core.criteria.values import Comparison, IndicatorCondition
from core.ranking import Result, Standing, TieDecision, rank, result_of
from core.scoring import score_points
from tests.core.criteria_sets import sample

HAPPY = (("sipas_percent", Decimal(95)),)


def unit(code: str, total: str | None, **changes) -> Standing:
    result = None if total is None else Result(total=Decimal(total), maximum=Decimal("100.00"))
    standing = Standing(code=code, name=f"Xã {code}", unit_kind="commune", result=result, indicators=HAPPY)
    return replace(standing, **changes)


def ranked(*standings: Standing, **options):
    return rank(sample(), standings, year=2025, **options)


def band_of(index: str, scheme: str = "5-band", **facts):
    known = Facts(**{"indicators": HAPPY, **facts})
    return find_band(sample(), sample().scheme(scheme), index=Decimal(index), facts=known, year=2025)


def test_equal_totals_share_a_rank_and_the_next_follows_without_a_gap():
    ranking = ranked(unit("4", "88.00"), unit("2", "90.00"), unit("1", "92.10"), unit("3", "90.00"))
    assert [(row.code, row.rank) for row in ranking.rows] == [("1", 1), ("2", 2), ("3", 2), ("4", 3)]
    assert [row.flags for row in ranking.rows] == [(), ("TIE",), ("TIE",), ()]


def test_equality_is_that_of_two_decimals():
    exact = Result(total=Decimal("60.00"), maximum=Decimal("66.67"))
    ranking = ranked(unit("1", "90.00"), unit("2", None, result=exact))
    assert [(row.rank, str(row.index)) for row in ranking.rows] == [(1, "90.00"), (1, "90.00")]


def test_a_tie_the_authority_decided_is_a_decision_and_changes_no_score():
    first = TieDecision(place=1, decision="QĐ 15/QĐ-UBND")
    second = TieDecision(place=2, decision="QĐ 15/QĐ-UBND")
    ranking = ranked(
        unit("1", "90.00", tie=second), unit("2", "90.00", tie=first), unit("3", "80.00", tie=first)
    )
    assert [(row.code, row.rank, str(row.index)) for row in ranking.rows] == [
        ("2", 1, "90.00"),
        ("1", 2, "90.00"),
        ("3", 3, "80.00"),
    ]
    assert [row.tie_decision for row in ranking.rows] == ["QĐ 15/QĐ-UBND", "QĐ 15/QĐ-UBND", None]
    assert ranking.rows[0].flags == ("TIE_DECIDED",)


def test_a_half_decided_tie_stands():
    ranking = ranked(unit("1", "90.00", tie=TieDecision(place=2, decision="QĐ")), unit("2", "90.00"))
    assert [(row.rank, row.flags) for row in ranking.rows] == [(1, ("TIE",)), (1, ("TIE",))]


def test_places_from_two_decisions_or_twice_the_same_place_leave_the_tie_open():
    one, other = TieDecision(place=1, decision="QĐ 15"), TieDecision(place=2, decision="QĐ 16")
    again = TieDecision(place=1, decision="QĐ 15")
    assert [row.rank for row in ranked(unit("1", "90", tie=one), unit("2", "90", tie=other)).rows] == [1, 1]
    assert [row.rank for row in ranked(unit("1", "90", tie=one), unit("2", "90", tie=again)).rows] == [1, 1]


def test_a_ranking_of_all_communes_of_the_country_takes_as_much_longer_as_it_has_units():
    """Linear: twice the units take about twice the work, not four times (guide 9: 3,321 communes)."""

    def work(count: int) -> float:
        units = [unit(f"{n:05}", f"{n % 97}.50") for n in range(count)]
        began = time.process_time()
        ranked(*units)
        return time.process_time() - began

    half, whole = (min(work(count) for _attempt in range(4)) for count in (1660, 3321))
    assert whole < 3.3 * half


def test_unit_kinds_are_ranked_apart_and_those_that_sent_nothing_stand_last():
    ranking = ranked(
        unit("9", "70.00", unit_kind="province"), unit("1", None), unit("3", "60.00"), unit("2", "65.00")
    )
    assert [(row.code, row.rank) for row in ranking.rows] == [("2", 1), ("3", 2), ("1", None), ("9", 1)]
    assert [row.code for row in ranking.not_submitted] == ["1"]
    silent = ranking.rows[2]
    assert (silent.index, silent.band, silent.total, silent.flags) == (None, None, None, ("NOT_SUBMITTED",))
    communes = ranking.summaries[0]
    assert (communes.expected, communes.ranked, str(communes.mean)) == (3, 2, "62.50")
    assert (str(communes.highest), str(communes.lowest)) == ("65.00", "60.00")


def test_a_unit_with_nothing_left_to_score_is_not_ranked():
    empty = Result(total=Decimal(0), maximum=Decimal(0))
    ranking = ranked(unit("1", None, result=empty))
    assert ranking.rows[0].flags == ("NO_MAXIMUM",)
    assert ranking.not_submitted == ()
    assert ranking.summaries[0].mean is None
    assert ranking.summaries[0].bands[0].percent == 0


def test_a_unit_may_not_come_twice():
    with pytest.raises(ValueError, match="twice"):
        ranked(unit("1", "90.00"), unit("1", "80.00"))


def test_an_index_above_one_hundred_and_late_dossiers_are_flagged():
    over = Result(total=Decimal("99.00"), maximum=Decimal("100.00"), bonus=Decimal("3.00"))
    late = unit("2", "70.00", indicators=(*HAPPY, ("late_dossiers", Decimal(2))))
    told = unit("3", "60.00", events=(Event(event="late_dossiers"),))
    ranking = ranked(unit("1", None, result=over), late, told)
    assert str(ranking.rows[0].index) == "102.00"
    assert [row.flags for row in ranking.rows] == [("OVER_100",), ("LATE_DOSSIERS",), ("LATE_DOSSIERS",)]


@pytest.mark.parametrize(
    ("index", "band"),
    [
        ("90.00", "Xuất sắc"),
        ("89.99", "Tốt"),
        ("80", "Tốt"),
        ("70.00", "Khá"),
        ("50.00", "Trung bình"),
        ("0", "Yếu"),
    ],
)
def test_the_lower_bound_belongs_to_the_band(index, band):
    assert band_of(index).band == band


def test_the_index_is_rounded_before_it_is_compared():
    nearly = Result(total=Decimal("179.99"), maximum=Decimal("200.00"))
    (row,) = ranked(unit("1", None, result=nearly)).rows
    assert (str(row.index), row.band) == ("90.00", "Xuất sắc")


def test_a_criterion_at_zero_moves_the_unit_to_the_next_band_it_satisfies():
    found = band_of("96", "CanTho-2025", has_zero_criterion=True)
    assert found.band == "Hoàn thành nhiệm vụ"
    assert [(step.kind, step.before, step.after) for step in found.steps] == [
        (StepKind.BY_INDEX, "", "Hoàn thành xuất sắc nhiệm vụ"),
        (StepKind.CONDITION, "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành nhiệm vụ"),
    ]
    assert band_of("96", "CanTho-2025").band == "Hoàn thành xuất sắc nhiệm vụ"
    zero = Result(total=Decimal(96), maximum=Decimal(100), has_zero_criterion=True)
    (row,) = ranked(unit("1", None, result=zero), scheme_id="CanTho-2025").rows
    assert row.flags == ("NO_ZERO_CRITERION",)


def test_satisfaction_below_eighty_costs_one_band():
    assert band_of("92", indicators=(("sipas_percent", Decimal("79.99")),)).band == "Tốt"
    assert band_of("92", indicators=(("sipas_percent", Decimal(80)),)).band == "Xuất sắc"
    assert band_of("10", indicators=(("sipas_percent", Decimal(1)),)).band == "Yếu"


def test_an_indicator_nobody_entered_is_told_and_costs_nothing():
    found = band_of("92", indicators=())
    assert found.band == "Xuất sắc"
    assert [(step.kind, step.rule_id) for step in found.steps][1:] == [(StepKind.UNKNOWN, "SIPAS80")]


def test_discipline_caps_the_band_after_the_downgrades():
    warned = (Event(event="unit_or_head_disciplined", severity="canh_cao"),)
    reproved = (Event(event="unit_or_head_disciplined", severity="khien_trach"),)
    assert band_of("92", events=reproved).band == "Tốt"
    assert band_of("92", events=warned).band == "Khá"
    assert band_of("60", events=warned).band == "Trung bình"
    unhappy = (("sipas_percent", Decimal(50)),)
    found = band_of("92", events=reproved, indicators=unhappy)
    assert found.band == "Tốt"
    assert [step.kind for step in found.steps] == [StepKind.BY_INDEX, StepKind.DOWN, StepKind.CAP]
    assert found.steps[2].before == found.steps[2].after
    (row,) = ranked(unit("1", "92.00", events=reproved, indicators=unhappy)).rows
    assert row.flags == ("SIPAS80",)


def test_a_cap_that_names_no_band_of_the_scheme_changes_nothing():
    cap = sample().downgrade_rules[1]
    other = replace(cap, effect=replace(cap.effect, by_scheme=(("other", "Tốt"),)))
    criteria = replace(sample(), downgrade_rules=(other,))
    facts = Facts(events=(Event(event="unit_or_head_disciplined", severity="khien_trach"),))
    found = find_band(criteria, criteria.scheme(), index=Decimal(92), facts=facts, year=2025)
    assert found.band == "Xuất sắc"


def test_no_self_assessment_means_the_lowest_band_where_the_authority_ranks_it_all_the_same():
    found = band_of("92", events=(Event(event="no_self_assessment_submitted"),))
    assert (found.band, found.steps[-1].kind) == ("Yếu", StepKind.LOWEST)


def area(area_id: str, points: str, maximum: str = "24.00") -> AreaPoints:
    return AreaPoints(area_id=area_id, points=Decimal(points), maximum=Decimal(maximum))


def test_an_area_below_three_quarters_creates_a_task_due_before_april():
    found = band_of("92", areas=(area("3", "17.99"), area("7", "13.50", "18.00"), area("1", "0.00", "12.00")))
    (task,) = found.tasks
    assert (task.rule_id, task.last_day, task.grounds) == (
        "AREA75",
        date(2026, 3, 31),
        (("3", "17.99/24.00"),),
    )
    assert found.band == "Xuất sắc"
    assert found.steps[-1].kind is StepKind.TASK
    assert band_of("92", areas=(area("3", "18.00"), area("7", "0.00", "0.00"))).tasks == ()
    (row,) = ranked(
        unit("1", None, result=Result(total=Decimal(92), maximum=Decimal(100), areas=(area("3", "1"),)))
    ).rows
    assert row.flags == ("AREA75",)


def test_a_head_rated_completed_owes_the_same_report():
    found = band_of("92", events=(Event(event=HEAD_RATED_COMPLETED),))
    assert [task.rule_id for task in found.tasks] == ["AREA75"]


def test_a_day_that_is_not_excluded_is_the_last_day():
    rule = sample().downgrade_rules[4]
    criteria = replace(
        sample(), downgrade_rules=(replace(rule, effect=replace(rule.effect, due_exclusive=False)),)
    )
    facts = Facts(areas=(area("3", "1"),))
    found = find_band(criteria, criteria.scheme(), index=Decimal(92), facts=facts, year=2025)
    assert found.tasks[0].last_day == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("op", "band"),
    [
        (Comparison.LT, "Xuất sắc"),
        (Comparison.LE, "Tốt"),
        (Comparison.GT, "Xuất sắc"),
        (Comparison.GE, "Tốt"),
    ],
)
def test_every_comparison_of_a_rule_is_exact(op, band):
    condition = IndicatorCondition(indicator="sipas_percent", op=op, value=Decimal(80))
    rule = replace(sample().downgrade_rules[0], condition=condition)
    criteria = replace(sample(), downgrade_rules=(rule,))
    facts = Facts(indicators=(("sipas_percent", Decimal("80.00")),))
    assert find_band(criteria, criteria.scheme(), index=Decimal(92), facts=facts, year=2025).band == band


def test_the_summary_gives_shares_of_the_units_ranked():
    units = [unit(f"{n:03}", "85.00" if n < 104 else "75.00") for n in range(136)]
    summary = ranked(*units).summaries[0]
    good = next(band for band in summary.bands if band.name == "Tốt")
    assert (good.count, str(good.percent)) == (104, "76.47")
    assert summary.percent_total == Decimal("100.00")


def test_a_scorecard_gives_the_result_that_is_ranked():
    card = score_points(sample(), {leaf.id: leaf.max_points for leaf in sample().leaves()})
    result = result_of(card)
    assert (result.total, result.has_zero_criterion, len(result.areas)) == (Decimal("100.00"), False, 8)
    assert ranked(unit("1", None, result=result)).rows[0].band == "Xuất sắc"


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 10000)), min_size=1, max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_order_units_come_in_does_not_matter(totals, shuffler: random.Random):
    units = [
        unit(f"{n:02}", None if total is None else str(Decimal(total) / 100))
        for n, total in enumerate(totals)
    ]
    shuffled = list(units)
    shuffler.shuffle(shuffled)
    first, second = ranked(*units), ranked(*shuffled)
    assert first == second
    places = [row.rank for row in first.rows if row.rank is not None]
    assert places == sorted(places)
    assert set(places) == set(range(1, len(set(places)) + 1))
