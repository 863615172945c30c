"""A chart in a workbook: its figures as cells, and a native chart over them, to be changed further."""

import math
from collections.abc import Iterator

from openpyxl.cell.cell import Cell
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.fill import ColorChoice, PatternFillProperties
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from core.charting import Chart, ChartKind
from core.reporting.document import Drawing
from storage import cells
from storage.report_files.drawings import WHOLE
from storage.report_files.plain import printable

_GREYS = ("595959", "BFBFBF", "7F7F7F", "D9D9D9", "262626", "A6A6A6")
_PATTERNS = (None, "wdUpDiag", None, "diagCross", "pct20", "wdDnDiag")
_DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash", "sysDash")
_SYMBOLS = ("circle", "square", "triangle", "diamond", "x", "star")
_WIDTH = 170  # millimetres, of a chart as wide as the text
_TITLE = 1200  # hundredths of a point
_MM_PER_CM, _ROW_MM = 10, 5.3
_OVERLAP = 100


def put_chart(sheet: Worksheet, drawing: Drawing, *, row: int) -> tuple[list[Cell], int]:
    """Write the figures from a row on and draw them below; answers the cells and the next free row."""
    chart = drawing.chart
    written = list(_figures(sheet, chart, row=row))
    last = row + len(chart.labels)
    drawn = _drawn(chart)
    for at in range(len(chart.series)):
        drawn.add_data(Reference(sheet, min_col=2 + at, min_row=row, max_row=last), titles_from_data=True)
    drawn.set_categories(Reference(sheet, min_col=1, min_row=row + 1, max_row=last))
    for at, series in enumerate(drawn.series):
        _shade(series, at, chart=chart)
    drawn.title = printable(chart.title)
    drawn.title.overlay = False
    for paragraph in drawn.title.tx.rich.p:
        paragraph.pPr = ParagraphProperties(defRPr=CharacterProperties(sz=_TITLE, b=True))
    drawn.legend = drawn.legend if len(chart.series) > 1 else None
    if drawn.legend is not None:
        drawn.legend.position, drawn.legend.overlay = "b", False
    drawn.width = _WIDTH * min(drawing.width, WHOLE) / WHOLE / _MM_PER_CM
    drawn.height = drawing.height / _MM_PER_CM
    sheet.add_chart(drawn, f"A{last + 2}")
    return written, last + 3 + math.ceil(drawing.height / _ROW_MM)


def _figures(sheet: Worksheet, chart: Chart, *, row: int) -> Iterator[Cell]:
    """A column of labels and one for each series; the unit stands over the labels."""
    number_format = f"#,##0.{'0' * chart.places}" if chart.places else "#,##0"
    heads = (chart.unit, *(series.name or chart.title for series in chart.series))
    for at, text in enumerate(heads, 1):
        cell = sheet.cell(row=row, column=at)
        cells.put_text(cell, text)
        yield cell
    for down, label in enumerate(chart.labels, 1):
        cell = sheet.cell(row=row + down, column=1)
        cells.put_text(cell, label)
        yield cell
        for at, series in enumerate(chart.series, 2):
            cell = sheet.cell(row=row + down, column=at)
            value = series.values[down - 1]
            if value is not None:
                cells.put_decimal(cell, value, number_format=number_format)
            yield cell


def _drawn(chart: Chart) -> LineChart | BarChart:
    drawn = LineChart() if chart.kind is ChartKind.LINE else BarChart()
    if chart.kind is ChartKind.STACKED:
        drawn.grouping, drawn.overlap = "stacked", _OVERLAP
    if chart.kind is ChartKind.LYING:
        drawn.type = "bar"
        drawn.x_axis.scaling.orientation, drawn.y_axis.crosses = "maxMin", "max"
    drawn.y_axis.scaling.min, drawn.y_axis.scaling.max = float(chart.lowest), float(chart.highest)
    if chart.is_rank:
        drawn.y_axis.scaling.orientation, drawn.x_axis.crosses = "maxMin", "max"
    drawn.x_axis.delete = drawn.y_axis.delete = False
    drawn.y_axis.title = printable(chart.unit)
    drawn.dataLabels = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    return drawn


def _shade(series: Series, at: int, *, chart: Chart) -> None:
    """Greys and hatches, as on paper; lines differ by their dashes."""
    grey, pattern = _GREYS[at % len(_GREYS)], _PATTERNS[at % len(_PATTERNS)]
    look = GraphicalProperties()
    if chart.kind is ChartKind.LINE:
        series.smooth = False
        series.marker.symbol = _SYMBOLS[at % len(_SYMBOLS)]
        look.line.solidFill = "000000"
        look.line.dashStyle = _DASHES[at % len(_DASHES)]
    elif pattern:
        ink, ground = ColorChoice(srgbClr="000000"), ColorChoice(srgbClr="FFFFFF")
        look.pattFill = PatternFillProperties(prst=pattern, fgClr=ink, bgClr=ground)
        look.line.solidFill = "000000"
    else:
        look.solidFill = grey
        look.line.solidFill = "000000"
    series.graphicalProperties = look
