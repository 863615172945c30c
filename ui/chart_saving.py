"""Print a chart with its figures, or save it: a sheet of paper as PDF, or a picture as PNG."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from core.charting import Chart
from ui.chart_paper import chart_pdf, chart_png
from ui.charts import chart_rows
from ui.desk import Desk
from ui.dialogs.print_preview import Previewed, preview_paper
from ui.messages import choose_target, reporting, tell_where
from ui.texts import charts as texts
from ui.texts.list_paper import file_name


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


def print_chart(parent: QWidget, desk: Desk, *, chart: Chart) -> None:
    """Look at the sheet of paper with the chart and its figures, then print it."""
    heading = f"{desk.office().unit.name}: {chart.title}"
    content = chart_pdf(chart, heading, rows=chart_rows(chart))
    paper = Previewed(title=chart.title, file_name=file_name(chart.title), content=content)
    preview_paper(parent, desk, paper=paper)


class ChartPrint(QPushButton):
    """The button beside a chart that prints it; `chart` answers the one in sight."""

    def __init__(self, parent: QWidget, desk: Desk, *, chart: Callable[[], Chart | None]) -> None:
        super().__init__(texts.PRINT)
        self._owner, self._desk, self._chart = parent, desk, chart
        self.setAutoDefault(False)
        self.setAccessibleName(texts.PRINT_NAME)
        self.clicked.connect(lambda _checked=False: self._print())

    def _print(self) -> None:
        chart = self._chart()
        if chart is not None and not chart.is_empty:
            print_chart(self._owner, self._desk, chart=chart)
