"""What a year leaves open and the next one takes over: findings not remedied, tasks not done.

The year that is over keeps its record as it was; the next one gets a copy whose identifier is derived from
the first one's, so nothing is carried twice and both know each other (seed row R034).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from core.records.oversight import InspectionFinding
from core.records.planning import Task
from core.text import fold

_LONGEST_CHAIN: Final = 50
"""Years a thing may be carried; past it a chain is not followed."""


class FindingState(StrEnum):
    """How a finding stands, whichever year it is looked at from."""

    OPEN = "open"
    CARRIED = "carried"
    REMEDIED = "remedied"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedFinding:
    """One finding of a year. `remedied_on` may come from a copy in another year; `first_year` found it."""

    finding: InspectionFinding
    state: FindingState
    first_year: int
    remedied_on: date | None
    remedied_in: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpen:
    """What a year leaves open and the next one does not hold yet."""

    from_year: int
    into: int
    findings: tuple[InspectionFinding, ...]
    tasks: tuple[Task, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take over."""
        return not self.findings and not self.tasks


def carried_id(unit: str, record_id: str, *, into: int) -> str:
    """The identifier of the copy of a record in another year."""
    return str(uuid5(NAMESPACE_URL, f"socchc-carried/{unit}/{record_id}/{into}"))


def left_open(
    findings: Sequence[InspectionFinding],
    tasks: Sequence[Task],
    *,
    into: int,
    unit: str,
    binned: frozenset[str] = frozenset(),
) -> LeftOpen:
    """What the year before `into` leaves open. A copy the office put into the bin is not offered again."""
    followed = follow(findings, year=into - 1, unit=unit)
    kept = {each.id for each in findings} | {each.id for each in tasks} | binned
    return LeftOpen(
        from_year=into - 1,
        into=into,
        findings=tuple(
            each.finding
            for each in followed
            if each.state is FindingState.OPEN and carried_id(unit, each.finding.id, into=into) not in kept
        ),
        tasks=tuple(
            task
            for task in tasks
            if task.year == into - 1
            and task.done_on is None
            and carried_id(unit, task.id, into=into) not in kept
            and not any(_is_typed_again(task, other) for other in tasks)
        ),
    )


def copies_of(left: LeftOpen, *, unit: str) -> tuple[InspectionFinding | Task, ...]:
    """The records the new year takes over."""
    findings = (
        replace(
            finding,
            id=carried_id(unit, finding.id, into=left.into),
            year=left.into,
            carried_over=True,
        )
        for finding in left.findings
    )
    tasks = (
        replace(task, id=carried_id(unit, task.id, into=left.into), year=left.into) for task in left.tasks
    )
    return (*findings, *tasks)


def follow(findings: Sequence[InspectionFinding], *, year: int, unit: str) -> tuple[FollowedFinding, ...]:
    """The findings of a year with what became of them in any other year."""
    chains = _chains(findings, unit=unit)
    return tuple(_followed(each, chains[each.id]) for each in findings if each.year == year)


def newest_copy(task: Task, held: Mapping[str, Task], *, unit: str) -> Task:
    """The task as it was carried furthest; itself when it was not."""
    for _year in range(_LONGEST_CHAIN):
        copy = held.get(carried_id(unit, task.id, into=task.year + 1))
        if copy is None:
            return task
        task = copy
    return task


def _followed(finding: InspectionFinding, chain: Sequence[InspectionFinding]) -> FollowedFinding:
    remedied = min(
        (each for each in chain if each.remedied_on),
        key=lambda each: each.remedied_on or date.max,
        default=None,
    )
    if remedied is not None:
        state = FindingState.REMEDIED
    elif any(each.year > finding.year for each in chain):
        state = FindingState.CARRIED
    else:
        state = FindingState.OPEN
    return FollowedFinding(
        finding=finding,
        state=state,
        first_year=min(each.year for each in chain),
        remedied_on=None if remedied is None else remedied.remedied_on,
        remedied_in=0 if remedied is None else remedied.year,
    )


def _chains(
    findings: Sequence[InspectionFinding], *, unit: str
) -> Mapping[str, tuple[InspectionFinding, ...]]:
    """Every finding's identifier with all copies of the same finding, itself among them."""
    chains: dict[str, list[InspectionFinding]] = {}
    for finding in sorted(findings, key=lambda each: each.year):
        parent = next(
            (each for each in findings if each.id in chains and _is_copy(finding, each, unit=unit)), None
        )
        chain = [] if parent is None else chains[parent.id]
        chain.append(finding)
        chains[finding.id] = chain
    return {identifier: tuple(chain) for identifier, chain in chains.items()}


def _is_copy(finding: InspectionFinding, earlier: InspectionFinding, *, unit: str) -> bool:
    """By the derived identifier, or typed again by hand with the mark of being carried over."""
    if finding.year != earlier.year + 1:
        return False
    if finding.id == carried_id(unit, earlier.id, into=finding.year):
        return True
    return finding.carried_over and fold(finding.content) == fold(earlier.content)


def _is_typed_again(task: Task, other: Task) -> bool:
    is_next = other.year == task.year + 1 and other.source is task.source
    return is_next and fold(other.title) == fold(task.title)
