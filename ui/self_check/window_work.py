"""The window's checks in order: the library, what is shipped, both offices, charts, PDF and printing."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from core.self_check.checks import Check, CheckPlaces, require
from core.self_check.office_work import AUTHORITY_PAPER, COMMUNE_PAPER, OfficeWork
from core.units import Role
from ui.app import make_application
from ui.cli.doors import Doors
from ui.look import apply_look
from ui.self_check.dialogs import Made
from ui.self_check.offices import OfficeWindow
from ui.self_check.shipped import look_at_resources
from ui.self_check.shown import draw_charts, print_to_file, render_pdf
from ui.self_check.watch import Watch
from ui.window_doors import WindowDoors

log = logging.getLogger(__name__)
# The offscreen platform says so of what needs a window manager, Wine of a call Windows has had since 2016.
_UNABLE = ("This plugin does not support ", "EnableNonClientDpiScaling() failed")
_WARNINGS = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


class WindowWork:
    """Checks of everything that is seen; pictures are left in a folder."""

    def __init__(self, offices: OfficeWork, *, doors: Doors, ways: WindowDoors, places: CheckPlaces) -> None:
        self._offices, self._doors, self._ways = offices, doors, ways
        self._scratch = places.scratch / "window"
        self._application = _application()
        self._watch = Watch(places.pictures, self._application)

    def checks(self) -> Iterator[Check]:
        """Every check, in the order they have to be done."""
        yield Check(name="window.library", work=self._begin)
        yield Check(name="resources.window", work=look_at_resources)
        for role, enter in (
            (Role.SUBMITTER, self._offices.commune),
            (Role.APPRAISER, self._offices.authority),
        ):
            made = Made(folder=self._offices.places.root / "made", doors=self._doors, ways=self._ways)
            yield from OfficeWindow(role, enter, watch=self._watch, made=made).checks()
        yield Check(name="shown.charts", work=lambda: draw_charts(self._watch))
        yield Check(name="shown.pdf", work=self._render)
        yield Check(name="shown.print", work=self._print)
        yield Check(name="window.library.closed", work=self._end)

    def _begin(self) -> None:
        qInstallMessageHandler(_told)
        self._scratch.mkdir(parents=True, exist_ok=True)
        self._watch.start()
        require(self._application.primaryScreen(), "there is no screen")

    def _end(self) -> None:
        self._watch.stop()
        self._application.processEvents()
        qInstallMessageHandler(None)
        self._watch.raise_found()

    def _paper(self, kind: str) -> Path:
        return self._offices.places.root / "made" / f"{kind}.pdf"

    def _render(self) -> None:
        for enter, kind in (
            (self._offices.commune, COMMUNE_PAPER),
            (self._offices.authority, AUTHORITY_PAPER),
        ):
            with enter() as services:
                render_pdf(self._paper(kind), word=services.set_up.office().unit.name)

    def _print(self) -> None:
        print_to_file(self._paper(COMMUNE_PAPER), self._scratch / "printed.pdf")


def _application() -> QApplication:
    """A real window where the computer has a screen, else the platform that needs none."""
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(["so-cchc"])
    apply_look(application, "light")
    font = application.font()
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # Wine fits each letter to pixels anew
    application.setFont(font)
    return application


def _told(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Qt's warnings become lines of the log, which fail the check they fall into."""
    if kind in _WARNINGS and not words.startswith(_UNABLE):
        log.warning("Qt: %s", words)
