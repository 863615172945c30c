"""The figures behind a grid of units: survey answers, percentages, indexes, the points they give at once."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from core.assessment import OutsideValue
from core.criteria import Criterion
from core.criterion_inputs import Pairs
from core.outside import (
    PLACES,
    Figure,
    OutsideKind,
    Scored,
    UnitValue,
    answers_gap,
    figures_of,
    leaves_of,
    scored,
)
from core.services.outside_values import OutsideTable
from ui.desk import Desk
from ui.grid import GridColumn, Note, Place, Values
from ui.grid_figures import as_decimal, from_decimal
from ui.texts import common, numbers
from ui.texts import outside_page as texts
from ui.texts.criteria import explain

Slot = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where figures typed from now on come from; `refusal` says what is missing, empty when all is there."""

    document: str = ""
    survey: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """One column: a figure of a leaf, or (without one) the points the leaf gives."""

    leaf: Criterion
    figure: Figure | None


class OutsideSource:
    """Reads and keeps values by unit and criterion; each change of the grid is one transaction.

    `origin` is what newly typed figures are said to come from. A value taken back by undo returns with the
    document and campaign it had.
    """

    compares = False

    def __init__(self, desk: Desk, kind: OutsideKind, *, table: OutsideTable) -> None:
        self._desk = desk
        self.kind = kind
        self.origin = Origin()
        self._cells: tuple[_Cell, ...] = ()
        self._columns: tuple[GridColumn, ...] = ()
        self._scores: dict[Slot, Scored] = {}
        self._known: dict[tuple[Slot, Pairs], OutsideValue] = {}
        self._table = table
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
        self._scores.clear()

    def read(self, units: Collection[str]) -> None:
        """Read these units anew."""
        self.show(self._desk.services.outside_values.again(self._table, units))

    def entered(self) -> int:
        """How many units have a figure of this kind."""
        leaves = {cell.leaf.id for cell in self._cells}
        return sum(1 for unit in self._table.units if leaves & self._table.values.get(unit.code, {}).keys())

    def view(self) -> Hashable:
        """There is one view of a year."""
        return self.kind, self._table.round.year

    def rows(self) -> Sequence[str]:
        """Names of the units."""
        return self._names

    def columns(self) -> Sequence[GridColumn]:
        """The figures of every criterion, its points behind them."""
        return self._columns

    def closed(self) -> str:
        """Why nothing can be typed after publication."""
        return texts.FROZEN_CELL if self._table.is_frozen else ""

    def number(self, row: int, column: int) -> int | None:
        """A figure that is held."""
        cell = self._cells[column]
        if cell.figure is None:
            return None
        text = dict(self._pairs(row, cell.leaf)).get(cell.figure.name)
        if text is None:
            return None
        return int(text) if cell.figure.is_count else from_decimal(Decimal(text), PLACES)

    def text(self, row: int, column: int) -> str:
        """Points of a criterion; a dash where it does not apply or leaves the score."""
        leaf = self._cells[column].leaf
        found = self._scored(row, leaf)
        if found.score is None:
            return ""
        return common.NONE if found.points is None else numbers.points(found.points)

    def beside(self, row: int, column: int) -> str:
        """Nothing is compared."""
        del row, column
        return ""

    def total(self, column: int) -> str:
        """The sum of counts; of percentages and points how many units have one."""
        cell = self._cells[column]
        held = [self.number(row, column) for row in range(len(self._names))]
        if cell.figure is not None and cell.figure.is_count:
            return numbers.count(sum(number or 0 for number in held)) if any(held) else ""
        if cell.figure is not None:
            count = sum(number is not None for number in held)
        else:
            count = sum(bool(self.text(row, column)) for row in range(len(self._names)))
        return texts.filled(count, len(self._names))

    def note(self, row: int, column: int) -> Note:
        """What does not fit in a cell; else how the points came about, and where the figure comes from."""
        cell = self._cells[column]
        held = self._value(row, cell.leaf)
        if held is None:
            return Note()
        found = self._scored(row, cell.leaf)
        if found.wrong is not None and found.wrong.name in {
            "",
            None if cell.figure is None else cell.figure.name,
        }:
            return Note(sentence=texts.wrong(cell.leaf, found.wrong), weight="care")
        gap = answers_gap(cell.leaf, held.inputs)
        if gap and cell.figure is not None and cell.figure.is_control:
            valid = int(dict(held.inputs)[cell.figure.name])
            return Note(sentence=texts.answers(gap, valid), weight="wrong")
        survey = next((each for each in self._table.surveys if each.id == held.survey), None)
        worked = "" if found.score is None else f"{explain(cell.leaf, found.score)}. "
        return Note(sentence=f"{worked}{texts.entered(held, survey)}")

    def key(self, row: int, column: int) -> Hashable:
        """Unit, criterion and figure."""
        cell = self._cells[column]
        return self._table.units[row].code, cell.leaf.id, "" if cell.figure is None else cell.figure.name

    def place(self, key: Hashable) -> Place | None:
        """Where a cell stands."""
        unit, criterion, name = cast("tuple[str, str, str]", key)
        for at, cell in enumerate(self._cells):
            held = "" if cell.figure is None else cell.figure.name
            if (cell.leaf.id, held) == (criterion, name) and unit in self._at_unit:
                return self._at_unit[unit], at
        return None

    def put(self, values: Values) -> str:
        """Keep figures, all or none; why they were not kept."""
        new: dict[Slot, dict[str, int | None]] = {}
        for key, number in values.items():
            unit, criterion, name = cast("tuple[str, str, str]", key)
            new.setdefault((unit, criterion), {})[name] = number
        changes = tuple(self._changed(slot, figures) for slot, figures in new.items())
        for change in changes:
            sentence = self._refusal(change)
            if sentence:
                return sentence
        self._remember(changes)
        self._desk.services.outside_values.keep(self._table.round.year, changes)
        self.read({change.unit for change in changes})
        return ""

    def held_at(self, places: Sequence[Place]) -> tuple[UnitValue, ...]:
        """The values behind some cells, each once."""
        slots = dict.fromkeys(
            (self._table.units[row].code, self._cells[column].leaf.id) for row, column in places
        )
        found = ((unit, self._table.value(unit, criterion)) for unit, criterion in slots)
        return tuple(UnitValue(unit=unit, value=value) for unit, value in found if value is not None)

    def keep(self, changes: Sequence[UnitValue]) -> None:
        """Keep whole values, with where they come from."""
        self._desk.services.outside_values.keep(self._table.round.year, changes)
        self._remember(changes)
        self.read({change.unit for change in changes})

    def _refusal(self, change: UnitValue) -> str:
        """What keeps a value from being entered: no source, or a figure beyond its scale."""
        value = change.value
        if not value.inputs:
            return ""
        if not value.document and not value.survey:
            return self.origin.refusal or texts.DOCUMENT_NEEDED
        leaf = self._table.criteria.leaf(value.criterion)
        found = scored(leaf, value.inputs, year=self._table.round.year)
        is_beyond = found.wrong is not None and found.wrong.reason in {"above_limit", "too_large"}
        return texts.wrong(leaf, found.wrong) if is_beyond and found.wrong is not None else ""

    def _changed(self, slot: Slot, figures: Mapping[str, int | None]) -> UnitValue:
        unit, criterion = slot
        leaf = self._table.criteria.leaf(criterion)
        held = self._table.value(unit, criterion)
        texts_held = dict(held.inputs if held is not None else ())
        for figure in figures_of(leaf):
            if figure.name not in figures:
                continue
            number = figures[figure.name]
            if number is None:
                texts_held.pop(figure.name, None)
            else:
                texts_held[figure.name] = _text(number, figure)
        pairs = tuple(
            (figure.name, texts_held[figure.name]) for figure in figures_of(leaf) if figure.name in texts_held
        )
        known = self._known.get((slot, pairs))
        value = known or OutsideValue(
            criterion=criterion,
            inputs=pairs,
            document=self.origin.document,
            survey=self.origin.survey,
        )
        return UnitValue(unit=unit, value=value)

    def _remember(self, changes: Sequence[UnitValue]) -> None:
        """Keep what stood before, so that taking it back brings its own document along."""
        for change in changes:
            slot = (change.unit, change.value.criterion)
            held = self._table.value(*slot)
            if held is not None:
                self._known[slot, held.inputs] = held
            self._known[slot, change.value.inputs] = change.value

    def _value(self, row: int, leaf: Criterion) -> OutsideValue | None:
        return self._table.value(self._table.units[row].code, leaf.id)

    def _pairs(self, row: int, leaf: Criterion) -> Pairs:
        held = self._value(row, leaf)
        return () if held is None else held.inputs

    def _scored(self, row: int, leaf: Criterion) -> Scored:
        slot = (self._table.units[row].code, leaf.id)
        if slot not in self._scores:
            self._scores[slot] = scored(leaf, self._pairs(row, leaf), year=self._table.round.year)
        return self._scores[slot]

    def _lay_out(self) -> None:
        cells: list[_Cell] = []
        columns: list[GridColumn] = []
        for leaf in leaves_of(self.kind, self._table.criteria):
            group = (texts.group(leaf),)
            for figure in figures_of(leaf):
                cells.append(_Cell(leaf=leaf, figure=figure))
                columns.append(
                    GridColumn(
                        title=texts.column(leaf, figure),
                        key=f"{leaf.id}/{figure.name}",
                        hint=texts.column_hint(leaf, figure),
                        groups=group,
                        places=0 if figure.is_count else PLACES,
                        may_be_empty=True,
                    )
                )
            cells.append(_Cell(leaf=leaf, figure=None))
            columns.append(
                GridColumn(
                    title=texts.points_column(leaf),
                    key=None,
                    hint=texts.points_hint(leaf),
                    is_text=True,
                    groups=group,
                )
            )
        self._cells, self._columns = tuple(cells), tuple(columns)


def _text(number: int, figure: Figure) -> str:
    """A figure as it is kept: a decimal without zeros nobody typed."""
    if figure.is_count:
        return str(number)
    value = as_decimal(number, PLACES).normalize()
    return format(value, "f")
