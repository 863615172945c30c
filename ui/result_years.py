"""Years side by side: a table, the chart of what it shows, and the notice where value or rank fell."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.charting import Chart
from core.year_comparison import CriterionChange, OutsideRow, RatioRow, YearRow
from ui.chart_saving import ChartPrint, save_chart
from ui.charts import ChartPane
from ui.desk import Desk
from ui.messages import plain_label, reporting
from ui.page import GAP, SMALL
from ui.tables import Column, TableView
from ui.texts import charts as chart_texts
from ui.texts import years as texts
from ui.year_charts import areas_chart, index_chart, outside_chart, rank_of_years, ratio_chart
from ui.year_columns import (
    AreaShares,
    area_columns,
    criterion_columns,
    outside_columns,
    ratio_columns,
    year_columns,
)

_VIEWS: Final = (
    (texts.VIEW_INDEX, texts.NONE_YET),
    (texts.VIEW_AREAS, texts.NONE_AREAS),
    (texts.VIEW_CRITERIA, texts.NONE_CRITERIA),
    (texts.VIEW_OUTSIDE, texts.NONE_OUTSIDE),
    (texts.VIEW_RATIOS, texts.NONE_RATIOS),
)
_INDEX, _AREAS, _CRITERIA, _OUTSIDE, _RATIOS = range(5)
_WIDE_TABLE, _WIDE_CHART = 670, 420


class ResultYears(QWidget):
    """One view at a time; it reads the years when it is shown, not before."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._years: tuple[YearRow, ...] = ()
        self.table: TableView[Any] = TableView(year_columns(), texts.VIEW_INDEX)
        self.chart = ChartPane()
        self.view, self.drawn = QComboBox(), QComboBox()
        self.first, self.second = QComboBox(), QComboBox()
        self.save = QPushButton(chart_texts.SAVE)
        self.print = ChartPrint(self, self._desk, chart=self._chart)
        self.type_in = QPushButton(texts.TYPE_IN)
        self._notice = plain_label(kind="care", wraps=True)
        self._none_words = plain_label(kind="quiet", wraps=True)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self._listen()

    def reload(self) -> None:
        """Read the years again."""
        with reporting(self):
            self._years = self._desk.services.aftermath.years.figures()
            self._fill_years()
            self._show()

    def show_view(self, at: int) -> None:
        """Show one of the views."""
        self.view.setCurrentIndex(at)

    def _fill_years(self) -> None:
        published = [row.figures.year for row in self._years if row.figures.areas]
        for box, default in ((self.first, -2), (self.second, -1)):
            held = box.currentData()
            box.blockSignals(True)
            box.clear()
            for year in published:
                box.addItem(str(year), year)
            at = box.findData(held)
            box.setCurrentIndex(at if at >= 0 else max(0, len(published) + default))
            box.blockSignals(False)

    def _show(self) -> None:
        at = self.view.currentIndex()
        is_pair = at == _CRITERIA
        for widget in (self.first, self.second, *self._pair_labels):
            widget.setVisible(is_pair)
        self.drawn.setVisible(at == _INDEX)
        notices = [words for words in map(texts.fallen, self._years[-3:]) if words]
        self._notice.setText("\n".join(notices))
        self._notice.setVisible(bool(notices) and at == _INDEX)
        rows = self._show_rows(at)
        self._none_words.setVisible(not rows)
        self._split.setVisible(bool(rows))
        self._none_words.setText(_VIEWS[max(0, at)][1])
        self._draw()

    def _show_rows(self, at: int) -> Sequence[object]:
        service = self._desk.services.aftermath.years
        match at:
            case _ if at == _AREAS:
                return self._put(area_columns(self._area_years()), self._shares())
            case _ if at == _CRITERIA:
                before, now = self.first.currentData(), self.second.currentData()
                found = service.criteria(before, now) if before and now and before != now else ()
                return self._put(criterion_columns(before or 0, now or 0), found)
            case _ if at == _OUTSIDE:
                return self._put(outside_columns(), service.outside())
            case _ if at == _RATIOS:
                return self._put(ratio_columns(), service.ratios())
            case _:
                return self._put(year_columns(), self._years)

    def _put(self, columns: tuple[Column[Any], ...], rows: Sequence[Any]) -> Sequence[Any]:
        """A table with these columns in the place of the one before."""
        name = _VIEWS[max(0, self.view.currentIndex())][0]
        had_focus = self.table.hasFocus()
        fresh: TableView[Any] = TableView(columns, name)
        fresh.wrap_rows()
        fresh.current_changed.connect(lambda _row: self._draw())
        fresh.opened.connect(self._open)
        self._split.replaceWidget(0, fresh)
        self.table.deleteLater()
        self.table = fresh
        fresh.show_rows(rows)
        fresh.blockSignals(True)
        fresh.select(lambda _row: True)
        fresh.blockSignals(False)
        if had_focus:
            fresh.setFocus()
        return rows

    def _area_years(self) -> tuple[int, ...]:
        return tuple(row.figures.year for row in self._years if row.figures.areas)[-5:]

    def _shares(self) -> tuple[AreaShares, ...]:
        years = self._area_years()
        held = {row.figures.year: {each.area: each for each in row.figures.areas} for row in self._years}
        names = {area: each.name for year in years for area, each in held[year].items()}
        return tuple(
            AreaShares(
                area=area,
                name=name,
                shares=tuple(held[year][area].share if area in held[year] else None for year in years),
            )
            for area, name in names.items()
        )

    def _chart(self) -> Chart | None:
        at, current = self.view.currentIndex(), self.table.current()
        rows = self.table.rows_model.rows
        if at == _INDEX:
            return rank_of_years(self._years) if self.drawn.currentIndex() else index_chart(self._years)
        if at == _AREAS:
            return areas_chart(rows, self._area_years())
        if isinstance(current, OutsideRow):
            return outside_chart(rows, current, years=self._years)
        return ratio_chart(rows, current) if isinstance(current, RatioRow) else None

    def _draw(self) -> None:
        chart = self._chart()
        self.chart.show_chart(chart)
        self.save.setEnabled(chart is not None and not chart.is_empty and self._desk.write_file is not None)
        self.print.setEnabled(chart is not None and not chart.is_empty)

    def _open(self, row: object) -> None:
        if isinstance(row, CriterionChange):
            self._desk.set_year(self.second.currentData())
            self._desk.go_to("results", row.criterion)
        elif isinstance(row, OutsideRow):
            self._desk.set_year(row.outside.year)
            self._desk.go_to("other", "external_index")
        elif isinstance(row, YearRow):
            self._desk.set_year(row.figures.year)

    def _save(self) -> None:
        chart = self._chart()
        if chart is not None:
            save_chart(self, self._desk, chart=chart)

    def _listen(self) -> None:
        self.view.currentIndexChanged.connect(lambda _at: self._show())
        for box in (self.first, self.second):
            box.currentIndexChanged.connect(lambda _at: self._show())
        self.drawn.currentIndexChanged.connect(lambda _at: self._draw())
        self.save.clicked.connect(lambda _checked=False: self._save())
        self.type_in.clicked.connect(lambda _checked=False: self._desk.go_to("other", "external_index:"))

    def _build(self) -> None:
        for box, name, words in (
            (self.view, texts.VIEW, [title for title, _none in _VIEWS]),
            (self.drawn, texts.CHART, [texts.CHART_INDEX, texts.CHART_RANK]),
            (self.first, texts.FIRST, []),
            (self.second, texts.SECOND, []),
        ):
            box.setAccessibleName(name)
            box.addItems(words)
        self._pair_labels = (plain_label(texts.FIRST), plain_label(texts.SECOND))
        self._none_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.type_in.setToolTip(texts.TYPE_IN_WHY)
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(self.view)
        for label, box in zip(self._pair_labels, (self.first, self.second), strict=True):
            top.addWidget(label)
            top.addWidget(box)
        top.addWidget(self.drawn)
        top.addStretch(1)
        top.addWidget(self.type_in)
        top.addWidget(self.print)
        top.addWidget(self.save)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GAP)
        self._split.addWidget(self.table)
        self._split.addWidget(self.chart)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([_WIDE_TABLE, _WIDE_CHART])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self._notice)
        column.addWidget(self._split, 1)
        column.addWidget(self._none_words, 1)
