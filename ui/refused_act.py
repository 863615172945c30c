"""Shows the list of packages that could not be received, to be printed or sent to their units."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from core.reporting.refused_list import RefusedFile
from ui.dialogs.print_preview import preview_report
from ui.page import Page
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
        """Look at the list, then print it or write it as a file."""
        if not self.button.isVisible():
            return
        files, service = self._files(), self._page.desk.services.round_papers
        preview_report(
            self._page,
            self._page.desk,
            title=texts.WRITE_REFUSED_TITLE,
            make=lambda _progress: service.refused(files),
            file_name=texts.WRITE_REFUSED_NAME.rpartition(".")[0],
        )
