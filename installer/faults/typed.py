"""Kill -9 while an officer types: all is there that was left before the cell under the cursor."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from faults.invariants import OFFICE, sound
from faults.offices import at_work
from faults.rehearsals import offices_of
from faults.report import Asked, Figures

from core.numbers import parse_date
from tests.offices import YEAR

VIEWS = ("form", "sheet")
_SHORT, _LONG = (2, 7), tuple(range(1, 14))
_INTO_THE_NEXT_CELL = 0.05  # seconds


def typed(asked: Asked) -> Iterator[Figures]:
    """One workspace for each view: the window opens it again after each kill."""
    offices, dice = offices_of(asked), asked.dice()
    for view in VIEWS:
        begun, figures = time.monotonic(), Figures(name=f"kill -9, typing in the {view}")
        folder = offices.copy(offices.commune())
        for cells in _LONG if asked.is_long else _SHORT:
            before = {record.id for record in _held(folder)}
            told = _typed_until_killed(folder, view, cells=cells, wait=dice.uniform(0, _INTO_THE_NEXT_CELL))
            found = [*sound(folder / OFFICE), *_missing(folder, told, before=before)]
            figures.judged("while typing", is_kept=len(told) >= cells, violations=found)
        figures.seconds = time.monotonic() - begun
        yield figures


def _typed_until_killed(folder: Path, view: str, *, cells: int, wait: float) -> list[list[str]]:
    """What the killed window told to have left behind, one line per cell."""
    command = [sys.executable, "-m", "faults.typing_officer", str(folder / OFFICE), view]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        if child.stdout.readline() != "ready\n":
            raise RuntimeError("the window did not open")
        told = [child.stdout.readline() for _ in range(cells)]
        time.sleep(wait)
        child.kill()
        told += child.stdout.readlines()
    return [line.rstrip("\n").split("\t") for line in told if line.endswith("\n")]


def _held(folder: Path) -> list[Any]:
    """Tasks and drafts as a person who opens the workspace again finds them."""
    with at_work(folder) as services:
        entry = services.record_entry
        return [*entry.list("task", YEAR), *entry.drafts("task", YEAR)]


def _missing(folder: Path, told: list[list[str]], *, before: set[str]) -> list[str]:
    found = [record for record in _held(folder) if record.id not in before]
    lost = []
    for number, name, text in told:
        wanted: object = parse_date(text) if name == "due_on" else text
        if int(number) >= len(found) or getattr(found[int(number)], name) != wanted:
            lost.append(f"typed, left and gone: record {number}, {name}")
    return lost
