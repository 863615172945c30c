"""Opens a year's round or changes it: criteria set, last day, and the units that must send."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.services.round_board import BoardStatus, RoundBoard
from core.text import matches, sort_key
from core.units import Unit
from ui.desk import Desk
from ui.fields import ChoiceField, DayField
from ui.messages import plain_label, show_error
from ui.offered_sets import offered_sets
from ui.page import SMALL
from ui.texts import common
from ui.texts import round_board as texts
from ui.window_place import fit

_DUE_MONTH, _DUE_DAY = 12, 15
_LEAST_LIST = 56  # pixels: two units
_CODE = Qt.ItemDataRole.UserRole
_ABSENT = frozenset({BoardStatus.MISSING, BoardStatus.LATE})


class OpenRoundDialog(QDialog):
    """Everything a round is made of; the communes of the province are ticked beforehand."""

    def __init__(self, desk: Desk, board: RoundBoard | None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._board = desk, board
        self._sets = offered_sets(desk)
        self.setWindowTitle(texts.DIALOG_OPEN if board is None else texts.DIALOG_EDIT)
        fit(self, (640, 620))
        self.years = ChoiceField(texts.FIELD_YEAR, self._year_choices())
        self.criteria = ChoiceField(texts.FIELD_SET, self._set_choices())
        self.due = DayField(texts.FIELD_DUE, required=True, year=desk.year, today=desk.services.clock.today)
        self.search = QLineEdit()
        self.units = QListView()
        self.model = QStandardItemModel(self)
        self._count = plain_label(kind="quiet")
        self._act = QPushButton(texts.ACT_OPEN if board is None else texts.ACT_EDIT)
        self._fill()
        self._build()
        self.years.committed.connect(self._follow_year)
        self.model.itemChanged.connect(lambda _item: self._tell_count())
        self.search.textChanged.connect(self._find)
        self._tell_count()

    def year(self) -> int:
        """The year of the round."""
        return int(str(self.years.value()))

    def chosen_units(self) -> tuple[str, ...]:
        """Codes of the ticked units."""
        return tuple(
            str(item.data(_CODE)) for item in self._items() if item.checkState() == Qt.CheckState.Checked
        )

    def accept(self) -> None:
        """Open the round; what cannot be read is said at its field and the dialog stays."""
        self.due.commit()
        document = self._sets[int(str(self.criteria.value()))]
        adopt = self._desk.services.adopt_criteria
        try:
            due_on = self.due.value()
            assert due_on is None or isinstance(due_on, date)
            adopt.adopt_document(document.document)
            self._desk.services.run_round.open_round(
                self.year(), criteria_set=document.set_id, units=self.chosen_units(), due_on=due_on
            )
        except UserError as error:
            show_error(self, error)
            return
        super().accept()

    def _fill(self) -> None:
        held = self._board.round if self._board is not None else None
        self.years.show_value(self._desk.year)
        self.years.setEnabled(held is None)
        wanted = (held.criteria_set, held.criteria_version) if held is not None else ("", "")
        places = [at for at, each in enumerate(self._sets) if (each.set_id, each.version) == wanted]
        self.criteria.show_value(places[0] if places else 0)
        self.due.show_value(held.due_on if held is not None else _default_due(self._desk.year))
        sent = self._received()
        expected = frozenset(held.units) if held is not None else None
        for unit in sorted(self._communes(), key=lambda each: sort_key(each.name)):
            is_ticked = expected is None or unit.code in expected
            self._add(unit, is_ticked=is_ticked, is_fixed=unit.code in sent)

    def _communes(self) -> tuple[Unit, ...]:
        return tuple(self._desk.services.units.communes_of(self._desk.office().unit.province_code))

    def _received(self) -> frozenset[str]:
        rows = self._board.rows if self._board is not None else ()
        return frozenset(row.unit.code for row in rows if row.status not in _ABSENT)

    def _add(self, unit: Unit, *, is_ticked: bool, is_fixed: bool) -> None:
        item = QStandardItem(unit.name)
        item.setData(unit.code, _CODE)
        item.setCheckable(True)
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        if is_fixed:
            item.setEnabled(False)
            item.setToolTip(texts.RECEIVED_STAY)
        self.model.appendRow(item)

    def _items(self) -> list[QStandardItem]:
        return [self.model.item(row) for row in range(self.model.rowCount())]

    def _tick_all(self, is_ticked: bool) -> None:
        state = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        for item in self._items():
            if item.isEnabled() and not self.units.isRowHidden(item.row()):
                item.setCheckState(state)

    def _find(self, text: str) -> None:
        for item in self._items():
            self.units.setRowHidden(item.row(), not matches(text, item.text()))

    def _tell_count(self) -> None:
        count = len(self.chosen_units())
        self._count.setText(texts.chosen(count, self.model.rowCount()))
        self._act.setEnabled(count > 0)

    def _follow_year(self, year: object) -> None:
        self.due.show_value(_default_due(int(str(year))))

    def _year_choices(self) -> tuple[tuple[int, str], ...]:
        this = self._desk.services.clock.today().year
        years = sorted({this - 1, this, self._desk.year}, reverse=True)
        return tuple((year, str(year)) for year in years)

    def _set_choices(self) -> tuple[tuple[int, str], ...]:
        return tuple(
            (at, texts.BUNDLED.format(name=each.name, version=each.version))
            for at, each in enumerate(self._sets)
        )

    def _build(self) -> None:
        self.search.setPlaceholderText(texts.SEARCH_UNITS)
        self.search.setAccessibleName(texts.SEARCH_UNITS)
        self.search.setClearButtonEnabled(True)
        self.units.setAccessibleName(texts.FIELD_UNITS)
        self.units.setModel(self.model)
        self.units.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.units.setSpacing(2)
        self.units.setMinimumHeight(_LEAST_LIST)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(10)
        column.addLayout(_in_row(self.years, self.due))
        column.addWidget(self.criteria)
        column.addWidget(plain_label(texts.FIELD_UNITS, kind="heading"))
        column.addLayout(self._build_search())
        column.addWidget(self.units, 1)
        column.addWidget(plain_label(texts.RECEIVED_STAY, kind="quiet"))
        column.addLayout(self._build_buttons())

    def _build_search(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.search, 1)
        for text, is_ticked in ((texts.ALL_UNITS, True), (texts.NO_UNITS, False)):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, is_ticked=is_ticked: self._tick_all(is_ticked))
            row.addWidget(button)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        self._act.setProperty("kind", "primary")
        self._act.setDefault(True)
        self._act.clicked.connect(self.accept)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        row.addWidget(self._act)
        row.addWidget(leave)
        return row


def _default_due(year: int) -> date:
    return date(year, _DUE_MONTH, _DUE_DAY)


def _in_row(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
