"""An appraiser's round worked by keyboard alone, in three sittings (run by `test_a_round_by_keyboard`).

a_round_by_keyboard receive WORKSPACE FOLDER       take in a folder of packages
a_round_by_keyboard appraise WORKSPACE COUNT       appraise communes one by one
a_round_by_keyboard finish WORKSPACE WORK FOLDER   merge a desk's work, publish, send results
"""

import sys

from PySide6.QtWidgets import QApplication, QFileDialog, QTableView, QTreeView

from core.units import Role
from tests.journeys.keyboard import (
    Lost,
    Walk,
    dialog_named,
    fill,
    focused,
    key,
    name_of,
    plain,
    play,
    push,
    tab_to,
    text,
    wait_for,
    window,
)
from tests.offices import PASSPHRASE
from ui.page_list import pages_for
from ui.pages.import_packages import ImportPackagesPage
from ui.texts import appraisal_page, common, export_page, import_page, ranking_page, send_page
from ui.window import Window

_MOST_LINES = 30


def in_the_window() -> bool:
    """Whether the notebook's window has the keyboard and no work is going on."""
    held = window()
    return isinstance(held, Window) and QApplication.focusWidget() is not None and not held.desk.jobs.is_busy


def go_to(page: str) -> Walk:
    """A page by its number in the rail."""
    yield from wait_for(in_the_window)
    keys = [entry.rail.key for entry in pages_for(Role.APPRAISER)]
    yield key(f"Ctrl+{keys.index(page) + 1}")
    yield from wait_for(in_the_window)


def receive(folder: str) -> Walk:
    """A folder of packages, the plan looked at, and everything good in it taken in."""
    yield from go_to("import")
    yield from push(import_page.CHOOSE_FOLDER)
    yield from wait_for(lambda: isinstance(window(), QFileDialog))
    yield from fill(folder)
    yield key("Return")
    yield from wait_for(in_the_window, turns=100_000)
    page = import_shown()
    ready = sum(1 for row in page._rows if row.is_ready)
    yield from tab_to(import_page.take(ready))
    yield key("Space")
    yield from wait_for(lambda: in_the_window() and any(row.is_taken for row in page._rows), turns=200_000)
    yield key("Ctrl+Q")


def import_shown() -> ImportPackagesPage:
    """The page of packages, which has to be in sight."""
    held = window()
    assert isinstance(held, Window)
    page = held.open_page("import")
    assert isinstance(page, ImportPackagesPage)
    return page


def on_the_sheet() -> bool:
    """Whether keys go to the criteria of the unit."""
    return in_the_window() and isinstance(focused(), QTreeView)


def appraise(count: str) -> Walk:
    """Commune by commune: one criterion lowered with a reason, one taken by Enter, the rest at once."""
    yield from go_to("appraisal")
    units = yield from tab_to(appraisal_page.COLUMN_UNIT)
    assert isinstance(units, QTableView)
    yield key("Home")
    yield key("Return")
    yield from wait_for(on_the_sheet)
    for _number in range(int(count)):
        yield key("Return")
        yield from wait_for(on_the_sheet)
        yield from lower_one()
        yield from push(appraisal_page.ACCEPT_ALL)
        yield from wait_for(dialog_named(appraisal_page.ACCEPT_ALL_ACT))
        yield from tab_to(appraisal_page.ACCEPT_ALL_ACT)
        yield key("Return")
        yield from wait_for(in_the_window)
        yield key("Alt+PgDown")
        yield from wait_for(on_the_sheet)
    yield key("Ctrl+Q")


def lower_one() -> Walk:
    """Give nothing for the first criterion that claims something; a reason is asked for and written."""
    for _line in range(_MOST_LINES):
        yield text("0")
        yield key("Return")
        yield from wait_for(lambda: on_the_sheet() or has_reason())
        if has_reason():
            yield text("Chưa có văn bản kèm theo")
            yield key("Ctrl+Return")
            yield from wait_for(on_the_sheet)
            return
    raise Lost("nothing is claimed")


def has_reason() -> bool:
    """Whether a reason is being asked for."""
    return name_of(focused()).startswith(appraisal_page.REASON)


def finish(work: str, folder: str) -> Walk:
    """Another PC's work merged, the ranking published, and a result written for every commune."""
    yield from go_to("import")
    yield key("Ctrl+I")
    yield from wait_for(lambda: isinstance(window(), QFileDialog))
    yield from fill(work)
    yield key("Return")
    yield from wait_for(lambda: in_the_window() and any(row.is_ready for row in import_shown()._rows))
    yield from push(import_page.take(1))
    yield from wait_for(lambda: in_the_window() and any(row.is_taken for row in import_shown()._rows))
    yield from go_to("ranking")
    yield from push(ranking_page.PUBLISH)  # opens a question that names both outcomes
    yield from wait_for(lambda: name_of(focused()) == ranking_page.PUBLISH_ACT)
    yield key("Return")
    yield from wait_for(in_the_window, turns=100_000)
    yield from go_to("send")
    yield key("Ctrl+E")
    yield from wait_for(dialog_named(plain(send_page.SEND_ACT)))
    yield from tab_to(export_page.FOLDER_SHORT)
    yield from fill(folder)
    yield from tab_to(export_page.WORDS)
    yield text(PASSPHRASE)
    yield key("Return")
    yield from wait_for(lambda: name_of(focused()) == common.CLOSE, turns=200_000)
    yield key("Return")
    yield from wait_for(in_the_window)
    yield key("Ctrl+Q")


WALKS = {"receive": receive, "appraise": appraise, "finish": finish}

if __name__ == "__main__":
    _self, phase, workspace, *words = sys.argv
    sys.exit(play(WALKS[phase](*words), ["gui", workspace]))
