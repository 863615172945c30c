"""Offer the record of handing over: look at it and print it, or keep it as a file."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.delivery import Delivered
from core.exchanges import PackageRow
from ui.desk import Desk
from ui.dialogs.print_preview import Previewed, preview_paper
from ui.messages import MessageDialog, Notice, choose_target, pick, show_error
from ui.opening import open_outside
from ui.progress_dialog import run_long
from ui.texts import common
from ui.texts import export_page as texts

_PRINT, _SAVE = 0, 1
_COPIES = 2  # one for each side


class HandOverAct:
    """For one page; every package of the register can be handed over, each time it is."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk = desk
        self._page = page

    def offer(self, row: PackageRow, delivered: Delivered | None = None) -> None:
        """Ask whether to print or to save, and do it."""
        notice = Notice(
            title=texts.HAND_OVER_TITLE,
            what=texts.HAND_OVER_WHAT.format(revision=row.revision, year=row.period[:4]),
            why=texts.HAND_OVER_WHY,
            mark="done",
        )
        acts = (texts.HAND_OVER_PRINT, texts.HAND_OVER_SAVE, common.CANCEL)
        chosen = pick(self._page, notice, acts=acts)
        if chosen == _PRINT:
            self.print(row, delivered)
        elif chosen == _SAVE:
            path = choose_target(
                self._page, texts.HAND_OVER_TITLE, name=_name(row), kinds=texts.HAND_OVER_FILES
            )
            if path is not None:
                self.save(row, path, delivered=delivered)

    def save(self, row: PackageRow, path: Path, *, delivered: Delivered | None = None) -> None:
        """Write the record where the officer wants it."""
        service = self._desk.services.hand_over
        run_long(
            self._page,
            self._desk.jobs,
            title=texts.HAND_OVER_WRITING,
            work=lambda _progress: service.write(row.digest, path, delivered=delivered),
            done=self._saved,
            failed=self._failed,
        )

    def print(self, row: PackageRow, delivered: Delivered | None = None) -> None:
        """Look at the record and print it, one copy for each side."""
        service = self._desk.services.hand_over
        paper = Previewed(
            title=texts.HAND_OVER_TITLE,
            file_name=_name(row).removesuffix(".pdf"),
            make=lambda _progress: service.sheet(row.digest, delivered),
            copies=_COPIES,
        )
        preview_paper(self._page, self._desk, paper=paper)

    def _saved(self, path: Path) -> None:
        self._desk.changes.tell(texts.HAND_OVER_WRITTEN)
        notice = Notice(title=texts.HAND_OVER_TITLE, what=texts.HAND_OVER_WRITTEN, why=path.name, mark="done")
        dialog = MessageDialog(notice, (common.OPEN, common.CLOSE), parent=self._page)
        dialog.exec()
        if dialog.chosen == 0:
            open_outside(path)

    def _failed(self, error: Exception) -> None:
        show_error(self._page, error)


def _name(row: PackageRow) -> str:
    return texts.HAND_OVER_NAME.format(year=row.period[:4], revision=row.revision)
