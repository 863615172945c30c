"""The numbers behind the dossier grid: one month with all fields, or one field with all months."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from core.assessment import State
from core.dates import Period, end_of_month
from core.findings import Level
from core.numbers import percent
from core.records.dossiers import DossierCount, DossierField, LateDossier
from core.records.fields import Form, specs
from core.records.stretches import ranged, total
from core.records.year_checks import MERGER_DAY
from core.services.record_entry import RecordChange
from ui.desk import Desk
from ui.dossier_columns import KIND, dossier_columns, sides
from ui.dossier_notes import MONTHS, DossierNotes, Slot
from ui.grid import GridColumn, Note, Place, Values
from ui.quick_filters import QuickFilters
from ui.record_filter import QuickFilter
from ui.texts import dossiers as texts
from ui.texts import numbers
from ui.texts.every_finding import message_of
from ui.texts.records import choice_label

LATE = "late_dossier"
View = tuple[str, int | DossierField]


class DossierSource:
    """Reads and keeps dossier counts by month and field; each change is saved at once.

    What does not add up is worked out from the records held here, so that leaving a cell costs one small save
    and no reading. `compares` shows the same month of last year under each number.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.compares = False
        self._held: dict[Slot, DossierCount] = {}
        self._before: dict[Slot, DossierCount] = {}
        self._others: tuple[DossierCount, ...] = ()
        self._late: tuple[LateDossier, ...] = ()
        self._dropped: dict[Slot, DossierCount] = {}
        self._notes = DossierNotes()
        self._closed = ""
        self._view: View = ("month", 1)
        self._slots: tuple[Slot, ...] = ()
        self._rows: tuple[str, ...] = ()
        self._columns, self._names = dossier_columns()
        self._at_name = {name: at for at, name in enumerate(self._names)}

    def read(self) -> None:
        """Read the year, and the year before it."""
        desk, entry = self._desk, self._desk.services.record_entry
        self._held, self._others = _by_slot(entry.list(KIND, desk.year))
        self._before, _rest = _by_slot(entry.list(KIND, desk.year - 1))
        self._late = entry.list(LATE, desk.year)
        self._dropped.clear()
        standing = desk.services.self_assessment.standing(desk.year)
        self._closed = texts.closed(desk.year) if standing.state is State.CLOSED else ""
        self._check()
        self._show(self._view)

    def show_month(self, month: int) -> None:
        """Rows are the fields of one month."""
        self._show(("month", month))

    def show_field(self, field: DossierField) -> None:
        """Rows are the months of one field."""
        self._show(("field", field))

    def last_month(self) -> int:
        """The last month that holds a record; 0 when none does."""
        return max((month for month, _field in self._held), default=0)

    def missing_months(self, today: date) -> tuple[int, ...]:
        """The months that are over and that no record touches; those before a merger are not ours."""
        records = ranged((*self._held.values(), *self._others))
        year = self._desk.year
        is_new = bool(records) and min(row.from_on for row in records) == MERGER_DAY
        return tuple(
            month.number
            for month in Period(year=year).months()
            if month.end < today
            and not (is_new and month.start < MERGER_DAY)
            and not any(row.from_on <= month.end and month.start <= row.to_on for row in records)
        )

    def others(self) -> int:
        """How many stretches are not whole months and so stand outside the grid."""
        return len(self._others)

    def has_last_year(self) -> bool:
        """Whether last year holds months to compare with."""
        return bool(self._before)

    def without_apology(self) -> tuple[int, int]:
        """How many late dossiers are listed, and how many of them without a written apology."""
        owed = sum(1 for late in self._late if not (late.apology_on or late.apology_number))
        return len(self._late), owed

    def slot_of(self, record_id: str) -> Slot | None:
        """The month and field of a record that stands in the grid."""
        return next((slot for slot, record in self._held.items() if record.id == record_id), None)

    def is_late(self, record_id: str) -> bool:
        """Whether a late dossier has this id."""
        return any(late.id == record_id for late in self._late)

    def view(self) -> Hashable:
        """The month or the field in sight."""
        return self._view

    def rows(self) -> Sequence[str]:
        """Fields or months."""
        return self._rows

    def columns(self) -> Sequence[GridColumn]:
        """Every count, with the computed sums and the check among them."""
        return self._columns

    def closed(self) -> str:
        """Why a closed year takes no numbers."""
        return self._closed

    def number(self, row: int, column: int) -> int | None:
        """A count of a kept record; nothing where none was entered."""
        return self._number_of(self._held.get(self._slots[row]), column)

    def text(self, row: int, column: int) -> str:
        """The sum check of a row."""
        del column
        record = self._held.get(self._slots[row])
        if record is None:
            return ""
        coming, going = sides(record)
        return texts.check(going - coming)

    def beside(self, row: int, column: int) -> str:
        """The same month last year and the change since, while years are compared."""
        if not self.compares or self._columns[column].is_text:
            return ""
        before = self._number_of(self._before.get(self._slots[row]), column)
        now = self.number(row, column)
        if before is None:
            return "" if now is None else texts.NO_LAST_YEAR
        change = percent(now - before, before, places=1) if now is not None and before else None
        return texts.beside(before, change)

    def total(self, column: int) -> str:
        """The sum over the rows: the row of all fields is not added to its own parts.

        Down the months of one field, what was carried over counts in the first entered month and what still
        runs in the last (see `core.records.stretches`).
        """
        records = [self._held[slot] for slot in self._slots if slot in self._held]
        single = [record for record in records if record.field is not DossierField.ALL] or records
        if not single:
            return ""
        if not self._columns[column].is_text:
            return numbers.count(total(single, self._names[column]))
        coming, going = total(single, "carried_over+received"), total(single, "done+refused+pending")
        return texts.check(going - coming)

    def note(self, row: int, column: int) -> Note:
        """What does not add up in a cell, else what is odd about its number."""
        return self._notes.at(self._slots[row], self._names[column])

    def key(self, row: int, column: int) -> Hashable:
        """Month, field and count: the name of a cell in every view."""
        return self._slots[row], self._names[column]

    def place(self, key: Hashable) -> Place | None:
        """Where a cell stands in this view."""
        slot, name = _cell(key)
        return (self._slots.index(slot), self._at_name[name]) if slot in self._slots else None

    def put(self, values: Values) -> str:
        """Keep numbers, all or none; a row all of whose numbers are taken back again leaves the register."""
        changes: dict[Slot, dict[str, int | None]] = {}
        for key, number in values.items():
            slot, name = _cell(key)
            changes.setdefault(slot, {})[name] = number
        kept: dict[Slot, DossierCount] = {}
        dropped: dict[Slot, DossierCount] = {}
        for slot, new in changes.items():
            record = self._changed(slot, new)
            if None in new.values() and slot in self._held and not _has_numbers(record):
                dropped[slot] = record
            else:
                kept[slot] = record
        change = RecordChange(
            kind=KIND,
            keep=tuple(kept.values()),
            remove=tuple(record.id for record in dropped.values()),
        )
        saved = self._desk.services.record_entry.change(change)
        if not all(item.is_saved for item in saved):
            errors = (found for item in saved for found in item.findings if found.level is Level.ERROR)
            return next(map(message_of, errors), texts.NOT_SAVED)
        self._held.update({slot: item.record for slot, item in zip(kept, saved, strict=True)})
        self._dropped.update(dropped)
        for slot in dropped:
            del self._held[slot]
        self._check()
        return ""

    def _show(self, view: View) -> None:
        self._view = view
        value = view[1]
        if isinstance(value, DossierField):
            self._slots = tuple((month, value) for month in MONTHS)
            self._rows = tuple(texts.month(month) for month in MONTHS)
            return
        has_all = (value, DossierField.ALL) in self._held
        fields = [field for field in DossierField if field is not DossierField.ALL or has_all]
        self._slots = tuple((value, field) for field in fields)
        self._rows = tuple(map(choice_label, fields))

    def _number_of(self, record: DossierCount | None, column: int) -> int | None:
        if record is None or self._columns[column].is_text:
            return None
        value: int = getattr(record, self._names[column])
        return value

    def _changed(self, slot: Slot, new: dict[str, int | None]) -> DossierCount:
        record = self._held.get(slot) or self._dropped.get(slot) or self._blank(slot)
        return replace(record, **{name: number or 0 for name, number in new.items()})  # type: ignore[arg-type]

    def _blank(self, slot: Slot) -> DossierCount:
        month, field = slot
        year = self._desk.year
        blank: DossierCount = self._desk.services.record_entry.blank(KIND, year)
        return replace(blank, from_on=date(year, month, 1), to_on=end_of_month(year, month), field=field)

    def _check(self) -> None:
        self._notes.check(
            self._held, self._before, outside=self._others, late=self._late, year=self._desk.year
        )


