"""Show one window, paint it, end: what the program shows first, its own on a workspace, or a bare one."""

import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def bare() -> None:
    """The least a window of this toolkit costs."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.show()
    application.processEvents()
    window.grab()
    _end()


def own(workspace: str, *, first: bool) -> None:
    """The program as it is started, until its first window, or the one on the workspace, is painted."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    import main
    from ui.first_window import FirstWindow

    if first:
        _end_when_painted(FirstWindow)
    else:
        watch = FirstWindow.leave

        def leave(window: Any) -> None:
            watch(window)
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, _grab_and_end)

        FirstWindow.leave = leave  # type: ignore[method-assign]
    main.main(["gui", workspace])


def _end_when_painted(kind: Any) -> None:
    paint = kind.paintEvent

    def painted(window: Any, event: Any) -> None:
        paint(window, event)
        _end()

    kind.paintEvent = painted


def _grab_and_end() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    for window in QApplication.topLevelWidgets():
        if isinstance(window, QMainWindow):
            window.grab()
            _end()


def _end() -> None:
    sys.stdout.flush()
    os._exit(0)  # taking a window down is not measured


if sys.argv[1:]:
    own(sys.argv[2], first=sys.argv[1] == "first")
else:
    bare()
