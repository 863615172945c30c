"""The graphical program: one QApplication, its look and words, the first-run dialog, and the window."""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings
from PySide6.QtWidgets import QApplication, QDialog

from core.errors import CchcError
from core.ports import OfficialUnits
from core.units import Role
from ui.desk import Desk, WriteFile, WriteSheet
from ui.dialogs.set_up import NewWorkspace, SetUpDialog
from ui.icons import program_icon
from ui.look import apply_look
from ui.messages import show_error
from ui.page_list import pages_for
from ui.scheme_choice import SchemeWatch, chosen_scheme
from ui.services import Services
from ui.start_check import StartCheck
from ui.texts import common as texts
from ui.translation import VietnameseQtTranslator
from ui.window import Window

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """What the program is given to open or make a workspace.

    `note_bug` writes an error file, `write_sheet` a paper about keys as PDF, `write_file`
    puts a small file in place whole.
    """

    open_workspace: Callable[[Path], Services]
    create_workspace: Callable[[NewWorkspace], Services]
    units: OfficialUnits
    note_bug: Callable[[BaseException], object]
    write_sheet: WriteSheet | None = None
    write_file: WriteFile | None = None


def run(
    doors: Doors, *, workspace: Path | None = None, places: Path | None = None, is_sample: bool = False
) -> int:
    """Open the window on a workspace, or ask for one first; the exit code of the program."""
    application = make_application(sys.argv[:1])
    settings = open_places(places)
    apply_look(application, chosen_scheme(settings))
    SchemeWatch(application, settings)
    _catch_bugs(doors)
    try:
        services = _services(doors, workspace)
    except CchcError as error:
        show_error(None, error)
        return 1
    if services is None:
        return 0
    window = make_window(services, settings, is_sample=is_sample, doors=doors)
    window.show()
    StartCheck(window.desk, window)
    return application.exec()


def make_application(arguments: list[str]) -> QApplication:
    """The one QApplication with Vietnamese words for Qt's own buttons."""
    held = QApplication.instance()
    application = held if isinstance(held, QApplication) else QApplication(arguments)
    application.setApplicationName(texts.PROGRAM)
    application.setApplicationDisplayName(texts.PROGRAM)
    application.setWindowIcon(program_icon())
    QLocale.setDefault(QLocale("vi_VN"))
    translator = VietnameseQtTranslator(application)
    application.installTranslator(translator)
    log.info("Qt %s", QLibraryInfo.version().toString())
    return application


def open_places(path: Path | None) -> QSettings:
    """Where window places are kept: the given file, else the user's own settings file."""
    if path is not None:
        return QSettings(str(path), QSettings.Format.IniFormat)
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "SoCCHC", "window")


def make_window(
    services: Services,
    places: QSettings,
    *,
    is_sample: bool = False,
    doors: Doors | None = None,
) -> Window:
    """The window over these services, with the pages of the office's role."""
    office = services.set_up.office()
    desk = Desk(
        services,
        year=kept_year(places) or starting_year(services),
        places=places,
        write_sheet=None if doors is None else doors.write_sheet,
        write_file=None if doors is None else doors.write_file,
    )
    window = Window(desk, pages_for(office.role), is_sample=is_sample)
    desk.setParent(window)
    return window


def kept_year(places: QSettings) -> int:
    """The year this window stood on the last time; 0 when there is none."""
    text = str(places.value("year") or "")
    return int(text) if text.isascii() and text.isdigit() else 0


def starting_year(services: Services) -> int:
    """The newest year that holds work, not later than this year."""
    today: int = services.clock.today().year
    if services.set_up.office().role is Role.APPRAISER:
        rounds = services.appraisal.rounds()
        return rounds[0].year if rounds else today
    held = [year for year in services.record_entry.years() if year <= today]
    filled = [year for year in held if services.record_entry.list("dossier_count", year)]
    return max(filled, default=today)


def _services(doors: Doors, workspace: Path | None) -> Services | None:
    if workspace is not None:
        return doors.open_workspace(workspace)
    dialog = SetUpDialog(doors.units)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    existing = dialog.existing()
    return doors.open_workspace(existing) if existing else doors.create_workspace(dialog.answers())


def _catch_bugs(doors: Doors) -> None:
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("unexpected: %s", kind.__name__)
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        doors.note_bug(error)
        show_error(QApplication.activeWindow(), error)

    sys.excepthook = hook
