"""The daily work: a saved record, an edited score, a ranking."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from bench.material import YEAR, Material, entered
from bench.scoring import UNITS as EVERY_UNIT
from bench.scoring import Round
from bench.table import Row, alone, compared
from bench.timing import side_by_side, timed

from storage.sqlite_settings import SETTINGS

_MANY, _FEW = 40, 3
_LINEAR = 1.3
_UNITS = 168


def score_and_rank(_material: Material) -> Row:
    """Every criterion of a province's units, then their order and bands."""
    scored = Round()
    seconds = [timed(lambda: scored.rank(_UNITS)) for _ in range(_FEW)]
    return alone("score-rank", seconds, goal=0.5, against=f"{_UNITS} units x {scored.lines} criteria")


def score_growth(_material: Material) -> Row:
    """The whole country's units cost as much each as a province's."""
    scored = Round()
    ours, theirs = side_by_side(lambda: scored.rank(EVERY_UNIT), lambda: scored.rank(_UNITS), repeats=_FEW)
    times = EVERY_UNIT / _UNITS
    against = f"{EVERY_UNIT:,} units x {scored.lines} criteria / {times:.2f} x {_UNITS} units"
    return compared("score-growth", ours, [each * times for each in theirs], goal=_LINEAR, against=against)


def saved_record(material: Material) -> Row:
    """Change a record and keep it, against one row written under the same settings."""
    workspace = material.copy(material.commune())
    with entered(workspace) as services:
        record = services.record_entry.list("task", YEAR)[0]
        numbers = count()
        ours, theirs = side_by_side(
            lambda: services.record_entry.save(replace(record, title=f"task {next(numbers)}")),
            _bare_commit(material.fresh("bare") / "bare.db"),
            repeats=_MANY,
        )
    return compared("save", ours, theirs, goal=2.0, against="one bare SQLite commit, same settings")


def edited_entry(material: Material) -> Row:
    """An entry on one criterion, answered by the whole new score."""
    workspace = material.copy(material.commune())
    with entered(workspace) as services:
        entry = services.self_assessment.score(YEAR).lines[3].entry
        seconds = [
            timed(lambda at=at: services.self_assessment.enter(YEAR, replace(entry, note=str(at))))
            for at in range(_MANY)
        ]
    return alone("edit", seconds, goal=0.03, against="entry kept and year scored again")


def _bare_commit(path: Path) -> Callable[[], object]:
    driver = sqlite3.connect(path, isolation_level=None)
    for setting in SETTINGS:
        driver.execute(setting)
    driver.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT) STRICT")

    def work() -> None:
        driver.execute("BEGIN IMMEDIATE")
        driver.execute("INSERT OR REPLACE INTO line VALUES (1, hex(randomblob(200)))")
        driver.execute("COMMIT")

    return work
