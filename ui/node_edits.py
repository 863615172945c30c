"""Edits of one row of a draft, as the fields of its editor call them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from core.criteria.editing import (
    Json,
    node_of,
    place_node,
    put_in_node,
    set_kind,
    set_rule_kind,
    sum_below,
)
from core.units import UnitKind
from ui.criteria_draft import DraftState
from ui.criteria_rows import points_text
from ui.messages import reporting

UNIT_KINDS = (UnitKind.COMMUNE, UnitKind.PROVINCE)


class NodeEdits:
    """Everything goes through the state; a refusal is shown over `over`."""

    def __init__(self, state: DraftState, over: QWidget) -> None:
        self.state = state
        self.node_id = ""
        self._over = over

    def node(self) -> Json | None:
        """The row, or None when it is gone."""
        try:
            return node_of(self.state.value, self.node_id)
        except KeyError:
            return None

    def edit(self, value: Json) -> None:
        """Keep another draft."""
        with reporting(self._over):
            self.state.edit(value)

    def put(self, path: tuple[str | int, ...], new: Any) -> None:
        """Keep another member of the row."""
        self.edit(put_in_node(self.state.value, self.node_id, path=path, new=new))

    def putter(self, *path: str) -> Callable[[Any], None]:
        """Keeps a value as it is; what is empty becomes nothing."""
        return lambda value: self.put(path, value)

    def text(self, *path: str) -> Callable[[Any], None]:
        """Keeps a text; an empty one is taken away, but for the name."""
        return lambda text: self.put(path, text or (None if path != ("name",) else ""))

    def points(self, name: str) -> Callable[[Any], None]:
        """Keeps points, or nothing."""
        return lambda value: self.put((name,), None if value is None else points_text(Decimal(value)))

    def choice(self, name: str) -> Callable[[Any], None]:
        """Keeps one of several values, or nothing."""
        return lambda value: self.put((name,), None if value is None else value.value)

    def evidence(self, text: Any) -> None:
        """Keep one document for each line."""
        self.put(("evidence",), [line for line in str(text).splitlines() if line.strip()])

    def kind(self, kind: Any) -> None:
        """Make the row a group, a leaf or one that is only followed."""
        self.edit(set_kind(self.state.value, self.node_id, kind=kind))

    def place(self, parent: Any) -> None:
        """Put the row below another one."""
        with reporting(self._over):
            self.state.edit(place_node(self.state.value, self.node_id, parent=str(parent)))

    def rule_kind(self, kind: Any) -> None:
        """Begin a rule of another kind."""
        if kind is not None:
            self.edit(set_rule_kind(self.state.value, self.node_id, kind=kind))

    def take_sum(self) -> None:
        """The maximum becomes the sum of the rows below."""
        self.put(("max_points",), points_text(sum_below(self.state.value, self.node_id)))

    def apply(self, kind: UnitKind, is_on: Any) -> None:
        """Whether units of this kind are assessed here."""
        node = self.node() or {}
        held = set(node.get("applies_to") or [each.value for each in UNIT_KINDS])
        self.put(("applies_to",), sorted(held | {kind.value} if is_on else held - {kind.value}))
