"""The tables of a text, added up: totals of columns and rows, and percentages beside their counts.

A column that does not reach its total is only wrong where the table is plain: no row stands above others, and
the other columns do add up. Rounded percentages that add to 99,9 or 100,1 are noted, never wrong (T4).
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from core.figure_findings import FigureFinding, FigureKind, Reason, Standing, Unit
from core.figure_statements import shown
from core.figure_tables import Cell, Row, Table, cells_above, find_tables
from core.figures import Claim
from core.numbers import decimals_of, percent
from core.text import fold

_NOT_ADDED = re.compile(
    r"%|\b(?:ty le|ti le|binh quan|trung binh|xep|hang|chi so|stt|tt|so tt|ma|ma so|thu tu|don gia|"
    r"so sanh|nam sinh|ghi chu|muc)\b"
)
_RATE = re.compile(r"%|\b(?:ty le|ti le|ty trong|ti trong)\b")
_INDEX = re.compile(r"\b(?:chi so|diem|trung binh|binh quan)\b")
_TOTAL_HEAD = re.compile(r"(?:tong(?: so| cong)?|cong)(?: .{0,30})?")
_ORDER = re.compile(r"^(?:stt|tt|so tt|so thu tu)$")
_PERIOD = re.compile(r"thang|quy|(?:6|9|sau|chin) thang|ca nam")
_STANDING_OVER = re.compile(r"\b(?:ky truoc|chuyen sang|dau ky|cuoi ky|ton|dang giai quyet|luy ke|con lai)\b")
_ROMAN = re.compile(r"[IVX]+\.?")
_LETTER = re.compile(r"[A-Za-z\u0111\u0110][.)]?")
_SUB = re.compile(r"\d+(?:\.\d+)+\.?")
_WHOLE = Decimal(100)
_TELLING_NOTHING = (Decimal(0), _WHOLE)
_NEARLY = (Decimal("99.9"), Decimal("100.1"))
_MOST_COLUMNS = 40
_LEAST_ROWS = 3
_MOST_ADDED = 14
_TRIED_ROWS = 6

_Counts = tuple[tuple[Decimal, Decimal], ...]


def check_tables(source: str) -> Iterator[FigureFinding]:
    """Every table of the text."""
    for table in find_tables(source):
        if len(table.rows[0].cells) <= _MOST_COLUMNS:
            yield from _columns(source, table)
            yield from _rows(source, table)
            yield from _rates(source, table)


def sound_claims(source: str, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Without wrong ratios that only stand in neighbouring cells: an index beside 18/20 is no share of it."""
    for claim in claims:
        is_one_cell = not {"\t", "|"} & set(source[claim.start : claim.end])
        above = "" if claim.ok or is_one_cell else fold(" ".join(cells_above(source, claim.end - 1)))
        if not above or _is_rate(above):
            yield claim


def _is_rate(head: str) -> bool:
    return _RATE.search(head) is not None and _INDEX.search(head) is None


def _head(table: Table, at: int) -> str:
    return table.heads[at] if at < len(table.heads) else ""


def _added_columns(table: Table) -> tuple[int, ...]:
    """The columns of whole or money figures that can be added."""
    is_by_time = all(_PERIOD.match(fold(row.label)) for row in table.rows)
    return tuple(
        at
        for at in range(len(table.rows[0].cells))
        if not (is_by_time and _STANDING_OVER.search(fold(_head(table, at))))
        and not _NOT_ADDED.search(fold(_head(table, at)))
        and all(cell.value is not None and not cell.is_percent for cell in table.column(at))
        and sum(cell.is_printed for cell in table.column(at)) > 1
        and not _is_numbering(table.column(at))
    )


def _is_numbering(cells: Sequence[Cell]) -> bool:
    return [cell.value for cell in cells] == [Decimal(n) for n in range(1, len(cells) + 1)]


