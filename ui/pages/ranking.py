"""The ranking: table, year before, all years, indexes of others; published, opened again with a reason.

A tab is built when it is first seen. All of them show one ranking, computed off the window's thread.
"""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from core.services.compare_ranking import RankingBeside
from core.services.publish_ranking import tied_with
from core.services.ranking_reading import RankingView
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.decide_tie import DecideTieDialog
from ui.dialogs.publication_history import PublicationHistoryDialog
from ui.dialogs.write_reason import ask_reason
from ui.icons import icon
from ui.messages import Notice, ask, reporting, show_error
from ui.page import Page, nothing_here
from ui.progress_dialog import run_long
from ui.ranking_compare_part import RankingComparePart
from ui.ranking_indexes_part import RankingIndexesPart
from ui.ranking_part import RankingPart
from ui.ranking_source import RankingSource
from ui.ranking_table_part import RankingTablePart
from ui.ranking_years_part import RankingYearsPart
from ui.texts import common, index_register, ranking_comparison, years_beside
from ui.texts import ranking_page as texts

MakePart = Callable[[Page, RankingSource], RankingPart]
_PARTS: tuple[tuple[str, str, MakePart], ...] = (
    ("table", texts.TAB_TABLE, RankingTablePart),
    ("compare", ranking_comparison.TAB, RankingComparePart),
    ("years", years_beside.TAB, RankingYearsPart),
    ("indexes", index_register.TAB, RankingIndexesPart),
)


