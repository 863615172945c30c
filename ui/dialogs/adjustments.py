"""Bonus and penalty items of one unit: how often each applies, and on what ground."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.appraisal_sheet import AppraisalSheet
from core.assessment import AdjustmentEntry
from core.criteria import AdjustmentItem, CriteriaSet
from core.errors import UserError
from core.outside import UnitAdjustment, item_keys
from core.rounds import Round
from core.units import Unit
from ui.cited_field import CitedField
from ui.desk import Desk
from ui.fields import CountField, FlagField, LineField
from ui.focus_in_sight import FocusInSight
from ui.messages import plain_label, show_error
from ui.page import GAP, SMALL, card
from ui.texts import appraisal_page as texts
from ui.texts import common
from ui.window_place import fit

_COUNT_WIDTH = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class _ItemRow:
    """The inputs of one item."""

    key: str
    count: CountField | FlagField
    note: LineField
    cited: CitedField

    def entry(self) -> AdjustmentEntry:
        """What is entered; raises a `UserError` when the count cannot be read."""
        value = self.count.value()
        count = value if isinstance(value, int) else 0
        note, documents = str(self.note.value()), self.cited.documents()
        return AdjustmentEntry(item=self.key, count=int(count), note=note, documents=documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitItems:
    """What is held about one unit, which need not have submitted."""

    unit: Unit
    round: Round
    criteria: CriteriaSet
    adjustments: tuple[AdjustmentEntry, ...]


class AdjustmentsDialog(QDialog):
    """Every bonus and penalty of the set, each item with its count, its ground and what proves it."""

    def __init__(
        self, desk: Desk, sheet: AppraisalSheet | UnitItems, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._sheet = desk, sheet
        self._evidence = desk.services.outside_values.evidence_of(sheet.round.year, sheet.unit.code)
        self.rows: list[_ItemRow] = []
        self.setWindowTitle(texts.ADJUST_TITLE.format(unit=sheet.unit.name))
        fit(self, (680, 560))
        self._save = QPushButton(texts.ADJUST_SAVE)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(texts.ADJUST_WHY, kind="quiet", wraps=True))
        column.addWidget(self._build_items(), 1)
        column.addLayout(self._build_buttons())
        if self.rows:
            self.rows[0].count.setFocus()

    def accept(self) -> None:
        """Keep every item; the one that lacks its ground is pointed at."""
        try:
            entries = tuple(row.entry() for row in self.rows)
        except UserError as error:
            show_error(self, error)
            return
        for row, entry in zip(self.rows, entries, strict=True):
            if entry.count and not entry.note:
                row.note.say(texts.NOTE_NEEDED, state="care")
                row.note.line.setFocus()
                return
        try:
            self._desk.services.outside_values.keep_adjustments(
                self._sheet.round.year,
                [UnitAdjustment(unit=self._sheet.unit.code, entry=entry) for entry in entries],
            )
        except UserError as error:
            show_error(self, error)
            return
        super().accept()

    def _build_items(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("kind", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SMALL, 0)
        column.setSpacing(GAP)
        held = {entry.item: entry for entry in self._sheet.adjustments}
        for adjustment in self._sheet.criteria.adjustments:
            frame, inside = card(title=texts.adjustment(adjustment.name, adjustment.max_total))
            for key, item in _keyed(self._sheet.criteria, adjustment.id):
                self._add(inside, key, item=item, held=held.get(key))
            column.addWidget(frame)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        FocusInSight(area)
        return area

    def _add(
        self, column: QVBoxLayout, key: str, *, item: AdjustmentItem, held: AdjustmentEntry | None
    ) -> None:
        label = texts.adjustment_item(item.label, item.points, is_each=item.each)
        count: CountField | FlagField = CountField(texts.ADJUST_COUNT) if item.each else FlagField(label)
        number = 0 if held is None else held.count
        count.show_value(number if item.each else bool(number))
        note = LineField(texts.ADJUST_NOTE, hint=texts.ADJUST_NOTE_HINT)
        note.line.setPlaceholderText(texts.ADJUST_NOTE_HINT)
        note.show_value("" if held is None else held.note)
        cited = CitedField(self._evidence)
        cited.show_value(() if held is None else held.documents)
        self.rows.append(_ItemRow(key=key, count=count, note=note, cited=cited))
        if not item.each:
            for field in (count, note, cited):
                column.addWidget(field)
            return
        column.addWidget(plain_label(label, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        count.setFixedWidth(_COUNT_WIDTH)
        row.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(note, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(cited)

    def _build_buttons(self) -> QHBoxLayout:
        self._save.setProperty("kind", "primary")
        self._save.setDefault(True)
        self._save.clicked.connect(self.accept)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._save)
        row.addWidget(leave)
        return row


def _keyed(criteria: CriteriaSet, adjustment_id: str) -> Iterator[tuple[str, AdjustmentItem]]:
    """The items of one bonus or penalty under the keys the sums know."""
    keys = iter(item_keys(criteria))
    for adjustment in criteria.adjustments:
        for item in adjustment.items:
            key = next(keys)
            if adjustment.id == adjustment_id:
                yield key, item
