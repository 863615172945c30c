"""One window at a time on one workspace: what opens first, and how another one takes its place.

A second workspace replaces the first in the same window's stead: two communes' figures never stand side by
side by mistake, and the old one is closed (half-typed records asked about) before the new one is shown.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QObject, QSettings, Slot
from PySide6.QtWidgets import QApplication, QDialog

from core.errors import CchcError
from core.folder_risk import FolderRisk
from core.handed_over import is_handed_over
from core.machine import Reply
from core.progress import Progress
from core.storage_errors import DamagedDatabase, NoWorkspace, WindowSilent, WorkspaceInUse
from core.units import Role
from ui import app
from ui.cli.doors import Doors
from ui.desk import Surroundings
from ui.dropping import FileDrop
from ui.jobs import JobRunner
from ui.messages import choose_folder, show_error
from ui.portable_bar import tell_portable
from ui.progress_dialog import run_long
from ui.raise_watch import RaiseWatch
from ui.recent import forget, note_opened, recent_folders
from ui.services import Services
from ui.set_up.answers import Opening
from ui.start_check import StartCheck
from ui.texts import set_up as texts
from ui.texts import updates
from ui.untraced import leave_no_trace
from ui.window import Window
from ui.window_doors import WindowDoors

if TYPE_CHECKING:
    from ui.dialogs.set_up import SetUpDoors


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open workspace; closing `held` lets go of it (and throws a sample away)."""

    folder: Path
    services: Services
    held: ExitStack
    is_sample: bool = False
    year: int = 0


def open_window(doors: Doors, ways: WindowDoors, *, wanted: Opening) -> int:
    """Run the window until it closes; the exit code of the program."""
    application = app.make_application()
    person = app.open_person(ways.machine.settings)
    app.begin_look(application, person)
    app.catch_bugs(doors.note_bug)
    leave_no_trace(application, ways.machine.program)
    tell_portable(person, ways.machine.program)
    session = Session(doors, ways, person=person)
    try:
        if not session.begin(wanted):
            return session.code
        return application.exec()
    finally:
        session.end()


