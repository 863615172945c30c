"""What an officer types or pastes into one cell of a record, and what a cell gives to the clipboard."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.deadline_texts import parse_deadline
from core.errors import UserError
from core.numbers import parse_count, parse_date, parse_decimal
from core.records.fields import FieldSpec, Form
from core.text import clean_block, clean_line, fold

Labels = Callable[[StrEnum], str]
_TICKS = frozenset({"x", "v", "1", "co", "true", "\u2713", "\u2714"})
_BLANKS = frozenset({"", "0", "-", "k", "khong", "false", "\u2013"})


class NotAChoice(UserError):
    """The text names none of the choices of a field, or several; fields: `text`, `choices`."""

    code = "E_CHOICE"


class NotATick(UserError):
    """The text is neither yes nor no; fields: `text`."""

    code = "E_TICK"


def read_cell(spec: FieldSpec, text: str, *, year: int, labels: Labels) -> object:  # noqa: PLR0911 - one line per form
    """The value of a field from typed text; an empty text is what the field begins with.

    Raises:
        UserError: the text cannot be read as the field's form.
    """
    line = clean_line(text)
    if not line:
        return None if spec.form in {Form.DAY, Form.AMOUNT} else spec.default
    match spec.form:
        case Form.LINE:
            return line
        case Form.BLOCK:
            return clean_block(text)
        case Form.DAY:
            return parse_deadline(line, year) if spec.is_deadline else parse_date(line, year)
        case Form.COUNT:
            return parse_count(line)
        case Form.AMOUNT:
            return parse_decimal(line)
        case Form.FLAG:
            return _tick(line)
        case Form.CHOICE:
            return _choice(spec, line, labels=labels)


def cell_text(value: Any, labels: Labels) -> str:  # noqa: PLR0911 - one line per form
    """A value as other programs read it back: plain digits, decimal comma, day/month/year, chosen words."""
    match value:
        case None:
            return ""
        case bool():
            return "x" if value else ""
        case int():
            return str(value)
        case Decimal():
            return format(value, "f").replace(".", ",")
        case date():
            return f"{value:%d/%m/%Y}"
        case StrEnum():
            return labels(value)
        case _:
            return str(value)


def choices_like(spec: FieldSpec, text: str, *, labels: Labels) -> tuple[StrEnum, ...]:
    """Choices in their order; those whose words begin with the text stand before those that hold it."""
    sought = fold(clean_line(text))
    named = tuple((choice, fold(labels(choice))) for choice in spec.choices or ())
    begins = tuple(choice for choice, name in named if name.startswith(sought))
    holds = tuple(choice for choice, name in named if sought in name and not name.startswith(sought))
    return begins + holds


def _tick(line: str) -> bool:
    folded = fold(line)
    if folded in _TICKS:
        return True
    if folded in _BLANKS:
        return False
    raise NotATick(text=line)


def _choice(spec: FieldSpec, line: str, *, labels: Labels) -> StrEnum:
    choices: tuple[StrEnum, ...] = tuple(spec.choices or ())
    for choice in choices:
        if line == choice.value or fold(labels(choice)) == fold(line):
            return choice
    begins = [choice for choice in choices if fold(labels(choice)).startswith(fold(line))]
    if len(begins) == 1:
        return begins[0]
    raise NotAChoice(text=line, choices="; ".join(map(labels, choices)))
