"""The records of one kind and year as the form and the sheet share them: changes, undo, findings, the lock.

A record that misses what it must have is a draft: it is kept as it stands and counts nowhere. Every change
is one step that can be undone, as long as nobody else changed the same records since.
"""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import thread_time

from PySide6.QtCore import QObject, QTimer, Signal

from core.findings import Finding, Level, has_errors
from core.records.catalogue import Record
from core.records.checks import check
from core.services.record_entry import RecordChange, tidy
from ui.changes import Topic
from ui.desk import Desk
from ui.texts import record_sheet as texts
from ui.texts.every_finding import message_of

_MOST_STEPS = 100
_FINDINGS_AFTER_MS = 900
_BLINK = 0.03
_MANY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row: a record, and whether it still misses something."""

    record: Record
    is_draft: bool = False


States = Mapping[str, Entry | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    before: States
    after: States


class RecordBook(QObject):
    """`read_again` follows a new reading, `changed` brings the identifiers of rows changed here."""

    read_again = Signal()
    changed = Signal(object)
    judged = Signal()

    def __init__(self, desk: Desk, kind: str, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.kind = desk, kind
        self._entries: dict[str, Entry] = {}
        self._places: dict[str, int] = {}
        self._year = desk.year
        self._done: deque[_Step] = deque(maxlen=_MOST_STEPS)
        self._undone: list[_Step] = []
        self._own: dict[str, tuple[Record, tuple[Finding, ...]]] = {}
        self._judgements: dict[str, tuple[Finding, ...]] = {}
        self._is_slow = False
        self.is_telling = False
        self.is_locked = False
        self._judge_timer = QTimer(self)
        self._judge_timer.setSingleShot(True)
        self._judge_timer.setInterval(_FINDINGS_AFTER_MS)
        self._judge_timer.timeout.connect(self._judge)

    def read(self) -> None:
        """Read everything again. Another year drops the steps that could be undone."""
        service, year = self._desk.services.record_entry, self._desk.year
        if year != self._year:
            self._year = year
            self._done.clear()
            self._undone.clear()
            self._judgements = {}
        self.is_locked = service.is_closed(year)
        whole = {record.id: Entry(record=record) for record in service.list(self.kind, year)}
        begun = (record for record in service.drafts(self.kind, year) if record.id not in whole)
        self._entries = whole | {record.id: Entry(record=record, is_draft=True) for record in begun}
        self._places = {each: place for place, each in enumerate(self._entries)}
        self.read_again.emit()
        self._is_slow = self._is_slow or len(self._entries) > _MANY
        if self._is_slow:
            self._judge_timer.start()
        else:
            self._judge()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every row in the order of entry."""
        return tuple(self._entries.values())

    @property
    def records(self) -> tuple[Record, ...]:
        """The records that count; drafts are left out."""
        return tuple(entry.record for entry in self._entries.values() if not entry.is_draft)

    @property
    def drafts(self) -> tuple[Record, ...]:
        """New records that miss something, oldest first."""
        return tuple(entry.record for entry in self._entries.values() if entry.is_draft)

    @property
    def lock_reason(self) -> str:
        """Why nothing can be changed; empty when it can."""
        return texts.locked(self._year) if self.is_locked else ""

    def entry(self, record_id: str) -> Entry | None:
        """The row of an identifier."""
        return self._entries.get(record_id)

    def values_of(self, name: str) -> tuple[str, ...]:
        """Texts other records hold in a field, the most frequent first."""
        held = Counter(getattr(record, name) for record in self.records)
        return tuple(text for text, _count in held.most_common() if isinstance(text, str) and text)

    def blank(self) -> Record:
        """A new record that is kept once something is entered in it."""
        return self._desk.services.record_entry.blank(self.kind, self._year)

    def put(self, records: Iterable[Record]) -> tuple[Finding, ...]:
        """Keep new or changed records as one step.

        New ones that miss something become drafts. Answers the errors that stopped it: a whole record never
        goes back to being a draft, so an error in one of those stops everything.
        """
        wanted = {record.id: _judged(tidy(record)) for record in records}
        wanted = {each: entry for each, entry in wanted.items() if entry != self._entries.get(each)}
        errors = tuple(
            finding
            for each, entry in wanted.items()
            if entry.is_draft and not self._may_be_draft(each)
            for finding in check(entry.record)
            if finding.level is Level.ERROR
        )
        if errors or not wanted:
            return errors
        self._do({each: self._entries.get(each) for each in wanted}, wanted)
        return ()

    def remove(self, ids: Sequence[str]) -> None:
        """Put records into the bin and give up drafts, as one step."""
        before: dict[str, Entry | None] = {each: self._entries[each] for each in ids if each in self._entries}
        if before:
            self._do(before, dict.fromkeys(before))

    def undo(self) -> str:
        """Take the last step back; answers what to tell."""
        if not self._done:
            return texts.NOTHING_TO_UNDO
        step = self._done[-1]
        if not self._stands(step.after):
            self._done.clear()
            return texts.UNDO_STALE
        self._write(step.before)
        self._undone.append(self._done.pop())
        return texts.UNDONE

    def redo(self) -> str:
        """Do the last step taken back once more; answers what to tell."""
        if not self._undone:
            return texts.NOTHING_TO_REDO
        step = self._undone[-1]
        if not self._stands(step.before):
            self._undone.clear()
            return texts.UNDO_STALE
        self._write(step.after)
        self._done.append(self._undone.pop())
        return texts.REDONE

    def findings_of(self, record: Record) -> tuple[Finding, ...]:
        """What is wrong or doubtful about one record, alone and beside the others of its year."""
        held = self._own.get(record.id)
        if held is None or held[0] is not record:
            held = self._own[record.id] = (record, check(record))
        own = held[1]
        return own + tuple(finding for finding in self._judgements.get(record.id, ()) if finding not in own)

    def finding(self, record: Record, field: str) -> tuple[str, str]:
        """The sentence of a cell and its weight ("wrong" or "care"); both empty when all is well."""
        for finding in self.findings_of(record):
            if finding.where.rpartition(":")[2] == field:
                return message_of(finding), "wrong" if finding.level is Level.ERROR else "care"
        return "", ""

    def _may_be_draft(self, record_id: str) -> bool:
        held = self._entries.get(record_id)
        return held is None or held.is_draft

    def _do(self, before: States, after: States) -> None:
        self._write(after)
        self._done.append(_Step(before=before, after=after))
        self._undone.clear()

    def _stands(self, states: States) -> bool:
        return all(self._entries.get(each) == entry for each, entry in states.items())

    def _write(self, states: States) -> None:
        """Bring rows into these states, on the disk and then here."""
        self._desk.services.record_entry.change(self._change_to(states))
        for each, entry in states.items():
            if entry is None:
                self._entries.pop(each, None)
            else:
                self._place(each, entry)
            self._judgements.pop(each, None)
        self.changed.emit(frozenset(states))
        self._tell()
        self._judge_timer.start()

    def _place(self, record_id: str, entry: Entry) -> None:
        """A row that comes back stands where it stood; a new one stands last."""
        comes_back = record_id in self._places and record_id not in self._entries
        self._places.setdefault(record_id, len(self._places))
        self._entries[record_id] = entry
        if comes_back:
            self._entries = dict(sorted(self._entries.items(), key=lambda item: self._places[item[0]]))

    def _change_to(self, states: States) -> RecordChange:
        held = {each: self._entries.get(each) for each in states}
        wanted = {each: entry for each, entry in states.items() if entry is not None}
        leaving = [
            each
            for each, entry in held.items()
            if entry and not entry.is_draft and self._leaves(states[each])
        ]
        return RecordChange(
            kind=self.kind,
            keep=tuple(entry.record for entry in wanted.values() if not entry.is_draft),
            begin=tuple(entry.record for entry in wanted.values() if entry.is_draft),
            remove=tuple(leaving),
            forget=tuple(
                each for each, entry in held.items() if entry and entry.is_draft and states[each] is None
            ),
        )

    @staticmethod
    def _leaves(entry: Entry | None) -> bool:
        return entry is None or entry.is_draft

    def _tell(self) -> None:
        """Others hear of it; the pane of this book does not read everything again."""
        self.is_telling = True
        try:
            self._desk.changes.announce(Topic.RECORDS)
        finally:
            self.is_telling = False

    def _judge(self) -> None:
        """Look at the year as a whole: at once while that is quick, else beside the window."""
        if self._desk.jobs.is_stopped:
            return
        if self._is_slow:
            service, year = self._desk.services.record_entry, self._year
            self._desk.jobs.start(
                lambda _progress: (year, service.findings(year)), done=self._take_job, failed=self._give_up
            )
            return
        begun = thread_time()
        found = self._desk.services.record_entry.findings(self._year)
        self._is_slow = thread_time() - begun > _BLINK
        self._take(found)

    def _take_job(self, told: tuple[int, tuple[Finding, ...]]) -> None:
        year, found = told
        if year == self._year:
            self._take(found)

    def _give_up(self, _error: Exception) -> None:
        """The findings of the year stay as they were; those of each record are told all the same."""

    def _take(self, found: Sequence[Finding]) -> None:
        prefix = f"{self.kind}:"
        placed: dict[str, tuple[Finding, ...]] = {}
        for finding in found:
            if finding.where.startswith(prefix):
                each = finding.where.removeprefix(prefix).rpartition(":")[0]
                placed[each] = (*placed.get(each, ()), finding)
        self._judgements = placed
        self.judged.emit()


def _judged(record: Record) -> Entry:
    return Entry(record=record, is_draft=has_errors(check(record)))
