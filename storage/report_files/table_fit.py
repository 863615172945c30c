"""How wide the columns of a table are on paper, and in which size of type; the same for PDF and DOCX."""

from dataclasses import dataclass

from reportlab.lib.units import mm

from core.reporting import display
from core.reporting.document import CellKind, Column, Emphasis, Row, Table
from storage.report_files.pdf_text import Sheet, width_of
from storage.report_files.plain import lines_of

BOX = 3.5 * mm
# A single word of typed text may take this share of the page before it is broken.
_WORD_SHARE = 0.3
_SPARE = 2.0  # office programs set a letter a little wider
_SMALL = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A size of type at which every column holds its longest word, and the widths at that size, in points."""

    size: float
    widths: tuple[float, ...]

    @property
    def padding(self) -> float:
        """Between a line of the grid and the text beside it."""
        return _padding(self.size)


def fit_table(table: Table, sheet: Sheet) -> Fit:
    """The largest size at which no column is narrower than its longest word."""
    words = [_longest(at, table, sheet=sheet) for at in range(len(table.columns))]
    for size in sheet.form.tables:
        needs = [
            _need(each, column, sheet=sheet, size=size)
            for each, column in zip(words, table.columns, strict=True)
        ]
        if sum(needs) <= sheet.width:
            weights = tuple(float(column.width) for column in table.columns)
            return Fit(size=size, widths=share_width(sheet.width, weights, needs=tuple(needs)))
    scale = sheet.width / sum(needs)
    return Fit(size=size, widths=tuple(need * scale for need in needs))


def all_rows(table: Table) -> tuple[Row, ...]:
    """The rows and the total below them."""
    return table.rows if table.total is None else (*table.rows, table.total)


def spans(row: Row) -> tuple[int, ...]:
    """How many columns each cell takes: in a group row empty cells continue the text before them."""
    taken = [1] * len(row.cells)
    if row.emphasis is not Emphasis.GROUP:
        return tuple(taken)
    start = 0
    for at, value in enumerate(row.cells):
        text = row.cells[start]
        if value is None and isinstance(text, str) and text:
            taken[start] += 1
            taken[at] = 0
        else:
            start = at
    return tuple(taken)


def share_width(width: float, weights: tuple[float, ...], *, needs: tuple[float, ...]) -> tuple[float, ...]:
    """Widths by weight, except that no column gets less than it needs (their sum must fit)."""
    fixed: dict[int, float] = {}
    while True:
        free = [at for at in range(len(weights)) if at not in fixed]
        rest = width - sum(fixed.values())
        total = sum(weights[at] for at in free)
        short = [at for at in free if rest * weights[at] / total < needs[at]]
        if not short:
            return tuple(
                fixed[at] if at in fixed else rest * weights[at] / total for at in range(len(weights))
            )
        fixed.update((at, needs[at]) for at in short)


def _padding(size: float) -> float:
    return 4.0 if size >= _SMALL else 3.0


def _longest(at: int, table: Table, *, sheet: Sheet) -> tuple[float, float]:
    """The widest word that must stay whole, and the widest that may be broken, per point of size."""
    column = table.columns[at]
    whole, typed = set(_words(column.title)), set[str]()
    for row in all_rows(table):
        value = row.cells[at]
        if not isinstance(value, str):
            whole.update(_words(display.show(value, column.kind)))
        elif row.emphasis is not Emphasis.GROUP or spans(row)[at] == 1:
            typed.update(_words(value))
    return _widest(whole, sheet), _widest(typed, sheet)


def _widest(words: set[str], sheet: Sheet) -> float:
    return max((width_of(word, sheet.face.bold, size=1) for word in words), default=0.0)


def _need(longest: tuple[float, float], column: Column, *, sheet: Sheet, size: float) -> float:
    whole, typed = longest
    box = BOX if column.kind is CellKind.BOX else 0
    return max(whole * size, min(typed * size, sheet.width * _WORD_SHARE), box) + 2 * _padding(size) + _SPARE


def _words(text: str) -> list[str]:
    if "\n" in text or not text.isprintable():
        return [word for line in lines_of(text) for word in line.split(" ")]
    return text.split(" ")
