"""The numbers behind the dossier grid: one month with all fields, or one field with all months."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from core.dates import end_of_month
from core.findings import Level
from core.records.dossiers import DossierCount, DossierField
from core.records.fields import Form, specs
from ui.desk import Desk
from ui.grid import GridColumn, Place
from ui.texts import dossiers as texts
from ui.texts.every_finding import message_of
from ui.texts.records import choice_label, field_hint, field_label

KIND = "dossier_count"
MONTHS = tuple(range(1, 13))
_AFTER: Mapping[str, tuple[str, str]] = {
    "post": ("received", texts.RECEIVED),
    "done_late": ("done", texts.DONE),
    "pending_overdue": ("pending", texts.PENDING),
}
_CHECK = "check"
Slot = tuple[int, DossierField]


class DossierSource:
    """Reads and keeps dossier counts by month and field; each change is saved at once."""

    def __init__(self, desk: Desk, told: Callable[[str], None]) -> None:
        self._desk = desk
        self._told = told
        self._held: dict[Slot, DossierCount] = {}
        self._findings: dict[tuple[str, str], tuple[str, str]] = {}
        self._slots: tuple[Slot, ...] = ()
        self._columns, self._names = _columns()

    def show_month(self, month: int) -> None:
        """Rows are the fields of one month."""
        self._read()
        has_all = (month, DossierField.ALL) in self._held
        fields = [field for field in DossierField if field is not DossierField.ALL or has_all]
        self._slots = tuple((month, field) for field in fields)

    def show_field(self, field: DossierField) -> None:
        """Rows are the months of one field."""
        self._read()
        self._slots = tuple((month, field) for month in MONTHS)

    def last_month(self) -> int:
        """The last month that holds a record; 0 when none does."""
        return max((month for month, _field in self._held), default=0)

    def others(self) -> int:
        """How many stretches are not whole months and so stand outside the grid."""
        records = self._desk.services.record_entry.list(KIND, self._desk.year)
        return sum(1 for record in records if _month_of(record) is None)

    def rows(self) -> Sequence[str]:
        """Fields or months."""
        fields = {field for _month, field in self._slots}
        if len(fields) == 1 and len(self._slots) == len(MONTHS):
            return tuple(texts.month(month) for month, _field in self._slots)
        return tuple(choice_label(field) for _month, field in self._slots)

    def columns(self) -> Sequence[GridColumn]:
        """Every count, with the computed sums and the check among them."""
        return self._columns

    def number(self, row: int, column: int) -> int | None:
        """A count of a kept record; nothing where none was entered."""
        record = self._held.get(self._slots[row])
        if record is None or self._columns[column].is_text:
            return None
        value: int = getattr(record, self._names[column])
        return value

    def text(self, row: int, column: int) -> str:
        """The sum check of a row."""
        del column
        record = self._held.get(self._slots[row])
        if record is None:
            return ""
        coming, going = _sides(record)
        return texts.check(going - coming)

    def total(self, column: int) -> int | None:
        """The sum over the fields; the row of all fields together is not added again."""
        if self._columns[column].is_text:
            return None
        records = [self._held[slot] for slot in self._slots if slot in self._held]
        single = [record for record in records if record.field is not DossierField.ALL] or records
        return sum(getattr(record, self._names[column]) for record in single) if single else None

    def finding(self, row: int, column: int) -> tuple[str, str]:
        """What does not add up in a cell."""
        record = self._held.get(self._slots[row])
        if record is None:
            return "", ""
        if self._columns[column].is_text:
            coming, going = _sides(record)
            sentence = texts.check_why(coming, going)
            return sentence, "care" if coming != going else ""
        return self._findings.get((record.id, self._names[column]), ("", ""))

    def put(self, values: Mapping[Place, int]) -> bool:
        """Keep numbers, all or none."""
        changed: dict[Slot, DossierCount] = {}
        for (row, column), number in values.items():
            slot = self._slots[row]
            record = changed.get(slot) or self._held.get(slot) or self._blank(slot)
            changed[slot] = replace(record, **{self._names[column]: number})  # type: ignore[arg-type]
        saved = self._desk.services.record_entry.save_many(tuple(changed.values()))
        if not all(item.is_saved for item in saved):
            errors = (found for item in saved for found in item.findings if found.level is Level.ERROR)
            self._told(next(map(message_of, errors), texts.NOT_SAVED))
            return False
        self._held.update({slot: item.record for slot, item in zip(changed, saved, strict=True)})
        self._read_findings()
        self._told("")
        return True

    def _read(self) -> None:
        records = self._desk.services.record_entry.list(KIND, self._desk.year)
        placed = ((_month_of(record), record) for record in records)
        self._held = {(month, record.field): record for month, record in placed if month is not None}
        self._read_findings()

    def _read_findings(self) -> None:
        self._findings = {}
        for finding in self._desk.services.record_entry.findings(self._desk.year):
            kind, _colon, rest = finding.where.partition(":")
            if kind == KIND:
                record_id, _dot, name = rest.rpartition(":")
                weight = "wrong" if finding.level is Level.ERROR else "care"
                self._findings.setdefault((record_id, name), (message_of(finding), weight))

    def _blank(self, slot: Slot) -> DossierCount:
        month, field = slot
        year = self._desk.year
        blank: DossierCount = self._desk.services.record_entry.blank(KIND, year)
        return replace(blank, from_on=date(year, month, 1), to_on=end_of_month(year, month), field=field)


def _columns() -> tuple[tuple[GridColumn, ...], tuple[str, ...]]:
    columns: list[GridColumn] = []
    names: list[str] = []
    for spec in specs(DossierCount):
        if spec.form is not Form.COUNT:
            continue
        hint = field_hint(KIND, spec.name)
        columns.append(GridColumn(title=field_label(KIND, spec.name), key=spec.name, hint=hint))
        names.append(spec.name)
        computed = _AFTER.get(spec.name)
        if computed is not None:
            columns.append(GridColumn(title=computed[1], key=None))
            names.append(computed[0])
        if spec.name == "refused":
            columns.append(GridColumn(title=texts.CHECK, key=None, is_text=True))
            names.append(_CHECK)
    return tuple(columns), tuple(names)


def _sides(record: DossierCount) -> tuple[int, int]:
    """Carried over and received; settled, refused and still running (guide 3, check 2)."""
    return record.carried_over + record.received, record.done + record.refused + record.pending


def _month_of(record: DossierCount) -> int | None:
    """The month a record covers from its first to its last day, else None."""
    first, last = record.from_on, record.to_on
    if first is None or last is None or first != date(record.year, first.month, 1):
        return None
    return first.month if last == end_of_month(record.year, first.month) else None
