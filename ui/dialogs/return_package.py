"""Sends a submission back: which criteria, what is asked, why, until when, and where the file goes."""

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.appraisal_sheet import AppraisalLine, AppraisalSheet
from core.errors import UserError
from core.services.send_return import Correction, Question
from core.text import clean_block
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.dialogs.send_out import OutwardFields
from ui.fields import BlockField, DayField
from ui.messages import plain_label
from ui.page import GAP, SMALL
from ui.scrolling_middle import ScrollingMiddle
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import returning as texts
from ui.window_place import fit

_WIDTH, _HEIGHT = 980, 620
_RIGHT_WIDTH = 360


@dataclass(slots=True, kw_only=True)
class _Asked:
    """One criterion with what is asked about it."""

    line: AppraisalLine
    question: str = field(default="")


class ReturnDialog(ActDialog):
    """The criteria at the left, a question at the right; those collected before stand in it."""

    def __init__(self, desk: Desk, sheet: AppraisalSheet, *, parent: QWidget | None = None) -> None:
        why = texts.RETURN_WHY.format(unit=sheet.unit.name)
        super().__init__(texts.RETURN_ACT, why, parent=parent)
        fit(self, (_WIDTH, _HEIGHT))
        self._today = desk.services.clock.today
        self._rows = tuple(_Asked(line=line, question=_collected(line)) for line in sheet.lines)
        self._current: _Asked | None = None
        self.table: TableView[_Asked] = TableView(_columns(), texts.RETURN_LINES)
        self.search, self.only = QLineEdit(), QCheckBox(texts.RETURN_ONLY)
        self.question = BlockField(texts.RETURN_QUESTION_NONE)
        self.reason = BlockField(texts.RETURN_REASON)
        self.due = DayField(texts.RETURN_DUE, year=desk.year, today=self._today)
        self.out = OutwardFields(desk)
        self._count = plain_label(texts.RETURN_NEED, kind="quiet", wraps=True)
        self._build(texts.RETURN_LINES.format(revision=sheet.standing.revision))
        self.only.setChecked(any(row.question for row in self._rows))
        self._listen()
        self._show_rows()
        self.table.select(lambda _row: True)
        self.search.setFocus()

    def correction(self) -> Correction:
        """What the unit is asked to correct."""
        due_on = self.due.value()
        return Correction(
            reason=clean_block(self.reason.block.toPlainText()),
            questions=tuple(
                Question(criterion=row.line.criterion.id, reason=row.question)
                for row in self._rows
                if row.question
            ),
            due_on=due_on if isinstance(due_on, date) else None,
        )

    def _keep_question(self) -> None:
        if self._current is not None:
            self._current.question = clean_block(self.question.block.toPlainText())
            self.table.viewport().update()
        self._allow()

    def _show_row(self, row: _Asked | None) -> None:
        self._current = None
        self.question.setEnabled(row is not None)
        words = texts.RETURN_QUESTION_NONE
        if row is not None:
            words = texts.RETURN_QUESTION.format(criterion=row.line.criterion.id)
        self.question.label.setText(words)
        self.question.block.setPlainText("" if row is None else row.question)
        self._current = row

    def _show_rows(self) -> None:
        kept = [row for row in self._rows if row.question or not self.only.isChecked()]
        self.table.show_rows(kept, same=lambda row: row.line.criterion.id)

    def _allow(self) -> None:
        asked = sum(1 for row in self._rows if row.question)
        self._count.setText(texts.asked_count(asked))
        has_matter = asked > 0 or bool(clean_block(self.reason.block.toPlainText()))
        self.act.setEnabled(has_matter and self._due_is_right() and self.out.is_ready())

    def _due_is_right(self) -> bool:
        try:
            due_on = self.due.value()
        except UserError:
            return False
        is_past = isinstance(due_on, date) and due_on < self._today()
        self.due.say(texts.RETURN_PAST if is_past else "", state="wrong")
        return not is_past

    def _listen(self) -> None:
        self.table.current_changed.connect(self._show_row)
        self.table.opened.connect(lambda _row: self.question.editor().setFocus())
        self.search.textChanged.connect(self.table.found.find)
        self.only.toggled.connect(lambda _on: self._show_rows())
        self.question.block.textChanged.connect(self._keep_question)
        self.reason.block.textChanged.connect(self._allow)
        self.due.line.textChanged.connect(lambda _text: self._allow())
        self.out.changed.connect(self._allow)
        self.act.setDefault(False)
        self.act.setAutoDefault(False)
        self._allow()

    def _build(self, title: str) -> None:
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(self.search, 1)
        top.addWidget(self.only)
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(plain_label(title, kind="heading"))
        left.addLayout(top)
        left.addWidget(self.table, 1)
        left.addWidget(self._count)
        column = QVBoxLayout()
        column.setSpacing(10)
        for widget in (self.question, self.reason, self.due, self.out):
            column.addWidget(widget)
        column.addStretch(1)
        right = ScrollingMiddle(column)
        right.setFixedWidth(_RIGHT_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(left, 1)
        row.addWidget(right)
        self.fill(row)


def _collected(line: AppraisalLine) -> str:
    """The question that waits to be sent."""
    question = line.question
    return question.text if question is not None and question.is_collected else ""


def _columns() -> tuple[Column[_Asked], ...]:
    return (
        Column(title=common.CODE_TITLE, text=lambda row: row.line.criterion.id, width=64),
        Column(title=common.CRITERION, text=lambda row: row.line.criterion.name),
        Column(
            title=texts.COLUMN_SELF,
            text=lambda row: (
                common.NONE if row.line.self_points is None else numbers.points(row.line.self_points)
            ),
            value=lambda row: row.line.self_points,
            align=RIGHT,
            width=80,
        ),
        Column(
            title=texts.COLUMN_QUESTION,
            text=lambda row: row.question or common.NONE,
            mark=lambda row: "care" if row.question else "",
            width=190,
        ),
    )
