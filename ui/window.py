"""The window: the menu bar, the rail, one page at a time, and the status line. Nothing else lives here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from core.units import Role
from ui import window_dialogs, window_place
from ui.badges import Badges
from ui.bars import bars_over
from ui.desk import Desk
from ui.icons import program_icon
from ui.keys_list import listed_keys
from ui.leaving import may_leave
from ui.menus import Frame, Menus, Notebooks
from ui.page import Page
from ui.page_area import PageArea
from ui.rail import Rail, RailEntry
from ui.status_line import StatusLine
from ui.texts import window as words
from ui.update_acts import open_update

_BADGES_AFTER_MS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page of the window and how it is made; pages are made when first opened."""

    rail: RailEntry
    make: Callable[[Desk], Page]


class Window(QMainWindow):
    """Navigation and status line. `closed` when it has closed for good."""

    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        entries: Sequence[PageEntry],
        *,
        is_sample: bool = False,
        notebooks: Notebooks | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self._entries = {entry.rail.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._is_sample = is_sample
        self._stack = QStackedWidget()
        self._rail = Rail([entry.rail for entry in entries], self)
        self._badge_timer = QTimer(self)
        self._badges = Badges(desk, self)
        self.setWindowIcon(program_icon())
        self.setWindowTitle(words.title(desk.office(), is_sample=is_sample))
        self._build_frame()
        self._status = StatusLine(self, desk)
        self.menus = Menus(self, desk, frame=self._frame(notebooks), entries=[each.rail for each in entries])
        self._listen()
        self._restore()

    def open_page(self, key: str, subject: str = "") -> Page:
        """Show a page, and the thing it should stand on."""
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._entries[key].make(self.desk)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._rail.set_current(key)
        self._rail.focus_current(only_from_rail=True)
        if subject:
            page.stand_on(subject)
        self.desk.places.setValue("page", key)
        return page

    def page(self) -> Page | None:
        """The page in sight."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the place, stop the worker; something half-typed is asked about first."""
        if not may_leave(self, self.desk):
            event.ignore()
            return
        window_place.keep(self, self.desk.person)
        self.desk.person.setValue("rail_folded", self._rail.is_wanted_folded)
        for timer in self.findChildren(QTimer):
            timer.stop()  # nothing asks the workspace once it is let go
        self.desk.close()
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window folds the rail, a wide one shows it as the person left it."""
        super().resizeEvent(event)
        self._rail.fit(self.width())

    def _build_frame(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        for bar in bars_over(self.desk, self.open_page, is_sample=self._is_sample):
            column.addWidget(bar)
        column.addWidget(PageArea(self._stack), 1)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)

    def _frame(self, notebooks: Notebooks | None) -> Frame:
        return Frame(
            open_page=self.open_page,
            page=self.page,
            years=self._years,
            refresh=self._recompute,
            fold=self._rail.turn,
            turn_key=self._status.key.turn,
            help=lambda: self._help(str(self.desk.places.value("page"))),
            keys=lambda: window_dialogs.show_keys(listed_keys(self.menus, self.page()), self),
            index=self._help,
            legal_bases=lambda: window_dialogs.show_legal_bases(self.desk, self),
            about=lambda: window_dialogs.show_about(self.desk, self),
            update=lambda: open_update(self.desk, None, parent=self),
            support=lambda: window_dialogs.show_support(self.desk, self),
            notebooks=notebooks,
        )

    def _listen(self) -> None:
        self._rail.chosen.connect(self.open_page)
        self._rail.year_chosen.connect(self.desk.set_year)
        self.desk.asked.connect(self.open_page)
        self.desk.changes.changed.connect(self._badge_timer.start)
        self._badge_timer.setSingleShot(True)
        self._badge_timer.setInterval(_BADGES_AFTER_MS)
        self._badge_timer.timeout.connect(self._show_state)
        self._badges.counted.connect(self._rail.set_badges)

    def _restore(self) -> None:
        self._rail.set_folded(self.desk.person.value("rail_folded") in {True, "true"})
        window_place.bring_back(self, self.desk.person)
        self._rail.fit(self.width())
        self._show_state()
        key = str(self.desk.places.value("page") or "")
        self.open_page(key if key in self._entries else next(iter(self._entries)))
        self._rail.focus_current()

    @Slot()
    def _show_state(self) -> None:
        self._rail.set_years(self._years(), self.desk.year)
        self._status.show_state()
        self._badges.count()

    def _years(self) -> tuple[int, ...]:
        this = self.desk.services.clock.today().year
        if self.desk.office().role is Role.SUBMITTER:
            return (*self.desk.services.record_entry.years(), this - 1, this)
        return (*(held.year for held in self.desk.services.run_round.rounds()), this - 1, this)

    def _recompute(self) -> None:
        page = self.page()
        if page is not None:
            page.refresh()
        self._show_state()

    def _help(self, topic: str = "") -> None:
        pages = [(entry.rail.key, entry.rail.title) for entry in self._entries.values()]
        window_dialogs.show_help(topic or pages[0][0], pages, window=self)