def _columns(source: str, table: Table) -> Iterator[FigureFinding]:
    if table.total is None:
        return
    levels = _levels(table)
    sums: list[tuple[int, Cell, Decimal, bool]] = []
    for at in _added_columns(table):
        cell = table.total.cells[at]
        if (
            not cell.is_printed
            or cell.is_percent
            or not any(each.value for each in (cell, *table.column(at)))
        ):
            continue
        options = [sum((row.cells[at].value or Decimal(0) for row in rows), Decimal(0)) for rows in levels]
        sums.append((at, cell, options[0], cell.value in options))
    fitting = sum(fits for *_, fits in sums)
    for at, cell, right, fits in sums:
        is_sure = len(levels) == 1 and (fitting > 0 or (len(sums) == 1 and "cong" in fold(table.total.label)))
        off = Standing.WRONG if is_sure else Standing.DOUBTFUL
        yield _sum(
            source,
            cell,
            parts=tuple(each.value or Decimal(0) for each in table.column(at)),
            correct=cell.value if fits and cell.value is not None else right,
            standing=Standing.RIGHT if fits else off,
            name=(Reason.SUM_COLUMN, _head(table, at) or table.total.label),
        )


def _levels(table: Table) -> tuple[tuple[Row, ...], ...]:
    """All rows; where some stand above others or sum them up (quarters), also those of each kind alone."""
    kinds = [_kind(row) for row in table.rows]
    if len(set(kinds)) == 1:
        return (table.rows,)
    groups = [
        tuple(row for row, kind in zip(table.rows, kinds, strict=True) if kind == wanted)
        for wanted in dict.fromkeys(kinds)
    ]
    lower = tuple(row for row, kind in zip(table.rows, kinds, strict=True) if kind != kinds[0])
    return (groups[0], table.rows, lower, *groups[1:])


def _kind(row: Row) -> str:
    mark = row.cells[0].text
    label = fold(row.label)
    if label.startswith(("-", "+", "trong do", "\u2013")) or mark.startswith(("-", "+")):
        return "item"
    period = _PERIOD.match(label)
    if period:
        return period[0]
    if _ROMAN.fullmatch(mark):
        return "roman"
    if _SUB.fullmatch(mark):
        return "sub"
    if _LETTER.fullmatch(mark):
        return "letter"
    return "number" if row.cells[0].is_printed else ("blank" if not mark else "plain")


def _rows(source: str, table: Table) -> Iterator[FigureFinding]:
    """A column called the total: the run of columns beside it that adds to it in most rows."""
    added = _added_columns(table)
    for at in added:
        if not _TOTAL_HEAD.fullmatch(fold(_head(table, at))):
            continue
        place = added.index(at)
        runs = [added[place + 1 : place + 1 + size] for size in range(2, len(added) - place)]
        runs += [added[place - size : place] for size in range(2, place + 1)]
        rows = (*table.rows, table.total) if table.total else table.rows
        rows = tuple(row for row in rows if row.cells[at].value)
        judged = [(run, [_adds(row, at, run=run) for row in rows]) for run in runs]
        judged = [each for each in judged if _is_most(each[1])]
        if judged:
            run, fits = max(judged, key=lambda each: sum(each[1]))
            yield from _row_sums(source, rows, at=at, run=run, fits=fits)


def _adds(row: Row, at: int, *, run: Sequence[int]) -> bool:
    return row.cells[at].value == sum((row.cells[each].value or Decimal(0) for each in run), Decimal(0))


def _is_most(fits: Sequence[bool]) -> bool:
    """At least half of three rows or more: no chance."""
    return len(fits) >= _LEAST_ROWS and sum(fits) * 2 >= len(fits) and sum(fits) > 1


def _off(fits: Sequence[bool]) -> Standing:
    """What a row is that does not fit, by how many others do."""
    return Standing.WRONG if sum(fits) * 3 >= len(fits) * 2 else Standing.DOUBTFUL


def _row_sums(
    source: str, rows: Sequence[Row], *, at: int, run: Sequence[int], fits: Sequence[bool]
) -> Iterator[FigureFinding]:
    for row, is_right in zip(rows, fits, strict=True):
        cell = row.cells[at]
        if not cell.is_printed or cell.value is None:
            continue
        parts = tuple(row.cells[each].value or Decimal(0) for each in run)
        yield _sum(
            source,
            cell,
            parts=parts,
            correct=sum(parts, Decimal(0)),
            standing=Standing.RIGHT if is_right else _off(fits),
            name=(Reason.SUM_ROW, row.label),
        )


def _rates(source: str, table: Table) -> Iterator[FigureFinding]:
    added = _added_columns(table)
    for at in range(len(table.rows[0].cells)):
        cells = table.column(at)
        is_rate = bool(_RATE.search(fold(_head(table, at)))) or all(cell.is_percent for cell in cells)
        if not is_rate or any(cell.value is None for cell in cells):
            continue
        yield from _shares(source, table, at=at, added=added)
        yield from _hundred(source, table, at=at)


