"""All years of rankings held side by side: a table above, the chart of what it shows below."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSplitter

from core.charting import Chart
from core.progress import Progress
from core.ranking_comparison import RankedYear
from core.services.ranking_documents import year_of_view
from core.services.ranking_reading import RankingView
from core.years_beside import UnitCourse, YearsBeside, beside, ends, kinds_in
from ui.chart_saving import ChartPrint, save_chart
from ui.charts import ChartPane
from ui.messages import plain_label, show_error
from ui.page import GAP, SMALL, Page
from ui.ranked_years_charts import bands_chart, ends_chart, means_chart, unit_chart, unit_rank_chart
from ui.ranked_years_columns import band_columns, end_columns, mean_columns, unit_columns, year_lines
from ui.ranking_part import RankingPart
from ui.ranking_source import RankingSource
from ui.tables import Column, TableView
from ui.texts import charts as chart_texts
from ui.texts import years_beside as texts

_VIEWS: Final = (texts.VIEW_UNITS, texts.VIEW_BANDS, texts.VIEW_MEANS, texts.VIEW_ENDS)
_UNITS, _BANDS, _MEANS, _ENDS = range(4)
_OF_EACH_END = 4
_HIGH_TABLE, _HIGH_CHART = 220, 300


class RankingYearsPart(RankingPart):
    """Four views of the same years; the years are read beside the window when the tab is seen."""

    def __init__(self, page: Page, source: RankingSource) -> None:
        super().__init__(page, source)
        self._years: tuple[RankedYear, ...] = ()
        self._found: YearsBeside = beside((), kind="")
        self._wanted = ""
        self._is_reading = False
        self.table: TableView[Any] = TableView(mean_columns(), texts.TAB)
        self.chart = ChartPane()
        self.view, self.kind, self.drawn = QComboBox(), QComboBox(), QComboBox()
        self.search = QLineEdit()
        self.save = QPushButton(chart_texts.SAVE)
        self.print = ChartPrint(self.page, self.desk, chart=self._chart)
        self._words = plain_label(texts.READING, kind="quiet", wraps=True)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._build()
        self._listen()

    def read(self) -> None:
        """Read the years held, the one on the desk as it stands."""
        if self.source.beside is None or self._is_reading:
            return
        view, services = self.source.beside.view, self.desk.services

        def work(_progress: Progress) -> tuple[RankedYear, ...]:
            held = services.compare_ranking.years(view.round.year)
            return (*(each for each in held if each.year != view.round.year), *_standing(view))

        self._is_reading = True
        self.desk.jobs.start(work, done=self._show_years, failed=self._fail)

    def stand_on(self, subject: str) -> None:
        """Stand on one unit."""
        self._wanted = subject
        self.view.setCurrentIndex(_UNITS)
        self._find_wanted()

    def current_code(self) -> str:
        """The unit stood on."""
        row = self.table.current()
        return row.code if isinstance(row, UnitCourse) else ""

    @Slot(object)
    def _show_years(self, years: tuple[RankedYear, ...]) -> None:
        self._is_reading = False
        self._years = years
        chosen = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in kinds_in(years):
            self.kind.addItem(texts.kind_option(kind), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.kind.blockSignals(False)
        self.kind.setVisible(self.kind.count() > 1)
        self._set_beside()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        show_error(self.page, error)

    def _set_beside(self) -> None:
        self._found = beside(self._years, kind=self._kind())
        self._show()

    def _kind(self) -> str:
        return str(self.kind.currentData() or "")

    def _show(self) -> None:
        at, found = self.view.currentIndex(), self._found
        is_empty = found.newest is None
        self._words.setText(texts.NONE_HELD)
        self._words.setVisible(is_empty)
        self._split.setVisible(not is_empty)
        self.drawn.setVisible(at == _UNITS)
        self.search.setVisible(at in {_UNITS, _ENDS})
        if is_empty:
            return
        if at == _BANDS:
            self._put(band_columns(found), found.bands)
        elif at == _MEANS:
            self._put(mean_columns(), year_lines(found))
        elif at == _ENDS:
            assert found.newest is not None
            self._put(end_columns(), ends(found.newest, kind=self._kind(), count=_OF_EACH_END))
        else:
            self._put(unit_columns(found), found.units)
        self._draw()
        self._find_wanted()

    def _put(self, columns: tuple[Column[Any], ...], rows: Sequence[Any]) -> None:
        """A table with these columns in the place of the one before."""
        had_focus, held = self.table.hasFocus(), self.current_code()
        name = _VIEWS[max(0, self.view.currentIndex())]
        fresh: TableView[Any] = TableView(columns, name)
        fresh.setSortingEnabled(self.view.currentIndex() == _UNITS)
        self._split.replaceWidget(0, fresh)
        self.table.deleteLater()
        self.table = fresh
        fresh.show_rows(rows)
        fresh.found.find(self.search.text() if self.search.isVisible() else "")
        if not (held and fresh.select(lambda row: getattr(row, "code", "") == held)):
            fresh.select(lambda _row: True)
        fresh.current_changed.connect(lambda _row: self._draw())
        fresh.opened.connect(self._open)
        if had_focus:
            fresh.setFocus()

    def _chart(self) -> Chart | None:
        at, found, row = self.view.currentIndex(), self._found, self.table.current()
        if found.newest is None:
            return None
        if at == _BANDS:
            return bands_chart(found, self._kind())
        if at == _MEANS:
            return means_chart(found, self._kind())
        if at == _ENDS:
            return ends_chart(found.newest.year, ends(found.newest, kind=self._kind(), count=_OF_EACH_END))
        if not isinstance(row, UnitCourse):
            return None
        return unit_rank_chart(found, row) if self.drawn.currentIndex() else unit_chart(found, row)

    def _draw(self) -> None:
        chart = self._chart()
        self.chart.show_chart(chart)
        self.save.setEnabled(chart is not None and not chart.is_empty and self.desk.write_file is not None)
        self.print.setEnabled(chart is not None and not chart.is_empty)
        self.changed.emit()

    def _save(self) -> None:
        chart = self._chart()
        if chart is not None:
            save_chart(self.page, self.desk, chart=chart)

    def _open(self, row: object) -> None:
        code = getattr(row, "code", "")
        if code:
            self.desk.go_to("appraisal", code)

    def _find(self, text: str) -> None:
        self.table.found.find(text)

    def _find_wanted(self) -> None:
        if self._wanted and self.table.select(lambda row: getattr(row, "code", "") == self._wanted):
            self._wanted = ""

    def _listen(self) -> None:
        self.view.currentIndexChanged.connect(lambda _at: self._show())
        self.kind.activated.connect(lambda _at: self._set_beside())
        self.drawn.currentIndexChanged.connect(lambda _at: self._draw())
        self.search.textChanged.connect(self._find)
        self.save.clicked.connect(lambda _checked=False: self._save())

    def _build(self) -> None:
        for box, name, words in (
            (self.view, texts.VIEW, _VIEWS),
            (self.kind, texts.KIND, ()),
            (self.drawn, texts.CHART, (texts.CHART_INDEX, texts.CHART_RANK)),
        ):
            box.setAccessibleName(name)
            box.addItems(list(words))
        self.search.setPlaceholderText(texts.SEARCH)
        self.search.setAccessibleName(texts.SEARCH)
        self.search.setClearButtonEnabled(True)
        self.save.setAutoDefault(False)
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        for widget in (self.view, self.kind, self.drawn):
            top.addWidget(widget)
        top.addWidget(self.search, 1)
        top.addStretch(0)
        top.addWidget(self.print)
        top.addWidget(self.save)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GAP)
        self._split.addWidget(self.table)
        self._split.addWidget(self.chart)
        self._split.setSizes([_HIGH_TABLE, _HIGH_CHART])
        self._split.hide()
        self.column.addLayout(top)
        self.column.addWidget(self._words)
        self.column.addWidget(self._split, 1)


def _standing(view: RankingView) -> tuple[RankedYear, ...]:
    """The year on the desk, once anybody is ranked in it."""
    now = year_of_view(view)
    return (now,) if any(each.rank is not None for each in now.placed) else ()
