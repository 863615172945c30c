"""A leaf of a draft tried out: inputs in, points at once with the clause that gave them. Nothing is kept."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.criteria import Criterion
from core.criterion_inputs import nothing_occurred, to_inputs
from core.errors import UserError
from core.scoring import score_leaf
from ui.criterion_form import CriterionForm
from ui.desk import Desk
from ui.messages import error_notice, plain_label
from ui.texts import criteria_editor as texts
from ui.texts import numbers
from ui.texts.criteria import explain


class TryOut(QWidget):
    """The inputs a rule reads, and what it gives for them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._leaf: Criterion | None = None
        self._is_whole = False
        self.form: CriterionForm | None = None
        self.said = plain_label(texts.TRY_NOTHING, wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(plain_label(texts.TRY_WHY, kind="quiet", wraps=True))
        self._column.addWidget(self.said)

    def show_leaf(self, leaf: Criterion, *, is_whole: bool) -> None:
        """Another leaf, or the same one with other parameters: what was typed stays where it still fits."""
        if (leaf, is_whole) == (self._leaf, self._is_whole):
            return
        kept = (
            self.form.pairs()
            if self.form is not None and self._leaf is not None and leaf.id == self._leaf.id
            else ()
        )
        self._leaf, self._is_whole = leaf, is_whole
        if self.form is not None:
            self.form.setParent(None)
            self.form.deleteLater()
        self.form = CriterionForm(leaf, self._desk)
        names = self.form.fields.keys()
        self.form.show_pairs(tuple((name, text) for name, text in kept if name in names))
        self.form.edited.connect(lambda _pairs: self._score())
        self._column.insertWidget(1, self.form)
        self._score()

    def _score(self) -> None:
        leaf, form = self._leaf, self.form
        if leaf is None or form is None or leaf.indicator is None:
            return
        if not self._is_whole:
            self.said.setText(texts.TRY_OPEN)
            return
        pairs = form.pairs()
        inputs = to_inputs(leaf.indicator, pairs) if pairs else nothing_occurred(leaf.indicator)
        if not pairs and inputs is None:
            self.said.setText(texts.TRY_NOTHING)
            return
        try:
            score = score_leaf(leaf, inputs, year=self._desk.year)
        except UserError as error:
            notice = error_notice(error)
            self.said.setText(f"{texts.TRY_NOTHING} {notice.why}" if pairs else texts.TRY_NOTHING)
            return
        points = numbers.points_or_none(score.points)
        self.said.setText(texts.try_result(points, explain(leaf, score)))
