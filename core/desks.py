"""Desks of an appraiser: who appraises which part, and what happens when one line was given twice.

A desk is a colleague's PC with a workspace of its own. A part is an area, a group or a criterion, of every
unit or of one; where parts overlap, the narrower one counts. Rows of two PCs are put together by their marks:
all stay, and where both sides changed a line apart, the value standing here stands until a person decides.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from core.assessment import Appraisal
from core.criteria import CriteriaSet
from core.errors import UserError


class DeskUnknown(UserError):
    """No desk of this code is known here; fields: `desk`."""

    code = "E_DESK_UNKNOWN"


class NotAssigned(UserError):
    """The line is not among those assigned to this desk; fields: `criterion`, `unit`."""

    code = "E_NOT_ASSIGNED"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskEntry:
    """A desk as the lead office lists it: its four-digit code, its name, who works there."""

    code: str
    name: str
    person: str = ""
    note: str = ""
    added_at: datetime
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A part and who appraises it: a desk by its code, or (empty) this PC, where a person may be named.

    `node` is an area, a group or a criterion of the set; `unit` one unit, or empty for every unit.
    """

    node: str
    unit: str = ""
    desk: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One line given differently on two PCs; `ours` and `theirs` are marks of rows, both kept.

    Once decided, `chosen` is the mark of the row that the decision added.
    """

    id: str
    unit: str
    year: int
    criterion: str
    ours: str
    theirs: str
    desk: str
    found_at: datetime
    decided_at: datetime | None = None
    decided_by: str = ""
    chosen: str = ""
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether a person still has to decide."""
        return self.decided_at is None


def mark_of(row: Appraisal, unit: str, *, year: int) -> str:
    """The name of a row wherever it goes; rows of earlier versions get one made of what they say."""
    if row.mark:
        return row.mark
    points = "" if row.points is None else f"{row.points:f}"
    told = (unit, year, row.criterion, row.stage.value, points, int(row.excluded), row.officer)
    moment = row.at.astimezone(UTC).isoformat()
    return str(uuid5(NAMESPACE_URL, "socchc-appraisal/" + "/".join(str(each) for each in (*told, moment))))


def is_same_value(left: Appraisal, right: Appraisal) -> bool:
    """Whether two rows give a line the same points, or both take it out."""
    return (left.points, left.excluded) == (right.points, right.excluded)


def lines_under(criteria: CriteriaSet, node: str) -> frozenset[str]:
    """The leaves at or under a node; none when the set has no such node."""
    found, waiting = set(), [node]
    children: dict[str | None, list[str]] = {}
    for each in criteria.nodes:
        children.setdefault(each.parent_id, []).append(each.id)
    leaves = {leaf.id for leaf in criteria.leaves()}
    while waiting:
        at = waiting.pop()
        waiting.extend(children.get(at, ()))
        if at in leaves:
            found.add(at)
    return frozenset(found)


class Shares:
    """Who answers for which line: assignments laid over the tree, the narrower before the wider.

    One unit is narrower than every unit, a node deeper in the tree narrower than one above it; equally narrow
    parts share their lines.
    """

    def __init__(self, criteria: CriteriaSet, assignments: Sequence[Assignment]) -> None:
        levels = {node.id: node.level for node in criteria.nodes}
        found: dict[tuple[str, str], list[tuple[int, Assignment]]] = {}
        for each in assignments:
            for line in lines_under(criteria, each.node):
                found.setdefault((each.unit, line), []).append((levels[each.node], each))
        self._falls_to = {
            place: tuple(each for level, each in parts if level == max(depth for depth, _each in parts))
            for place, parts in found.items()
        }

    def of_line(self, unit: str, criterion: str) -> tuple[Assignment, ...]:
        """The assignments a line falls to; more than one when equally narrow ones overlap."""
        own = self._falls_to.get((unit, criterion))
        return self._falls_to.get(("", criterion), ()) if own is None else own

    def lines_of(self, unit: str, *, desk: str, criteria: Iterable[str]) -> frozenset[str]:
        """The lines of a unit that fall to a desk."""
        return frozenset(
            criterion
            for criterion in criteria
            if any(each.desk == desk for each in self.of_line(unit, criterion))
        )


def parts_of(
    criteria: CriteriaSet, lines: Mapping[str, Collection[str]], *, units: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """Lines per unit as few parts (node, unit); what every unit shares is told once, whole nodes as one.

    `lines` gives the leaves of each unit; `units` are those of the round.
    """
    every = [frozenset(lines.get(unit, ())) for unit in units]
    shared = frozenset.intersection(*every) if every else frozenset[str]()
    told = [(node, "") for node in _whole_nodes(criteria, shared)]
    for unit in sorted(lines):
        told += [(node, unit) for node in _whole_nodes(criteria, frozenset(lines[unit]) - shared)]
    return tuple(told)


def _whole_nodes(criteria: CriteriaSet, leaves: frozenset[str]) -> Iterator[str]:
    """The highest nodes of which every leaf is among these, in the order of the set."""
    told: set[str] = set()
    for node in criteria.nodes:
        if node.parent_id in told:
            told.add(node.id)
            continue
        under = lines_under(criteria, node.id)
        if under and under <= leaves:
            told.add(node.id)
            yield node.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What one line becomes when rows from another PC come to it.

    `added` are the rows not held yet, in their order; `is_beneath`: the value standing here stays the newest.
    `is_conflict`: both sides changed it apart and a person has to decide. `has_met`: what differed no longer
    does, so that an open conflict is over.
    """

    added: tuple[Appraisal, ...] = ()
    is_beneath: bool = False
    is_conflict: bool = False
    has_met: bool = False


def merge_line(held: Sequence[Appraisal], offered: Sequence[Appraisal], *, is_contested: bool) -> Merge:
    """Put a desk's rows of one line to the rows held here; every row carries its mark.

    The desk's newest value stands when it was given upon the value standing here, when nothing stands here,
    or when both are the same. While a conflict is open the value here stands until it is decided.
    """
    known = {row.mark for row in held}
    added = tuple(row for row in offered if row.mark not in known)
    if not added:
        return Merge()
    standing = held[-1] if held else None
    if standing is None:
        return Merge(added=added)
    if is_same_value(standing, added[-1]):
        return Merge(added=added, has_met=is_contested)
    if not is_contested and any(row.upon == standing.mark for row in added):
        return Merge(added=added)
    return Merge(added=added, is_beneath=True, is_conflict=True)


def take_over_line(held: Sequence[Appraisal], offered: Sequence[Appraisal]) -> Merge:
    """Put the lead office's rows of one line to the rows a desk holds.

    Where the lead office has not seen the desk's newest value yet, it stays the newest at the desk; the lead
    office decides when the work comes back.
    """
    known, told = {row.mark for row in held}, {row.mark for row in offered}
    added = tuple(row for row in offered if row.mark not in known)
    is_unseen = bool(held) and held[-1].mark not in told
    return Merge(added=added, is_beneath=is_unseen)


def points_told(row: Appraisal) -> str:
    """A value as an audit note tells it."""
    return "excluded" if row.excluded else _text(row.points)


def _text(points: Decimal | None) -> str:
    return "" if points is None else f"{points:f}"
