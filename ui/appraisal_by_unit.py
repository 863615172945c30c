"""Appraisal unit by unit: the units at the left, one unit in the middle, its criterion at the right."""

from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QSplitter, QVBoxLayout, QWidget

from core.appraisal_sheet import AppraisalSheet
from core.assessment import OutsideValue
from core.errors import UserError
from core.services.appraisal import AppraisedLine, ReasonNeeded
from core.services.round_board import BoardRow, BoardStatus
from ui.appraisal_cells import WIDTHS, area_cells, line_cells, lines_of
from ui.appraisal_panel import AppraisalPanel, Draft
from ui.appraisal_part import AppraisalPart
from ui.appraisal_tools import SheetTools
from ui.changes import Topic
from ui.criteria_tree import CriteriaTree
from ui.dialogs.adjustments import AdjustmentsDialog
from ui.kept_splitter import keep_splitter
from ui.messages import Notice, ask, plain_label, reporting, show_error
from ui.page import GAP, SMALL, Page, card, nothing_here
from ui.return_act import ReturnAct
from ui.sheet_keys import SheetKeys
from ui.texts import appraisal_page as texts
from ui.unit_list import UnitList

_ABSENT = frozenset({BoardStatus.MISSING, BoardStatus.LATE})
_WIDTHS = (226, 560, 300)
_NARROWEST = (158, 512, 282)


