"""Self-scoring: the criteria with points, why, and what is missing; entries and claims beside."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from core.assessment import CriterionEntry, State
from core.errors import CchcError
from core.self_score import ScoreLine, SelfScore, is_self_scored
from ui.changes import Topic
from ui.criteria_tree import Cell, CriteriaTree
from ui.desk import Desk
from ui.dialogs.choose_criteria import ChooseCriteriaDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.write_reason import ask_reason
from ui.messages import Notice, ask, reporting
from ui.page import GAP, SMALL, Page, card, nothing_here
from ui.score_panel import ScorePanel
from ui.texts import common, numbers, returning
from ui.texts import home as home_texts
from ui.texts import self_assessment as texts
from ui.texts.criteria import sample_banner
from ui.to_do import questions_of, return_banner

_PANEL_WIDTH = 360
_TREE_WIDTH, _WIDE_PANEL = 690, 420
_WIDTHS = (58, 70, 48, 142)


class SelfAssessmentPage(Page):
    """The tree at the left, the criterion stood on at the right."""

    key: ClassVar[str] = "self"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.RECORDS, Topic.EVIDENCE, Topic.CRITERIA, Topic.ENTRIES, Topic.PACKAGES}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_SELF)
        self._score: SelfScore | None = None
        self._asked: Mapping[str, str] = {}
        self.tree = CriteriaTree(texts.TITLES, _WIDTHS)
        self.panel = ScorePanel(desk)
        self.search = QLineEdit()
        self.only_missing = QCheckBox(texts.ONLY_MISSING)
        self._empty = nothing_here(texts.NONE_HERE, texts.CHOOSE_SET, act=self._choose_set)
        self.add_action(texts.CHOOSE_SET, self._choose_set, mark="criteria")
        self._closing = self.add_action(texts.CLOSE_YEAR, self._close_or_reopen, mark="lock")
        self.add_primary(texts.TO_EXPORT, lambda: desk.go_to("export"), mark="export")
        self._build()
        self.tree.current_changed.connect(self._show_line)
        self.panel.entered.connect(self._enter)
        self.panel.evidence_asked.connect(self._add_evidence)

    def reload(self) -> None:
        """Score the year again; the criterion stood on stays."""
        try:
            self._show(self.desk.services.self_assessment.score(self.desk.year))
        except CchcError:
            self._score = None
            self.set_context(common.year(self.desk.year))
        self._empty.setVisible(self._score is None)
        self._filled.setVisible(self._score is not None)
        self._closing.setEnabled(self._score is not None)

    def stand_on(self, subject: str) -> None:
        """Stand on one criterion."""
        self.refresh()
        self.only_missing.setChecked(False)
        self.search.clear()
        self.tree.select_id(subject)

    def _show(self, score: SelfScore) -> None:
        self._score = score
        self.set_context(
            common.year(score.year),
            texts.context(score.total, score.self_maximum, index=score.index),
            home_texts.STATES[score.state],
        )
        returned = self.desk.services.returns.waiting(self.desk.year)
        self._asked = questions_of(returned)
        self.set_banner(return_banner(returned) or sample_banner(score.criteria))
        self._closing.setText(texts.REOPEN_YEAR if score.state is State.CLOSED else texts.CLOSE_YEAR)
        self._closing.setVisible(score.state in {State.DRAFT, State.CLOSED})
        self.tree.show_set(score.criteria, score.unit.kind.value)
        cells = {
            line.criterion.id: _cells(line, is_asked=line.criterion.id in self._asked) for line in score.lines
        }
        for area in score.areas:
            figures = (numbers.points(area.maximum), numbers.points(area.points))
            cells[area.criterion.id] = tuple(Cell(text=text) for text in figures)
        self.tree.set_cells(cells)
        self._search()
        if not self.tree.current_id():
            self.tree.select_first()
        self._show_line(self.tree.current_id())

    def _show_line(self, criterion: str) -> None:
        if self._score is not None and criterion:
            self.panel.show_line(self._score.line(criterion), asked=self._asked.get(criterion, ""))

    def _enter(self, entry: CriterionEntry) -> None:
        with reporting(self):
            self.desk.services.self_assessment.enter(self.desk.year, entry)
            self.desk.changes.announce(Topic.ENTRIES)

    def _add_evidence(self, criterion: str) -> None:
        dialog = EvidenceDialog(self.desk, criteria=(criterion,), parent=self)
        dialog.exec()

    def _choose_set(self) -> None:
        ChooseCriteriaDialog(self.desk, self).exec()

    def _close_or_reopen(self) -> None:
        service, year = self.desk.services.self_assessment, self.desk.year
        if self._score is None:
            return
        if self._score.state is State.DRAFT:
            notice = Notice(
                title=texts.CLOSE_YEAR, what=texts.CLOSE_WHAT.format(year=year), why=texts.CLOSE_WHY
            )
            if not ask(self, notice, act=texts.CLOSE_YEAR):
                return
            with reporting(self):
                service.close(year)
        else:
            reason = ask_reason(self, texts.REOPEN_YEAR, question=texts.REOPEN_WHAT.format(year=year))
            if not reason:
                return
            with reporting(self):
                service.reopen(year, reason)
        self.desk.changes.announce(Topic.ENTRIES)

    def _search(self) -> None:
        kept = None
        if self.only_missing.isChecked() and self._score is not None:
            kept = frozenset((*(item.criterion for item in self._score.missing), *self._asked))
        self.tree.find_text(self.search.text(), kept)

    def _build(self) -> None:
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        self.search.textChanged.connect(lambda _text: self._search())
        self.only_missing.toggled.connect(lambda _on: self._search())
        self.add_keys("Ctrl+F", self.search.setFocus)
        top = QHBoxLayout()
        top.addWidget(self.search)
        top.addWidget(self.only_missing)
        top.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        frame, inside = card()
        frame.setMinimumWidth(_PANEL_WIDTH)
        inside.addWidget(self.panel, 1)
        self._filled = QSplitter(Qt.Orientation.Horizontal)
        self._filled.setChildrenCollapsible(False)
        self._filled.setHandleWidth(GAP)
        self._filled.addWidget(left)
        self._filled.addWidget(frame)
        self._filled.setStretchFactor(0, 1)
        self._filled.setSizes([_TREE_WIDTH, _WIDE_PANEL])
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)


def _cells(line: ScoreLine, *, is_asked: bool) -> tuple[Cell, ...]:
    points = common.NONE if line.points is None else numbers.points(line.points)
    return (
        Cell(text=numbers.points(line.criterion.max_points)),
        Cell(text=points),
        Cell(text=str(len(line.evidence)) if line.evidence else common.NONE),
        Cell(text=returning.MARK, meaning="wrong", is_figure=False) if is_asked else _state(line),
    )


def _state(line: ScoreLine) -> Cell:
    if not is_self_scored(line.criterion):
        return Cell(text=texts.OTHERS, meaning="none", is_figure=False)
    if line.is_excluded:
        return Cell(text=texts.EXCLUDED, meaning="none", is_figure=False)
    if line.findings:
        return Cell(text=texts.MISSING, meaning="care", is_figure=False)
    return Cell(text=texts.COMPLETE, meaning="done", is_figure=False)