class Session(QObject):
    """Fulfils `menus.Notebooks`: opens, makes and restores workspaces, one at a time."""

    def __init__(self, doors: Doors, ways: WindowDoors, *, person: QSettings) -> None:
        super().__init__()
        self._doors, self._ways, self._person = doors, ways, person
        self._jobs = JobRunner(self)
        self._opened: Opened | None = None
        self.window: Window | None = None
        self.code = 0

    def begin(self, wanted: Opening) -> bool:
        """Open what the start asks for, else the workspace opened last, else what the first run answers.

        Files go to the window that is open already: the one on the workspace used last.

        Returns:
            Whether a window stands; where none does, `code` is the exit code.
        """
        if wanted.folder is not None or wanted.sample is not None:
            if not self._try(wanted) and self.window is None:
                return False
            return self.window is not None
        recent = recent_folders(self._person)
        held = next(filter(self._ways.machine.is_in_use, recent), None) if wanted.files else None
        last = recent[0] if recent and held is None else held
        if last is not None and self._try(replace(wanted, folder=last)):
            return self.window is not None
        if held is not None:
            return False
        self.code = 0
        while self.window is None:
            answered = self._ask(waiting=wanted.files)
            if answered is None:
                return False
            self._try(replace(answered, files=wanted.files))
        self.code = 0
        return True

    def new(self) -> None:
        """The first run again, from its second step."""
        answered = self._ask(begins_new=True)
        if answered is not None:
            self._try(answered)

    def open(self, folder: Path | None) -> None:
        """Another workspace; without a folder one is chosen."""
        chosen = folder or (None if self.window is None else choose_folder(self.window))
        if chosen is not None:
            self._try(Opening(folder=chosen))

    def open_sample(self, role: Role) -> None:
        """A throw-away sample."""
        self._try(Opening(sample=role))

    def restore(self) -> None:
        """A backup into a folder of its own, then open it."""
        from ui.dialogs.restore import RestoreDialog

        dialog = RestoreDialog(self._ways, self._jobs, parent=self.window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._try(Opening(folder=dialog.restored()))

    def end(self) -> None:
        """Stop the workers and let go of the workspace."""
        self._jobs.stop()
        if self.window is not None:
            self.window.desk.close()
        self._let_go()

    def _ask(self, *, begins_new: bool = False, waiting: tuple[Path, ...] = ()) -> Opening | None:
        from ui.dialogs.set_up import SetUpDialog

        doors = _set_up_doors(self._doors, self._ways, recent=recent_folders(self._person), waiting=waiting)
        dialog = SetUpDialog(doors, self.window, begins_new=begins_new)
        return dialog.opening() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _try(self, wanted: Opening) -> bool:
        """Open it; a failure is said, and what is open stays. Whether it is settled what stands now."""
        held = self._opened
        if held is not None and wanted.folder is not None and _is_same(held.folder, wanted.folder):
            return True
        try:
            opened = self._open(wanted)
        except WorkspaceInUse as error:
            return self._call(wanted, error)
        except DamagedDatabase as error:
            return self._rescue(wanted, error)
        except CchcError as error:
            if isinstance(error, NoWorkspace) and wanted.folder is not None:
                forget(self._person, wanted.folder)
            self.code = 1
            show_error(self.window, error)
            return False
        return opened is not None and self._show(opened, wanted.files)

    def _open(self, wanted: Opening) -> Opened | None:
        with ExitStack() as held:
            folder = wanted.folder
            role, play = wanted.sample, self._ways.play_sample
            if role is not None:
                folder = self._wait(
                    texts.SAMPLE_PLAYING, lambda progress: held.enter_context(play(role, progress))
                )
            if folder is None:
                return None
            services = self._services_in(folder, held)
            if services is None:
                return None
            return Opened(
                folder=folder,
                services=services,
                held=held.pop_all(),
                is_sample=wanted.sample is not None,
                year=wanted.year,
            )

    def _services_in(self, folder: Path, held: ExitStack) -> Services | None:
        """The services of a workspace; one that is brought to a new form first is waited for in sight."""
        door = self._doors.open_workspace(folder)
        if not self._ways.machine.converts(folder):
            return held.enter_context(door)
        services: Services | None = self._wait(updates.CONVERTING, lambda _progress: held.enter_context(door))
        return services

    def _call(self, wanted: Opening, error: WorkspaceInUse) -> bool:
        """Another window holds it: ask it to come forward with the files; the start is over then."""
        folder, files = wanted.folder, wanted.files
        assert folder is not None, "a sample is nobody else's"
        reply = self._wait(
            texts.CALLING, lambda progress: self._ways.machine.call(folder, files, progress=progress)
        )
        if reply is Reply.GONE:
            return self._try(wanted)
        if reply is Reply.TAKEN:
            if self.window is not None:
                self.window.desk.changes.tell(texts.RAISED)
            return True
        if reply is Reply.SILENT:
            self.code = 1
            show_error(self.window, WindowSilent(name=folder.name) if files else error)
        return False

    def _rescue(self, wanted: Opening, error: DamagedDatabase) -> bool:
        """Its database is damaged: show what is left, then go on as the person chose there."""
        from ui.rescue_window import Then, rescue

        folder = wanted.folder
        self.code = 1
        try:
            assert folder is not None, "a sample is made anew"
            wreck = self._doors.rescue(folder)
        except CchcError:  # what was refused first says more
            show_error(self.window, error)
            return False
        heard = self._ways.machine.heard
        then = rescue(folder, wreck, jobs=self._jobs, heard=heard, parent=self.window)
        if then is Then.OPEN:
            self.code = 0
            return self._try(wanted)
        if then is Then.RESTORE:
            before = self.window
            self.restore()
            return self.window is not before
        return False

    def _show(self, opened: Opened, files: tuple[Path, ...]) -> bool:
        """Put the new window in the old one's place, unless something half-typed keeps the old one open."""
        old = self.window
        if old is not None:
            old.closed.disconnect(self._quit)
            if not old.close():
                old.closed.connect(self._quit)
                opened.held.close()
                return False
            old.deleteLater()
            self._let_go()
        self._opened = opened
        machine = self._ways.machine
        if not opened.is_sample:
            note_opened(self._person, opened.folder)
        around = Surroundings(
            folder=opened.folder,
            risk=FolderRisk.NONE if opened.is_sample else machine.folder_risk(opened.folder),
            logs=machine.logs,
            person=self._person,
            read_logs=machine.read_logs,
            program=machine.program,
            shares_drive=machine.shares_drive,
            updates=machine.updates,
            is_sample=opened.is_sample,
        )
        self.window = app.make_window(
            opened.services,
            app.places_of(self._person, opened.folder, is_sample=opened.is_sample),
            tools=app.Tools(
                around=around,
                notebooks=self,
                write_sheet=self._doors.write_sheet,
                write_file=self._doors.write_file,
                note_bug=self._doors.note_bug,
            ),
            is_sample=opened.is_sample,
            year=opened.year,
        )
        self.window.closed.connect(self._quit)
        self.window.show()
        waiting = () if old is None else old.desk.handed.waiting
        self._take_files(self.window, opened.folder, files=(*waiting, *files))
        StartCheck(self.window.desk, self.window)
        if not opened.is_sample:  # of which nothing is kept
            self.window.desk.daily.begin()
        return True

    def _take_files(self, window: Window, folder: Path, *, files: tuple[Path, ...]) -> None:
        """Hand the window what came with the start, and whatever is named or dropped on it later."""
        handed = window.desk.handed
        watch = RaiseWatch(window, folder, heard=self._ways.machine.heard)
        watch.called.connect(handed.add)
        window.closed.connect(watch.stop)
        FileDrop(window, takes=is_handed_over).dropped.connect(handed.add)
        handed.add(files)

    def _let_go(self) -> None:
        if self._opened is not None:
            self._opened.held.close()
            self._opened = None

    @Slot()
    def _quit(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.quit()

    def _wait(self, title: str, work: Callable[[Progress], Any]) -> Any:
        """Do it on the worker under a progress dialog; its answer, or None when the person stopped it."""
        loop = QEventLoop()
        answers: list[Any] = []
        errors: list[Exception] = []
        job = run_long(
            self.window, self._jobs, title=title, work=work, done=answers.append, failed=errors.append
        )
        job.finished.connect(loop.quit)
        loop.exec()
        if errors:
            raise errors[0]
        return answers[0] if answers else None


def _set_up_doors(
    doors: Doors, ways: WindowDoors, *, recent: Sequence[Path], waiting: Sequence[Path]
) -> "SetUpDoors":
    from ui.dialogs.set_up import SetUpDoors
    from ui.set_up.waiting import words_of

    return SetUpDoors(
        units=doors.units,
        criteria=doors.criteria,
        ways=ways,
        today=app.today,
        write_sheet=doors.write_sheet,
        recent=recent,
        waiting=words_of(waiting, doors.open_package, units=doors.units),
    )


def _is_same(first: Path, second: Path) -> bool:
    return first.absolute() == second.absolute()
