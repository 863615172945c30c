"""What a year leaves open: findings with what became of them, and tasks not done."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.carrying import FindingState, FollowedFinding, LeftOpen
from core.records.planning import Task
from core.reporting.document import CellKind
from ui.desk import Desk
from ui.messages import plain_label, reporting
from ui.page import GAP, SMALL, card, nothing_here
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import results as texts
from ui.texts import tasks as task_texts

_MARKS = {FindingState.OPEN: "wrong", FindingState.CARRIED: "care", FindingState.REMEDIED: "done"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding with how many documents prove its remedy."""

    followed: FollowedFinding
    documents: int


class LeftOpenList(QWidget):
    """Findings above, open tasks below; `carry_asked` takes everything over into the next year."""

    carry_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.findings: TableView[FindingRow] = TableView(_finding_columns(), texts.FINDINGS_TITLE)
        self.tasks: TableView[Task] = TableView(_task_columns(), texts.OPEN_TASKS_TITLE)
        self.carry = QPushButton()
        self._state = plain_label(kind="quiet", wraps=True)
        self._no_findings = nothing_here(texts.FINDINGS_NONE)
        self._no_tasks = nothing_here(texts.OPEN_TASKS_NONE)
        self._build()

    def show_year(self, year: int) -> LeftOpen | None:
        """Show what a year leaves open, and answer what the next one may take over."""
        services = self._desk.services
        left: LeftOpen | None = None
        with reporting(self):
            followed = services.aftermath.carry_over.findings(year)
            left = services.aftermath.carry_over.left_open(year + 1)
            proofs = [
                identifier for item in services.keep_evidence.of_year(year) for identifier in item.records
            ]
            rows = [FindingRow(followed=each, documents=proofs.count(each.finding.id)) for each in followed]
            self.findings.show_rows(rows, same=lambda row: row.followed.finding.id)
            self.tasks.show_rows(left.tasks, same=lambda task: task.id)
            _instead(self.findings, self._no_findings, is_empty=not rows)
            _instead(self.tasks, self._no_tasks, is_empty=not left.tasks)
            self._show_act(left)
        return left

    def _show_act(self, left: LeftOpen) -> None:
        self.carry.setText(texts.CARRY_ACT.format(year=left.into))
        self.carry.setEnabled(not left.is_empty)
        words = texts.CARRY_NOTHING.format(year=left.into)
        if not left.is_empty:
            words = texts.carry_banner(len(left.findings), len(left.tasks), year=left.from_year)
        self._state.setText(words)

    def _open_finding(self, row: FindingRow) -> None:
        self._desk.go_to("other", f"finding:{row.followed.finding.id}")

    def _build(self) -> None:
        self.findings.opened.connect(self._open_finding)
        self.tasks.opened.connect(lambda task: self._desk.go_to("tasks", task.id))
        self.carry.clicked.connect(lambda _checked=False: self.carry_asked.emit())
        top = QHBoxLayout()
        top.addWidget(self._state, 1)
        top.addWidget(self.carry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        for title, table, none in (
            (texts.FINDINGS_TITLE, self.findings, self._no_findings),
            (texts.OPEN_TASKS_TITLE, self.tasks, self._no_tasks),
        ):
            frame, inside = card(title=title)
            table.wrap_rows()
            none.hide()
            inside.addWidget(table, 1)
            inside.addWidget(none, 1)
            column.addWidget(frame, 1)


def _instead(table: QWidget, words: QWidget, *, is_empty: bool) -> None:
    table.setVisible(not is_empty)
    words.setVisible(is_empty)


def _state_words(row: FindingRow) -> str:
    followed = row.followed
    if followed.state is FindingState.REMEDIED:
        return texts.remedied(followed.remedied_on, followed.remedied_in)
    return texts.FINDING_STATES[followed.state]


def _finding_columns() -> tuple[Column[FindingRow], ...]:
    return (
        Column(title=texts.FINDING, text=lambda row: row.followed.finding.content),
        Column(title=texts.FINDING_BY, text=lambda row: row.followed.finding.found_by, width=150),
        Column(title=task_texts.COLUMN_OWNER, text=lambda row: row.followed.finding.owner, width=130),
        Column(
            title=texts.FINDING_SINCE,
            text=lambda row: str(row.followed.first_year),
            align=RIGHT,
            width=74,
            value=lambda row: row.followed.first_year,
            kind=CellKind.PLAIN,
        ),
        Column(
            title=texts.FINDING_EVIDENCE,
            text=lambda row: str(row.documents) if row.documents else common.NONE,
            sort_key=lambda row: row.documents,
            align=RIGHT,
            width=60,
            value=lambda row: row.documents or None,
        ),
        Column(
            title=texts.FINDING_STATE,
            text=_state_words,
            mark=lambda row: _MARKS[row.followed.state],
            width=210,
        ),
    )


def _task_columns() -> tuple[Column[Task], ...]:
    return (
        Column(title=task_texts.COLUMN_TITLE, text=lambda task: task.title),
        Column(title=task_texts.COLUMN_OWNER, text=lambda task: task.owner or common.NONE, width=180),
        Column(
            title=task_texts.COLUMN_DUE,
            text=lambda task: numbers.day(task.due_on),
            value=lambda task: task.due_on,
            width=100,
        ),
        Column(
            title=task_texts.COLUMN_PROGRESS,
            text=lambda task: task_texts.progress(task.progress),
            sort_key=lambda task: task.progress,
            align=RIGHT,
            width=80,
            value=lambda task: Decimal(task.progress),
            kind=CellKind.PERCENT,
        ),
    )
