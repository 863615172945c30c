"""Reports of the year as they will be printed, written as PDF, spreadsheet or text document."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from core.reporting.paper import Asked
from ui.changes import Topic
from ui.desk import Desk
from ui.kept_splitter import keep_splitter
from ui.messages import plain_label, reporting
from ui.page import GAP, SMALL, Page, card
from ui.preview import PreviewPane
from ui.report_acts import ReportActs
from ui.tables import Column, TableView
from ui.texts import common
from ui.texts import reports_page as texts

_LIST_WIDTH, _PAPER_WIDTH = 440, 660


class ReportsPage(Page):
    """The reports, the chosen one beside them on paper, and one act: write it."""

    key: ClassVar[str] = "reports"
    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_REPORTS)
        self._reports = ReportActs(self, desk)
        self.table: TableView[str] = TableView(_columns(), common.PAGE_REPORTS)
        self.preview = PreviewPane(desk)
        self.preview.listen_in(self)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self.add_primary(texts.WRITE, self.choose, mark="reports", keys="Ctrl+P")
        self._build()
        self.table.opened.connect(lambda _kind: self.choose())
        self.table.current_changed.connect(lambda _kind: self._show())

    def reload(self) -> None:
        """Which reports this role makes, and the chosen one as it stands now."""
        with reporting(self):
            self.table.show_rows(self.desk.services.make_report.kinds(), same=lambda kind: kind)
        if self.table.current() is None:
            self.table.select(lambda _kind: True)
        self.set_context(self.desk.office().unit.name, common.year(self.desk.year))
        self._show()

    def choose(self) -> None:
        """Choose where the current report goes, and write it."""
        kind = self.table.current()
        if kind is not None:
            self._reports.choose(kind)

    def _show(self) -> None:
        kind = self.table.current()
        if kind is not None:
            make = partial(self.desk.services.make_report.preview, kind, Asked(year=self.desk.year))
            self.preview.show_made(texts.TITLES.get(kind, kind), make)

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(plain_label(texts.NONE_HERE, kind="quiet", wraps=True))
        self.table.wrap_rows()
        column.addWidget(self.table, 1)
        column.addWidget(plain_label(texts.FORMS_NOTE, kind="quiet", wraps=True))
        frame, inside = card()
        inside.addWidget(self.preview, 1)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GAP)
        self._split.addWidget(left)
        self._split.addWidget(frame)
        self._split.setSizes([_LIST_WIDTH, _PAPER_WIDTH])
        keep_splitter(self._split, self.desk.places, key="reports")
        self.body.addWidget(self._split, 1)


def _columns() -> tuple[Column[str], ...]:
    return (
        Column(title=texts.COLUMN_NAME, text=lambda kind: texts.TITLES.get(kind, kind), width=170),
        Column(title=texts.COLUMN_WHAT, text=lambda kind: texts.CONTENTS.get(kind, "")),
    )
