"""The criteria sets: which are held, what one consists of, and a new one from a file."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from core.ports import CriteriaDocument
from ui.changes import Topic
from ui.criteria_files import adopt_from_file
from ui.criteria_tree import Cell, CriteriaTree
from ui.desk import Desk
from ui.messages import reporting
from ui.page import GAP, Page
from ui.tables import Column, TableView
from ui.texts import common, numbers
from ui.texts import criteria_page as texts
from ui.texts.criteria import RULE_KINDS, SCORED_BY, sample_banner

_WIDTHS = (70, 210, 170)


class CriteriaPage(Page):
    """Sets at the left, the tree of the chosen one at the right."""

    key: ClassVar[str] = "criteria"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.CRITERIA})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_CRITERIA)
        self.table: TableView[CriteriaDocument] = TableView(_columns(), common.PAGE_CRITERIA)
        self.tree = CriteriaTree(texts.TREE_TITLES, _WIDTHS)
        self.add_primary(texts.IMPORT, self.bring_in, mark="import", keys="Ctrl+I")
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(self.table)
        split.addWidget(self.tree)
        split.setSizes([340, 760])
        self.body.addWidget(split, 1)
        self.table.current_changed.connect(self._show_set)

    def reload(self) -> None:
        """Read the sets again."""
        with reporting(self):
            self.table.show_rows(self.desk.services.adopt_criteria.sets(), same=lambda item: item.sha512)
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
            self.tree.show_set(criteria)
            cells = {}
            for node in criteria.nodes:
                rule = RULE_KINDS[node.rule.kind] if node.rule is not None else ""
                who = SCORED_BY[node.scored_by] if node.scored_by is not None else ""
                cells[node.id] = (
                    Cell(text=numbers.points(node.max_points)),
                    Cell(text=rule, is_figure=False),
                    Cell(text=who, is_figure=False),
                )
            self.tree.set_cells(cells)
            self.set_banner(sample_banner(criteria))
            total = numbers.points(criteria.total_max)
            decision = f"{texts.DECISION}: {criteria.issuing_decision or texts.NO_DECISION}"
            self.set_context(texts.context(total, len(criteria.leaves())), decision)


def _columns() -> tuple[Column[CriteriaDocument], ...]:
    return (
        Column(title=texts.COLUMN_NAME, text=lambda item: item.name),
        Column(title=texts.COLUMN_VERSION, text=lambda item: item.version, width=52),
        Column(title=common.YEAR, text=lambda item: str(item.year or common.NONE), width=56),
    )
