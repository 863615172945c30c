"""The evidence by criterion: what each names, what is held, what last year had, and the points at stake."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.criteria import CriteriaSet
from core.evidence import EvidenceDocument
from core.evidence_needs import CriterionNeeds, held_by_area
from ui.criteria_tree import Cell, CriteriaTree
from ui.found_rows import ROW_ROLE
from ui.icons import icon
from ui.messages import plain_label
from ui.page import GAP, SMALL
from ui.tables import Column, RowsModel
from ui.texts import common, numbers
from ui.texts import evidence_needs as texts
from ui.texts.evidence_page import document_line

_WIDTHS = (58, 84, 108, 122)
_TREE, _PANEL = 744, 350
_NARROWEST = 320
_ZERO = Decimal(0)
_LOWEST, _HIGHEST, _ROW, _MOST = 44, 160, 32, 50


class NeedsPanel(QFrame):
    """One criterion: its named documents, those held, those of last year. Both lists open with Enter."""

    add_asked = Signal(str)
    link_asked = Signal(str)
    document_asked = Signal(str)
    renew_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setMinimumWidth(_NARROWEST)
        self._need: CriterionNeeds | None = None
        self._name = plain_label(texts.CHOOSE_LEAF, kind="heading", wraps=True)
        self._wanted = plain_label(wraps=True)
        self.held = _List(texts.DOCUMENTS)
        self.last = _List(texts.LAST_YEAR)
        self._none = plain_label(texts.NO_DOCUMENTS, kind="quiet", wraps=True)
        self._last_title = plain_label(kind="heading")
        self.add_button = QPushButton(icon("add"), texts.ADD)
        self.link_button = QPushButton(icon("evidence"), texts.LINK)
        self._build()

    def show_need(self, need: CriterionNeeds | None, *, year: int) -> None:
        """Show one leaf, or that none is chosen."""
        self._need = need
        for widget in self._parts:
            widget.setVisible(need is not None)
        if need is None:
            self._name.setText(texts.CHOOSE_LEAF)
            return
        self._name.setText(f"{need.criterion.id}  {need.criterion.name}")
        lines = [texts.needed(each.name, len(each.held)) for each in need.named]
        self._wanted.setText("\n".join([*lines, texts.NEEDS_HINT]) if lines else texts.NOTHING_NAMED)
        self.held.show_documents(need.held)
        self._held_title.setText(_documents_title(len(need.held)))
        self._none.setVisible(not need.held)
        self.last.show_documents(need.last_year)
        self._last_title.setText(texts.LAST_YEAR.format(year=year - 1))
        self._last_title.setVisible(bool(need.last_year))

    def _ask(self, signal: str) -> None:
        if self._need is not None:
            getattr(self, signal).emit(self._need.criterion.id)

    def _build(self) -> None:
        self._wanted_title = plain_label(texts.NEEDS, kind="heading")
        self._held_title = plain_label(texts.DOCUMENTS, kind="heading")
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for button, signal in ((self.add_button, "add_asked"), (self.link_button, "link_asked")):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, signal=signal: self._ask(signal))
            row.addWidget(button)
        row.addStretch(1)
        self.held.opened.connect(lambda document: self.document_asked.emit(document.id))
        self.last.opened.connect(self.renew_asked)
        self._parts: tuple[QWidget, ...] = (
            self._wanted_title,
            self._wanted,
            self._held_title,
            self._none,
            self.held,
            self.add_button,
            self.link_button,
            self._last_title,
            self.last,
        )
        inner = QWidget()
        inner.setProperty("kind", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(SMALL)
        column.addWidget(self._name)
        for widget in (self._wanted_title, self._wanted, self._held_title, self._none, self.held):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self._last_title)
        column.addWidget(self.last)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)


class NeedsView(QWidget):
    """The tree at the left, the criterion stood on at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = CriteriaTree(texts.TITLES, _WIDTHS)
        self.panel = NeedsPanel()
        self.search = QLineEdit()
        self.only_lacking = QCheckBox(texts.ONLY_LACKING)
        self._all_held = plain_label(texts.ALL_HELD, kind="done", wraps=True)
        self._all_held.hide()
        self._needs: dict[str, CriterionNeeds] = {}
        self._year = 0
        self._build()
        self.tree.current_changed.connect(self._stand)

    def show_needs(self, criteria: CriteriaSet, needs: Sequence[CriterionNeeds], *, year: int) -> None:
        """Show a year's needs; the criterion stood on stays."""
        self._needs, self._year = {need.criterion.id: need for need in needs}, year
        self.tree.show_set(criteria, "")
        cells = {need.criterion.id: _cells(need) for need in needs}
        for area, (held, own) in held_by_area(needs, criteria).items():
            stake = sum(
                (
                    need.at_stake
                    for need in needs
                    if need.is_own and criteria.area_of(need.criterion.id).id == area
                ),
                start=_ZERO,
            )
            cells[area] = (
                Cell(text=texts.area_held(held, own)),
                Cell(text=""),
                Cell(text=texts.at_stake(stake)),
            )
        self.tree.set_cells(cells)
        self._find()
        if not self.tree.current_id():
            self.tree.select_first()
        self._stand(self.tree.current_id())

    def select(self, criterion: str) -> None:
        """Stand on one criterion, whatever is narrowed."""
        self.only_lacking.setChecked(False)
        self.search.clear()
        self.tree.select_id(criterion)

    def current(self) -> str:
        """The criterion stood on, or an empty text."""
        return self.tree.current_id()

    def _stand(self, criterion: str) -> None:
        self.panel.show_need(self._needs.get(criterion), year=self._year)

    def _find(self) -> None:
        kept = None
        if self.only_lacking.isChecked():
            kept = frozenset(name for name, need in self._needs.items() if need.is_lacking)
        self.tree.find_text(self.search.text(), kept)
        self._all_held.setVisible(kept is not None and not kept)

    def _build(self) -> None:
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        self.search.textChanged.connect(lambda _text: self._find())
        self.only_lacking.toggled.connect(lambda _on: self._find())
        top = QHBoxLayout()
        top.addWidget(self.search)
        top.addWidget(self.only_lacking)
        top.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self._all_held)
        column.addWidget(self.tree, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(left)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setSizes([_TREE, _PANEL])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)


