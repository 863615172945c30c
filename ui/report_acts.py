"""What is done with a report of the year on the desk: look at its pages, print it, write it into a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.progress import Progress
from core.reporting.paper import Asked
from ui.desk import Desk
from ui.messages import MessageDialog, Notice, choose_target, show_error
from ui.opening import open_outside
from ui.progress_dialog import run_long
from ui.texts import common
from ui.texts import reports_page as texts


class ReportActs(QObject):
    """The acts around a report, for any page. Without `asked` it is the whole of the year, dated today."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk

    def choose(self, kind: str, asked: Asked | None = None) -> None:
        """Choose where a report goes."""
        asked = asked or Asked(year=self._desk.year)
        name = f"{texts.file_name(kind, asked.year, part=asked.part)}.pdf"
        path = choose_target(self._page, texts.WRITE_TITLE, name=name, kinds=texts.FILES)
        if path is not None:
            self.write(kind, path, asked=asked)

    def write(self, kind: str, path: Path, *, asked: Asked | None = None) -> None:
        """Write one report under a progress dialog."""
        service, wanted = self._desk.services.make_report, asked or Asked(year=self._desk.year)
        run_long(
            self._page,
            self._desk.jobs,
            title=texts.WRITING,
            work=lambda _progress: service.write(kind, wanted, path=path),
            done=self._written,
            failed=self._failed,
        )

    def preview(self, kind: str, asked: Asked | None = None) -> None:
        """Look at all of its pages, then print or save them."""
        from ui.dialogs.print_preview import Previewed, preview_paper

        service, wanted = self._desk.services.make_report, asked or Asked(year=self._desk.year)

        def write(path: Path, _progress: Progress) -> Path:
            return service.write(kind, wanted, path=path)

        paper = Previewed(
            title=texts.TITLES.get(kind, kind),
            file_name=texts.file_name(kind, wanted.year, part=wanted.part),
            make=lambda _progress: service.make(kind, wanted),
            write=write,
        )
        preview_paper(self._page, self._desk, paper=paper)

    def print(self, kind: str, asked: Asked | None = None) -> None:
        """Make the pages and ask which printer prints them."""
        services, wanted = self._desk.services, asked or Asked(year=self._desk.year)
        run_long(
            self._page,
            self._desk.jobs,
            title=texts.MAKING_PAGES,
            work=lambda progress: services.print_papers.pages(
                services.make_report.make(kind, wanted), progress
            ),
            done=partial(self._ask_printer, kind, wanted),
            failed=self._failed,
        )

    def _ask_printer(self, kind: str, asked: Asked, content: bytes) -> None:
        from ui.printing import PrintJob, page_count, print_pdf

        job = PrintJob(
            content=content,
            pages=page_count(content),
            saves=partial(self.choose, kind, asked),
            done=self._desk.changes.tell,
        )
        print_pdf(self._page, self._desk.jobs, job=job)

    def _written(self, path: Path) -> None:
        self._desk.changes.tell(texts.WRITTEN)
        notice = Notice(title=texts.WRITE_TITLE, what=texts.WRITTEN, why=path.name, mark="done")
        dialog = MessageDialog(notice, (texts.OPEN, common.CLOSE), parent=self._page)
        dialog.exec()
        if dialog.chosen == 0:
            open_outside(path)

    def _failed(self, error: Exception) -> None:
        show_error(self._page, error)
