"""What a verified package would change, shown before anything is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from core.criteria.values import CriteriaSet
from core.findings import Finding


class Change(StrEnum):
    """What a package is to the office that received it."""

    NEW = "new"
    REVISED = "revised"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountChange:
    """Records of one kind that would be added, changed or removed."""

    kind: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """Points of one criterion before and after; None where nothing was or is scored."""

    criterion: str
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptNews:
    """What a receipt proves: its number, and which revision of which period was received when."""

    number: int
    package_digest: str
    package_revision: int
    period: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnNews:
    """A submission sent back: which revision, why, until when, and (criterion, question) pairs."""

    year: int
    answers: str
    answers_revision: int
    reason: str
    due_on: date | None
    lines: tuple[tuple[str, str], ...]


class TaskStep(StrEnum):
    """What a list of assigned tasks does to one of them."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field before and after, as text."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChange:
    """One assigned task that would be added or changed; a withdrawn one stays until the office removes it."""

    id: str
    title: str
    step: TaskStep
    fields: tuple[FieldChange, ...] = ()


class CriterionStep(StrEnum):
    """How a criterion of a new set differs from the set in force."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionChange:
    """One criterion that differs: its points before and after, and which members differ."""

    criterion: str
    name: str
    step: CriterionStep
    before: Decimal | None
    after: Decimal | None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaNews:
    """A criteria set beside the one in force; `year` is the draft year that would go over to it, or None.

    `sides` are both sets, the one in force first, for whoever wants to see every row.
    """

    set_id: str
    version: str
    name: str
    in_force_id: str
    in_force_version: str
    total_before: Decimal | None
    total_after: Decimal
    changes: tuple[CriterionChange, ...]
    members: tuple[str, ...]
    year: int | None
    sides: tuple[CriteriaSet, CriteriaSet] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestedLine:
    """A line given here and at another PC apart: both values as they would stand beside each other."""

    unit: str
    criterion: str
    ours: Decimal | None
    theirs: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkNews:
    """Work between the appraiser and a desk: lines with new values, values held already, lines in conflict.

    `parts` counts what was assigned, `units` those concerned, `questions` new ones. `is_given`: it comes from
    the lead office. `elsewhere`: new values on lines that are not the desk's (any more).
    """

    year: int
    is_given: bool
    units: int
    lines_new: int
    lines_equal: int
    contested: tuple[ContestedLine, ...] = ()
    questions: int = 0
    parts: int = 0
    packages: int = 0
    elsewhere: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """Everything a reader wants to know before saying yes. Files are counted by content.

    `files_flagged`: how many of them may carry macros.
    Totals, records and lines belong to submissions and results; each other kind has a member of its own.
    `findings` are worth knowing and stop nothing.
    """

    change: Change
    previous_revision: int = 0
    total_before: Decimal | None = None
    total_after: Decimal | None = None
    records: tuple[CountChange, ...] = ()
    documents_added: int = 0
    documents_removed: int = 0
    files_new: int = 0
    files_held: int = 0
    files_flagged: int = 0
    lines: tuple[LineChange, ...] = ()
    receipt: ReceiptNews | None = None
    returned: ReturnNews | None = None
    tasks: tuple[TaskChange, ...] = ()
    criteria: CriteriaNews | None = None
    work: WorkNews | None = None
    findings: tuple[Finding, ...] = ()


def count_changes(
    held: Mapping[str, Mapping[str, object]], offered: Mapping[str, Mapping[str, object]]
) -> tuple[CountChange, ...]:
    """Compare records by kind and id; kinds without a difference are left out."""
    found = []
    for kind in dict.fromkeys((*held, *offered)):
        old, new = held.get(kind, {}), offered.get(kind, {})
        change = CountChange(
            kind=kind,
            added=len(new.keys() - old.keys()),
            removed=len(old.keys() - new.keys()),
            changed=sum(1 for key in old.keys() & new.keys() if old[key] != new[key]),
        )
        if change.added or change.changed or change.removed:
            found.append(change)
    return tuple(found)


def line_changes(
    before: Mapping[str, Decimal | None], after: Sequence[tuple[str, Decimal | None]]
) -> tuple[LineChange, ...]:
    """Criteria whose points would differ, in the order of the package."""
    return tuple(
        LineChange(criterion=criterion, before=before.get(criterion), after=points)
        for criterion, points in after
        if before.get(criterion) != points
    )
