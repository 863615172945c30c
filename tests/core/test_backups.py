"""Which copies are kept: days, weeks, acts, and never without the newest good one."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.backups import Backup, Verdict, Why, is_due, is_stale, newest_good, superfluous

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)  # noon of a Monday in Hà Nội
SOUND, DAMAGED = Verdict(at=NOON, is_sound=True), Verdict(at=NOON, is_sound=False)


def copy(number: int, *, day: int = 0, why: Why = Why.DAILY, **more: object) -> Backup:
    return Backup(number=number, at=NOON + timedelta(days=day), why=why, schema="r0001", size=1, **more)  # type: ignore[arg-type]


def kept(*held: Backup) -> list[int]:
    gone = superfluous(held)
    return sorted(each.number for each in held if each not in gone)


def test_seven_days_and_four_weeks_of_daily_copies_are_kept():
    held = [copy(number, day=number) for number in range(60)]
    days = [53, 54, 55, 56, 57, 58, 59]
    # Day 0 is a Monday, so 48 and 41 are Sundays; the weeks of 59 and 55 are among the days.
    assert kept(*held) == [41, 48, *days]


def test_the_last_ten_before_acts_are_kept_and_imports_never_push_out_the_only_one_of_another_occasion():
    held = [copy(1, why=Why.MIGRATION), copy(2, why=Why.RESTORE)]
    held += [copy(number, why=Why.IMPORT) for number in range(3, 23)]
    assert kept(*held) == [1, 2, *range(13, 23)]


def test_the_newest_good_copy_stays_however_old_it_is():
    held = [copy(1, why=Why.ASKED), copy(2, why=Why.ASKED)]
    held += [copy(number, why=Why.ASKED, missing=1) for number in range(3, 30)]
    assert 2 in kept(*held)
    assert newest_good(held) == held[1]


def test_the_newest_copy_found_good_by_a_whole_check_stays_beside_newer_unchecked_ones():
    held = [copy(1, why=Why.IMPORT, verdict=SOUND)]
    held += [copy(number, why=Why.IMPORT) for number in range(2, 40)]
    assert kept(*held) == [1, *range(30, 40)]


def test_a_copy_found_damaged_is_not_offered():
    assert newest_good([copy(1), copy(2, verdict=DAMAGED)]) == copy(1)
    assert newest_good([copy(2, verdict=DAMAGED)]) is None


def test_a_clock_that_stood_ten_years_ahead_pushes_no_later_copy_out():
    ahead = [copy(number, day=3650 + number) for number in range(1, 8)]
    back = copy(8, day=8)
    assert 8 in kept(*ahead, back)
    assert newest_good([*ahead, back]) == back


def test_one_daily_copy_is_due_each_day_of_the_wall_clock():
    # 17:30 UTC is half past midnight in Hà Nội: the next day has begun.
    made = copy(1)
    late = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
    assert not is_due([made], date(2026, 3, 2))
    assert is_due([made], date(2026, 3, 3))
    assert not is_due([Backup(number=1, at=late, why=Why.DAILY, schema="", size=1)], date(2026, 3, 2))
    assert is_due([copy(1, why=Why.IMPORT)], date(2026, 3, 2))
    assert is_due([copy(1, verdict=DAMAGED)], date(2026, 3, 2))


def test_a_copy_elsewhere_is_stale_after_a_week_and_when_it_is_of_tomorrow():
    assert is_stale(None, date(2026, 3, 2))
    assert not is_stale(NOON, date(2026, 3, 9))
    assert is_stale(NOON, date(2026, 3, 10))
    assert is_stale(NOON, date(2026, 3, 1))


def test_the_name_says_order_moment_and_occasion():
    assert copy(12, why=Why.IMPORT).name == "000012-20260302-120000-import"


HELD = st.lists(
    st.builds(
        Backup,
        number=st.integers(1, 10_000),
        at=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        why=st.sampled_from(Why),
        schema=st.just(""),
        size=st.just(1),
        missing=st.integers(0, 1),
        verdict=st.sampled_from([None, SOUND, DAMAGED]),
    ),
    unique_by=lambda each: each.number,
    max_size=60,
)


@given(held=HELD)
def test_the_rule_keeps_the_newest_good_one_is_bounded_and_asks_for_nothing_twice(held):
    left = [each for each in held if each not in superfluous(held)]
    assert newest_good(left) == newest_good(held)
    assert len(left) <= 7 + 4 + 10 + len(Why) + 2
    assert superfluous(left) == ()
