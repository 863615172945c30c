"""The keys of editable grids, told once: which act a key press means, as spreadsheets have it."""

from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TABS = MappingProxyType({Qt.Key.Key_Tab: True, Qt.Key.Key_Backtab: False})


class CellAct(StrEnum):
    """What a key asks of a grid of cells."""

    COPY = "copy"
    CUT = "cut"
    PASTE = "paste"
    UNDO = "undo"
    REDO = "redo"
    FILL_DOWN = "fill_down"
    CLEAR = "clear"
    DOWN = "down"
    UP = "up"
    TODAY = "today"
    TICK = "tick"
    OPEN_LIST = "open_list"
    REMOVE_ROWS = "remove_rows"
    LEAVE = "leave"
    LEAVE_BACK = "leave_back"


_STANDARD = (
    (QKeySequence.StandardKey.Copy, CellAct.COPY),
    (QKeySequence.StandardKey.Cut, CellAct.CUT),
    (QKeySequence.StandardKey.Paste, CellAct.PASTE),
    (QKeySequence.StandardKey.Undo, CellAct.UNDO),
    (QKeySequence.StandardKey.Redo, CellAct.REDO),
)
_ARROWS = MappingProxyType(
    {
        Qt.Key.Key_Down: (1, 0),
        Qt.Key.Key_Up: (-1, 0),
        Qt.Key.Key_Right: (0, 1),
        Qt.Key.Key_Left: (0, -1),
    }
)
_CONTROL = MappingProxyType(
    {
        Qt.Key.Key_Y: CellAct.REDO,
        Qt.Key.Key_D: CellAct.FILL_DOWN,
        Qt.Key.Key_Semicolon: CellAct.TODAY,
        Qt.Key.Key_Minus: CellAct.REMOVE_ROWS,
        Qt.Key.Key_Tab: CellAct.LEAVE,
        Qt.Key.Key_Backtab: CellAct.LEAVE_BACK,
    }
)
_PLAIN = MappingProxyType(
    {
        Qt.Key.Key_Delete: CellAct.CLEAR,
        Qt.Key.Key_Backspace: CellAct.CLEAR,
        Qt.Key.Key_Space: CellAct.TICK,
    }
)


def act_of(event: QKeyEvent) -> CellAct | None:
    """The act a key press means outside an editor; None leaves it to the table."""
    for keys, act in _STANDARD:
        if event.matches(keys):
            return act
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return None if modifiers & Qt.KeyboardModifier.AltModifier else _CONTROL.get(key)
    if modifiers == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
        return CellAct.OPEN_LIST
    if key in _ENTER:
        return CellAct.UP if modifiers & Qt.KeyboardModifier.ShiftModifier else CellAct.DOWN
    return _PLAIN.get(key) if modifiers == Qt.KeyboardModifier.NoModifier else None


def edge_of(event: QKeyEvent) -> tuple[int, int] | None:
    """Where Ctrl with an arrow goes: to the first (-1) or last (1) row or column."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ControlModifier:
        return None
    return _ARROWS.get(Qt.Key(event.key()))


def step_of(event: QKeyEvent, *, takes_arrows: bool) -> tuple[int, int] | None:
    """Where a key moves that ends an edit: rows down, columns right. None stays in the editor.

    Arrows end an edit that began by typing over the cell; in one begun by F2 they move in its text.
    """
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    back = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    if key in _ENTER:
        return (-1, 0) if back else (1, 0)
    if key in _TABS:
        return (0, 1) if _TABS[key] and not back else (0, -1)
    if not takes_arrows or back:
        return None
    return _ARROWS.get(key)
