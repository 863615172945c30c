"""The daily work: a saved record, an edited score, a ranking."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from bench.material import YEAR, Material, entered
from bench.table import Row, alone, compared
from bench.timing import side_by_side, timed

from core.ranking import Standing, rank, result_of
from core.scoring import score_set
from storage.sqlite_settings import SETTINGS

_MANY = 40
_UNITS = 168


def score_and_rank(material: Material) -> Row:
    """Every criterion of 168 units, then their order and bands."""
    with entered(material.copy(material.commune())) as services:
        score = services.self_assessment.score(YEAR)
    inputs = {line.criterion.id: line.inputs for line in score.lines if line.inputs is not None}

    def work() -> None:
        standings = [
            Standing(
                code=f"{number:05}",
                name=str(number),
                unit_kind="commune",
                result=result_of(score_set(score.criteria, inputs, year=YEAR)),
            )
            for number in range(_UNITS)
        ]
        rank(score.criteria, standings, year=YEAR)

    against = f"{_UNITS} units x {len(score.lines)} criteria"
    return alone("score-rank", [timed(work) for _ in range(3)], goal=0.5, against=against)


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
