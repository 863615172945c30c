"""One criterion at the right of the tree: points, why, inputs, claim, explanation, evidence."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.assessment import Claim, CriterionEntry
from core.evidence import EvidenceDocument
from core.findings import Level
from core.self_score import ScoreLine, Source, is_self_scored
from ui.criterion_form import CriterionForm, Pairs
from ui.desk import Desk
from ui.fields import BlockField, FlagField, LineField
from ui.icons import icon
from ui.messages import plain_label
from ui.page import SMALL, rule
from ui.places_of import page_of_source
from ui.texts import returning
from ui.texts import self_assessment as texts
from ui.texts.criteria import SCORED_BY, explain
from ui.texts.every_finding import message_of
from ui.texts.evidence_page import document_line

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
        self._build_fields()
        inner = QWidget()
        inner.setProperty("kind", "plain")
        inner.setLayout(self._column)
        self._column.setContentsMargins(0, 0, SMALL, 0)
        self._column.setSpacing(10)
        self._lay_out()
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

    def show_line(self, line: ScoreLine, *, asked: str = "") -> None:
        """Show a line; the fields are rebuilt only for another criterion. `asked`: what was sent back for."""
        self._asked.setText(returning.ASKED.format(question=asked))
        self._asked.setVisible(bool(asked))
        is_other = self._line is None or self._line.criterion != line.criterion
        had_form = self._form is not None
        self._line = line
        self._say(line)
        if is_other or had_form != self._takes_inputs(line):
            self._rebuild(line)
        if self._form is not None:
            self._form.show_pairs(line.entry.inputs)
        self._claim.show_value(line.entry.claim is Claim.NO_OCCURRENCE)
        self._claim_reason.show_value(line.entry.claim_reason)
        self._explanation.show_value(line.entry.explanation)
        self._note.show_value(line.entry.note)
        self._claim_reason.setVisible(line.entry.claim is Claim.NO_OCCURRENCE)

    def _say(self, line: ScoreLine) -> None:
        leaf = line.criterion
        self._name.setText(f"{leaf.id}  {leaf.name}")
        self._points.setText(texts.points_of(line.points, leaf.max_points))
        self._how.setText(explain(leaf, line.score) if line.score is not None else texts.NOT_SCORED)
        self._source.setText(texts.SOURCES[line.source])
        self._rule_text.setText(leaf.rule_text)
        self._rule_head.setVisible(bool(leaf.rule_text))
        self._findings.setText("\n".join(message_of(item) for item in line.findings))
        has_error = any(item.level is Level.ERROR for item in line.findings)
        self._findings.setProperty("kind", "error" if has_error else "finding")
        self._findings.style().polish(self._findings)
        self._findings.setVisible(bool(line.findings))
        self._show_evidence(line.evidence, leaf.evidence)
        is_own = is_self_scored(leaf)
        who = SCORED_BY[leaf.scored_by] if leaf.scored_by is not None else ""
        self._not_self.setText(texts.NOT_SELF.format(who=who[:1].upper() + who[1:] + "."))
        self._not_self.setVisible(not is_own)
        for widget in (self._claim, self._explanation, self._add_evidence):
            widget.setVisible(is_own)
        self._records.setVisible(is_own and line.source in {Source.RECORDS, Source.NONE})

    def _show_evidence(self, held: tuple[EvidenceDocument, ...], wanted: tuple[str, ...]) -> None:
        lines = [document_line(document) for document in held] or [texts.EVIDENCE_NONE]
        if wanted and not held:
            lines.append(texts.EVIDENCE_WANTED.format(names="; ".join(wanted)))
        self._evidence.setText("\n".join(lines))

    def _takes_inputs(self, line: ScoreLine) -> bool:
        return is_self_scored(line.criterion) and line.source in _HAND_FORMS

    def _rebuild(self, line: ScoreLine) -> None:
        if self._form is not None:
            self._inputs.removeWidget(self._form)
            self._form.deleteLater()
            self._form = None
        self._inputs_head.setVisible(self._takes_inputs(line))
        if self._takes_inputs(line):
            self._form = CriterionForm(line.criterion, self._desk)
            self._form.edited.connect(self._take_inputs)
            self._inputs.addWidget(self._form)

    def _build_words(self) -> None:
        self._name = plain_label(kind="heading", wraps=True)
        self._points = plain_label(kind="figure")
        self._asked = plain_label(kind="wrong", wraps=True)
        self._not_self = plain_label(kind="quiet", wraps=True)
        self._findings = plain_label(wraps=True)
        self._how = plain_label(wraps=True)
        self._source = plain_label(kind="quiet", wraps=True)
        self._rule_head = plain_label(texts.RULE, kind="heading")
        self._rule_text = plain_label(wraps=True)
        self._evidence = plain_label(wraps=True)
        self._inputs_head = plain_label(texts.INPUTS, kind="heading")
        self._inputs = QVBoxLayout()

    def _build_fields(self) -> None:
        self._claim = FlagField(texts.CLAIM)
        self._claim_reason = LineField(texts.CLAIM_REASON, required=True)
        self._explanation = BlockField(texts.EXPLANATION)
        self._note = BlockField(texts.NOTE)
        self._records = QPushButton(texts.OPEN_RECORDS)
        self._records.setIcon(icon("open"))
        self._records.clicked.connect(self._open_records)
        self._add_evidence = QPushButton(texts.ADD_EVIDENCE)
        self._add_evidence.setIcon(icon("evidence"))
        self._add_evidence.clicked.connect(self._ask_evidence)
        self._claim.committed.connect(self._take_claim)
        self._claim_reason.committed.connect(lambda text: self._take(claim_reason=text))
        self._explanation.committed.connect(lambda text: self._take(explanation=text))
        self._note.committed.connect(lambda text: self._take(note=text))

    def _lay_out(self) -> None:
        add = self._column.addWidget
        for widget in (self._name, self._points, self._asked, self._not_self, self._findings):
            add(widget)
        add(plain_label(texts.HOW, kind="heading"))
        for widget in (self._how, self._source):
            add(widget)
        add(self._records, 0, Qt.AlignmentFlag.AlignLeft)
        add(self._inputs_head)
        self._column.addLayout(self._inputs)
        for field in (self._claim, self._claim_reason, self._explanation):
            add(field)
        add(rule())
        add(plain_label(texts.EVIDENCE, kind="heading"))
        add(self._evidence)
        add(self._add_evidence, 0, Qt.AlignmentFlag.AlignLeft)
        add(self._rule_head)
        add(self._rule_text)
        add(self._note)
        self._column.addStretch(1)

    def _take_inputs(self, pairs: Pairs) -> None:
        self._take(inputs=pairs)

    def _take_claim(self, is_claimed: object) -> None:
        self._take(claim=Claim.NO_OCCURRENCE if is_claimed else Claim.NONE)

    def _take(self, **changed: object) -> None:
        if self._line is not None:
            entry: CriterionEntry = replace(self._line.entry, **changed)  # type: ignore[arg-type]
            self.entered.emit(entry)

    def _ask_evidence(self) -> None:
        if self._line is not None:
            self.evidence_asked.emit(self._line.criterion.id)

    def _open_records(self) -> None:
        if self._line is not None:
            page, subject = page_of_source(self._line.criterion.data_source)
            self._desk.go_to(page, subject)
