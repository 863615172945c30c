"""The units that sent something, with the step they stand in, what is left, and boxes to find one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from core.assessment import State
from core.services.appraisal_progress import UnitProgress
from core.text import sort_key
from ui.list_acts import IS_FILTER
from ui.messages import plain_label
from ui.page import SMALL
from ui.tables import RIGHT, Column, TableView
from ui.texts import appraisal_page as texts

_ROOM_FOR_COUNT, _ROOM_FOR_STATE = 180, 330
_STATE, _COUNT = 1, 2


class UnitList(QWidget):
    """`chosen` brings the row stood on, `entered` says that work on it begins."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[UnitProgress, ...] = ()
        self.table: TableView[UnitProgress] = TableView(_columns(), texts.COLUMN_UNIT)
        self.search, self.filter = QLineEdit(), QComboBox()
        self.filter.setProperty(IS_FILTER, True)
        self._none = plain_label(texts.UNITS_NONE, kind="quiet", wraps=True)
        self._none.hide()
        self._build()
        self.search.textChanged.connect(self.table.found.find)
        self.filter.currentIndexChanged.connect(lambda _at: self._show())
        self.table.found.settled.connect(self._say_none)
        self.table.current_changed.connect(self.chosen)
        self.table.opened.connect(lambda _row: self.entered.emit())

    def show_rows(self, rows: Sequence[UnitProgress]) -> None:
        """Show units in the order of their names; tells nothing."""
        self._rows = tuple(sorted(rows, key=lambda row: sort_key(row.unit.name)))
        self._show(is_told=False)

    def replace(self, row: UnitProgress) -> None:
        """Show one unit anew where it stands."""
        self._rows = tuple(row if each.unit.code == row.unit.code else each for each in self._rows)
        self.table.replace_row(row, same=lambda each: each.unit.code)

    def rows(self) -> tuple[UnitProgress, ...]:
        """Every unit, whether the filter keeps it or not."""
        return self._rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names come first: where it is narrow the step is left out, then the count."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_STATE, self.width() < _ROOM_FOR_STATE)
        self.table.setColumnHidden(_COUNT, self.width() < _ROOM_FOR_COUNT)

    def current(self) -> UnitProgress | None:
        """The unit stood on."""
        return self.table.current()

    def select(self, code: str, *, is_told: bool = True) -> None:
        """Stand on a unit, or on the first when it is not here."""
        self.table.blockSignals(not is_told)
        if not self.table.select(lambda row: row.unit.code == code):
            self.table.select(lambda _row: True)
        self.table.blockSignals(False)

    def show_all(self) -> None:
        """Keep every unit."""
        self.search.clear()
        self.filter.setCurrentIndex(0)

    def neighbour(self, by: int) -> UnitProgress | None:
        """The unit in sight so many places after the one stood on; None beyond the first and the last."""
        shown = [self.table.rows_model.rows[at] for at in self.table.found.shown()]
        held = self.current()
        codes = [row.unit.code for row in shown]
        at = codes.index(held.unit.code) + by if held is not None and held.unit.code in codes else 0
        return shown[at] if 0 <= at < len(shown) else None

    def step(self, by: int) -> bool:
        """Stand on the next unit in sight (`by` 1) or the one before (-1); whether there is one."""
        row = self.neighbour(by)
        if row is not None:
            self.select(row.unit.code)
        return row is not None

    def _show(self, *, is_told: bool = True) -> None:
        keeps = _FILTERS[max(0, self.filter.currentIndex())]
        kept = [row for row in self._rows if keeps(row)]
        self.table.blockSignals(True)
        self.table.show_rows(kept, same=lambda row: row.unit.code)
        if is_told and kept and self.table.current() is None:
            self.table.blockSignals(False)
            self.table.select(lambda _row: True)
        self.table.blockSignals(False)
        self._say_none()

    def _say_none(self) -> None:
        self._none.setVisible(not self.table.found.rowCount() and bool(self._rows))

    def _build(self) -> None:
        self.search.setPlaceholderText(texts.SEARCH_UNITS)
        self.search.setAccessibleName(texts.SEARCH_UNITS)
        self.search.setClearButtonEnabled(True)
        self.filter.addItems(texts.UNIT_FILTERS)
        self.filter.setAccessibleName(texts.UNIT_FILTER)
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for widget in (self.search, self.filter, self._none):
            column.addWidget(widget)
        column.addWidget(self.table, 1)


_FILTERS: tuple[Callable[[UnitProgress], bool], ...] = (
    lambda _row: True,
    lambda row: row.state is State.SUBMITTED,
    lambda row: row.state is State.APPRAISAL_1,
    lambda row: row.collected > 0,
    lambda row: row.state is State.EXPLANATION,
    lambda row: row.state is State.APPRAISAL_2,
    lambda row: row.state is State.COUNCIL,
    lambda row: row.left == 0,
)


def _mark(row: UnitProgress) -> str:
    return "done" if row.state is State.PUBLISHED or not row.left else "care"


def _columns() -> tuple[Column[UnitProgress], ...]:
    return (
        Column(
            title=texts.COLUMN_UNIT,
            text=lambda row: row.unit.name,
            mark=_mark,
            tip=texts.unit_tip,
        ),
        Column(
            title=texts.COLUMN_STATE,
            text=texts.unit_state,
            sort_key=lambda row: tuple(State).index(row.state),
            width=78,
            tip=texts.unit_tip,
        ),
        Column(
            title=texts.COLUMN_OPEN,
            text=lambda row: str(row.left),
            value=lambda row: row.left,
            align=RIGHT,
            width=40,
            tip=texts.unit_tip,
        ),
    )
