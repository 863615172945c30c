"""The window: the rail, one page at a time, and the status line. Nothing else lives here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QByteArray, QSize, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from core.dates import local
from core.units import Role
from ui.badges import badges
from ui.desk import Desk
from ui.dialogs.help import HelpDialog, KeysDialog
from ui.icons import program_icon
from ui.key_lock import KeyStatus
from ui.messages import Notice, plain_label, stays
from ui.notice_bar import NoticeBar
from ui.page import Page
from ui.page_area import PageArea
from ui.rail import Rail, RailEntry
from ui.texts import common as texts
from ui.texts import window as words

_BADGES_AFTER_MS = 400
_NUMBER_KEYS = 9
_SIZE = QSize(1366, 728)
_SMALL_WIDTH = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page of the window and how it is made; pages are made when first opened."""

    rail: RailEntry
    make: Callable[[Desk], Page]


class Window(QMainWindow):
    """Navigation and status line."""

    def __init__(self, desk: Desk, entries: Sequence[PageEntry], *, is_sample: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self._entries = {entry.rail.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._is_sample = is_sample
        self._stack = QStackedWidget()
        self._rail = Rail([entry.rail for entry in entries], self)
        self._badge_timer = QTimer(self)
        self.setWindowIcon(program_icon())
        self.setWindowTitle(words.title(desk.office(), is_sample=is_sample))
        self._build_frame()
        self._build_status()
        self._build_keys()
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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the place, stop the worker; something half-typed is asked about first."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # what was typed last is saved as on leaving a field
        if self._stays_for_draft():
            event.ignore()
            return
        self.desk.places.setValue("geometry", self.saveGeometry())
        self.desk.places.setValue("rail_folded", self._rail.is_folded)
        self.desk.close()
        super().closeEvent(event)

    def _stays_for_draft(self) -> bool:
        page = self.desk.draft_page()
        if not page:
            return False
        notice = Notice(title=texts.DRAFT_TITLE, what=texts.DRAFT_WHAT, why=texts.DRAFT_WHY)
        if not stays(self, notice, stay=texts.DRAFT_STAY, leave=texts.DRAFT_CLOSE):
            return False
        self.open_page(page)
        return True

    def _build_frame(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        if self._is_sample:
            banner = plain_label(words.SAMPLE, wraps=True)
            banner.setProperty("pill", "accent")
            column.addWidget(banner)
        column.addWidget(NoticeBar(self.desk))
        column.addWidget(PageArea(self._stack), 1)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)

    def _build_status(self) -> None:
        self._who = plain_label(words.who(self.desk.office()))
        self._saved = plain_label(texts.READY)
        self._saved.setAccessibleName(texts.READY)
        self._backup = plain_label()
        self._key = KeyStatus(self.desk, self)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._who)
        bar.addWidget(self._saved, 1)
        bar.addPermanentWidget(self._backup)
        bar.addPermanentWidget(self._key)

    def _build_keys(self) -> None:
        for number, key in enumerate(self._entries, start=1):
            if number <= _NUMBER_KEYS:
                self._add_key(f"Ctrl+{number}", partial(self.open_page, key))
        self._add_key("F1", self._show_help)
        self._add_key("F5", self._recompute)
        self._add_key("Ctrl+?", lambda: KeysDialog(self).exec())
        self._add_key("Ctrl+B", lambda: self.open_page("settings", "backup"))

    def _add_key(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _listen(self) -> None:
        self._rail.chosen.connect(self.open_page)
        self._rail.year_chosen.connect(self.desk.set_year)
        self.desk.asked.connect(self.open_page)
        self.desk.changes.saved.connect(self._show_saved)
        self.desk.changes.told.connect(self._saved.setText)
        self.desk.changes.changed.connect(self._badge_timer.start)
        self._badge_timer.setSingleShot(True)
        self._badge_timer.setInterval(_BADGES_AFTER_MS)
        self._badge_timer.timeout.connect(self._show_state)

    def _restore(self) -> None:
        geometry = self.desk.places.value("geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            self.resize(self.screen().availableGeometry().size().boundedTo(_SIZE))
        folded = self.desk.places.value("rail_folded")
        is_small = self.width() < _SMALL_WIDTH and folded is None
        self._rail.set_folded(is_small or folded in {True, "true"})
        self._show_state()
        key = str(self.desk.places.value("page") or "")
        self.open_page(key if key in self._entries else next(iter(self._entries)))
        self._rail.focus_current()

    @Slot()
    def _show_saved(self) -> None:
        self._saved.setText(texts.saved_at(local(self.desk.services.clock.now())))

    @Slot()
    def _show_state(self) -> None:
        self._rail.set_years(self._years(), self.desk.year)
        self._who.setText(words.who(self.desk.office()))
        waiting = badges(self.desk)
        for key in self._entries:
            self._rail.set_badge(key, waiting.get(key, 0))
        last = str(self.desk.places.value("backup") or "")
        self._backup.setText(texts.BACKUP_LAST.format(moment=last) if last else texts.BACKUP_NONE)

    def _years(self) -> tuple[int, ...]:
        this = self.desk.services.clock.today().year
        if self.desk.office().role is Role.SUBMITTER:
            return (*self.desk.services.record_entry.years(), this - 1, this)
        return (*(held.year for held in self.desk.services.appraisal.rounds()), this - 1, this)

    def _recompute(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.refresh()
        self._show_state()

    def _show_help(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            HelpDialog(page.key, page.title, parent=self).exec()
