"""Appraisal criterion by criterion: every unit's line of one criterion, and the line stood on beside them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QDialog, QSplitter, QVBoxLayout, QWidget

from core.across_sheet import AcrossLine, AcrossSheet
from core.appraisal_sheet import AppraisalSheet
from core.rounds import NoRound
from core.scoring import LeafScore
from core.services.appraisal import AppraisedLine
from core.services.appraise_across import AcrossOverview
from ui.accept_many import AcceptMany
from ui.across_table import AcrossTable
from ui.across_tools import AcrossTools
from ui.appraisal_part import AppraisalPart
from ui.changes import Topic
from ui.dialogs.choose_criterion import ChooseCriterionDialog, criterion_rows
from ui.kept_splitter import keep_splitter
from ui.line_pane import LinePane
from ui.messages import plain_label, reporting
from ui.page import GAP, SMALL, Page, nothing_here
from ui.recounting import Recounting
from ui.sheet_keys import SheetKeys
from ui.texts import appraisal_across as texts
from ui.texts import appraisal_page

_WIDTHS = (770, 320)
_NARROWEST = (620, 316)
_HEIGHTS = (220, 340)
_PLACE = "appraisal_criterion"


class AppraisalAcross(AppraisalPart):
    """Enter takes the unit's points and goes on to the next unit; a figure begins other points."""

    title: ClassVar[str] = texts.TAB

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._sheet: AcrossSheet | None = None
        self._overview: AcrossOverview | None = None
        self.tools = AcrossTools()
        self.table = AcrossTable()
        self.pane = LinePane(self.desk)
        self._summary = plain_label(kind="quiet", wraps=True)
        self._empty = nothing_here(texts.NONE_HERE, texts.TO_ROUND, act=lambda: self.desk.go_to("round"))
        self._recounting = Recounting(self.desk, self)
        self._many = AcceptMany(self.page, self.desk)
        self._accept = self.offer(texts.ACCEPT_CHOSEN, self.accept_chosen, mark="done")
        self._build()
        self._listen()
        _hear(self)

    @property
    def sheet(self) -> AcrossSheet | None:
        """The criterion gone through, with every unit's line."""
        return self._sheet

    def read(self) -> None:
        """Read the criteria of the round, and the lines of the one stood on."""
        self._overview = None
        try:
            self._overview = self.desk.services.across.overview(self.desk.year)
        except NoRound:
            self._sheet = None
        self._empty.setVisible(self._overview is None)
        self._filled.setVisible(self._overview is not None)
        self.want(self._accept, self._overview is not None)
        if self._overview is None:
            self.context, self.banner = (), ""
            self.changed.emit()
            return
        leaves = [leaf.id for leaf in self._overview.criteria.leaves()]
        held = self._sheet.criterion.id if self._sheet else str(self.desk.places.value(_PLACE) or "")
        self.open_criterion(held if held in leaves else leaves[0])

    def stand_on(self, subject: str) -> None:
        """Stand on a criterion, or on `CRITERION:UNIT`."""
        criterion, _, unit = subject.partition(":")
        if self._overview is None:
            return
        if criterion in {leaf.id for leaf in self._overview.criteria.leaves()}:
            self.open_criterion(criterion)
        if unit:
            self.tools.show_all()
            self.table.select(lambda line: line.unit.code == unit)
        self.table.setFocus()

    def open_criterion(self, criterion: str) -> None:
        """Show every unit's line of a criterion; what is not computed yet is filled in behind."""
        self.pane.keep_draft()
        with reporting(self):
            sheet = self.desk.services.across.sheet(self.desk.year, criterion)
            self.desk.places.setValue(_PLACE, criterion)
            self.tools.show_criterion(sheet.criterion)
            self._show(sheet)
            if self.table.current() is None and not self.table.select(lambda line: line.waits):
                self.table.select(lambda _line: True)
            self._show_line()
            self._recounting.begin(sheet)

    def step(self, by: int) -> None:
        """Go to the criterion after (1) or before (-1)."""
        if self._overview is None or self._sheet is None:
            return
        leaves = [leaf.id for leaf in self._overview.criteria.leaves()]
        at = leaves.index(self._sheet.criterion.id) + by
        if 0 <= at < len(leaves):
            self.open_criterion(leaves[at])

    def choose(self) -> None:
        """Choose a criterion from the list of all."""
        if self._overview is None or self._sheet is None:
            return
        rows = criterion_rows(self._overview.criteria, self._overview.open_units)
        dialog = ChooseCriterionDialog(rows, self._sheet.criterion.id, parent=self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen():
            self.open_criterion(dialog.chosen())
        self.table.setFocus()

    def accept_chosen(self) -> None:
        """Ask, then take the points of the chosen units as they stand."""
        if self._sheet is not None:
            self._many.ask(self._sheet, self.table.chosen())

    def give(self, line: AppraisedLine) -> None:
        """Give points to the unit stood on, then go on to the next that waits."""
        stood = self.table.current()
        if stood is None:
            return
        self.pane.forget(stood.unit.code, line.criterion)
        panel = self.pane.panel
        if not self.pane.acts.give(line, self.tools.chosen_stage(), ask_reason=panel.ask_reason):
            return
        if stood.waits:
            self.go_on()
        self.table.setFocus()

    def go_on(self) -> None:
        """The next unit that waits, in the order shown; past the end the search begins again."""
        rows = [self.table.rows_model.rows[at] for at in self.table.found.shown()]
        stood = self.table.current()
        at = next((n for n, line in enumerate(rows) if stood and line.unit == stood.unit), 0)
        waiting = next((line.unit.code for line in (*rows[at + 1 :], *rows[:at]) if line.waits), "")
        if waiting:
            self.table.select(lambda line: line.unit.code == waiting)
        elif self._sheet is not None:
            self.desk.changes.tell(texts.CRITERION_DONE.format(criterion=self._sheet.criterion.id))

    def pass_on(self) -> None:
        """The next unit in the order shown: the value of this one stands."""
        below = self.table.currentIndex().siblingAtRow(self.table.currentIndex().row() + 1)
        if below.isValid():
            self.table.setCurrentIndex(below)

    def show_documents(self) -> None:
        """Open or fold the document below the table; the unit stood on stays in sight."""
        self.pane.documents.toggle()
        QTimer.singleShot(0, self.table, lambda: self.table.scrollTo(self.table.currentIndex()))

    def fill_in(self, scores: Mapping[str, LeafScore | None]) -> None:
        """Computed points came in."""
        if self._sheet is not None:
            self._show(self._sheet.with_computed(scores))

    def _read_again(self) -> None:
        with reporting(self):
            self.read()

    def _show(self, sheet: AcrossSheet) -> None:
        self._sheet = sheet
        self._filter()
        self._summary.setText(texts.summary(sheet))
        self.context = texts.context(sheet)
        self.banner = appraisal_page.FROZEN if sheet.is_frozen else ""
        self.changed.emit()

    def _filter(self) -> None:
        if self._sheet is None:
            return
        kept = tuple(line for line in self._sheet.lines if self.tools.keeps(line))
        self.table.blockSignals(True)
        self.table.show_rows(kept, same=lambda line: line.unit.code)
        self.table.blockSignals(False)
        self._allow()

    def _show_changed(self, sheet: AppraisalSheet) -> None:
        """A unit's sheet after an act: its row, and the line in sight where it is the unit stood on."""
        if self._sheet is None:
            return
        criterion = self._sheet.criterion.id
        line, held = sheet.line(criterion), self._sheet.line(sheet.unit.code)
        outside = next((item.inputs for item in sheet.outside if item.criterion == criterion), ())
        asked = line.question is not None and (line.question.is_collected or line.is_waiting)
        self._replace(
            replace(
                held,
                held=replace(held.held, appraisals=line.history, outside=outside),
                computed=line.computed,
                is_computed=True,
                is_asked=asked,
            )
        )
        stood = self.table.current()
        if stood is not None and stood.unit == sheet.unit:
            self.pane.show_sheet(sheet, criterion)
        else:
            self.table.select(lambda each: each.unit == sheet.unit)
        self.desk.changes.announce(Topic.APPRAISALS)

    def _replace(self, line: AcrossLine) -> None:
        """Another value of one line; marks and figures of the others follow."""
        if self._sheet is None:
            return
        self._sheet = self._sheet.with_line(line)
        self.table.replace_row(self._sheet.line(line.unit.code), same=lambda each: each.unit.code)
        self._summary.setText(texts.summary(self._sheet))
        self.context = texts.context(self._sheet)
        self._allow()
        self.changed.emit()

    def _show_line(self, _line: AcrossLine | None = None) -> None:
        self.pane.show_line(self._sheet, self.table.current())
        stage = self.pane.stage()
        if stage is not None:
            self.tools.offer_stage(stage)

    def _allow(self) -> None:
        is_frozen = self._sheet is None or self._sheet.is_frozen
        self._accept.setEnabled(not is_frozen and any(line.is_plain for line in self.table.chosen()))

    def _listen(self) -> None:
        panel = self.pane.panel
        keys = SheetKeys(self.table)
        keys.accepted.connect(panel.accept)
        keys.typed.connect(panel.begin)
        keys.asked.connect(panel.begin_question)
        self.table.current_changed.connect(self._show_line)
        self.table.selectionModel().selectionChanged.connect(lambda *_rows: self._allow())
        panel.given.connect(self.give)
        panel.passed.connect(self.pass_on)
        panel.beside_button.clicked.connect(lambda _checked=False: self.show_documents())
        self.pane.changed.connect(self._show_changed)
        self.pane.finished.connect(self.table.setFocus)
        self.tools.asked.connect(self.choose)
        self.tools.stepped.connect(self.step)
        self.tools.kept.connect(self._filter)
        self.tools.staged.connect(lambda: panel.set_stage(self.tools.chosen_stage()))
        self.tools.search.textChanged.connect(self.table.found.find)
        self._recounting.counted.connect(self.fill_in)
        self._many.taken.connect(self._read_again)

    def _build(self) -> None:
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.keep_place(self.desk.places, "appraisal_across")
        self._filled = QSplitter(Qt.Orientation.Horizontal)
        self._filled.setChildrenCollapsible(False)
        self._filled.setHandleWidth(GAP)
        for widget, narrowest in zip((self._build_sheet(), self.pane), _NARROWEST, strict=True):
            widget.setMinimumWidth(narrowest)
            self._filled.addWidget(widget)
        self._filled.setSizes(list(_WIDTHS))
        self._filled.setStretchFactor(0, 1)
        keep_splitter(self._filled, self.desk.places, key="appraisal_across")
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._filled, 1)

    def _build_sheet(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.tools)
        column.addWidget(_above(self.table, self.pane.documents, places=self.desk.places), 1)
        column.addWidget(self._summary)
        return whole


