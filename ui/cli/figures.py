"""The number checker on a text or DOCX file."""

import argparse
from collections import Counter
from decimal import Decimal
from pathlib import Path

from core.figure_population import expected_base
from core.figures import Claim, check_claims
from core.units import UnitKind
from ui.cli.answers import Answer, decimal_text
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands
from ui.texts import cli as texts
from ui.texts import cli_ranking as words


def add(commands: Commands) -> None:
    """Put the commands in."""
    checked = commands.group("figures").add("check", check)
    checked.add_argument("file", metavar=texts.FILE, type=Path, help=texts.FIGURES_FILE_HELP)
    checked.add_argument(
        "--units", metavar=words.COUNT, type=positive, action="append", help=words.UNITS_HELP
    )
    checked.add_argument("--workspace", metavar=texts.DIR, type=Path, help=words.WORKSPACE_HELP)


def check(asked: Arguments, doors: Doors) -> Answer:
    """Find the ratios a text claims, recompute each, and see whether they count the units there are."""
    claims = check_claims(doors.read_text(asked.file))
    populations = _populations(asked, doors)
    bases = tuple(expected_base(claim, populations) for claim in claims)
    return Answer(
        document=[_document(claim, base) for claim, base in zip(claims, bases, strict=True)],
        lines=words.claim_lines(claims, bases),
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
        opened = services.run_round.rounds()
        if not opened:
            province = services.set_up.office().unit.province_code
            return (len(services.units.communes_of(province)),)
        kinds = Counter(services.units.unit(code).kind for code in opened[0].units)
    return tuple(kinds[kind] for kind in (UnitKind.COMMUNE, *UnitKind) if kinds[kind])


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
