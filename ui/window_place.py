"""Where the window stood: brought back onto a screen that is there, never larger than it."""

from PySide6.QtCore import QByteArray, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_KEY = "geometry"
_SIZE = QSize(1366, 728)
_TITLE_ROOM = 40
_SEEN = 120  # pixels of the title that must be on a screen


def bring_back(window: QWidget, person: QSettings) -> None:
    """The size and place of the last time, else a size the screen has room for."""
    state = person.value(_KEY)
    if not isinstance(state, QByteArray) or not window.restoreGeometry(state):
        window.resize(window.screen().availableGeometry().size().boundedTo(_SIZE))
        return
    if not window.isMaximized():
        rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        window.setGeometry(onto_a_screen(window.geometry(), rooms))


def keep(window: QWidget, person: QSettings) -> None:
    """Remember where the window stands."""
    person.setValue(_KEY, window.saveGeometry())


def fit(dialog: QWidget, wanted: tuple[int, int]) -> None:
    """Give a dialog the size (pixels) it wants, or the room of the screen: half of 1366 by 768 at 200 %."""
    room = room_of(dialog).size() - QSize(0, _TITLE_ROOM)
    dialog.resize(QSize(*wanted).boundedTo(room))


def grow(dialog: QWidget, wanted: tuple[int, int]) -> None:
    """Give an open dialog a new size (pixels), moved as little as it takes to stay on its screen."""
    fit(dialog, wanted)
    dialog.move(_onto(room_of(dialog), dialog.frameGeometry()).topLeft())


def room_of(dialog: QWidget) -> QRect:
    """The part of its screen a dialog may lie in."""
    return dialog.screen().availableGeometry()


def give_fields_room(dialog: QWidget) -> None:
    """As high as the fields and wrapped words of a dialog need: Qt stops at two thirds of the screen."""
    layout = dialog.layout()
    if layout is None:
        return
    width = dialog.width()
    needed = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
    if needed > dialog.height():
        grow(dialog, (width, needed))


def onto_a_screen(wanted: QRect, rooms: list[QRect]) -> QRect:
    """The rectangle itself where enough of its top is seen on a screen, else moved into the first screen."""
    head = QRect(wanted.left(), wanted.top(), wanted.width(), 1)
    seen = [room for room in rooms if room.intersected(head).width() >= min(_SEEN, wanted.width())]
    room = seen[0] if seen else rooms[0]
    size = wanted.size().boundedTo(room.size())
    if seen and size == wanted.size():
        return wanted
    return _onto(room, QRect(wanted.topLeft() if seen else room.topLeft(), size))


def _onto(room: QRect, wanted: QRect) -> QRect:
    """The rectangle moved as little as it takes to lie in a room; what is larger begins at the top left."""
    placed = QRect(wanted)
    placed.moveLeft(max(room.left(), min(placed.left(), room.right() + 1 - placed.width())))
    placed.moveTop(max(room.top(), min(placed.top(), room.bottom() + 1 - placed.height())))
    return placed
