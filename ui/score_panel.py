"""One criterion at the right of the tree: points, why, what if, inputs, claim, explanation, evidence."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from core.assessment import CriterionEntry
from core.criteria import IndicatorForm
from core.findings import Level
from core.self_score import ScoreLine, Source, is_self_scored
from ui.claim_part import ClaimPart
from ui.criterion_form import CriterionForm, Pairs
from ui.desk import Desk
from ui.evidence_part import EvidencePart
from ui.facts import Facts
from ui.fields import BlockField, LineField
from ui.growing_block import GrowingBlock
from ui.legal_bases import law_behind
from ui.line_context import LineContext
from ui.line_sources import LineSources
from ui.messages import plain_label
from ui.page import SMALL, rule, set_pill
from ui.texts import returning
from ui.texts import self_assessment as texts
from ui.texts.criteria import SCORED_BY, input_rows
from ui.texts.every_finding import message_of
from ui.undo_keys import UndoKeys
from ui.what_if_part import WhatIfPart

_HAND_FORMS = frozenset({Source.NONE, Source.ENTRY, Source.CLAIM})


class ScorePanel(QScrollArea):
    """Shows one line and tells what the officer changed; `entered` brings the new entry."""

    entered = Signal(object)
    evidence_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line: ScoreLine | None = None
        self._form: CriterionForm | None = None
        self._column = QVBoxLayout()
        self._build_words()
        self._build_parts()
        inner = QWidget()
        inner.setProperty("kind", "plain")
        inner.setLayout(self._column)
        self._column.setContentsMargins(0, 0, SMALL, 0)
        self._column.setSpacing(10)
        self._lay_out()
        self._connect()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def line(self) -> ScoreLine | None:
        """The line shown."""
        return self._line

    @property
    def form(self) -> CriterionForm | None:
        """The inputs of the criterion, where they are entered by hand."""
        return self._form

    def show_line(self, line: ScoreLine, around: LineContext) -> None:
        """Show a line; the fields are rebuilt only for another criterion, or when records prove otherwise."""
        old = self._line
        is_other = old is None or (old.criterion, old.proven) != (line.criterion, line.proven)
        had_form = self._form is not None
        if old is not None and old.criterion != line.criterion:
            self._leave_fields()
        self._line = line
        self._say(line, around)
        if is_other or had_form != _takes_inputs(line):
            self._rebuild(line)
        if self._form is not None:
            self._form.show_pairs(line.entry.inputs)
        for field, text in (
            (self.explanation, line.entry.explanation),
            (self.note, line.entry.note),
            (self.owner, line.entry.owner),
        ):
            field.show_value(text)
        is_needed = any(item.code == "LINE_NO_EVIDENCE" for item in line.findings)
        self.explanation.rename(texts.EXPLANATION_NEED if is_needed else texts.EXPLANATION)
        self.explanation.say(texts.EXPLAIN_NEEDED if is_needed else "", state="wrong")
        self.claim.show_line(around.score, line)
        self.what_if.show_line(around.score, line)
        self._lock(around.lock)

    def focus_first(self) -> None:
        """Put the cursor where the first answer of this criterion goes."""
        first = next(iter(self._form.fields.values()), None) if self._form is not None else None
        target = (first or self.explanation).editor()
        if not target.isEnabled() or target.isHidden():
            target = self.what_if.button
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(target)

    def _leave_fields(self) -> None:
        """What stands half-typed is kept for its own criterion before another takes the panel."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self.verticalScrollBar().setValue(0)

    def _say(self, line: ScoreLine, around: LineContext) -> None:
        leaf = line.criterion
        self._name.setText(f"{leaf.id}  {leaf.name}")
        self._points.setText(texts.points_of(line.points, leaf.max_points))
        self._show(self._locked, around.lock)
        self._show(self._asked, returning.ASKED.format(question=around.asked) if around.asked else "")
        self._how.setText(
            "\n".join(texts.calculation(leaf, line.score)) if line.score is not None else texts.NOT_SCORED
        )
        rows = () if line.score is None else input_rows(leaf, line.score)
        self.figures.show_rows(tuple((name, value, "") for name, value in rows))
        self.sources.show_line(line)
        self.evidence.show_line(line)
        self._show(self._rule, leaf.rule_text)
        law = law_behind(leaf.data_source, around.score.year)
        basis = f"{texts.BASIS}: {texts.basis(leaf, around.score.criteria)}."
        self._basis.setText("\n".join(filter(None, (basis, law))))
        self.compared.show_rows(texts.compared_rows(around.earlier, around.given))
        self._compared_head.setVisible(around.earlier is not None or around.given is not None)
        self._say_findings(line)
        is_own = is_self_scored(leaf)
        who = SCORED_BY[leaf.scored_by] if leaf.scored_by is not None else ""
        self._show(self._not_self, "" if is_own else texts.not_self(who))
        self.explanation.setVisible(is_own)

    def _say_findings(self, line: ScoreLine) -> None:
        self._findings.setText("\n".join(message_of(item) for item in line.findings))
        has_error = any(item.level is Level.ERROR for item in line.findings)
        self._findings.setProperty("kind", "error" if has_error else "finding")
        self._findings.style().polish(self._findings)
        self._findings.setVisible(bool(line.findings))

    def _show(self, label: QWidget, text: str) -> None:
        label.setProperty("text", text)
        label.setVisible(bool(text))

    def _rebuild(self, line: ScoreLine) -> None:
        if self._form is not None:
            self._inputs.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self._inputs_head.setVisible(_takes_inputs(line))
        if _takes_inputs(line):
            self._form = CriterionForm(line.criterion, self._desk, proven=line.proven)
            self._form.edited.connect(self._take_inputs)
            self._inputs.addWidget(self._form)
            self._form.show()
            for field in self._form.fields.values():
                self._undo_keys.watch(field.editor())

    def _lock(self, reason: str) -> None:
        """A closed year shows everything and takes nothing; its figures can still be tried."""
        if self._form is not None:
            self._form.set_locked(bool(reason))
        if reason:
            self.claim.claim.box.setEnabled(False)
        for field in (self.explanation, self.note, self.owner, self.claim.reason):
            editor = field.editor()
            assert isinstance(editor, (QLineEdit, QPlainTextEdit))
            editor.setReadOnly(bool(reason))

    def _build_words(self) -> None:
        self._name = plain_label(kind="heading", wraps=True)
        self._points = plain_label(kind="figure")
        self._locked = plain_label(wraps=True)
        set_pill(self._locked, "none")
        self._asked = plain_label(kind="wrong", wraps=True)
        self._not_self = plain_label(kind="quiet", wraps=True)
        self._findings = plain_label(wraps=True)
        self._how = plain_label(wraps=True)
        self._rule = plain_label(wraps=True)
        self._basis = plain_label(kind="quiet", wraps=True)
        self._inputs_head = plain_label(texts.INPUTS, kind="heading")
        self._compared_head = plain_label(texts.COMPARED, kind="heading")
        self._inputs = QVBoxLayout()

    def _build_parts(self) -> None:
        self._undo_keys = UndoKeys(self)
        self.figures, self.compared = Facts(), Facts()
        self.sources = LineSources(self._desk)
        self.what_if = WhatIfPart(self._desk)
        self.claim = ClaimPart()
        self.explanation = GrowingBlock(texts.EXPLANATION)
        self.evidence = EvidencePart(self._desk)
        self.owner = LineField(texts.OWNER, longest=120)
        self.note = BlockField(texts.NOTE)

    def _connect(self) -> None:
        self.claim.claimed.connect(lambda value: self._take(claim=value))
        self.claim.reasoned.connect(lambda text: self._take(claim_reason=text))
        self.explanation.committed.connect(lambda text: self._take(explanation=text))
        self.note.committed.connect(lambda text: self._take(note=text))
        self.owner.committed.connect(lambda text: self._take(owner=text))
        self.evidence.asked.connect(self.evidence_asked)
        for field in (self.claim.reason, self.explanation, self.note, self.owner):
            self._undo_keys.watch(field.editor())

    def _lay_out(self) -> None:
        parts: tuple[QWidget | QVBoxLayout, ...] = (
            self._name,
            self._points,
            self._locked,
            self._asked,
            self._not_self,
            self._findings,
            plain_label(texts.HOW, kind="heading"),
            self.figures,
            self._how,
            self.sources,
            self.what_if,
            self._inputs_head,
            self._inputs,
            self.claim,
            self.explanation,
            rule(),
            self.evidence,
            rule(),
            self._compared_head,
            self.compared,
            plain_label(texts.RULE, kind="heading"),
            self._rule,
            self._basis,
            self.owner,
            self.note,
        )
        for part in parts:
            if isinstance(part, QVBoxLayout):
                self._column.addLayout(part)
            else:
                self._column.addWidget(part)
        self._column.addStretch(1)

    def _take_inputs(self, pairs: Pairs) -> None:
        self._take(inputs=pairs)

    def _take(self, **changed: object) -> None:
        if self._line is not None:
            entry: CriterionEntry = replace(self._line.entry, **changed)  # type: ignore[arg-type]
            self.entered.emit(entry)


def _takes_inputs(line: ScoreLine) -> bool:
    """Inputs are typed where no record gives them; of a checklist the items that no record proves."""
    if not is_self_scored(line.criterion) or line.criterion.indicator is None:
        return False
    return line.source in _HAND_FORMS or line.criterion.indicator.form is IndicatorForm.BOOLEAN_ITEMS
