"""Bonus and penalty of every unit in one grid: counts with their grounds, sums cut at their caps."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from core.assessment import AdjustmentEntry
from core.evidence import EvidenceDocument
from core.outside import OutsideKind, UnitAdjustment, item_keys
from core.services.outside_values import OutsideTable
from core.units import Unit
from ui.adjustment_source import AdjustmentSource, Slot
from ui.dialogs.adjustments import AdjustmentsDialog, UnitItems
from ui.dialogs.ground import GroundDialog
from ui.grid import Place
from ui.messages import plain_label, reporting
from ui.outside_part import Offered, OutsidePart
from ui.page import SMALL, Page
from ui.texts import outside_page as texts


class AdjustmentsPart(OutsidePart):
    """A count that has no ground yet asks for it; then all cells typed are kept together."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, how=texts.ADJUST_HINT)
        self.source: AdjustmentSource | None = None
        self.ground, self.unit = QPushButton(texts.ADJUST_GROUND), QPushButton(texts.ADJUST_UNIT)
        self._nothing = plain_label(texts.ADJUST_NOTHING, kind="quiet", wraps=True)
        self._build()

    def show_table(self, table: OutsideTable | None) -> None:
        """Show counts and sums of a year; a set with other grounds gets a grid of its own."""
        if table is None:
            return
        fresh = AdjustmentSource(self.desk, table)
        is_any = bool(table.criteria.adjustments)
        self._nothing.setVisible(not is_any)
        for widget in (self.how, self.ground, self.unit):
            widget.setVisible(is_any)
        if self.source is None or self.source.columns() != fresh.columns():
            self._lay_out(fresh if is_any else None)
        else:
            if self.source.view() != fresh.view() and self.grid is not None:
                self.grid.model.forget()
            self.source.show(table)
        if self.grid is not None:
            self.grid.reload()
        self._allow()

    def context(self) -> str:
        """How many units have a bonus or penalty."""
        return "" if self.source is None else texts.context(self.source.entered(), len(self.source.rows()))

    def offered(self) -> Offered:
        """A workbook of every ground."""
        is_any = self.source is not None
        return Offered(
            kind=OutsideKind.ADJUSTMENTS if is_any else None,
            may_take=self.source is not None and not self.source.table.is_frozen,
        )

    def listed(self) -> tuple[Unit, ...]:
        """The units of the rows."""
        return () if self.source is None else self.source.table.units

    def change_ground(self) -> None:
        """Change ground and documents of the cell stood on."""
        entry = self._entry()
        if entry is None or self.source is None or self.grid is None:
            self.desk.changes.tell(texts.GROUND_NONE)
            return
        row, column = self._here()
        unit = self.source.table.units[row]
        why = texts.ground_for((unit.name,), (self._label(entry.item),), cells=1)
        dialog = GroundDialog(why, evidence=self._evidence(unit.code), held=entry, parent=self.page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        note, documents = dialog.ground()
        changed = AdjustmentEntry(item=entry.item, count=entry.count, note=note, documents=documents)
        with reporting(self.page):
            self.desk.services.outside_values.keep_adjustments(
                self.source.table.round.year, (UnitAdjustment(unit=unit.code, entry=changed),)
            )
            self._read(unit.code)
        self.grid.table.stand(row, column)

    def change_unit(self) -> None:
        """All grounds of the unit stood on, in one dialog."""
        if self.source is None or self.grid is None:
            return
        table, row = self.source.table, self._here()[0]
        unit = table.units[row]
        items = UnitItems(
            unit=unit,
            round=table.round,
            criteria=table.criteria,
            adjustments=tuple(table.adjustments.get(unit.code, {}).values()),
        )
        if AdjustmentsDialog(self.desk, items, parent=self.page).exec() == QDialog.DialogCode.Accepted:
            self._read(unit.code)

    def _listen(self) -> None:
        """A refusal for want of a ground is asked for once the editor has closed."""
        if self.source is not None and self.source.lacking:
            QTimer.singleShot(0, self, self._ask_ground)

    def _ask_ground(self) -> None:
        """Ask once for all cells that lack a ground, then keep what was typed."""
        if self.source is None or self.grid is None or not self.source.lacking:
            return
        lacking, values = self.source.lacking, self.source.refused
        self.source.lacking = ()
        dialog = GroundDialog(self._asked_for(lacking), evidence=self._common(lacking), parent=self.page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.source.ground_next(*dialog.ground())
            places = {self.source.place(key): number for key, number in values.items()}
            self.grid.model.put({place: number for place, number in places.items() if place is not None})
            self.source.ground_next("", ())
        self.grid.table.setFocus()

    def _asked_for(self, lacking: tuple[Slot, ...]) -> str:
        assert self.source is not None
        names = {unit.code: unit.name for unit in self.source.table.units}
        units = tuple(dict.fromkeys(names[unit] for unit, _item in lacking))
        items = tuple(dict.fromkeys(self._label(item) for _unit, item in lacking))
        return texts.ground_for(units, items, cells=len(lacking))

    def _common(self, lacking: tuple[Slot, ...]) -> tuple[EvidenceDocument, ...]:
        """The evidence of the one unit asked for; several units share none."""
        units = {unit for unit, _item in lacking}
        return self._evidence(next(iter(units))) if len(units) == 1 else ()

    def _evidence(self, unit: str) -> tuple[EvidenceDocument, ...]:
        return self.desk.services.outside_values.evidence_of(self.desk.year, unit)

    def _label(self, item: str) -> str:
        assert self.source is not None
        return item_keys(self.source.table.criteria)[item].label

    def _here(self) -> Place:
        assert self.grid is not None
        index = self.grid.table.currentIndex()
        return max(index.row(), 0), max(index.column(), 0)

    def _entry(self) -> AdjustmentEntry | None:
        if self.source is None or self.grid is None or not self.source.rows():
            return None
        row, column = self._here()
        item = self.source.item_at(column)
        return self.source.table.entry(self.source.table.units[row].code, item) if item else None

    def _read(self, unit: str) -> None:
        if self.source is not None and self.grid is not None:
            self.source.read({unit})
            self.grid.reload()
        self._tell()

    def _tell(self) -> None:
        self.kept.emit()
        self._allow()

    def _allow(self) -> None:
        is_open = self.source is not None and not self.source.table.is_frozen
        self.ground.setEnabled(is_open and self._entry() is not None)
        self.unit.setEnabled(is_open and self.source is not None and bool(self.source.rows()))

    def _lay_out(self, source: AdjustmentSource | None) -> None:
        self.source = source
        if source is None:
            self.drop_grid()
            return
        grid = self.lay_grid(source, name=texts.TAB_ADJUSTMENTS, key="outside-adjustments")
        grid.changed.connect(self._tell)
        grid.model.told.connect(lambda _said, _weight: self._listen())
        grid.table.stood.connect(self._allow)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.how, 1)
        for button, act in ((self.ground, self.change_ground), (self.unit, self.change_unit)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        self.column.insertLayout(0, row)
        self.column.addWidget(self._nothing)
