"""What a verified package would change, shown before anything is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


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
class ImportPlan:
    """Everything a reader wants to know before saying yes. Files are counted by content.

    `files_flagged`: how many of them may carry macros.
    """

    change: Change
    previous_revision: int
    total_before: Decimal | None
    total_after: Decimal
    records: tuple[CountChange, ...]
    documents_added: int
    documents_removed: int
    files_new: int
    files_held: int
    lines: tuple[LineChange, ...]
    files_flagged: int = 0


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
