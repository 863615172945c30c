"""Gives units more time: whom, until when, why, by which document; what was given before stands below."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.extensions import Extension
from core.services.round_board import BoardRow, RoundBoard
from ui.board_whom import Whom, codes, words_of
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.fields import BlockField, ChoiceField, DayField, LineField
from ui.messages import plain_label, show_error
from ui.tables import Column, TableView, wall
from ui.texts import common, numbers
from ui.texts import round_board as texts
from ui.window_place import fit

_WIDTH, _HEIGHT, _HISTORY = 760, 420, 220


class ExtendRoundDialog(ActDialog):
    """The units selected in the list come first; the act stays closed until day and reason are there."""

    def __init__(
        self,
        desk: Desk,
        board: RoundBoard,
        *,
        selected: Sequence[BoardRow] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.EXTEND, texts.EXTEND_WHY, parent=parent)
        fit(self, (_WIDTH, _HEIGHT + (_HISTORY if board.extended else 0)))
        self._desk, self._board = desk, board
        self._whom = _choices(board, selected)
        self.given: tuple[Extension, ...] = ()
        self.whom = ChoiceField(texts.EXTEND_WHOM, words_of(self._whom))
        self.whom.show_value(0)
        today, year = desk.services.clock.today, board.round.due_on.year
        self.due = DayField(texts.EXTEND_DUE, required=True, year=year, today=today)
        self.reason = BlockField(texts.EXTEND_REASON, required=True)
        self.document = LineField(texts.EXTEND_DOCUMENT, hint=texts.EXTEND_DOCUMENT_HINT, longest=200)
        names = {row.unit.code: row.unit.name for row in board.rows}
        self.history: TableView[Extension] = TableView(_columns(names), texts.EXTEND_HISTORY)
        self._build()
        self._listen()

    def units(self) -> tuple[str, ...]:
        """The codes of whom the choice stands for."""
        return self._whom[int(str(self.whom.value()))].units

    def accept(self) -> None:
        """Give the time; what cannot be is said and the dialog stays."""
        try:
            due_on = self.due.value()
            assert isinstance(due_on, date)
            self.given = self._desk.services.extend_round.extend(
                self._board.round.year,
                self.units(),
                due_on=due_on,
                reason=str(self.reason.value()),
                document=str(self.document.value()),
            )
        except UserError as error:
            show_error(self, error)
            return
        super().accept()

    def _listen(self) -> None:
        self.due.line.textChanged.connect(lambda _text: self._allow())
        self.reason.block.textChanged.connect(self._allow)
        self._allow()
        self.due.editor().setFocus()

    def _allow(self) -> None:
        self.act.setEnabled(self._is_right_day() and bool(self.reason.value()))

    def _is_right_day(self) -> bool:
        """Whether the day can be read and does not take time away from the round."""
        own = self._board.round.due_on
        try:
            due_on = self.due.value()
        except UserError:
            return False
        if not isinstance(due_on, date):
            self.due.say("")
            return False
        if due_on < own:
            self.due.say(texts.extend_early(own), state="wrong")
            return False
        self.due.say(texts.extend_same(own) if due_on == own else "", state="care")
        return True

    def _build(self) -> None:
        given = tuple(reversed(self._desk.services.extend_round.history(self._board.round.year)))
        self.history.show_rows(given)
        self.history.setVisible(bool(given))
        for field in (self.whom, self.due, self.reason, self.document):
            self.fields.addWidget(field)
        self.fields.addWidget(plain_label(texts.EXTEND_HISTORY, kind="heading"))
        none = plain_label(texts.EXTEND_NO_HISTORY, kind="quiet")
        none.setVisible(not given)
        self.fields.addWidget(none)
        self.fields.addWidget(self.history, 1)
        self.column.setStretchFactor(self.fields, 1)
        if not given:
            self.fields.addStretch(1)


def _choices(board: RoundBoard, selected: Sequence[BoardRow]) -> tuple[Whom, ...]:
    absent = [row for row in board.rows if row.is_absent]
    found = []
    if selected:
        words = texts.extend_chosen(len(selected), selected[0].unit.name)
        found.append(Whom(words=words, units=codes(selected)))
    if absent:
        found.append(Whom(words=texts.extend_absent(len(absent)), units=codes(absent)))
    found.append(Whom(words=texts.extend_all(len(board.rows)), units=codes(board.rows)))
    return tuple(found)


def _columns(names: dict[str, str]) -> tuple[Column[Extension], ...]:
    return (
        Column(
            title=texts.COLUMN_GIVEN,
            text=lambda each: common.moment(each.at),
            sort_key=lambda each: each.at,
            width=136,
            value=lambda each: wall(each.at),
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda each: names.get(each.unit, each.unit), width=150),
        Column(
            title=texts.COLUMN_NEW_DUE,
            text=lambda each: numbers.day(each.due_on),
            value=lambda each: each.due_on,
            width=92,
        ),
        Column(title=texts.COLUMN_WHY, text=texts.why, tip=texts.why),
        Column(title=texts.COLUMN_BY, text=lambda each: each.officer, width=130),
    )
