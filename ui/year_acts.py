"""What is done with a year as a whole: close its figures, open them again, look back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from core.assessment import State
from core.findings import Finding
from core.progress import Progress
from core.self_score import SelfScore
from core.services.year_history import Changes, YearAct
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.close_year import CloseYearDialog
from ui.dialogs.write_reason import ask_reason
from ui.dialogs.year_history import YearHistoryDialog
from ui.messages import reporting, show_error
from ui.places_of import place_of_finding
from ui.progress_dialog import run_long
from ui.texts import self_assessment as texts


class YearActs:
    """The acts behind the buttons of the self-scoring page."""

    def __init__(self, desk: Desk, page: QWidget, *, stand_on: Callable[[str], None]) -> None:
        self._desk = desk
        self._page = page
        self._stand_on = stand_on

    def close_or_reopen(self, score: SelfScore) -> None:
        """Close a draft after its sums were looked at; open a closed year with a reason."""
        if score.state is State.DRAFT:
            self._close(score)
        elif score.state is State.CLOSED:
            self._reopen(score.year)

    def show_history(self, score: SelfScore) -> None:
        """Show who closed, opened and sent, and what is another since; read by the worker."""
        history = self._desk.services.year_history

        def work(_progress: Progress) -> tuple[int, tuple[YearAct, ...], Changes | None]:
            return score.year, history.acts(score.year), history.changes(score)

        self._run(work, self._show)

    def _close(self, score: SelfScore) -> None:
        """Every sum of the year is looked at by the worker first."""
        service = self._desk.services.self_assessment
        missing = len({item.criterion for item in score.missing})

        def work(_progress: Progress) -> tuple[int, tuple[Finding, ...], int]:
            return score.year, service.open_sums(score.year), missing

        self._run(work, self._ask)

    def _run(self, work: Callable[[Progress], object], done: Callable[[Any], None]) -> None:
        run_long(
            self._page,
            self._desk.jobs,
            title=texts.LOOKING,
            work=work,
            done=done,
            failed=self._failed,
        )

    def _show(self, found: tuple[int, tuple[YearAct, ...], Changes | None]) -> None:
        year, acts, changes = found
        dialog = YearHistoryDialog(year, acts=acts, changes=changes, parent=self._page)
        dialog.asked.connect(self._stand_on)
        dialog.exec()

    def _ask(self, found: tuple[int, tuple[Finding, ...], int]) -> None:
        year, failing, missing = found
        dialog = CloseYearDialog(year, failing=failing, missing=missing, parent=self._page)
        dialog.asked.connect(self._go)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            with reporting(self._page):
                self._desk.services.self_assessment.close(year)
            self._desk.changes.announce(Topic.ENTRIES)

    def _failed(self, error: Exception) -> None:
        show_error(self._page, error)

    def _reopen(self, year: int) -> None:
        reason = ask_reason(self._page, texts.REOPEN_YEAR, question=texts.REOPEN_WHAT.format(year=year))
        if reason:
            with reporting(self._page):
                self._desk.services.self_assessment.reopen(year, reason)
            self._desk.changes.announce(Topic.ENTRIES)

    def _go(self, where: str) -> None:
        self._desk.go_to(*place_of_finding(where, self._desk))
