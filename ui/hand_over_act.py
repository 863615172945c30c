"""Offer the record of handing over: print it, or keep it as a file."""

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.delivery import Delivered
from core.exchanges import PackageRow
from ui.desk import Desk
from ui.messages import MessageDialog, Notice, choose_target, pick, show_error
from ui.opening import open_outside
from ui.printing import print_pdf
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
        self._scratch: tempfile.TemporaryDirectory[str] | None = None

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
            name = texts.HAND_OVER_NAME.format(year=row.period[:4], revision=row.revision)
            path = choose_target(self._page, texts.HAND_OVER_TITLE, name=name, kinds=texts.HAND_OVER_FILES)
            if path is not None:
                self.save(row, path, delivered=delivered)

    def save(self, row: PackageRow, path: Path, *, delivered: Delivered | None = None) -> None:
        """Write the record where the officer wants it."""
        self._write(row, path, delivered=delivered, is_printed=False)

    def print(self, row: PackageRow, delivered: Delivered | None = None) -> None:
        """Write the record aside and send it to a printer."""
        self._scratch = tempfile.TemporaryDirectory(prefix="so-cchc-")
        path = Path(self._scratch.name) / texts.HAND_OVER_NAME.format(
            year=row.period[:4], revision=row.revision
        )
        self._write(row, path, delivered=delivered, is_printed=True)

    def _write(self, row: PackageRow, path: Path, *, delivered: Delivered | None, is_printed: bool) -> None:
        service = self._desk.services.hand_over
        run_long(
            self._page,
            self._desk.jobs,
            title=texts.HAND_OVER_WRITING,
            work=lambda _progress: service.write(row.digest, path, delivered=delivered),
            done=self._printed if is_printed else self._saved,
            failed=self._failed,
        )

    def _saved(self, path: Path) -> None:
        self._desk.changes.tell(texts.HAND_OVER_WRITTEN)
        notice = Notice(title=texts.HAND_OVER_TITLE, what=texts.HAND_OVER_WRITTEN, why=path.name, mark="done")
        dialog = MessageDialog(notice, (common.OPEN, common.CLOSE), parent=self._page)
        dialog.exec()
        if dialog.chosen == 0:
            open_outside(path)

    def _printed(self, path: Path) -> None:
        if print_pdf(self._page, path, copies=_COPIES):
            self._desk.changes.tell(texts.HAND_OVER_PRINTED)
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def _failed(self, error: Exception) -> None:
        show_error(self._page, error)