def stretch_filters() -> QuickFilters:
    """Beside the list of stretches: those that are no whole month, which the grid leaves out; one field."""
    odd = QuickFilter(label=texts.NO_WHOLE_MONTH, keeps=lambda record: month_of(record) is None)
    return QuickFilters(KIND, (odd,), fields={"field": texts.ANY["field"]})


def month_of(record: DossierCount) -> int | None:
    """The month a record covers from its first to its last day, else None."""
    first, last = record.from_on, record.to_on
    if first is None or last is None or first != date(record.year, first.month, 1):
        return None
    return first.month if last == end_of_month(record.year, first.month) else None


def _cell(key: Hashable) -> tuple[Slot, str]:
    slot, name = cast("tuple[Slot, str]", key)
    return slot, name


def _by_slot(
    records: Sequence[DossierCount],
) -> tuple[dict[Slot, DossierCount], tuple[DossierCount, ...]]:
    """Whole months by month and field, and the records of other stretches."""
    held: dict[Slot, DossierCount] = {}
    others = []
    for record in records:
        month = month_of(record)
        if month is None or (month, record.field) in held:
            others.append(record)
        else:
            held[month, record.field] = record
    return held, tuple(others)


def _has_numbers(record: DossierCount) -> bool:
    return any(getattr(record, spec.name) for spec in specs(DossierCount) if spec.form is Form.COUNT)
