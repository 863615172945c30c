"""Appraisal unit by unit: the units at the left, one unit in the middle, its criterion at the right."""

from decimal import Decimal
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QSplitter, QVBoxLayout, QWidget

from core.appraisal_sheet import AppraisalSheet
from core.services.appraisal import AppraisedLine
from core.services.appraisal_progress import UnitProgress, progress_after
from ui.appraisal_acts import SheetActs
from ui.appraisal_cells import WIDTHS, area_cells, line_cells, lines_of, waiting_lines
from ui.appraisal_documents import DocumentsBeside
from ui.appraisal_panel import AppraisalPanel
from ui.appraisal_part import AppraisalPart
from ui.appraisal_tools import SheetTools
from ui.changes import Topic
from ui.criteria_tree import CriteriaTree
from ui.desk_limits import banner_of, is_read_only
from ui.kept_splitter import keep_splitter
from ui.messages import plain_label, reporting
from ui.page import GAP, SMALL, Page, card, nothing_here
from ui.return_act import ReturnAct
from ui.sheet_ahead import SheetAhead
from ui.sheet_drafts import SheetDrafts
from ui.sheet_keys import SheetKeys
from ui.texts import appraisal_page as texts
from ui.texts import returning
from ui.undo_keys import UndoKeys
from ui.unit_list import UnitList

_WIDTHS = (256, 502, 320)
_NARROWEST = (158, 470, 316)


