"""The self score of a year, every line explained."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from core.self_score import ScoreLine, SelfScore
from ui.cli.answers import Answer, decimal_text, finding_document
from ui.cli.doors import Doors
from ui.cli.entries import read_entries
from ui.cli.evidence import document_of
from ui.cli.grammar import Arguments, Commands, add_folder, add_year
from ui.texts import cli as texts
from ui.texts.criteria import explain


def add(commands: Commands) -> None:
    """Put the commands in."""
    scored = commands.add("score", score)
    add_folder(scored)
    add_year(scored)
    entered = commands.add("assess", assess)
    add_folder(entered)
    add_year(entered)
    entered.add_argument(
        "--from", dest="source", metavar=texts.FILE, type=Path, required=True, help=texts.ENTRIES_FILE_HELP
    )


def assess(asked: Arguments, doors: Doors) -> Answer:
    """Enter ticks, claims and explanations on criteria from a file, all of them or none."""
    with doors.open_workspace(asked.folder) as services:
        criteria = services.self_assessment.score(asked.year).criteria
        entries = read_entries(doors, asked.source, criteria=criteria)
        found = services.self_assessment.enter_all(asked.year, entries)
    return Answer(document=_document(found), lines=texts.score_lines(found))


def score(asked: Arguments, doors: Doors) -> Answer:
    """Score a year from what the workspace holds."""
    with doors.open_workspace(asked.folder) as services:
        found = services.self_assessment.score(asked.year)
    return Answer(document=_document(found), lines=texts.score_lines(found))


def _document(found: SelfScore) -> dict[str, object]:
    return {
        "unit": found.unit.code,
        "year": found.year,
        "criteria_set": found.criteria.set_id,
        "criteria_version": found.criteria.version,
        "state": found.state.value,
        "total": decimal_text(found.total),
        "maximum": decimal_text(found.maximum),
        "index": decimal_text(found.index),
        "lines": [_line(line) for line in found.lines],
        "missing": [
            {
                "criterion": item.criterion,
                "name": item.name,
                "need": item.need.value,
                "at_stake": decimal_text(item.at_stake),
            }
            for item in found.missing
        ],
    }


def _line(line: ScoreLine) -> dict[str, object]:
    indicator = line.criterion.indicator
    return {
        "criterion": line.criterion.id,
        "name": line.criterion.name,
        "maximum": decimal_text(line.criterion.max_points),
        "points": decimal_text(line.points),
        "state": None if line.score is None else line.score.state.value,
        "rule": None if line.criterion.rule is None else line.criterion.rule.kind.value,
        "scored_by": None if line.criterion.scored_by is None else line.criterion.scored_by.value,
        "source": line.source.value,
        "form": None if indicator is None else indicator.form.value,
        "inputs": None if line.inputs is None else plain(line.inputs),
        "explanation": "" if line.score is None else explain(line.criterion, line.score),
        "evidence": [document_of(document) for document in line.evidence],
        "findings": [finding_document(finding) for finding in line.findings],
    }


def plain(value: object) -> object:
    """A value as JSON can carry it: decimals, fractions and days as text."""
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, Fraction | date):
        return str(value)
    return value
