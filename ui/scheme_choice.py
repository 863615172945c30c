"""Light or dark as the person chose, or as the system is now; changed at once, in every open window."""

from PySide6.QtCore import QObject, QSettings, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.look import apply_look, wanted_scheme

SYSTEM = "system"
_KEY = "scheme"


def chosen_scheme(person: QSettings) -> str:
    """`light`, `dark`, or `system`."""
    held = str(person.value(_KEY) or SYSTEM)
    return held if held in {"light", "dark"} else SYSTEM


def change_scheme(person: QSettings, choice: str) -> None:
    """Keep the choice and show it."""
    person.setValue(_KEY, choice)
    _show(choice)


class SchemeWatch(QObject):
    """Follows the system's scheme while the person left the choice to it."""

    def __init__(self, application: QApplication, person: QSettings) -> None:
        super().__init__(application)
        self._person = person
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.follow)

    @Slot(Qt.ColorScheme)
    def follow(self, _scheme: object = None) -> None:
        """The system went light or dark."""
        if chosen_scheme(self._person) == SYSTEM:
            _show(SYSTEM)


def _show(choice: str) -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.property("scheme") != wanted_scheme(choice):
        apply_look(application, choice)
