"""One criterion in appraisal: what was claimed, what the records give, the points given and why."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.appraisal_sheet import AppraisalLine
from core.assessment import Claim, OutsideValue
from core.errors import UserError
from core.self_score import is_self_scored
from core.services.appraisal import AppraisedLine
from ui.criterion_form import CriterionForm, Pairs
from ui.desk import Desk
from ui.fields import AmountField, BlockField, LineField
from ui.messages import error_notice, plain_label
from ui.page import SMALL, rule
from ui.texts import appraisal_page as texts
from ui.texts.criteria import explain
from ui.texts.evidence_page import document_line


class AppraisalPanel(QScrollArea):
    """Shows one line; `given` brings an `AppraisedLine`, `measured` an `OutsideValue`."""

    given = Signal(object)
    measured = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line: AppraisalLine | None = None
        self._form: CriterionForm | None = None
        self._column = QVBoxLayout()
        self._build_words()
        self._build_fields()
        inner = QWidget()
        inner.setProperty("kind", "plain")
        inner.setLayout(self._column)
        self._column.setContentsMargins(0, 0, SMALL, 0)
        self._column.setSpacing(SMALL)
        self._lay_out()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_line(self, line: AppraisalLine, *, is_open: bool) -> None:
        """Show a line; published sheets can be read only."""
        is_other = self._line is None or self._line.criterion != line.criterion
        self._line = line
        self._say(line)
        if is_other:
            self._rebuild(line)
        newest = line.appraisal
        self.points.show_value(line.before)
        self.excluded.setChecked(newest is not None and newest.excluded)
        self.reason.show_value(newest.reason if newest is not None else "")
        self.opinion.show_value(newest.opinion if newest is not None else "")
        for widget in (self.points, self.excluded, self.reason, self.opinion, self.save):
            widget.setEnabled(is_open)

    def give(self) -> None:
        """Tell the points entered."""
        if self._line is None:
            return
        try:
            points = self.points.value()
        except UserError as error:
            self.points.say(error_notice(error).what, state="wrong")
            return
        is_excluded = self.excluded.isChecked()
        self.given.emit(
            AppraisedLine(
                criterion=self._line.criterion.id,
                points=None if is_excluded or not isinstance(points, Decimal) else points,
                reason=str(self.reason.value()),
                opinion=str(self.opinion.value()),
                excluded=is_excluded,
            )
        )

    def _say(self, line: AppraisalLine) -> None:
        leaf, entry = line.criterion, line.entry
        self._name.setText(f"{leaf.id}  {leaf.name}")
        self._self_points.setText(f"{texts.SELF}: {texts.pair(line.self_points)}")
        computed = line.computed
        self._computed.setText(explain(leaf, computed) if computed is not None else texts.NO_EXPLANATION)
        self._differs.setVisible(line.differs)
        claim = texts.CLAIM.format(reason=entry.claim_reason) if entry.claim is Claim.NO_OCCURRENCE else ""
        self._explanation.setText("\n".join(filter(None, (claim, entry.explanation))) or texts.NO_EXPLANATION)
        held = [document_line(document) for document in line.evidence]
        self._evidence.setText("\n".join(held) or texts.EVIDENCE_NONE)
        self._rule_text.setText(leaf.rule_text)
        given = [texts.history_line(item) for item in reversed(line.history)]
        self._history.setText("\n".join(given) or texts.HISTORY_NONE)

    def _rebuild(self, line: AppraisalLine) -> None:
        if self._form is not None:
            self._outside.removeWidget(self._form)
            self._form.deleteLater()
            self._form = None
        is_outside = not is_self_scored(line.criterion)
        self._outside_head.setVisible(is_outside)
        if is_outside:
            self._form = CriterionForm(line.criterion, self._desk)
            self._form.edited.connect(self._measure)
            self._outside.addWidget(self._form)

    def _measure(self, pairs: Pairs) -> None:
        if self._line is not None:
            self.measured.emit(OutsideValue(criterion=self._line.criterion.id, inputs=pairs))

    def _build_words(self) -> None:
        self._name = plain_label(kind="heading", wraps=True)
        self._self_points = plain_label(kind="title")
        self._differs = plain_label(texts.DIFFERS, kind="finding", wraps=True)
        self._computed = plain_label(wraps=True)
        self._explanation = plain_label(wraps=True)
        self._evidence = plain_label(wraps=True)
        self._rule_text = plain_label(kind="quiet", wraps=True)
        self._history = plain_label(wraps=True)
        self._outside_head = plain_label(texts.OUTSIDE, kind="heading")
        self._outside = QVBoxLayout()

    def _build_fields(self) -> None:
        self.points = AmountField(texts.POINTS, empty=None)
        self.excluded = QCheckBox(texts.EXCLUDE)
        self.reason = LineField(texts.REASON)
        self.opinion = BlockField(texts.OPINION)
        self.save = QPushButton(texts.SAVE)
        self.save.clicked.connect(lambda _checked=False: self.give())
        self.points.line.returnPressed.connect(self.give)
        self.reason.line.returnPressed.connect(self.give)
        self.excluded.toggled.connect(lambda on: self.points.setEnabled(not on))

    def _lay_out(self) -> None:
        add = self._column.addWidget
        add(self._name)
        add(self._self_points)
        add(self._differs)
        add(plain_label(texts.COMPUTED, kind="heading"))
        add(self._computed)
        add(self._rule_text)
        add(self._outside_head)
        self._column.addLayout(self._outside)
        add(rule())
        add(self.points)
        add(self.excluded)
        add(self.reason)
        add(self.opinion)
        add(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        add(rule())
        for title, label in (
            (texts.EXPLANATION, self._explanation),
            (texts.EVIDENCE, self._evidence),
            (texts.HISTORY, self._history),
        ):
            add(plain_label(title, kind="heading"))
            add(label)
        self._column.addStretch(1)
