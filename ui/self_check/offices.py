"""The window of one office as a person would walk through it: pages, what they offer, the menus, dialogs."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMenu

from core.self_check.checks import Check, require
from core.self_check.office_work import Entered
from core.units import Role
from ui.app import Tools, make_window
from ui.desk import Surroundings
from ui.messages import choosing_nothing
from ui.opening import kept_inside
from ui.page import PageAct
from ui.page_list import pages_for
from ui.self_check.dialogs import Made, Make, dialogs_of
from ui.self_check.watch import Watch
from ui.showcase import SIZE, settle
from ui.texts import menus
from ui.window import Window

_TURN_MS = 15
_PAGE_TURN_MS = 80  # previews begin a little after the page stands
_LEFT_OUT = {"Ctrl+V"}  # would take in what the person has copied elsewhere
_MENUS = {menus.TOOLS, menus.HELP}


class OfficeWindow:
    """One window over one workspace; `open` comes first, `close` last."""

    def __init__(self, role: Role, enter: Callable[[], Entered], *, watch: Watch, made: Made) -> None:
        self._role, self._enter, self._watch, self._made = role, enter, watch, made
        self._held = ExitStack()
        self._window: Window | None = None

    def checks(self) -> tuple[Check, ...]:
        """The window, every page of the role, what each offers, the menus, the dialogs; then it is closed."""
        role, keys = self._role.value, [entry.rail.key for entry in pages_for(self._role)]
        return (
            Check(name=f"window.{role}", work=self.open),
            *(Check(name=f"page.{role}.{key}", work=partial(self._show, key)) for key in keys),
            *(Check(name=f"acts.{role}.{key}", work=partial(self._offer, key)) for key in keys),
            Check(name=f"menus.{role}", work=self._walk_menus),
            *(
                Check(name=f"dialog.{role}.{name}", work=partial(self._ask, name, make))
                for name, make in dialogs_of(self._role).items()
            ),
            Check(name=f"window.{role}.closed", work=self.close),
        )

    def open(self) -> None:
        """Open it over the sample's workspace; nothing of the person's own settings is read."""
        services = self._held.enter_context(self._enter())
        self._held.enter_context(kept_inside())
        self._held.enter_context(choosing_nothing())
        folder = self._made.folder
        places = QSettings(str(folder / f"{self._role.value}.ini"), QSettings.Format.IniFormat)
        places.setValue("rail_folded", False)
        tools = Tools(
            around=Surroundings(folder=folder, logs=folder),
            write_sheet=self._made.doors.write_sheet,
            note_bug=self._watch.note,
        )
        window = self._window = make_window(services, places, tools=tools)
        self._watch.wait_for(lambda: window.desk.jobs.is_busy)
        window.resize(*SIZE)
        window.show()
        self._settle()
        require(window.isVisible(), "the window does not show")

    def close(self) -> None:
        """Close it and let go of the workspace."""
        window = self._shown()
        self._watch.wait_for(bool)
        window.close()
        require(not window.isVisible(), "the window does not close")
        self._window = None
        window.deleteLater()
        self._held.close()
        self._watch.raise_found()

    def _shown(self) -> Window:
        require(self._window, "the window did not open")
        assert self._window is not None
        return self._window

    def _settle(self, turn_ms: int = _TURN_MS) -> None:
        settle(self._shown().desk.jobs, turn_ms=turn_ms)
        self._watch.raise_found()

    def _show(self, key: str) -> None:
        window = self._shown()
        before = len(self._watch.closed)
        page = window.open_page(key)
        self._settle(_PAGE_TURN_MS)
        require(page.isVisible(), "the page does not show")
        require(len(self._watch.closed) == before, f"a dialog opened: {self._watch.closed[before:]}")
        number = [entry.rail.key for entry in pages_for(self._role)].index(key) + 1
        self._watch.take(window, f"{self._role.value}-{number:02d}-{key}")

    def _offer(self, key: str) -> None:
        window = self._shown()
        for act in window.open_page(key).offered():
            if act.keys not in _LEFT_OUT and _may(act):
                act.act()
                self._settle()
                window.open_page(key)

    def _walk_menus(self) -> None:
        window = self._shown()
        for menu in window.menuBar().findChildren(QMenu):
            for action in menu.actions() if menu.title() in _MENUS else ():
                if action.menu() is None and not action.isSeparator():
                    action.trigger()
                    self._settle()

    def _ask(self, name: str, make: Make) -> None:
        window = self._shown()
        dialog = make(window.desk, self._made)
        self._watch.look_at(dialog)
        dialog.show()
        self._settle()
        self._watch.take(dialog, f"dialog-{type(dialog).__name__}-{name}")
        self._watch.closed.append(type(dialog).__name__)
        dialog.close()
        dialog.deleteLater()
        self._watch.look_at(None)
        self._settle()


def _may(act: PageAct) -> bool:
    return act.button is None or act.button.isEnabled()
