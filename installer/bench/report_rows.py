"""Long papers: an annex of 5,000 rows as PDF, beside the bare library setting the same text the same way."""

import io
from decimal import Decimal
from functools import cache
from itertools import cycle
from xml.sax.saxutils import escape

from bench.material import Material
from bench.table import Row, compared
from bench.timing import side_by_side, warmed
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from core.reporting import display
from core.reporting.document import Align, Annex, CellKind, Column, Report, Table
from core.reporting.document import Row as TableRow
from storage.paths import resources_folder
from storage.report_files.fonts import typeface
from storage.report_files.page_form import DECREE
from storage.report_files.pdf import render
from storage.report_files.pdf_text import LINE_SPACING, Sheet
from storage.report_files.table_fit import fit_table
from storage.sample_stage import sample_data

_ROWS, _REPEATS = 5000, 3
_COLUMNS = (
    Column(title="TT", width=6, kind=CellKind.COUNT, align=Align.CENTRE),
    Column(title="Title", width=50),
    Column(title="Product", width=24),
    Column(title="Count", width=12, kind=CellKind.COUNT, align=Align.RIGHT),
    Column(title="Share", width=12, kind=CellKind.PERCENT, align=Align.RIGHT),
    Column(title="Owner", width=22),
)
_SIDES = {Align.LEFT: TA_LEFT, Align.CENTRE: TA_CENTER, Align.RIGHT: TA_RIGHT}


def long_annex(_material: Material) -> Row:
    """Fill, lay out and draw the annex, as often as the bare library does it."""
    ours, theirs = side_by_side(warmed(set_annex), warmed(set_bare), repeats=_REPEATS)
    return compared("annex-pdf", ours, theirs, goal=1.3, against=f"bare ReportLab, {_ROWS:,} rows")


def set_annex() -> bytes:
    """The annex as the program sets it."""
    annex = Annex(label="I", title="ANNEX", reference="", blocks=(_table(),))
    return render(Report(kind="bench", title="REPORT", subtitle="", blocks=(), annexes=(annex,)))


def set_bare() -> bytes:
    """The annex as the library sets it."""
    return _bare(_table())


@cache
def _table() -> Table:
    """Tasks of the sample over and over, with figures of their own."""
    tasks = cycle(sample_data(resources_folder())["tasks"])
    rows = tuple(
        TableRow(
            cells=(
                number,
                f"{task['title']} ({number})",
                task["product"],
                number * 37 % 12_345,
                Decimal(number * 7919 % 10_001) / 100,
                task["owner"],
            )
        )
        for number, task in zip(range(1, _ROWS + 1), tasks, strict=False)
    )
    return Table(name="Annex", columns=_COLUMNS, rows=rows)


def _bare(table: Table) -> bytes:
    """The library's own table of paragraphs, in the same faces, sizes, widths and lines."""
    face = typeface()
    fit = fit_table(table, Sheet(face=face, form=DECREE, is_landscape=True))
    styles = [
        ParagraphStyle(
            column.title,
            fontName=face.regular,
            fontSize=fit.size,
            leading=fit.size * LINE_SPACING,
            alignment=_SIDES[column.align],
        )
        for column in table.columns
    ]
    cells = [
        [
            Paragraph(escape(display.show(value, column.kind)), style)
            for value, column, style in zip(row.cells, table.columns, styles, strict=True)
        ]
        for row in table.rows
    ]
    titles = [Paragraph(column.title, style) for column, style in zip(table.columns, styles, strict=True)]
    grid = LongTable([titles, *cells], colWidths=fit.widths, repeatRows=1)
    grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    target = io.BytesIO()
    margins = {"leftMargin": DECREE.left * mm, "rightMargin": DECREE.right * mm}
    SimpleDocTemplate(target, pagesize=landscape(A4), **margins).build([grid])
    return target.getvalue()
