"""The head of a sheet of records: its kind, and which field stands in which column, wherever it was moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from core.findings import Finding, error
from core.record_sheets import RecordWords
from core.records.catalogue import KINDS, RecordKind
from core.records.fields import FieldSpec
from core.text import clean_line, fold
from storage.sheet_layout import FINDINGS_MARK, ID_CODE, KIND_MARK, YEAR_CODE
from storage.sheet_rows import SheetRow
from storage.sheet_values import Raw
from storage.spreadsheet_values import is_blank, quoted

HEAD_ROWS = 12
_OWN = frozenset({ID_CODE, YEAR_CODE})
_FEWEST_CODES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a sheet's head says. `columns` are field names by position (from 0), `twice` are told already."""

    title: str
    kind: RecordKind
    columns: Mapping[int, str]
    labels: Mapping[int, str]
    code_row: int
    label_row: int
    first_row: int
    twice: frozenset[int] = frozenset()

    def fields(self) -> Iterator[tuple[int, str, FieldSpec]]:
        """Position, name and declaration of every field column."""
        known = {spec.name: spec for spec in self.kind.fields}
        return ((at, name, known[name]) for at, name in self.columns.items() if name in known)

    def position(self, name: str) -> int | None:
        """Where a column stands, None when it is not there."""
        return next((at for at, found in self.columns.items() if found == name), None)

    def place(self, at: int, number: int) -> str:
        """A cell as officials name it."""
        return f"{self.title}!{get_column_letter(at + 1)}{number}"

    def letters(self) -> Mapping[str, str]:
        """The column letter of each field."""
        return {name: get_column_letter(at + 1) for at, name in self.columns.items()}

    def left_out(self) -> tuple[FieldSpec, ...]:
        """Fields of the kind without a column."""
        there = set(self.columns.values())
        return tuple(spec for spec in self.kind.fields if spec.name not in there)


def is_list_of_findings(rows: list[SheetRow]) -> bool:
    """Whether a sheet is the list that an annotated copy carries in front."""
    return any(row.cells.get(0) == FINDINGS_MARK for row in rows)


def kind_of_sheet(title: str, rows: list[SheetRow], *, words: RecordWords) -> RecordKind | None:
    """By the mark in the first column, else by the title of the sheet."""
    marks = {str(row.cells.get(0, "")) for row in rows}
    for kind in KINDS:
        if KIND_MARK + kind.code in marks:
            return kind
    wanted = fold(clean_line(title))
    return next((kind for kind in KINDS if fold(clean_line(words.kind_title(kind.code))) == wanted), None)


def head_of(
    title: str, rows: list[SheetRow], *, kind: RecordKind, labels_above: bool
) -> tuple[Head | None, tuple[Finding, ...]]:
    """The head, or None when the row of codes is gone; findings name columns that stand there twice."""
    names = _OWN | {spec.name for spec in kind.fields}
    codes = next((row for row in rows if _codes_in(row, names) >= _FEWEST_CODES), None)
    if codes is None:
        return None, ()
    label_row = codes.number - 1 if labels_above else codes.number + 1
    shown = next((row.cells for row in rows if row.number == label_row), {})
    at_year = next((at for at, code in codes.cells.items() if clean_line(str(code)) == YEAR_CODE), None)
    first = codes.number + 1 if labels_above or not _is_label(shown, at_year) else label_row + 1
    labels = {at: quoted(value) for at, value in shown.items()} if first > label_row else {}
    columns: dict[int, str] = {}
    findings, twice = [], set()
    for at in sorted(codes.cells):
        name = clean_line(str(codes.cells[at]))
        if name not in names:
            continue
        if name in columns.values():
            where = f"{title}!{get_column_letter(at + 1)}{label_row}"
            findings.append(error("SHEET_COLUMN_TWICE", where, text=labels.get(at, name)))
            twice.add(at)
            continue
        columns[at] = name
    head = Head(
        title=title,
        kind=kind,
        columns=columns,
        labels=labels,
        code_row=codes.number,
        label_row=label_row,
        first_row=first,
        twice=frozenset(twice),
    )
    return (head if set(columns.values()) - _OWN else None), tuple(findings)


def _codes_in(row: SheetRow, names: frozenset[str]) -> int:
    return sum(1 for value in row.cells.values() if isinstance(value, str) and clean_line(value) in names)


def _is_label(cells: Mapping[int, Raw], at_year: int | None) -> bool:
    """The row under the codes holds labels, unless a record stands there: its year is a number or blank."""
    year = None if at_year is None else cells.get(at_year)
    return isinstance(year, str) and not is_blank(year) and not clean_line(year).isdigit()
