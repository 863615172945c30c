"""Read the audit chain: newest first, in portions, by person, day, act and word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.audit import ActsWanted, AuditEntry
from core.later_reasons import ACT, later_reasons, runs_of
from core.ports import Database, Transaction
from core.progress import Progress, Silent
from core.text import fold, sort_key

PORTION = 300
_AT_ONCE = 2_000
_STRETCH = 5_000  # numbers that are searched for words between two looks at whether the person stopped
_SILENT = Silent()


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPart:
    """Entries, newest first, and the number below which more may be found; 0 when there is nothing more.

    `later` is the act that told the reason of an entry afterwards, by the number of the entry.
    """

    entries: tuple[AuditEntry, ...]
    below: int
    later: Mapping[int, AuditEntry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditNames:
    """Who and what stands in the chain, and how many entries it has."""

    officers: tuple[str, ...]
    acts: tuple[str, ...]
    count: int


class ReadAudit:
    """Looks into the chain; changes nothing."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def names(self) -> AuditNames:
        """What one can choose from."""
        with self._database.transaction() as work:
            last, doers = work.audit.last(), work.audit.doers()
        officers = {officer for officer, _act in doers if officer}
        return AuditNames(
            officers=tuple(sorted(officers, key=sort_key)),
            acts=tuple(sorted({act for _officer, act in doers})),
            count=0 if last is None else last.number,
        )

    def part(
        self, wanted: ActsWanted, *, below: int = 0, most: int = PORTION, progress: Progress = _SILENT
    ) -> AuditPart:
        """The next entries that are wanted, at most `most`; `below` is where the part before ended.

        Raises:
            Cancelled: the person stopped.
        """
        needle = fold(wanted.words)
        if needle:
            return self._searched(wanted, needle, below=below, most=most, progress=progress)
        progress.check()
        with self._database.transaction() as work:
            read = work.audit.part(wanted, below=below, most=most)
            later = later_reasons(_reasons(work, read), read)
        at = read[-1].number if len(read) == most else 0
        return AuditPart(entries=read, below=at if at > 1 else 0, later=later)

    def _searched(
        self, wanted: ActsWanted, needle: str, *, below: int, most: int, progress: Progress
    ) -> AuditPart:
        """The database looks for the words, a stretch at a time; what it finds is looked at again."""
        found = list[AuditEntry]()
        with self._database.transaction() as work:
            reasons = work.audit.of_acts((ACT,))
        meant = [run for reason in reasons if needle in fold(reason.why) for run in runs_of(reason)]
        at = below or self._end()
        while at > 1:
            progress.check()
            least = max(at - _STRETCH, 1)
            with self._database.transaction() as work:
                read = _stretch(work, wanted, meant=meant, below=at, least=least)
            for entry in read:
                if entry.act in wanted.meant or needle in _folded(entry) or _is_in(meant, entry):
                    found.append(entry)
                if len(found) == most:
                    at = entry.number if entry.number > 1 else 0
                    return AuditPart(entries=tuple(found), below=at, later=later_reasons(reasons, found))
            at = least
        return AuditPart(entries=tuple(found), below=0, later=later_reasons(reasons, found))

    def _end(self) -> int:
        """The number the next entry will have."""
        with self._database.transaction() as work:
            last = work.audit.last()
        return 1 if last is None else last.number + 1

    def all(self, wanted: ActsWanted, *, progress: Progress = _SILENT) -> AuditPart:
        """Every entry that is wanted, newest first.

        Raises:
            Cancelled: the person stopped.
        """
        entries, later = list[AuditEntry](), dict[int, AuditEntry]()
        below = 0
        while True:
            part = self.part(wanted, below=below, most=_AT_ONCE, progress=progress)
            entries += part.entries
            later |= part.later
            below = part.below
            if not below:
                return AuditPart(entries=tuple(entries), below=0, later=later)


def _reasons(work: Transaction, read: Sequence[AuditEntry]) -> tuple[AuditEntry, ...]:
    """The acts that may tell why of one of these: they stand behind it."""
    unsaid = [entry.number for entry in read if not entry.why]
    return work.audit.of_acts((ACT,), above=min(unsaid)) if unsaid else ()


def _stretch(
    work: Transaction, wanted: ActsWanted, *, meant: Sequence[range], below: int, least: int
) -> Sequence[AuditEntry]:
    """Entries that may tell the words, newest first, and those whose reason was told in them afterwards."""
    read = {entry.number: entry for entry in work.audit.part(wanted, below=below, most=_STRETCH, least=least)}
    anything = replace(wanted, words="", meant=frozenset())
    for run in meant:
        first, stop = max(run.start, least), min(run.stop, below)
        if first < stop:
            there = work.audit.part(anything, below=stop, most=_STRETCH, least=first)
            read |= {entry.number: entry for entry in there}
    return [read[number] for number in sorted(read, reverse=True)]


def _is_in(runs: Sequence[range], entry: AuditEntry) -> bool:
    return not entry.why and any(entry.number in run for run in runs)


def _folded(entry: AuditEntry) -> str:
    return fold(f"{entry.officer} {entry.subject} {entry.old} {entry.new} {entry.why}")
