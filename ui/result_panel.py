"""One line of a result: the steps of its points, the reason, how the self score came about, what to do."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.errors import CchcError
from core.improvement import LostLine
from core.records.planning import Task
from core.result_view import ResultLine, ResultView
from core.self_score import ScoreLine, SelfScore
from ui.desk import Desk
from ui.icons import icon
from ui.messages import plain_label
from ui.page import SMALL
from ui.texts import numbers
from ui.texts import results as texts
from ui.texts.criteria import explain
from ui.texts.evidence_page import document_line

_SECTIONS = ("stages", "reason", "opinion", "work", "how", "explanation", "evidence", "rule")
_HEADS = {
    "stages": texts.STAGES,
    "reason": texts.REASON,
    "opinion": texts.OPINION,
    "work": texts.TO_DO,
    "how": texts.HOW,
    "explanation": texts.EXPLANATION,
    "evidence": texts.EVIDENCE,
    "rule": texts.RULE,
}


class ResultPanel(QScrollArea):
    """Reads; the two buttons jump to the criterion and to its task."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line: ResultLine | None = None
        self._task: Task | None = None
        self._score: SelfScore | None = None
        self._year = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_own)
        self.name = plain_label(kind="heading", wraps=True)
        self.points = plain_label(kind="figure")
        self.heads = {key: plain_label(_HEADS[key], kind="heading") for key in _SECTIONS}
        self.words = {key: plain_label(wraps=True) for key in _SECTIONS}
        self.open_criterion = QPushButton(texts.OPEN_CRITERION)
        self.open_task = QPushButton(texts.OPEN_TASK)
        self._build()

    def forget(self) -> None:
        """Score the year anew when the next line is shown."""
        self._score = None

    def show_line(self, view: ResultView, line: ResultLine, *, lost: LostLine | None) -> None:
        """Show a line with everything known about it."""
        self._line = line
        self._task = lost.tasks[0] if lost is not None and lost.tasks else None
        self.name.setText(f"{line.criterion}  {line.name}")
        self.points.setText(texts.of_maximum(line.points, line.maximum))
        self._say("stages", self._stages(view, line, lost=lost))
        self._say("reason", line.reason or (texts.REASON_NONE if line.cut > 0 else ""))
        self._say("opinion", line.opinion)
        self._say("work", self._work(line, lost))
        self.open_task.setVisible(self._task is not None)
        self.verticalScrollBar().setValue(0)
        self._year = view.year
        if self._score is not None and self._score.year == view.year:
            self._show_own()
        else:
            self._soon.start(0)

    def _show_own(self) -> None:
        """How the unit's own score came about; the year is scored once, after the line stands there."""
        line = self._line
        if line is None:
            return
        own = self._own(self._year, line.criterion)
        self._say("how", "" if own is None else _how(own, line))
        self._say("explanation", "" if own is None else own.entry.explanation or own.entry.claim_reason)
        self._say("evidence", "" if own is None else _evidence(own))
        self._say("rule", "" if own is None else own.criterion.rule_text)

    def _say(self, key: str, text: str) -> None:
        self.words[key].setText(text)
        self.words[key].setVisible(bool(text))
        self.heads[key].setVisible(bool(text))

    def _own(self, year: int, criterion: str) -> ScoreLine | None:
        """The line as the unit's own data stand now; None where the set has no such leaf any more."""
        try:
            if self._score is None or self._score.year != year:
                self._score = self._desk.services.self_assessment.score(year)
            return self._score.line(criterion)
        except (CchcError, KeyError):
            return None

    def _stages(self, view: ResultView, line: ResultLine, *, lost: LostLine | None) -> str:
        authority = self._desk.office().authority
        parts = [
            texts.stage_self(line.self_points, view.answers_revision),
            texts.stage_appraised(
                line.points, "" if authority is None else authority.name, on=view.published_on
            ),
        ]
        if line.is_excluded:
            parts.append(texts.EXCLUDED)
        elif line.points is None:
            parts.append(texts.NO_POINTS)
        if lost is not None and lost.before is not None and line.points is not None:
            change = line.points - lost.before
            parts.append(texts.stage_before(lost.before, view.year - 1, change=change))
        return "\n".join((*parts, texts.STAGES_NOTE))

    def _work(self, line: ResultLine, lost: LostLine | None) -> str:
        if lost is None:
            return texts.TO_DO_FULL if line.points == line.maximum else ""
        if not lost.tasks:
            return texts.TO_DO_BIN if lost.is_binned else texts.TO_DO_NONE
        return "\n".join(
            texts.task_line(
                task.title,
                task.owner,
                due=numbers.day(task.due_on),
                state=texts.WORK[lost.progress],
            )
            for task in lost.tasks
        )

    def _go_to_criterion(self) -> None:
        if self._line is not None:
            self._desk.go_to("self", self._line.criterion)

    def _go_to_task(self) -> None:
        if self._task is not None:
            self._desk.set_year(self._task.year)
            self._desk.go_to("tasks", self._task.id)

    def _build(self) -> None:
        self.open_criterion.setIcon(icon("self"))
        self.open_task.setIcon(icon("tasks"))
        self.open_criterion.clicked.connect(lambda _checked=False: self._go_to_criterion())
        self.open_task.clicked.connect(lambda _checked=False: self._go_to_task())
        acts = QHBoxLayout()
        acts.addWidget(self.open_criterion)
        acts.addWidget(self.open_task)
        acts.addStretch(1)
        inner = QWidget()
        inner.setProperty("kind", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SMALL, 0)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.points)
        column.addLayout(acts)
        for key in _SECTIONS:
            column.addWidget(self.heads[key])
            column.addWidget(self.words[key])
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _how(own: ScoreLine, line: ResultLine) -> str:
    if own.score is None:
        return ""
    told = explain(own.criterion, own.score)
    if line.self_points is not None and own.points != line.self_points:
        now = numbers.points_or_none(own.points)
        return f"{told}\n{texts.NOW_DIFFERS.format(points=now)}"
    return told


def _evidence(own: ScoreLine) -> str:
    return "\n".join(document_line(document) for document in own.evidence) or texts.EVIDENCE_NONE
