"""Appraisal: one unit's sheet, every criterion with claimed, recomputed and given points."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from core.appraisal_sheet import AppraisalLine, AppraisalSheet
from core.assessment import OutsideValue
from core.self_score import is_self_scored
from core.services.appraisal import AppraisedLine, BoardStatus
from ui.appraisal_panel import AppraisalPanel
from ui.changes import Topic
from ui.criteria_tree import Cell, CriteriaTree
from ui.desk import Desk
from ui.messages import Notice, ask, plain_label, reporting
from ui.page import GAP, SMALL, Page, card, nothing_here
from ui.texts import appraisal_page as texts
from ui.texts import common, numbers
from ui.texts.round_board import STATUSES

_PANEL_WIDTH = 400
_WIDTHS = (64, 74, 74, 86, 130)
_SENT = frozenset(BoardStatus) - {BoardStatus.MISSING, BoardStatus.LATE}


class AppraisalPage(Page):
    """Unit above, tree at the left, the criterion stood on at the right."""

    key: ClassVar[str] = "appraisal"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.APPRAISALS, Topic.PACKAGES, Topic.ROUNDS, Topic.PUBLICATIONS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_APPRAISAL)
        self._sheet: AppraisalSheet | None = None
        self.units = QComboBox()
        self.tree = CriteriaTree(texts.TITLES, _WIDTHS)
        self.panel = AppraisalPanel(desk)
        self.search = QLineEdit()
        self.only_open = QCheckBox(texts.ONLY_OPEN)
        self._empty = nothing_here(texts.NONE_HERE, texts.OPEN_ROUND, lambda: desk.go_to("round"))
        self._accept = self.add_action(texts.ACCEPT_SHORT, self.accept_self, mark="done")
        self._next = self.add_primary(texts.NEXT, self.next_unit, mark="unfold")
        self._build()
        self._listen()

    def reload(self) -> None:
        """Read the units that sent, and the sheet of the one chosen."""
        held = self.units.currentData()
        self.units.blockSignals(True)
        self.units.clear()
        with reporting(self):
            if self.desk.services.appraisal.round(self.desk.year) is not None:
                for row in self.desk.services.appraisal.board(self.desk.year).rows:
                    if row.status in _SENT:
                        words = f"{row.unit.name} – {STATUSES[row.status]}"
                        self.units.addItem(words, row.unit.code)
        self.units.setCurrentIndex(max(self.units.findData(held), 0))
        self.units.blockSignals(False)
        has_units = self.units.count() > 0
        self._empty.setVisible(not has_units)
        self._filled.setVisible(has_units)
        self._accept.setEnabled(has_units)
        self._next.setEnabled(self.units.count() > 1)
        self.set_context(common.year(self.desk.year))
        if has_units:
            self._show_unit()

    def stand_on(self, subject: str) -> None:
        """Open one unit's sheet."""
        self.refresh()
        at = self.units.findData(subject)
        if at >= 0:
            self.units.setCurrentIndex(at)

    def accept_self(self) -> None:
        """Take the self score for every criterion nobody appraised."""
        if self._sheet is None:
            return
        notice = Notice(
            title=texts.ACCEPT_ACT,
            what=texts.ACCEPT_WHAT.format(unit=self._sheet.unit.name),
            why=texts.ACCEPT_WHY,
        )
        if ask(self, notice, act=texts.ACCEPT_ACT):
            with reporting(self):
                self.desk.services.appraisal.accept_self(self.desk.year, self._sheet.unit.code)
                self.desk.changes.announce(Topic.APPRAISALS)

    def next_unit(self) -> None:
        """Go on to the next unit that sent."""
        self.units.setCurrentIndex((self.units.currentIndex() + 1) % self.units.count())

    def _give(self, line: AppraisedLine) -> None:
        if self._sheet is None:
            return
        with reporting(self):
            self.desk.services.appraisal.set_points(self.desk.year, self._sheet.unit.code, line)
            self.desk.changes.announce(Topic.APPRAISALS)

    def _measure(self, value: OutsideValue) -> None:
        if self._sheet is None:
            return
        with reporting(self):
            self.desk.services.appraisal.set_outside_value(self.desk.year, self._sheet.unit.code, value)
            self.desk.changes.announce(Topic.APPRAISALS)

    def _show_unit(self) -> None:
        with reporting(self):
            sheet = self.desk.services.appraisal.sheet(self.desk.year, str(self.units.currentData()))
            self._sheet = sheet
            self.set_context(
                common.year(self.desk.year),
                texts.context(sheet.total, sheet.maximum, sheet.index, sheet.open_lines),
            )
            self.tree.show_set(sheet.criteria, sheet.unit.kind.value)
            self.tree.set_cells({line.criterion.id: _cells(line) for line in sheet.lines})
            self._search()
            if not self.tree.current_id():
                self.tree.select_first()
            self._show_line(self.tree.current_id())

    def _show_line(self, criterion: str) -> None:
        if self._sheet is not None and criterion:
            is_open = self._sheet.round.published_at is None
            self.panel.show_line(self._sheet.line(criterion), is_open=is_open)

    def _search(self) -> None:
        kept = None
        if self.only_open.isChecked() and self._sheet is not None:
            waiting = (line for line in self._sheet.lines if line.appraisal is None or line.differs)
            kept = frozenset(line.criterion.id for line in waiting)
        self.tree.find_text(self.search.text(), kept)

    def _listen(self) -> None:
        self.units.currentIndexChanged.connect(lambda _at: self._show_unit())
        self.tree.current_changed.connect(self._show_line)
        self.panel.given.connect(self._give)
        self.panel.measured.connect(self._measure)
        self.search.textChanged.connect(lambda _text: self._search())
        self.only_open.toggled.connect(lambda _on: self._search())
        self.add_keys("Ctrl+F", self.search.setFocus)

    def _build(self) -> None:
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(240)
        self.units.setAccessibleName(texts.UNIT)
        self.units.setMinimumWidth(280)
        label = plain_label(texts.UNIT)
        label.setBuddy(self.units)
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        for widget in (label, self.units, self.search, self.only_open):
            top.addWidget(widget)
        top.addStretch(1)
        self._filled = QWidget()
        frame, inside = card()
        frame.setMinimumWidth(_PANEL_WIDTH)
        inside.addWidget(self.panel, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(self.tree)
        split.addWidget(frame)
        split.setStretchFactor(0, 1)
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(split, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)


def _cells(line: AppraisalLine) -> tuple[Cell, ...]:
    computed = None if line.computed is None else line.computed.points
    given = None if line.appraisal is None else line.appraisal.points
    own = is_self_scored(line.criterion)
    return (
        Cell(text=numbers.points(line.criterion.max_points)),
        Cell(text=texts.pair(line.self_points) if own else common.NONE),
        Cell(text=texts.pair(computed), meaning="" if not line.differs else "care"),
        Cell(text=texts.pair(given)),
        _state(line),
    )


def _state(line: AppraisalLine) -> Cell:
    if line.appraisal is not None:
        return Cell(text=texts.DONE, meaning="done", is_figure=False)
    if line.differs:
        return Cell(text=texts.CHECK, meaning="care", is_figure=False)
    return Cell(text=texts.OPEN, meaning="none", is_figure=False)
