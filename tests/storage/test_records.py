"""Records of every kind come back as they were saved, in order, by unit and year, with a bin."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.records.catalogue import KINDS
from core.records.fields import Form
from core.records.outreach import Dialogue
from core.records.planning import Task
from tests.storage.samples import NOW

UNIT = "21583"


class Undone(Exception):
    """Ends an example without leaving anything behind."""


@contextmanager
def scratch(database):
    """A transaction that is undone when its block ends."""
    try:
        with database.transaction() as work:
            yield work
            raise Undone  # noqa: TRY301 - the raise is the point
    except Undone:
        pass


def values_of(spec):
    text = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
    match spec.form:
        case Form.LINE | Form.BLOCK:
            return text
        case Form.DAY:
            return st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1))
        case Form.COUNT:
            counts = st.integers(0, spec.limit)
            return counts if isinstance(spec.default, int) else st.none() | counts
        case Form.AMOUNT:
            return st.none() | st.decimals(0, 10**15, places=3).map(lambda value: value.normalize() + 0)
        case Form.FLAG:
            return st.booleans()
        case Form.CHOICE:
            return st.none() | st.sampled_from(spec.choices)


def records_of(kind):
    fields = {spec.name: values_of(spec) for spec in kind.fields}
    return st.builds(kind.record, id=st.uuids().map(str), year=st.integers(2020, 2030), **fields)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_record_comes_back_as_it_was_saved(shared, kind):
    @settings(max_examples=8, deadline=None)
    @given(record=records_of(kind))
    def law(record):
        with scratch(shared) as work:
            work.records.save(UNIT, (record,))
            assert work.records.get(kind.code, record.id) == record
            assert work.records.of_year(kind.code, UNIT, year=record.year) == (record,)
            work.records.replace_year(UNIT, record.year, records=(record,))
            assert work.records.all_of_year(UNIT, record.year) == (record,)

    law()


def task(name, year=2026):
    return Task(id=name, year=year, title=f"Nhiệm vụ {name}")


def test_records_keep_the_order_of_entry_also_after_a_change(database):
    with database.transaction() as work:
        work.records.save(UNIT, (task("b"), task("a"), task("c")))
        work.records.save(UNIT, (replace(task("a"), title="Đã sửa"),))
        assert [record.id for record in work.records.of_year("task", UNIT, year=2026)] == ["b", "a", "c"]
        assert work.records.get("task", "a").title == "Đã sửa"


def test_a_removed_record_waits_in_the_bin_and_returns_to_its_place(database):
    with database.transaction() as work:
        work.records.save(UNIT, (task("a"), task("b"), task("c")))
        work.records.remove("task", "a", at=NOW)
        work.records.remove("task", "b", at=NOW + timedelta(microseconds=1))
        assert [record.id for record in work.records.removed(UNIT, 2026)] == ["b", "a"]
        assert work.records.get("task", "a") is None
        assert work.records.counts()["task"] == 1
        work.records.restore("task", "a")
        assert [record.id for record in work.records.of_year("task", UNIT, year=2026)] == ["a", "c"]


def test_a_record_whose_year_is_corrected_moves(database):
    with database.transaction() as work:
        work.records.save(UNIT, (task("a"),))
        work.records.save(UNIT, (task("a", year=2025),))
        assert work.records.of_year("task", UNIT, year=2026) == ()
        assert work.records.years(UNIT) == (2025,)


def test_a_unit_that_borrows_an_id_cannot_reach_another_unit_or_year(database):
    mine = replace(task("same"), title="Của tôi")
    earlier = task("same", year=2025)
    with database.transaction() as work:
        work.records.replace_year("04012", 2026, records=(mine,))
        work.records.replace_year("21583", 2025, records=(earlier,))
        work.records.replace_year("21583", 2026, records=(replace(mine, title="Khác"),))
        work.records.replace_year("21583", 2026, records=())
        assert work.records.of_year("task", "04012", year=2026) == (mine,)
        assert work.records.of_year("task", "21583", year=2025) == (earlier,)


def test_a_replaced_year_takes_the_place_of_the_old_one_only(database):
    talk = Dialogue(id="t", year=2026)
    with database.transaction() as work:
        work.records.save(UNIT, (task("a"), talk, task("old", year=2025)))
        work.records.replace_year(UNIT, 2026, records=(task("z"), task("y")))
        assert work.records.all_of_year(UNIT, 2026) == (task("z"), task("y"))
        assert work.records.of_years("task", UNIT, first=2025, last=2026) == (
            task("old", year=2025),
            task("z"),
            task("y"),
        )
        assert work.records.years(UNIT) == (2025, 2026)


def test_amounts_are_never_rounded(shared):
    kind = next(kind for kind in KINDS if kind.code == "external_index")
    record = kind.record(id="i", year=2026, name="PAR", value=Decimal("12345678901234567890.123456"))
    with scratch(shared) as work:
        work.records.save(UNIT, (record,))
        assert work.records.get("external_index", "i").value == record.value
