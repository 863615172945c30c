"""The line stood on beside a table of units: its panel, what was typed for it, or why there is none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from core.across_sheet import AcrossLine, AcrossSheet
from ui.appraisal_panel import AppraisalPanel, Draft
from ui.desk import Desk
from ui.desk_limits import is_read_only
from ui.messages import plain_label, reporting
from ui.texts import appraisal_across as texts


class LinePane(QFrame):
    """`given` and `outside` as in `AppraisalPanel`. What was typed waits at its line until it is given."""

    given = Signal(object)
    outside = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._desk = desk
        self._drafts: dict[tuple[str, str], Draft] = {}
        self._shown: tuple[str, str] | None = None
        self.panel = AppraisalPanel(desk)
        self.none = plain_label(texts.NO_LINE, kind="quiet", wraps=True)
        self.panel.given.connect(self.given)
        self.panel.outside.connect(self.outside)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 4, 12)
        column.addWidget(self.none)
        column.addWidget(self.panel, 1)
        column.addStretch(0)

    def show_line(self, sheet: AcrossSheet | None, stood: AcrossLine | None) -> None:
        """Show the line of a unit, over it what was typed for it before."""
        self.keep_draft()
        is_there = sheet is not None and stood is not None and stood.was_sent
        self.panel.setVisible(is_there)
        self.none.setVisible(not is_there)
        if sheet is None or stood is None or not is_there:
            return
        place = (stood.unit.code, sheet.criterion.id)
        with reporting(self):
            seen = self._desk.services.across.line(sheet.round.year, place[0], criterion=place[1])
            is_read = is_read_only(self._desk, sheet.round, unit=place[0], criterion=place[1])
            self.panel.show_sheet(sender=stood.unit.name, is_frozen=is_read)
            self.panel.show_line(seen.line, self._drafts.get(place), document=seen.document)
            self._shown = place

    def keep_draft(self) -> None:
        """What was typed for the line shown waits there."""
        if self._shown is None or self.panel.line is None:
            return
        draft = self.panel.draft()
        if draft is None:
            self._drafts.pop(self._shown, None)
        else:
            self._drafts[self._shown] = draft

    def forget(self, unit: str, criterion: str) -> None:
        """What was typed for a line was given."""
        self._drafts.pop((unit, criterion), None)
        self._shown = None
