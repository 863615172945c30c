"""First run: role, unit, people and folder of a new workspace, or the folder of one that exists."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.ports import OfficialUnits
from core.text import clean_line, matches, safe_ascii_slug
from core.units import Officer, Role, Signatory, SigningForm, Unit
from ui.fields import ChoiceField, LineField
from ui.messages import choose_folder, plain_label
from ui.tables import Column, TableView
from ui.texts import common, set_up

_LIST_HEIGHT = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWorkspace:
    """Everything a new workspace is made of."""

    path: Path
    role: Role
    unit: str
    authority: str
    officer: Officer
    signatory: Signatory
    place: str


class SetUpDialog(QDialog):
    """Asks for a new office; nothing is made before it is accepted."""

    def __init__(self, units: OfficialUnits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units = units
        self._communes: tuple[Unit, ...] = ()
        self._existing: Path | None = None
        self.setWindowTitle(set_up.TITLE)
        self.setMinimumWidth(760)
        roles = ((Role.SUBMITTER, set_up.ROLE_SUBMITTER), (Role.APPRAISER, set_up.ROLE_APPRAISER))
        self.role = ChoiceField(set_up.ROLE, roles)
        self.province = ChoiceField(set_up.PROVINCE, [(unit.code, unit.name) for unit in units.provinces()])
        self.search = QLineEdit()
        self.communes: TableView[Unit] = TableView(_columns(), set_up.COMMUNE)
        self.officer = LineField(set_up.OFFICER, required=True, longest=100)
        self.position = LineField(set_up.POSITION, longest=100)
        self.signatory = LineField(set_up.SIGNATORY, longest=100)
        self.signatory_position = LineField(set_up.SIGNATORY_POSITION, longest=100)
        self.form = ChoiceField(set_up.FORM, set_up.FORMS)
        self.place = LineField(set_up.PLACE, longest=100)
        self.folder = LineField(set_up.FOLDER, required=True)
        self._message = plain_label(kind="error", wraps=True)
        self._build()
        self._listen()
        self._begin()

    def answers(self) -> NewWorkspace:
        """What was entered; ask only after the dialog was accepted."""
        role = Role(str(self.role.value()))
        province = str(self.province.value())
        commune = self.communes.current()
        own = commune.code if role is Role.SUBMITTER and commune is not None else province
        return NewWorkspace(
            path=Path(self.folder.line.text()),
            role=role,
            unit=own,
            authority=province if role is Role.SUBMITTER else "",
            officer=Officer(name=str(self.officer.value()), position=str(self.position.value())),
            signatory=Signatory(
                form=SigningForm(str(self.form.value())),
                position=str(self.signatory_position.value()),
                name=str(self.signatory.value()),
            ),
            place=str(self.place.value()),
        )

    def existing(self) -> Path | None:
        """The folder of a workspace to open instead of making one."""
        return self._existing

    def accept(self) -> None:
        """Only with everything that must be there."""
        lacking = [
            name
            for name, is_there in (
                (set_up.COMMUNE, not self._is_submitter() or self.communes.current() is not None),
                (set_up.OFFICER, bool(self.officer.value())),
                (set_up.FOLDER, bool(clean_line(self.folder.line.text()))),
            )
            if not is_there
        ]
        if lacking:
            self._message.setText(set_up.NEED.format(names=", ".join(lacking)))
            return
        super().accept()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(set_up.TITLE, kind="title"))
        column.addWidget(plain_label(set_up.INTRO, kind="quiet", wraps=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.addWidget(self.role, 0, 0)
        grid.addWidget(self.province, 0, 1)
        grid.addWidget(self._build_communes(), 1, 0, 1, 2)
        grid.addWidget(self.officer, 2, 0)
        grid.addWidget(self.position, 2, 1)
        grid.addWidget(self.signatory, 3, 0)
        grid.addWidget(self.signatory_position, 3, 1)
        grid.addWidget(self.form, 4, 0)
        grid.addWidget(self.place, 4, 1)
        grid.addLayout(self._build_folder(), 5, 0, 1, 2)
        column.addLayout(grid)
        column.addWidget(self._message)
        column.addLayout(self._build_buttons())

    def _build_communes(self) -> QWidget:
        self._commune_box = QWidget()
        column = QVBoxLayout(self._commune_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        label = plain_label(f"{set_up.COMMUNE} *")
        label.setBuddy(self.search)
        self.search.setPlaceholderText(set_up.COMMUNE_HINT)
        self.search.setAccessibleName(set_up.COMMUNE_FIND)
        self.communes.setFixedHeight(_LIST_HEIGHT)
        column.addWidget(label)
        column.addWidget(self.search)
        column.addWidget(self.communes)
        return self._commune_box

    def _build_folder(self) -> QHBoxLayout:
        choose = QPushButton(common.CHOOSE)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        create = QPushButton(set_up.CREATE)
        create.setProperty("kind", "primary")
        create.setDefault(True)
        create.clicked.connect(self.accept)
        existing = QPushButton(set_up.OPEN_EXISTING)
        existing.setAutoDefault(False)
        existing.clicked.connect(self._open_existing)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(existing)
        row.addStretch(1)
        row.addWidget(create)
        row.addWidget(leave)
        return row

    def _listen(self) -> None:
        self.role.committed.connect(lambda _role: self._show_communes())
        self.province.committed.connect(lambda _code: self._read_communes())
        self.search.textChanged.connect(lambda _text: self._show_communes())
        self.communes.current_changed.connect(lambda _unit: self._suggest())

    def _begin(self) -> None:
        self.role.show_value(Role.SUBMITTER)
        self.form.show_value(SigningForm.ON_BEHALF)
        provinces = self._units.provinces()
        self.province.show_value(provinces[0].code if provinces else None)
        self._read_communes()

    def _read_communes(self) -> None:
        self._communes = self._units.communes_of(str(self.province.value()))
        self._show_communes()

    def _show_communes(self) -> None:
        self._commune_box.setVisible(self._is_submitter())
        text = self.search.text()
        self.communes.show_rows([unit for unit in self._communes if matches(text, unit.name)])
        if self.communes.found.rowCount() == 1:
            self.communes.select(lambda _unit: True)
        self._suggest()

    def _suggest(self) -> None:
        """A folder of the unit's own name in the officer's documents, until another one is chosen."""
        unit = self.communes.current() if self._is_submitter() else None
        name = unit.name if unit is not None else self.province.combo.currentText()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if not self.folder.line.isModified():
            self.folder.line.setText(str(Path(documents) / f"so-cchc-{safe_ascii_slug(name)}"))

    def _is_submitter(self) -> bool:
        return self.role.value() is Role.SUBMITTER

    def _choose_folder(self) -> None:
        folder = choose_folder(self)
        if folder is not None:
            self.folder.line.setText(str(folder))
            self.folder.line.setModified(True)

    def _open_existing(self) -> None:
        self._existing = choose_folder(self)
        if self._existing is not None:
            super().accept()


def _columns() -> tuple[Column[Unit], ...]:
    return (
        Column(title=set_up.COMMUNE, text=lambda unit: unit.name),
        Column(title=common.CODE_TITLE, text=lambda unit: unit.code, width=100),
    )
