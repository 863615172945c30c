"""The menu bar: every act of the window with its key, the pages, and what the page in sight offers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from core.units import Role
from ui.desk import Desk
from ui.focus_acts import FocusActs
from ui.list_acts import acts_within
from ui.messages import open_folder
from ui.page import Page
from ui.rail import RailEntry
from ui.recent import recent_folders
from ui.scheme_choice import change_scheme, chosen_scheme
from ui.texts import audit, settings
from ui.texts import list_paper as papers
from ui.texts import menus as texts

_NUMBER_KEYS = 9
_MOST_LISTS = 4


class Notebooks(Protocol):
    """What opens, makes and restores workspaces; the window closes when another one is open."""

    def new(self) -> None:
        """The first-run dialog."""

    def open(self, folder: Path | None) -> None:
        """Another workspace; without a folder one is chosen."""

    def open_sample(self, role: Role) -> None:
        """A throw-away sample."""

    def restore(self) -> None:
        """A backup into a folder of its own, then open it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the menus do with the window."""

    open_page: Callable[[str], object]
    page: Callable[[], Page | None]
    years: Callable[[], Sequence[int]]
    refresh: Callable[[], None]
    fold: Callable[[], None]
    turn_key: Callable[[], None]
    help: Callable[[], object]
    keys: Callable[[], object]
    index: Callable[[], object]
    legal_bases: Callable[[], object]
    about: Callable[[], object]
    update: Callable[[], object]
    support: Callable[[], object]
    notebooks: Notebooks | None = None


class Menus(QObject):
    """Builds the bar. Keys of the window are the keys of its actions; a page's keys are shown beside them."""

    def __init__(
        self, window: QMainWindow, desk: Desk, *, frame: Frame, entries: Sequence[RailEntry]
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._frame = window, desk, frame
        self._focus = FocusActs(window)
        self._build_notebook()
        self._build_edit()
        self._build_view()
        self._build_go(entries)
        self._page_menu = self._menu(texts.PAGE)
        self._page_menu.aboutToShow.connect(self._show_page_acts)
        self._build_tools({entry.key for entry in entries})
        self._build_help()

    def actions(self) -> tuple[QAction, ...]:
        """Every act of the menus that stands still, in order."""
        return tuple(
            action
            for menu in self._window.menuBar().findChildren(QMenu)
            for action in menu.actions()
            if action.menu() is None and not action.isSeparator()
        )

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(
        self, menu: QMenu, text: str, *, act: Callable[[], object], keys: str = "", shown: str = ""
    ) -> QAction:
        """An act; `keys` work in the whole window, `shown` keys belong to something else that hears them."""
        action = QAction(f"{text}\t{shown}" if shown else text, menu)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)
        return action

    def _build_notebook(self) -> None:
        menu = self._menu(texts.NOTEBOOK)
        books = self._frame.notebooks
        if books is not None:
            self._add(menu, texts.NEW, act=books.new, keys="Ctrl+Shift+N")
            self._add(menu, texts.OPEN, act=lambda: books.open(None), keys="Ctrl+O")
            self._recent = menu.addMenu(texts.RECENT)
            self._recent.aboutToShow.connect(partial(self._show_recent, books))
            role = self._desk.office().role
            self._add(menu, texts.SAMPLE, act=lambda: books.open_sample(role))
            menu.addSeparator()
            self._add(menu, texts.RESTORE, act=books.restore)
        self._add(menu, texts.BACKUP, act=lambda: self._desk.go_to("settings", "backup"), keys="Ctrl+B")
        folder = self._desk.folder
        if folder is not None:
            self._add(menu, texts.FOLDER, act=lambda: open_folder(folder))
        menu.addSeparator()
        self._add(menu, texts.CLOSE, act=self._window.close, keys="Ctrl+Q")

    def _build_edit(self) -> None:
        menu = self._menu(texts.EDIT)
        for text, keys in (
            (texts.UNDO, "Ctrl+Z"),
            (texts.REDO, "Ctrl+Y"),
            ("", ""),
            (texts.CUT, "Ctrl+X"),
            (texts.COPY, "Ctrl+C"),
            (texts.PASTE, "Ctrl+V"),
            (texts.SELECT_ALL, "Ctrl+A"),
        ):
            if text:
                self._add(menu, text, act=partial(self._focus.press, keys), shown=keys)
            else:
                menu.addSeparator()

    def _build_view(self) -> None:
        menu = self._menu(texts.VIEW)
        self._years = menu.addMenu(texts.YEAR)
        self._years.aboutToShow.connect(self._show_years)
        self._look = menu.addMenu(texts.LOOK)
        self._look.aboutToShow.connect(self._show_looks)
        self._add(menu, texts.FOLD, act=self._frame.fold, keys="F9")
        self._add(menu, texts.REFRESH, act=self._frame.refresh, keys="F5")

    def _build_go(self, entries: Sequence[RailEntry]) -> None:
        menu = self._menu(texts.GO)
        for number, entry in enumerate(entries, start=1):
            keys = f"Ctrl+{number}" if number <= _NUMBER_KEYS else ""
            text = texts.page(number, texts.escaped(entry.title))
            self._add(menu, text, act=partial(self._frame.open_page, entry.key), keys=keys).setData(
                entry.title
            )

    def _build_tools(self, pages: set[str]) -> None:
        menu = self._menu(texts.TOOLS)
        self._add(menu, texts.KEY, act=self._frame.turn_key, shown="Ctrl+K")
        self._add(menu, texts.CHECK, act=lambda: self._desk.go_to("settings", "check"))
        self._add(menu, audit.MENU, act=lambda: self._desk.go_to("settings", "audit"))
        if "home" in pages:
            self._add(menu, texts.HOLIDAYS, act=lambda: self._desk.go_to("settings", "holidays"))
        menu.addSeparator()
        self._add(menu, texts.KEYS_PAGE, act=lambda: self._desk.go_to("keys"))
        self._add(menu, texts.SETTINGS, act=lambda: self._desk.go_to("settings"), keys="Ctrl+,")

    def _build_help(self) -> None:
        menu = self._menu(texts.HELP)
        self._add(menu, texts.HELP_PAGE, act=self._frame.help, keys="F1")
        self._add(menu, texts.HELP_INDEX, act=self._frame.index, keys="Shift+F1")
        self._add(menu, texts.KEYS, act=self._frame.keys, keys="Ctrl+?")
        self._add(menu, texts.LEGAL_BASES, act=self._frame.legal_bases)
        menu.addSeparator()
        if self._desk.updates is not None:
            self._add(menu, texts.UPDATE, act=self._frame.update)
        self._add(menu, texts.SUPPORT, act=self._frame.support)
        self._add(menu, texts.ABOUT, act=self._frame.about)

    def _show_recent(self, books: Notebooks) -> None:
        self._recent.clear()
        others = [path for path in recent_folders(self._desk.person) if path != self._desk.folder]
        for number, path in enumerate(others, start=1):
            text = f"&{number} {texts.escaped(path.name)} – {texts.escaped(str(path.parent))}"
            self._add(self._recent, text, act=partial(books.open, path))
        if not others:
            self._recent.addAction(texts.RECENT_NONE).setEnabled(False)

    def _show_years(self) -> None:
        self._years.clear()
        for year in sorted(set(self._frame.years()), reverse=True):
            action = self._add(self._years, str(year), act=partial(self._desk.set_year, year))
            action.setCheckable(True)
            action.setChecked(year == self._desk.year)

    def _show_looks(self) -> None:
        self._look.clear()
        group = QActionGroup(self._look)
        for value, words in settings.SCHEMES:
            action = self._add(self._look, words, act=partial(change_scheme, self._desk.person, value))
            action.setCheckable(True)
            action.setChecked(value == chosen_scheme(self._desk.person))
            group.addAction(action)

    def _show_page_acts(self) -> None:
        self._page_menu.clear()
        page = self._frame.page()
        for each in () if page is None else page.offered():
            text = texts.escaped(each.text if each.button is None else each.button.text())
            action = self._add(self._page_menu, text, act=each.act, shown=each.keys)
            if each.button is not None:
                action.setEnabled(each.button.isEnabled())
        lists = () if page is None else acts_within(page)
        if lists and not self._page_menu.isEmpty():
            self._page_menu.addSeparator()
        for shown in lists[:_MOST_LISTS]:
            name = texts.escaped(shown.view.accessibleName())
            self._add(self._page_menu, papers.PRINT_NAMED.format(name=name), act=shown.print)
            self._add(self._page_menu, papers.EXPORT_NAMED.format(name=name), act=shown.export)
        if self._page_menu.isEmpty():
            self._page_menu.addAction(texts.NO_ACTS).setEnabled(False)
