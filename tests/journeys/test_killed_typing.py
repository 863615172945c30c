"""Kill -9 while an officer types: everything is there that was left before the cell under the cursor."""

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from core.numbers import parse_date
from storage.workspace import open_workspace
from tests.offices import YEAR, Clock, joined, services_of
from tests.source_tree import ROOT

CELLS_BEFORE_THE_END = (2, 5, 11)


def typed_until_killed(workspace: Path, view: str, *, cells: int, dice: random.Random) -> list[list[str]]:
    """What the killed program told to have left behind, one line per cell."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.killed_typing", str(workspace), view],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        told = [child.stdout.readline() for _ in range(cells)]
        time.sleep(dice.uniform(0, 0.05))  # into the middle of the next cell
        child.kill()
        told += child.stdout.readlines()
    return [line.rstrip("\n").split("\t") for line in told if line.endswith("\n")]


def held(workspace: Path) -> list[Any]:
    """Tasks and drafts in the workspace as a person who opens it again finds them."""
    with open_workspace(workspace) as opened:
        service = services_of(opened, Clock()).record_entry
        return [*service.list("task", YEAR), *service.drafts("task", YEAR)]


@pytest.mark.parametrize("view", ["form", "sheet"])
def test_a_killed_program_loses_at_most_the_cell_under_the_cursor(tmp_path: Path, view: str) -> None:
    for offices in joined(tmp_path):
        workspace = offices.commune(is_confirmed=False).opened.workspace.root
    dice = random.Random(20260413)
    for cells in CELLS_BEFORE_THE_END:
        before = {record.id for record in held(workspace)}
        told = typed_until_killed(workspace, view, cells=cells, dice=dice)
        assert len(told) >= cells
        found = [record for record in held(workspace) if record.id not in before]
        for number, name, text in told:
            wanted: object = parse_date(text) if name == "due_on" else text
            record = found[int(number)]
            assert getattr(record, name) == wanted, (view, cells, number, name)
