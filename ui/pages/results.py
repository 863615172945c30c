"""The authority's result beside what the commune submitted, and everything that follows it."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QWidget

from core.carrying import LeftOpen
from core.improvement import ImprovementPlan, LostLine
from core.own_index import goals_reached, names_own_index
from core.result_view import ResultView
from core.review_duty import ReviewDuty
from ui.act_bar import ActBar
from ui.after_acts import AfterActs
from ui.changes import Topic
from ui.desk import Desk
from ui.improvement_list import ImprovementList
from ui.left_open_list import LeftOpenList
from ui.messages import plain_label, reporting
from ui.page import GAP, SMALL, Page, card, nothing_here
from ui.result_areas import ResultAreas
from ui.result_lines import ResultLines
from ui.result_years import ResultYears
from ui.texts import common, numbers
from ui.texts import results as texts
from ui.texts.record_ratios import asked, target_lines
from ui.texts.records import choice_label
from ui.undo_bar import UndoBar

_FIGURES = (texts.INDEX, texts.BAND, texts.RANK, texts.LOST_POINTS)


class ResultsPage(Page):
    """Figures above; lines, areas, plan, years and what stays open below, each under its tab."""

    key: ClassVar[str] = "results"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.PACKAGES, Topic.RECORDS, Topic.EVIDENCE, Topic.ENTRIES}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_RESULTS)
        self.view: ResultView | None = None
        self.plan: ImprovementPlan | None = None
        self._revision = 0
        self.review, self.undo = ActBar(), UndoBar()
        self.lines, self.areas = ResultLines(desk), ResultAreas()
        self.acts = AfterActs(self, lines=self.lines, undo=self.undo)
        self.improvements, self.left_open = ImprovementList(), LeftOpenList(desk)
        self.years = ResultYears(desk)
        self.tabs = QTabWidget()
        self._cards: dict[str, tuple[QLabel, QLabel]] = {}
        self._strip = QWidget()
        self._empty = nothing_here(texts.NONE_HERE, texts.IMPORT, act=self._receive)
        self._import = self.add_action(texts.IMPORT, self._receive, mark="import", keys="Ctrl+I")
        self._print = self.add_action(texts.PRINT, self.acts.print_result, mark="reports", keys="Ctrl+P")
        self.give = self.add_primary(texts.give(0), self.acts.give, mark="tasks", keys=texts.GIVE_KEYS)
        self._build()
        self._listen()

    def reload(self) -> None:
        """Read the newest result, its plan, and what the year leaves open."""
        year = self.desk.year
        if self.view is not None and self.view.year != year:
            self._revision = 0
        with reporting(self):
            services = self.desk.services
            self.view = services.receive_results.result(year, revision=self._revision)
            self.plan = services.aftermath.win_back.plan(year)
            before = services.receive_results.result(year - 1)
            self._show(self.view, services.aftermath.review.duty(year), before=before)
            self._show_open(self.left_open.show_year(year))
            self._show_years()

    def stand_on(self, subject: str) -> None:
        """`years` shows the years, `open` what stays open, `plan` the plan; else a criterion."""
        self.refresh()
        places: dict[str, QWidget] = {
            "open": self.left_open,
            "plan": self.improvements,
            "years": self.years,
        }
        self.tabs.setCurrentWidget(places.get(subject, self.lines))
        if subject and subject not in places:
            self.lines.stand_on(subject)

    def _receive(self) -> None:
        """Packages of every kind are received in one place."""
        self.desk.go_to("import")

    def _look_at(self, revision: int) -> None:
        self._revision = revision
        self.refresh()

    def _show(self, view: ResultView | None, duty: ReviewDuty | None, *, before: ResultView | None) -> None:
        has_result = view is not None
        self._strip.setVisible(has_result)
        self.give.setVisible(has_result)
        self._import.setVisible(has_result)
        self._print.setVisible(has_result)
        self._empty.setVisible(not has_result)
        for widget in (self.lines, self.areas, self.improvements):
            self.tabs.setTabVisible(self.tabs.indexOf(widget), has_result)
        self.set_context(common.year(self.desk.year), texts.context(view) if view is not None else "")
        self.set_banner(self._warning(view))
        self._show_duty(duty)
        if view is None or self.plan is None:
            return
        self._show_figures(view, before)
        lost = {each.line.criterion: each for each in self.plan.lines}
        self.lines.panel.forget()
        self.lines.show_view(view, lost if view.is_newest else {})
        self.areas.show_view(view, before=before, duty=duty)
        self._show_goals(view)

    def _show_goals(self, view: ResultView) -> None:
        """Targets of the year and of the next one, and the rating of the head of the unit."""
        entry = self.desk.services.record_entry
        reached = goals_reached(entry.list("target", view.year), view)
        ratings = (
            texts.rating(choice_label(row.grade), decision=row.decision)
            for row in entry.list("head_rating", view.year)
        )
        goals = [" ".join((f"{found.target.name}.", *target_lines(found))) for found in reached]
        self.areas.show_words(goals, "; ".join(ratings))
        following = (row for row in entry.list("target", view.year + 1) if names_own_index(row.name))
        wanted = "; ".join(f"{row.name} {asked(row)}" for row in following)
        told = texts.GOAL_NEXT.format(year=view.year + 1, goals=wanted) if wanted else ""
        if self.plan is not None:
            self.improvements.show_plan(self.plan, goals=told)

    def _warning(self, view: ResultView | None) -> str:
        if view is None:
            return ""
        if not view.is_newest:
            return texts.not_newest(view)
        return texts.older(view) if view.is_for_older else ""

    def _show_figures(self, view: ResultView, before: ResultView | None) -> None:
        self._figure(texts.INDEX, numbers.percent(view.index))
        self._figure(texts.BAND, view.band or common.NONE)
        self._figure(texts.RANK, texts.rank(view.rank, view.ranked_of))
        self._figure(texts.LOST_POINTS, numbers.points(view.lost))
        if before is None:
            return
        change = view.index - before.index
        words = texts.against(before.year, texts.percent_change(change))
        self._figure(texts.INDEX, numbers.percent(view.index), note=words, has_fallen=change < 0)
        if view.rank is not None and before.rank is not None:
            gained = before.rank - view.rank
            words = texts.against(before.year, texts.places(gained))
            self._figure(texts.RANK, texts.rank(view.rank, view.ranked_of), note=words, has_fallen=gained < 0)
        self._figure(texts.BAND, view.band or common.NONE, note=f"{before.year}: {before.band}")

    def _figure(self, title: str, figure: str, *, note: str = "", has_fallen: bool = False) -> None:
        label, small = self._cards[title]
        label.setText(figure)
        small.setText(note)
        small.setVisible(bool(note))
        small.setProperty("kind", "care" if has_fallen else "quiet")
        small.style().unpolish(small)
        small.style().polish(small)

    def _show_duty(self, duty: ReviewDuty | None) -> None:
        if duty is None or (duty.task is not None and duty.task.done_on):
            self.review.clear()
        elif duty.task is None:
            self.review.offer(texts.review_banner(duty), texts.REVIEW_ACT, act=lambda: self.acts.review(duty))
        else:
            task = duty.task
            self.review.offer(
                texts.review_banner(duty), texts.REVIEW_OPEN, act=lambda: self.acts.open_task(task)
            )

    def _show_years(self) -> None:
        """The years are read when their tab is in sight."""
        if self.tabs.currentWidget() is self.years:
            self.years.reload()

    def _show_open(self, left: LeftOpen | None) -> None:
        count = 0 if left is None else len(left.findings) + len(left.tasks)
        self.tabs.setTabText(self.tabs.indexOf(self.left_open), texts.tab(texts.TAB_OPEN, count))

    def _open_line(self, lost: LostLine) -> None:
        if lost.tasks:
            self.acts.open_task(lost.tasks[0])
        else:
            self.tabs.setCurrentWidget(self.lines)
            self.lines.stand_on(lost.line.criterion)

    def _listen(self) -> None:
        self.lines.ticked_changed.connect(lambda count: self.give.setText(texts.give(count)))
        self.areas.version_asked.connect(self._look_at)
        self.improvements.opened.connect(self._open_line)
        self.improvements.add.clicked.connect(lambda _checked=False: self.acts.improve_index())
        self.improvements.others.opened.connect(self.acts.open_task)
        self.areas.edit_rating.clicked.connect(lambda _checked=False: self.acts.rate_head())
        self.left_open.carry_asked.connect(self.acts.carry)
        self.tabs.currentChanged.connect(lambda _at: self._show_years())
        self.add_keys("Ctrl+F", self._find)

    def _find(self) -> None:
        self.tabs.setCurrentWidget(self.lines)
        self.lines.search.setFocus()

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for widget, title in (
            (self.lines, texts.TAB_LINES),
            (self.areas, texts.TAB_AREAS),
            (self.improvements, texts.TAB_PLAN),
            (self.years, texts.TAB_YEARS),
            (self.left_open, texts.TAB_OPEN),
        ):
            self.tabs.addTab(widget, title)
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for title in _FIGURES:
            row.addWidget(self._build_card(title), 1)
        self.body.setSpacing(SMALL + 4)
        for each in (self.review, self.undo, self._strip):
            self.body.addWidget(each)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.tabs, 1)

    def _build_card(self, title: str) -> QWidget:
        frame, column = card()
        column.setContentsMargins(GAP, SMALL, GAP, SMALL)
        column.setSpacing(0)
        figure, note = plain_label(kind="figure"), plain_label(kind="quiet", wraps=True)
        figure.setAccessibleName(title)
        column.addWidget(plain_label(title, kind="heading"))
        column.addWidget(figure)
        column.addWidget(note)
        column.addStretch(1)
        self._cards[title] = (figure, note)
        return frame