class RankingPage(Page):
    """The tabs, and the acts on the ranking of the year."""

    key: ClassVar[str] = "ranking"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.APPRAISALS, Topic.OUTSIDE, Topic.PUBLICATIONS, Topic.ROUNDS, Topic.PACKAGES}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_RANKING)
        self.source = RankingSource(desk, self)
        self.tabs = QTabWidget()
        self._made: dict[int, RankingPart] = {}
        self._columns: list[QVBoxLayout] = []
        self._wanted = ""
        self._is_none = False
        self._empty = nothing_here(texts.NONE_HERE, texts.OPEN_ROUND, act=lambda: desk.go_to("round"))
        self.tie = self.add_action(texts.TIE, self.decide_tie)
        self.untie = self.add_action(texts.UNTIE, self.withdraw_tie)
        self.history = self.add_action(texts.HISTORY, self.show_history)
        self.reopening = self.add_action(texts.REOPEN, self.reopen)
        self.primary = self.add_primary(texts.PUBLISH, self.go_on)
        self._build()
        self.source.loaded.connect(self._show)
        self.source.failed.connect(self._fail)

    def reload(self) -> None:
        """Have the ranking computed again."""
        self.set_context(common.year(self.desk.year))
        beside = self.source.beside
        if beside is not None and beside.view.round.year != self.desk.year:
            self.source.beside = self.source.scheme = None
            self._show(None)
            self._empty.hide()  # nobody knows yet whether that year has a round
        self.part()  # says that the ranking is being computed
        self.source.read()

    def stand_on(self, subject: str) -> None:
        """Open a tab by its name, or stand on a unit in the tab in sight."""
        names = [name for name, _title, _make in _PARTS]
        if subject in names:
            self.tabs.setCurrentIndex(names.index(subject))
        else:
            self._wanted = subject
            self.part().stand_on(subject)
        self.refresh()

    def part(self) -> RankingPart:
        """The tab in sight, built when it is first seen."""
        at = self.tabs.currentIndex()
        if at not in self._made:
            made = self._made[at] = _PARTS[at][2](self, self.source)
            made.changed.connect(self._allow)
            self._columns[at].addWidget(made)
        return self._made[at]

    def go_on(self) -> None:
        """The next step of the year: publish, and once that is done send the results."""
        if self._is_out():
            self.desk.go_to("send")
        else:
            self.publish()

    def publish(self) -> None:
        """Ask, then freeze the ranking."""
        if self.source.beside is None:
            return
        view = self.source.beside.view
        ranked = sum(1 for row in view.ranking.rows if row.rank is not None)
        notice = Notice(
            title=texts.PUBLISH_ACT,
            what=texts.PUBLISH_WHAT.format(year=self.desk.year),
            why=texts.publish_why(ranked, len(view.ranking.not_submitted), unfinished=len(view.open_lines)),
        )
        if ask(self, notice, act=texts.PUBLISH_ACT, leave=texts.PUBLISH_LEAVE):
            service, year = self.desk.services.publish_ranking, self.desk.year
            self._do(lambda: service.publish(year), said=texts.PUBLISHED.format(year=year))

    def reopen(self) -> None:
        """Ask for the reason, then open the ranking again."""
        reason = ask_reason(self, texts.REOPEN_ACT, question=texts.REOPEN_WHY)
        if reason:
            service, year = self.desk.services.publish_ranking, self.desk.year
            self._do(lambda: service.reopen(year, reason=reason), said=texts.REOPENED.format(year=year))

    def decide_tie(self) -> None:
        """Put the units that tie with the one stood on into the order that was decided."""
        beside = self.source.beside
        if beside is None:
            return
        rows = tied_with(beside.view.ranking.rows, self.part().current_code())
        dialog = DecideTieDialog(rows, decision=rows[0].tie_decision or "" if rows else "", parent=self)
        if rows and dialog.exec() == QDialog.DialogCode.Accepted:
            service, year, order, words = (
                self.desk.services.publish_ranking,
                self.desk.year,
                dialog.order(),
                dialog.words(),
            )
            self._do(lambda: service.decide_tie(year, order, decision=words), said=texts.TIE_SAVED)

    def withdraw_tie(self) -> None:
        """Take the order among equals back, with a reason."""
        beside = self.source.beside
        rows = () if beside is None else tied_with(beside.view.ranking.rows, self.part().current_code())
        reason = ask_reason(self, texts.UNTIE, question=texts.UNTIE_WHY) if rows else ""
        if reason:
            service, year = self.desk.services.publish_ranking, self.desk.year
            codes = tuple(row.code for row in rows)
            self._do(lambda: service.withdraw_tie(year, codes, reason=reason), said=texts.UNTIED)

    def show_history(self) -> None:
        """Publications, reopenings, and what changed between two."""
        service, year = self.desk.services.publish_ranking, self.desk.year
        with reporting(self):
            PublicationHistoryDialog(
                year, service.history(year), changes=service.changes(year), parent=self
            ).exec()

    def _do(self, act: Callable[[], object], *, said: str) -> None:
        """Run an act on the ranking beside the window: it reads the whole province."""

        def done(_result: object) -> None:
            self.desk.changes.announce(Topic.PUBLICATIONS)
            self.desk.changes.tell(said)

        run_long(
            self,
            self.desk.jobs,
            title=texts.WORKING,
            work=lambda _progress: act(),
            done=done,
            failed=lambda error: show_error(self, error),
        )

    def _show(self, beside: RankingBeside | None) -> None:
        self._is_none = beside is None
        if beside is not None:
            view = beside.view
            summaries = (texts.summary(each, view) for each in view.ranking.summaries)
            self.set_context(common.year(self.desk.year), *summaries)
        if self._place():
            self.part().read()
            if self._wanted:
                self.part().stand_on(self._wanted)
                self._wanted = ""
        self._allow()

    def _fail(self, error: Exception) -> None:
        self._show(None)
        show_error(self, error)

    def _switch(self) -> None:
        if self._place():
            self.part().read()
        self._allow()

    def _place(self) -> bool:
        """Show the tab in sight, or in its place that no round is open; whether the tab is shown."""
        part = self.part()
        is_shown = not (self._is_none and part.needs_ranking)
        part.setVisible(is_shown)
        if not is_shown:
            self._columns[self.tabs.currentIndex()].addWidget(self._empty, 1)
        self._empty.setVisible(not is_shown)
        return is_shown

    def _allow(self) -> None:
        """Which acts there are: one primary, by whether the ranking is published."""
        beside = self.source.beside
        view = None if beside is None else beside.view
        is_out = self._is_out()
        self.primary.setText(texts.TO_SEND if is_out else texts.PUBLISH)
        self.primary.setIcon(icon("send" if is_out else "ranking", "on_accent"))
        self.primary.setEnabled(is_out or (view is not None and _may_publish(view)))
        self.reopening.setVisible(is_out)
        self.history.setVisible(view is not None and view.last is not None)
        code = self.tabs.count() and self._made and self.part().current_code()
        rows = () if view is None or not code else tied_with(view.ranking.rows, str(code))
        self.tie.setVisible(bool(rows) and not is_out)
        self.untie.setVisible(bool(rows) and not is_out and rows[0].tie_decision is not None)

    def _is_out(self) -> bool:
        """Whether a publication is in force."""
        beside = self.source.beside
        return beside is not None and beside.view.published is not None

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for _name, title, _make in _PARTS:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            self._columns.append(column)
            self.tabs.addTab(holder, title)
        self.tabs.currentChanged.connect(lambda _at: self._switch())
        self._empty.hide()
        self.body.addWidget(self.tabs, 1)
        self._allow()


def _may_publish(view: RankingView) -> bool:
    """Whether every unit that sent was appraised, nothing is in dispute, and the round's scheme is seen."""
    is_whole = bool(view.inputs) and not view.open_units and not view.conflicts
    return is_whole and view.ranking.scheme_id == view.round.band_scheme
