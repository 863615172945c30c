"""Print the manual on checking packages with stock tools: one act for the page that shows the keys."""

from PySide6.QtWidgets import QWidget

from core.storage_errors import NoKey
from ui.desk import Desk
from ui.dialogs.print_preview import preview_report
from ui.messages import reporting
from ui.texts import keys as texts
from ui.texts import verify_manual as manual


def save_manual(parent: QWidget, desk: Desk) -> None:
    """Look at the manual of this office, then print it or save it as PDF or text document.

    The manual names the office's own key, so there must be one; without it that is said.
    """
    office = desk.office()
    with reporting(parent):
        card = desk.services.key_care.card()
        if card is None:
            raise NoKey
        name = manual.FILE_NAME.format(unit=office.unit.code).rpartition(".")[0]
        report = manual.verify_manual(card, office, day=desk.services.clock.today())
        preview_report(parent, desk, title=texts.MANUAL_TITLE, make=lambda _progress: report, file_name=name)
