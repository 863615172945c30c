"""Tables of a text document, written as the XML they become: a library call per cell takes minutes.

Widths and size of type are those of the PDF. Text is escaped here, in one place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from core.reporting import display
from core.reporting.document import Align, CellKind, CellValue, Column, Emphasis, Row, Table
from storage.report_files.pace import Pace
from storage.report_files.pdf_grid import ABOVE, BELOW
from storage.report_files.pdf_text import Sheet
from storage.report_files.plain import printable
from storage.report_files.table_fit import Fit, all_rows, fit_table, spans

_TWIPS = 20  # to the point
_SHADE = "EDEDED"
_ALIGNMENTS = MappingProxyType({Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"})
_BOXES = MappingProxyType({False: "\u2610", True: "\u2611"})
# A row with more text than this may be higher than a page: only then may a page end within it.
_LONG = 1500
_LAST_ROWS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How a cell is set; `merge` joins it with the row below or above, `stays` keeps it with the next row."""

    size: float
    width: float
    align: Align = Align.LEFT
    is_bold: bool = False
    is_middle: bool = False
    is_shaded: bool = False
    stays: bool = False
    span: int = 1
    merge: str = ""


def table_xml(table: Table, sheet: Sheet, *, pace: Pace, stays: bool = False) -> Any:
    """The element of a whole table; `stays`: its last rows go to the next page with what follows."""
    fit = fit_table(table, sheet)
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in fit.widths)
    rows = "".join((*_head(table.columns, fit), *_body(table, fit, pace=pace, stays=stays)))
    return parse_xml(f"<w:tbl {nsdecls('w')}>{_properties(fit)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")


def _properties(fit: Fit) -> str:
    side = _twips(fit.padding)
    margins = f'<w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/>'
    return (
        f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{_twips(sum(fit.widths))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    )


def _head(columns: tuple[Column, ...], fit: Fit) -> Iterator[str]:
    """One row of titles, or two where neighbours share a heading."""
    looks = [
        _Look(size=fit.size, width=width, align=Align.CENTRE, is_bold=True, is_middle=True, stays=True)
        for width in fit.widths
    ]
    titles = list(zip(columns, looks, strict=True))
    if not any(column.group for column in columns):
        yield _row((_cell(column.title, look) for column, look in titles), is_head=True)
        return
    yield _row(_upper(columns, looks), is_head=True)
    yield _row(
        (
            _cell(
                column.title if column.group else "", replace(look, merge="" if column.group else "continue")
            )
            for column, look in titles
        ),
        is_head=True,
    )


def _upper(columns: tuple[Column, ...], looks: list[_Look]) -> Iterator[str]:
    """The headings of neighbours over as many columns as share them; other titles begin here and go down."""
    at = 0
    while at < len(columns):
        group, start = columns[at].group, at
        at += 1
        while group and at < len(columns) and columns[at].group == group:
            at += 1
        width = sum(look.width for look in looks[start:at])
        if group:
            yield _cell(group, replace(looks[start], span=at - start, width=width))
        else:
            yield _cell(columns[start].title, replace(looks[start], merge="restart"))


def _body(table: Table, fit: Fit, *, pace: Pace, stays: bool) -> Iterator[str]:
    rows = all_rows(table)
    before_total = len(table.rows) - 1 if table.total is not None else -1
    for at, row in enumerate(rows):
        is_group = row.emphasis is Emphasis.GROUP
        is_kept = is_group or at == before_total or (stays and at >= len(rows) - _LAST_ROWS)
        yield _row(
            _cells(row, table.columns, fit=fit, stays=is_kept),
            is_long=_text_of(row) > _LONG,
            least=0.0 if is_group else Mm(table.least_height).pt,
        )
        pace.step()


def _cells(row: Row, columns: tuple[Column, ...], *, fit: Fit, stays: bool) -> Iterator[str]:
    taken = spans(row)
    look = _Look(
        size=fit.size,
        width=0,
        is_bold=row.emphasis in {Emphasis.GROUP, Emphasis.TOTAL},
        is_shaded=row.emphasis in {Emphasis.GROUP, Emphasis.WARNING},
        stays=stays,
    )
    for at, (value, column) in enumerate(zip(row.cells, columns, strict=True)):
        if not taken[at]:
            continue
        is_remark = isinstance(value, str) and column.kind is not CellKind.TEXT and taken[at] == 1
        is_box = column.kind is CellKind.BOX and isinstance(value, bool)
        align = Align.LEFT if taken[at] > 1 else column.align
        shaped = replace(
            look,
            width=sum(fit.widths[at : at + taken[at]]),
            align=Align.CENTRE if is_remark or is_box else align,
            span=taken[at],
        )
        yield _cell(_shown(value, column), shaped)


def _row(cells: Iterable[str], *, is_head: bool = False, is_long: bool = False, least: float = 0) -> str:
    """A row; `least` is the least height in points, none where it is 0."""
    kept = "" if is_long else "<w:cantSplit/>"
    head = "<w:tblHeader/>" if is_head else ""
    high = f'<w:trHeight w:val="{_twips(least)}" w:hRule="atLeast"/>' if least else ""
    return f"<w:tr><w:trPr>{kept}{high}{head}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(text: str, look: _Look) -> str:
    span = f'<w:gridSpan w:val="{look.span}"/>' if look.span > 1 else ""
    merge = f'<w:vMerge w:val="{look.merge}"/>' if look.merge else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>' if look.is_shaded else ""
    middle = '<w:vAlign w:val="center"/>' if look.is_middle else ""
    width = f'<w:tcW w:w="{_twips(look.width)}" w:type="dxa"/>'
    kept = "<w:keepNext/>" if look.stays else ""
    room = f'<w:spacing w:before="{_twips(ABOVE)}" w:after="{_twips(BELOW)}"/>'
    align = f'<w:jc w:val="{_ALIGNMENTS[look.align]}"/>'
    return (
        f"<w:tc><w:tcPr>{width}{span}{merge}{shade}{middle}</w:tcPr>"
        f"<w:p><w:pPr>{kept}{room}{align}</w:pPr>{_run(text, look)}</w:p></w:tc>"
    )


def _run(text: str, look: _Look) -> str:
    if not text:
        return ""
    bold = "<w:b/>" if look.is_bold else ""
    size = round(look.size * 2)
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(map(escape, printable(text).split("\n")))
    shape = f'<w:rPr>{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    return f'<w:r>{shape}<w:t xml:space="preserve">{lines}</w:t></w:r>'


def _shown(value: CellValue, column: Column) -> str:
    return _BOXES[value] if isinstance(value, bool) else display.show(value, column.kind)


def _text_of(row: Row) -> int:
    return max(
        (len(value) + 60 * value.count("\n") for value in row.cells if isinstance(value, str)), default=0
    )


def _twips(points: float) -> int:
    return round(points * _TWIPS)