class _List(QListView):
    """Documents in a few lines each; `opened` brings the one stood on."""

    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows: RowsModel[EvidenceDocument] = RowsModel(
            (Column(title=name, text=lambda item: document_line(item).removeprefix("\u2022 ")),), self
        )
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))

    def show_documents(self, documents: Sequence[EvidenceDocument]) -> None:
        """Show the first of these; an empty list takes no room, and the register shows all."""
        self._rows.show(documents[:_MOST])
        self.setVisible(bool(documents))
        self.setFixedHeight(min(_HIGHEST, max(_LOWEST, _ROW * len(documents) + SMALL)))
        self.setCurrentIndex(self._rows.index(0, 0))


def _documents_title(count: int) -> str:
    """The heading of the documents held; it says when only the first of them are listed."""
    if count <= _MOST:
        return texts.DOCUMENTS
    return texts.DOCUMENTS_FIRST.format(title=texts.DOCUMENTS, shown=_MOST, count=numbers.count(count))


def _cells(need: CriterionNeeds) -> tuple[Cell, ...]:
    held, before = len(need.held), len(need.last_year)
    return (
        Cell(text=numbers.count(held) if held else common.NONE),
        Cell(text=numbers.count(before) if before else common.NONE),
        Cell(text=texts.at_stake(need.at_stake) if need.is_own else common.NONE),
        _state(need),
    )


def _state(need: CriterionNeeds) -> Cell:
    if not need.is_own:
        return Cell(text=texts.OTHERS, meaning="none", is_figure=False)
    if need.is_lacking:
        return Cell(text=texts.LACKING, meaning="care", is_figure=False)
    return Cell(text=texts.HELD, meaning="done", is_figure=False)
