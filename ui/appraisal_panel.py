"""One criterion in appraisal: points with reason, how they are computed, what was sent, every value given."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.appraisal_sheet import AppraisalLine
from core.errors import UserError
from core.self_score import is_self_scored
from core.services.appraisal import AppraisedLine
from ui.desk import Desk
from ui.evidence_list import EvidenceList
from ui.fields import AmountField, BlockField, FlagField
from ui.messages import error_notice, plain_label
from ui.outside_form import OutsideForm
from ui.page import SMALL, rule, set_pill
from ui.sheet_keys import CommitKeys
from ui.texts import appraisal_page as texts
from ui.texts.criteria import explain

_OPINION_HEIGHT = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed and not yet given."""

    points: str = ""
    reason: str = ""
    opinion: str = ""
    is_excluded: bool = False


def proposed(line: AppraisalLine) -> Decimal | None:
    """The points Enter takes: the unit's own, or the computed ones where it does not score itself."""
    if is_self_scored(line.criterion):
        return line.self_points
    return None if line.computed is None else line.computed.points


class AppraisalPanel(QScrollArea):
    """Shows one line. `given` brings an `AppraisedLine`, `outside` an `OutsideValue`."""

    given = Signal(object)
    outside = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: AppraisalLine | None = None
        self.points = AmountField(texts.POINTS, hint=texts.POINTS_HINT, empty=None)
        self.excluded = FlagField(texts.EXCLUDED)
        self.reason = BlockField(texts.REASON, hint=texts.REASON_HINT)
        self.opinion = BlockField(texts.OPINION)
        self.give_button = QPushButton(texts.GIVE)
        self.accept_button = QPushButton(texts.ACCEPT_NONE)
        self.form = OutsideForm(desk)
        self.evidence = EvidenceList(desk)
        self.opinion.block.setFixedHeight(_OPINION_HEIGHT)
        self._build_words()
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
        self._say(line)
        self.form.show_line(line, document)
        self.evidence.show_documents(line.evidence, line.criterion.evidence)
        self.accept_button.setText(texts.accept(proposed(line)))
        self.accept_button.setVisible(proposed(line) is not None)
        self._fill(draft or _held(line))
        self._draft.setVisible(draft is not None)
        if is_other:
            self.verticalScrollBar().setValue(0)

    def show_sheet(self, *, sender: str, is_frozen: bool) -> None:
        """Whose sheet it is: evidence opens under the sender's name, and a published year is only read."""
        self.evidence.name_sender(sender)
        for widget in (
            self.points,
            self.excluded,
            self.reason,
            self.opinion,
            self.give_button,
            self.accept_button,
        ):
            widget.setEnabled(not is_frozen)
        self.form.set_frozen(is_frozen)

    def draft(self) -> Draft | None:
        """What was typed and not given, or None."""
        if self._line is None:
            return None
        typed = Draft(
            points=self.points.line.text().strip(),
            reason=str(self.reason.value()),
            opinion=str(self.opinion.value()),
            is_excluded=bool(self.excluded.value()),
        )
        return None if typed == _held(self._line) else typed

    def begin(self, typed: str = "") -> None:
        """Put the focus on the points; `typed` replaces them."""
        self.points.line.setFocus()
        if typed:
            self.points.line.setText(typed)
        else:
            self.points.line.selectAll()

    def accept(self) -> None:
        """Give the points at hand."""
        if self._line is not None and proposed(self._line) is not None:
            self.excluded.box.setChecked(False)
            self.points.show_value(proposed(self._line))
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
            points = proposed(self._line)
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

    def _fill(self, draft: Draft) -> None:
        self.points.say("")
        self.points.line.setText(draft.points)
        self.reason.show_value(draft.reason)
        self.opinion.show_value(draft.opinion)
        self.excluded.show_value(draft.is_excluded)

    def _say(self, line: AppraisalLine) -> None:
        leaf, computed = line.criterion, line.computed
        self._name.setText(f"{leaf.id}  {leaf.name}")
        given = line.appraisal
        shown = texts.CELL_EXCLUDED if given is not None and given.excluded else None
        figures = (
            texts.points(line.self_points),
            texts.points(None if computed is None else computed.points),
            shown or texts.points(None if given is None else given.points),
            texts.points(leaf.max_points),
        )
        for label, text in zip(self._figures, figures, strict=True):
            label.setText(text)
        notice = texts.difference(line) or texts.who_scores(line)
        self._notice.setText(notice)
        set_pill(self._notice, "care" if line.differs else "none")
        self._notice.setVisible(bool(notice))
        self._why.setText(texts.NOT_COMPUTED if computed is None else texts.sentence(explain(leaf, computed)))
        self._says.setText(texts.unit_says(line.entry))
        self._history.setText(texts.history(line.history))
        self._rule.setText(leaf.rule_text)
        self._rule_head.setVisible(bool(leaf.rule_text))

    def _build_words(self) -> None:
        self._name = plain_label(kind="heading", wraps=True)
        self._figures = tuple(plain_label(kind="title") for _figure in range(4))
        self._notice = plain_label(wraps=True)
        self._draft = plain_label(texts.DRAFT, kind="care", wraps=True)
        self._why = plain_label(wraps=True)
        self._says = plain_label(wraps=True)
        self._history = plain_label(wraps=True)
        self._rule_head = plain_label(texts.RULE, kind="heading")
        self._rule = plain_label(wraps=True)
        for label in (self._why, self._says, self._history, self._rule):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SMALL, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._name)
        column.addLayout(self._build_figures())
        column.addWidget(self._notice)
        column.addLayout(self._build_points())
        column.addWidget(self.accept_button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._draft, self.excluded, self.reason, self.opinion, self.form, rule()):
            column.addWidget(widget)
        titled: tuple[tuple[str, QWidget], ...] = (
            (texts.WHY, self._why),
            (texts.UNIT_SAYS, self._says),
            (texts.EVIDENCE, self.evidence),
            (texts.HISTORY, self._history),
        )
        for title, below in titled:
            column.addWidget(plain_label(title, kind="heading"))
            column.addWidget(below)
        column.addWidget(self._rule_head)
        column.addWidget(self._rule)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _build_figures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(SMALL)
        titles = (texts.SELF, texts.COMPUTED, texts.GIVEN, texts.MAXIMUM)
        for at, (title, label) in enumerate(zip(titles, self._figures, strict=True)):
            grid.addWidget(plain_label(title, kind="quiet"), 0, at)
            grid.addWidget(label, 1, at)
        return grid

    def _build_points(self) -> QHBoxLayout:
        self.give_button.setProperty("kind", "primary")
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.points, 1)
        row.addWidget(self.give_button, 0, Qt.AlignmentFlag.AlignBottom)
        for button in (self.give_button, self.accept_button):
            button.setAutoDefault(False)
        return row

    def _listen(self) -> None:
        self.points.line.returnPressed.connect(self.give)
        self.give_button.clicked.connect(self.give)
        self.accept_button.clicked.connect(self.accept)
        self.excluded.box.toggled.connect(self.points.setDisabled)
        self.form.measured.connect(self.outside)
        CommitKeys(self.reason.block, self.opinion.block).asked.connect(self.give)


def _held(line: AppraisalLine) -> Draft:
    """What the fields show when nothing was typed."""
    given = line.appraisal
    if given is None:
        return Draft()
    return Draft(
        points="" if given.points is None else texts.points(given.points),
        reason=given.reason,
        opinion=given.opinion,
        is_excluded=given.excluded,
    )
