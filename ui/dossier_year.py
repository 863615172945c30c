"""The year of dossiers at a glance: the main ratios by month, by half-year and for the whole year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.charting import Chart, percent_chart
from core.dates import Period, PeriodKind
from core.dossier_ratios import MAIN, RATIOS, RangeFigures, figures
from core.records.dossiers import DossierCount
from core.reporting.document import CellKind
from ui.charts import ChartPane
from ui.desk import Desk
from ui.dossier_columns import KIND
from ui.messages import plain_label
from ui.page import SMALL
from ui.tables import RIGHT, Column, TableView, part
from ui.texts import common, numbers
from ui.texts import dossier_figures as texts
from ui.texts import dossiers as words
from ui.texts import list_paper as paper

_CHART_HEIGHT = 264


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    name: str
    figures: RangeFigures
    is_sum: bool


class DossierYear(QWidget):
    """Months, halves and year under the main ratios; the later rows are sums over sums.

    One ratio at a time may be drawn over the months, beside the year before (R078).
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.table: TableView[_Stretch] = TableView(_columns(), texts.YEAR_TABLE)
        self.table.wrap_rows()
        self.ratio = QComboBox()
        self.chart = ChartPane()
        self.chart.setMinimumHeight(_CHART_HEIGHT)
        self._denominators = plain_label(texts.denominators(MAIN), kind="quiet", wraps=True)
        self._build()
        self.ratio.currentIndexChanged.connect(lambda _at: self._draw())

    def reload(self) -> None:
        """Count again."""
        year = self._desk.year
        rows = self._desk.services.record_entry.list(KIND, year)
        halves = (Period(year=year, kind=PeriodKind.HALF, number=number) for number in (1, 2))
        sums = zip((*texts.HALVES, texts.WHOLE_YEAR), (*halves, Period(year=year)), strict=True)
        months = _months(rows, year)
        count = partial(figures, rows)
        self.table.show_rows(
            (
                *(
                    _Stretch(name=words.month(number), figures=found, is_sum=False)
                    for number, found in enumerate(months, start=1)
                ),
                *(
                    _Stretch(name=name, figures=count(from_on=one.start, to_on=one.end), is_sum=True)
                    for name, one in sums
                ),
            ),
            same=lambda stretch: stretch.name,
        )
        self._draw()

    def _draw(self) -> None:
        """The chosen ratio over the months of this year and the last; nothing where none is chosen."""
        key = self.ratio.currentData()
        self.chart.show_chart(self._chart(key) if key else None)
        self._denominators.setHidden(bool(key))

    def _chart(self, key: str) -> Chart:
        entry, year = self._desk.services.record_entry, self._desk.year
        series = {
            common.year(each): _percents(_months(entry.list(KIND, each), each), key)
            for each in (year, year - 1)
        }
        kept = {name: values for name, values in series.items() if any(value is not None for value in values)}
        labels = [words.month_tab(month.number) for month in Period(year=year).months()]
        return percent_chart(texts.trend(key), labels, unit=texts.PERCENT_UNIT, series=kept)

    def _build(self) -> None:
        self.ratio.addItem(texts.NO_CHART, "")
        for rule in RATIOS:
            self.ratio.addItem(texts.RATIOS[rule.key][0], rule.key)
        self.ratio.setAccessibleName(texts.CHART)
        label = plain_label(texts.CHART)
        label.setBuddy(self.ratio)
        top = QHBoxLayout()
        top.addWidget(plain_label(texts.POOLED, kind="quiet", wraps=True), 1)
        top.addWidget(label)
        top.addWidget(self.ratio)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.chart)
        column.addWidget(self._denominators)


def _months(rows: Sequence[DossierCount], year: int) -> tuple[RangeFigures, ...]:
    months = Period(year=year).months()
    return tuple(figures(rows, from_on=month.start, to_on=month.end) for month in months)


def _percents(months: Sequence[RangeFigures], key: str) -> list[Decimal | None]:
    return [month.ratio(key).percent for month in months]


def _columns() -> tuple[Column[_Stretch], ...]:
    return (
        Column(title=texts.PERIOD, text=lambda row: row.name, is_bold=lambda row: row.is_sum, width=120),
        Column(
            title=texts.RECEIVED,
            text=_received,
            align=RIGHT,
            is_bold=lambda row: row.is_sum,
            width=76,
            value=lambda row: row.figures.counts["received"] if row.figures.rows else None,
        ),
        *(_ratio_column(key) for key in MAIN),
    )


def _received(row: _Stretch) -> str:
    return numbers.count(row.figures.counts["received"]) if row.figures.rows else numbers.NO_VALUE


def _ratio_column(key: str) -> Column[_Stretch]:
    return Column(
        title=texts.SHORT[key],
        text=lambda row: texts.whole(row.figures.ratio(key)),
        sort_key=lambda row: row.figures.ratio(key).percent or -1,
        align=RIGHT,
        parts=(
            part(paper.COUNT, lambda row: row.figures.ratio(key).numerator),
            part(paper.OUT_OF, lambda row: row.figures.ratio(key).denominator),
            part(paper.SHARE, lambda row: row.figures.ratio(key).percent, kind=CellKind.PERCENT),
        ),
    )
