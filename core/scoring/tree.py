"""Sums of the tree: groups, areas and the total add rounded leaves (field guide, section 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.criteria.values import CriteriaSet, NodeKind
from core.scoring.rounding import percent


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafPoints:
    """What one leaf brings into the sums; `counts` is False when it left score and maximum."""

    criterion_id: str
    points: Decimal
    maximum: Decimal
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeSum:
    """Points and maximum of an area or group after exclusion; `percent` None where nothing is left."""

    node_id: str
    kind: NodeKind
    points: Decimal
    maximum: Decimal
    percent: Decimal | None


def sum_tree(criteria_set: CriteriaSet, leaves: Iterable[LeafPoints]) -> tuple[NodeSum, ...]:
    """The sums of all areas and groups, in the order of the set."""
    parents = {node.id: node.parent_id for node in criteria_set.nodes}
    points = dict.fromkeys(parents, Decimal("0.00"))
    maxima = dict.fromkeys(parents, Decimal("0.00"))
    for leaf in leaves:
        above = parents[leaf.criterion_id] if leaf.counts else None
        while above is not None:
            points[above] += leaf.points
            maxima[above] += leaf.maximum
            above = parents[above]
    return tuple(
        NodeSum(
            node_id=node.id,
            kind=node.kind,
            points=points[node.id],
            maximum=maxima[node.id],
            percent=percent(points[node.id], maxima[node.id]),
        )
        for node in criteria_set.nodes
        if node.kind in {NodeKind.AREA, NodeKind.GROUP}
    )
