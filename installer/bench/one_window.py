"""Show one window and end: what the program shows first, its own on a workspace, or a bare one.

    one_window.py first|ready|idle WORKSPACE      the program, until it has painted its first window, the one
                                                  on the workspace, or until that one has come to rest
    one_window.py [idle]                          a bare window

`idle` prints the memory the process holds then, in MiB.
"""

import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


_REST_MS = 3_000


def bare(until: str) -> None:
    """The least a window of this toolkit costs."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.show()
    application.processEvents()
    window.grab()
    if until == "idle":
        _tell_at_rest()
        application.exec()
    _end()


def own(until: str, workspace: str) -> None:
    """The program as it is started, until its first window, or the one on the workspace, is painted."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    import main
    from ui.first_window import FirstWindow

    if until == "first":
        _end_when_painted(FirstWindow)
    else:
        watch = FirstWindow.leave

        def leave(window: Any) -> None:
            watch(window)
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, lambda: _grab(until))

        FirstWindow.leave = leave  # type: ignore[method-assign]
    main.main(["gui", workspace])


def _end_when_painted(kind: Any) -> None:
    paint = kind.paintEvent

    def painted(window: Any, event: Any) -> None:
        paint(window, event)
        _end()

    kind.paintEvent = painted


def _grab(until: str) -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    for window in QApplication.topLevelWidgets():
        if isinstance(window, QMainWindow):
            window.grab()
            if until == "idle":
                _tell_at_rest()
            else:
                _end()


def _tell_at_rest() -> None:
    from PySide6.QtCore import QTimer

    def tell() -> None:
        from bench.resident import held_mib

        print(held_mib())
        _end()

    QTimer.singleShot(_REST_MS, tell)


def _end() -> None:
    sys.stdout.flush()
    os._exit(0)  # taking a window down is not measured


if sys.argv[2:]:
    own(*sys.argv[1:3])
else:
    bare("".join(sys.argv[1:]))
