"""Pictures of every page for the demo: the real window over a real workspace, without a display."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ui.app import make_application, make_window
from ui.jobs import JobRunner
from ui.look import apply_look
from ui.page_list import pages_for
from ui.services import Services

SIZE = (1366, 728)
_SETTLE_MS = 60
_GUARD_MS = 500
_TURNS = 100


def prepare() -> QApplication:
    """An application that needs no display; call before any other window is made."""
    if sys.platform != "win32":  # there no other platform knows the system's fonts, and there is a display
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(["so-cchc"])
    apply_look(application, "light")
    guard = QTimer(application)
    guard.timeout.connect(_close_dialog)
    guard.start(_GUARD_MS)
    return application


def photograph(services: Services, folder: Path, *, name: str) -> tuple[Path, ...]:
    """One PNG per page of this workspace, named `<name>-<number>-<page>.png`; prepare() comes first."""
    folder.mkdir(parents=True, exist_ok=True)
    places = QSettings(str(folder / f".{name}.ini"), QSettings.Format.IniFormat)
    places.setValue("rail_folded", False)
    window = make_window(services, places)
    window.resize(*SIZE)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    taken = []
    for number, entry in enumerate(pages_for(services.set_up.office().role), start=1):
        window.open_page(entry.rail.key)
        settle(window.desk.jobs)
        path = folder / f"{name}-{number:02d}-{entry.rail.key}.png"
        window.grab().save(str(path))
        taken.append(path)
    window.close()
    places.sync()
    (folder / f".{name}.ini").unlink(missing_ok=True)
    return tuple(taken)


def settle(jobs: JobRunner, *, turn_ms: int = _SETTLE_MS) -> None:
    """Let work beside the window, layouts and late updates come to rest."""
    is_quiet = False
    for _turn in range(_TURNS):
        is_quiet, was_quiet = not jobs.is_busy, is_quiet
        loop = QEventLoop()
        QTimer.singleShot(turn_ms, loop.quit)
        loop.exec()
        if is_quiet and was_quiet:
            return


def _close_dialog() -> None:
    """Nobody is there to answer: a dialog that opens by itself must not hold the demo up."""
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.close()
