"""The campaign of faults: its tally, its two ways to tell it, and what it takes from the program."""

import ast
import importlib
import json
import random
from collections import Counter
from uuid import uuid4

import pytest

from tests.source_tree import ROOT


@pytest.fixture
def campaign(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "installer"))
    return lambda name: importlib.import_module(f"faults.{name}")


@pytest.fixture
def figures(campaign):
    made = campaign("report").Figures(name="kill -9, import")
    made.judged("at a call", is_kept=True)
    made.judged("at a call", is_kept=False, violations=["call 7: half an import"])
    made.judged("at a random time", is_kept=False)
    return made


def test_every_fault_counts_once_and_every_violation_is_kept(figures):
    assert (figures.total, figures.kept, figures.undone) == (3, 1, 2)
    assert figures.faults == {"at a call": 2, "at a random time": 1}
    assert figures.violations == ["call 7: half an import"]


def test_the_table_adds_up_and_names_every_violation(campaign, figures):
    told = campaign("report").as_text([figures, figures]).splitlines()
    assert told[1].split()[3:7] == ["3", "1", "2", "1"]
    assert told[3].split()[:5] == ["all", "6", "2", "4", "2"]
    assert told[4:] == ["VIOLATION kill -9, import: call 7: half an import"] * 2


def test_the_document_holds_every_figure_under_its_name(campaign, figures):
    told = json.loads(campaign("report").as_json([figures], seed=5))
    assert told == {
        "seed": 5,
        "rows": [{
            "name": "kill -9, import", "faults": {"at a call": 2, "at a random time": 1}, "total": 3, "kept": 1,
            "undone": 2, "violations": ["call 7: half an import"], "seconds": 0.0,
        }],
    }  # fmt: skip


def test_rare_moments_are_chosen_as_often_as_frequent_ones(campaign):
    kinds = [*["statement"] * 50, "commit", *["open"] * 50, "commit"]
    chosen = campaign("kills").chosen_moments(kinds, 6, dice=random.Random(1))
    assert Counter(kind for _at, kind in chosen) == {"commit": 2, "open": 2, "statement": 2}
    assert all(kinds[at] == kind for at, kind in chosen)
    assert campaign("kills").chosen_moments(["open"], 6, dice=random.Random(1)) == [(0, "open")]


def test_what_the_campaign_takes_from_the_program_is_there(campaign):
    """Its long form runs seldom: nothing else notices when a name moves."""
    campaign("__main__")
    taken = {
        (node.module, name.name)
        for script in (ROOT / "installer" / "faults").glob("*.py")
        for node in ast.walk(ast.parse(script.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
    }
    assert len(taken) > 20
    assert [pair for pair in sorted(taken) if not hasattr(importlib.import_module(pair[0]), pair[1])] == []


def test_a_place_that_draws_once_more_changes_nothing_for_the_others(campaign, monkeypatch):
    """A fault may make the program take another temporary name; its records keep their identifiers."""
    dice = campaign("children").Dice

    def scratch():
        return uuid4()

    def record():
        return uuid4()

    found = []
    for more in (1, 2):
        monkeypatch.setattr("os.urandom", dice())
        names = {scratch() for _ in range(more)}
        found.append([record(), record()])
        assert len({*names, *found[-1]}) == more + 2
    assert found[0] == found[1]
