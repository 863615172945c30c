"""The year of dossiers at a glance: the main ratios by month, by half-year and for the whole year."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.dates import Period, PeriodKind
from core.dossier_ratios import MAIN, RangeFigures, figures
from ui.desk import Desk
from ui.dossier_columns import KIND
from ui.messages import plain_label
from ui.page import SMALL
from ui.tables import RIGHT, Column, TableView
from ui.texts import dossier_figures as texts
from ui.texts import dossiers as words
from ui.texts import numbers

_RATIO_WIDTH = 182


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    name: str
    figures: RangeFigures
    is_sum: bool


class DossierYear(QWidget):
    """Months, halves and year under the main ratios; the later rows are sums over sums."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.table: TableView[_Stretch] = TableView(_columns(), texts.YEAR_TABLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.table, 1)
        column.addWidget(plain_label(texts.denominators(MAIN), kind="quiet", wraps=True))
        column.addWidget(plain_label(texts.POOLED, kind="quiet", wraps=True))

    def reload(self) -> None:
        """Count again."""
        year = self._desk.year
        rows = self._desk.services.record_entry.list(KIND, year)
        count = partial(figures, rows)
        months = [
            _stretch(words.month(month.number), month, count=count) for month in Period(year=year).months()
        ]
        halves = [
            _stretch(name, Period(year=year, kind=PeriodKind.HALF, number=number), count=count, is_sum=True)
            for number, name in enumerate(texts.HALVES, start=1)
        ]
        whole = _stretch(texts.WHOLE_YEAR, Period(year=year), count=count, is_sum=True)
        self.table.show_rows((*months, *halves, whole), same=lambda stretch: stretch.name)


def _stretch(name: str, period: Period, *, count: "partial[RangeFigures]", is_sum: bool = False) -> _Stretch:
    first: date = period.start
    return _Stretch(name=name, figures=count(from_on=first, to_on=period.end), is_sum=is_sum)


def _columns() -> tuple[Column[_Stretch], ...]:
    return (
        Column(title=texts.PERIOD, text=lambda row: row.name, is_bold=lambda row: row.is_sum),
        Column(title=texts.RECEIVED, text=_received, align=RIGHT, is_bold=lambda row: row.is_sum, width=76),
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
        width=_RATIO_WIDTH,
    )
