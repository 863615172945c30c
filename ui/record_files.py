"""Records in and out of spreadsheets: a menu any record page can carry."""

from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from core.foreign.values import ForeignLook
from core.services.exchange_records import RecordsImported
from ui.changes import Topic
from ui.dialogs.foreign_export import ForeignExportDialog
from ui.dialogs.import_outcome import ImportOutcomeDialog
from ui.messages import choose_file, choose_target, show_error, tell_where
from ui.page import Page
from ui.progress_dialog import run_long
from ui.texts import foreign_export
from ui.texts import other_records as texts


class RecordFiles:
    """Import, export and the empty template, for one page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def add_menu(self) -> QWidget:
        """Put the menu among the page's quiet actions."""
        menu = QMenu(self._page)
        menu.addAction(f"{texts.IMPORT}\tCtrl+I", self.bring_in)
        menu.addAction(foreign_export.MENU, self.bring_in_foreign)
        menu.addAction(f"{texts.EXPORT}\tCtrl+E", self.write)
        menu.addAction(texts.TEMPLATE, self.write_template)
        self._page.add_keys("Ctrl+I", self.bring_in)
        self._page.add_keys("Ctrl+E", self.write)
        button = self._page.add_action(texts.FILE_MENU, lambda: None, mark="other")
        button.setMenu(menu)
        return button

    def bring_in(self) -> None:
        """Import a file: all of it or nothing."""
        path = choose_file(self._page, texts.IMPORT_TITLE, kinds=texts.FILES)
        if path is None:
            return
        service = self._page.desk.services.exchange_records
        run_long(
            self._page,
            self._page.desk.jobs,
            title=texts.IMPORT_TITLE,
            work=lambda progress: service.import_file(path, progress=progress),
            done=lambda result: self._imported(path, result),
            failed=self._failed,
        )

    def bring_in_foreign(self) -> None:
        """Bring in the export of another program, its columns mapped by the officer."""
        path = choose_file(self._page, foreign_export.CHOOSE, kinds=foreign_export.FILES)
        if path is not None:
            self.map_file(path)

    def map_file(self, path: Path) -> None:
        """Look at a file of another program, then map its columns."""
        service = self._page.desk.services.map_foreign
        run_long(
            self._page,
            self._page.desk.jobs,
            title=foreign_export.LOOKING,
            work=lambda _progress: service.look(path),
            done=lambda look: self._map(path, look),
            failed=self._failed,
        )

    def write(self) -> None:
        """Export the year's records."""
        self._write(texts.EXPORT_NAME, "export_file")

    def write_template(self) -> None:
        """Write the empty template."""
        self._write(texts.TEMPLATE_NAME, "template")

    def _write(self, name: str, act: str) -> None:
        desk = self._page.desk
        year = desk.year
        path = choose_target(self._page, texts.EXPORT_TITLE, name=name.format(year=year), kinds=texts.SHEET)
        if path is None:
            return
        service = desk.services.exchange_records
        write = service.export_file if act == "export_file" else service.template
        run_long(
            self._page,
            desk.jobs,
            title=texts.EXPORT_TITLE,
            work=lambda progress: write(path, year=year, progress=progress),
            done=self._written,
            failed=self._failed,
        )

    def _imported(self, path: Path, result: RecordsImported) -> None:
        if result.is_done:
            self._page.desk.changes.announce(Topic.RECORDS)
        dialog = ImportOutcomeDialog(result, path, desk=self._page.desk, parent=self._page)
        dialog.changed.connect(lambda: self._page.desk.changes.announce(Topic.RECORDS))
        dialog.exec()

    def _map(self, path: Path, look: ForeignLook) -> None:
        desk = self._page.desk
        dialog = ForeignExportDialog(desk, path, look=look, year=desk.year, parent=self._page)
        dialog.exec()
        if dialog.result_of is not None:
            self._imported(path, dialog.result_of)

    def _written(self, path: Path) -> None:
        tell_where(self._page, texts.EXPORT_TITLE, what=texts.WRITTEN, path=path)

    def _failed(self, error: Exception) -> None:
        show_error(self._page, error)
