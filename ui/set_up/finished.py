"""The notebook is there: where it lies, the enrolment sheet, what comes next."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from core.reporting.enrolment_sheet import EnrolmentSheet
from ui.jobs import JobRunner
from ui.messages import choose_target, open_folder, plain_label, show_error
from ui.page import SMALL
from ui.printing import PrintJob, page_count, print_pdf
from ui.progress_dialog import run_long
from ui.set_up.answers import Made
from ui.set_up.step import Step
from ui.texts import common, keys
from ui.texts import set_up as texts

WriteSheet = Callable[[EnrolmentSheet, Path], None]


class FinishedStep(Step):
    """Shows what was made; nothing here has to be done before the notebook opens."""

    def __init__(self, write: WriteSheet | None, jobs: JobRunner) -> None:
        super().__init__(texts.FINISHED, "")
        self._write, self._jobs = write, jobs
        self._sheet: EnrolmentSheet | None = None
        self._name = ""
        self._saved: Path | None = None
        self._folder: Path | None = None
        self._what = plain_label(kind="heading", wraps=True)
        self._where = plain_label(wraps=True)
        self.open_folder = QPushButton(common.OPEN_FOLDER)
        self._sheet_why = plain_label(wraps=True)
        self.save = QPushButton(texts.SHEET_SAVE)
        self.print_sheet = QPushButton(texts.SHEET_PRINT)
        self._said = plain_label(kind="done", wraps=True)
        self._next = plain_label(wraps=True)
        self._build()

    def show_made(self, made: Made, sheet: EnrolmentSheet | None, *, waits_for_package: bool) -> None:
        """Say what was made; `sheet` when there is a key."""
        self._folder, self._sheet = made.folder, sheet
        self._name = keys.SHEET_NAME.format(unit=made.office.unit.code)
        self._what.setText(texts.made(made.office, made.year))
        self._where.setText(f"{texts.FINISHED_WHERE}\n{made.folder}")
        self._sheet_why.setText(texts.SHEET_WHY if sheet is not None else texts.NO_KEY)
        for button in (self.save, self.print_sheet):
            button.setVisible(sheet is not None and self._write is not None)
        self._next.setText(
            "\n".join((texts.NEXT_PACKAGE, texts.NEXT_STEP) if waits_for_package else (texts.NEXT_STEP,))
        )

    def enter(self) -> None:
        """The sheet first, where there is one."""
        (self.open_folder if self.save.isHidden() else self.save).setFocus()

    def save_sheet(self, path: Path) -> None:
        """Write the sheet as PDF."""
        sheet, write = self._sheet, self._write
        if sheet is None or write is None:
            return
        run_long(
            self,
            self._jobs,
            title=keys.SHEET_MAKING,
            work=lambda _progress: write(sheet, path),
            done=lambda _nothing: self._note(path),
            failed=self._fail,
        )

    def _note(self, path: Path) -> None:
        self._saved = path
        self._said.setText(texts.SHEET_SAVED.format(name=path.name))
        self.print_sheet.setEnabled(True)
        self.print_sheet.setFocus()

    def _fail(self, error: Exception) -> None:
        show_error(self, error)

    def _choose(self) -> None:
        path = choose_target(self, texts.SHEET, name=self._name, kinds=keys.SHEET_FILES)
        if path is not None:
            self.save_sheet(path)

    def _print(self) -> None:
        if self._saved is not None:
            content = self._saved.read_bytes()
            print_pdf(self, self._jobs, job=PrintJob(content=content, pages=page_count(content)))

    def _build(self) -> None:
        self.print_sheet.setEnabled(False)
        acts: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (self.open_folder, lambda: open_folder(self._folder) if self._folder else None),
            (self.save, self._choose),
            (self.print_sheet, self._print),
        )
        for button, act in acts:
            button.setAutoDefault(True)
            button.clicked.connect(lambda _checked=False, act=act: act())
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.save)
        row.addWidget(self.print_sheet)
        row.addStretch(1)
        self.body.addWidget(self._what)
        self.body.addWidget(self._where)
        self.body.addWidget(self.open_folder, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(plain_label(texts.SHEET, kind="heading"))
        self.body.addWidget(self._sheet_why)
        self.body.addLayout(row)
        self.body.addWidget(self._said)
        self.body.addWidget(self._next)
        self.body.addStretch(1)
