"""Rows of a file on their way into the notebook: all of them in one act, and that act taken back."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from core.findings import Finding, error
from core.ports import Clock, Transaction
from core.progress import Progress
from core.record_sheets import FileRow
from core.records.catalogue import Record, kind_for, renamed
from core.records.checks import check
from core.services.noting import note, note_records
from core.services.plan_history import keep_before
from core.services.self_assessment import refuse_closed

_CHECK_EVERY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one import wrote: records that are new, what stood where others were replaced, all it `kept`."""

    new: tuple[Record, ...] = ()
    replaced: tuple[Record, ...] = ()
    kept: tuple[Record, ...] = ()
    unchanged: int = 0
    updated: Mapping[str, int]

    @property
    def added(self) -> Mapping[str, int]:
        """How many records are new, by kind."""
        return Counter(kind_for(record).code for record in self.new)


def beside_held(work: Transaction, unit: str, *, rows: Sequence[FileRow]) -> dict[str, Record]:
    """What the notebook holds under the identifiers of these rows."""
    ids: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.record.id:
            ids[row.kind].append(row.record.id)
    found: dict[str, Record] = {}
    for kind, asked in ids.items():
        found.update(work.records.of_ids(kind, unit, ids=asked))
    return found


def completed(row: FileRow, held: Mapping[str, Record]) -> FileRow:
    """A field without a column keeps what the notebook holds."""
    there = held.get(row.record.id) if row.left_out else None
    if there is None or type(there) is not type(row.record):
        return row
    kept = {name: getattr(there, name) for name in row.left_out}
    return replace(row, record=replace(row.record, **kept))


def row_findings(rows: Sequence[FileRow], progress: Progress) -> tuple[Finding, ...]:
    """Checks of every record, told by the cell it was read from; and records that stand there twice."""
    found: list[Finding] = []
    for number, row in enumerate(rows):
        found.extend(_at_its_cell(finding, row) for finding in check(row.record))
        if number % _CHECK_EVERY == 0:
            progress.report(number, len(rows))
            progress.check()
    return (*found, *_twice(rows))


def has_news(rows: Sequence[FileRow], held: Mapping[str, Record]) -> bool:
    """Whether keeping these rows changes anything."""
    return any(not row.record.id or held.get(row.record.id) != row.record for row in rows)


def take(work: Transaction, unit: str, *, rows: Sequence[FileRow], held: Mapping[str, Record]) -> Taken:
    """Keep every row that is new or differs from what is held; the caller notes it, see `note_taken`.

    Raises:
        YearClosed: the figures of a year a row lies in, or lay in, are closed.
    """
    new: list[Record] = []
    replaced: list[Record] = []
    changed: list[Record] = []
    for row in rows:
        there = held.get(row.record.id) if row.record.id else None
        if there == row.record:
            continue
        record = row.record if row.record.id else renamed(row.record, str(uuid4()))
        changed.append(record)
        if there is None:
            new.append(record)
        else:
            replaced.append(there)
    for year in sorted({record.year for record in (*changed, *replaced)}):
        refuse_closed(work, unit, year=year)
    if changed:
        keep_before(work, changed)
        work.records.save(unit, tuple(changed))
    updated = Counter(kind_for(record).code for record in replaced)
    unchanged = len(rows) - len(changed)
    return Taken(
        new=tuple(new),
        replaced=tuple(replaced),
        kept=tuple(changed),
        unchanged=unchanged,
        updated=updated,
    )


def note_taken(work: Transaction, taken: Taken, *, at: datetime, why: str) -> None:
    """Chain what an import made of every record; `why` says where it came from."""
    there = {(kind_for(record).code, record.id): record for record in taken.replaced}
    became = ((there.get((kind_for(each).code, each.id)), each) for each in taken.kept)
    note_records(work, became, at=at, why=why)


def take_back(work: Transaction, clock: Clock, *, unit: str, taken: Taken) -> None:
    """Undo one import as one act: what was new goes into the bin, what was replaced stands again.

    Raises:
        YearClosed: the figures of one of its years have been closed since.
    """
    for year in sorted({record.year for record in (*taken.new, *taken.replaced)}):
        refuse_closed(work, unit, year=year)
    there = beside_held(work, unit, rows=[_as_row(record) for record in (*taken.new, *taken.replaced)])
    became: list[tuple[Record | None, Record | None]] = []
    for record in taken.new:
        if record.id in there:
            work.records.remove(kind_for(record).code, record.id, at=clock.now())
            became.append((there[record.id], None))
    if taken.replaced:
        work.records.save(unit, taken.replaced)
        became += [(there.get(record.id), record) for record in taken.replaced]
    note_records(work, became, at=clock.now())
    change = ("", f"-{len(taken.new)} ~{len(taken.replaced)}")
    note(work, clock, act="undo_import", subject=unit, change=change)


def _as_row(record: Record) -> FileRow:
    return FileRow(kind=kind_for(record).code, record=record, where="")


def _at_its_cell(finding: Finding, row: FileRow) -> Finding:
    """The cell takes the place of kind and field, which the sentence still needs: they become values."""
    field = finding.where.rpartition(":")[2]
    named = (("record_kind", row.kind), ("record_field", field))
    return replace(finding, where=row.place_of(field), values=(*finding.values, *named))


def _twice(rows: Iterable[FileRow]) -> tuple[Finding, ...]:
    seen: dict[str, str] = {}
    found = []
    for row in rows:
        if not row.record.id:
            continue
        first = seen.setdefault(row.record.id, row.where)
        if first != row.where:
            found.append(error("ROW_TWICE", row.where, first=first))
    return tuple(found)