class AppraisalByUnit(AppraisalPart):
    """Enter takes the unit's points and goes on; a figure begins typing other points; a reason follows."""

    title: ClassVar[str] = texts.TAB_BY_UNIT

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        desk = page.desk
        self._sheet: AppraisalSheet | None = None
        self._rows: tuple[BoardRow, ...] = ()
        self._drafts: dict[tuple[str, str], Draft] = {}
        self.units = UnitList()
        self.tree = CriteriaTree(texts.TITLES, WIDTHS)
        self.panel = AppraisalPanel(desk)
        self.tools = SheetTools()
        self._totals = plain_label(wraps=True)
        self._empty = nothing_here(texts.NONE_HERE, texts.TO_IMPORT, act=lambda: desk.go_to("import"))
        self._return = ReturnAct(page, lambda: "" if self._sheet is None else self._sheet.unit.code)
        self.hold(self._return.button)
        self._adjust = self.offer(texts.ADJUSTMENTS, self.adjust)
        self._accept = self.offer(texts.ACCEPT_ALL, self.accept_all, mark="done")
        self._build()
        self._listen()

    def read(self) -> None:
        """Read who sent, and the sheet of the unit stood on."""
        service = self.desk.services.run_round
        self._rows = ()
        if service.round(self.desk.year) is not None:
            rows = service.board(self.desk.year).rows
            self._rows = tuple(row for row in rows if row.status not in _ABSENT)
        self._empty.setVisible(not self._rows)
        self._filled.setVisible(bool(self._rows))
        for button in (self._return.button, self._adjust, self._accept):
            self.want(button, bool(self._rows))
        self._tell()
        self.units.show_rows(self._rows)
        kept = str(self.desk.places.value("appraisal_unit") or "")
        self.units.select(self._sheet.unit.code if self._sheet is not None else kept, is_told=False)
        self._open_unit(self.units.current())

    def stand_on(self, subject: str) -> None:
        """Stand on one unit, or on `UNIT:CRITERION`."""
        unit, _, criterion = subject.partition(":")
        if unit:
            self.units.search.clear()
            self.units.select(unit)
        if criterion:
            self.tools.show_all()
            self.tree.select_id(criterion)
        self.tree.setFocus()

    def accept_all(self) -> None:
        """Ask, then take every self score where nothing was given yet."""
        sheet = self._sheet
        if sheet is None:
            return
        notice = Notice(
            title=texts.ACCEPT_ALL_ACT,
            what=texts.ACCEPT_ALL_WHAT.format(unit=sheet.unit.name),
            why=texts.ACCEPT_ALL_WHY.format(count=sheet.open_lines),
        )
        if not ask(self, notice, act=texts.ACCEPT_ALL_ACT, leave=texts.ACCEPT_ALL_LEAVE):
            return
        with reporting(self):
            changed = self.desk.services.appraisal.accept_self(sheet.round.year, sheet.unit.code)
            self._show_changed(changed)
            self.desk.changes.tell(texts.ACCEPTED_ALL.format(unit=sheet.unit.name, count=changed.open_lines))

    def adjust(self) -> None:
        """Enter bonus and penalty items of the unit."""
        if self._sheet is None:
            return
        dialog = AdjustmentsDialog(self.desk, self._sheet, parent=self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            with reporting(self):
                self._show_changed(
                    self.desk.services.appraisal.sheet(self._sheet.round.year, self._sheet.unit.code)
                )

    def give(self, line: AppraisedLine) -> None:
        """Give points for one criterion, then go on to the next without any."""
        sheet = self._sheet
        if sheet is None:
            return
        was_open = sheet.line(line.criterion).appraisal is None
        try:
            changed = self.desk.services.appraisal.set_points(
                sheet.round.year, sheet.unit.code, line=line, stage=self.tools.chosen_stage()
            )
        except ReasonNeeded:
            self.panel.ask_reason()
            return
        except UserError as error:
            show_error(self, error)
            return
        self._drafts.pop((sheet.unit.code, line.criterion), None)
        self._show_changed(changed)
        if was_open:
            self._go_on(changed, line.criterion)
        self.tree.setFocus()

    def measure(self, value: OutsideValue) -> None:
        """Keep a value from outside; the points computed from it are shown at once."""
        sheet = self._sheet
        if sheet is None:
            return
        outside = self.desk.services.outside_values
        with reporting(self):
            self._show_changed(outside.set_outside_value(sheet.round.year, sheet.unit.code, value=value))
            self.desk.changes.tell(texts.OUTSIDE_KEPT.format(criterion=value.criterion))

    def _open_unit(self, row: BoardRow | None) -> None:
        self._keep_draft()
        if row is None:
            self._sheet = None
            return
        with reporting(self):
            self._show(self.desk.services.appraisal.sheet(self.desk.year, row.unit.code))
            self.desk.places.setValue("appraisal_unit", row.unit.code)

    def _show_changed(self, sheet: AppraisalSheet) -> None:
        status = BoardStatus.IN_APPRAISAL if sheet.open_lines else BoardStatus.APPRAISED
        self._rows = tuple(
            replace(row, open_lines=sheet.open_lines, status=status)
            if row.unit.code == sheet.unit.code
            else row
            for row in self._rows
        )
        self.units.show_rows(self._rows)
        self._show(sheet)
        self.desk.changes.announce(Topic.APPRAISALS)

    def _show(self, sheet: AppraisalSheet) -> None:
        self._sheet = sheet
        is_frozen = sheet.round.published_at is not None
        self._tell(*texts.context(sheet), banner=texts.FROZEN if is_frozen else "")
        self._adjust.setEnabled(bool(sheet.criteria.adjustments) and not is_frozen)
        self._return.button.setDisabled(is_frozen)
        self._accept.setEnabled(sheet.open_lines > 0 and not is_frozen)
        self.panel.show_sheet(sender=sheet.unit.name, is_frozen=is_frozen)
        self.tree.show_set(sheet.criteria, sheet.unit.kind.value)
        self._show_cells(sheet)
        claimed = sum((line.self_points or Decimal(0) for line in sheet.lines), Decimal(0))
        self._totals.setText(texts.totals(sheet, claimed))
        self._search()
        if not self.tree.current_id():
            self.tree.select_first()
        self._show_line(self.tree.current_id())

    def _tell(self, *context: str, banner: str = "") -> None:
        self.context, self.banner = context, banner
        self.changed.emit()

    def _show_cells(self, sheet: AppraisalSheet) -> None:
        cells = {
            line.criterion.id: line_cells(
                line, has_draft=(sheet.unit.code, line.criterion.id) in self._drafts
            )
            for line in sheet.lines
        }
        cells.update(area_cells(sheet))
        self.tree.set_cells(cells)

    def _show_line(self, criterion: str) -> None:
        if (sheet := self._sheet) is not None and criterion:
            draft = self._drafts.get((sheet.unit.code, criterion))
            self.panel.show_line(sheet.line(criterion), draft, document=sheet.document_of(criterion))

    def _stand_on_line(self, criterion: str) -> None:
        self._keep_draft()
        self._show_line(criterion)

    def _keep_draft(self) -> None:
        """What was typed for the line left behind waits there until it is given."""
        line, draft = self.panel.line, self.panel.draft()
        if self._sheet is None or line is None:
            return
        place = (self._sheet.unit.code, line.criterion.id)
        if draft is None:
            self._drafts.pop(place, None)
        else:
            self._drafts[place] = draft
        self.tree.set_cells({line.criterion.id: line_cells(line, has_draft=draft is not None)})

    def _go_on(self, sheet: AppraisalSheet, criterion: str) -> None:
        ids = [line.criterion.id for line in sheet.lines]
        at = ids.index(criterion)
        behind = (*sheet.lines[at + 1 :], *sheet.lines[:at])
        waiting = next((line.criterion.id for line in behind if line.appraisal is None), "")
        if waiting:
            self.tree.select_id(waiting)
        else:
            self.desk.changes.tell(texts.ALL_DONE.format(unit=sheet.unit.name))

    def _search(self) -> None:
        kept = None if self._sheet is None else lines_of(self._sheet, self.tools.filter.currentIndex())
        self.tree.find_text(self.tools.search.text(), kept)

    def _listen(self) -> None:
        keys = SheetKeys(self.tree)
        keys.accepted.connect(self.panel.accept)
        keys.typed.connect(self.panel.begin)
        self.units.chosen.connect(self._open_unit)
        self.units.entered.connect(self.tree.setFocus)
        self.tree.current_changed.connect(self._stand_on_line)
        self.panel.given.connect(self.give)
        self.panel.outside.connect(self.measure)
        self.tools.changed.connect(self._search)
        self.add_keys("Ctrl+F", self.tools.search.setFocus)

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
        column.addWidget(self.tools)
        column.addWidget(self.tree, 1)
        column.addWidget(self._totals)
        return whole
