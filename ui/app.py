"""The graphical program: one QApplication, its look and words, and the window over a workspace."""

import hashlib
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings
from PySide6.QtWidgets import QApplication

from core.errors import DeviceError
from core.phone_codes import error_code
from core.units import Role
from ui.desk import Desk, Surroundings, WriteFile, WriteSheet
from ui.icons import program_icon
from ui.kept_paths import kept_path
from ui.look import apply_look
from ui.menus import Notebooks
from ui.messages import show_error
from ui.page_list import pages_for
from ui.scheme_choice import SchemeWatch, chosen_scheme
from ui.services import Services
from ui.texts import common as texts
from ui.translation import VietnameseQtTranslator
from ui.window import Window

log = logging.getLogger(__name__)
NOWHERE = Surroundings()
_MARK = 16  # digits of a folder's name in the settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the window is given beside the services.

    `note_bug` writes an error file, `write_sheet` a paper about keys as PDF, `write_file` puts a small
    file in place whole, `notebooks` opens other workspaces.
    """

    around: Surroundings = NOWHERE
    notebooks: Notebooks | None = None
    write_sheet: WriteSheet | None = None
    write_file: WriteFile | None = None
    note_bug: Callable[[BaseException], object] | None = None


def make_application(arguments: list[str] | None = None) -> QApplication:
    """The one QApplication with Vietnamese words for Qt's own buttons; it ends when it is told to."""
    held = QApplication.instance()
    application = held if isinstance(held, QApplication) else QApplication(arguments or sys.argv[:1])
    application.setApplicationName(texts.PROGRAM)
    application.setWindowIcon(program_icon())
    application.setQuitOnLastWindowClosed(False)
    QLocale.setDefault(QLocale("vi_VN"))
    translator = VietnameseQtTranslator(application)
    application.installTranslator(translator)
    log.info("Qt started", extra={"version": QLibraryInfo.version().toString()})
    return application


def open_person(path: Path) -> QSettings:
    """What the person likes and where windows stand, kept in this file."""
    return QSettings(str(path), QSettings.Format.IniFormat)


def places_of(person: QSettings, folder: Path, *, is_sample: bool = False) -> QSettings:
    """The part of the same file that belongs to one workspace; every sample shares one part."""
    mark = hashlib.sha256(kept_path(person, folder).encode()).hexdigest()[:_MARK]
    places = QSettings(person.fileName(), QSettings.Format.IniFormat)
    places.beginGroup(f"workspace-{'sample' if is_sample else mark}")
    return places


def begin_look(application: QApplication, person: QSettings) -> None:
    """The look the person chose, following the system where they left it to the system."""
    apply_look(application, chosen_scheme(person))
    SchemeWatch(application, person)


def today() -> date:
    """The computer's own day, before a workspace with its clock is open."""
    return date.today()  # noqa: DTZ011 - a plain local day is wanted


def make_window(
    services: Services,
    places: QSettings,
    *,
    is_sample: bool = False,
    year: int = 0,
    tools: Tools = Tools(),
) -> Window:
    """The window over these services, with the pages of the office's role; `year` 0: where it stood last."""
    desk = Desk(
        services,
        year=year or kept_year(places) or starting_year(services),
        places=places,
        write_sheet=tools.write_sheet,
        write_file=tools.write_file,
        around=tools.around,
    )
    if tools.note_bug is not None:
        desk.jobs.broke.connect(tools.note_bug)
    office = services.set_up.office()
    pages = pages_for(office.role, is_desk=office.is_desk)
    window = Window(desk, pages, is_sample=is_sample, notebooks=tools.notebooks)
    desk.setParent(window)
    return window


def kept_year(places: QSettings) -> int:
    """The year this window stood on the last time; 0 when there is none."""
    text = str(places.value("year") or "")
    return int(text) if text.isascii() and text.isdigit() else 0


def starting_year(services: Services) -> int:
    """The newest year that holds work, not later than this year."""
    this: int = services.clock.today().year
    if services.set_up.office().role is Role.APPRAISER:
        rounds = services.run_round.rounds()
        return rounds[0].year if rounds else this
    held = [year for year in services.record_entry.years() if year <= this]
    filled = [year for year in held if services.record_entry.list("dossier_count", year)]
    return max(filled, default=this)


def catch_bugs(note_bug: Callable[[BaseException], object]) -> None:
    """A bug is logged, kept as an error file, and said with its code; the window goes on.

    So is what a device refuses where no page expected it; but that is no bug, and no file tells of it.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("unexpected: %s", kind.__name__, extra={"code": error_code(error), "kind": kind.__name__})
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        if not isinstance(error, DeviceError):
            note_bug(error)
        show_error(QApplication.activeWindow(), error)

    sys.excepthook = hook