def _above(table: QWidget, documents: QWidget, *, places: QSettings) -> QSplitter:
    """The table with the document stood on below it."""
    split = QSplitter(Qt.Orientation.Vertical)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(SMALL)
    split.addWidget(table)
    split.addWidget(documents)
    split.setSizes(list(_HEIGHTS))
    keep_splitter(split, places, key="across_documents")
    return split


def _hear(part: AppraisalAcross) -> None:
    """Everything by keys, told in the list of keys."""
    panel = part.pane.panel
    part.add_keys("Ctrl+F", part.tools.search.setFocus)
    part.add_keys("F4", part.choose, text=texts.CHOOSE_TITLE)
    part.add_keys("Ctrl+Up", partial(part.step, -1), text=texts.GO_PREVIOUS)
    part.add_keys("Ctrl+Down", partial(part.step, 1), text=texts.GO_NEXT)
    part.add_keys("F8", part.go_on, text=texts.NEXT_WAITING)
    part.add_keys(appraisal_page.ASK_KEYS, panel.begin_question, text=appraisal_page.ASK)
    part.add_keys(appraisal_page.REMARKS_KEYS, panel.remarks.open, text=appraisal_page.REMARKS_TIP)
    part.add_keys(appraisal_page.DOCUMENTS_KEYS, part.show_documents, text=appraisal_page.DOCUMENTS_BESIDE)
    part.add_keys("Ctrl+Z", part.pane.acts.undo, text=appraisal_page.UNDO)
    part.add_keys("Ctrl+Y", part.pane.acts.redo, text=appraisal_page.REDO)
