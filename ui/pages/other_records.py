"""Every kind of record that has no page of its own: kinds at the left, list and form at the right."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from core.records.catalogue import KINDS
from ui.changes import Topic
from ui.desk import Desk
from ui.page import GAP, Page
from ui.places_of import OWN_KINDS
from ui.record_files import RecordFiles
from ui.records_pane import RecordsPane
from ui.tables import RIGHT, Column, TableView
from ui.texts import common
from ui.texts import other_records as texts
from ui.texts.records import add_label, kind_title

_KINDS_WIDTH = 254


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """One kind and how many records the year holds."""

    code: str
    count: int


class OtherRecordsPage(Page):
    """Chooses a kind, then works as every list does."""

    key: ClassVar[str] = "other"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.RECORDS, Topic.ENTRIES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_OTHER)
        self.kinds: TableView[KindRow] = TableView(_columns(), texts.KINDS)
        self._panes: dict[str, RecordsPane] = {}
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.kinds.setFixedWidth(_KINDS_WIDTH)
        row.addWidget(self.kinds)
        row.addWidget(self._stack, 1)
        self.body.addLayout(row, 1)
        self._files = RecordFiles(self)
        self._files.add_menu()
        self._add = self.add_primary(common.ADD, self._add_record, mark="add", keys="Ctrl+N")
        self.add_keys("Ctrl+F", lambda: self.pane().begin_find())
        self.kinds.current_changed.connect(self._show_kind)
        self.kinds.opened.connect(lambda _row: self.pane().table.setFocus(Qt.FocusReason.TabFocusReason))

    def reload(self) -> None:
        """Count the kinds, and read the list in sight."""
        entry = self.desk.services.record_entry
        rows = [
            KindRow(code=kind.code, count=len(entry.list(kind.code, self.desk.year)))
            for kind in KINDS
            if kind.code not in OWN_KINDS
        ]
        self.kinds.blockSignals(True)
        self.kinds.show_rows(rows, same=lambda row: row.code)
        self.kinds.blockSignals(False)
        if self.kinds.current() is None:
            self.kinds.select(lambda _row: True)
        self.set_context(common.year(self.desk.year), kind_title(self.kind()))
        if self.pane().isVisible():
            self.pane().reload()

    def stand_on(self, subject: str) -> None:
        """Stand on a kind, on a record told as `kind:id`, or (`kind:`) begin a new one."""
        kind, colon, record_id = subject.partition(":")
        self.refresh()
        self.kinds.select(lambda row: row.code == kind)
        if record_id:
            self.pane().stand_on(record_id)
        elif colon:
            self.pane().add()

    def kind(self) -> str:
        """The kind in sight."""
        row = self.kinds.current()
        return row.code if row is not None else "plan"

    def pane(self) -> RecordsPane:
        """The list of the kind in sight, made when first needed."""
        kind = self.kind()
        pane = self._panes.get(kind)
        if pane is None:
            pane = self._panes[kind] = RecordsPane(self.desk, kind)
            self._stack.addWidget(pane)
        return pane

    def _show_kind(self, row: KindRow | None) -> None:
        if row is None:
            return
        pane = self.pane()
        self._stack.setCurrentWidget(pane)
        self._add.setText(add_label(row.code))
        self.set_context(common.year(self.desk.year), kind_title(row.code))
        pane.reload()

    def _add_record(self) -> None:
        self.pane().add()


def _columns() -> tuple[Column[KindRow], ...]:
    return (
        Column(title=texts.COLUMN_KIND, text=lambda row: kind_title(row.code)),
        Column(
            title=texts.COLUMN_COUNT,
            text=lambda row: str(row.count) if row.count else common.NONE,
            sort_key=lambda row: row.count,
            align=RIGHT,
            width=64,
        ),
    )
