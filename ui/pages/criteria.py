"""The criteria sets: which are held, what one consists of, and a new one from a file."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QSplitter, QVBoxLayout, QWidget

from core.criteria import CriteriaSet
from core.store_ports import CriteriaDocument
from ui.changes import Topic
from ui.criteria_files import adopt_from_file
from ui.criteria_tree import Cell, CriteriaTree
from ui.desk import Desk
from ui.kept_splitter import keep_splitter
from ui.messages import plain_label, reporting
from ui.offered_sets import offered_sets
from ui.page import GAP, SMALL, Page, card
from ui.tables import Column, TableView
from ui.texts import common, numbers
from ui.texts import criteria_page as texts
from ui.texts.criteria import RULE_KINDS, SCORED_BY, sample_banner

_WIDTHS = (60, 138, 132)
_SIDE = 330


class CriteriaPage(Page):
    """Sets and the words about the one chosen at the left, its tree at the right."""

    key: ClassVar[str] = "criteria"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.CRITERIA, Topic.ROUNDS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_CRITERIA)
        self._criteria: CriteriaSet | None = None
        self._held: frozenset[str] = frozenset()
        self.table: TableView[CriteriaDocument] = TableView(self._columns(), common.PAGE_CRITERIA)
        self.tree = CriteriaTree(texts.TREE_TITLES, _WIDTHS)
        self.search = QLineEdit()
        self._name, self._words = plain_label(kind="heading", wraps=True), plain_label(wraps=True)
        self._leaf, self._rule = plain_label(kind="heading", wraps=True), plain_label(wraps=True)
        self.add_primary(texts.IMPORT, self.bring_in, mark="import", keys="Ctrl+I")
        self._build()
        self.table.current_changed.connect(self._show_set)
        self.tree.current_changed.connect(self._show_leaf)

    def reload(self) -> None:
        """Read the sets again."""
        with reporting(self):
            self._held = frozenset(each.sha512 for each in self.desk.services.adopt_criteria.sets())
            self.table.show_rows(offered_sets(self.desk), same=lambda item: item.sha512)
        if self.table.current() is None:
            self.table.select(lambda _item: True)

    def bring_in(self) -> None:
        """Check and adopt a set from a file."""
        adopt_from_file(self, self.desk)

    def _show_set(self, document: CriteriaDocument | None) -> None:
        if document is None:
            return
        with reporting(self):
            criteria = self.desk.services.adopt_criteria.read(document.set_id, document.version)
            self._criteria = criteria
            self._name.setText(criteria.name)
            self._words.setText(texts.described(criteria))
            self.tree.show_set(criteria)
            self.tree.set_cells({node.id: _cells(criteria, node.id) for node in criteria.nodes})
            self.tree.find_text(self.search.text())
            self.tree.select_first()
            self.set_banner(sample_banner(criteria))
            total = numbers.points(criteria.total_max)
            self.set_context(texts.context(total, len(criteria.leaves())))

    def _show_leaf(self, criterion: str) -> None:
        if self._criteria is None or not criterion:
            self._leaf.setText("")
            self._rule.setText(texts.CHOOSE_LEAF)
            return
        leaf = self._criteria.node(criterion)
        self._leaf.setText(f"{leaf.id}  {leaf.name}")
        self._rule.setText(texts.criterion(leaf))

    def _build(self) -> None:
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.tree.find_text)
        self.add_keys("Ctrl+F", self.search.setFocus)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(_stack(self.table, (self._name, self._words), share=1))
        split.addWidget(_stack(_searched(self.search, self.tree), (self._leaf, self._rule), share=3))
        split.setSizes([_SIDE, 3 * _SIDE])
        split.setStretchFactor(1, 1)
        keep_splitter(split, self.desk.places, key=self.key)
        self.body.addWidget(split, 1)

    def _columns(self) -> tuple[Column[CriteriaDocument], ...]:
        return (
            Column(title=texts.COLUMN_NAME, text=lambda item: item.name),
            Column(title=texts.COLUMN_VERSION, text=lambda item: item.version, width=44),
            Column(
                title=texts.COLUMN_FROM,
                text=lambda item: texts.origin(item, is_held=item.sha512 in self._held),
                width=132,
            ),
        )


def _searched(search: QLineEdit, tree: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SMALL)
    column.addWidget(search)
    column.addWidget(tree, 1)
    return whole


def _stack(above: QWidget, words: tuple[QWidget, ...], *, share: int) -> QWidget:
    """A list over a card of words that scrolls by itself."""
    inner = QWidget()
    inner.setProperty("kind", "plain")
    inside = QVBoxLayout(inner)
    inside.setContentsMargins(0, 0, SMALL, 0)
    for each in words:
        inside.addWidget(each)
    inside.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    frame, column = card()
    column.addWidget(area, 1)
    whole = QWidget()
    rows = QVBoxLayout(whole)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(GAP)
    rows.addWidget(above, share)
    rows.addWidget(frame, 1)
    return whole


def _cells(criteria: CriteriaSet, node_id: str) -> tuple[Cell, ...]:
    node = criteria.node(node_id)
    rule = RULE_KINDS[node.rule.kind] if node.rule is not None else ""
    who = SCORED_BY[node.scored_by] if node.scored_by is not None else ""
    return (
        Cell(text=numbers.points(node.max_points)),
        Cell(text=rule, is_figure=False),
        Cell(text=who, is_figure=False),
    )
