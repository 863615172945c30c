"""What an appraiser does to a sheet: points, whole sheets, questions; and taking points back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from core.appraisal_sheet import AppraisalLine, AppraisalSheet
from core.assessment import OutsideValue, Stage
from core.errors import UserError
from core.services.appraisal import AppraisedLine, ReasonNeeded, Restored
from ui.desk import Desk
from ui.dialogs.adjustments import AdjustmentsDialog
from ui.messages import Notice, ask, reporting, show_error
from ui.texts import appraisal_page as texts

_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """Points given in one act: criterion, and the places in its history of what stood and what was given."""

    year: int
    unit: str
    lines: tuple[tuple[str, int, int], ...]

    def restored(self, newest: Mapping[tuple[int, str, str], str], *, is_undo: bool) -> tuple[Restored, ...]:
        """What is to stand again."""
        return tuple(
            Restored(
                criterion=criterion,
                newest=newest[self.year, self.unit, criterion],
                place=before if is_undo else after,
            )
            for criterion, before, after in self.lines
        )

    def named(self) -> str:
        """The criteria, the first few by number."""
        found = [criterion for criterion, _before, _after in self.lines]
        return ", ".join(found[:_NAMED]) + (", …" if len(found) > _NAMED else "")


class SheetActs:
    """Acts on the sheet in sight; `show` is told the sheet as it stands afterwards."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        *,
        sheet: Callable[[], AppraisalSheet | None],
        show: Callable[[AppraisalSheet], None],
    ) -> None:
        self._parent, self._desk = parent, desk
        self._sheet, self._show = sheet, show
        self._given: list[_Given] = []
        self._undone: list[_Given] = []
        self._newest: dict[tuple[int, str, str], str] = {}

    def give(self, line: AppraisedLine, stage: Stage, *, ask_reason: Callable[[], None]) -> bool:
        """Give points for one criterion; whether they stand. A change without reason asks for it."""
        sheet = self._sheet()
        if sheet is None:
            return False
        try:
            changed = self._desk.services.appraisal.set_points(
                sheet.round.year, sheet.unit.code, line=line, stage=stage
            )
        except ReasonNeeded:
            ask_reason()
            return False
        except UserError as error:
            show_error(self._parent, error)
            return False
        self._note(sheet, changed)
        return True

    def accept_all(self) -> None:
        """Ask, then take every self score where nothing was given yet."""
        sheet = self._sheet()
        if sheet is None or not sheet.open_lines or not self._is_open(sheet):
            return
        notice = Notice(
            title=texts.ACCEPT_ALL_ACT,
            what=texts.ACCEPT_ALL_WHAT.format(unit=sheet.unit.name),
            why=texts.ACCEPT_ALL_WHY.format(count=sheet.open_lines),
        )
        if not ask(self._parent, notice, act=texts.ACCEPT_ALL_ACT, leave=texts.ACCEPT_ALL_LEAVE):
            return
        with reporting(self._parent):
            changed = self._desk.services.appraisal.accept_self(sheet.round.year, sheet.unit.code)
            self._note(sheet, changed)
            self._tell(texts.ACCEPTED_ALL.format(unit=sheet.unit.name, count=changed.open_lines))

    def keep_unchanged(self) -> None:
        """Ask, then let values of an older submission stand where the newer one changed nothing."""
        sheet = self._sheet()
        if sheet is None or not self._is_open(sheet):
            return
        count = sum(1 for line in sheet.lines if line.is_older and not line.is_reopened)
        notice = Notice(
            title=texts.KEEP_UNCHANGED_ACT,
            what=texts.KEEP_UNCHANGED_WHAT.format(unit=sheet.unit.name, revision=sheet.standing.revision),
            why=texts.KEEP_UNCHANGED_WHY.format(count=count),
        )
        if not ask(self._parent, notice, act=texts.KEEP_UNCHANGED_ACT, leave=texts.KEEP_UNCHANGED_LEAVE):
            return
        with reporting(self._parent):
            changed = self._desk.services.appraisal.keep_unchanged(sheet.round.year, sheet.unit.code)
            self._note(sheet, changed)
            self._tell(texts.KEPT_UNCHANGED.format(unit=sheet.unit.name, count=changed.older_lines))

    def adjust(self) -> None:
        """Enter bonus and penalty items of the unit."""
        sheet = self._sheet()
        if sheet is None:
            return
        dialog = AdjustmentsDialog(self._desk, sheet, parent=self._parent)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._show_again(sheet)

    def measure(self, value: OutsideValue) -> None:
        """Keep a value from outside; the points computed from it are shown at once."""
        sheet = self._sheet()
        if sheet is None:
            return
        outside = self._desk.services.outside_values
        with reporting(self._parent):
            self._show(outside.set_outside_value(sheet.round.year, sheet.unit.code, value=value))
            self._tell(texts.OUTSIDE_KEPT.format(criterion=value.criterion))

    def ask(self, criterion: str, words: str) -> bool:
        """Collect a question on a line until the return is sent; whether it was kept."""
        sheet = self._sheet()
        if sheet is None:
            return False
        with reporting(self._parent):
            service = self._desk.services.ask_questions
            service.ask(sheet.round.year, sheet.unit.code, criterion=criterion, text=words)
            self._show_again(sheet)
            self._tell(texts.QUESTION_KEPT.format(criterion=criterion, act=texts.SEND_QUESTIONS.rstrip("…")))
            return True
        return False

    def withdraw(self, criterion: str) -> None:
        """Take a collected question back."""
        sheet = self._sheet()
        if sheet is None:
            return
        with reporting(self._parent):
            service = self._desk.services.ask_questions
            service.withdraw(sheet.round.year, sheet.unit.code, criterion=criterion)
            self._show_again(sheet)
            self._tell(texts.QUESTION_DROPPED.format(criterion=criterion))

    def undo(self) -> None:
        """Take back the points given last, by new rows."""
        if self._given:
            self._restore(self._given, self._undone, is_undo=True)
        else:
            self._tell(texts.NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Give again what was taken back last."""
        if self._undone:
            self._restore(self._undone, self._given, is_undo=False)
        else:
            self._tell(texts.NOTHING_TO_REDO)

    def _restore(self, stack: list[_Given], other: list[_Given], *, is_undo: bool) -> None:
        given = stack.pop()
        service = self._desk.services.appraisal
        with reporting(self._parent):
            changed = service.take_back(
                given.year,
                given.unit,
                values=given.restored(self._newest, is_undo=is_undo),
                reason=texts.UNDONE if is_undo else texts.REDONE,
            )
            other.append(given)
            self._remember(changed, [criterion for criterion, _before, _after in given.lines])
            self._show(changed)
            told = texts.UNDONE_TOLD if is_undo else texts.REDONE_TOLD
            self._tell(told.format(criteria=given.named(), unit=changed.unit.name))

    def _note(self, before: AppraisalSheet, changed: AppraisalSheet) -> None:
        lines = tuple(
            (new.criterion.id, _standing(old), len(new.history) - 1)
            for old, new in zip(before.lines, changed.lines, strict=True)
            if len(new.history) > len(old.history)
        )
        if lines:
            self._given.append(_Given(year=changed.round.year, unit=changed.unit.code, lines=lines))
            self._undone.clear()
            self._remember(changed, [criterion for criterion, _before, _after in lines])
        self._show(changed)

    def _remember(self, sheet: AppraisalSheet, criteria: list[str]) -> None:
        for criterion in criteria:
            newest = sheet.line(criterion).history[-1].mark
            self._newest[sheet.round.year, sheet.unit.code, criterion] = newest

    def _show_again(self, sheet: AppraisalSheet) -> None:
        with reporting(self._parent):
            self._show(self._desk.services.appraisal.sheet(sheet.round.year, sheet.unit.code))

    def _tell(self, words: str) -> None:
        self._desk.changes.tell(words)

    @staticmethod
    def _is_open(sheet: AppraisalSheet) -> bool:
        return sheet.round.published_at is None


def _standing(line: AppraisalLine) -> int:
    """The place of the value that stands in the history of a line, -1 where none does."""
    return len(line.history) - 1 if line.appraisal is not None else -1
