"""The commune's overview: the score so far, what is missing, what is due next."""

from typing import ClassVar

from PySide6.QtCore import Slot

from core.cycle import NextAct, Place, Step
from core.deadlines import Deadline
from core.errors import CchcError
from core.overview import Overview
from core.to_do import ToDo, ToDoKind
from ui.carry_bar import CarryBar
from ui.changes import Topic
from ui.cycle_line import CycleLine
from ui.desk import Desk
from ui.home_body import HomeBody
from ui.home_cards import AreasCard, IndexCard, LateCard
from ui.home_lists import DueCard, LostCard, ToDoCard
from ui.icons import icon
from ui.messages import show_error
from ui.page import Page, nothing_here
from ui.receipt_words import receipt_of_year
from ui.report_acts import ReportActs
from ui.texts import common
from ui.texts import home as texts
from ui.texts.criteria import sample_banner
from ui.to_do import place_of, place_of_deadline, return_banner

_MARKS = {
    NextAct.SUBMIT: "export",
    NextAct.RECEIVE: "import",
    NextAct.READ_RESULT: "results",
    NextAct.CLOSE: "lock",
    NextAct.FIRST_RECORD: "add",
}
_PAGES = {
    NextAct.CHOOSE_CRITERIA: ("self", ""),
    NextAct.FIRST_RECORD: ("other", "plan:"),
    NextAct.CLOSE: ("self", ""),
    NextAct.SUBMIT: ("export", ""),
    NextAct.RECEIVE: ("import", ""),
    NextAct.READ_RESULT: ("results", ""),
}
_WITHOUT_SET = Place(step=Step.OPEN, act=NextAct.CHOOSE_CRITERIA)


class HomePage(Page):
    """Where am I, what is missing, what do I do next."""

    key: ClassVar[str] = "home"
    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_HOME)
        self._overview: Overview | None = None
        self._reports = ReportActs(self, desk)
        self.cycle = CycleLine()
        self.carry = CarryBar(desk)
        self.index = IndexCard(self._choose_deadlines)
        self.areas = AreasCard()
        self.late = LateCard(self._open_late)
        self.lost = LostCard(("", self._open_next_year))
        self.to_do = ToDoCard()
        self.due = DueCard(
            (
                (texts.PRINT, self._print),
                (texts.CHOICES, self._choose_deadlines),
                (texts.HOLIDAYS, self._edit_holidays),
            )
        )
        self._empty = nothing_here(texts.NO_CRITERIA)
        self._filled = HomeBody((self.index, self.areas, self.late), lists=(self.to_do, self.lost, self.due))
        self._next = self.add_primary(texts.ACTS[_WITHOUT_SET.act], self._go_on)
        self._next.hide()
        self._build()
        self.add_keys("Ctrl+P", self._print)
        self.to_do.opened.connect(self._open_row)
        self.lost.opened.connect(lambda row: desk.go_to("results", row.criterion))
        self.due.opened.connect(self._open_deadline)
        self.due.target_opened.connect(lambda row: desk.go_to("other", f"target:{row.target.id}"))
        desk.watch.seen.connect(self._show)
        desk.watch.failed.connect(self._show_failure)

    def reload(self) -> None:
        """Ask for a new picture; the old one stays until it is there."""
        if self._overview is None:
            self.set_context(self.desk.office().unit.name, common.year(self.desk.year), texts.LOADING)
        self.carry.look()
        self.desk.watch.ask()

    @Slot(object)
    def _show(self, overview: Overview) -> None:
        if overview is self._overview or not self.isVisible():
            return  # a page out of sight asks again when it is shown
        self._overview = overview
        self._show_head(overview)
        self._empty.hide()
        self._filled.show()
        published = overview.published is not None
        self.index.show(overview)
        self.areas.show(overview)
        self.late.show(overview)
        self.lost.setVisible(published)
        self.lost.show_rows(overview.lost, next_year=overview.score.year + 1)
        self.to_do.setVisible(not published)
        self.to_do.show_rows(overview.to_do)
        self.due.show_rows(overview)

    @Slot(object)
    def _show_failure(self, error: Exception) -> None:
        """Without a criteria set the page says what will be here; anything else is an error to tell."""
        self._overview = None
        self.set_context(self.desk.office().unit.name, common.year(self.desk.year))
        self.set_banner("")
        self._show_place(_WITHOUT_SET)
        self._empty.show()
        self._filled.hide()
        if not isinstance(error, CchcError):
            show_error(self, error)

    def _show_head(self, overview: Overview) -> None:
        score = overview.score
        self.set_context(
            score.unit.name,
            common.year(score.year),
            score.criteria.name,
            texts.STATES[score.state],
            receipt_of_year(self.desk),
        )
        returned = return_banner(self.desk.services.returns.waiting(score.year))
        first = "" if overview.has_records else texts.NO_RECORDS.format(year=score.year)
        self.set_banner(returned or first or sample_banner(score.criteria))
        self._show_place(overview.place)

    def _show_place(self, place: Place) -> None:
        """Mark the step of the cycle; the primary action is always the next one."""
        self.cycle.show()
        self._next.show()
        self.cycle.show_step(place.step)
        self._next.setText(texts.ACTS[place.act])
        self._next.setIcon(icon(_MARKS.get(place.act, "self"), "on_accent"))

    def _go_on(self) -> None:
        act = _WITHOUT_SET.act if self._overview is None else self._overview.place.act
        rows = () if self._overview is None else self._overview.to_do
        if act in _PAGES:
            self.desk.go_to(*_PAGES[act])
        elif act is NextAct.SELF_SCORE or not rows:
            first = next((row.criterion for row in rows if row.criterion), "")
            self.desk.go_to("self", first)
        else:
            returned = [row for row in rows if row.kind is ToDoKind.RETURNED]
            self._open_row(returned[0] if act is NextAct.CORRECT and returned else rows[0])

    def _open_row(self, row: ToDo) -> None:
        self.desk.go_to(*place_of(row, self.desk.year))

    def _open_deadline(self, row: Deadline) -> None:
        if row.year and row.year != self.desk.year:
            self.desk.set_year(row.year)
        self.desk.go_to(*place_of_deadline(row))

    def _open_late(self) -> None:
        if self._overview is not None and self._overview.late.without_apology:
            self.desk.go_to("dossiers", f"late_dossier:{self._overview.late.without_apology[0].id}")

    def _open_next_year(self) -> None:
        self.desk.set_year(self.desk.year + 1)

    def _choose_deadlines(self) -> None:
        from ui.dialogs.deadline_choices import DeadlineChoicesDialog

        if DeadlineChoicesDialog(self.desk, parent=self).exec():
            self.desk.changes.announce(Topic.OFFICE)

    def _edit_holidays(self) -> None:
        from ui.dialogs.holidays import HolidaysDialog

        if HolidaysDialog(self.desk, parent=self).exec():
            self.desk.changes.announce(Topic.OFFICE)

    def _print(self) -> None:
        self._reports.preview("deadlines")

    def _build(self) -> None:
        for table, name in (
            (self.to_do.table, "home-to-do"),
            (self.lost.table, "home-lost"),
            (self.due.overdue, "home-overdue"),
            (self.due.coming, "home-coming"),
            (self.due.targets, "home-targets"),
        ):
            table.keep_place(self.desk.places, name)
        for waiting in (self._filled, self._empty, self.cycle):
            waiting.hide()
        self.body.setSpacing(12)
        self.body.addWidget(self.carry)
        self.body.addWidget(self.cycle)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)
        self.body.addStretch(0)
