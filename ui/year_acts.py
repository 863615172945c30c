"""What is done with a year as a whole: close its figures, open them again, look back."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from core.assessment import State
from core.self_score import SelfScore
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.close_year import CloseYearDialog
from ui.dialogs.write_reason import ask_reason
from ui.dialogs.year_history import YearHistoryDialog
from ui.messages import reporting
from ui.places_of import place_of_finding
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
        """Show who closed, opened and sent, and what is another since."""
        history = self._desk.services.year_history
        with reporting(self._page):
            dialog = YearHistoryDialog(
                score.year,
                acts=history.acts(score.year),
                changes=history.changes(score),
                parent=self._page,
            )
            dialog.asked.connect(self._stand_on)
            dialog.exec()

    def _close(self, score: SelfScore) -> None:
        service = self._desk.services.self_assessment
        dialog = CloseYearDialog(
            score.year,
            failing=service.open_sums(score.year),
            missing=len({item.criterion for item in score.missing}),
            parent=self._page,
        )
        dialog.asked.connect(self._go)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            with reporting(self._page):
                service.close(score.year)
            self._desk.changes.announce(Topic.ENTRIES)

    def _reopen(self, year: int) -> None:
        reason = ask_reason(self._page, texts.REOPEN_YEAR, question=texts.REOPEN_WHAT.format(year=year))
        if reason:
            with reporting(self._page):
                self._desk.services.self_assessment.reopen(year, reason)
            self._desk.changes.announce(Topic.ENTRIES)

    def _go(self, where: str) -> None:
        self._desk.go_to(*place_of_finding(where, self._desk))
