"""How one criteria set differs from another, criterion by criterion: shown before a set is adopted."""

import dataclasses
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.criteria.values import CriteriaSet, Criterion
from core.packages.plan import CriterionChange, CriterionStep

_TOLD_APART = ("id", "level", "parent_id")
_OF_THE_SET = (
    "total_max",
    "adjustments",
    "band_schemes",
    "default_band_scheme",
    "downgrade_rules",
    "self_scored_excludes",
    "rounding",
    "cap_at_max",
    "ranking",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionPair:
    """One code in both sets; None where a set has no such row. `members` tells what differs."""

    before: Criterion | None
    after: Criterion | None
    members: tuple[str, ...] = ()

    @property
    def criterion(self) -> Criterion:
        """The row to name it by: the new one, else the old one."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def step(self) -> CriterionStep | None:
        """Added, removed or changed; None: the same in both."""
        if self.before is None:
            return CriterionStep.ADDED
        if self.after is None:
            return CriterionStep.REMOVED
        return CriterionStep.CHANGED if self.members else None

    @property
    def points_change(self) -> Decimal:
        """How many points more the new set gives here."""
        before = Decimal(0) if self.before is None else self.before.max_points
        after = Decimal(0) if self.after is None else self.after.max_points
        return after - before


@dataclass(frozen=True, slots=True, kw_only=True)
class SetComparison:
    """Two sets side by side: every row of either in the order of the new one, removed rows where they stood.

    `set_members` names what differs outside the tree.
    """

    old: CriteriaSet
    new: CriteriaSet
    pairs: tuple[CriterionPair, ...]
    set_members: tuple[str, ...]

    @property
    def differing(self) -> tuple[CriterionPair, ...]:
        """The rows that are not the same."""
        return tuple(pair for pair in self.pairs if pair.step is not None)

    @property
    def is_same(self) -> bool:
        """Whether nothing differs that counts for a score."""
        return not self.differing and not self.set_members

    def counts(self, *, leaves_only: bool = False) -> Counter[CriterionStep]:
        """How many rows (or leaves) were added, removed and changed."""
        return Counter(
            pair.step
            for pair in self.differing
            if pair.step is not None and (pair.criterion.is_leaf or not leaves_only)
        )

    def count_of(self, member: str) -> int:
        """How many rows of both sets differ in one member, such as their rule."""
        return sum(1 for pair in self.pairs if member in pair.members)


def compare_sets(old: CriteriaSet, new: CriteriaSet) -> SetComparison:
    """Match every row by its code."""
    held = {node.id: node for node in old.nodes}
    offered = {node.id for node in new.nodes}
    gone = _gone_after(old.nodes, offered)
    pairs = [CriterionPair(before=node, after=None) for node in gone.get("", ())]
    for node in new.nodes:
        before = held.get(node.id)
        members = () if before is None else _members(before, node)
        pairs.append(CriterionPair(before=before, after=node, members=members))
        pairs.extend(CriterionPair(before=each, after=None) for each in gone.get(node.id, ()))
    return SetComparison(old=old, new=new, pairs=tuple(pairs), set_members=set_members_changed(old, new))


def _gone_after(nodes: Iterable[Criterion], offered: set[str]) -> dict[str, list[Criterion]]:
    """Removed rows by the last row before them that both sets have."""
    last = ""
    found: dict[str, list[Criterion]] = {}
    for node in nodes:
        if node.id in offered:
            last = node.id
        else:
            found.setdefault(last, []).append(node)
    return found


def criterion_changes(old: CriteriaSet, new: CriteriaSet) -> tuple[CriterionChange, ...]:
    """Criteria removed, added and changed, in the order of the new set, removed ones last."""
    held = {node.id: node for node in old.nodes}
    offered = {node.id: node for node in new.nodes}
    found = [
        change
        for node in new.nodes
        if (change := _added(node) if node.id not in held else _changed(held[node.id], node)) is not None
    ]
    found.extend(_removed(node) for node in old.nodes if node.id not in offered)
    return tuple(found)


def set_members_changed(old: CriteriaSet, new: CriteriaSet) -> tuple[str, ...]:
    """Which rules of the whole set differ: total, bonus and penalty, bands, downgrades, rounding, ranking."""
    return tuple(name for name in _OF_THE_SET if getattr(old, name) != getattr(new, name))


def _added(node: Criterion) -> CriterionChange:
    return CriterionChange(
        criterion=node.id, name=node.name, step=CriterionStep.ADDED, before=None, after=node.max_points
    )


def _removed(node: Criterion) -> CriterionChange:
    return CriterionChange(
        criterion=node.id, name=node.name, step=CriterionStep.REMOVED, before=node.max_points, after=None
    )


def _changed(old: Criterion, new: Criterion) -> CriterionChange | None:
    members = _members(old, new)
    if not members:
        return None
    return CriterionChange(
        criterion=new.id,
        name=new.name,
        step=CriterionStep.CHANGED,
        before=old.max_points,
        after=new.max_points,
        members=members,
    )


def _members(old: Criterion, new: Criterion) -> tuple[str, ...]:
    names = [field.name for field in dataclasses.fields(Criterion) if field.name not in _TOLD_APART]
    members = tuple(name for name in names if getattr(old, name) != getattr(new, name))
    return members if old.parent_id == new.parent_id else ("parent_id", *members)
