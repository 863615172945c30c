"""What every page is given: the services, the news, the worker and the year being worked on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from core.folder_risk import FolderRisk
from core.machine import Program
from core.office import Office
from core.reporting.enrolment_sheet import EnrolmentSheet
from core.services.update_program import UpdateProgram
from ui.changes import Changes, Topic
from ui.daily_backup import DailyBackup
from ui.handed_files import HandedFiles
from ui.jobs import JobRunner
from ui.services import Services
from ui.year_watch import YearWatch

WriteSheet = Callable[[EnrolmentSheet, Path], None]
WriteFile = Callable[[Path, bytes], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where this window stands.

    Attributes:
        folder: the workspace's own.
        risk: what speaks against that folder, as it was when the window opened.
        logs: where the technical log and error files lie.
        person: what the user likes in every workspace.
        read_logs: name and text of each of those files, the newest error first.
        program: which build runs, and where it keeps what it keeps.
        shares_drive: whether a file would lie on the drive that holds that.
        updates: the job of updating the program; None where there is no program to update.
        is_sample: a throw-away sample, of which nothing is kept.
    """

    folder: Path | None = None
    risk: FolderRisk = FolderRisk.NONE
    logs: Path | None = None
    person: QSettings | None = None
    read_logs: Callable[[], tuple[tuple[str, str], ...]] = tuple
    program: Program = field(default_factory=Program)
    shares_drive: Callable[[Path], bool] = lambda _path: False
    updates: Callable[[], UpdateProgram] | None = None
    is_sample: bool = False


class Desk(QObject):
    """The bundle pages receive instead of the window. `asked` requests another page by its key.

    `places` keeps what belongs to this workspace on this computer (page, columns, splitters), `person` what
    its user likes in every workspace (look, recent workspaces).
    """

    asked = Signal(str, str)
    year_changed = Signal(int)

    def __init__(
        self,
        services: Services,
        *,
        year: int,
        places: QSettings,
        write_sheet: WriteSheet | None = None,
        write_file: WriteFile | None = None,
        around: Surroundings = Surroundings(),
    ) -> None:
        super().__init__()
        self.services = services
        self.places = places
        self.person = around.person or places
        self.folder, self.risk = around.folder, around.risk
        self.logs, self.read_logs = around.logs, around.read_logs
        self.program, self.shares_drive = around.program, around.shares_drive
        self.updates, self.is_sample = around.updates, around.is_sample
        self.write_sheet = write_sheet
        self.write_file = write_file
        self.changes = Changes(self)
        self.jobs = JobRunner(self)
        self.handed = HandedFiles(self)
        self._year = year
        self._drafts: dict[str, str] = {}
        self.daily = DailyBackup(services, self.jobs, changes=self.changes)
        self.watch = YearWatch(services, self.jobs, year=lambda: self._year, changes=self.changes)

    @property
    def year(self) -> int:
        """The reform year on the desk."""
        return self._year

    def set_year(self, year: int) -> None:
        """Put another year on the desk; every page reloads."""
        if year == self._year:
            return
        self._year = year
        self.places.setValue("year", year)
        self.year_changed.emit(year)
        self.changes.changed.emit(frozenset({Topic.YEAR}))

    def office(self) -> Office:
        """The office of this workspace."""
        office: Office = self.services.set_up.office()
        return office

    def go_to(self, page: str, subject: str = "") -> None:
        """Ask for another page; `subject` is a record, criterion or unit to stand on there."""
        self.asked.emit(page, subject)

    def note_draft(self, mark: str, page: str) -> None:
        """Remember that a page holds something half-typed; an empty page forgets it."""
        if page:
            self._drafts[mark] = page
        else:
            self._drafts.pop(mark, None)

    def forget_drafts(self) -> None:
        """The person gave up what is half-typed."""
        self._drafts.clear()

    def draft_page(self) -> str:
        """A page that holds something half-typed, or an empty text."""
        return next(iter(self._drafts.values()), "")

    def close(self) -> None:
        """Stop the worker before the window goes."""
        self.watch.stop()
        self.daily.stop()
        self.jobs.stop()
