"""What must hold between the values of a set: ids, the tree, the sums, references. Returned as findings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from core.criteria.check_bands import check_adjustments, check_downgrades, check_schemes
from core.criteria.check_rules import check_leaf
from core.criteria.values import CriteriaSet, Criterion, NodeKind
from core.findings import Finding, error, warning


def check_values(criteria_set: CriteriaSet, *, sums_known: bool = True) -> tuple[Finding, ...]:
    """All findings between values; sums are left out when a maximum could not be read."""
    tree = tuple(_check_tree(criteria_set))
    findings = list(tree)
    if sums_known and not tree:
        findings.extend(_check_sums(criteria_set))
    for node in criteria_set.nodes:
        findings.extend(_check_node(node))
    findings.extend(check_schemes(criteria_set))
    findings.extend(check_adjustments(criteria_set))
    findings.extend(check_downgrades(criteria_set))
    return tuple(findings)


def twice(names: Iterable[str]) -> tuple[str, ...]:
    """The names that occur more than once, in order of first appearance."""
    return tuple(name for name, times in Counter(names).items() if times > 1)


def _check_tree(criteria_set: CriteriaSet) -> Iterator[Finding]:
    by_id = {node.id: node for node in criteria_set.nodes}
    for node_id in twice(node.id for node in criteria_set.nodes):
        yield error("C_ID_TWICE", node_id)
    for node in criteria_set.nodes:
        yield from _check_place(node, by_id)


def _check_place(node: Criterion, by_id: dict[str, Criterion]) -> Iterator[Finding]:
    if node.parent_id is None:
        if node.kind is not NodeKind.AREA:
            yield error("C_TOP_NOT_AREA", node.id)
        return
    if node.kind is NodeKind.AREA:
        yield error("C_AREA_BELOW_TOP", node.id, parent=node.parent_id)
    parent = by_id.get(node.parent_id)
    if parent is None:
        yield error("C_PARENT_UNKNOWN", node.id, parent=node.parent_id)
    elif parent.kind not in {NodeKind.AREA, NodeKind.GROUP}:
        yield error("C_PARENT_NOT_GROUP", node.id, parent=parent.id)
    elif _is_in_cycle(node, by_id):
        yield error("C_CYCLE", node.id)


def _is_in_cycle(node: Criterion, by_id: dict[str, Criterion]) -> bool:
    seen = {node.id}
    above = node.parent_id
    while above is not None and above in by_id and above not in seen:
        seen.add(above)
        above = by_id[above].parent_id
    return above in seen


def _check_sums(criteria_set: CriteriaSet) -> Iterator[Finding]:
    sums: dict[str | None, Decimal] = {}
    for node in criteria_set.nodes:
        sums[node.parent_id] = sums.get(node.parent_id, Decimal(0)) + node.max_points
    total = sums.get(None, Decimal(0))
    if total != criteria_set.total_max:
        yield error("C_TOTAL", sum=total, maximum=criteria_set.total_max)
    for node in criteria_set.nodes:
        if node.kind not in {NodeKind.AREA, NodeKind.GROUP}:
            continue
        if node.id not in sums:
            yield error("C_NO_CHILDREN", node.id)
        elif sums[node.id] != node.max_points:
            yield error("C_SUM", node.id, sum=sums[node.id], maximum=node.max_points)


def _check_node(node: Criterion) -> Iterator[Finding]:
    if node.is_follow_only:
        if node.max_points != 0:
            yield error("C_FOLLOW_ONLY_POINTS", node.id, maximum=node.max_points)
        return
    if node.max_points <= 0:
        yield error("C_MAX_NOT_POSITIVE", node.id, maximum=node.max_points)
    elif node.max_points != round(node.max_points, 2):
        yield error("C_MAX_DECIMALS", node.id, maximum=node.max_points)
    if node.step is not None and (node.step <= 0 or node.max_points % node.step != 0):
        yield error("C_STEP", node.id, step=node.step, maximum=node.max_points)
    if node.is_leaf:
        yield from check_leaf(node)
        if not node.evidence:
            yield warning("C_NO_EVIDENCE", node.id)
