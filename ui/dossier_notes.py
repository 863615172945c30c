"""What is said about the cells of the dossier grid: sums that do not add up, figures worth a second look."""

from collections.abc import Iterable, Mapping, Sequence

from core.findings import Finding, Level
from core.outliers import Outlier, outlier
from core.records.checks import check, check_year
from core.records.dossiers import DossierCount, DossierField, LateDossier
from core.records.year_checks import check_late_list
from ui.dossier_columns import CHECK, KIND, SUMS, sides
from ui.grid import Note
from ui.texts import dossiers as texts
from ui.texts.every_finding import message_of

MONTHS = tuple(range(1, 13))
Slot = tuple[int, DossierField]
Held = Mapping[Slot, DossierCount]
_CARRIED = "carried_over"
_NOTHING = Note()


class DossierNotes:
    """Works out the notes from the records at hand; a record that did not change is not checked again."""

    def __init__(self) -> None:
        self._held: Held = {}
        self._before: Held = {}
        self._single: dict[str, tuple[DossierCount, tuple[Finding, ...]]] = {}
        self._found: dict[tuple[str, str], Note] = {}
        self._odd: dict[tuple[Slot, str], Outlier | None] = {}

    def check(
        self,
        held: Held,
        before: Held,
        *,
        outside: Sequence[DossierCount],
        late: Sequence[LateDossier],
        year: int,
    ) -> None:
        """Check the months of a year with those of the year before, its other stretches and late dossiers."""
        self._held, self._before = held, before
        counts = (*held.values(), *outside)
        single = (found for record in counts for found in self._checked(record))
        between = (*check_year(counts, year), *check_late_list(counts, late))
        self._found = _by_cell((*single, *between))
        self._odd.clear()

    def at(self, slot: Slot, name: str) -> Note:
        """What does not add up in a cell, else what is odd about its number."""
        record = self._held.get(slot)
        if record is None:
            return self._to_carry(slot) if name == _CARRIED else _NOTHING
        if name == CHECK:
            coming, going = sides(record)
            return Note(sentence=texts.check_why(coming, going), weight="care" if coming != going else "")
        if (record.id, name) in self._found:
            return self._found[record.id, name]
        left = self._left_before(slot)
        if name == _CARRIED and left is not None and left != record.carried_over:
            return Note(sentence=texts.carried_differs(slot[0], left, now=record.carried_over), weight="odd")
        odd = None if name in SUMS else self._odd_at(slot, name)
        return _NOTHING if odd is None else Note(sentence=texts.odd(odd), weight="odd")

    def _checked(self, record: DossierCount) -> tuple[Finding, ...]:
        held = self._single.get(record.id)
        if held is None or held[0] != record:
            held = self._single[record.id] = (record, check(record))
        return held[1]

    def _left_before(self, slot: Slot) -> int | None:
        """How many dossiers of a field still ran when the month before ended; None: it is not entered."""
        month, field = slot
        earlier = self._before.get((MONTHS[-1], field)) if month == 1 else self._held.get((month - 1, field))
        return None if earlier is None else earlier.pending

    def _to_carry(self, slot: Slot) -> Note:
        """What the month before left to a month that is not entered yet: told, never filled in."""
        left = self._left_before(slot)
        return Note(sentence=texts.to_carry(slot[0], left)) if left else _NOTHING

    def _odd_at(self, slot: Slot, name: str) -> Outlier | None:
        if (slot, name) not in self._odd:
            self._odd[slot, name] = self._outlier(slot, name)
        return self._odd[slot, name]

    def _outlier(self, slot: Slot, name: str) -> Outlier | None:
        month, field = slot
        before = self._before.get(slot)
        same_field = (self._held.get((other, field)) for other in MONTHS if other != month)
        return outlier(
            getattr(self._held[slot], name),
            last_year=None if before is None else getattr(before, name),
            others=[getattr(record, name) for record in same_field if record is not None],
        )


def _by_cell(findings: Iterable[Finding]) -> dict[tuple[str, str], Note]:
    notes: dict[tuple[str, str], Note] = {}
    for finding in findings:
        kind, _colon, rest = finding.where.partition(":")
        if kind == KIND:
            record_id, _colon, name = rest.rpartition(":")
            weight = "wrong" if finding.level is Level.ERROR else "care"
            notes.setdefault((record_id, name), Note(sentence=message_of(finding), weight=weight))
    return notes
