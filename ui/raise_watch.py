"""The window comes forward when a second start asks for its workspace, and takes the files it names."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget


class RaiseWatch(QObject):
    """Watches the workspace's folder for askings; `called` brings the paths one came with."""

    called = Signal(object)

    def __init__(
        self, window: QWidget, folder: Path, *, heard: Callable[[Path], tuple[Path, ...] | None]
    ) -> None:
        super().__init__(window)
        self._window, self._folder, self._heard = window, folder, heard
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self.look)
        QTimer.singleShot(0, self, self.look)  # somebody may have asked while the window was being made

    @Slot()
    def stop(self) -> None:
        """Let go of the folder: some systems keep a watched folder from being removed."""
        self._watcher.removePaths(self._watcher.directories())

    @Slot()
    def look(self, _path: str = "") -> None:
        """Something changed in the folder: if somebody asked, answer and come forward."""
        files = self._heard(self._folder)
        if files is None:
            return
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        for each in (self._window, QApplication.activeModalWidget()):
            if each is not None:  # what is asked over the window stays over it
                each.raise_()
                each.activateWindow()
        QApplication.alert(self._window)
        self.called.emit(files)
