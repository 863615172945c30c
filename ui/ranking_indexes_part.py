"""Indexes others publish about the province: all years with changes and a chart, or entry of one year."""

from dataclasses import replace
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QPushButton, QSplitter

from core.charting import Chart
from core.year_comparison import OutsideRow
from ui.changes import Topic
from ui.chart_saving import ChartPrint, save_chart
from ui.charts import ChartPane
from ui.messages import plain_label, reporting
from ui.page import GAP, SMALL, Page
from ui.ranking_part import RankingPart
from ui.ranking_source import RankingSource
from ui.record_files import RecordFiles
from ui.records_pane import RecordsPane
from ui.tables import Column, TableView
from ui.texts import charts as chart_texts
from ui.texts import index_register as texts
from ui.texts import other_records, years
from ui.texts.records import add_label
from ui.year_charts import outside_chart, outside_rank_chart
from ui.year_columns import outside_columns

_KIND: Final = "external_index"
_YEARS, _ENTRY = range(2)
_VALUES, _RANKS = range(2)
_RANK, _DOCUMENT = 156, 290
_HIGH_TABLE, _HIGH_CHART = 240, 280


class RankingIndexesPart(RankingPart):
    """Two views of one register; the pane that enters a year is built when it is first wanted."""

    needs_ranking: ClassVar[bool] = False

    def __init__(self, page: Page, source: RankingSource) -> None:
        super().__init__(page, source)
        self._rows: tuple[OutsideRow, ...] = ()
        self.pane: RecordsPane | None = None
        self.table: TableView[Any] = TableView(_columns(), texts.TAB)
        self.chart = ChartPane()
        self.view, self.drawn = QComboBox(), QComboBox()
        self.search = QLineEdit()
        self.add = QPushButton(add_label(_KIND))
        self.files = QPushButton(other_records.FILE_MENU)
        self.save = QPushButton(chart_texts.SAVE)
        self.print = ChartPrint(self.page, self.desk, chart=self._chart)
        self._words = plain_label(texts.NONE_HELD, kind="quiet", wraps=True)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._build()
        self._listen()

    def read(self) -> None:
        """Read every year held, and the year on the desk where it is being entered."""
        self.view.setItemText(_ENTRY, texts.view_entry(self.desk.year))
        if self.view.currentIndex() == _ENTRY:
            self._entry().reload()
            return
        held = self._held()
        with reporting(self.page):
            self._rows = self.desk.services.aftermath.years.outside()
        self.table.show_rows(self._rows)
        self.table.found.find(self.search.text())
        if not self.table.select(lambda row: _place(row) == held):
            self.table.select(lambda _row: True)
        self._show()

    def begin(self) -> None:
        """Begin a new value of the year on the desk."""
        self.view.setCurrentIndex(_ENTRY)
        self._entry().add()

    def _entry(self) -> RecordsPane:
        """The list of the year's values with its form, sheet, search, undo and bin."""
        if self.pane is None:
            self.pane = RecordsPane(self.desk, _KIND)
            self.column.addWidget(self.pane, 1)
        return self.pane

    def _held(self) -> tuple[str, int]:
        row = self.table.current()
        return _place(row) if isinstance(row, OutsideRow) else ("", 0)

    def _turn(self) -> None:
        if self.view.currentIndex() == _ENTRY:
            self._entry()
            self._show()
        self.read()

    def _show(self) -> None:
        is_entry = self.view.currentIndex() == _ENTRY
        self._words.setVisible(not is_entry and not self._rows)
        self._split.setVisible(not is_entry and bool(self._rows))
        for widget in (self.drawn, self.search, self.print, self.save):
            widget.setVisible(not is_entry and bool(self._rows))
        if self.pane is not None:
            self.pane.setVisible(is_entry)
        self._draw()

    def _chart(self) -> Chart | None:
        row = self.table.current()
        if not isinstance(row, OutsideRow):
            return None
        is_rank = self.drawn.currentIndex() == _RANKS
        return outside_rank_chart(self._rows, row) if is_rank else outside_chart(self._rows, row)

    def _draw(self) -> None:
        chart = self._chart()
        self.chart.show_chart(chart)
        self.save.setEnabled(chart is not None and not chart.is_empty and self.desk.write_file is not None)
        self.print.setEnabled(chart is not None and not chart.is_empty)

    def _save(self) -> None:
        chart = self._chart()
        if chart is not None:
            save_chart(self.page, self.desk, chart=chart)

    def _open(self, row: object) -> None:
        """Enter on a value: correct it in its own year."""
        if not isinstance(row, OutsideRow):
            return
        self.desk.set_year(row.outside.year)
        self.view.setCurrentIndex(_ENTRY)
        pane = self._entry()
        pane.reload()
        named = [each for each in pane.book.records if (getattr(each, "name", ""), each.year) == _place(row)]
        if named:
            pane.stand_on(named[-1].id)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if self.isVisible() and topics & {Topic.RECORDS, Topic.YEAR}:
            self.read()

    def _listen(self) -> None:
        self.view.currentIndexChanged.connect(lambda _at: self._turn())
        self.drawn.currentIndexChanged.connect(lambda _at: self._draw())
        self.search.textChanged.connect(self.table.found.find)
        self.table.current_changed.connect(lambda _row: self._draw())
        self.table.opened.connect(self._open)
        self.add.clicked.connect(lambda _checked=False: self.begin())
        self.save.clicked.connect(lambda _checked=False: self._save())
        self.desk.changes.changed.connect(self._hear)

    def _build(self) -> None:
        for box, name, words in (
            (self.view, texts.VIEW, (texts.VIEW_YEARS, texts.view_entry(self.desk.year))),
            (self.drawn, texts.CHART, (texts.CHART_VALUE, texts.CHART_RANK)),
        ):
            box.setAccessibleName(name)
            box.addItems(list(words))
        self.search.setPlaceholderText(texts.SEARCH)
        self.search.setAccessibleName(texts.SEARCH)
        self.search.setClearButtonEnabled(True)
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        for widget in (self.view, self.drawn):
            top.addWidget(widget)
        top.addWidget(self.search, 1)
        top.addStretch(0)
        for button in (self.add, self.files, self.print, self.save):
            button.setAutoDefault(False)
            top.addWidget(button)
        self.files.setMenu(self._file_menu())
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GAP)
        self._split.addWidget(self.table)
        self._split.addWidget(self.chart)
        self._split.setSizes([_HIGH_TABLE, _HIGH_CHART])
        self.column.addLayout(top)
        self.column.addWidget(self._words)
        self.column.addWidget(self._split, 1)
        self.column.addStretch(0)

    def _file_menu(self) -> QMenu:
        files, menu = RecordFiles(self.page), QMenu(self.files)
        menu.addAction(other_records.IMPORT, files.bring_in)
        menu.addAction(other_records.EXPORT, files.write)
        menu.addAction(other_records.TEMPLATE, files.write_template)
        return menu


def _columns() -> tuple[Column[OutsideRow], ...]:
    document: Column[OutsideRow] = Column(
        title=texts.DOCUMENT,
        text=lambda row: row.outside.document,
        tip=lambda row: row.outside.document,
        width=_DOCUMENT,
    )
    columns = (replace(each, width=_RANK) if each.title == years.RANK else each for each in outside_columns())
    return (*columns, document)


def _place(row: OutsideRow) -> tuple[str, int]:
    return row.outside.name, row.outside.year
