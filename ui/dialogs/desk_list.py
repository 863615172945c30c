"""The desks of the appraiser: number, name, who works there; added, renamed, taken off the list."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.errors import UserError
from core.services.assign_desks import DeskView
from core.units import desk_number
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.fields import LineField
from ui.messages import show_error
from ui.page import GAP
from ui.tables import Column, TableView
from ui.texts import common
from ui.texts import desks_page as texts

_HEIGHT, _NUMBER_WIDTH = 190, 110


class DeskListDialog(ActDialog):
    """Writing a desk keeps the dialog open for the next one."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(texts.KEEP_DESK, texts.LIST_WHY, parent=parent)
        self._desk = desk
        self.setWindowTitle(texts.DESKS_TITLE)
        self.leave.setText(common.CLOSE)
        self.table: TableView[DeskView] = TableView(_columns(), texts.DESKS_TITLE)
        self.number = LineField(texts.NUMBER, hint=texts.NUMBER_HINT, required=True)
        self.name = LineField(texts.NAME, hint=texts.NAME_HINT, required=True)
        self.person, self.note = LineField(texts.PERSON), LineField(texts.NOTE)
        self.remove = QPushButton(texts.REMOVE_DESK)
        self._build()
        self._listen()
        self._read()
        self.number.setFocus()

    def accept(self) -> None:
        """Write the desk down."""
        try:
            kept = self._desk.services.desks.assign.put_desk(
                desk_number(self.number.line.text().strip()),
                name=self.name.line.text(),
                person=self.person.line.text(),
                words=self.note.line.text(),
            )
        except UserError as error:
            show_error(self, error)
            return
        self._tell()
        self.table.select(lambda row: row.desk.code == kept.code)
        self.number.setFocus()
        self.number.line.selectAll()

    def take_off(self) -> None:
        """Take the desk stood on off the list."""
        held = self.table.current()
        if held is None:
            return
        try:
            self._desk.services.desks.assign.remove_desk(held.desk.code)
        except UserError as error:
            show_error(self, error)
            return
        self._tell()

    def _tell(self) -> None:
        self._read()
        self._desk.changes.announce(Topic.ROUNDS, Topic.KEYS)

    def _read(self) -> None:
        self.table.show_rows(self._desk.services.desks.assign.desks(), same=lambda row: row.desk.code)
        self._allow()

    def _show(self, view: DeskView | None) -> None:
        if view is not None:
            self.number.show_value(str(int(view.desk.code[-2:])))
            self.name.show_value(view.desk.name)
            self.person.show_value(view.desk.person)
            self.note.show_value(view.desk.note)
        self._allow()

    def _allow(self) -> None:
        self.remove.setEnabled(self.table.current() is not None)
        self.act.setEnabled(bool(self.number.line.text().strip() and self.name.line.text().strip()))

    def _listen(self) -> None:
        self.table.current_changed.connect(self._show)
        self.table.removal_asked.connect(self.take_off)
        self.remove.clicked.connect(lambda _checked=False: self.take_off())
        for field in (self.number, self.name):
            field.line.textChanged.connect(lambda _text: self._allow())

    def _build(self) -> None:
        self.setMinimumWidth(640)
        self.table.setFixedHeight(_HEIGHT)
        self.remove.setAutoDefault(False)
        self.number.setFixedWidth(_NUMBER_WIDTH)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, fields in ((first, (self.number, self.name)), (second, (self.person, self.note))):
            row.setSpacing(GAP)
            for field in fields:
                row.addWidget(field, 0 if field is self.number else 1)
        self.fields.addWidget(self.table)
        under = QHBoxLayout()
        under.addWidget(self.remove)
        under.addStretch(1)
        self.fields.addLayout(under)
        self.fields.addLayout(first)
        self.fields.addLayout(second)


def _columns() -> tuple[Column[DeskView], ...]:
    return (
        Column(title=texts.COLUMN_CODE, text=lambda view: view.desk.code, width=64),
        Column(title=texts.COLUMN_NAME, text=lambda view: view.desk.name),
        Column(title=texts.PERSON, text=lambda view: view.desk.person, width=160),
        Column(
            title=texts.COLUMN_KEY,
            text=lambda view: texts.KEY_YES if view.has_key else texts.KEY_NO,
            meaning=lambda view: "done" if view.has_key else "care",
            mark=lambda view: "done" if view.has_key else "care",
            width=96,
        ),
    )