class AppraisalByUnit(AppraisalPart):
    """Enter takes the unit's points and goes on; a figure begins other points; `?` asks the unit."""

    title: ClassVar[str] = texts.TAB_BY_UNIT

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        desk = page.desk
        self._sheet: AppraisalSheet | None = None
        self.units, self.tools = UnitList(), SheetTools()
        self.tree = CriteriaTree(texts.TITLES, WIDTHS)
        self.panel = AppraisalPanel(desk)
        self._drafts = SheetDrafts(self.panel)
        self.documents = DocumentsBeside(desk, self.panel.evidence)
        self.acts = SheetActs(self, desk, sheet=lambda: self._sheet, show=self._show_changed)
        self._ahead = SheetAhead(desk)
        self._totals, self._no_lines = plain_label(wraps=True), plain_label(texts.LINES_NONE, wraps=True)
        self._empty = nothing_here(texts.NONE_HERE, texts.TO_IMPORT, act=lambda: desk.go_to("import"))
        self._return = ReturnAct(page, lambda: "" if self._sheet is None else self._sheet.unit.code)
        self.hold(self._return.button)
        self._adjust = self.offer(texts.ADJUSTMENTS, self.acts.adjust)
        self._keep = self.offer(texts.KEEP_UNCHANGED, self.acts.keep_unchanged)
        self._accept = self.offer(texts.ACCEPT_ALL, self.acts.accept_all, mark="done")
        self._build()
        self._listen()
        _hear(self)

    def read(self) -> None:
        """Read who sent, and the sheet of the unit stood on."""
        services, year = self.desk.services, self.desk.year
        rows: tuple[UnitProgress, ...] = ()
        if services.run_round.round(year) is not None:
            rows = services.appraisal.units(year)
        self._empty.setVisible(not rows)
        self._filled.setVisible(bool(rows))
        leads = self.desk.office().leads
        for button in (self._return.button, self._adjust, self._keep, self._accept):
            self.want(button, bool(rows) and (leads or button in {self._keep, self._accept}))
        self._tell()
        self.units.show_rows(rows)
        kept = str(self.desk.places.value("appraisal_unit") or "")
        self.units.select(self._sheet.unit.code if self._sheet is not None else kept, is_told=False)
        self._open_unit(self.units.current())

    def stand_on(self, subject: str) -> None:
        """Stand on one unit, or on `UNIT:CRITERION`."""
        unit, _, criterion = subject.partition(":")
        if unit:
            self.units.show_all()
            self.units.select(unit)
        if criterion:
            self.tools.show_all()
            self.tree.select_id(criterion)
        self.tree.setFocus()

    def give(self, line: AppraisedLine) -> None:
        """Give points for one criterion, then go on to the next that waits."""
        sheet = self._sheet
        if sheet is None:
            return
        was_waiting = line.criterion in waiting_lines(sheet)
        self._drafts.forget(sheet.unit.code, line.criterion)
        if not self.acts.give(line, self.tools.chosen_stage(), ask_reason=self.panel.ask_reason):
            return
        if was_waiting:
            self._go_on()
        self.tree.setFocus()

    def ask(self, words: str) -> None:
        """Keep a question about the line stood on, then go back to the table."""
        line = self.panel.line
        if line is None:
            return
        self.panel.question.show_kept()
        self._keep_draft()
        if self.acts.ask(line.criterion.id, words):
            self.tree.setFocus()
        else:
            self.panel.question.put(words)

    def withdraw(self) -> None:
        """Take back the question about the line stood on."""
        if self.panel.line is not None:
            self.acts.withdraw(self.panel.line.criterion.id)
            self.tree.setFocus()

    def next_waiting(self) -> None:
        """Stand on the next line that needs the appraiser, or say that there is none."""
        if self._sheet is not None:
            self._go_on()
            self.tree.setFocus()

    def step_unit(self, by: int) -> None:
        """Stand on the next unit of the list, on the same criterion."""
        if self.units.step(by):
            self.tree.setFocus()

    def show_documents(self) -> None:
        """Open or fold the document beside the table; the line stood on stays in sight."""
        self.documents.toggle()
        QTimer.singleShot(0, self.tree, lambda: self.tree.scrollTo(self.tree.currentIndex()))

    def _open_unit(self, row: UnitProgress | None) -> None:
        self._keep_draft()
        if row is None:
            self._sheet = None
            return
        with reporting(self):
            sheet = self.desk.services.appraisal.sheet(self.desk.year, row.unit.code)
            self.tools.offer_stage(sheet.stage)
            self._show(sheet)
            self.desk.places.setValue("appraisal_unit", row.unit.code)
            self._ahead.look(self.units.neighbour(1))

    def _show_changed(self, sheet: AppraisalSheet) -> None:
        """After an act: the row in the list and, if it is the one in sight, the sheet."""
        row = next((each for each in self.units.rows() if each.unit == sheet.unit), None)
        if row is not None:
            self.units.replace(progress_after(row, sheet))
        if self._sheet is not None and self._sheet.unit == sheet.unit:
            before, stage = self._sheet.stage, self.tools.chosen_stage()
            self._show(sheet)
            if sheet.stage is not before and stage is before:
                self.tools.offer_stage(sheet.stage)
        else:
            self.units.select(sheet.unit.code)
        self.desk.changes.announce(Topic.APPRAISALS)

    def _show(self, sheet: AppraisalSheet) -> None:
        self._sheet = sheet
        is_frozen = sheet.round.published_at is not None
        self._tell(*texts.context(sheet), banner=banner_of(self.desk, sheet.round))
        self._allow(sheet, is_frozen=is_frozen)
        self.tree.show_set(sheet.criteria, sheet.unit.kind.value)
        self._show_cells(sheet)
        claimed = sum((line.self_points or Decimal(0) for line in sheet.lines), Decimal(0))
        self._totals.setText(texts.totals(sheet, claimed))
        self._search()
        if not self.tree.current_id():
            self.tree.select_first()
        self._show_line(self.tree.current_id())

    def _allow(self, sheet: AppraisalSheet, *, is_frozen: bool) -> None:
        collected = sum(1 for line in sheet.lines if line.question and line.question.is_collected)
        self._return.button.setText(texts.send_questions(collected) if collected else returning.RETURN)
        self._return.button.setDisabled(is_frozen)
        self._adjust.setEnabled(bool(sheet.criteria.adjustments) and not is_frozen)
        unchanged = any(line.is_older and not line.is_reopened for line in sheet.lines)
        self.want(self._keep, unchanged and not is_frozen)
        self.want(self._accept, not unchanged)
        self._accept.setEnabled(sheet.open_lines > 0 and not is_frozen)

    def _tell(self, *context: str, banner: str = "") -> None:
        self.context, self.banner = context, banner
        self.changed.emit()

    def _show_cells(self, sheet: AppraisalSheet) -> None:
        unit = sheet.unit.code
        cells = {
            line.criterion.id: line_cells(
                line, has_draft=self._drafts.of(unit, line.criterion.id) is not None
            )
            for line in sheet.lines
        }
        self.tree.set_cells(cells | dict(area_cells(sheet)))

    def _show_line(self, criterion: str) -> None:
        if (sheet := self._sheet) is not None and criterion:
            draft = self._drafts.of(sheet.unit.code, criterion)
            is_read = is_read_only(self.desk, sheet.round, unit=sheet.unit.code, criterion=criterion)
            self.panel.show_sheet(sender=sheet.unit.name, is_frozen=is_read)
            self.panel.show_line(sheet.line(criterion), draft, document=sheet.document_of(criterion))

    def _stand_on_line(self, criterion: str) -> None:
        self._keep_draft()
        self._show_line(criterion)

    def _keep_draft(self) -> None:
        """What was typed for the line left behind waits there until it is given."""
        line = self.panel.line
        if self._sheet is not None and line is not None:
            has_draft = self._drafts.keep(self._sheet.unit.code)
            self.tree.set_cells({line.criterion.id: line_cells(line, has_draft=has_draft)})

    def _go_on(self) -> None:
        sheet = self._sheet
        if sheet is not None and not self.tree.step(1, waiting_lines(sheet)):
            self.desk.changes.tell(texts.ALL_DONE.format(unit=sheet.unit.name))

    def _search(self) -> None:
        kept = None if self._sheet is None else lines_of(self._sheet, self.tools.filter.currentIndex())
        self._no_lines.setVisible(not self.tree.find_text(self.tools.search.text(), kept))

    def _listen(self) -> None:
        keys = SheetKeys(self.tree)
        keys.accepted.connect(self.panel.accept)
        keys.typed.connect(self.panel.begin)
        keys.asked.connect(self.panel.begin_question)
        self.units.chosen.connect(self._open_unit)
        self.units.entered.connect(self.tree.setFocus)
        self.tree.current_changed.connect(self._stand_on_line)
        self.panel.given.connect(self.give)
        self.panel.passed.connect(self.tree.next_leaf)
        self.panel.outside.connect(self.acts.measure)
        self.panel.asked.connect(self.ask)
        self.panel.withdrawn.connect(self.withdraw)
        self.panel.left.connect(self.tree.setFocus)
        self.panel.beside_button.clicked.connect(lambda _checked=False: self.show_documents())
        self.tools.changed.connect(self._search)
        undo = UndoKeys(self)
        for field in (self.panel.points, self.panel.reason, self.panel.opinion, self.panel.question.field):
            undo.watch(field.editor())
        self.tools.staged.connect(lambda: self.panel.set_stage(self.tools.chosen_stage()))

    def _build(self) -> None:
        frame, inside = card()
        inside.setContentsMargins(12, 12, 4, 12)
        inside.addWidget(self.panel, 1)
        self._filled = QSplitter(Qt.Orientation.Horizontal)
        self._filled.setChildrenCollapsible(False)
        self._filled.setHandleWidth(GAP)
        for widget, narrowest in zip((self.units, self._build_sheet(), frame), _NARROWEST, strict=True):
            widget.setMinimumWidth(narrowest)
            self._filled.addWidget(widget)
        self._filled.setSizes(list(_WIDTHS))
        for at in range(self._filled.count()):
            self._filled.setStretchFactor(at, min(at, 1))
        keep_splitter(self._filled, self.desk.places, key="appraisal")
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._filled, 1)

    def _build_sheet(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(SMALL)
        split.addWidget(self.tree)
        split.addWidget(self.documents)
        split.setSizes([220, 340])
        keep_splitter(split, self.desk.places, key="appraisal_documents")
        self.tree.offer_column(1, is_wanted=True)
        self._no_lines.hide()
        for widget in (self.tools, self._no_lines):
            column.addWidget(widget)
        column.addWidget(split, 1)
        column.addWidget(self._totals)
        return whole


def _hear(part: AppraisalByUnit) -> None:
    """Everything by keys, told in the list of keys."""
    part.add_keys("Ctrl+F", part.tools.search.setFocus)
    part.add_keys(texts.FILTER_KEYS, lambda: _open(part.tools.filter), text=texts.FILTER)
    part.add_keys(texts.STAGE_KEYS, lambda: _open(part.tools.stage), text=texts.STAGE)
    part.add_keys("Alt+PgDown", lambda: part.step_unit(1), text=texts.NEXT_UNIT)
    part.add_keys("Alt+PgUp", lambda: part.step_unit(-1), text=texts.LAST_UNIT)
    part.add_keys("Ctrl+Down", part.tree.next_leaf, text=texts.NEXT_LINE)
    part.add_keys("Ctrl+Up", part.tree.last_leaf, text=texts.LAST_LINE)
    part.add_keys("F8", part.next_waiting, text=texts.NEXT_WAITING)
    part.add_keys(texts.ASK_KEYS, part.panel.begin_question, text=texts.ASK)
    part.add_keys(texts.REMARKS_KEYS, part.panel.remarks.open, text=texts.REMARKS_TIP)
    part.add_keys(texts.DOCUMENTS_KEYS, part.show_documents, text=texts.DOCUMENTS_BESIDE)
    part.add_keys("Ctrl+Z", part.acts.undo, text=texts.UNDO)
    part.add_keys("Ctrl+Y", part.acts.redo, text=texts.REDO)


def _open(combo: QComboBox) -> None:
    combo.setFocus()
    combo.showPopup()
