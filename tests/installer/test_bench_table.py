"""The arithmetic of the measurements: medians, ratios, goals, and the two ways they are shown."""

import ast
import importlib
import json

import pytest

from core.progress import Silent
from core.services.import_answers import ImportStatus
from tests.source_tree import ROOT


@pytest.fixture
def table(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "installer"))
    return importlib.import_module("bench.table")


@pytest.fixture
def timing(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "installer"))
    return importlib.import_module("bench.timing")


def test_a_ratio_is_that_of_the_medians(table):
    row = table.compared("save", [9.0, 2.0, 3.0], [2.0, 1.0, 50.0], goal=2.0, against="one commit")
    assert (row.value, row.baseline, row.ratio, row.met) == (3.0, 2.0, 1.5, True)


def test_a_goal_that_is_just_reached_is_met_and_one_above_is_missed(table):
    assert table.compared("a", [2.0], [1.0], goal=2.0, against="").met
    assert table.compared("a", [2.1], [1.0], goal=2.0, against="").met is False


def test_without_a_baseline_the_goal_bounds_the_value_itself(table):
    row = table.alone("rank", [0.6, 0.4, 0.5], goal=0.5, against="168 units")
    assert (row.value, row.baseline, row.ratio, row.met) == (0.5, None, None, True)


def test_without_a_goal_nothing_is_met_or_missed(table):
    row = table.compared("start", [1.0], [0.5], goal=None, against="nothing")
    assert row.met is None
    assert "MISSED" not in table.as_text([row])


def test_a_missed_goal_is_printed(table):
    text = table.as_text([table.alone("rank", [0.75], goal=0.5, against="168 units")])
    assert text.splitlines()[1].split() == ["rank", "0.7500", "s", "0.5", "s", "MISSED", "168", "units"]


def test_the_document_holds_every_figure_under_its_name(table):
    row = table.compared("verify", [2.0], [1.0], goal=1.15, against="sha512sum")
    (told,) = json.loads(table.as_json([row]))["rows"]
    assert told == {
        "name": "verify", "value": 2.0, "baseline": 1.0, "ratio": 2.0, "goal": 1.15, "met": False,
        "unit": "s", "against": "sha512sum",
    }  # fmt: skip


def test_repeats_are_interleaved_and_take_turns_at_going_first(timing):
    order = []
    ours, theirs = timing.side_by_side(lambda: order.append("o"), lambda: order.append("t"), repeats=3)
    assert "".join(order) == "tootto"
    assert len(ours) == len(theirs) == 3


def test_what_the_bench_takes_from_the_program_is_there(monkeypatch):
    """Its scripts run in processes of their own: nothing else notices when a name moves."""
    monkeypatch.syspath_prepend(str(ROOT / "installer"))
    taken = {
        (node.module, name.name)
        for script in (ROOT / "installer" / "bench").glob("*.py")
        for node in ast.walk(ast.parse(script.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module != "bench"
        for name in node.names
    }
    assert len(taken) > 20
    assert [pair for pair in sorted(taken) if not hasattr(importlib.import_module(pair[0]), pair[1])] == []


def test_every_row_can_be_loaded_and_is_offered_by_its_name(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "installer"))
    rows = importlib.import_module("bench.__main__").ROWS
    assert {"records-open", "documents-open"} <= rows.keys()
    assert {"window", "save", "export", "import", "table-sort", "cell", "rescore"} <= rows.keys()
    assert {"export-memory", "verify-memory", "import-memory", "idle-memory", "score-growth"} <= rows.keys()
    assert {"sheet-in", "sheet-in-memory", "annex-pdf", "annex-memory", "import-again"} <= rows.keys()


def test_memory_is_told_in_its_own_unit(table):
    row = table.in_mib(table.alone("export-memory", [80.04], goal=120.0, against="1024 MiB"))
    assert table.as_text([row]).splitlines()[1].split()[:6] == [
        "export-memory",
        "80.0",
        "MiB",
        "120",
        "MiB",
        "met",
    ]
    assert json.loads(table.as_json([row]))["rows"][0]["unit"] == "MiB"


def test_the_peak_of_a_process_is_its_own_and_not_that_of_the_one_that_started_it(monkeypatch, tmp_path):
    """The system's own figure, `ru_maxrss`, begins with the starter's."""
    monkeypatch.syspath_prepend(str(ROOT / "installer"))
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}:{ROOT / 'installer'}")
    resident = importlib.import_module("bench.resident")
    script = tmp_path / "told.py"
    script.write_text("from bench.resident import peak_mib\nprint(peak_mib())\n", "utf-8")
    held = bytearray(b"x" * (200 << 20))
    assert resident.peak_mib() > 200
    assert resident.mib_told_by(script) < 100
    assert len(held) == 200 << 20


def test_what_waits_at_the_door_is_taken_in(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(ROOT / "installer"))
    door = importlib.import_module("bench.door").lay_down(tmp_path, count=2, papers=1)
    with importlib.import_module("bench.material").entered(door.authority) as services:
        taken = services.import_package.take_in_all(door.packages, progress=Silent())
        assert [each.status for each in taken] == [ImportStatus.IMPORTED] * 2
        assert all(row.self_total for row in services.run_round.board(2023).rows)
