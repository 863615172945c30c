"""A program on a stick leaves nothing behind: what Qt notes of the folders seen last is put back as it was.

Qt's file dialogs keep that in a place of their own, on Windows in the registry. A program that is killed
leaves the name of one folder there; the lists of Windows itself are not ours to change.
"""

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Slot

from core.machine import Program

_OWNER, _GROUP = "QtProject", "FileDialog"


class Untraced(QObject):
    """Remembers what was noted before, and puts it back when the program ends."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._before = _noted()
        application.aboutToQuit.connect(self.put_back)

    @Slot()
    def put_back(self) -> None:
        """What was noted since goes."""
        settings = QSettings(QSettings.Scope.UserScope, _OWNER)
        settings.remove(_GROUP)
        for key, value in self._before.items():
            settings.setValue(f"{_GROUP}/{key}", value)
        settings.sync()


def leave_no_trace(application: QCoreApplication, program: Program) -> None:
    """From now on nothing of a portable program stays outside its own folder; call before any dialog.

    Elsewhere than on Windows, Qt lets the place itself be moved beside the data.
    """
    if not program.is_portable:
        return
    if program.data is not None:
        where = str(program.data)
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, where)
    Untraced(application)


def _noted() -> dict[str, Any]:
    settings = QSettings(QSettings.Scope.UserScope, _OWNER)
    settings.beginGroup(_GROUP)
    return {key: settings.value(key) for key in settings.allKeys()}
