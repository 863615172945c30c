"""A submission is sent back from where it is seen: the board or the appraisal."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QPushButton

from core.errors import CchcError
from core.services.export_package import Exported
from ui.changes import Topic
from ui.dialogs.return_package import ReturnDialog
from ui.messages import show_error
from ui.page import Page
from ui.progress_dialog import run_long
from ui.tell_delivered import tell_delivered
from ui.texts import returning as texts


class ReturnAct:
    """A quiet action of a page; `unit` answers the code of the unit stood on, or an empty text."""

    def __init__(self, page: Page, unit: Callable[[], str]) -> None:
        self._page, self._unit = page, unit
        self.button: QPushButton = page.add_action(texts.RETURN, self.ask, mark="send")

    def ask(self) -> None:
        """Ask what to correct, then write the package."""
        desk, code = self._page.desk, self._unit()
        if not code:
            return
        try:
            sheet = desk.services.appraisal.sheet(desk.year, code)
        except CchcError as error:
            show_error(self._page, error)
            return
        dialog = ReturnDialog(desk, sheet, parent=self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        service, year = desk.services.send_return, desk.year
        correction, outward = dialog.correction(), dialog.out.outward()

        def written(sent: Exported) -> None:
            desk.changes.announce(Topic.PACKAGES, Topic.ROUNDS, Topic.APPRAISALS, Topic.KEYS)
            what = texts.RETURNED.format(unit=sheet.unit.name)
            tell_delivered(self._page, texts.RETURN_ACT, what=what, made=(sent,))

        run_long(
            self._page,
            desk.jobs,
            title=texts.RETURNING,
            work=lambda progress: service.send(
                year,
                code,
                correction=correction,
                outward=outward(progress),
            ),
            done=written,
            failed=lambda error: show_error(self._page, error),
        )
