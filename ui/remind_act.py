"""Reminders are written from where it is seen who owes something."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPushButton

from core.services.round_board import BoardRow, RoundBoard
from core.services.round_papers import Asked
from ui.dialogs.remind_units import EACH, RemindUnitsDialog
from ui.messages import choose_folder, choose_target, show_error, tell_where
from ui.page import Page
from ui.progress_dialog import run_long
from ui.texts import reports_page
from ui.texts import round_board as texts

Look = Callable[[], tuple[RoundBoard | None, Sequence[BoardRow]]]


class RemindAct:
    """A quiet action of a page; `look` answers the board and the rows selected on it."""

    def __init__(self, page: Page, look: Look) -> None:
        self._page, self._look = page, look
        self.button: QPushButton = page.add_action(texts.REMIND, self.ask, mark="reports", keys="Ctrl+P")

    def ask(self) -> None:
        """Ask whom and where to, then write."""
        board, selected = self._look()
        if board is None or not self.button.isEnabled():
            return
        dialog = RemindUnitsDialog(self._page.desk, board, selected=selected, parent=self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        suffix, year = dialog.suffix(), board.round.year
        if suffix == EACH:
            target = choose_folder(self._page, texts.REMIND_FOLDER)
        else:
            name = texts.REMIND_NAME.format(year=year, suffix=suffix)
            target = choose_target(self._page, texts.REMIND_TITLE, name=name, kinds=reports_page.FILES)
        if target is not None:
            self.write(year, target, asked=dialog.asked(), is_each=suffix == EACH)

    def write(self, year: int, target: Path, *, asked: Asked, is_each: bool) -> None:
        """Write the reminders under a progress dialog."""
        papers = self._page.desk.services.round_papers

        def written(made: tuple[Path, int]) -> None:
            path, count = made
            what = texts.reminded(count)
            self._page.desk.changes.tell(what)
            tell_where(self._page, texts.REMIND_TITLE, what=what, path=path)

        run_long(
            self._page,
            self._page.desk.jobs,
            title=texts.REMINDING,
            work=lambda progress: (
                (target, len(papers.write_letters(year, target, asked=asked, progress=progress)))
                if is_each
                else papers.write_reminders(year, target, asked=asked)
            ),
            done=written,
            failed=lambda error: show_error(self._page, error),
        )
