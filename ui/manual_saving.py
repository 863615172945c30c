"""Print the manual on checking packages with stock tools: one act for the page that shows the keys."""

from PySide6.QtWidgets import QWidget

from core.storage_errors import NoKey
from ui.desk import Desk
from ui.messages import choose_target, reporting, show_error, tell_where
from ui.progress_dialog import run_long
from ui.texts import keys as texts
from ui.texts import verify_manual as manual


def save_manual(parent: QWidget, desk: Desk) -> None:
    """Choose where the manual of this office goes, and write it as PDF or text document.

    The manual names the office's own key, so there must be one; without it that is said.
    """
    office = desk.office()
    with reporting(parent):
        card = desk.services.key_care.card()
        if card is None:
            raise NoKey
        name = manual.FILE_NAME.format(unit=office.unit.code)
        path = choose_target(parent, texts.MANUAL, name=name, kinds=texts.MANUAL_FILES)
        if path is None:
            return
        report = manual.verify_manual(card, office, day=desk.services.clock.today())
        run_long(
            parent,
            desk.jobs,
            title=texts.MANUAL_MAKING,
            work=lambda _progress: desk.services.make_report.write_made(report, path),
            done=lambda written: tell_where(parent, texts.MANUAL, what=texts.MANUAL_DONE, path=written),
            failed=lambda error: show_error(parent, error),
        )
