"""What the keys of a number grid do: a spreadsheet's keys, by name."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from ui.grid_view import GridTable

Act = Callable[[], object]
_KEYS = QKeySequence.StandardKey
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def act_for(table: "GridTable", event: QKeyEvent) -> Act | None:
    """What a key does; None for a key that is Qt's."""
    blocks, grid = table.blocks, table.grid
    for keys, act in (
        (_KEYS.Copy, blocks.copy),
        (_KEYS.Cut, blocks.cut),
        (_KEYS.Paste, blocks.paste),
        (_KEYS.Undo, grid.undo),
        (_KEYS.Redo, grid.redo),
    ):
        if event.matches(keys):
            return act
    if event.modifiers() & _ALT and event.key() in _PAGES:
        return partial(table.rows_asked.emit, _PAGES[Qt.Key(event.key())])
    if event.modifiers() & _CONTROL:
        return _act_with_control(table, event)
    down = -1 if event.modifiers() & _SHIFT else 1
    acts: dict[Qt.Key, Act] = {
        Qt.Key.Key_F2: table.edit_current,
        Qt.Key.Key_Delete: blocks.clear,
        Qt.Key.Key_Backspace: table.retype,
        Qt.Key.Key_Return: partial(table.enter, down),
        Qt.Key.Key_Enter: partial(table.enter, down),
    }
    return acts.get(Qt.Key(event.key()))


def _act_with_control(table: "GridTable", event: QKeyEvent) -> Act | None:
    acts: dict[Qt.Key, Act] = {
        Qt.Key.Key_Y: table.grid.redo,
        Qt.Key.Key_D: partial(table.blocks.fill, is_down=True),
        Qt.Key.Key_R: partial(table.blocks.fill, is_down=False),
        Qt.Key.Key_Tab: partial(table.leave, forward=True),
        Qt.Key.Key_Backtab: partial(table.leave, forward=False),
        **{key: partial(table.group_asked.emit, by) for key, by in _PAGES.items()},
    }
    columns = table.columns_in_sight()
    if columns and not event.modifiers() & _SHIFT:
        acts |= _jumps(table, last=table.grid.rowCount() - 1, columns=columns)
    return acts.get(Qt.Key(event.key()))


def _jumps(table: "GridTable", *, last: int, columns: tuple[int, ...]) -> dict[Qt.Key, Act]:
    """Ctrl with an arrow goes to the edge, with Home and End to a corner."""
    row, column = table.currentIndex().row(), table.currentIndex().column()
    return {
        Qt.Key.Key_Home: partial(table.stand, 0, columns[0]),
        Qt.Key.Key_End: partial(table.stand, last, columns[-1]),
        Qt.Key.Key_Up: partial(table.stand, 0, column),
        Qt.Key.Key_Down: partial(table.stand, last, column),
        Qt.Key.Key_Left: partial(table.stand, row, columns[0]),
        Qt.Key.Key_Right: partial(table.stand, row, columns[-1]),
    }
