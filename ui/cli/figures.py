"""The number checker on a text or DOCX file."""

from decimal import Decimal
from pathlib import Path

from core.figures import Claim, check_claims
from ui.cli.answers import Answer, decimal_text
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands
from ui.texts import cli as texts


def add(commands: Commands) -> None:
    """Put the commands in."""
    checked = commands.group("figures").add("check", check)
    checked.add_argument("file", metavar=texts.FILE, type=Path, help=texts.FIGURES_FILE_HELP)


def check(asked: Arguments, doors: Doors) -> Answer:
    """Find the ratios a text claims and recompute each."""
    claims = check_claims(doors.read_text(asked.file))
    return Answer(document=[_document(claim) for claim in claims], lines=texts.claim_lines(claims))


def _document(claim: Claim) -> dict[str, object]:
    return {
        "text": claim.text,
        "numerator": _count(claim.numerator),
        "denominator": _count(claim.denominator),
        "stated": decimal_text(claim.stated),
        "correct": decimal_text(claim.correct),
        "ok": claim.ok,
    }


def _count(value: Decimal) -> int | str | None:
    """A whole number as a number; a part of one, as money is printed, as text."""
    return int(value) if value == value.to_integral_value() else decimal_text(value)
