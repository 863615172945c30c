"""Blank forms for collecting figures by hand, one per kind of record, drawn from the kind's own declaration.

A kind of few fields is a table with a column per field; one of many is turned: a row per field, under the
headings of its parts, with columns for several entries.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from core.records.fields import Form
from core.reporting import columns as col
from core.reporting.data import HeadData
from core.reporting.document import (
    Align,
    Annex,
    Block,
    CellKind,
    Column,
    Emphasis,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.words import FormWords

KIND = "blank_forms"
_MOST_COLUMNS: Final = 10
_ENTRIES: Final = 6
_ROWS, _FEWEST_ROWS = 16, 6
_LETTERS_A_LINE: Final = 170
_TURNED_HEIGHT: Final = 7
_WIDTHS: Final = {
    Form.LINE: 24,
    Form.BLOCK: 26,
    Form.DAY: 13,
    Form.COUNT: 10,
    Form.AMOUNT: 13,
    Form.CHOICE: 16,
    Form.FLAG: 9,
}
_KINDS: Final = {
    Form.DAY: CellKind.DAY,
    Form.COUNT: CellKind.COUNT,
    Form.AMOUNT: CellKind.DECIMAL,
    Form.FLAG: CellKind.BOX,
}
_CENTRED: Final = frozenset({Form.DAY, Form.FLAG})
_NUMBERS: Final = frozenset({Form.COUNT, Form.AMOUNT})


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field as a form asks for it; `part` is the heading it begins, `choices` what may be chosen."""

    label: str
    form: Form
    unit: str = ""
    is_required: bool = False
    choices: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectingForm:
    """One form: what is collected, a sentence about it, and its fields in order."""

    code: str
    title: str
    hint: str
    group: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankFormsData:
    """The forms that are printed: one alone, or several behind a page that lists them."""

    head: HeadData
    year: int
    forms: tuple[CollectingForm, ...]
    is_one: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankFormsWords:
    """The words of the forms."""

    title: str
    subtitle: Callable[[int], str]
    form_title: str
    introduction: Callable[[int], str]
    contents: str
    form: str
    group: str
    what: str
    head: Callable[[str, int], str]
    foot: str
    number: Callable[[int], str]
    field: str
    unit: str
    entry: Callable[[int], str]
    named: Callable[[str, str, bool], str]
    choices: Callable[[str, tuple[str, ...]], str]
    required: str
    yes_or_no: Callable[[str], str]
    evidence: CollectingForm


def blank_forms(data: BlankFormsData, own: BlankFormsWords, *, form: FormWords) -> Report:
    """One form on a page of its own, or all of them, each on its page behind a list."""
    if data.is_one and data.forms:
        one = data.forms[0]
        return Report(
            kind=KIND,
            title=own.form_title,
            subtitle=one.title,
            landscape=True,
            compact=True,
            blocks=(Paragraph(text=one.hint, italic=True), *_form(one, data, own=own, words=form)),
            facts=(("year", data.year), ("forms", 1)),
        )
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        landscape=True,
        compact=True,
        blocks=(Paragraph(text=own.introduction(data.year)), _contents(data, own, words=form)),
        annexes=tuple(
            Annex(
                label=own.number(number),
                title=each.title,
                reference=each.hint,
                blocks=_form(each, data, own=own, words=form),
            )
            for number, each in enumerate(data.forms, 1)
        ),
        facts=(("year", data.year), ("forms", len(data.forms))),
    )


def _contents(data: BlankFormsData, own: BlankFormsWords, *, words: FormWords) -> Table:
    return Table(
        name=own.contents,
        columns=(
            col.ordinal(words.ordinal),
            col.text(own.form, 40),
            col.text(own.group, 34),
            col.text(own.what, 70),
        ),
        rows=tuple(
            Row(cells=(number, each.title, each.group, each.hint))
            for number, each in enumerate(data.forms, 1)
        ),
    )


def _form(
    each: CollectingForm, data: BlankFormsData, *, own: BlankFormsWords, words: FormWords
) -> tuple[Block, ...]:
    is_turned = len(each.fields) >= _MOST_COLUMNS
    notes = _notes(each.fields, own, is_turned=is_turned)
    table = _turned(each, own, notes=notes) if is_turned else _wide(each, own, notes=notes, words=words)
    return (
        Paragraph(text=own.head(data.head.unit_name, data.year)),
        table,
        Paragraph(text=own.foot),
    )


def _wide(each: CollectingForm, own: BlankFormsWords, *, notes: tuple[str, ...], words: FormWords) -> Table:
    columns = (col.ordinal(words.ordinal), *(_column(field, own) for field in each.fields))
    lines = sum(len(note) // _LETTERS_A_LINE + 1 for note in notes)
    rows = max(_FEWEST_ROWS, _ROWS - (lines + 1) // 2)
    empty = col.empty_rows(columns, rows)
    return Table(
        name=each.title[:31],
        columns=columns,
        rows=tuple(Row(cells=(number, *row.cells[1:])) for number, row in enumerate(empty, 1)),
        notes=notes,
        least_height=col.HAND,
    )


def _column(field: FormField, own: BlankFormsWords) -> Column:
    align = Align.CENTRE if field.form in _CENTRED else Align.RIGHT if field.form in _NUMBERS else Align.LEFT
    return Column(
        title=own.named(field.label, field.unit, field.is_required),
        width=_WIDTHS[field.form],
        kind=_KINDS.get(field.form, CellKind.TEXT),
        align=align,
    )


def _turned(each: CollectingForm, own: BlankFormsWords, *, notes: tuple[str, ...]) -> Table:
    """A row per field; the columns of entries hold any kind of value, so they are text."""
    columns = (
        col.text(own.field, 40),
        col.text(own.unit, 14),
        *(col.text(own.entry(number), 17) for number in range(1, _ENTRIES + 1)),
    )
    rows: list[Row] = []
    for field in each.fields:
        if field.part:
            rows.append(col.group_row(columns, field.part))
        label = own.named(field.label, "", field.is_required)
        rows.append(Row(cells=(label, field.unit, *(None,) * _ENTRIES), emphasis=Emphasis.NONE))
    return Table(
        name=each.title[:31], columns=columns, rows=tuple(rows), notes=notes, least_height=_TURNED_HEIGHT
    )


def _notes(fields: Sequence[FormField], own: BlankFormsWords, *, is_turned: bool) -> tuple[str, ...]:
    """What may be chosen, a line a field, and what the marks mean."""
    told = [own.choices(field.label, field.choices) for field in fields if field.choices]
    if is_turned:
        told += [own.yes_or_no(field.label) for field in fields if field.form is Form.FLAG]
    if any(field.is_required for field in fields):
        told.append(own.required)
    return tuple(told)
