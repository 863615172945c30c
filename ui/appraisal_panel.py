"""One criterion in appraisal: points with reason, questions, what was sent, and every value given."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.appraisal_sheet import AppraisalLine
from core.assessment import Stage
from core.errors import UserError
from core.services.appraisal import AppraisedLine
from ui.appraisal_head import LineHead
from ui.appraisal_question import QuestionPart
from ui.appraisal_story import LineStory
from ui.desk import Desk
from ui.evidence_list import EvidenceList
from ui.fields import AmountField, BlockField, FlagField
from ui.messages import error_notice, plain_label
from ui.outside_form import OutsideForm
from ui.page import SMALL, rule
from ui.remark_menu import RemarkMenu
from ui.sheet_keys import CommitKeys
from ui.texts import appraisal_page as texts

_BLOCK_HEIGHT = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed and not yet given."""

    points: str = ""
    reason: str = ""
    opinion: str = ""
    is_excluded: bool = False
    question: str = ""


class AppraisalPanel(QScrollArea):
    """Shows one line. `given` brings an `AppraisedLine`, `outside` an `OutsideValue`, `asked` a question.

    `passed` says that the value stands as it is and the work goes on; `withdrawn` takes a question back, and
    `left` follows Esc in a question.
    """

    given = Signal(object)
    passed = Signal()
    outside = Signal(object)
    asked = Signal(str)
    withdrawn = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: AppraisalLine | None = None
        self._stage = Stage.APPRAISAL_1
        self.head = LineHead()
        self.points = AmountField(texts.POINTS, hint=texts.POINTS_HINT, empty=None)
        self.excluded = FlagField(texts.EXCLUDED)
        self.reason = BlockField(texts.REASON, hint=texts.REASON_HINT)
        self.opinion = BlockField(texts.OPINION)
        self.question = QuestionPart()
        self.remarks = RemarkMenu(desk, self.reason.block, self.opinion.block, self.question.field.block)
        self.give_button, self.accept_button = QPushButton(texts.GIVE), QPushButton(texts.ACCEPT_NONE)
        self.form = OutsideForm(desk)
        self.evidence, self.beside_button = EvidenceList(desk), QPushButton(texts.BESIDE)
        self._draft = plain_label(texts.DRAFT, kind="care", wraps=True)
        self.story = LineStory()
        self._build()
        self._listen()

    @property
    def line(self) -> AppraisalLine | None:
        """The line shown."""
        return self._line

    def show_line(self, line: AppraisalLine, draft: Draft | None = None, *, document: str = "") -> None:
        """Show a line, and over it what was typed before and not given."""
        is_other = self._line is None or self._line.criterion != line.criterion
        self._line = line
        self.head.show_line(line)
        self.story.show_line(line)
        self.form.show_line(line, document)
        self.question.show_line(line)
        self.evidence.show_documents(line.evidence, line.criterion.evidence)
        self._fill(draft or _held(line, self._stage))
        self._draft.setVisible(draft is not None)
        self._name_accept()
        if is_other:
            self.verticalScrollBar().setValue(0)

    def show_sheet(self, *, sender: str, is_frozen: bool) -> None:
        """Whose sheet it is: evidence opens under the sender's name, and a published year is only read."""
        self.evidence.name_sender(sender)
        fields = (self.points, self.excluded, self.reason, self.opinion)
        for widget in (*fields, self.remarks, self.give_button, self.accept_button):
            widget.setEnabled(not is_frozen)
        self.question.set_frozen(is_frozen)
        self.form.set_frozen(is_frozen)

    def set_stage(self, stage: Stage) -> None:
        """The step points are given in: the council's opinion has a name of its own."""
        is_untouched = self.draft() is None
        self._stage = stage
        if self._line is not None and is_untouched:
            self._fill(_held(self._line, stage))
        words = texts.OPINION_COUNCIL if stage is Stage.COUNCIL else texts.OPINION
        self.opinion.label.setText(words)
        self.opinion.block.setAccessibleName(words)
        self._name_accept()

    def draft(self) -> Draft | None:
        """What was typed and not given, or None."""
        if self._line is None:
            return None
        typed = Draft(
            points=self.points.line.text().strip(),
            reason=str(self.reason.value()),
            opinion=str(self.opinion.value()),
            is_excluded=bool(self.excluded.value()),
            question=self.question.typed(),
        )
        return None if typed == _held(self._line, self._stage) else typed

    def begin(self, typed: str = "") -> None:
        """Put the focus on the points; `typed` replaces them."""
        self.points.line.setFocus()
        if typed:
            self.points.line.setText(typed)
        else:
            self.points.line.selectAll()

    def begin_question(self) -> None:
        """Put the focus on a question about the line."""
        if self._line is not None and self.question.begin_button.isEnabled():
            self.question.begin()
            self.ensureWidgetVisible(self.question)

    def accept(self) -> None:
        """Enter on the table: what was typed; else the points at hand; a value that stands stays.

        A value given on an older submission, or not yet spoken to by the council, is given once more.
        """
        line = self._line
        if line is None or not self.give_button.isEnabled():
            return
        draft = self.draft()
        if draft is not None and (draft.points or draft.is_excluded):
            self.give()
        elif line.appraisal is None:
            self.take()
        elif self._is_kept(line):
            self.give()
        else:
            self.passed.emit()

    def take(self) -> None:
        """Give the points at hand, or let an older value stand."""
        line = self._line
        if line is None:
            return
        if not self._is_kept(line):
            points, is_excluded = line.accepted
            if points is None and not is_excluded:
                self.points.say(texts.NO_POINTS, state="care")
                self.points.line.setFocus()
                return
            self.excluded.box.setChecked(is_excluded)
            self.points.show_value(points)
        self.give()

    def give(self) -> None:
        """Give what is typed; nothing typed takes the points at hand."""
        if self._line is None:
            return
        is_excluded = bool(self.excluded.value())
        try:
            points = None if is_excluded else self.points.value()
        except UserError as error:
            self.points.say(error_notice(error).what, state="wrong")
            return
        if points is None and not is_excluded:
            points = self._line.accepted[0]
        if points is None and not is_excluded:
            self.points.say(texts.NO_POINTS, state="care")
            return
        assert points is None or isinstance(points, Decimal)
        self.given.emit(
            AppraisedLine(
                criterion=self._line.criterion.id,
                points=points,
                reason=str(self.reason.value()),
                opinion=str(self.opinion.value()),
                excluded=is_excluded,
            )
        )

    def ask_reason(self) -> None:
        """Say that a reason is due, and stand on it."""
        if self._line is not None:
            before = texts.points(self._line.before)
            self.reason.say(texts.REASON_NEEDED.format(before=before), state="care")
            self.reason.block.setFocus()
            self.ensureWidgetVisible(self.reason)

    def _is_kept(self, line: AppraisalLine) -> bool:
        given = line.appraisal
        if given is None:
            return False
        return line.is_older or (self._stage is Stage.COUNCIL and given.stage is not Stage.COUNCIL)

    def _name_accept(self) -> None:
        line = self._line
        if line is None:
            return
        is_kept, (points, is_excluded) = self._is_kept(line), line.accepted
        given = line.appraisal
        stands = given is not None and (given.points, given.excluded) == (points, is_excluded)
        self.accept_button.setText(texts.keep(line) if is_kept else texts.accept(points, is_excluded))
        self.accept_button.setVisible(is_kept or not (stands or (points is None and not is_excluded)))

    def _fill(self, draft: Draft) -> None:
        self.points.say("")
        self.points.line.setText(draft.points)
        self.reason.show_value(draft.reason)
        self.opinion.show_value(draft.opinion)
        self.excluded.show_value(draft.is_excluded)
        self.question.put(draft.question)

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SMALL, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.head)
        column.addLayout(self._build_points())
        column.addLayout(self._build_choices())
        for field in (self.reason, self.opinion):
            field.block.setFixedHeight(_BLOCK_HEIGHT)
        for widget in (self._draft, self.reason, self.opinion, self.question, self.form, rule()):
            column.addWidget(widget)
        heading = QHBoxLayout()
        heading.addWidget(plain_label(texts.EVIDENCE, kind="heading"), 1)
        heading.addWidget(self.beside_button)
        column.addLayout(heading)
        for below in (self.evidence, self.story):
            column.addWidget(below)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _build_points(self) -> QHBoxLayout:
        self.give_button.setProperty("kind", "primary")
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.points, 1)
        row.addWidget(self.give_button, 0, Qt.AlignmentFlag.AlignBottom)
        for button in (self.give_button, self.accept_button, self.beside_button):
            button.setAutoDefault(False)
        self.beside_button.setToolTip(f"{texts.DOCUMENTS_BESIDE} ({texts.DOCUMENTS_KEYS})")
        return row

    def _build_choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SMALL)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.accept_button)
        row.addStretch(1)
        row.addWidget(self.remarks)
        column.addLayout(row)
        column.addWidget(self.excluded)
        return column

    def _listen(self) -> None:
        self.points.line.returnPressed.connect(self.give)
        self.give_button.clicked.connect(self.give)
        self.accept_button.clicked.connect(self.take)
        self.excluded.box.toggled.connect(self.points.setDisabled)
        self.form.measured.connect(self.outside)
        self.question.asked.connect(self.asked)
        self.question.withdrawn.connect(self.withdrawn)
        self.question.left.connect(self.left)
        CommitKeys(self.reason.block, self.opinion.block).asked.connect(self.give)


def _held(line: AppraisalLine, stage: Stage) -> Draft:
    """What the fields show when nothing was typed; the council does not inherit an opinion."""
    given = line.appraisal
    if given is None:
        return Draft()
    return Draft(
        points="" if given.points is None else texts.points(given.points),
        reason=given.reason,
        opinion=given.opinion if _speaks_as(stage, given.stage) else "",
        is_excluded=given.excluded,
    )


def _speaks_as(stage: Stage, before: Stage) -> bool:
    return (stage is Stage.COUNCIL) == (before is Stage.COUNCIL)
