"""Try other inputs of the criterion at hand: what points, area and index would be. Nothing is kept."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.criterion_inputs import to_inputs, to_pairs
from core.next_step import Step, next_steps
from core.scoring import WrongInputs
from core.self_score import ScoreLine, SelfScore
from core.what_if import effect, tried
from ui.criterion_form import CriterionForm, Pairs
from ui.desk import Desk
from ui.facts import Facts
from ui.fields import LineField
from ui.link import clear
from ui.messages import plain_label
from ui.page import SMALL, set_pill
from ui.texts import self_assessment as texts


class WhatIfPart(QFrame):
    """A button and, once it is pressed, fields to play with; leaving it brings the true figures back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._score: SelfScore | None = None
        self._line: ScoreLine | None = None
        self.form: CriterionForm | None = None
        self.button = QPushButton(texts.TRY)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._turn)
        self._told = plain_label(texts.TRYING, wraps=True)
        set_pill(self._told, "accent")
        self._wrong = plain_label(kind="error", wraps=True)
        self.effects = Facts()
        self._fields, self._steps = QVBoxLayout(), QVBoxLayout()
        self._steps_head = plain_label(texts.STEPS, kind="heading", wraps=True)
        self._build()

    @property
    def is_trying(self) -> bool:
        """Whether a trial stands open."""
        return self.button.isChecked()

    def show_line(self, score: SelfScore, line: ScoreLine) -> None:
        """Be ready for a line; a trial of another criterion ends, one of this criterion is told anew."""
        is_other = self._line is None or self._line.criterion != line.criterion
        self._score, self._line = score, line
        self.setVisible(line.criterion.indicator is not None)
        if is_other:
            self.button.setChecked(False)
        elif self.is_trying:
            self._tell()

    def end(self) -> None:
        """Leave the trial."""
        self.button.setChecked(False)

    def _turn(self, is_on: bool) -> None:
        self.button.setText(texts.TRY_END if is_on else texts.TRY)
        clear(self._fields)
        self.form = None
        for widget in (self._told, self.effects):
            widget.setVisible(is_on)
        self._wrong.hide()
        self._steps_head.hide()
        clear(self._steps)
        if is_on and self._line is not None:
            self._begin(self._line)

    def _begin(self, line: ScoreLine) -> None:
        self.form = CriterionForm(line.criterion, self._desk)
        self.form.show_pairs(_pairs(line))
        self._fields.addWidget(self.form)
        for field in self.form.fields.values():
            if isinstance(field, LineField):
                field.line.textChanged.connect(lambda _text: self._tell())
        self.form.edited.connect(lambda _pairs: self._tell())
        self._tell()
        first = next(iter(self.form.fields.values()), None)
        if first is not None:
            first.editor().setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        if self._score is None or self._line is None or self.form is None:
            return
        leaf = self._line.criterion
        assert leaf.indicator is not None
        inputs = to_inputs(leaf.indicator, self.form.pairs())
        try:
            after = tried(self._score, leaf.id, inputs=inputs)
        except WrongInputs:
            self._wrong.setText(texts.TRY_WRONG)
            self._wrong.show()
            self.effects.show_rows(())
            self._show_steps(())
            return
        self._wrong.hide()
        rows = texts.effect_rows(effect(self._score, after, criterion=leaf.id))
        self.effects.show_rows(rows)
        self._show_steps(next_steps(leaf, inputs, year=self._score.year))

    def _show_steps(self, steps: Sequence[Step]) -> None:
        clear(self._steps)
        self._steps_head.setVisible(bool(steps))
        for step in steps:
            assert self._line is not None
            sentence = texts.step_sentence(self._line.criterion, step)
            button = QPushButton(texts.TRY_THIS)
            button.setAccessibleName(f"{texts.TRY_THIS}: {sentence}")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._take, step))
            row = QHBoxLayout()
            row.addWidget(plain_label(sentence, wraps=True), 1)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            holder = QWidget()
            holder.setLayout(row)
            row.setContentsMargins(0, 0, 0, 0)
            self._steps.addWidget(holder)

    def _take(self, step: Step, _checked: bool = False) -> None:
        """Put the inputs of a step into the fields."""
        if self.form is not None and self._line is not None and self._line.criterion.indicator is not None:
            self.form.show_pairs(to_pairs(self._line.criterion.indicator, step.inputs))
            self._tell()

    def _build(self) -> None:
        self.button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._told)
        column.addLayout(self._fields)
        column.addWidget(self._wrong)
        column.addWidget(self.effects)
        column.addWidget(self._steps_head)
        column.addLayout(self._steps)
        self._turn(False)


def _pairs(line: ScoreLine) -> Pairs:
    """The inputs a line is scored from, else what was entered."""
    indicator = line.criterion.indicator
    if line.inputs is None or indicator is None:
        return line.entry.inputs
    return to_pairs(indicator, line.inputs)
