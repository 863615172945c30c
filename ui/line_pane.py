"""The line stood on beside a table of units: its panel, and what is done to the unit's sheet there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from core.across_sheet import AcrossLine, AcrossSheet
from core.appraisal_sheet import AppraisalSheet
from core.assessment import Stage
from ui.appraisal_acts import SheetActs
from ui.appraisal_documents import DocumentsBeside
from ui.appraisal_panel import AppraisalPanel
from ui.desk import Desk
from ui.desk_limits import is_read_only
from ui.messages import plain_label, reporting
from ui.sheet_drafts import SheetDrafts
from ui.texts import appraisal_across as texts


class LinePane(QFrame):
    """`changed` brings the unit's sheet after an act, `finished` wants the focus back on the table.

    What was typed for a line waits there until it is given. `documents` stands where the page puts it.
    """

    changed = Signal(object)
    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._desk = desk
        self._sheet: AppraisalSheet | None = None
        self.panel = AppraisalPanel(desk)
        self.documents = DocumentsBeside(desk, self.panel.evidence)
        self.acts = SheetActs(self, desk, sheet=lambda: self._sheet, show=self.changed.emit)
        self._drafts = SheetDrafts(self.panel)
        self.none = plain_label(texts.NO_LINE, kind="quiet", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 4, 12)
        column.addWidget(self.none)
        column.addWidget(self.panel, 1)
        column.addStretch(0)
        self.panel.outside.connect(self.acts.measure)
        self.panel.asked.connect(self._ask)
        self.panel.withdrawn.connect(self._withdraw)
        self.panel.left.connect(self.finished)

    def stage(self) -> Stage | None:
        """The step the unit's sheet stands in."""
        return None if self._sheet is None else self._sheet.stage

    def show_line(self, across: AcrossSheet | None, stood: AcrossLine | None) -> None:
        """Show the line of a unit, over it what was typed for it before."""
        self.keep_draft()
        self._sheet = None
        if across is not None and stood is not None and stood.was_sent:
            with reporting(self):
                sheet = self._desk.services.appraisal.sheet(across.round.year, stood.unit.code)
                self.show_sheet(sheet, across.criterion.id)
        self.panel.setVisible(self._sheet is not None)
        self.none.setVisible(self._sheet is None)

    def show_sheet(self, sheet: AppraisalSheet, criterion: str) -> None:
        """Show one line of a sheet."""
        self._sheet = sheet
        draft = self._drafts.of(sheet.unit.code, criterion)
        is_read = is_read_only(self._desk, sheet.round, unit=sheet.unit.code, criterion=criterion)
        self.panel.show_sheet(sender=sheet.unit.name, is_frozen=is_read)
        self.panel.show_line(sheet.line(criterion), draft, document=sheet.document_of(criterion))

    def keep_draft(self) -> None:
        """What was typed for the line shown waits there."""
        if self._sheet is not None:
            self._drafts.keep(self._sheet.unit.code)

    def forget(self, unit: str, criterion: str) -> None:
        """What was typed for a line is being given."""
        self._drafts.forget(unit, criterion)

    def _ask(self, words: str) -> None:
        """Keep a question about the line, then go back to the table."""
        line = self.panel.line
        if line is None:
            return
        self.panel.question.show_kept()
        self.keep_draft()
        if self.acts.ask(line.criterion.id, words):
            self.finished.emit()
        else:
            self.panel.question.put(words)

    def _withdraw(self) -> None:
        if self.panel.line is not None:
            self.acts.withdraw(self.panel.line.criterion.id)
            self.finished.emit()
