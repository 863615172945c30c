"""Which criterion to go through: every leaf with how many units still wait at it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.criteria import CriteriaSet, Criterion
from ui.page import SMALL
from ui.tables import RIGHT, Column, TableView
from ui.texts import appraisal_across as texts
from ui.texts import common, numbers
from ui.window_place import fit

_SIZE = (760, 520)
_TO_LIST = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    """A leaf, its area, and how many units wait at it."""

    leaf: Criterion
    area: str
    open_units: int


class ChooseCriterionDialog(QDialog):
    """Typing finds, the arrows move in the list, Enter opens."""

    def __init__(self, rows: Sequence[CriterionRow], current: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.CHOOSE_TITLE)
        fit(self, _SIZE)
        self.search = QLineEdit()
        self.table: TableView[CriterionRow] = TableView(_columns(), texts.CHOOSE_TITLE)
        self._open = QPushButton(texts.CHOOSE_ACT)
        self._build()
        self.table.show_rows(rows)
        self.table.select(lambda row: row.leaf.id == current)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.table.opened.connect(lambda _row: self.accept())
        self.search.setFocus()

    def chosen(self) -> str:
        """The leaf stood on, or an empty text."""
        row = self.table.current()
        return "" if row is None else row.leaf.id

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows typed while searching move in the list."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() in _TO_LIST:
            self.table.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _find(self, text: str) -> None:
        self.table.found.find(text)
        if self.table.current() is None:
            self.table.select(lambda _row: True)
        self._open.setEnabled(self.table.current() is not None)

    def _build(self) -> None:
        self.search.setPlaceholderText(texts.SEARCH_CRITERIA)
        self.search.setAccessibleName(texts.SEARCH_CRITERIA)
        self.search.setClearButtonEnabled(True)
        self._open.setProperty("kind", "primary")
        self._open.setDefault(True)
        self._open.clicked.connect(self.accept)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._open)
        row.addWidget(leave)
        self.table.wrap_rows()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(SMALL)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(row)


def criterion_rows(criteria: CriteriaSet, open_units: Mapping[str, int]) -> tuple[CriterionRow, ...]:
    """The leaves in the order of the set."""
    return tuple(
        CriterionRow(leaf=leaf, area=criteria.area_of(leaf.id).name, open_units=open_units.get(leaf.id, 0))
        for leaf in criteria.leaves()
    )


def _columns() -> tuple[Column[CriterionRow], ...]:
    return (
        Column(title=texts.COLUMN_CODE, text=lambda row: row.leaf.id, sort_key=_number, width=64),
        Column(title=texts.COLUMN_CRITERION, text=lambda row: row.leaf.name, tip=lambda row: row.area),
        Column(
            title=texts.COLUMN_MAXIMUM,
            text=lambda row: numbers.points(row.leaf.max_points),
            value=lambda row: row.leaf.max_points,
            align=RIGHT,
            width=70,
        ),
        Column(
            title=texts.COLUMN_OPEN,
            text=lambda row: texts.open_units(row.open_units),
            sort_key=lambda row: row.open_units,
            mark=lambda row: "" if row.open_units else "done",
            align=RIGHT,
            width=104,
            value=lambda row: row.open_units or None,
        ),
    )


def _number(row: CriterionRow) -> tuple[int, ...]:
    """1.10 stands behind 1.9."""
    return tuple(int(part) if part.isdigit() else 0 for part in row.leaf.id.split("."))
