"""The window comes forward when a second start asks for the workspace it holds."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget


class RaiseWatch(QObject):
    """Watches the workspace's folder for the asking file."""

    def __init__(self, window: QWidget, folder: Path, *, is_called: Callable[[Path], bool]) -> None:
        super().__init__(window)
        self._window, self._folder, self._is_called = window, folder, is_called
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self.look)

    @Slot()
    def stop(self) -> None:
        """Let go of the folder: some systems keep a watched folder from being removed."""
        self._watcher.removePaths(self._watcher.directories())

    @Slot()
    def look(self, _path: str = "") -> None:
        """Something changed in the folder: if it was the asking, answer and come forward."""
        if not self._is_called(self._folder):
            return
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        QApplication.alert(self._window)
