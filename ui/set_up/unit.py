"""Which office: found by typing part of its name, over all provinces or within one."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.ports import OfficialUnits
from core.text import clean_line, matches
from core.units import MalformedUnitCode, Role, Unit, UnitKind, desk_number
from ui.fields import ChoiceField, LineField
from ui.messages import plain_label
from ui.page import GAP
from ui.set_up.answers import DeskAnswer
from ui.set_up.step import Step
from ui.tables import Column, TableView
from ui.texts import common
from ui.texts import set_up as texts

_LIST_HEIGHT = 190
_MOST = 200
_ALL = ""
_DESK = "desk"


class UnitStep(Step):
    """Answers role and unit."""

    def __init__(self, units: OfficialUnits) -> None:
        super().__init__(texts.UNIT, texts.UNIT_WHY)
        self._units = units
        self._provinces = {unit.code: unit for unit in units.provinces()}
        roles = (
            (Role.SUBMITTER, texts.ROLE_SUBMITTER),
            (Role.APPRAISER, texts.ROLE_APPRAISER),
            (_DESK, texts.ROLE_DESK),
        )
        provinces = [(_ALL, texts.ALL_PROVINCES), *((unit.code, unit.name) for unit in units.provinces())]
        self.role = ChoiceField(texts.ROLE, roles)
        self.province = ChoiceField(texts.PROVINCE, provinces)
        self.search = LineField(texts.FIND)
        self.number = LineField(texts.DESK_NUMBER, hint=texts.DESK_NUMBER_HINT, required=True, longest=3)
        self.desk_name = LineField(texts.DESK_NAME, hint=texts.DESK_NAME_HINT, required=True)
        self.found: TableView[Unit] = TableView(self._columns(), texts.FOUND)
        self._said = plain_label(wraps=True)
        self._of_desk = QWidget()
        self._build()
        self.role.show_value(Role.SUBMITTER)
        self.province.show_value(_ALL)
        self.role.committed.connect(lambda _role: self._find())
        self.province.committed.connect(lambda _code: self._find())
        self.search.line.textChanged.connect(lambda _text: self._find())
        self.found.current_changed.connect(lambda _unit: self._say())
        self.found.opened.connect(lambda _unit: self.go_on.emit())
        self._find()

    def enter(self) -> None:
        """The name is typed first."""
        self.search.editor().setFocus()

    def lacks(self) -> str:
        """A unit, and of a desk its number and name."""
        if self.found.current() is not None:
            has_desk = not self.is_desk() or self.desk() is not None
            return "" if has_desk else texts.LACKS.format(names=texts.DESK_LACKS)
        return texts.LACKS.format(names=texts.COMMUNE if self.is_submitter() else texts.PROVINCE)

    def is_submitter(self) -> bool:
        """Whether the office scores itself."""
        return self.role.value() is Role.SUBMITTER

    def is_desk(self) -> bool:
        """Whether the office is a desk of the appraiser."""
        return self.role.value() == _DESK

    def desk(self) -> DeskAnswer | None:
        """Number and name of the desk; None while one of them is missing."""
        name = clean_line(self.desk_name.line.text())
        if not self.is_desk() or not name:
            return None
        try:
            return DeskAnswer(number=desk_number(self.number.line.text().strip()), name=name)
        except MalformedUnitCode:
            return None

    def chosen_role(self) -> Role:
        """The role."""
        return Role.SUBMITTER if self.is_submitter() else Role.APPRAISER

    def unit(self) -> Unit | None:
        """The unit chosen."""
        return self.found.current()

    def province_name(self, unit: Unit) -> str:
        """The name of a unit's province."""
        return self._provinces[unit.province_code].name

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down goes from the name into the list; Enter goes on when one is chosen."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Down or (is_enter and self.found.current() is None):
            if self.found.current() is None:
                self.found.select(lambda _unit: True)
            self.found.setFocus()
            return True
        if is_enter:
            self.go_on.emit()
            return True
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        hits = self._hits()
        self.province.setEnabled(self.is_submitter())
        self._of_desk.setVisible(self.is_desk())
        self.found.show_rows(hits[:_MOST], same=lambda unit: unit.code)
        if len(hits) == 1:
            self.found.select(lambda _unit: True)
        self._say()

    def _hits(self) -> list[Unit]:
        text = self.search.line.text()
        if not self.is_submitter():
            return [unit for unit in self._provinces.values() if matches(text, unit.name)]
        province = str(self.province.value() or _ALL)
        if province != _ALL:
            return [unit for unit in self._units.communes_of(province) if matches(text, unit.name)]
        found = self._units.search(text, limit=_MOST + len(self._provinces) + 1)
        return [unit for unit in found if unit.kind is UnitKind.COMMUNE]

    def _say(self) -> None:
        unit, count = self.found.current(), self.found.rows_model.rowCount()
        if unit is not None:
            words = texts.UNIT_CHOSEN.format(unit=texts.unit_line(unit, self.province_name(unit)))
        elif not count and self.search.line.text().strip():
            words = texts.UNIT_NOT_FOUND
        else:
            words = texts.UNIT_MORE if count >= _MOST else texts.UNIT_NONE
        self._said.setText(words)
        self.changed.emit()

    def _build(self) -> None:
        line = self.search.editor()
        assert isinstance(line, QLineEdit)
        line.setPlaceholderText(texts.FIND_HINT)
        line.setClearButtonEnabled(True)
        line.installEventFilter(self)
        self.found.setFixedHeight(_LIST_HEIGHT)
        self.body.addLayout(_beside(self.role, self.province))
        self._of_desk.setLayout(_beside(self.number, self.desk_name))
        self.body.addWidget(self._of_desk)
        self.body.addWidget(self.search)
        self.body.addWidget(self.found)
        self.body.addWidget(self._said)
        self.body.addStretch(1)

    def _columns(self) -> tuple[Column[Unit], ...]:
        return (
            Column(title=texts.UNIT_COLUMN, text=lambda unit: unit.name),
            Column(title=texts.PROVINCE, text=self.province_name, width=220),
            Column(title=common.CODE_TITLE, text=lambda unit: unit.code, width=80),
        )


def _beside(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row
