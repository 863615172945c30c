"""The criteria sets: which are held, what one consists of, and a new one from a file."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.criteria import CriteriaSet
from core.services.draft_criteria import DraftHead
from core.store_ports import CriteriaDocument
from core.units import Role
from ui.act_menu import ActMenu
from ui.changes import Topic
from ui.criteria_acts import CriteriaActs
from ui.criteria_files import adopt_from_file
from ui.criteria_tree import Cell, CriteriaTree
from ui.desk import Desk
from ui.kept_splitter import keep_splitter
from ui.key_view import unit_name
from ui.messages import plain_label, reporting
from ui.offered_sets import offered_sets
from ui.page import GAP, SMALL, Page, card
from ui.tables import Column, TableView, wall
from ui.texts import common, numbers
from ui.texts import criteria_page as texts
from ui.texts.criteria import RULE_KINDS, SCORED_BY, sample_banner

_WIDTHS = (60, 138, 132)
_SIDE = 330
_DRAFTS_HEIGHT = 190


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
        self.drafts: TableView[DraftHead] = TableView(_draft_columns(), texts.DRAFTS)
        self.acts = CriteriaActs(desk, self, chosen=self.table.current)
        self._offer()
        self._build()
        self.table.current_changed.connect(self._show_set)
        self.tree.current_changed.connect(self._show_leaf)

    def reload(self) -> None:
        """Read the sets again."""
        with reporting(self):
            self._held = frozenset(each.sha512 for each in self.desk.services.adopt_criteria.sets())
            self.table.show_rows(offered_sets(self.desk), same=lambda item: item.sha512)
            drafts = self.desk.services.criteria_work.drafts.drafts()
            self.drafts.show_rows(drafts, same=lambda head: head.id)
            self._drafts_part.setVisible(bool(drafts))
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
            self._words.setText("\n".join((texts.described(criteria), *self._sent(document))))
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

    def _offer(self) -> None:
        """One primary act; what is done less often stands in a menu."""
        is_authority = self.desk.office().role is Role.APPRAISER
        if is_authority:
            self.add_action(texts.EDIT, self.acts.draft, keys="Ctrl+N")
            self.add_action(texts.TRY, self.acts.try_on_year)
        self.add_action(texts.COMPARE, self.acts.compare)
        more = ActMenu(texts.MORE, self)
        more.add(texts.WRITE, self.acts.write, keys="Ctrl+E")
        more.add(texts.WRITE_ANNEX, self.acts.write_annex)
        if is_authority:
            more.add_rule()
            more.add(texts.SEND, self.acts.send)
        self._actions.addWidget(more)
        self.add_primary(texts.IMPORT, self.bring_in, mark="import", keys="Ctrl+I")

    def _sent(self, document: CriteriaDocument) -> tuple[str, ...]:
        """Where this version went; only an authority sends."""
        if self.desk.office().role is not Role.APPRAISER:
            return ()
        sent = self.desk.services.criteria_work.drafts.sent(document.set_id, document.version)
        return (texts.sent_told(sent, partial(unit_name, self.desk)),)

    def _drafts(self) -> QWidget:
        self._drafts_part, column = card(title=texts.DRAFTS)
        column.addWidget(self.drafts, 1)
        row = QHBoxLayout()
        acts = (
            (texts.DRAFT_OPEN, lambda: self.acts.open_draft(self.drafts.current())),
            (texts.DRAFT_DROP, lambda: self.acts.drop_draft(self.drafts.current())),
        )
        for words, act in acts:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.drafts.opened.connect(self.acts.open_draft)
        self._drafts_part.setFixedHeight(_DRAFTS_HEIGHT)
        self._drafts_part.setVisible(False)
        return self._drafts_part

    def _build(self) -> None:
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.tree.find_text)
        self.add_keys("Ctrl+F", self.search.setFocus)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(_stack(self.table, (self._name, self._words), share=1), 1)
        column.addWidget(self._drafts())
        split.addWidget(left)
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


def _draft_columns() -> tuple[Column[DraftHead], ...]:
    return (
        Column(title=texts.COLUMN_DRAFT, text=texts.draft_name),
        Column(
            title=texts.COLUMN_SAVED,
            text=lambda head: common.moment(head.saved_at),
            sort_key=lambda head: head.saved_at,
            width=130,
            value=lambda head: wall(head.saved_at),
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
