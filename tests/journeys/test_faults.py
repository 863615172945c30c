"""The campaign of faults in its short form, and nothing that was told is lost.

Killed, locked out, started twice; refused calls, power cuts, full disks, a stick pulled out. `dev.sh faults --long`
does the same with every job and every call. One run of the command rehearses each job once for all of them.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest

from tests.source_tree import ROOT

CAMPAIGNS = ("kills", "typing", "two", "locks", "calls", "power", "full", "medium")
AT_LEAST = Counter({
    "at a call": 49, "at a random time": 7, "while typing": 4, "kill": 1, "second start": 1,
    "start at the same time": 3, "for a while": 10, "for ever": 10,
})  # fmt: skip


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the command itself tells."""
    told = tmp_path_factory.mktemp("faults") / "figures.json"
    chosen = [word for name in CAMPAIGNS for word in ("--only", name)]
    done = subprocess.run(
        [sys.executable, "-m", "faults", *chosen, "--json", str(told)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'installer'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.exists(), done.stderr
    rows: list[dict[str, Any]] = json.loads(told.read_text("utf-8"))["rows"]
    assert bool(done.returncode) == any(row["violations"] for row in rows), done.stdout
    return rows


def test_no_invariant_is_violated_whatever_is_done_to_the_program(figures: list[dict[str, Any]]) -> None:
    assert [told for row in figures for told in row["violations"]] == []


def test_every_kind_of_fault_was_met_as_often_as_meant(figures: list[dict[str, Any]]) -> None:
    met: Counter[str] = Counter()
    for row in figures:
        met.update(row["faults"])
    assert met >= AT_LEAST, AT_LEAST - met
    if sys.platform == "linux" and met["at a system call"]:
        assert met["at a system call"] >= 7


def test_some_of_the_work_came_true_and_some_had_never_begun(figures: list[dict[str, Any]]) -> None:
    killed = [row for row in figures if row["name"].startswith("kill -9") and "typing" not in row["name"]]
    assert len(killed) == 7
    assert sum(row["kept"] for row in killed)
    assert all(row["undone"] for row in killed)


def test_no_fault_of_the_machine_loses_or_halves_anything(figures: list[dict[str, Any]]) -> None:
    rows = {row["name"]: row for row in figures}
    assert {"power cut, import, POSIX", "power cut, import, Windows", "medium removed"} <= rows.keys()
    # Where nobody may trace no call is refused, and there this must not pass in silence.
    assert {"failing calls, import", "failing calls, backup"} <= rows.keys()
    assert all(row["total"] and not row["violations"] for row in rows.values())
