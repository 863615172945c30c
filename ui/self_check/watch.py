"""What happens in the window while nobody looks: pictures are kept, dialogs answered, errors remembered."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.self_check.checks import CheckFailed
from ui.progress_dialog import ProgressDialog

_LOOK_MS = 30
_LOOKS, _MOST_LOOKS = 2, 14


class Watch(QObject):
    """Closes what opens by itself after taking its picture; `raise_found` tells what went wrong meanwhile."""

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._seen: QWidget | None = None
        self._looks = 0
        self._is_busy: Callable[[], bool] = bool
        self._shown: QWidget | None = None
        self._error: BaseException | None = None
        self._before = sys.excepthook
        self.closed: list[str] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        folder.mkdir(parents=True, exist_ok=True)

    def start(self) -> None:
        """Look about from now on."""
        sys.excepthook = self._keep_error
        self._timer.start(_LOOK_MS)

    def stop(self) -> None:
        """Let things be."""
        self._timer.stop()
        sys.excepthook = self._before

    def take(self, widget: QWidget, name: str) -> None:
        """Keep a picture.

        Raises:
            CheckFailed: nothing was drawn, or it could not be kept.
        """
        picture = widget.grab()
        if picture.isNull() or not picture.save(str(self._folder / f"{name}.png")):
            raise CheckFailed(f"no picture of {name}")

    def wait_for(self, is_busy: Callable[[], bool]) -> None:
        """Leave what opens by itself open as long as work is being done for it."""
        self._is_busy = is_busy

    def look_at(self, dialog: QDialog | None) -> None:
        """Leave this dialog open: whoever shows it closes it."""
        self._shown = dialog

    def note(self, error: BaseException) -> None:
        """Remember an error that happened where nobody could catch it."""
        self._error = self._error or error

    def raise_found(self) -> None:
        """Raise the first error since the last time."""
        error, self._error = self._error, None
        if error is not None:
            raise error

    def _keep_error(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self.note(error)

    @Slot()
    def _look(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog is self._shown or isinstance(dialog, ProgressDialog):
            return
        if dialog is not self._seen:
            self._seen, self._looks = dialog, 0
        self._looks += 1
        if self._looks < _LOOKS or (self._is_busy() and self._looks < _MOST_LOOKS):
            return
        self._seen = None
        kind = type(dialog).__name__
        if kind not in self.closed:
            self.take(dialog, f"dialog-{kind}")
        self.closed.append(kind)
        if isinstance(dialog, QDialog):
            dialog.reject()
        dialog.close()
