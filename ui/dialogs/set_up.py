"""The first run: leads through the steps; nothing is made before the last one, and Esc makes nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core.ports import OfficialUnits
from core.progress import Progress
from core.services.adopt_criteria import CriteriaFiles
from core.text import safe_ascii_slug
from core.units import Role
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.sealed_sheet import SealedSheetDialog
from ui.jobs import JobRunner
from ui.messages import choose_folder, plain_label, show_error
from ui.page import SMALL, set_pill
from ui.progress_dialog import run_long
from ui.set_up import welcome
from ui.set_up.answers import Made, NewNotebook, Opening
from ui.set_up.criteria import PACKAGE, CriteriaStep
from ui.set_up.finished import FinishedStep, WriteSheet
from ui.set_up.folder import FolderStep
from ui.set_up.key import KeyStep
from ui.set_up.make import make_notebook
from ui.set_up.people import PeopleStep
from ui.set_up.step import Step
from ui.set_up.unit import UnitStep
from ui.set_up.welcome import WelcomeStep
from ui.texts import keys
from ui.texts import set_up as texts
from ui.texts.enrolment_sheet import enrolment_sheet, escrow_sheet
from ui.window_doors import WindowDoors

_SIZE = QSize(820, 580)
_ROOM = 40  # pixels left for title bar and frame


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpDoors:
    """What the first run needs from outside; `waiting` tells of files opened once a notebook is."""

    units: OfficialUnits
    criteria: CriteriaFiles
    ways: WindowDoors
    today: Callable[[], date]
    write_sheet: WriteSheet | None = None
    recent: Sequence[Path] = ()
    waiting: str = ""


class SetUpDialog(QDialog):
    """`opening()` says what to open once the dialog was accepted."""

    def __init__(self, doors: SetUpDoors, parent: QWidget | None = None, *, begins_new: bool = False) -> None:
        super().__init__(parent)
        self._doors = doors
        self._opening: Opening | None = None
        self._made: Made | None = None
        self.jobs = JobRunner(self)
        self.welcome = WelcomeStep(doors.recent)
        self.unit = UnitStep(doors.units)
        self.people = PeopleStep()
        self.criteria = CriteriaStep(doors.criteria, doors.today)
        self.key = KeyStep()
        self.folder = FolderStep(doors.ways.machine)
        self.finished_step = FinishedStep(doors.write_sheet, self.jobs)
        self._stack = QStackedWidget()
        self._title = plain_label(kind="title", wraps=True)
        self._message = plain_label(kind="error", wraps=True)
        self.back = QPushButton(texts.BACK)
        self.next = QPushButton(texts.NEXT)
        self.leave = QPushButton(texts.LEAVE)
        self._build()
        self._listen()
        self._show(self.unit if begins_new else self.welcome)

    def opening(self) -> Opening:
        """What to open; ask only after the dialog was accepted."""
        assert self._opening is not None, "asked before the dialog was accepted"
        return self._opening

    def step(self) -> Step:
        """The step in sight."""
        step = self._stack.currentWidget()
        assert isinstance(step, Step)
        return step

    def go_on(self) -> None:
        """To the next step, or make the notebook, or open it."""
        lacking = self.step().lacks()
        if lacking:
            self._enter()
            self._say(lacking)
            return
        if self.step() is self.folder:
            self._make()
        elif self._made is not None:
            self.accept()
        else:
            self._show(self._steps()[self._steps().index(self.step()) + 1])

    def go_back(self) -> None:
        """To the step before; what was entered stays."""
        steps = (self.welcome, *self._steps())
        at = steps.index(self.step())
        if at > 0:
            self._show(steps[at - 1])

    def reject(self) -> None:
        """Esc leaves and makes nothing; once the notebook is there, it opens."""
        if self._made is not None:
            self.accept()
            return
        super().reject()

    def done(self, result: int) -> None:
        """The worker ends with the dialog."""
        self.jobs.stop()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """The focus goes where the first answer goes."""
        super().showEvent(event)
        self._enter()

    def _steps(self) -> tuple[Step, ...]:
        scored = (self.criteria,) if self.unit.is_submitter() else ()
        return (self.unit, self.people, *scored, self.key, self.folder)

    def _show(self, step: Step) -> None:
        unit = self.unit.unit()
        if unit is not None:
            self.people.stand_in(unit)
            home = self._doors.ways.machine.home
            desk = self.unit.desk()
            self.folder.field.propose(
                texts.proposed(home, safe_ascii_slug(unit.name if desk is None else desk.name))
            )
        self._say("")
        self._stack.setCurrentWidget(step)
        if step is self.folder:
            self.folder.show_summary(self._summary())
        steps = self._steps()
        is_numbered = step in steps
        self._title.setText(
            texts.step(steps.index(step) + 1, of=len(steps), title=step.title) if is_numbered else step.title
        )
        self.setWindowTitle(texts.TITLE)
        self.back.setVisible(is_numbered)
        self.next.setVisible(step is not self.welcome)
        self.leave.setVisible(step is not self.finished_step)
        self.next.setText(self._act())
        self._enter()

    def _enter(self) -> None:
        """The focus where the answer goes, and that place in sight."""
        step = self.step()
        step.enter()
        QTimer.singleShot(0, step, step.show_focus)

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _act(self) -> str:
        if self._made is not None:
            return texts.OPEN_NOTEBOOK
        return texts.CREATE if self.step() is self.folder else texts.NEXT

    def _summary(self) -> tuple[tuple[str, str], ...]:
        unit, people = self.unit.unit(), self.people.people()
        where = "" if unit is None else texts.unit_line(unit, self.unit.province_name(unit))
        is_submitter, desk = self.unit.is_submitter(), self.unit.desk()
        return (
            (texts.UNIT_COLUMN, where),
            (texts.ROLE, texts.role_line(self.unit.chosen_role(), desk="" if desk is None else desk.name)),
            (texts.SUMMARY_PEOPLE, ", ".join(filter(None, (people.officer.name, people.officer.position)))),
            (
                texts.SUMMARY_SIGNER,
                ", ".join(filter(None, (people.signatory.name, people.signatory.position))),
            ),
            (texts.YEAR, str(self.criteria.year()) if is_submitter else ""),
            (texts.SET, self.criteria.words() if is_submitter else ""),
            (texts.SUMMARY_KEY, texts.KEY_WILL if self.key.is_now() else texts.KEY_WILL_NOT),
        )

    def _answers(self) -> NewNotebook:
        unit, folder = self.unit.unit(), self.folder.field.folder()
        assert unit is not None, "the steps before ask for it"
        assert folder is not None, "the step lacked nothing"
        is_submitter = self.unit.is_submitter()
        return NewNotebook(
            folder=folder,
            role=self.unit.chosen_role(),
            unit=unit,
            people=self.people.people(),
            year=self.criteria.year(),
            criteria=self.criteria.content() if is_submitter else None,
            passphrase=self.key.passphrase(),
            desk=self.unit.desk(),
        )

    def _make(self) -> None:
        new, units, found = self._answers(), self._doors.units, self._doors.ways.found

        def work(progress: Progress) -> Made:
            return make_notebook(new, units=units, found=found, progress=progress)

        run_long(self, self.jobs, title=texts.MAKING, work=work, done=self._note, failed=self._fail)

    @Slot(object)
    def _note(self, made: Made) -> None:
        self._made = made
        self._opening = Opening(
            folder=made.folder, year=made.year if made.office.role is Role.SUBMITTER else 0
        )
        day = self._doors.today()
        if made.escrow is not None:
            sheet = escrow_sheet(made.escrow, made.office, day=day)
            name = keys.ESCROW_NAME.format(unit=made.office.unit.code)
            SealedSheetDialog(
                sheet, name, warning=keys.ESCROW_ONCE, write=self._doors.write_sheet, parent=self
            ).exec()
        paper = None if made.card is None else enrolment_sheet(made.card, made.office, day=day)
        waits = made.office.role is Role.SUBMITTER and self.criteria.kinds.value() == PACKAGE
        self.finished_step.show_made(made, paper, waits_for_package=waits)
        self.activateWindow()
        self._show(self.finished_step)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        show_error(self, error)
        self._enter()
        self._say(texts.FAILED_KEEPS)

    @Slot(str)
    def _take_way(self, way: str) -> None:
        if way == welcome.NEW:
            self._show(self.unit)
        elif way == welcome.SAMPLE:
            self._open(Opening(sample=Role.SUBMITTER))
        elif way == welcome.RESTORE:
            dialog = RestoreDialog(self._doors.ways, self.jobs, parent=self)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self._open(Opening(folder=dialog.restored()))
        else:
            self._open_folder(choose_folder(self))

    @Slot(object)
    def _open_folder(self, folder: Path | None) -> None:
        if folder is not None:
            self._open(Opening(folder=folder))

    def _open(self, opening: Opening) -> None:
        self._opening = opening
        self.accept()

    def _listen(self) -> None:
        self.welcome.way.connect(self._take_way)
        self.welcome.folder.connect(self._open_folder)
        self.back.clicked.connect(lambda _checked=False: self.go_back())
        self.next.clicked.connect(lambda _checked=False: self.go_on())
        self.leave.clicked.connect(lambda _checked=False: self.reject())
        for step in (self.unit, self.people, self.criteria, self.key, self.folder):
            step.go_on.connect(self.go_on)
            step.changed.connect(lambda: self._say(""))

    def _build(self) -> None:
        for step in (self.welcome, self.unit, self.people, self.criteria, self.key, self.folder):
            self._stack.addWidget(step)
        self._stack.addWidget(self.finished_step)
        self.next.setProperty("kind", "primary")
        self.next.setDefault(True)
        for button in (self.back, self.leave):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.next)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        if self._doors.waiting:
            told = plain_label(self._doors.waiting, wraps=True)
            set_pill(told, "accent")
            column.addWidget(told)
        column.addWidget(self._stack, 1)
        column.addWidget(self._message)
        column.addLayout(row)
        room = self.screen().availableGeometry().size() - QSize(0, _ROOM)
        self.resize(_SIZE.boundedTo(room))
