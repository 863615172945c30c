"""Files dropped from the file manager or copied there and pasted: one helper for pages, panels and dialogs.

A picture on the clipboard (a screenshot) comes as a picture; whoever listens gives it a name and a file.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget


def _everything(_name: str) -> bool:
    return True


class FileDrop(QObject):
    """Makes a widget take dropped files; `dropped` brings a tuple of paths, folders among them.

    Folders and files of a wrong kind are not turned away here: a refusal needs a sentence, which the
    dialog that receives the paths gives. While files hover, the widget carries the property `drop`.
    """

    dropped = Signal(object)

    def __init__(self, target: QWidget, *, takes: Callable[[str], bool] = _everything) -> None:
        """`takes` says by a file's name whether it may fall here; files beside those are left out."""
        super().__init__(target)
        self._target, self._takes = target, takes
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that hover or fall on the widget; everything else goes its way."""
        if event.type() == QEvent.Type.DragLeave:
            self._show(is_over=False)
        if isinstance(event, QDragEnterEvent) and self._fitting(event.mimeData()):
            self._show(is_over=True)
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> bool:
        self._show(is_over=False)
        paths = self._fitting(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        self.dropped.emit(paths)
        return True

    def _fitting(self, data: QMimeData) -> tuple[Path, ...]:
        return tuple(path for path in paths_of(data) if self._takes(path.name))

    def _show(self, *, is_over: bool) -> None:
        self._target.setProperty("drop", "over" if is_over else "")
        self._target.style().unpolish(self._target)
        self._target.style().polish(self._target)


def paths_of(data: QMimeData) -> tuple[Path, ...]:
    """The local files and folders named in what was dropped or copied."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def copied_files() -> tuple[Path, ...]:
    """The files copied in the file manager, waiting to be pasted."""
    data = QGuiApplication.clipboard().mimeData()
    return paths_of(data) if data else ()


def copied_image() -> QImage | None:
    """The picture on the clipboard, or None."""
    image = QGuiApplication.clipboard().image()
    return None if image.isNull() else image
