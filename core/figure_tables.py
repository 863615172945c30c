"""The tables inside a text: lines whose cells a tabulator parts (Word, spreadsheets) or bars (mark-up).

Every cell keeps its place in the text. A table has a head, data rows, and perhaps a row of totals.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.figure_words import readings
from core.text import clean_line, fold

_NUMBER = re.compile("(?P<number>[0-9]+(?:[.\u00a0\u202f][0-9]{3})*(?:[,.][0-9]+)?) ?(?P<percent>%?)")
_NOTHING = frozenset({"", "-", "\u2013", "\u2014", "/", "x"})
_RULE = re.compile(r"[\s|:+=-]+")
_TOTALS = re.compile(
    r"(?:tong(?: so| cong| chung)?|cong|toan (?:xa|phuong|huyen|tinh))(?: cong)?[ :.]*(?:\(.*\))?"
)
_LEAST_ROWS, _LEAST_CELLS = 3, 2
_MOST_ABOVE = 60
_COLUMN_NUMBER = re.compile(r"\(?(?:[A-Z]|[0-9]{1,2})\)?(?: ?=.*)?|")
_MARK = re.compile(r"[|*_`]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: its words, its number if it is one (0 for a dash or nothing), and where it stands."""

    text: str
    value: Decimal | None
    is_percent: bool
    is_printed: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of as many cells as the table has columns."""

    cells: tuple[Cell, ...]

    @property
    def label(self) -> str:
        """The first words of the row that are no number."""
        return next((cell.text for cell in self.cells if cell.text and cell.value is None), "")

    @property
    def is_total(self) -> bool:
        """Whether the row is called the total."""
        return _TOTALS.fullmatch(fold(self.label)) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Head, data rows without the totals, and the row of totals if there is one."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None
    start: int
    end: int

    def column(self, at: int) -> tuple[Cell, ...]:
        """The cells of a column, without the total."""
        return tuple(row.cells[at] for row in self.rows)


def find_tables(source: str) -> tuple[Table, ...]:
    """Every table of at least a head and two rows, in order."""
    return tuple(_tables(source))


def cells_above(source: str, place: int) -> tuple[str, ...]:
    """The words of the cells above the one a place stands in, the nearest first; none outside of rows."""
    start = source.rfind("\n", 0, place) + 1
    end = source.find("\n", place)
    row = _cells(source, start, end=len(source) if end < 0 else end)
    column = next((at for at, cell in enumerate(row) if cell.start <= place < cell.end), None)
    found: list[str] = []
    while column is not None and start > 0 and len(found) < _MOST_ABOVE:
        end, start = start - 1, source.rfind("\n", 0, start - 1) + 1
        if not _is_row(source[start:end]):
            break
        above = _cells(source, start, end=end)
        found.extend([above[column].text] if column < len(above) else [])
    return tuple(found)


def without_tables(source: str) -> str:
    """The text with its tables blanked out; its length and line ends stay."""
    parts, at = [], 0
    for start, end in _blocks(source):
        parts.append(source[at:start])
        parts.append(re.sub(r"[^\n]", " ", source[start:end]))
        at = end
    return "".join(parts) + source[at:]


def _blocks(source: str) -> Iterator[tuple[int, int]]:
    first = last = rows = 0
    at = 0
    for line in source.splitlines(keepends=True):
        bare = line.strip("\r\n")
        if _is_row(bare):
            first = first if rows else at
            rows, last = rows + 1, at + len(bare)
        elif rows:
            if rows >= _LEAST_ROWS:
                yield first, last
            rows = 0
        at += len(line)
    if rows >= _LEAST_ROWS:
        yield first, last


def _is_row(line: str) -> bool:
    return "\t" in line or (line.lstrip().startswith("|") and line.count("|") > _LEAST_CELLS)


def _tables(source: str) -> Iterator[Table]:
    for start, end in _blocks(source):
        rows = [_cells(source, first, end=last) for first, last in _lines(source, start, end=end)]
        rows = [row for row in rows if not all(_RULE.fullmatch(cell.text or "-") for cell in row)]
        width = max((len(row) for row in rows), default=0)
        whole = [Row(cells=row) for row in rows if len(row) == width]
        table = _table(whole, start=start, end=end) if width >= _LEAST_CELLS else None
        if table is not None:
            yield table


def _table(rows: Sequence[Row], *, start: int, end: int) -> Table | None:
    first = next((at for at, row in enumerate(rows) if _is_data(row)), None)
    if first is None:
        return None
    data = [row for row in rows[first:] if _is_data(row)]
    is_total_first = data[0].is_total and len(data) > _LEAST_CELLS
    total = data[0] if is_total_first else (data[-1] if data[-1].is_total else None)
    body = tuple(row for row in data if row is not total and not row.is_total)
    if len(body) < _LEAST_CELLS:
        return None
    return Table(heads=_heads(rows[:first]), rows=body, total=total, start=start, end=end)


def _heads(rows: Sequence[Row]) -> tuple[str, ...]:
    if not rows:
        return ()
    return tuple(
        " ".join(dict.fromkeys(row.cells[at].text for row in rows if row.cells[at].text))
        for at in range(len(rows[0].cells))
    )


def _is_data(row: Row) -> bool:
    """A label and a number; the row that numbers the columns is none."""
    if all(_COLUMN_NUMBER.fullmatch(cell.text) for cell in row.cells):
        return False
    return bool(row.label) and any(cell.is_printed for cell in row.cells)


def _lines(source: str, start: int, *, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for line in source[start:end].splitlines(keepends=True):
        yield at, at + len(line.rstrip("\r\n"))
        at += len(line)


def _cells(source: str, start: int, *, end: int) -> tuple[Cell, ...]:
    line = source[start:end]
    mark = "\t" if "\t" in line else "|"
    lead = len(line) - len(line.lstrip()) + 1 if mark == "|" else 0
    inner = line[lead:].rstrip()
    inner = inner.removesuffix("|") if mark == "|" else line
    cells, at = [], start + lead
    for part in inner.split(mark):
        cells.append(_cell(part, at))
        at += len(part) + 1
    return tuple(cells)


def _cell(part: str, at: int) -> Cell:
    text = clean_line(_MARK.sub(" ", part))
    found = _NUMBER.fullmatch(text)
    value = readings(found["number"])[0] if found else (Decimal(0) if text in _NOTHING else None)
    lead = len(part) - len(part.lstrip())
    return Cell(
        text=text,
        value=value,
        is_percent=bool(found and found["percent"]),
        is_printed=found is not None,
        start=at + lead,
        end=at + max(lead, len(part.rstrip())),
    )
