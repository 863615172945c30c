"""Writes the list of packages that could not be received, for printing or for sending to their units."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from core.reporting.refused_list import RefusedFile
from ui.messages import choose_target, show_error, tell_where
from ui.page import Page
from ui.progress_dialog import run_long
from ui.texts import import_page as texts


class RefusedAct:
    """A quiet action of a page, in sight while something was refused; `files` answers what."""

    def __init__(self, page: Page, files: Callable[[], tuple[RefusedFile, ...]]) -> None:
        self._page, self._files = page, files
        self.button: QPushButton = page.add_action(
            texts.WRITE_REFUSED, self.ask, mark="reports", keys="Ctrl+E"
        )
        self.button.hide()

    def ask(self) -> None:
        """Ask where to, then write."""
        if not self.button.isVisible():
            return
        path = choose_target(
            self._page,
            texts.WRITE_REFUSED_TITLE,
            name=texts.WRITE_REFUSED_NAME,
            kinds=texts.WRITE_REFUSED_FILES,
        )
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the list."""
        files, service = self._files(), self._page.desk.services.round_papers

        def written(made: Path) -> None:
            what = texts.REFUSED_WRITTEN.format(count=len(files))
            self._page.desk.changes.tell(what)
            tell_where(self._page, texts.WRITE_REFUSED_TITLE, what=what, path=made)

        run_long(
            self._page,
            self._page.desk.jobs,
            title=texts.WRITING_REFUSED,
            work=lambda _progress: service.write_refused(files, path),
            done=written,
            failed=lambda error: show_error(self._page, error),
        )
