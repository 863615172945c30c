"""The appraisal council of a year: a list, its members, and their order within each part."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from core.council import CouncilMember
from core.criteria import Criterion
from core.services.keep_council import Council
from core.services.outside_values import OutsideTable
from ui.dialogs.council_member import CouncilMemberDialog
from ui.messages import reporting
from ui.outside_part import OutsidePart
from ui.page import SMALL, Page, nothing_here
from ui.report_acts import ReportActs
from ui.tables import RIGHT, Column, TableView
from ui.texts import common
from ui.texts import council as texts
from ui.undo_bar import UndoBar

_REPORT = "council"


class CouncilPane(OutsidePart):
    """Every change is kept at once; a removal can be taken back from the bar below."""

    needs_round: ClassVar[bool] = False

    def __init__(self, page: Page) -> None:
        super().__init__(page, how=texts.COUNCIL_HOW)
        self.table: TableView[tuple[int, CouncilMember]] = TableView(_columns(), texts.COUNCIL_NAME)
        self.change, self.remove = QPushButton(texts.COUNCIL_CHANGE), QPushButton(texts.COUNCIL_REMOVE)
        self.up, self.down = QPushButton(texts.COUNCIL_UP), QPushButton(texts.COUNCIL_DOWN)
        self.carry = QPushButton()
        self.undo = UndoBar(self)
        self._reports = ReportActs(page, self.desk)
        self._none = nothing_here(texts.COUNCIL_NONE)
        self._council: Council | None = None
        self._build()

    def show_table(self, table: OutsideTable | None) -> None:
        """Read the council; it needs no round."""
        del table
        if self._council is not None and self._council.year != self.desk.year:
            self.undo.hide()
        self._show(self.desk.services.keep_council.council(self.desk.year))

    def context(self) -> str:
        """How many members there are."""
        return texts.council_context(len(self._members()))

    def add(self) -> None:
        """Enter another member."""
        dialog = CouncilMemberDialog(None, self._areas(), parent=self.page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            member = dialog.member()
            self._keep((*self._members(), member), stand_on=member)

    def change_member(self) -> None:
        """Change the member stood on."""
        held = self.table.current()
        if held is None:
            return
        dialog = CouncilMemberDialog(held[1], self._areas(), parent=self.page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            members = list(self._members())
            members[held[0] - 1] = dialog.member()
            self._keep(tuple(members), stand_on=dialog.member())

    def remove_member(self) -> None:
        """Take the member stood on off the list; the bar brings it back."""
        held, before = self.table.current(), self._members()
        if held is not None:
            self._keep(tuple(each for at, each in enumerate(before, start=1) if at != held[0]))
            words = texts.MEMBER_REMOVED.format(name=held[1].name)
            self.undo.offer_words(words, lambda: self._keep(before, stand_on=held[1]))

    def shift(self, by: int) -> None:
        """Move the member stood on before or behind the next one of the same part."""
        held, members = self.table.current(), list(self._members())
        if held is None:
            return
        at, other = held[0] - 1, held[0] - 1 + by
        if 0 <= other < len(members) and members[other].part is members[at].part:
            members[at], members[other] = members[other], members[at]
            self._keep(tuple(members), stand_on=held[1])

    def carry_over(self) -> None:
        """Take over the list of an earlier year."""
        with reporting(self.page):
            self._show(self.desk.services.keep_council.carry(self.desk.year))
            self.changed.emit()

    def print_list(self) -> None:
        """Write the list as it is issued."""
        self._reports.preview(_REPORT)

    def _keep(self, members: tuple[CouncilMember, ...], *, stand_on: CouncilMember | None = None) -> None:
        with reporting(self.page):
            self._show(self.desk.services.keep_council.keep(self.desk.year, members))
            if stand_on is not None:
                self.table.select(lambda row: row[1] == stand_on)
            self.desk.changes.saved.emit()
            self.desk.changes.tell(texts.MEMBER_KEPT)
            self.changed.emit()

    def _show(self, council: Council) -> None:
        self._council = council
        self.table.show_rows(list(enumerate(council.members, start=1)), same=lambda row: row[1].name)
        is_any = bool(council.members)
        self.table.setVisible(is_any)
        self.how.setVisible(is_any)
        self._none.setVisible(not is_any)
        for button in (self.change, self.remove, self.up, self.down):
            button.setVisible(is_any)
        self.carry.setVisible(council.carried_from is not None)
        self.carry.setText(texts.COUNCIL_CARRY.format(year=council.carried_from))
        self._allow()

    def _members(self) -> tuple[CouncilMember, ...]:
        return () if self._council is None else self._council.members

    def _areas(self) -> tuple[Criterion, ...]:
        return () if self._council is None else self._council.areas

    def _allow(self) -> None:
        held, members = self.table.current(), self._members()
        for button in (self.change, self.remove):
            button.setEnabled(held is not None)
        for button, by in ((self.up, -1), (self.down, 1)):
            other = -1 if held is None else held[0] - 1 + by
            is_there = held is not None and 0 <= other < len(members)
            button.setEnabled(is_there and held is not None and members[other].part is held[1].part)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        acts: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (self.change, self.change_member),
            (self.remove, self.remove_member),
            (self.up, lambda: self.shift(-1)),
            (self.down, lambda: self.shift(1)),
            (self.carry, self.carry_over),
        )
        for button, act in acts:
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self._none, 1)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.undo)
        self.column.addStretch(0)
        self.table.wrap_rows()
        self.table.keep_place(self.desk.places, "council")
        self.table.current_changed.connect(lambda _row: self._allow())
        self.table.opened.connect(lambda _row: self.change_member())
        self.table.removal_asked.connect(self.remove_member)


def _columns() -> tuple[Column[tuple[int, CouncilMember]], ...]:
    return (
        Column(
            title=texts.COLUMN_POSITION,
            text=lambda row: str(row[0]),
            value=lambda row: row[0],
            align=RIGHT,
            width=56,
        ),
        Column(title=texts.MEMBER_NAME, text=lambda row: row[1].name, width=180),
        Column(title=texts.MEMBER_PART, text=lambda row: texts.PARTS[row[1].part], width=170),
        Column(title=texts.MEMBER_JOB, text=lambda row: row[1].job or common.NONE),
        Column(title=texts.MEMBER_ORGANISATION, text=lambda row: row[1].organisation or common.NONE),
        Column(title=texts.MEMBER_AREAS, text=lambda row: texts.areas_of(row[1].areas), width=150),
    )
