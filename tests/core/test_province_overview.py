"""The authority's first page as a value: what is counted, what waits first, what comes next."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.province_overview import (
    Counted,
    DueKind,
    ProvinceAct,
    UnitFacts,
    Wait,
    dues_of,
    next_act,
    tally_of,
    waiting_of,
)

DUE, TODAY = date(2025, 12, 15), date(2025, 12, 18)
DONE = UnitFacts(code="1", name="Xã Tây Sơn", due_on=DUE, sent=True, index=Decimal("84.11"))
OPEN = UnitFacts(code="2", name="Xã Bình Khê", due_on=DUE, sent=True, open_lines=40, sent_late=True)
LATE = UnitFacts(code="3", name="Xã Bình Phú", due_on=DUE)
EXTENDED = UnitFacts(code="4", name="Xã Bình An", due_on=date(2025, 12, 22), is_extended=True)
RETURNED = UnitFacts(
    code="5",
    name="Xã Bình Hiệp",
    due_on=DUE,
    sent=True,
    is_returned=True,
    open_lines=60,
    returned_until=date(2025, 12, 20),
)
ALL = (DONE, OPEN, LATE, EXTENDED, RETURNED)


def test_units_are_counted_by_where_they_stand() -> None:
    tally = tally_of(ALL, today=TODAY)
    assert (tally.expected, tally.received, tally.missing) == (5, 3, 2)
    assert (tally.late, tally.sent_late, tally.returned, tally.appraised) == (1, 1, 1, 1)


def test_a_unit_with_values_of_an_older_submission_is_not_appraised() -> None:
    assert tally_of([replace(DONE, stale=2)], today=TODAY).appraised == 0


def test_what_waits_for_the_appraiser_stands_before_what_waits_for_units() -> None:
    units = (
        *ALL,
        replace(DONE, code="6", stale=2, answered=1),
        replace(DONE, code="7", collected=3, asked=2),
    )
    rows = waiting_of(units, Counted(receipts=4, conflicts=1, results=0), today=TODAY)
    assert [(row.kind, row.count) for row in rows] == [
        (Wait.CONFLICTS, 1),
        (Wait.ANSWERED, 1),
        (Wait.REVISED, 2),
        (Wait.APPRAISE, 40),
        (Wait.RECEIPTS, 4),
        (Wait.QUESTIONS, 3),
        (Wait.LATE, 1),
        (Wait.RETURNED, 1),
        (Wait.ASKED, 2),
    ]
    assert rows[3].units == (("2", "Xã Bình Khê"),)


def test_after_publication_only_what_goes_out_still_waits() -> None:
    rows = waiting_of(ALL, Counted(receipts=1, results=5), today=TODAY, is_published=True)
    assert [row.kind for row in rows] == [Wait.RECEIPTS, Wait.RESULTS]


def test_lines_of_a_package_that_was_sent_back_wait_for_the_unit() -> None:
    kinds = [row.kind for row in waiting_of([RETURNED], Counted(), today=TODAY)]
    assert kinds == [Wait.RETURNED]


def test_days_come_in_order_with_the_units_that_still_owe_something() -> None:
    rows = dues_of(ALL, DUE, today=TODAY)
    assert [(row.kind, row.days_left, [name for _code, name in row.units]) for row in rows] == [
        (DueKind.ROUND, -3, ["Xã Bình Phú"]),
        (DueKind.RETURN, 2, ["Xã Bình Hiệp"]),
        (DueKind.EXTENSION, 4, ["Xã Bình An"]),
    ]


def test_the_rounds_own_day_is_listed_while_it_lies_ahead_even_if_all_have_sent() -> None:
    assert [row.days_left for row in dues_of([DONE], DUE, today=date(2025, 12, 15))] == [0]
    assert dues_of([DONE], DUE, today=TODAY) == ()


@pytest.mark.parametrize(
    ("units", "counted", "is_published", "expected"),
    [
        (ALL, Counted(conflicts=1), False, ProvinceAct.DECIDE),
        (ALL, Counted(), False, ProvinceAct.APPRAISE),
        ((DONE, LATE), Counted(), False, ProvinceAct.REMIND),
        ((DONE, EXTENDED), Counted(), False, ProvinceAct.RECEIVE),
        ((DONE,), Counted(receipts=1), False, ProvinceAct.PUBLISH),
        ((DONE,), Counted(results=1), True, ProvinceAct.SEND),
        ((DONE,), Counted(), True, ProvinceAct.LOOK),
    ],
)
def test_the_next_act_follows_the_order_of_the_round(
    units: tuple[UnitFacts, ...], counted: Counted, is_published: bool, expected: ProvinceAct
) -> None:
    waiting = waiting_of(units, counted, today=TODAY)
    assert next_act(tally_of(units, today=TODAY), waiting, is_published=is_published) is expected