def _shares(source: str, table: Table, *, at: int, added: Sequence[int]) -> Iterator[FigureFinding]:
    """The counts and bases whose ratio the percentages of a column are in most rows."""
    rows = (*table.rows, table.total) if table.total else table.rows
    printed = [
        row for row in rows if row.cells[at].is_printed and row.cells[at].value not in _TELLING_NOTHING
    ]
    judged = []
    for counts in _possible_bases(table, printed, added=added):
        trial = zip(printed[:_TRIED_ROWS], counts, strict=False)
        if not any(_is_share(row.cells[at], each) for row, each in trial):
            continue
        fits = [_is_share(row.cells[at], each) for row, each in zip(printed, counts, strict=True)]
        if _is_most(fits) and sum(fits) * 3 >= len(fits) * 2:
            judged.append((counts, fits))
    if not judged:
        return
    counts, fits = max(judged, key=lambda each: sum(each[1]))
    for row, each, is_right in zip(printed, counts, fits, strict=True):
        if each[1]:
            standing = Standing.RIGHT if is_right else _off(fits)
            yield _share(source, row, cell=row.cells[at], counts=each, standing=standing)


def _possible_bases(table: Table, rows: Sequence[Row], *, added: Sequence[int]) -> Iterator[_Counts]:
    """Count and base of each row: of every two columns, and of every column and its total."""
    for above, below in permutations(added[:_MOST_ADDED], 2):
        yield tuple((_value(row, above), _value(row, below)) for row in rows)
    if table.total is not None:
        for above in added[:_MOST_ADDED]:
            yield tuple((_value(row, above), _value(table.total, above)) for row in rows)


def _value(row: Row, at: int) -> Decimal:
    return row.cells[at].value or Decimal(0)


def _is_share(cell: Cell, counts: tuple[Decimal, Decimal]) -> bool:
    count, base = counts
    return bool(base) and percent(count, base, places=_places(cell)) == cell.value


def _places(cell: Cell) -> int:
    return decimals_of(cell.value) if cell.value is not None else 0


def _hundred(source: str, table: Table, *, at: int) -> Iterator[FigureFinding]:
    """Percentages that are meant to add to the whole."""
    cells = table.column(at)
    together = sum((cell.value or Decimal(0) for cell in cells), Decimal(0))
    total = table.total.cells[at] if table.total else None
    if total is None or total.value != _WHOLE or not total.is_printed or len(_levels(table)) > 1:
        return
    if together != _WHOLE and _NEARLY[0] <= together <= _NEARLY[1]:
        yield FigureFinding(
            kind=FigureKind.SUM,
            standing=Standing.NOTE,
            reason=Reason.SUM_PERCENTS,
            text=shown(source, total.start, end=total.end),
            start=total.start,
            end=total.end,
            unit=Unit.PERCENT,
            stated=str(total.value),
            correct=str(together),
            values=(together,),
            words=(_head(table, at),),
        )


def _share(
    source: str, row: Row, *, cell: Cell, counts: tuple[Decimal, Decimal], standing: Standing
) -> FigureFinding:
    return FigureFinding(
        kind=FigureKind.RATIO,
        standing=standing,
        reason=Reason.SHARE_COLUMN,
        text=shown(source, cell.start, end=cell.end),
        start=cell.start,
        end=cell.end,
        unit=Unit.PERCENT,
        stated=str(cell.value),
        correct=str(percent(*counts, places=_places(cell))),
        values=counts,
        words=(row.label,),
    )


def _sum(
    source: str,
    cell: Cell,
    *,
    parts: tuple[Decimal, ...],
    correct: Decimal,
    standing: Standing,
    name: tuple[Reason, str],
) -> FigureFinding:
    reason, label = name
    stated = cell.value if cell.value is not None else Decimal(0)
    return FigureFinding(
        kind=FigureKind.SUM,
        standing=standing,
        reason=reason,
        text=shown(source, cell.start, end=cell.end),
        start=cell.start,
        end=cell.end,
        unit=Unit.COUNT,
        stated=str(stated),
        correct=str(correct),
        values=(*parts, stated),
        words=(label,),
    )
