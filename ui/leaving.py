"""Before the window goes: what was typed last is saved, what is half-typed is asked about."""

from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.messages import Notice, stays
from ui.texts import common as texts


def may_leave(window: QWidget, desk: Desk) -> bool:
    """Whether nothing half-typed is left, or the person gives it up; else its page is opened."""
    focused = window.focusWidget()
    if focused is not None:
        focused.clearFocus()  # what was typed last is saved as on leaving a field
    page = desk.draft_page()
    if not page:
        return True
    notice = Notice(title=texts.DRAFT_TITLE, what=texts.DRAFT_WHAT, why=texts.DRAFT_WHY)
    if not stays(window, notice, stay=texts.DRAFT_STAY, leave=texts.DRAFT_CLOSE):
        return True
    desk.go_to(page)
    return False
