"""Save a chart with its figures: a sheet of paper as PDF, or a picture as PNG."""

from PySide6.QtWidgets import QWidget

from core.charting import Chart
from ui.chart_paper import chart_pdf, chart_png
from ui.charts import chart_rows
from ui.desk import Desk
from ui.messages import choose_target, reporting, tell_where
from ui.texts import charts as texts


def save_chart(parent: QWidget, desk: Desk, *, chart: Chart) -> None:
    """Ask where to, then write; the suffix chooses the form."""
    if desk.write_file is None:
        return
    path = choose_target(parent, texts.SAVE_TITLE, name=f"{chart.title}.pdf", kinds=texts.SAVE_KINDS)
    if path is None:
        return
    heading = f"{desk.office().unit.name}: {chart.title}"
    with reporting(parent):
        is_picture = path.suffix.lower() == ".png"
        content = (
            chart_png(chart, heading) if is_picture else chart_pdf(chart, heading, rows=chart_rows(chart))
        )
        desk.write_file(path, content)
        what = texts.SAVED_PICTURE if is_picture else texts.SAVED
        tell_where(parent, texts.SAVE_TITLE, what=what, path=path)
