"""Updating the program from its window: the menu, a file opened from outside, and the end of this program."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from ui.desk import Desk
from ui.leaving import may_leave
from ui.messages import reporting


def open_update(desk: Desk, file: Path | None, *, parent: QWidget) -> None:
    """Show what an update brings and carry it out; once Setup runs, the window closes.

    Args:
        desk: of the window.
        file: an update that was opened or dropped; None to choose one.
        parent: the window, or a widget in it.
    """
    from ui.dialogs.update_program import UpdateProgramDialog

    if desk.updates is None:
        return
    window = parent.window()
    with reporting(window):
        dialog = UpdateProgramDialog(
            desk, desk.updates(), may_leave=partial(may_leave, window, desk), parent=window
        )
        if file is not None:
            dialog.take(file)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        desk.forget_drafts()  # given up before Setup was started; Setup waits for this program to end
        window.close()
