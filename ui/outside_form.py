"""A value the authority holds about a unit that no submission gives: its inputs and its document."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.appraisal_sheet import AppraisalLine
from core.assessment import OutsideValue
from core.criteria import Criterion
from core.criterion_inputs import to_pairs
from core.self_score import is_self_scored
from ui.criterion_form import CriterionForm, Pairs
from ui.desk import Desk
from ui.fields import LineField
from ui.messages import plain_label
from ui.page import SMALL
from ui.texts import appraisal_page as texts


class OutsideForm(QWidget):
    """Seen for criteria the unit does not score itself; `measured` brings an `OutsideValue`."""

    measured = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._criterion: Criterion | None = None
        self.form: CriterionForm | None = None
        self.document = LineField(texts.DOCUMENT, hint=texts.DOCUMENT_HINT, required=True)
        self.document.line.setPlaceholderText(texts.DOCUMENT_HINT)
        self.save = QPushButton(texts.SET_OUTSIDE)
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.keep)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL)
        self._column.addWidget(plain_label(texts.OUTSIDE, kind="heading"))
        self._column.addWidget(self.document)
        self._column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def show_line(self, line: AppraisalLine, document: str = "") -> None:
        """Show what is held; hidden where the unit scores itself."""
        criterion = line.criterion
        if criterion != self._criterion:
            self._criterion = criterion
            self._rebuild(criterion)
        if not self.document.editor().hasFocus():
            self.document.show_value(document)
        self.setVisible(self.form is not None)
        if self.form is not None:
            self.form.show_pairs(_pairs(line))

    def keep(self) -> None:
        """Tell the value; it needs the document it comes from."""
        if self.form is None or self._criterion is None:
            return
        document = str(self.document.value())
        pairs = self.form.pairs()
        if pairs and not document:
            self.document.say(texts.DOCUMENT_NEEDED, state="care")
            self.document.line.setFocus()
            return
        self.document.say("")
        self.measured.emit(OutsideValue(criterion=self._criterion.id, inputs=pairs, document=document))

    def set_frozen(self, is_frozen: bool) -> None:
        """A published year is only read."""
        self.setEnabled(not is_frozen)

    def _rebuild(self, criterion: Criterion) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None
        if not is_self_scored(criterion) and criterion.indicator is not None:
            self.form = CriterionForm(criterion, self._desk)
            for field in self.form.fields.values():
                field.label.setWordWrap(True)
            self._column.insertWidget(1, self.form)


def _pairs(line: AppraisalLine) -> Pairs:
    indicator = line.criterion.indicator
    if indicator is None or line.inputs is None:
        return ()
    return to_pairs(indicator, line.inputs)
