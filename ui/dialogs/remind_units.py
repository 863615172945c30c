"""Writes reminders: to whom, until when those are asked whose day is over, in one file or a file each."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.services.round_board import BoardRow, BoardStatus, RoundBoard
from core.services.round_papers import Asked
from ui.board_whom import Whom, codes, words_of
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.fields import ChoiceField, DayField
from ui.texts import round_board as texts

PDF, DOCX, XLSX, EACH = ".pdf", ".docx", ".xlsx", ""
_FORMS = (
    (PDF, texts.REMIND_ONE),
    (EACH, texts.REMIND_EACH),
    (DOCX, texts.REMIND_TEXT),
    (XLSX, texts.REMIND_LIST),
)


class RemindUnitsDialog(ActDialog):
    """Those selected in the list come first, when they owe something."""

    def __init__(
        self,
        desk: Desk,
        board: RoundBoard,
        *,
        selected: Sequence[BoardRow] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.REMIND_ACT, texts.REMIND_WHY, parent=parent)
        self._today = desk.services.clock.today
        self._whom = _choices(board, [row for row in selected if row.is_to_remind])
        self.whom = ChoiceField(texts.REMIND_WHOM, words_of(self._whom))
        self.whom.show_value(0)
        self.until = DayField(texts.REMIND_UNTIL, year=self._today().year, today=self._today)
        self.form = ChoiceField(texts.REMIND_FORM, _FORMS)
        self.form.show_value(PDF)
        for field in (self.whom, self.until, self.form):
            self.fields.addWidget(field)
        self.until.line.textChanged.connect(lambda _text: self._allow())
        self._allow()
        self.whom.editor().setFocus()

    def asked(self) -> Asked:
        """Whom, until when."""
        until = self.until.value()
        return Asked(
            units=self._whom[int(str(self.whom.value()))].units,
            until=until if isinstance(until, date) else None,
        )

    def suffix(self) -> str:
        """The form of one file; empty for a file each."""
        return str(self.form.value())

    def _allow(self) -> None:
        try:
            self.until.value()
        except UserError:
            self.act.setEnabled(False)
            return
        self.act.setEnabled(True)


def _choices(board: RoundBoard, selected: Sequence[BoardRow]) -> tuple[Whom, ...]:
    owing = [row for row in board.rows if row.is_to_remind]
    missing, late, returned = (sum(1 for row in owing if row.status is status) for status in _OWING)
    words = texts.remind_all(missing, late, returned=returned)
    every = Whom(words=words, units=codes(owing))
    if not selected or len(selected) == len(owing):
        return (every,)
    words = texts.remind_chosen(len(selected), selected[0].unit.name)
    return (Whom(words=words, units=codes(selected)), every)


_OWING = (BoardStatus.MISSING, BoardStatus.LATE, BoardStatus.RETURNED)
