"""The editor of a criteria set: the tree at the left, the row stood on at the right, findings below."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from core.criteria.differences import compare_sets
from core.criteria.editing import Edited, Json, add_area, add_node, duplicate_node, move_node, remove_node
from core.findings import Finding, Level
from core.services.draft_criteria import CriteriaDraft
from core.store_ports import CriteriaDocument
from ui.changes import Topic
from ui.criteria_draft import DraftState
from ui.criteria_tree import Cell, CriteriaTree
from ui.criterion_editor import CriterionEditor
from ui.desk import Desk
from ui.dialogs.compare_criteria import CompareCriteriaDialog
from ui.messages import Notice, ask, plain_label, reporting, tell
from ui.scrolling_middle import ScrollingMiddle
from ui.set_editors import AdjustmentsPart, BandsPart, DowngradesPart, GeneralPart
from ui.tables import Column, TableView
from ui.texts import criteria_editor as texts
from ui.texts import numbers
from ui.texts.criteria import place
from ui.texts.every_finding import message_of
from ui.window_place import fit

_ROOMS = ("adjustments", "band_schemes", "downgrade_rules")
_FINDINGS_HEIGHT = 132
_TREE_WIDTH = 380
_NARROWEST, _LOWEST = 220, 220


class EditCriteriaDialog(QDialog):
    """Works on a draft, which is kept after every edit; `adopted` is the set it became."""

    def __init__(self, desk: Desk, draft: CriteriaDraft, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.state = DraftState(desk.services.criteria_work.drafts, draft, parent=self)
        self.adopted: CriteriaDocument | None = None
        self.setWindowTitle(texts.TITLE)
        fit(self, (1320, 700))
        self.tree = CriteriaTree((texts.NAME, texts.MAXIMUM), (72,), every_row=True)
        self.editor = CriterionEditor(desk, self.state)
        self.tabs = QTabWidget()
        self.findings: TableView[Finding] = TableView(_columns(), texts.FINDINGS)
        self._saved, self._counted = plain_label(kind="quiet"), plain_label(kind="heading")
        self._buttons: dict[str, QPushButton] = {}
        self._wanted = ""
        self._rows: tuple[object, ...] = ()
        self._build()
        self.editor.behind = self.tree
        self._wire()
        self._show()
        self.tree.select_row(draft.value["criteria"][0]["id"] if draft.value.get("criteria") else "")

    def stand_on(self, where: str) -> None:
        """Go to what a finding speaks of: a row of the tree, or another tab."""
        room, _, _name = where.partition("/")
        if room in _ROOMS:
            self.tabs.setCurrentIndex(2 + _ROOMS.index(room))
        elif where:
            self.tabs.setCurrentIndex(0)
            self.tree.select_row(where)
        else:
            self.tabs.setCurrentIndex(1)

    def add(self) -> None:
        """A row below an area or group, after a leaf."""
        self._edited(add_node(self.state.value, self.tree.current_id()))

    def add_area(self) -> None:
        """An area at the end."""
        self._edited(add_area(self.state.value))

    def duplicate(self) -> None:
        """A copy of the row stood on."""
        self._on_row(duplicate_node)

    def remove(self) -> None:
        """The row stood on goes, after a question where others go with it."""
        here = self.tree.current_id()
        if not here:
            return
        gone = remove_node(self.state.value, here)
        below = len(self.state.value["criteria"]) - len(gone.value["criteria"]) - 1
        name = next(node.name for node in self.state.criteria.nodes if node.id == here)
        notice = Notice(
            title=texts.REMOVE_TITLE, what=texts.remove_what(here, name, below=below), mark="care"
        )
        if not below or ask(self, notice, act=texts.REMOVE):
            self._edited(gone)

    def shift(self, by: int) -> None:
        """The row stood on, up or down among its neighbours."""
        here = self.tree.current_id()
        if here:
            self._edited(Edited(value=move_node(self.state.value, here, steps=by), node=here))

    def compare(self) -> None:
        """Side by side with the set the draft began from."""
        draft = self.state.draft
        with reporting(self):
            base = self.desk.services.adopt_criteria.read(draft.base_set, draft.base_version)
            CompareCriteriaDialog(compare_sets(base, self.state.criteria), self).exec()

    def adopt(self) -> None:
        """Take the draft in as a new version, once nothing is wrong and the person says so."""
        errors = [each for each in self.state.findings if each.level is Level.ERROR]
        if errors:
            self.findings.setFocus()
            self.findings.select(lambda each: each is errors[0])
            self.stand_on(errors[0].where)
            self._counted.setText(texts.ADOPT_OPEN.format(count=len(errors)))
            return
        head = self.state.draft.head
        notice = Notice(
            title=texts.ADOPT_TITLE,
            what=texts.ADOPT_WHAT.format(name=head.name, version=head.version),
            why=texts.ADOPT_WHY,
        )
        if not ask(self, notice, act=texts.ADOPT_ACT, leave=texts.ADOPT_LEAVE):
            return
        with reporting(self):
            self.adopted = self.desk.services.criteria_work.drafts.adopt(head.id)
            self.desk.changes.announce(Topic.CRITERIA)
            tell(self, texts.ADOPT_TITLE, what=texts.ADOPT_DONE)
            self.accept()

    def _on_row(self, act: Callable[[Json, str], Edited]) -> None:
        here = self.tree.current_id()
        if here:
            self._edited(act(self.state.value, here))

    def _edited(self, edited: Edited) -> None:
        self._wanted = edited.node
        with reporting(self):
            self.state.edit(edited.value)

    def _show(self) -> None:
        """Show the draft as it is now."""
        here, self._wanted = self._wanted or self.tree.current_id(), ""
        criteria = self.state.criteria
        rows = tuple((node.id, node.name, node.kind, node.parent_id) for node in criteria.nodes)
        if rows != self._rows:
            self._rows = rows
            self.tree.show_set(criteria)
        self.tree.set_cells(
            {node.id: (Cell(text=numbers.points(node.max_points)),) for node in criteria.nodes}
        )
        self.tree.select_row(here)
        self.editor.show_node(self.tree.current_id())
        self.findings.show_rows(self.state.findings, same=lambda each: (each.code, each.where, each.values))
        self.findings.setVisible(bool(self.state.findings))
        weights = [each.level for each in self.state.findings]
        self._counted.setText(texts.counted(weights.count(Level.ERROR), weights.count(Level.WARNING)))
        head = self.state.draft.head
        self._saved.setText(texts.saved(head.saved_at, head.version))
        self._buttons[texts.UNDO].setEnabled(self.state.can_undo)
        self._buttons[texts.REDO].setEnabled(self.state.can_redo)

    def _want(self, node_id: str) -> None:
        """Where to stand once the tree is drawn anew."""
        self._wanted = node_id

    def _undo(self, *, redo: bool = False) -> None:
        with reporting(self):
            self.state.redo() if redo else self.state.undo()

    def _wire(self) -> None:
        self.state.changed.connect(self._show)
        self.tree.current_changed.connect(self.editor.show_node)
        self.editor.renamed.connect(self._want)
        self.findings.opened.connect(lambda each: self.stand_on(each.where))
        keys = (
            ("Ctrl+N", self.add),
            ("Ctrl+D", self.duplicate),
            ("Alt+Up", lambda: self.shift(-1)),
            ("Alt+Down", lambda: self.shift(1)),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Y", lambda: self._undo(redo=True)),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)
        delete = QShortcut(QKeySequence("Delete"), self.tree)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)

    def _build(self) -> None:
        outer, column = QVBoxLayout(self), QVBoxLayout()
        outer.setContentsMargins(16, 12, 16, 12)
        outer.setSpacing(8)
        column.setSpacing(8)
        column.addWidget(self._saved)
        self.tabs.tabBar().setObjectName(
            "tabs"
        )  # Qt's own name hides it from those who look for stops of Tab
        self.tabs.tabBar().setAccessibleName(texts.TITLE)
        self.tabs.addTab(self._tree_tab(), texts.TAB_TREE)
        parts = (
            (GeneralPart, texts.TAB_GENERAL),
            (AdjustmentsPart, texts.TAB_ADJUSTMENTS),
            (BandsPart, texts.TAB_BANDS),
            (DowngradesPart, texts.TAB_DOWNGRADES),
        )
        for kind, words in parts:
            part = kind(self.state)
            part.show_draft()
            self.tabs.addTab(part, words)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._counted)
        self.findings.setFixedHeight(_FINDINGS_HEIGHT)
        column.addWidget(self.findings)
        outer.addWidget(ScrollingMiddle(column), 1)
        outer.addLayout(self._foot())

    def _tree_tab(self) -> QWidget:
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 8, 0, 0)
        acts = QHBoxLayout()
        acts.setSpacing(4)
        pairs: tuple[tuple[str, Callable[[], object]], ...] = (
            (texts.ADD, self.add),
            (texts.ADD_AREA, self.add_area),
            (texts.DUPLICATE, self.duplicate),
            (texts.UP, lambda: self.shift(-1)),
            (texts.DOWN, lambda: self.shift(1)),
            (texts.REMOVE, self.remove),
        )
        for words, act in pairs:
            acts.addWidget(self._button(words, act))
        acts.addStretch(1)
        rows.addLayout(acts)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        self.tree.setMinimumSize(_NARROWEST, _LOWEST)
        split.addWidget(self.tree)
        split.addWidget(self.editor)
        split.setSizes([_TREE_WIDTH, 2 * _TREE_WIDTH])
        split.setStretchFactor(1, 1)
        rows.addWidget(split, 1)
        return whole

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._button(texts.UNDO, self._undo))
        row.addWidget(self._button(texts.REDO, lambda: self._undo(redo=True)))
        compare = self._button(texts.COMPARE, self.compare)
        compare.setEnabled(bool(self.state.draft.base_set))
        row.addWidget(compare)
        row.addStretch(1)
        adopt = self._button(texts.ADOPT, self.adopt)
        adopt.setProperty("kind", "primary")
        row.addWidget(adopt)
        row.addWidget(self._button(texts.CLOSE, self.reject))
        return row

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        self._buttons[words] = button
        return button


def _columns() -> tuple[Column[Finding], ...]:
    return (
        Column(title=texts.WEIGHT, text=texts.finding_mark, width=84),
        Column(title=texts.WHERE, text=lambda each: place(each.where) or texts.TAB_GENERAL, width=170),
        Column(title=texts.FINDING, text=message_of),
    )
