"""What a year still misses, in the order an officer should take it up.

The order is one rule (`urgency`): what is overdue first, then what was sent back, since somebody waits for
it, then the points at stake, the larger first, then the nearer day. Two rows of equal weight stand in the
order of their kinds and of what they are about.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as member
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.dates import Period, days_left
from core.deadline_choices import DeadlineChoices
from core.findings import Finding
from core.indicators import kinds_behind
from core.records.catalogue import Record
from core.records.dossiers import DossierCount, DossierField, LateDossier
from core.records.planning import Task
from core.records.stretches import ranged
from core.records.year_checks import MERGER_DAY
from core.self_score import ZERO, Missing, Need, ScoreLine, SelfScore, is_self_scored

_NOT_TO_MEND = frozenset({"MONTHS_MISSING", "TASK_LATE", "PUBLISHED_LATE", "APOLOGY_TOO_LATE"})
"""Months are told to this day by `_months`; a thing done late stays late, whatever the officer does."""


class ToDoKind(StrEnum):
    """Why a row is on the list; the order of the members decides between equals."""

    RETURNED = "returned"
    CORRECTION = "correction"
    CLAIM_REASON = "claim_reason"
    EVIDENCE = "evidence"
    DATA = "data"
    MONTH = "month"
    FIGURES = "figures"
    APOLOGY = "apology"
    OWNER = "owner"


_OF_NEED: Mapping[Need, ToDoKind] = {
    Need.DATA: ToDoKind.DATA,
    Need.EVIDENCE: ToDoKind.EVIDENCE,
    Need.CLAIM_REASON: ToDoKind.CLAIM_REASON,
    Need.CORRECTION: ToDoKind.CORRECTION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """One thing to do. Which members are filled follows from its kind.

    `criterion` and `subject`: the criterion and its name, or the record's own text. `record_kind` and
    `record_id`: where figures are entered. `months` and `field`: dossier counts that are missing.
    `question`: what a return asks. `finding`: what does not add up. `count`: how many things a row stands
    for. `at_stake`: points that may be won or lost, 0 where none hang on it. `due_on` is None without a day.
    """

    kind: ToDoKind
    criterion: str = ""
    subject: str = ""
    record_kind: str = ""
    record_id: str = ""
    months: tuple[int, ...] = ()
    field: DossierField | None = None
    question: str = ""
    finding: Finding | None = None
    count: int = 1
    at_stake: Decimal = ZERO
    due_on: date | None = None
    days_left: int | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed."""
        return self.days_left is not None and self.days_left < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A return that waits: (criterion, question) pairs, and the day it has to be answered by."""

    lines: tuple[tuple[str, str], ...]
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearWork:
    """What the list is made from: a year's score, records, findings and return."""

    score: SelfScore
    records: Sequence[Record]
    findings: Sequence[Finding]
    returned: Returned | None = None
    choices: DeadlineChoices = member(default_factory=DeadlineChoices)


def urgency(row: ToDo) -> tuple[bool, bool, Decimal, date, int, str, str]:
    """Sort key: overdue, then sent back, then points at stake, then the nearer day (see the module)."""
    kinds = list(ToDoKind)
    return (
        not row.is_overdue,
        row.kind is not ToDoKind.RETURNED,
        -row.at_stake,
        row.due_on or date.max,
        kinds.index(row.kind),
        row.criterion,
        row.subject,
    )


def to_do(work: YearWork, today: date) -> tuple[ToDo, ...]:
    """Every row, the most urgent first."""
    rows = (
        *_returned(work, today),
        *_missing(work, today),
        *_months(work, today),
        *_figures(work),
        *_apologies(work, today),
        *_owners(work),
    )
    return tuple(sorted(rows, key=urgency))


def counts(rows: Iterable[ToDo]) -> dict[ToDoKind, int]:
    """How many rows there are of each kind that occurs, in the order of the kinds."""
    held = list(rows)
    found = {kind: sum(row.kind is kind for row in held) for kind in ToDoKind}
    return {kind: count for kind, count in found.items() if count}


def _days(due_on: date | None, today: date) -> int | None:
    return None if due_on is None else days_left(due_on, today)


def _returned(work: YearWork, today: date) -> Iterator[ToDo]:
    if work.returned is None:
        return
    leaves = {line.criterion.id: line.criterion for line in work.score.lines}
    for code, question in work.returned.lines:
        if code in leaves:
            yield ToDo(
                kind=ToDoKind.RETURNED,
                criterion=code,
                subject=leaves[code].name,
                question=question,
                at_stake=leaves[code].max_points,
                due_on=work.returned.due_on,
                days_left=_days(work.returned.due_on, today),
            )


def _missing(work: YearWork, today: date) -> Iterator[ToDo]:
    """What the score lacks; all of it is wanted by the last day of self-scoring."""
    due_on = work.choices.self_score_ends(work.score.year)
    for each in work.score.missing:
        yield ToDo(
            kind=_OF_NEED[each.need],
            criterion=each.criterion,
            subject=each.name,
            record_kind=_record_kind(work.score, each),
            at_stake=each.at_stake,
            due_on=due_on,
            days_left=_days(due_on, today),
        )


