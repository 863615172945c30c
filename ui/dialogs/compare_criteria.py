"""Two criteria sets side by side: what was added, removed and changed, row by row."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.criteria import Criterion
from core.criteria.differences import CriterionPair, SetComparison
from core.reporting.document import CellKind
from ui.messages import plain_label
from ui.page import card
from ui.scrolling_middle import ScrollingMiddle
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import criteria_difference as texts
from ui.window_place import fit

_SIDES_HEIGHT, _TABLE_HEIGHT = 210, 150


class CompareCriteriaDialog(QDialog):
    """The rows that differ above, both sides of the one stood on below."""

    def __init__(self, comparison: SetComparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self.setWindowTitle(texts.TITLE)
        fit(self, (1160, 660))
        self.table: TableView[CriterionPair] = TableView(_columns(), texts.TITLE)
        self.every_row = QCheckBox(texts.ALL_ROWS)
        self.before, self.after = plain_label(wraps=True), plain_label(wraps=True)
        self._build()
        self.every_row.toggled.connect(lambda _on: self._show())
        self.table.current_changed.connect(self._show_pair)
        self._show()

    def _show(self) -> None:
        found = self._comparison
        rows = found.pairs if self.every_row.isChecked() else found.differing
        self.table.show_rows(rows, same=lambda pair: pair.criterion.id)
        if self.table.current() is None:
            self.table.select(lambda _pair: True)
        self._show_pair(self.table.current())

    def _show_pair(self, pair: CriterionPair | None) -> None:
        self.before.setText("" if pair is None else texts.side(pair.before))
        self.after.setText("" if pair is None else texts.side(pair.after))

    def _build(self) -> None:
        outer, column = QVBoxLayout(self), QVBoxLayout()
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(12)
        column.setSpacing(12)
        column.addWidget(plain_label(texts.summary(self._comparison), wraps=True))
        column.addWidget(self.every_row, 0, Qt.AlignmentFlag.AlignLeft)
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        column.addWidget(self.table, 1)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        titles = (texts.BEFORE, texts.AFTER)
        for title, named, words in zip(
            titles, texts.named(self._comparison), (self.before, self.after), strict=True
        ):
            sides.addWidget(_side(f"{title}: {named}", words), 1)
        column.addLayout(sides)
        outer.addWidget(ScrollingMiddle(column), 1)
        leave = QPushButton(common.CLOSE)
        leave.setDefault(True)
        leave.clicked.connect(self.accept)
        outer.addWidget(leave, 0, Qt.AlignmentFlag.AlignRight)


def _side(title: str, words: QWidget) -> QWidget:
    frame, column = card()
    column.addWidget(plain_label(title, kind="quiet", wraps=True))
    inner = QWidget()
    inner.setProperty("kind", "plain")
    inside = QVBoxLayout(inner)
    inside.setContentsMargins(0, 0, 8, 0)
    inside.addWidget(words)
    inside.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    column.addWidget(area, 1)
    frame.setFixedHeight(_SIDES_HEIGHT)
    return frame


def _columns() -> tuple[Column[CriterionPair], ...]:
    return (
        Column(title=texts.COLUMN_CODE, text=lambda pair: pair.criterion.id, width=80),
        Column(title=texts.COLUMN_NAME, text=lambda pair: pair.criterion.name),
        Column(title=texts.COLUMN_STEP, text=lambda pair: texts.STEPS[pair.step], width=130),
        Column(
            title=texts.COLUMN_BEFORE,
            text=lambda pair: _points(pair.before),
            align=RIGHT,
            width=80,
            value=lambda pair: None if pair.before is None else pair.before.max_points,
        ),
        Column(
            title=texts.COLUMN_AFTER,
            text=lambda pair: _points(pair.after),
            align=RIGHT,
            width=80,
            value=lambda pair: None if pair.after is None else pair.after.max_points,
        ),
        Column(
            title=texts.COLUMN_CHANGE,
            text=_change,
            align=RIGHT,
            width=90,
            value=lambda pair: pair.points_change or None,
            kind=CellKind.CHANGE,
        ),
        Column(title=texts.COLUMN_WHAT, text=texts.what, width=260),
    )


def _points(node: Criterion | None) -> str:
    return numbers.points_or_none(None if node is None else node.max_points)


def _change(pair: CriterionPair) -> str:
    change = pair.points_change
    return f"{'+' if change > 0 else ''}{numbers.points(change)}" if change else ""
