"""Dossiers of administrative procedures: counts by month and field, and the late ones by name."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar

from core.records.dossiers import DossierField
from ui.changes import Topic
from ui.desk import Desk
from ui.dossier_columns import KIND
from ui.dossier_entry import DossierEntry
from ui.dossier_grid import LATE, stretch_filters
from ui.dossier_range import DossierRange
from ui.dossier_year import DossierYear
from ui.late_dossiers import APOLOGY_COLUMN, late_columns, late_filters
from ui.messages import reporting
from ui.page import SMALL, Page
from ui.record_files import RecordFiles
from ui.records_pane import RecordsPane
from ui.texts import common
from ui.texts import dossiers as texts
from ui.texts.records import add_label

MONTH_VIEW, FIELD_VIEW, YEAR_VIEW, RANGE_VIEW, LATE_VIEW, OTHER_VIEW = range(6)


_View = DossierEntry | DossierYear | DossierRange | RecordsPane


class DossiersPage(Page):
    """One month with all fields, one field with all months, the late ones, stretches that are no months."""

    key: ClassVar[str] = "dossiers"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.RECORDS, Topic.ENTRIES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_DOSSIERS)
        self._is_own = False
        self._shown = MONTH_VIEW
        self._year = 0
        self.views = QTabBar()
        self.entry = DossierEntry(desk)
        self.year = DossierYear(desk)
        self.range = DossierRange(desk)
        self.late = RecordsPane(
            desk, LATE, columns=late_columns(desk.services.clock.today), filters=late_filters()
        )
        self.others = RecordsPane(desk, KIND, filters=stretch_filters())
        self._stack = QStackedWidget()
        RecordFiles(self).add_menu()
        self._primary = self.add_primary(texts.ADD, self._add, mark="add", keys="Ctrl+N")
        self._build()
        self._listen()

    def reload(self) -> None:
        """Read the counts again; in a year not seen before, stand where its numbers are."""
        if self._is_own:
            return
        with reporting(self):
            self.entry.reload()
            self.set_banner(self.entry.source.closed())
            if self._year != self.desk.year:
                self._year = self.desk.year
                self._begin()
            self._reload_list()
        self._tell_where()

    def stand_on(self, subject: str) -> None:
        """Stand on `YYYY-MM:field`, on a record told as `kind:id`, or on a record's id."""
        self.refresh()
        head, _colon, rest = subject.partition(":")
        year, _dash, month = head.partition("-")
        if head in {LATE, KIND}:
            self.views.setCurrentIndex(LATE_VIEW if head == LATE else OTHER_VIEW)
            pane = self.late if head == LATE else self.others
            if rest:
                pane.stand_on(rest)
        elif year.isdecimal() and month.isdecimal() and rest in list(DossierField):
            self.views.setCurrentIndex(MONTH_VIEW)
            self.entry.stand_on(int(month), DossierField(rest))
        elif subject:
            self._stand_on_record(subject)

    def _stand_on_record(self, record_id: str) -> None:
        slot = self.entry.source.slot_of(record_id)
        if slot is not None:
            self.views.setCurrentIndex(MONTH_VIEW)
            self.entry.stand_on(*slot)
            return
        is_late = self.entry.source.is_late(record_id)
        self.views.setCurrentIndex(LATE_VIEW if is_late else OTHER_VIEW)
        (self.late if is_late else self.others).stand_on(record_id)

    def _begin(self) -> None:
        """A year whose numbers are all of other stretches begins there."""
        source = self.entry.source
        if self._shown == MONTH_VIEW and not source.last_month() and source.others():
            self.views.setCurrentIndex(OTHER_VIEW)

    def _change_view(self, at: int) -> None:
        """Another view, unless the open cell holds a text that cannot be kept."""
        if at == self._shown:
            return
        if not self.entry.grid.finish():
            self.views.setCurrentIndex(self._shown)
            self.entry.grid.table.focus_open()
            return
        self._shown = at
        self._stack.setCurrentWidget(self._widget_of(at))
        self._primary.setText(add_label(LATE) if at == LATE_VIEW else texts.ADD)
        with reporting(self):
            if at in {MONTH_VIEW, FIELD_VIEW}:
                self.entry.show_by(month=at == MONTH_VIEW)
            self._reload_list()
        self._tell_where()

    def _widget_of(self, at: int) -> _View:
        widgets: dict[int, _View] = {
            YEAR_VIEW: self.year,
            RANGE_VIEW: self.range,
            LATE_VIEW: self.late,
            OTHER_VIEW: self.others,
        }
        return widgets.get(at, self.entry)

    def _reload_list(self) -> None:
        widget = self._widget_of(self._shown)
        if not isinstance(widget, DossierEntry):
            widget.reload()

    def _tell_where(self) -> None:
        is_grid = self._shown in {MONTH_VIEW, FIELD_VIEW}
        late, owed = self.entry.source.without_apology()
        missing = self.entry.source.missing_months(self.desk.services.clock.today())
        self.set_context(
            common.year(self.desk.year),
            self.entry.where() if is_grid else self.views.tabText(self._shown),
            texts.months_missing(missing) if missing else "",
            texts.late(late, owed) if late else "",
        )

    def _add(self) -> None:
        if self._shown != LATE_VIEW:
            self.views.setCurrentIndex(OTHER_VIEW)
        (self.late if self._shown == LATE_VIEW else self.others).add()

    def _find(self) -> None:
        widget = self._widget_of(self._shown)
        if isinstance(widget, RecordsPane):
            widget.begin_find()
        elif widget is self.entry and self.entry.grid.finish():
            self.entry.grid.finder.begin()

    def _changed(self) -> None:
        self._is_own = True
        self.desk.changes.announce(Topic.RECORDS)
        self._is_own = False
        self._tell_where()

    def _show_entry_view(self) -> None:
        """The grid turned by itself (an undo): the tabs follow."""
        view = self.entry.source.view()
        if self._shown in {MONTH_VIEW, FIELD_VIEW} and isinstance(view, tuple):
            self._shown = MONTH_VIEW if view[0] == "month" else FIELD_VIEW
            self.views.setCurrentIndex(self._shown)
        self._tell_where()

    def _listen(self) -> None:
        self.views.currentChanged.connect(self._change_view)
        self.entry.moved.connect(self._show_entry_view)
        self.entry.edited.connect(self._changed)
        self.add_keys("Ctrl+F", self._find)
        self.add_keys("Ctrl+L", self.entry.compare.toggle, text=texts.COMPARE)

    def _build(self) -> None:
        for words in texts.VIEWS:
            self.views.addTab(words)
        self.views.setAccessibleName(texts.VIEW)
        self.views.setDrawBase(False)
        self.views.setExpanding(False)
        self.late.table.sortByColumn(APOLOGY_COLUMN, Qt.SortOrder.AscendingOrder)
        for widget in (self.entry, self.year, self.range, self.late, self.others):
            self._stack.addWidget(widget)
        self.body.setSpacing(SMALL)
        self.body.addWidget(self.views)
        self.body.addWidget(self._stack, 1)
