"""How one criteria set differs from another, criterion by criterion: shown before a set is adopted."""

import dataclasses

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
    names = [field.name for field in dataclasses.fields(Criterion) if field.name not in _TOLD_APART]
    members = tuple(name for name in names if getattr(old, name) != getattr(new, name))
    if old.parent_id != new.parent_id:
        members = ("parent_id", *members)
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
