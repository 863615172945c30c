"""Write one report of the year on the desk: where to, under a progress line, and open it afterwards."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.reporting.paper import Asked
from ui.desk import Desk
from ui.messages import MessageDialog, Notice, choose_target, show_error
from ui.opening import open_outside
from ui.progress_dialog import run_long
from ui.texts import common
from ui.texts import reports_page as texts


class ReportActs(QObject):
    """The acts around a report, for any page."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk

    def choose(self, kind: str) -> None:
        """Choose where a report goes."""
        name = texts.FILE_NAME.format(kind=kind, year=self._desk.year)
        path = choose_target(self._page, texts.WRITE_TITLE, name=name, kinds=texts.FILES)
        if path is not None:
            self.write(kind, path)

    def write(self, kind: str, path: Path) -> None:
        """Write one report under a progress dialog."""
        service, year = self._desk.services.make_report, self._desk.year
        run_long(
            self._page,
            self._desk.jobs,
            title=texts.WRITING,
            work=lambda _progress: service.write(kind, Asked(year=year), path=path),
            done=self._written,
            failed=self._failed,
        )

    def _written(self, path: Path) -> None:
        self._desk.changes.tell(texts.WRITTEN)
        notice = Notice(title=texts.WRITE_TITLE, what=texts.WRITTEN, why=path.name, mark="done")
        dialog = MessageDialog(notice, (texts.OPEN, common.CLOSE), parent=self._page)
        dialog.exec()
        if dialog.chosen == 0:
            open_outside(path)

    def _failed(self, error: Exception) -> None:
        show_error(self._page, error)
