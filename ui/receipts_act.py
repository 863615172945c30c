"""Receipts go out: those that wait, from the import and from the page that sends."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

from core.services.receipts import WrittenReceipt
from ui.changes import Topic
from ui.dialogs.send_out import SendOutDialog
from ui.messages import show_error, tell_where
from ui.page import Page
from ui.progress_dialog import run_long
from ui.texts import receiving as texts


def write_receipts(
    page: Page, *, units: tuple[str, ...] = (), then: Callable[[], None] | None = None
) -> None:
    """Ask where to, then write the receipts that wait, or every receipt of these units."""
    dialog = SendOutDialog(
        texts.RECEIPTS_ACT, texts.RECEIPTS_WHY, desk=page.desk, has_form=False, parent=page
    )
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    folder, words = dialog.target(), dialog.passphrase()
    service = page.desk.services.receipts

    def written(made: tuple[WrittenReceipt, ...]) -> None:
        page.desk.changes.announce(Topic.PACKAGES, Topic.KEYS)
        what = texts.receipts_written(len(made))
        where: Path = made[0].path.parent if made else folder
        tell_where(page, texts.RECEIPTS_ACT, what=what, path=where)
        if then is not None:
            then()

    def failed(error: Exception) -> None:
        page.desk.changes.announce(Topic.PACKAGES)  # what was written before the failure stays
        show_error(page, error)

    run_long(
        page,
        page.desk.jobs,
        title=texts.RECEIPTS_WRITING,
        work=lambda progress: service.write(folder, units=units, passphrase=words, progress=progress),
        done=written,
        failed=failed,
    )
