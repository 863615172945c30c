"""Everything about one row of a draft, in fields: the row itself, its rule, and its rule tried out."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.criteria import NaPolicy, NodeKind, RuleKind, ScoredBy
from core.criteria.editing import Json, rename_node, sum_below
from core.criteria.members import decimal_from
from core.findings import has_errors
from core.indicators import DATA_SOURCES
from core.text import clean_line
from core.units import UnitKind
from ui.criteria_draft import DraftState
from ui.desk import Desk
from ui.fields import AmountField, BlockField, ChoiceField, Field, FlagField, LineField
from ui.messages import plain_label, reporting
from ui.node_edits import UNIT_KINDS, NodeEdits
from ui.page import card
from ui.rule_editor import RuleEditor
from ui.texts import criteria_editor as texts
from ui.texts import numbers
from ui.texts.criteria import NA_POLICIES, NODE_KINDS, RULE_KINDS, SCORED_BY
from ui.texts.criteria_sources import source_words
from ui.try_out import TryOut

_LABELS = (
    ("numerator_vi", "numerator_key", texts.NUMERATOR),
    ("denominator_vi", "denominator_key", texts.DENOMINATOR),
    ("value_vi", "value_key", texts.VALUE),
)
_NARROWEST, _LOWEST = 380, 220


class CriterionEditor(QScrollArea):
    """Fields of the row stood on. `renamed` brings the new code of that row."""

    renamed = Signal(str)

    def __init__(self, desk: Desk, state: DraftState) -> None:
        super().__init__()
        self._desk, self._state = desk, state
        self._edits = NodeEdits(state, self)
        self._shape: tuple[object, ...] = ()
        self._shown: dict[str, tuple[Field, Callable[[Json], Any]]] = {}
        self.rule: RuleEditor | None = None
        self.trial: TryOut | None = None
        self._sum: QPushButton | None = None
        self.behind: QWidget | None = None
        self.setWidgetResizable(True)
        self.setMinimumSize(_NARROWEST, _LOWEST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()

    def field(self, name: str) -> Field:
        """A field by the member it edits."""
        return self._shown[name][0]

    def show_node(self, node_id: str) -> None:
        """Stand on another row, or show the same one anew."""
        self._edits.node_id = node_id
        node = self._edits.node()
        shape = () if node is None else _shape(node)
        if shape != self._shape:
            self._shape = shape
            self._build()
        if node is not None:
            self._fill(node)
            self._order()

    def _order(self) -> None:
        """Tab goes through the fields in the order of reading; they are made later than the rest."""
        last, inner = self.behind, self.widget()
        for widget in () if inner is None else inner.findChildren(QWidget):
            takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
            if last is not None and takes_tab and widget.window() is last.window():
                QWidget.setTabOrder(last, widget)
                last = widget

    def _fill(self, node: Json) -> None:
        for field, read in self._shown.values():
            field.show_value(read(node))
        rule = node.get("rule")
        if self.rule is not None and rule:
            self.rule.show_rule(rule)
        if self._sum is not None:
            self._sum.setText(
                texts.sum_told(numbers.points(sum_below(self._state.value, self._edits.node_id)))
            )
        if self.trial is not None:
            leaf = next((each for each in self._state.criteria.nodes if each.id == self._edits.node_id), None)
            mine = [each for each in self._state.findings if each.where == self._edits.node_id]
            if leaf is not None and leaf.rule is not None:
                self.trial.show_leaf(leaf, is_whole=not has_errors(mine))

    def _build(self) -> None:
        """The fields a row of this shape has."""
        self._shown, self.rule, self.trial, self._sum = {}, None, None, None
        inner = QWidget()
        inner.setProperty("kind", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        node = self._edits.node()
        if node is None:
            column.addWidget(plain_label(texts.CHOOSE_NODE, kind="quiet", wraps=True))
        else:
            column.addWidget(self._head(node))
            if node["kind"] == NodeKind.LEAF.value:
                self._build_leaf(column, node)
        column.addStretch(1)
        self.setWidget(inner)

    def _head(self, node: Json) -> QWidget:
        frame, column = card()
        cells, edits = QGridLayout(), self._edits
        cells.setSpacing(8)
        code = self._add("id", LineField(texts.CODE, longest=24), put=self._rename)
        most = AmountField(texts.MAXIMUM, empty=None)
        self._add("max_points", most, put=edits.points("max_points"), read=_decimal("max_points"))
        cells.addWidget(code, 0, 0)
        cells.addWidget(most, 0, 1)
        if node.get("parent_id") is not None:
            kinds = (NodeKind.GROUP, NodeKind.LEAF, NodeKind.FOLLOW_ONLY)
            kind = ChoiceField(texts.KIND, tuple((each, NODE_KINDS[each]) for each in kinds))
            self._add("kind", kind, put=edits.kind, read=lambda held: NodeKind(held["kind"]))
            place = ChoiceField(texts.PARENT, self._parents(node))
            cells.addWidget(kind, 0, 2)
            cells.addWidget(self._add("parent_id", place, put=edits.place), 1, 0, 1, 3)
        column.addLayout(cells)
        column.addWidget(self._add("name", BlockField(texts.NAME), put=edits.text("name")))
        if node["kind"] in {NodeKind.AREA.value, NodeKind.GROUP.value}:
            self._sum = QPushButton(texts.SUM_BELOW)
            self._sum.setAutoDefault(False)
            self._sum.clicked.connect(lambda _checked=False: edits.take_sum())
            column.addWidget(self._sum, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _build_leaf(self, column: QVBoxLayout, node: Json) -> None:
        rule = (node.get("rule") or {}).get("kind")
        frame, inside = card(title=texts.RULE)
        kinds = tuple((kind, RULE_KINDS[kind]) for kind in RuleKind)
        choice = ChoiceField(texts.RULE, kinds, may_be_empty=True)
        inside.addWidget(self._add("rule.kind", choice, put=self._edits.rule_kind, read=_rule_kind))
        if rule in {kind.value for kind in RuleKind}:
            self.rule = RuleEditor(RuleKind(rule))
            self.rule.edited.connect(self._edits.putter("rule"))
            inside.addWidget(self.rule)
            self._build_inputs(inside, node)
        words = BlockField(texts.RULE_WORDS)
        inside.addWidget(self._add("rule_text_vi", words, put=self._edits.text("rule_text_vi")))
        column.addWidget(frame)
        if self.rule is not None:
            tried, below = card(title=texts.TRY)
            self.trial = TryOut(self._desk)
            below.addWidget(self.trial)
            column.addWidget(tried)
        column.addWidget(self._more())

    def _build_inputs(self, inside: QVBoxLayout, node: Json) -> None:
        indicator = node.get("indicator") or {}
        for member, key, words in _LABELS:
            if key in indicator:
                field, name = LineField(words), f"indicator.{member}"
                put, read = self._edits.text("indicator", member), _inner("indicator", member)
                inside.addWidget(self._add(name, field, put=put, read=read))
        sources = ((None, texts.BY_HAND), *((each, source_words(each)) for each in DATA_SOURCES))
        choice = ChoiceField(texts.DATA_SOURCE, sources)
        put = self._edits.putter("data_source")
        inside.addWidget(self._add("data_source", choice, put=put, read=_source))

    def _more(self) -> QWidget:
        frame, column = card()
        cells, edits = QGridLayout(), self._edits
        cells.setSpacing(8)
        who = ChoiceField(
            texts.SCORER, tuple((each, SCORED_BY[each]) for each in ScoredBy), may_be_empty=True
        )
        policies = tuple((each, NA_POLICIES[each]) for each in NaPolicy)
        policy = ChoiceField(texts.POLICY, policies, may_be_empty=True)
        step = AmountField(texts.STEP, empty=None)
        self._add("scored_by", who, put=edits.choice("scored_by"), read=_choice("scored_by", ScoredBy))
        self._add("na_policy", policy, put=edits.choice("na_policy"), read=_choice("na_policy", NaPolicy))
        self._add("step", step, put=edits.points("step"), read=_decimal("step"))
        source = self._add("source", LineField(texts.SOURCE), put=edits.text("source"))
        for at, field in enumerate((who, policy, step, source)):
            cells.addWidget(field, at // 2, at % 2)
        column.addLayout(cells)
        evidence = BlockField(texts.EVIDENCE)
        column.addWidget(self._add("evidence", evidence, put=edits.evidence, read=_evidence))
        for kind, words in zip(UNIT_KINDS, (texts.FOR_COMMUNES, texts.FOR_PROVINCE), strict=True):
            put, read = partial(edits.apply, kind), partial(_applies, kind)
            column.addWidget(self._add(f"applies_to.{kind.value}", FlagField(words), put=put, read=read))
        confirm = FlagField(texts.CONFIRM)
        column.addWidget(self._add("needs_confirmation", confirm, put=edits.putter("needs_confirmation")))
        return frame

    def _add(
        self,
        name: str,
        field: Field,
        *,
        put: Callable[[Any], None],
        read: Callable[[Json], Any] | None = None,
    ) -> Field:
        self._shown[name] = (field, read or (lambda node: node.get(name)))
        field.committed.connect(put)
        return field

    def _rename(self, code: Any) -> None:
        """The new code is told first: the tree is drawn anew by the edit and must stand on it."""
        with reporting(self):
            value = rename_node(self._state.value, self._edits.node_id, to=str(code))
            self.renamed.emit(clean_line(str(code)))
            self._state.edit(value)
        self.show_node(self._edits.node_id)

    def _parents(self, node: Json) -> tuple[tuple[str, str], ...]:
        holders = (
            each for each in self._state.criteria.nodes if each.kind in {NodeKind.AREA, NodeKind.GROUP}
        )
        return tuple((each.id, f"{each.id}  {each.name}") for each in holders if each.id != node["id"])


def _shape(node: Json) -> tuple[object, ...]:
    indicator = node.get("indicator") or {}
    rule = (node.get("rule") or {}).get("kind")
    return node["id"], node["kind"], node.get("parent_id"), rule, indicator.get("form")


def _source(node: Json) -> Any:
    return node.get("data_source") if node.get("data_source") in DATA_SOURCES else None


def _evidence(node: Json) -> str:
    return "\n".join(node.get("evidence") or ())


def _applies(kind: UnitKind, node: Json) -> bool:
    return not node.get("applies_to") or kind.value in node["applies_to"]


def _decimal(name: str) -> Callable[[Json], Decimal | None]:
    return lambda node: decimal_from(node.get(name))


def _inner(outer: str, name: str) -> Callable[[Json], Any]:
    return lambda node: (node.get(outer) or {}).get(name)


def _choice(name: str, among: Any) -> Callable[[Json], Any]:
    known = {each.value for each in among}
    return lambda node: among(node[name]) if node.get(name) in known else None


def _rule_kind(node: Json) -> RuleKind | None:
    kind = (node.get("rule") or {}).get("kind")
    return RuleKind(kind) if kind in {each.value for each in RuleKind} else None
