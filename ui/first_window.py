"""What a start shows at once, while the program itself is still being loaded behind it.

An officer who has clicked twice must see within a moment that something happens. So this module imports
little, the window stands where the real one will, and it goes when any other window of the program shows.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, Qt, QThread, QTimer
from PySide6.QtGui import QCloseEvent, QFont, QIcon, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QProgressBar, QVBoxLayout, QWidget

from ui.look import FAMILIES, RESOURCES, read_scheme, wanted_scheme
from ui.scheme_choice import chosen_scheme
from ui.texts import starting as texts
from ui.window_place import bring_back

_BAR = (240, 6)
_LOOKS = "_mod_uses_pyside"
_NAME_POINTS, _LINE_POINTS = 22, 10


class FirstWindow(QWidget):
    """The program's name, and that it is being opened. Closing it gives the start up."""

    def __init__(self, person: QSettings) -> None:
        super().__init__()
        self.is_given_up = False
        self.setWindowTitle(texts.TITLE)
        self.setAccessibleName(texts.OPENING)
        scheme = read_scheme(wanted_scheme(chosen_scheme(person)))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, scheme.colour("page"))
        palette.setColor(QPalette.ColorRole.WindowText, scheme.colour("text"))
        palette.setColor(QPalette.ColorRole.Highlight, scheme.colour("accent"))
        self.setPalette(palette)
        self.bar: QProgressBar | None = None
        bring_back(self, person)

    def fill(self) -> None:
        """What it says, put in once it is seen: letters and drawings take as long to load as a window."""
        self.setWindowIcon(QIcon(str(RESOURCES / "icons" / "so-cchc.svg")))
        bar = QProgressBar()
        bar.setRange(0, 0)  # moved by Qt itself, also while Python is busy
        bar.setTextVisible(False)
        bar.setFixedSize(*_BAR)
        bar.setAccessibleName(texts.OPENING)
        column = QVBoxLayout(self)
        column.addStretch(3)
        column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.bar = bar
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name and one line, above the bar."""
        super().paintEvent(event)
        if self.bar is None:
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        foot = self.bar.y()
        for text, points, weight in (
            (texts.OPENING, _LINE_POINTS, QFont.Weight.Normal),
            (texts.TITLE, _NAME_POINTS, QFont.Weight.DemiBold),
        ):
            font = QFont(self.font())
            font.setFamilies(FAMILIES)
            font.setPointSize(points)
            font.setWeight(weight)
            painter.setFont(font)
            height = painter.fontMetrics().height() * 2
            foot -= height
            painter.drawText(0, foot, self.width(), height, Qt.AlignmentFlag.AlignCenter, text)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The person does not want to wait."""
        self.is_given_up = True
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another window of the program is shown: this one has done its work."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self
        ):
            self.leave()
        return False

    def leave(self) -> None:
        """Go, without giving anything up; the picture of it that Qt keeps goes a moment later."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.hide()
        QTimer.singleShot(0, self, self.destroy)


class _Loader(QThread):
    """Imports on a thread of its own; lighter than `ui.jobs`, which the first window would have to await."""

    def __init__(self, load: Callable[[], object]) -> None:
        super().__init__()
        self._load = load

    def run(self) -> None:
        """Import; what is missing is no news yet."""
        with suppress(ImportError):
            self._load()


def load_behind(load: Callable[[], object], *, settings: Path) -> FirstWindow | None:
    """Show the first window while `load` runs on another thread; it stays until another window shows.

    Args:
        load: imports what the window needs; it makes no object of Qt.
        settings: the person's own file, for the place and the colours.

    Returns:
        The window, to be kept until the program ends; None when the person closed it meanwhile.
        What could not be imported is met again, and told, by who needs it.
    """
    _leave_sources_alone()
    held = QApplication.instance()
    application = held if isinstance(held, QApplication) else QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    application.setQuitOnLastWindowClosed(False)
    window = FirstWindow(QSettings(str(settings), QSettings.Format.IniFormat))
    window.show()
    window.fill()
    application.processEvents()  # painted before the other thread takes its turns
    loop, loader = QEventLoop(), _Loader(load)
    loader.finished.connect(loop.quit)
    loader.start()
    loop.exec()
    loader.wait()
    if window.is_given_up:
        return None
    application.installEventFilter(window)
    return window


def _leave_sources_alone() -> None:
    """Let the toolkit not read the source of every module that is imported after it, and keep it in memory.

    It looks there for a switch of names (`__feature__`) that nothing here uses; where a program is built
    without its sources it finds none, and goes on as it does now.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, _LOOKS):
        vars(feature)[_LOOKS] = lambda _module: False
