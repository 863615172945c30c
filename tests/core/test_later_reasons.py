"""Reasons told after a change: runs of numbers are told as text and read back, and speak only of what was before."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audit import Act, AuditEntry, chained
from core.later_reasons import later_reasons, read_runs, reason_told, runs_of, runs_told, with_run

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def chain(*acts: tuple[str, str, str]) -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    for act, new, why in acts:
        told = Act(officer="Hoa", act=act, subject="2025", new=new, why=why)
        entries.append(chained(told, after=entries[-1] if entries else None, at=AT))
    return entries


@given(st.sets(st.integers(1, 40)))
def test_numbers_become_runs_and_come_back(numbers: set[int]) -> None:
    runs: tuple[range, ...] = ()
    for number in sorted(numbers):
        runs = with_run(runs, range(number, number + 1))
    assert [number for run in runs for number in run] == sorted(numbers)
    assert all(one.stop < other.start for one, other in pairwise(runs))
    assert read_runs(runs_told(runs)) == runs
    assert with_run(runs, range(50, 50)) == runs


def test_neighbours_are_told_as_one_run() -> None:
    assert runs_told((range(12, 16), range(17, 18))) == "12-15 17"
    assert reason_told((range(12, 16),)) == '{"entries":"12-15"}'
    assert reason_told(()) == ""


@pytest.mark.parametrize("text", ["", "x", "1-x", "3-", "-3", "9-2", "1 2 x"])
def test_what_is_no_run_is_none(text: str) -> None:
    assert all(len(run) == 1 for run in read_runs(text))
    assert read_runs(text) in {(), (range(3, 4),)}


def test_a_reason_stands_for_what_it_names_and_for_nothing_else() -> None:
    entries = chain(
        ("enter", "a", ""),
        ("enter", "b", "own"),
        ("enter", "c", ""),
        ("correct_sent", '{"entries":"1-2"}', "late"),
        ("enter", '{"entries":"1-3"}', ""),
        ("correct_sent", '{"entries":"3 7 900-90000000000"}', "too late"),
        ("enter", "d", ""),
    )
    assert [runs_of(entry) for entry in entries] == [(), (), (), (range(1, 3),), (), (range(3, 4),), ()]
    found = later_reasons(entries, entries)
    assert {number: entry.why for number, entry in found.items()} == {1: "late", 3: "too late"}
