"""Claimed beside appraised points: what the appraisal took, by unit and by criterion."""

from datetime import UTC, datetime
from decimal import Decimal

from core.assessment import Appraisal, Stage
from core.score_comparison import CriterionDifference, ScoreComparison, compare_scores
from core.self_score import is_self_scored
from core.units import Unit, UnitKind
from tests.core.criteria_sets import sample

SET = sample()
OWN = [leaf for leaf in SET.leaves("commune") if is_self_scored(leaf)]
FIRST, NEXT = OWN[0], OWN[1]
AT = datetime(2026, 1, 5, tzinfo=UTC)


def unit(code: str) -> Unit:
    return Unit(code=code, name=f"Xã {code}", kind=UnitKind.COMMUNE, province_code="52")


def given(criterion: str, points: str | None, *, excluded: bool = False) -> Appraisal:
    value = None if points is None else Decimal(points)
    return Appraisal(
        criterion=criterion,
        stage=Stage.APPRAISAL_1,
        points=value,
        excluded=excluded,
        officer="Lê An",
        at=AT,
    )


def compared(
    claims: dict[str, dict[str, str]], values: dict[str, dict[str, Appraisal]], *, is_whole: bool = True
) -> ScoreComparison:
    """Units with these claims and values; the criteria not named are claimed and given 0."""
    whole = {leaf.id: given(leaf.id, "0.00") for leaf in OWN} if is_whole else {}
    return compare_scores(
        SET,
        [unit(code) for code in claims],
        claimed={
            code: {leaf: Decimal(points) for leaf, points in each.items()} for code, each in claims.items()
        },
        given={code: {**whole, **each} for code, each in values.items()},
    )


def criterion(found: ScoreComparison, code: str) -> CriterionDifference:
    return next(each for each in found.criteria if each.criterion == code)


def test_the_unit_that_lost_most_stands_first() -> None:
    found = compared(
        {"1": {FIRST.id: "1.00"}, "2": {FIRST.id: "1.00", NEXT.id: "0.50"}},
        {
            "1": {FIRST.id: given(FIRST.id, "0.75")},
            "2": {FIRST.id: given(FIRST.id, "0.25"), NEXT.id: given(NEXT.id, "1.00")},
        },
    )
    assert [(each.code, each.change, each.lowered, each.raised) for each in found.units] == [
        ("1", Decimal("-0.25"), 1, 0),
        ("2", Decimal("-0.25"), 1, 1),
    ]
    assert [(line.criterion, line.change) for line in found.units[1].most] == [
        (FIRST.id, Decimal("-0.75")),
        (NEXT.id, Decimal("0.50")),
    ]
    assert (found.claimed_mean, found.given_mean, found.change_mean) == (
        Decimal("1.25"),
        Decimal("1.00"),
        Decimal("-0.25"),
    )


def test_a_criterion_is_averaged_over_the_units_it_was_appraised_in() -> None:
    found = compared(
        {"1": {FIRST.id: "1.00"}, "2": {FIRST.id: "0.50"}, "3": {FIRST.id: "1.00"}},
        {
            "1": {FIRST.id: given(FIRST.id, "0.25")},
            "2": {FIRST.id: given(FIRST.id, "0.75")},
            "3": {FIRST.id: given(FIRST.id, None, excluded=True)},
        },
    )
    line = criterion(found, FIRST.id)
    assert (line.units, line.lowered, line.raised) == (2, 1, 1)
    assert (line.claimed_mean, line.given_mean) == (Decimal("0.75"), Decimal("0.50"))
    assert line.most == (("Xã 1", Decimal("0.75")),)


def test_what_was_taken_out_counts_nothing_and_is_told_apart() -> None:
    found = compared({"1": {FIRST.id: "1.00"}}, {"1": {FIRST.id: given(FIRST.id, None, excluded=True)}})
    (only,) = found.units
    assert (only.claimed, only.given, only.lowered, only.excluded) == (Decimal("1.00"), Decimal(0), 0, 1)


def test_a_unit_in_appraisal_is_not_compared_and_stands_last() -> None:
    found = compared(
        {"1": {FIRST.id: "1.00"}, "2": {FIRST.id: "1.00"}},
        {"1": {FIRST.id: given(FIRST.id, "0.00")}, "2": {FIRST.id: given(FIRST.id, "0.50")}},
        is_whole=False,
    )
    assert [each.change for each in found.units] == [None, None]
    assert {each.open_lines for each in found.units} == {len(OWN) - 1}
    assert found.claimed_mean is None
    assert criterion(found, FIRST.id).units == 2
    assert criterion(found, NEXT.id).claimed_mean is None
    assert found.criteria[0].criterion == FIRST.id


def test_nobody_who_sent_gives_nothing() -> None:
    found = compare_scores(SET, [], claimed={}, given={})
    assert (found.units, found.criteria, found.change_mean) == ((), (), None)
