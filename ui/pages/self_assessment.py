"""Self-scoring: the criteria with points, why, and what is missing; entries and claims beside."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment import CriterionEntry, State
from core.errors import CchcError
from core.result_view import ResultLine
from core.self_score import SelfScore
from core.services.year_history import Earlier
from ui.changes import Topic
from ui.criteria_cells import cells_of
from ui.criteria_filter import CriteriaFilter
from ui.criteria_tree import CriteriaTree
from ui.desk import Desk
from ui.dialogs.choose_criteria import ChooseCriteriaDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.dropping import FileDrop
from ui.entry_undo import EntryUndo
from ui.kept_splitter import keep_splitter
from ui.line_context import LineContext
from ui.messages import plain_label, reporting
from ui.page import SMALL, Page, card, nothing_here
from ui.score_panel import ScorePanel
from ui.side_by_side import SideBySide
from ui.texts import common
from ui.texts import home as home_texts
from ui.texts import self_assessment as texts
from ui.texts.criteria import sample_banner
from ui.to_do import questions_of, return_banner
from ui.year_acts import YearActs

_PANEL_WIDTH = 380
_TREE_WIDTH, _WIDE_PANEL = 690, 420
_NARROW, _LOW_TREE, _LOW_PANEL = 840, 260, 340
_WIDTHS = (54, 54, 54, 44, 80)
_LAST_YEAR = 3


class SelfAssessmentPage(Page):
    """The tree at the left, the criterion stood on at the right."""

    key: ClassVar[str] = "self"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.RECORDS, Topic.EVIDENCE, Topic.CRITERIA, Topic.ENTRIES, Topic.PACKAGES}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_SELF)
        self._score: SelfScore | None = None
        self._fresh: SelfScore | None = None
        self._asked: Mapping[str, str] = {}
        self._earlier: Mapping[str, Earlier] = {}
        self._given: Mapping[str, ResultLine] = {}
        self._undo, self._undo_year = EntryUndo(), desk.year
        self.tree = CriteriaTree(texts.TITLES, _WIDTHS)
        self.panel = ScorePanel(desk)
        self.filter = CriteriaFilter()
        self.acts = YearActs(desk, self, stand_on=self.stand_on)
        self._empty = nothing_here(texts.NONE_HERE, texts.CHOOSE_SET, act=self._choose_set)
        self.add_action(texts.CHOOSE_SET, self._choose_set, mark="criteria")
        self._history = self.add_action(texts.HISTORY, self._show_history, mark="more")
        self._closing = self.add_action(texts.CLOSE_YEAR, self._close_or_reopen, mark="lock")
        self.add_primary(texts.TO_EXPORT, lambda: desk.go_to("export"), mark="export")
        self._build()
        self._connect()

    def reload(self) -> None:
        """Score the year again, unless it was just scored here; the criterion stood on stays."""
        fresh, self._fresh = self._fresh, None
        try:
            score = fresh or self.desk.services.self_assessment.score(self.desk.year)
            if fresh is None:
                self._read_around(score)
            self._show(score)
        except CchcError:
            self._score = None
            self.set_context(common.year(self.desk.year))
        has_score = self._score is not None
        self._empty.setVisible(not has_score)
        self._filled.setVisible(has_score)
        self._closing.setEnabled(has_score)
        self._history.setEnabled(has_score)

    def stand_on(self, subject: str) -> None:
        """Stand on one criterion."""
        self.refresh()
        self.filter.clear()
        self.tree.select_id(subject)

    def undo(self) -> None:
        """Take the last entry back."""
        self._again(self._undo.undo(), told=texts.UNDONE)

    def redo(self) -> None:
        """Make the entry that was taken back again."""
        self._again(self._undo.redo(), told=texts.REDONE)

    def next_missing(self) -> None:
        """Stand on the next criterion that lacks something."""
        if self._score is None:
            return
        wanted = frozenset((*(item.criterion for item in self._score.missing), *self._asked))
        if not self.tree.step(1, wanted):
            self.desk.changes.tell(texts.MISSING_NONE)

    def _read_around(self, score: SelfScore) -> None:
        """What changes only with packages and years."""
        returned = self.desk.services.returns.waiting(self.desk.year)
        self._asked = questions_of(returned)
        self.set_banner(return_banner(returned) or sample_banner(score.criteria))
        self._earlier = self.desk.services.year_history.last_year(self.desk.year)
        result = self.desk.services.receive_results.result(self.desk.year)
        self._given = {} if result is None else {line.criterion: line for line in result.lines}
        if self._undo_year != self.desk.year or texts.lock_reason(score.state):
            self._undo.forget()
            self._undo_year = self.desk.year

    def _show(self, score: SelfScore) -> None:
        self._score = score
        self.set_context(
            common.year(score.year),
            texts.context(score.total, score.self_maximum, index=score.index),
            home_texts.STATES[score.state],
            texts.STATE_SUBMITTED if score.state is State.SUBMITTED else "",
        )
        self._closing.setText(texts.REOPEN_YEAR if score.state is State.CLOSED else texts.CLOSE_YEAR)
        self._closing.setVisible(score.state in {State.DRAFT, State.CLOSED})
        self.tree.show_set(score.criteria, score.unit.kind.value)
        self.tree.set_cells(cells_of(score, asked=self._asked, earlier=self._earlier))
        is_known = any(each.is_known for each in self._earlier.values())
        self.tree.offer_column(_LAST_YEAR, is_wanted=is_known)
        self.filter.show_owners(score, me=self.desk.office().officer.name)
        self._search()
        if not self.tree.current_id():
            self.tree.select_first()
        self._show_line(self.tree.current_id())

    def _show_line(self, criterion: str) -> None:
        if self._score is None or not criterion:
            return
        around = LineContext(
            score=self._score,
            asked=self._asked.get(criterion, ""),
            earlier=self._earlier.get(criterion),
            given=self._given.get(criterion),
            lock=texts.lock_reason(self._score.state),
        )
        self.panel.show_line(self._score.line(criterion), around)

    def _enter(self, entry: CriterionEntry) -> None:
        before = None if self._score is None else self._score.line(entry.criterion).entry
        if self._keep(entry) and before is not None:
            self._undo.note(before, entry)

    def _keep(self, entry: CriterionEntry) -> bool:
        with reporting(self):
            self._fresh = self.desk.services.self_assessment.enter(self.desk.year, entry)
            self.desk.changes.announce(Topic.ENTRIES)
            return True
        return False

    def _again(self, entry: CriterionEntry | None, *, told: str) -> None:
        if entry is None:
            self.desk.changes.tell(texts.UNDO_NONE)
            return
        if self._keep(entry):
            self.tree.select_id(entry.criterion)
            self.desk.changes.tell(told.format(criterion=entry.criterion))

    def _add_evidence(self, criterion: str) -> None:
        EvidenceDialog(self.desk, criteria=(criterion,), parent=self).exec()

    def _take_files(self, files: tuple[Path, ...]) -> None:
        """Files dropped on the panel prove the criterion it shows."""
        criterion = self.tree.current_id()
        if criterion and self._score is not None and not texts.lock_reason(self._score.state):
            dialog = EvidenceDialog(self.desk, criteria=(criterion,), parent=self)
            dialog.take_files(files)
            dialog.exec()

    def _choose_set(self) -> None:
        ChooseCriteriaDialog(self.desk, self).exec()

    def _show_history(self) -> None:
        if self._score is not None:
            self.acts.show_history(self._score)

    def _close_or_reopen(self) -> None:
        if self._score is not None:
            self.acts.close_or_reopen(self._score)

    def _search(self) -> None:
        if self._score is not None:
            found = self.tree.find_text(self.filter.text(), self.filter.kept(self._score, asked=self._asked))
            self._nothing.setVisible(not found)

    def _connect(self) -> None:
        self.tree.current_changed.connect(self._show_line)
        self.tree.entered.connect(lambda _id: self.panel.focus_first())
        self.panel.entered.connect(self._enter)
        self.panel.evidence_asked.connect(self._add_evidence)
        self.filter.changed.connect(self._search)
        self.filter.next_asked.connect(self.next_missing)
        FileDrop(self.panel).dropped.connect(self._take_files)
        self.add_keys("Ctrl+F", self.filter.search.setFocus, text=common.SEARCH_NAME)
        self.add_keys("F8", self.next_missing, text=texts.NEXT_MISSING)
        self.add_keys("Ctrl+Down", self.tree.next_leaf, text=texts.NEXT_LINE)
        self.add_keys("Ctrl+Up", self.tree.last_leaf, text=texts.LAST_LINE)
        self.add_keys("Ctrl+Z", self.undo, text=texts.UNDO)
        self.add_keys("Ctrl+Y", self.redo, text=texts.REDO)

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.filter)
        self._nothing = plain_label(texts.FILTER_NONE, kind="quiet", wraps=True)
        self._nothing.hide()
        column.addWidget(self._nothing)
        column.addWidget(self.tree, 1)
        frame, inside = card()
        frame.setMinimumWidth(_PANEL_WIDTH)
        inside.addWidget(self.panel, 1)
        self._filled = SideBySide(left, frame, narrow=_NARROW, lowest=(_LOW_TREE, _LOW_PANEL))
        self._filled.setStretchFactor(0, 1)
        self._filled.setSizes([_TREE_WIDTH, _WIDE_PANEL])
        keep_splitter(self._filled, self.desk.places, key="self")
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)
