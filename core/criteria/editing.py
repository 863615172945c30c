"""Edits of a draft: the JSON form of a set in, another one out; nothing is changed in place.

A draft may be wrong in every way a person can type; the checks say so. Only two things are refused, because
the tree could not be drawn any more: two rows of one code, and a row below itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from core.criteria.members import decimal_from
from core.criteria.rule_forms import fits, fresh_indicator, fresh_rule
from core.criteria.rules import RuleKind
from core.criteria.values import NodeKind
from core.errors import UserError
from core.text import clean_line

Json = Mapping[str, Any]
Path = tuple[str | int, ...]

_LEAF_ONLY = ("scored_by", "data_source", "indicator", "na_policy", "rule", "step")
_LAST_NUMBER = re.compile(r"(.*?)([0-9]+)")
_ROMANS = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
)


class CodeTaken(UserError):
    """Another row has this code, or it is empty; fields: `code`."""

    code: ClassVar[str] = "E_CRITERIA_CODE_TAKEN"


class PlaceWrong(UserError):
    """A row cannot stand below itself or below a leaf; fields: `code`, `parent`."""

    code: ClassVar[str] = "E_CRITERIA_PLACE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """The draft after an edit, and the row to stand on."""

    value: Json
    node: str


def put(value: Any, path: Path, *, new: Any) -> Any:
    """The value with another member at a path; None takes a member of an object away or makes it null.

    Members that sets write as null stay null; all others vanish.
    """
    if not path:
        return new
    head, rest = path[0], path[1:]
    if isinstance(head, int):
        items = list(value)
        items[head] = put(items[head], rest, new=new)
        return items
    held = dict(value or {})
    inner = put(held.get(head), rest, new=new)
    if inner is None and head not in _NULLS:
        held.pop(head, None)
    else:
        held[head] = inner
    return held


_NULLS = frozenset(
    {
        "parent_id",
        "scored_by",
        "data_source",
        "indicator",
        "na_policy",
        "rule",
        "rule_text_vi",
        "year",
        "issuing_decision",
        "max_points",
    }
)


def in_tree_order(value: Json) -> Json:
    """The draft with every row right behind what it belongs to; rows that belong nowhere come last."""
    below: dict[str | None, list[Json]] = {}
    for node in _nodes(value):
        below.setdefault(node.get("parent_id"), []).append(node)
    ordered: list[Json] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        node = waiting.pop()
        ordered.append(node)
        waiting.extend(reversed(below.pop(node["id"], [])))
    placed = {id(node) for node in ordered}
    return {**value, "criteria": [*ordered, *(node for node in _nodes(value) if id(node) not in placed)]}


def node_of(value: Json, node_id: str) -> Json:
    """A row. Raises KeyError for an unknown one."""
    found: Json = _nodes(value)[_place(value, node_id)]
    return found


def put_in_node(value: Json, node_id: str, *, path: Path, new: Any) -> Json:
    """The draft with another member in one row."""
    found: dict[str, Any] = put(value, ("criteria", _place(value, node_id), *path), new=new)
    return found


def rename_node(value: Json, node_id: str, *, to: str) -> Json:
    """Give a row another code; rows below it and downgrade rules follow.

    Raises:
        CodeTaken: empty, or another row has it.
    """
    wanted = clean_line(to)
    if wanted == node_id:
        return value
    if not wanted or any(node["id"] == wanted for node in _nodes(value)):
        raise CodeTaken(code=wanted)
    nodes = [_renamed(node, node_id, new=wanted) for node in _nodes(value)]
    rules = [_renamed_rule(rule, node_id, new=wanted) for rule in value.get("downgrade_rules") or ()]
    return {**value, "criteria": nodes, "downgrade_rules": rules}


def add_node(value: Json, beside: str) -> Edited:
    """A new row: below an area or a group, after a leaf; the first one of a draft is an area."""
    nodes = _nodes(value)
    held = next((node for node in nodes if node["id"] == beside), None)
    if held is None:
        return add_area(value)
    parent = beside if held["kind"] in _HOLDERS else held.get("parent_id")
    new = _leaf(_free_id(value, parent), parent, level=_depth(nodes, parent))
    after = _end_of(nodes, beside)
    return Edited(value={**value, "criteria": [*nodes[:after], new, *nodes[after:]]}, node=new["id"])


def add_area(value: Json) -> Edited:
    """A new area at the end."""
    nodes = _nodes(value)
    area = {**_leaf(_free_id(value, None), None, level=1), "kind": NodeKind.AREA.value}
    return Edited(value={**value, "criteria": [*nodes, area]}, node=area["id"])


def remove_node(value: Json, node_id: str) -> Edited:
    """Without a row and everything below it; stands on the row before."""
    nodes = _nodes(value)
    start, end = _place(value, node_id), _end_of(nodes, node_id)
    kept = [*nodes[:start], *nodes[end:]]
    near = kept[max(start - 1, 0)]["id"] if kept else ""
    return Edited(value={**value, "criteria": kept}, node=near)


def duplicate_node(value: Json, node_id: str) -> Edited:
    """A copy of a row with everything below it, right behind it, under fresh codes."""
    nodes = _nodes(value)
    start, end = _place(value, node_id), _end_of(nodes, node_id)
    parent = nodes[start].get("parent_id")
    own = _free_id(value, parent)
    taken = {node["id"] for node in nodes}
    names = {node_id: own}
    for node in nodes[start + 1 : end]:
        names[node["id"]] = _unique(_under(node["id"], node_id, new=own), taken | set(names.values()))
    copies = [
        {
            **node,
            "id": names[node["id"]],
            "parent_id": names.get(node.get("parent_id"), node.get("parent_id")),
        }
        for node in nodes[start:end]
    ]
    return Edited(value={**value, "criteria": [*nodes[:end], *copies, *nodes[end:]]}, node=own)


def move_node(value: Json, node_id: str, *, steps: int) -> Json:
    """A row with everything below it, so many places down (or up) among the rows beside it."""
    nodes = _nodes(value)
    parent = nodes[_place(value, node_id)].get("parent_id")
    beside = [node["id"] for node in nodes if node.get("parent_id") == parent]
    at = beside.index(node_id)
    target = min(max(at + steps, 0), len(beside) - 1)
    if target == at:
        return value
    beside.insert(target, beside.pop(at))
    blocks = {each: nodes[_place(value, each) : _end_of(nodes, each)] for each in beside}
    start = min(_place(value, each) for each in beside)
    moved = {node["id"] for block in blocks.values() for node in block}
    rest_before = [node for node in nodes[:start] if node["id"] not in moved]
    rest_after = [node for node in nodes[start:] if node["id"] not in moved]
    middle = [node for each in beside for node in blocks[each]]
    return {**value, "criteria": [*rest_before, *middle, *rest_after]}


def place_node(value: Json, node_id: str, *, parent: str | None) -> Json:
    """A row with everything below it to the end of another one; None makes it an area.

    Raises:
        PlaceWrong: below itself, or below a leaf.
    """
    nodes = _nodes(value)
    start, end = _place(value, node_id), _end_of(nodes, node_id)
    block = nodes[start:end]
    if parent is not None:
        holder = node_of(value, parent)
        if parent in {node["id"] for node in block} or holder["kind"] not in _HOLDERS:
            raise PlaceWrong(code=node_id, parent=parent)
    rest = [*nodes[:start], *nodes[end:]]
    after = len(rest) if parent is None else _end_of(rest, parent)
    kind = block[0]["kind"]
    if (parent is None) != (kind == NodeKind.AREA.value):
        kind = NodeKind.AREA.value if parent is None else NodeKind.GROUP.value
    change = _depth(rest, parent) - int(block[0].get("level") or 1)
    moved = [{**node, "level": int(node.get("level") or 1) + change} for node in block]
    moved[0] = {**_of_kind(moved[0], NodeKind(kind)), "parent_id": parent}
    return {**value, "criteria": [*rest[:after], *moved, *rest[after:]]}


def set_kind(value: Json, node_id: str, *, kind: NodeKind) -> Json:
    """Make a row a group, a leaf or one that is only followed; what another kind has no use for goes."""
    at = _place(value, node_id)
    return _put_whole(value, at, node=_of_kind(_nodes(value)[at], kind))


def set_rule_kind(value: Json, node_id: str, *, kind: RuleKind) -> Json:
    """Begin a rule of another kind; inputs that fit it are kept."""
    at = _place(value, node_id)
    node = _nodes(value)[at]
    held = (node.get("rule") or {}).get("kind")
    if held == kind.value:
        return value
    indicator = node.get("indicator")
    fitting = indicator if fits(kind, indicator) else fresh_indicator(kind, node_id)
    source = node.get("data_source") if fitting is indicator else None
    rule = fresh_rule(kind, decimal_from(node.get("max_points")) or Decimal(0))
    return _put_whole(value, at, node={**node, "rule": rule, "indicator": fitting, "data_source": source})


def sum_below(value: Json, node_id: str | None) -> Decimal:
    """The maxima of the rows right below a row (of None: of the areas), added up."""
    below = (node for node in _nodes(value) if node.get("parent_id") == node_id)
    return sum((decimal_from(node.get("max_points")) or Decimal(0) for node in below), Decimal(0))


def _put_whole(value: Json, at: int, *, node: Json) -> Json:
    nodes = _nodes(value)
    return {**value, "criteria": [*nodes[:at], node, *nodes[at + 1 :]]}


_HOLDERS = frozenset({NodeKind.AREA.value, NodeKind.GROUP.value})


def _nodes(value: Json) -> list[Any]:
    found: list[Any] = value.get("criteria") or []
    return found


def _place(value: Json, node_id: str) -> int:
    for at, node in enumerate(_nodes(value)):
        if node["id"] == node_id:
            return at
    raise KeyError(node_id)


def _end_of(nodes: Sequence[Json], node_id: str) -> int:
    """The place behind a row and everything below it."""
    below, end = {node_id}, 0
    for at, node in enumerate(nodes):
        if node["id"] == node_id:
            end = at + 1
        elif node.get("parent_id") in below:
            below.add(node["id"])
            end = max(end, at + 1)
    return end


def _depth(nodes: Sequence[Json], parent: str | None) -> int:
    above = {node["id"]: node.get("parent_id") for node in nodes}
    depth = 1
    while parent is not None and depth <= len(nodes) + 1:
        depth, parent = depth + 1, above.get(parent)
    return depth


def _leaf(node_id: str, parent: str | None, *, level: int) -> dict[str, Any]:
    return {
        "id": node_id,
        "parent_id": parent,
        "level": level,
        "kind": NodeKind.LEAF.value,
        "name": "",
        "max_points": None,
        **dict.fromkeys(_LEAF_ONLY[:-1]),
        "rule_text_vi": None,
        "evidence": [],
        "applies_to": ["commune"],
        "follow_only": False,
    }


def _of_kind(node: Json, kind: NodeKind) -> dict[str, Any]:
    held = {**node, "kind": kind.value, "follow_only": kind is NodeKind.FOLLOW_ONLY}
    if kind is NodeKind.LEAF:
        return held
    held.pop("step", None)
    held |= dict.fromkeys(_LEAF_ONLY[:-1])
    if kind is NodeKind.FOLLOW_ONLY:
        held["max_points"] = "0.00"
    return held


def _renamed(node: Json, old: str, *, new: str) -> Json:
    if node["id"] == old:
        return {**node, "id": new}
    return {**node, "parent_id": new} if node.get("parent_id") == old else node


def _renamed_rule(rule: Json, old: str, *, new: str) -> Json:
    areas = (rule.get("when") or {}).get("any_area_below_percent")
    if not areas or old not in areas:
        return rule
    return {
        **rule,
        "when": {**rule["when"], "any_area_below_percent": [new if each == old else each for each in areas]},
    }


def _free_id(value: Json, parent: str | None) -> str:
    """The code after the last one beside it: 1.2.4 after 1.2.3, IV after III, D after C."""
    nodes = _nodes(value)
    taken = {node["id"] for node in nodes}
    beside = [node["id"] for node in nodes if node.get("parent_id") == parent]
    if not beside:
        return _unique(f"{parent}.1" if parent else "1", taken)
    return next(each for each in _after(beside[-1], parent) if each not in taken)


def _after(last: str, parent: str | None) -> Iterator[str]:
    if last in _ROMANS[:-1]:
        yield _ROMANS[_ROMANS.index(last) + 1]
    if len(last) == 1 and "A" <= last < "Z":
        yield chr(ord(last) + 1)
    found = _LAST_NUMBER.fullmatch(last)
    front, number = (found[1], int(found[2])) if found else (f"{parent}." if parent else "", 0)
    while True:
        number += 1
        yield f"{front}{number}"


def _under(node_id: str, old: str, *, new: str) -> str:
    return f"{new}{node_id[len(old) :]}" if node_id.startswith(f"{old}.") else f"{new}.{node_id}"


def _unique(wanted: str, taken: set[str]) -> str:
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