def _record_kind(score: SelfScore, missing: Missing) -> str:
    if missing.need is not Need.DATA:
        return ""
    return next(iter(kinds_behind(score.line(missing.criterion).criterion.data_source)), "")


def _months(work: YearWork, today: date) -> Iterator[ToDo]:
    """Months that ended and hold no dossier counts, for every field that has some in the year."""
    year = work.score.year
    rows = ranged(
        record for record in work.records if isinstance(record, DossierCount) and record.year == year
    )
    at_stake = _hanging_on(work.score, "dossier_count")
    for field, months in _gaps(rows, year=year, today=today):
        due_on = _wanted_by(months[0], work.choices)
        yield ToDo(
            kind=ToDoKind.MONTH,
            record_kind="dossier_count",
            field=field,
            months=tuple(month.number for month in months),
            count=len(months),
            at_stake=at_stake,
            due_on=due_on,
            days_left=_days(due_on, today),
        )


def _gaps(
    rows: Sequence[Record], *, year: int, today: date
) -> Iterator[tuple[DossierField, tuple[Period, ...]]]:
    if not rows:
        return
    first = MERGER_DAY if min(row.from_on for row in rows) == MERGER_DAY else date(year, 1, 1)
    ended = [month for month in Period(year=year).months() if first <= month.start and month.end < today]
    for field in dict.fromkeys(row.field for row in rows):
        covering = [row for row in rows if row.field in {DossierField.ALL, field}]
        missing = tuple(
            month
            for month in ended
            if not any(row.from_on <= month.end and month.start <= row.to_on for row in covering)
        )
        if missing:
            yield field, missing


def _wanted_by(month: Period, choices: DeadlineChoices) -> date | None:
    """The first report that shows the figures of a month: the next one to be sent after the month ended."""
    days = (window.send_by for window in choices.report_windows(month.year))
    return min((day for day in days if day > month.end), default=None)


def _figures(work: YearWork) -> Iterator[ToDo]:
    """What does not add up, one row for each record; its first finding speaks, `count` tells how many."""
    by_record: dict[str, list[Finding]] = {}
    for finding in work.findings:
        if finding.code not in _NOT_TO_MEND:
            by_record.setdefault(finding.where.rpartition(":")[0], []).append(finding)
    stakes: dict[str, Decimal] = {}
    for place, found in by_record.items():
        kind, _colon, record_id = place.partition(":")
        if kind not in stakes:
            stakes[kind] = _hanging_on(work.score, kind)
        yield ToDo(
            kind=ToDoKind.FIGURES,
            record_kind=kind,
            record_id=record_id,
            finding=found[0],
            count=len(found),
            at_stake=stakes[kind],
        )


def _hanging_on(score: SelfScore, kind: str) -> Decimal:
    """Points still to be won on the criteria that records of a kind feed."""
    return sum((line.at_stake for line in score.lines if _feeds(kind, line)), ZERO)


def _feeds(kind: str, line: ScoreLine) -> bool:
    return kind in kinds_behind(line.criterion.data_source)


def _apologies(work: YearWork, today: date) -> Iterator[ToDo]:
    """One row for all late dossiers without an apology whose day has passed; it leads to the oldest."""
    lacking = without_apology(work.records, year=work.score.year, today=today)
    if lacking:
        oldest = lacking[0]
        yield ToDo(
            kind=ToDoKind.APOLOGY,
            subject=oldest.code,
            record_kind="late_dossier",
            record_id=oldest.id,
            count=len(lacking),
            at_stake=_apology_points(work.score),
            due_on=oldest.due_on,
            days_left=_days(oldest.due_on, today),
        )


def without_apology(records: Iterable[Record], *, year: int, today: date) -> tuple[LateDossier, ...]:
    """Late dossiers past their day for which nobody apologised in writing, the oldest first."""
    found = (
        record
        for record in records
        if isinstance(record, LateDossier)
        and record.year == year
        and record.apology_on is None
        and not record.apology_number
        and record.due_on is not None
        and record.due_on < (record.done_on or today)
    )
    return tuple(sorted(found, key=lambda late: (late.due_on or date.max, late.code)))


def _apology_points(score: SelfScore) -> Decimal:
    lines = (line for line in score.lines if line.criterion.data_source == "dossiers.apology")
    return sum((line.at_stake for line in lines), ZERO)


def _owners(work: YearWork) -> Iterator[ToDo]:
    """Open tasks nobody is named for, and one row for all such criteria (seed row R060).

    They carry no day: the task's own day is told among the deadlines.
    """
    unnamed = [
        line.criterion
        for line in work.score.lines
        if is_self_scored(line.criterion) and not line.entry.owner.strip()
    ]
    if unnamed:
        first = unnamed[0]
        yield ToDo(kind=ToDoKind.OWNER, criterion=first.id, subject=first.name, count=len(unnamed))
    for task in work.records:
        is_open = isinstance(task, Task) and task.year == work.score.year and task.done_on is None
        if is_open and not task.owner.strip():
            yield ToDo(
                kind=ToDoKind.OWNER,
                subject=task.title,
                record_kind="task",
                record_id=task.id,
            )
