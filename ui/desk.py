"""What every page is given: the services, the news, the worker and the year being worked on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from core.office import Office
from core.reporting.enrolment_sheet import EnrolmentSheet
from ui.changes import Changes, Topic
from ui.jobs import JobRunner
from ui.services import Services

WriteSheet = Callable[[EnrolmentSheet, Path], None]
WriteFile = Callable[[Path, bytes], None]


class Desk(QObject):
    """The bundle pages receive instead of the window. `asked` requests another page by its key."""

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
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.places = places
        self.write_sheet = write_sheet
        self.write_file = write_file
        self.changes = Changes(self)
        self.jobs = JobRunner(self)
        self._year = year
        self._drafts: dict[str, str] = {}

    @property
    def year(self) -> int:
        """The reform year on the desk."""
        return self._year

    def set_year(self, year: int) -> None:
        """Put another year on the desk; every page reloads."""
        if year == self._year:
            return
        self._year = year
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

    def draft_page(self) -> str:
        """A page that holds something half-typed, or an empty text."""
        return next(iter(self._drafts.values()), "")

    def close(self) -> None:
        """Stop the worker before the window goes."""
        self.jobs.stop()
