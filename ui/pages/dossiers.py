"""Dossiers of administrative procedures: a grid by month and field, with live totals and checks."""

from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from core.errors import UserError
from core.records.dossiers import DossierField
from ui.changes import Topic
from ui.desk import Desk
from ui.dossier_grid import KIND, MONTHS, DossierSource
from ui.grid_view import TotalledGrid
from ui.messages import error_notice, plain_label, reporting
from ui.page import SMALL, Page, card
from ui.record_files import RecordFiles
from ui.records_pane import RecordsPane
from ui.texts import common, numbers
from ui.texts import dossiers as texts
from ui.texts.records import choice_label

_RATIOS = (
    (texts.RATIO_ONLINE, "online", "received"),
    (texts.RATIO_DIGITISED, "digitised_both", "received"),
    (texts.RATIO_PAID, "paid_online", "fee_dossiers"),
)
_MONTH_VIEW, _FIELD_VIEW, _OTHER_VIEW = range(3)


class DossiersPage(Page):
    """One month with all fields, one field with all months, or the stretches that are no months."""

    key: ClassVar[str] = "dossiers"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.RECORDS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_DOSSIERS)
        self.source = DossierSource(desk, self._tell)
        self._is_own = False
        self.views = QTabBar()
        self.months = QTabBar()
        self.fields = QComboBox()
        self.source.show_month(1)
        self.grid = TotalledGrid(self.source, name=texts.GRID, total=texts.TOTAL, total_name=texts.TOTALS)
        self.others = RecordsPane(desk, KIND)
        self._message = plain_label(texts.HINT, kind="quiet")
        self._ratios = plain_label(wraps=True)
        RecordFiles(self).add_menu()
        self.add_primary(texts.ADD, self._add, mark="add", keys="Ctrl+N")
        self._build()
        self._listen()
        self._begin()

    def reload(self) -> None:
        """Read the counts again."""
        if self._is_own:
            return
        with reporting(self):
            self._show_view()
            self._show_ratios()
        self.set_context(common.year(self.desk.year), self.months.tabText(self.months.currentIndex()))

    def _begin(self) -> None:
        """Stand on the last month that holds numbers; where there is none, on the other stretches."""
        last = self.source.last_month()
        self.months.setCurrentIndex(max(last - 1, 0))
        if not last and self.source.others():
            self.views.setCurrentIndex(_OTHER_VIEW)

    def _show_view(self) -> None:
        view = self.views.currentIndex()
        self.months.setVisible(view == _MONTH_VIEW)
        self.fields.setVisible(view == _FIELD_VIEW)
        self._stack.setCurrentIndex(1 if view == _OTHER_VIEW else 0)
        if view == _OTHER_VIEW:
            self.others.reload()
            return
        if view == _MONTH_VIEW:
            self.source.show_month(MONTHS[self.months.currentIndex()])
        else:
            self.source.show_field(DossierField(self.fields.currentData()))
        self.grid.reload()

    def _change_view(self) -> None:
        self.grid.model.forget()
        self.reload()

    def _show_ratios(self) -> None:
        year = self.desk.year
        first, last = date(year, 1, 1), date(year, 12, 31)
        lines = []
        for name, numerator, denominator in _RATIOS:
            found = self.desk.services.record_entry.pooled(
                first=first, last=last, numerator=numerator, denominator=denominator
            )
            percent = texts.NOTHING if found.percent is None else numbers.percent(found.percent)
            lines.append(texts.ratio(name, found.numerator, denominator=found.denominator, percent=percent))
        self._ratios.setText("    ".join(lines))

    def _add(self) -> None:
        self.views.setCurrentIndex(_OTHER_VIEW)
        self.others.add()

    def _changed(self) -> None:
        self._show_ratios()
        self._is_own = True
        self.desk.changes.announce(Topic.RECORDS)
        self._is_own = False

    def _tell(self, sentence: str) -> None:
        self._message.setText(sentence or texts.HINT)
        self._message.setProperty("kind", "error" if sentence else "quiet")
        self._message.style().polish(self._message)

    def _refused(self, error: UserError) -> None:
        self._tell(error_notice(error).what)

    def _listen(self) -> None:
        self.views.currentChanged.connect(lambda _at: self._change_view())
        self.months.currentChanged.connect(lambda _at: self._change_view())
        self.fields.activated.connect(lambda _at: self._change_view())
        self.grid.model.changed.connect(self._changed)
        self.grid.model.refused.connect(self._refused)
        self.grid.table.block_refused.connect(lambda: self._tell(texts.PASTED_NOT))

    def _build(self) -> None:
        for words in (texts.BY_MONTH, texts.BY_FIELD, texts.OTHER_STRETCHES):
            self.views.addTab(words)
        self.views.setAccessibleName(texts.VIEW)
        for month in MONTHS:
            self.months.addTab(texts.month(month))
        self.months.setAccessibleName(texts.MONTH)
        self.months.setUsesScrollButtons(True)
        self.months.setDrawBase(False)
        self.views.setDrawBase(False)
        for field in DossierField:
            self.fields.addItem(choice_label(field), field.value)
        self.fields.setAccessibleName(texts.FIELD)
        self.fields.setCurrentIndex(1)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.views)
        row.addWidget(self.fields)
        row.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_grid())
        self._stack.addWidget(self.others)
        self.body.setSpacing(SMALL)
        self.body.addLayout(row)
        self.body.addWidget(self.months)
        self.body.addWidget(self._stack, 1)

    def _build_grid(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.grid, 1)
        column.addWidget(self._message)
        frame, inside = card(title=texts.RATIOS)
        inside.addWidget(self._ratios)
        column.addWidget(frame)
        return whole
