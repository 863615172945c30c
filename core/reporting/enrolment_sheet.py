"""Papers of keys: the sheet or letter by which one is believed, and the sealed sheet that brings one back."""

from collections.abc import Callable
from dataclasses import dataclass

from core.reporting import columns as col
from core.reporting.document import (
    Align,
    Block,
    Code,
    Column,
    Emphasis,
    Paragraph,
    Parties,
    Party,
    Report,
    Row,
    Table,
)

KIND = "enrolment"
_GROUPS_A_ROW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentSheet:
    """Every word of the sheet, ready to be drawn.

    Attributes:
        title: in capitals above everything.
        subtitle: whose key it is.
        facts: label and value, one line each.
        digits_label: above the digit groups.
        digits: twelve groups of five digits; the last `confirmed` of them are typed by the other side. None
            on a sealed sheet.
        confirmed: how many groups are framed.
        digits_note: what the other side does with them.
        code_label: above the QR code.
        code: what the QR code holds: the public key line, or the secret of a sealed sheet.
        code_lines: the same to be read and typed by a person, one line each.
        signatures: one title per box for signature and stamp.
        signature_hint: below each title.
        notes: small print at the end.
        copies: what the copies of a sealed sheet are called, one page each; a single page when empty.
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    digits_label: str
    digits: tuple[str, ...]
    confirmed: int
    digits_note: str
    code_label: str
    code: str
    code_lines: tuple[str, ...]
    signatures: tuple[str, ...]
    signature_hint: str
    notes: tuple[str, ...]
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentWords:
    """The words a sheet needs as a report, beside its own."""

    title: str
    subtitle: str
    fact: str
    value: str
    facts_sheet: str
    digits_sheet: str
    group: Callable[[int], str]
    typed: str
    no_key: tuple[str, ...]


def enrolment_report(sheet: EnrolmentSheet, own: EnrolmentWords) -> Report:
    """The same sheet as a report, for the list of papers; the digits others type stand last."""
    left, right = (*sheet.signatures, "")[:2]
    return Report(
        kind=KIND,
        title=sheet.title,
        subtitle=sheet.subtitle,
        blocks=(
            _facts(sheet.facts, own),
            *_digits(sheet, own),
            Code(
                content=sheet.code,
                label=sheet.code_label,
                lines=sheet.code_lines,
                note="\n".join(sheet.notes),
            ),
            Parties(
                left=Party(title=left.upper(), hint=sheet.signature_hint),
                right=Party(title=right.upper(), hint=sheet.signature_hint),
            ),
        ),
        facts=(("digits", " ".join(sheet.digits)),),
    )


def no_key_report(own: EnrolmentWords) -> Report:
    """What stands in the place of the sheet while the office has no key: how to make one."""
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle,
        blocks=tuple(Paragraph(text=text) for text in own.no_key),
        facts=(("digits", ""),),
    )


def _facts(facts: tuple[tuple[str, str], ...], own: EnrolmentWords) -> Table:
    return Table(
        name=own.facts_sheet,
        columns=(col.text(own.fact, 24), col.text(own.value, 60)),
        rows=tuple(Row(cells=fact) for fact in facts),
    )


def _digits(sheet: EnrolmentSheet, own: EnrolmentWords) -> tuple[Block, ...]:
    """Groups of digits as text: a leading zero counts."""
    if not sheet.digits:
        return (Paragraph(text=sheet.digits_note),)
    columns = tuple(
        Column(title=own.group(number), width=20, align=Align.CENTRE)
        for number in range(1, _GROUPS_A_ROW + 1)
    )
    held = (*sheet.digits, *("",) * (-len(sheet.digits) % _GROUPS_A_ROW))
    first_typed = len(sheet.digits) - sheet.confirmed
    rows: list[Row] = []
    for at in range(0, len(held), _GROUPS_A_ROW):
        if at == first_typed:
            rows.append(col.group_row(columns, own.typed))
        is_typed = at >= first_typed
        cells = held[at : at + _GROUPS_A_ROW]
        rows.append(Row(cells=cells, emphasis=Emphasis.WARNING if is_typed else Emphasis.NONE))
    return (
        Paragraph(text=sheet.digits_label, bold=True),
        Table(name=own.digits_sheet, columns=columns, rows=tuple(rows)),
        Paragraph(text=sheet.digits_note),
    )
