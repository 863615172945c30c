"""Reports of the year, written as PDF, spreadsheet or text document."""

from pathlib import Path
from typing import ClassVar

from ui.changes import Topic
from ui.desk import Desk
from ui.messages import plain_label, reporting
from ui.page import Page
from ui.report_acts import ReportActs
from ui.tables import Column, TableView
from ui.texts import common
from ui.texts import reports_page as texts


class ReportsPage(Page):
    """A list of reports and one act: write the chosen one."""

    key: ClassVar[str] = "reports"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.OFFICE})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_REPORTS)
        self._reports = ReportActs(self, desk)
        self.table: TableView[str] = TableView(_columns(), common.PAGE_REPORTS)
        self.add_primary(texts.WRITE, self.choose, mark="reports", keys="Ctrl+P")
        self.body.addWidget(plain_label(texts.NONE_HERE, kind="quiet", wraps=True))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(plain_label(texts.FORMS_NOTE, kind="quiet", wraps=True))
        self.table.opened.connect(lambda _kind: self.choose())

    def reload(self) -> None:
        """Which reports this role makes."""
        with reporting(self):
            self.table.show_rows(self.desk.services.make_report.kinds(), same=lambda kind: kind)
        if self.table.current() is None:
            self.table.select(lambda _kind: True)
        self.set_context(self.desk.office().unit.name, common.year(self.desk.year))

    def choose(self) -> None:
        """Choose where the current report goes."""
        kind = self.table.current()
        if kind is not None:
            self._reports.choose(kind)

    def write(self, kind: str, path: Path) -> None:
        """Write one report under a progress dialog."""
        self._reports.write(kind, path)


def _columns() -> tuple[Column[str], ...]:
    return (
        Column(title=texts.COLUMN_NAME, text=lambda kind: texts.TITLES.get(kind, kind), width=340),
        Column(title=texts.COLUMN_WHAT, text=lambda kind: texts.CONTENTS.get(kind, "")),
    )
