"""The number checker on a text or DOCX file."""

import argparse
from decimal import Decimal
from pathlib import Path

from core.figure_findings import FigureFinding, FigureKind, FigureReport
from core.figure_population import expected_base
from core.figure_report import check_text
from core.figure_table_sums import sound_claims
from core.figures import Claim, check_claims
from ui.cli.answers import Answer, decimal_text
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands
from ui.texts import cli as texts
from ui.texts import cli_ranking as words
from ui.texts import figure_words

_GROUPS = {
    FigureKind.RATIO: "ratios",
    FigureKind.SUM: "sums",
    FigureKind.CHANGE: "changes",
    FigureKind.RANK: "ranks",
    FigureKind.REFERENCE: "references",
    FigureKind.DATE: "dates",
    FigureKind.COUNT: "counts",
}


def add(commands: Commands) -> None:
    """Put the commands in."""
    checked = commands.group("figures").add("check", check)
    checked.add_argument("file", metavar=texts.FILE, type=Path, help=texts.FIGURES_FILE_HELP)
    checked.add_argument(
        "--units", metavar=words.COUNT, type=positive, action="append", help=words.UNITS_HELP
    )
    checked.add_argument("--workspace", metavar=texts.DIR, type=Path, help=words.WORKSPACE_HELP)
    checked.add_argument("--all", action="store_true", help=words.ALL_FIGURES_HELP)


def check(asked: Arguments, doors: Doors) -> Answer:
    """Find the ratios a text claims, recompute each, and see whether they count the units there are.

    The document is the list of ratio claims and nothing else: a program that recomputes every item's
    numerator and denominator goes on working. `--all` answers an object with that list and all other
    checks beside it; the lines for people always tell everything.
    """
    text = doors.read_text(asked.file)
    claims = tuple(sound_claims(text, check_claims(text)))
    populations = _populations(asked, doors)
    bases = tuple(expected_base(claim, populations) for claim in claims)
    report = check_text(text, populations=populations)
    listed = [_document(claim, base) for claim, base in zip(claims, bases, strict=True)]
    return Answer(
        document=_everything(listed, report) if asked.all else listed,
        lines=words.figure_lines(claims, bases, report=report),
    )


def positive(text: str) -> int:
    """A whole number from 1 on."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(words.not_a_count(text))
    return int(text)


def _populations(asked: Arguments, doors: Doors) -> tuple[int, ...]:
    """How many units there are: as said, else those expected in the newest round, else of the province."""
    if asked.units:
        return tuple(asked.units)
    if asked.workspace is None:
        return ()
    with doors.open_workspace(asked.workspace) as services:
        return services.check_figures.populations()


def _everything(claims: list[dict[str, object]], report: FigureReport) -> dict[str, object]:
    groups = {
        name: [_finding(each) for each in report.findings if each.kind is kind]
        for kind, name in _GROUPS.items()
    }
    return {"claims": claims, **groups}


def _finding(finding: FigureFinding) -> dict[str, object]:
    return {
        "standing": finding.standing.value,
        "reason": finding.reason.value,
        "text": finding.text,
        "start": finding.start,
        "end": finding.end,
        "stated": finding.stated,
        "correct": finding.correct,
        "unit": finding.unit.value,
        "values": [decimal_text(value) for value in finding.values],
        "words": list(finding.words),
        "message": figure_words.how(finding),
    }


def _document(claim: Claim, base: int | None) -> dict[str, object]:
    return {
        "text": claim.text,
        "numerator": _count(claim.numerator),
        "denominator": _count(claim.denominator),
        "stated": decimal_text(claim.stated),
        "correct": decimal_text(claim.correct),
        "ok": claim.ok,
        "expected_denominator": base,
    }


def _count(value: Decimal) -> int | str | None:
    """A whole number as a number; a part of one, as money is printed, as text."""
    return int(value) if value == value.to_integral_value() else decimal_text(value)
