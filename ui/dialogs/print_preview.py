"""The pages as they will be printed: look at them, turn the sheet, then print or save them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.progress import Progress, Step
from core.reporting.document import Report
from core.reporting.forms import REPORT_FORMS
from ui.desk import Desk
from ui.jobs import Job
from ui.messages import choose_target, error_notice, plain_label, show_error
from ui.pages_view import PagesView
from ui.printing import PrintJob, print_pdf
from ui.progress_dialog import run_long
from ui.texts import common
from ui.texts import printing as texts
from ui.window_place import fit

_SIZE = (1040, 690)
_STEPS = 2  # filling the paper, setting its pages
_PDF, _XLSX, _DOCX = REPORT_FORMS
_KINDS = {_PDF: texts.PDF_FILES, _XLSX: texts.XLSX_FILES, _DOCX: texts.DOCX_FILES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewed:
    """A paper to be looked at; `make` fills it on the worker. A paper without `make` is a PDF already.

    `copies` is how many are usually printed; `file_name` has no suffix. `write` writes the forms that are
    edited further (a report in a province's own template); without it the report is written as it is.
    """

    title: str
    file_name: str
    make: Callable[[Progress], Report] | None = None
    content: bytes = b""
    copies: int = 1
    write: Callable[[Path, Progress], Path] | None = None


def preview_report(
    parent: QWidget, desk: Desk, *, title: str, make: Callable[[Progress], Report], file_name: str = ""
) -> None:
    """Show a report as it will be printed, with printing and saving; `make` runs on the worker."""
    preview_paper(parent, desk, paper=Previewed(title=title, file_name=file_name or title, make=make))


def preview_paper(parent: QWidget, desk: Desk, *, paper: Previewed) -> None:
    """Show a paper as it will be printed, and give the focus back afterwards."""
    dialog = PrintPreviewDialog(desk, paper, parent=parent)
    dialog.exec()
    dialog.deleteLater()  # its pages go with it


class PrintPreviewDialog(QDialog):
    """Making pages can be stopped; what is made is what is printed and saved."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = texts.KEYS

    def __init__(self, desk: Desk, paper: Previewed, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._paper = desk, paper
        self._report: Report | None = None
        self._content = b""
        self._job: Job | None = None
        self.setWindowTitle(texts.PREVIEW.format(name=paper.title))
        self.view = PagesView()
        self.print = QPushButton(texts.PRINT)
        self.saves = {
            _PDF: QPushButton(texts.SAVE_PDF),
            _XLSX: QPushButton(texts.SAVE_XLSX),
            _DOCX: QPushButton(texts.SAVE_DOCX),
        }
        self._done = plain_label(kind="quiet", wraps=True)
        self._build()
        self._listen()
        fit(self, _SIZE)
        self._begin()

    @property
    def content(self) -> bytes:
        """The PDF shown; empty while it is made."""
        return self._content

    def stop(self) -> None:
        """Give up making pages; nothing is left half made."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._say(texts.STOPPED)

    def reject(self) -> None:
        """Esc stops what is being made and leaves."""
        self.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """So does the window's own cross."""
        self.stop()
        super().closeEvent(event)

    def ask_print(self) -> None:
        """Choose a printer and print the pages shown."""
        if self._content:
            job = PrintJob(
                content=self._content,
                pages=self.view.pages,
                copies=self._paper.copies,
                saves=partial(self.ask_save, _PDF),
                done=self._tell,
            )
            print_pdf(self, self._desk.jobs, job=job)

    def ask_save(self, form: str) -> None:
        """Choose where the paper goes in one of its forms."""
        if not self._content or self.saves[form].isHidden():
            return
        name = f"{self._paper.file_name}{form}"
        path = choose_target(self, texts.SAVE_TITLE, name=name, kinds=_KINDS[form])
        if path is not None:
            self.save(path if path.suffix.lower() == form else path.with_name(f"{path.name}{form}"))

    def save(self, path: Path) -> None:
        """Write the paper; the suffix chooses the form, and a PDF is byte for byte what is shown."""
        papers, report, content = self._desk.services.print_papers, self._report, self._content
        own = self._paper.write

        def work(progress: Progress) -> Path:
            if path.suffix.lower() == _PDF or report is None:
                return papers.keep(content, path)
            if own is not None:
                return own(path, progress)
            return papers.write(report, path, progress=progress)

        run_long(
            self,
            self._desk.jobs,
            title=texts.SAVE_TITLE,
            work=work,
            done=lambda written: self._tell(texts.SAVED.format(name=written.name)),
            failed=lambda error: show_error(self, error),
        )

    def turn(self, is_wide: bool) -> None:
        """Lay the sheet the other way and make the pages anew from the same report."""
        if self._report is not None and self._report.landscape is not is_wide:
            self._report = replace(self._report, landscape=is_wide)
            self._begin()

    def _begin(self) -> None:
        """Make the pages on the worker; a report that is there already is not filled again."""
        make, papers, held = self._paper.make, self._desk.services.print_papers, self._report

        def work(progress: Progress) -> tuple[Report | None, bytes]:
            if make is None:
                return None, self._paper.content
            report = make(Step(progress, 1, of=_STEPS)) if held is None else held
            return report, papers.pages(report, Step(progress, _STEPS, of=_STEPS))

        self._say("")
        self.view.wait()
        job = self._desk.jobs.start(work, done=self._made, failed=self._failed)
        job.progressed.connect(self._show_share)
        self._job = job

    def _made(self, made: tuple[Report | None, bytes]) -> None:
        if self._job is None:
            return  # it was stopped in the meantime
        self._job = None
        self._report, self._content = made
        self.view.show_pages(self._content)
        is_list = self._report is not None and bool(self._report.pages)
        self.view.show_sheet(is_wide=self._report.landscape if self._report is not None and is_list else None)
        self._allow()
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        self._job = None
        notice = error_notice(error)
        self._say("\n".join(filter(None, (notice.what, notice.why, notice.advice))))

    def _say(self, text: str) -> None:
        self._content = b""
        self.view.say(text, may_repeat=bool(text) and self._paper.make is not None)
        self._allow()

    def _show_share(self, done: int, total: int) -> None:
        if total > 0 and self._job is not None:
            self.view.wait(done, total)

    def _tell(self, text: str) -> None:
        self._desk.changes.tell(text)
        self._done.setText(text)

    def _allow(self) -> None:
        for button in (self.print, *self.saves.values()):
            button.setEnabled(bool(self._content))

    def _listen(self) -> None:
        self.view.turned.connect(self.turn)
        self.view.again.connect(self._begin)
        self.view.listen_in(self)
        self.print.clicked.connect(lambda _checked=False: self.ask_print())
        for form, button in self.saves.items():
            button.clicked.connect(lambda _checked=False, form=form: self.ask_save(form))
        for keys, act in (
            ("Ctrl+P", self.ask_print),
            ("Ctrl+S", partial(self.ask_save, _PDF)),
            ("Ctrl+E", partial(self.ask_save, _XLSX)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _build(self) -> None:
        self.print.setProperty("kind", "primary")
        self.print.setDefault(True)
        leave = QPushButton(common.CLOSE)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.print)
        for form, button in self.saves.items():
            button.setAutoDefault(False)
            if form != _PDF and self._paper.make is None:
                button.hide()
            row.addWidget(button)
        row.addWidget(self._done, 1)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        column.addLayout(row)
