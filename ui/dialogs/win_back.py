"""Gives improvement tasks for the chosen lines: who, until when, what, why points were lost; in one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.errors import UserError
from core.improvement import LostLine
from core.services.win_back import Order
from core.text import clean_block, clean_line
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.fields import BlockField, ChoiceField, DayField, LineField
from ui.messages import plain_label
from ui.page import GAP, SMALL
from ui.scrolling_middle import ScrollingMiddle
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import results as result_texts
from ui.texts import win_back as texts
from ui.window_place import fit

_WIDTH, _HEIGHT = 960, 560
_RIGHT_WIDTH = 400
_YEARS_AHEAD = 3
_LAST_MONTH, _LAST_DAY = 11, 30


@dataclass(slots=True, kw_only=True)
class _Draft:
    """One line as the officer fills it."""

    lost: LostLine
    remedy: str
    owner: str
    due_on: date | None
    cause: str = ""

    @property
    def lacking(self) -> str:
        """The first thing that is still missing; empty when the line is ready."""
        if self.lost.needs_cause and not self.cause:
            return texts.LACKS_CAUSE
        if not self.remedy:
            return texts.LACKS_REMEDY
        if not self.owner:
            return texts.LACKS_OWNER
        return "" if self.due_on is not None else texts.LACKS_DUE

    @property
    def criterion(self) -> str:
        """Which criterion."""
        return self.lost.line.criterion


class WinBackDialog(ActDialog):
    """The lines at the left, what is given for the one stood on at the right."""

    def __init__(
        self,
        desk: Desk,
        lines: Sequence[LostLine],
        *,
        year: int,
        owners: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.act(len(lines)), texts.WHY, parent=parent)
        self.setWindowTitle(texts.TITLE)
        fit(self, (_WIDTH, _HEIGHT))
        self._drafts = tuple(_draft(line, owners, year=year + 1) for line in lines)
        self._current: _Draft | None = None
        self.table: TableView[_Draft] = TableView(_columns(), texts.LINES)
        self.into = ChoiceField(
            texts.YEAR, tuple((each, str(each)) for each in range(year + 1, year + 1 + _YEARS_AHEAD))
        )
        self.cause = BlockField(texts.CAUSE)
        self.remedy = LineField(texts.REMEDY, required=True)
        self.owner = LineField(texts.OWNER, required=True, longest=200)
        self.due = DayField(texts.DUE, required=True, year=year + 1, today=desk.services.clock.today)
        self.for_all = QPushButton(texts.FOR_ALL)
        self._lacking = plain_label(kind="quiet", wraps=True)
        self._head = plain_label(kind="heading", wraps=True)
        self._build()
        self._listen()
        self.into.show_value(year + 1)
        self.table.show_rows(self._drafts)
        self._begin()

    def year(self) -> int:
        """The year the tasks are given in."""
        chosen = self.into.value()
        assert isinstance(chosen, int)
        return chosen

    def orders(self) -> tuple[Order, ...]:
        """What was filled in, line by line."""
        return tuple(
            Order(
                criterion=draft.criterion,
                remedy=draft.remedy,
                owner=draft.owner,
                due_on=draft.due_on,
                cause=draft.cause,
            )
            for draft in self._drafts
        )

    def _begin(self) -> None:
        """Stand on the first line that lacks something, where the first answer goes."""
        if self.table.select(lambda draft: bool(draft.lacking)):
            self.cause.editor().setFocus()
        else:
            self.table.select(lambda _draft: True)
            self.owner.editor().setFocus()

    def _keep(self) -> None:
        draft = self._current
        if draft is None:
            return
        draft.cause = clean_block(self.cause.block.toPlainText())
        draft.remedy = clean_line(self.remedy.line.text())
        draft.owner = clean_line(self.owner.line.text())
        draft.due_on = self._due()
        self.table.viewport().update()
        self._allow()

    def _due(self) -> date | None:
        try:
            value = self.due.value()
        except UserError:
            return None
        return value if isinstance(value, date) else None

    def _show(self, draft: _Draft | None) -> None:
        self._current = None
        if draft is None:
            return
        line = draft.lost.line
        self._head.setText(f"{line.criterion}  {line.name}\n{texts.line(line.lost, line.maximum)}")
        self.cause.show_value(draft.cause)
        self.cause.say(texts.CAUSE_FELL if draft.lost.needs_cause else "", state="care")
        self.remedy.show_value(draft.remedy)
        self.owner.show_value(draft.owner)
        self.due.show_value(draft.due_on)
        self._current = draft

    def _use_for_all(self) -> None:
        due_on, owner = self._due(), clean_line(self.owner.line.text())
        for draft in self._drafts:
            draft.owner, draft.due_on = owner or draft.owner, due_on or draft.due_on
        self.table.viewport().update()
        self._allow()

    def _move_days(self) -> None:
        """The deadlines follow the year that was chosen."""
        for draft in self._drafts:
            if draft.due_on is not None:
                draft.due_on = _in_year(draft.due_on, self.year())
        self._show(self.table.current())
        self._allow()

    def _allow(self) -> None:
        lacking = sum(1 for draft in self._drafts if draft.lacking)
        self._lacking.setText(texts.lacking(lacking))
        self.act.setEnabled(lacking == 0)

    def _listen(self) -> None:
        self.table.current_changed.connect(self._show)
        self.table.opened.connect(lambda _draft: self.owner.editor().setFocus())
        self.cause.block.textChanged.connect(self._keep)
        for field in (self.remedy, self.owner, self.due):
            field.line.textChanged.connect(lambda _text: self._keep())
        self.into.committed.connect(lambda _year: self._move_days())
        self.for_all.clicked.connect(lambda _checked=False: self._use_for_all())
        self.for_all.setAutoDefault(False)
        self._allow()

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(self.table, 1)
        left.addWidget(self._lacking)
        column = QVBoxLayout()
        column.setSpacing(10)
        self._head.setMinimumHeight(self._head.fontMetrics().lineSpacing() * 3)
        for widget in (self._head, self.cause, self.remedy, self.owner, self.due, self.for_all, self.into):
            column.addWidget(widget)
        column.addStretch(1)
        right = ScrollingMiddle(column)
        right.setFixedWidth(_RIGHT_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(left, 1)
        row.addWidget(right)
        self.fill(row)
        self.table.wrap_rows()


def _draft(line: LostLine, owners: Mapping[str, str], *, year: int) -> _Draft:
    criterion = line.line.criterion
    return _Draft(
        lost=line,
        remedy=texts.remedy(criterion, line.line.name),
        owner=owners.get(criterion) or owners.get("", ""),
        due_on=date(year, _LAST_MONTH, _LAST_DAY),
    )


def _in_year(day: date, year: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(year, 2, 28) if is_leap_day else day.replace(year=year)


def _columns() -> tuple[Column[_Draft], ...]:
    return (
        Column(title=common.CODE_TITLE, text=lambda draft: draft.criterion, width=58),
        Column(title=common.CRITERION, text=lambda draft: draft.lost.line.name),
        Column(
            title=result_texts.COLUMN_LOST,
            text=lambda draft: numbers.points(draft.lost.line.lost),
            value=lambda draft: draft.lost.line.lost,
            align=RIGHT,
            width=78,
        ),
        Column(
            title=texts.COLUMN_STATE,
            text=lambda draft: draft.lacking or texts.COMPLETE,
            mark=lambda draft: "care" if draft.lacking else "done",
            width=126,
        ),
    )
