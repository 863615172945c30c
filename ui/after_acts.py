"""What follows a result: give tasks, make the review task, take over what stays open, and undo each."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog

from core.errors import CchcError
from core.records.oversight import InspectionFinding
from core.records.planning import Task
from core.review_duty import ReviewDuty
from core.services.papers.after_result import RESULT
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.index_task import IndexTaskDialog
from ui.dialogs.win_back import WinBackDialog
from ui.messages import reporting
from ui.page import Page
from ui.report_acts import ReportActs
from ui.result_lines import ResultLines
from ui.texts import numbers
from ui.texts import results as texts
from ui.undo_bar import UndoBar


class AfterActs:
    """One method per act; the page reloads by the news."""

    def __init__(self, page: Page, *, lines: ResultLines, undo: UndoBar) -> None:
        self._page, self._lines, self._undo = page, lines, undo

    @property
    def _desk(self) -> Desk:
        return self._page.desk

    def give(self) -> None:
        """Give the chosen lines a task each."""
        chosen, year = self._lines.ticked(), self._desk.year
        if not chosen:
            self._lines.table.setFocus()
            self._desk.changes.tell(texts.PICK_HINT)
            return
        dialog = WinBackDialog(self._desk, chosen, year=year, owners=self._owners(year), parent=self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        with reporting(self._page):
            given = self._desk.services.aftermath.win_back.create(year, dialog.orders(), into=dialog.year())
            self._lines.untick()
            self._desk.changes.announce(Topic.RECORDS)
            words = texts.given_told(len(given.made), year=dialog.year())
            self._tell(words)
            self._undo.offer_words(words, lambda: self._withdraw(given.made))

    def improve_index(self) -> None:
        """Give a task for an index of others."""
        year, aftermath = self._desk.year, self._desk.services.aftermath
        names = list(dict.fromkeys(row.outside.name for row in aftermath.years.outside()))
        owner = self._desk.office().officer.name
        dialog = IndexTaskDialog(self._desk, names, year=year, owner=owner, parent=self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        with reporting(self._page):
            task = aftermath.win_back.improve_index(year, dialog.order())
            self._desk.changes.announce(Topic.RECORDS)
            words = texts.index_task_told(task.criterion, year=task.year)
            self._tell(words)
            self._undo.offer_words(words, lambda: self._withdraw((task,)))

    def rate_head(self) -> None:
        """Go to the rating of the head of the unit, or begin it."""
        held = self._desk.services.record_entry.list("head_rating", self._desk.year)
        self._desk.go_to("other", f"head_rating:{held[0].id}" if held else "head_rating:")

    def review(self, duty: ReviewDuty) -> None:
        """Make the task of the self-review report."""
        office = self._desk.office()
        with reporting(self._page):
            task = self._desk.services.aftermath.review.create(
                duty.year,
                title=texts.review_title(duty),
                owner=office.signatory.name or office.officer.name,
                note_text=texts.review_note(duty),
            )
            self._desk.changes.announce(Topic.RECORDS)
            words = texts.MADE_REVIEW.format(day=numbers.day(task.due_on))
            self._tell(words)
            self._undo.offer_words(words, lambda: self._withdraw((task,)))

    def carry(self) -> None:
        """Take over into the next year what this one leaves open."""
        into = self._desk.year + 1
        with reporting(self._page):
            copies = self._desk.services.aftermath.carry_over.take_over(into)
            self._desk.changes.announce(Topic.RECORDS)
            tasks = sum(1 for copy in copies if isinstance(copy, Task))
            words = texts.carried_told(len(copies) - tasks, tasks, year=into)
            self._tell(words)
            self._undo.offer_words(words, lambda: self._give_back(copies))

    def print_result(self) -> None:
        """Look at the result with its lost points, then print it or write it as a file."""
        ReportActs(self._page, self._desk).preview(RESULT)

    def open_task(self, task: Task) -> None:
        """Go to a task, in the year it belongs to."""
        self._desk.set_year(task.year)
        self._desk.go_to("tasks", task.id)

    def _owners(self, year: int) -> Mapping[str, str]:
        """Who answers for each criterion; under the empty key whom to propose for the others."""
        owners = {"": self._desk.office().officer.name}
        try:
            score = self._desk.services.self_assessment.score(year)
        except CchcError:
            return owners
        return owners | {line.criterion.id: line.entry.owner for line in score.lines if line.entry.owner}

    def _withdraw(self, tasks: Sequence[Task]) -> None:
        with reporting(self._page):
            self._desk.services.aftermath.win_back.withdraw(tasks)
            self._desk.changes.announce(Topic.RECORDS)

    def _give_back(self, copies: tuple[InspectionFinding | Task, ...]) -> None:
        with reporting(self._page):
            self._desk.services.aftermath.carry_over.give_back(copies)
            self._desk.changes.announce(Topic.RECORDS)

    def _tell(self, words: str) -> None:
        self._desk.changes.tell(words)
