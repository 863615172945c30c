"""The counts behind the grid of bonus and penalty: a row per unit, a column per ground, sums cut at caps."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from core.assessment import AdjustmentEntry, CitedDocument
from core.outside import UnitAdjustment, adjusted, item_keys
from core.scoring.adjustments import AdjustmentResult
from core.services.outside_values import OutsideTable
from ui.desk import Desk
from ui.grid import GridColumn, Note, Place, Values
from ui.texts import numbers
from ui.texts import outside_page as texts

Slot = tuple[str, str]


class AdjustmentSource:
    """Reads and keeps counts by unit and item.

    A count without its ground is not kept: `lacking` names it, `refused` holds all that was typed with it.
    `ground_next` is the ground (text and documents) for what is kept next; a cell that has one keeps its own.
    """

    compares = False

    def __init__(self, desk: Desk, table: OutsideTable) -> None:
        self._desk = desk
        self._table = table
        self.lacking: tuple[Slot, ...] = ()
        self.refused: Values = {}
        self._ground: tuple[str, tuple[CitedDocument, ...]] = ("", ())
        self._known: dict[Slot, AdjustmentEntry] = {}
        self._results: dict[str, tuple[AdjustmentResult, ...]] = {}
        self._keys: tuple[str, ...] = ()
        self._columns: tuple[GridColumn, ...] = ()
        self._lay_out()
        self.show(table)

    @property
    def table(self) -> OutsideTable:
        """What is shown."""
        return self._table

    def show(self, table: OutsideTable) -> None:
        """Show what is held now."""
        if (table.criteria, table.round.year) != (self._table.criteria, self._table.round.year):
            self._known.clear()
        self._table = table
        self._names = tuple(unit.name for unit in table.units)
        self._at_unit = {unit.code: at for at, unit in enumerate(table.units)}
        self._results.clear()

    def read(self, units: Collection[str]) -> None:
        """Read these units anew."""
        self.show(self._desk.services.outside_values.again(self._table, units))

    def entered(self) -> int:
        """How many units have a bonus or a penalty."""
        return sum(1 for unit in self._table.units if self._table.adjustments.get(unit.code))

    def item_at(self, column: int) -> str:
        """The item of a column; empty for sums."""
        return self._keys[column]

    def ground_next(self, note: str, documents: tuple[CitedDocument, ...]) -> None:
        """The ground of what is kept next."""
        self._ground = (note, documents)

    def view(self) -> Hashable:
        """There is one view of a year."""
        return "adjustments", self._table.round.year

    def rows(self) -> Sequence[str]:
        """Names of the units."""
        return self._names

    def columns(self) -> Sequence[GridColumn]:
        """Every ground, each bonus and penalty behind its own, and what both give together."""
        return self._columns

    def closed(self) -> str:
        """Why nothing can be typed after publication."""
        return texts.FROZEN_CELL if self._table.is_frozen else ""

    def number(self, row: int, column: int) -> int | None:
        """How often a ground applies."""
        entry = self._entry(row, column)
        return None if entry is None else entry.count

    def text(self, row: int, column: int) -> str:
        """A sum of one unit, after its cap."""
        results = self._of(row)
        if column == len(self._columns) - 1:
            return _signed(results) if any(result.lines for result in results) else ""
        return texts.adjusted(self._result(row, column))

    def beside(self, row: int, column: int) -> str:
        """Nothing is compared."""
        del row, column
        return ""

    def total(self, column: int) -> str:
        """Cases of a ground over all units; of sums how many units have one."""
        rows = range(len(self._names))
        if self._keys[column]:
            counted = sum(self.number(row, column) or 0 for row in rows)
            return numbers.count(counted) if counted else ""
        return texts.filled(sum(bool(self.text(row, column)) for row in rows), len(self._names))

    def note(self, row: int, column: int) -> Note:
        """The ground of a count; where a cap was reached, that it was."""
        entry = self._entry(row, column)
        if entry is not None:
            return Note(sentence=texts.ground(entry))
        if self._keys[column] or column == len(self._columns) - 1:
            return Note()
        result = self._result(row, column)
        if result.is_capped:
            return Note(sentence=texts.capped(result), weight="care")
        return Note(sentence=texts.reached(result) if result.points == result.cap else "")

    def key(self, row: int, column: int) -> Hashable:
        """Unit and item."""
        return self._table.units[row].code, self._keys[column] or str(column)

    def place(self, key: Hashable) -> Place | None:
        """Where a cell stands."""
        unit, item = cast("Slot", key)
        if unit not in self._at_unit or item not in self._keys:
            return None
        return self._at_unit[unit], self._keys.index(item)

    def put(self, values: Values) -> str:
        """Keep counts, all or none; why they were not kept. A new count needs its ground."""
        self.lacking = ()
        once = item_keys(self._table.criteria)
        if any((number or 0) > 1 and not once[cast("Slot", key)[1]].each for key, number in values.items()):
            return texts.ONLY_ONCE
        changes, lacking = [], []
        for key, number in values.items():
            unit, item = cast("Slot", key)
            entry = self._changed((unit, item), number or 0)
            if entry.count and not entry.note:
                lacking.append((unit, item))
            changes.append(UnitAdjustment(unit=unit, entry=entry))
        if lacking:
            self.lacking, self.refused = tuple(lacking), dict(values)
            return texts.GROUND_ASKED
        for change in changes:
            held = self._table.entry(change.unit, change.entry.item)
            if held is not None:
                self._known[change.unit, change.entry.item] = held
        self._desk.services.outside_values.keep_adjustments(self._table.round.year, changes)
        self.read({change.unit for change in changes})
        return ""

    def _changed(self, slot: Slot, count: int) -> AdjustmentEntry:
        """The held entry with another count; else with the ground for what is kept next, or a former one."""
        held = self._table.entry(*slot)
        if held is not None:
            return replace(held, count=count)
        note, documents = self._ground
        if note or slot not in self._known:
            return AdjustmentEntry(item=slot[1], count=count, note=note, documents=documents)
        return replace(self._known[slot], count=count)

    def _entry(self, row: int, column: int) -> AdjustmentEntry | None:
        item = self._keys[column]
        return self._table.entry(self._table.units[row].code, item) if item else None

    def _of(self, row: int) -> tuple[AdjustmentResult, ...]:
        unit = self._table.units[row].code
        if unit not in self._results:
            self._results[unit] = adjusted(self._table.criteria, self._table.adjustments.get(unit, {}))
        return self._results[unit]

    def _result(self, row: int, column: int) -> AdjustmentResult:
        """The bonus or penalty whose sum stands in a column."""
        before = self._keys[: column + 1].count("")
        return self._of(row)[before - 1]

    def _lay_out(self) -> None:
        criteria = self._table.criteria
        keys: list[str] = []
        columns: list[GridColumn] = []
        named = list(item_keys(criteria))
        for adjustment in criteria.adjustments:
            group = (adjustment.name,)
            for item in adjustment.items:
                keys.append(named.pop(0))
                columns.append(
                    GridColumn(
                        title=texts.item_column(item.label, item.points, is_bonus=adjustment.is_bonus),
                        key=keys[-1],
                        hint=texts.item_hint(adjustment.name, item.label, each=item.each),
                        groups=group,
                        may_be_empty=True,
                    )
                )
            keys.append("")
            title = texts.sum_column(adjustment.name, adjustment.max_total)
            columns.append(GridColumn(title=title, key=None, is_text=True, groups=group))
        keys.append("")
        columns.append(GridColumn(title=texts.ADJUST_TOTAL, key=None, is_text=True))
        self._keys, self._columns = tuple(keys), tuple(columns)


def _signed(results: Sequence[AdjustmentResult]) -> str:
    zero = Decimal("0.00")
    total = sum((each.points if each.is_bonus else -each.points for each in results), zero)
    return f"{'+' if total > 0 else ''}{numbers.points(total)}".replace("-", "\N{MINUS SIGN}")
