"""Show one window, paint it, end: the program's own on a workspace, or a bare one."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def bare() -> None:
    """The least a window of this toolkit costs."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.show()
    application.processEvents()
    window.grab()


def own(workspace: Path) -> None:
    """The program's window with its first page."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from main import _services_in
    from ui.app import make_application, make_window, open_person

    with _services_in(workspace) as services:
        application = make_application([])
        window = make_window(services, open_person(workspace / "window.ini"))
        window.show()
        application.processEvents()
        window.grab()
        window.close()


if len(sys.argv) > 1:
    own(Path(sys.argv[1]))
else:
    bare()
sys.stdout.flush()
os._exit(0)  # taking a window down is not measured
