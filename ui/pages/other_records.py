"""Every kind of record that has no page of its own: kinds at the left, list, form or sheet at the right."""

from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from core.overview import Overview
from core.records.catalogue import KINDS
from ui.changes import Topic
from ui.desk import Desk
from ui.kind_list import KindList
from ui.page import GAP, Page
from ui.places_of import OWN_KINDS
from ui.record_files import RecordFiles
from ui.records_pane import RecordsPane
from ui.texts import common
from ui.texts import other_records as texts
from ui.texts.records import add_label, kind_title

_KINDS_WIDTH = 248
_PLACE = "other/kind"


class OtherRecordsPage(Page):
    """Chooses a kind, then works as every list does."""

    key: ClassVar[str] = "other"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.RECORDS, Topic.ENTRIES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_OTHER)
        self.list = KindList()
        self.kinds = self.list.table
        self._panes: dict[str, RecordsPane] = {}
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.list.setFixedWidth(_KINDS_WIDTH)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        self.body.addLayout(row, 1)
        self._files = RecordFiles(self)
        self._files.add_menu()
        self._add = self.add_primary(common.ADD, self._add_record, mark="add", keys="Ctrl+N")
        self.add_keys("Ctrl+F", lambda: self.pane().begin_find())
        self.add_keys("Ctrl+L", self._find_kind, text=texts.FIND_KIND_ACT)
        self.list.chosen.connect(self._show_kind)
        self.kinds.opened.connect(lambda _row: self._enter())
        desk.watch.seen.connect(self._mark)

    def reload(self) -> None:
        """Count the kinds, and read the list in sight."""
        if self.pane().book.is_telling:
            self._count()
            return
        is_first = not self.list.code()
        self._count()
        if is_first:
            self.list.stand_on(str(self.desk.places.value(_PLACE) or ""))
        self.desk.watch.ask()
        if self.pane().isVisible():
            self.pane().reload()

    def stand_on(self, subject: str) -> None:
        """Stand on a kind, on a record told as `kind:id`, or (`kind:`) begin a new one."""
        kind, colon, record_id = subject.partition(":")
        self.refresh()
        self.list.stand_on(kind)
        if record_id:
            self.pane().stand_on(record_id)
        elif colon:
            self.pane().add()

    def kind(self) -> str:
        """The kind in sight."""
        return self.list.code() or next(kind.code for kind in KINDS if kind.code not in OWN_KINDS)

    def pane(self) -> RecordsPane:
        """The list of the kind in sight, made when first needed."""
        kind = self.kind()
        pane = self._panes.get(kind)
        if pane is None:
            pane = self._panes[kind] = RecordsPane(self.desk, kind)
            self._stack.addWidget(pane)
            QWidget.setTabOrder(self._add, self.list.search)  # Tab: the head, the kinds, then the pane
            QWidget.setTabOrder(self.list.search, self.kinds)
        return pane

    def _count(self) -> None:
        self.list.show_counts(self.desk.services.record_entry.counts(self.desk.year))

    def _show_kind(self, code: str) -> None:
        pane = self.pane()
        self._stack.setCurrentWidget(pane)
        self._add.setText(add_label(code))
        self.set_context(common.year(self.desk.year), kind_title(code))
        self.desk.places.setValue(_PLACE, code)
        pane.reload()

    @Slot(object)
    def _mark(self, overview: Overview) -> None:
        """Kinds whose records criteria still wait for."""
        self.list.show_missing([row.record_kind for row in overview.to_do if row.record_kind])

    def _find_kind(self) -> None:
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _enter(self) -> None:
        """Enter on a kind goes to its rows."""
        pane = self.pane()
        target = pane.sheet.table if pane.is_sheet else pane.table
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_record(self) -> None:
        self.pane().add()
