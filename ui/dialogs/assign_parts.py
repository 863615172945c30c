"""Whom the chosen parts are given to: a desk, a person here, or nobody; of every unit or of some."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QRadioButton, QWidget

from core.desks import Assignment
from core.services.assign_desks import AssignmentBoard
from core.units import Unit
from ui.dialogs.act import ActDialog
from ui.fields import ChoiceField, LineField
from ui.tables import Column, TableView
from ui.texts import common
from ui.texts import desks_page as texts

_HERE, _NOBODY = "here", "nobody"
_HEIGHT = 190


class AssignPartsDialog(ActDialog):
    """`assignments` are the year's with the chosen parts gone over to whom was chosen."""

    def __init__(
        self,
        board: AssignmentBoard,
        nodes: Sequence[str],
        *,
        units: Sequence[Unit],
        parent: QWidget | None = None,
    ) -> None:
        names = {node.id: f"{node.id} {node.name}" for node in board.criteria.nodes}
        super().__init__(texts.ASSIGN_ACT, texts.nodes([names[node] for node in nodes]), parent=parent)
        self._board, self._nodes = board, tuple(nodes)
        desks = [(view.desk.code, f"{view.desk.code} {view.desk.name}") for view in board.desks]
        self.whom = ChoiceField(
            texts.WHOM, [*desks, (_HERE, texts.AT_HERE), (_NOBODY, texts.NOBODY)], required=True
        )
        self.person = LineField(texts.WHO_HERE, required=True)
        self.every, self.some = QRadioButton(texts.EVERY_UNIT), QRadioButton(texts.SOME_UNITS)
        self.search = QLineEdit()
        self.units: TableView[Unit] = TableView(_columns(), texts.WHICH_UNITS)
        self._build(units)
        self.whom.show_value(self._held() or (desks[0][0] if desks else _HERE))
        self._allow()
        self.whom.setFocus()

    def assignments(self) -> tuple[Assignment, ...]:
        """The year's parts as they would be."""
        places = {(node, unit) for node in self._nodes for unit in self._chosen_units()}
        kept = [each for each in self._board.assignments if (each.node, each.unit) not in places]
        whom = str(self.whom.value() or "")
        if whom == _NOBODY:
            return tuple(kept)
        desk = "" if whom == _HERE else whom
        person = str(self.person.value() or "") if whom == _HERE else ""
        added = [
            Assignment(node=node, unit=unit, desk=desk, person=person)
            for node in self._nodes
            for unit in self._chosen_units()
        ]
        return (*kept, *added)

    def told(self) -> str:
        """Whom the parts go to, in words; empty for nobody."""
        whom = str(self.whom.value() or "")
        if whom == _HERE:
            return str(self.person.value() or "")
        return next((view.desk.name for view in self._board.desks if view.desk.code == whom), "")

    def count(self) -> int:
        """How many parts are given."""
        return len(self._nodes) * len(self._chosen_units())

    def _chosen_units(self) -> tuple[str, ...]:
        return ("",) if self.every.isChecked() else tuple(unit.code for unit in self.units.chosen())

    def _held(self) -> str:
        """Whom the first part is given to now."""
        for each in self._board.assignments:
            if each.node == self._nodes[0] and not each.unit:
                if not each.desk:
                    self.person.show_value(each.person)
                return each.desk or _HERE
        return ""

    def _allow(self) -> None:
        is_here = self.whom.value() == _HERE
        self.person.setVisible(is_here)
        for widget in (self.search, self.units):
            widget.setVisible(self.some.isChecked())
        has_person = not is_here or bool(self.person.line.text().strip())
        self.act.setEnabled(has_person and bool(self._chosen_units()))

    def _build(self, units: Sequence[Unit]) -> None:
        self.every.setChecked(True)
        self.search.setPlaceholderText(texts.FIND_UNIT)
        self.search.setAccessibleName(texts.FIND_UNIT)
        self.search.setClearButtonEnabled(True)
        self.units.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.units.setFixedHeight(_HEIGHT)
        self.units.show_rows(tuple(units))
        self.search.textChanged.connect(self.units.found.find)
        self.units.selectionModel().selectionChanged.connect(lambda *_places: self._allow())
        self.whom.committed.connect(lambda _value: self._allow())
        self.person.line.textChanged.connect(lambda _text: self._allow())
        self.every.toggled.connect(lambda _checked: self._allow())
        for widget in (self.whom, self.person, self.every, self.some, self.search, self.units):
            self.fields.addWidget(widget)
        self.fields.setAlignment(Qt.AlignmentFlag.AlignTop)


def _columns() -> tuple[Column[Unit], ...]:
    return (
        Column(title=texts.COLUMN_UNIT, text=lambda unit: unit.name),
        Column(title=common.CODE_TITLE, text=lambda unit: unit.code, width=80),
    )
