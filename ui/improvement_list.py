"""The improvement plan of the index: lost points with cause, person, remedy, deadline, and what came back."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.improvement import ImprovementPlan, LostLine, Progress
from core.records.planning import Task
from core.reporting.document import CellKind
from ui.messages import plain_label
from ui.page import SMALL, nothing_here
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import results as texts

_LEAST_OTHERS = 90
_MARKS = {Progress.NOT_GIVEN: "none", Progress.DOING: "care", Progress.DONE: "done"}


class ImprovementList(QWidget):
    """One row per criterion that lost points; `opened` brings the line to go to."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: ImprovementPlan | None = None
        self.table: TableView[LostLine] = TableView(_columns(), texts.TAB_PLAN)
        self.only_given = QCheckBox(texts.PLAN_ONLY_GIVEN)
        self._goal = plain_label(wraps=True)
        self.others: TableView[Task] = TableView(_other_columns(), texts.PLAN_OTHERS)
        self.add = QPushButton(texts.PLAN_OTHERS_ADD)
        self._no_others = plain_label(texts.PLAN_OTHERS_NONE, kind="quiet")
        self._none = nothing_here(texts.PLAN_NONE)
        top = QHBoxLayout()
        top.addWidget(self._goal, 1)
        top.addWidget(self.only_given)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self.table, 3)
        column.addWidget(self._none, 2)
        column.addLayout(self._build_others())
        column.addWidget(self.others, 1)
        self.table.wrap_rows()
        self.table.opened.connect(self.opened)
        self.only_given.toggled.connect(lambda _on: self._show())

    def show_plan(self, plan: ImprovementPlan, *, goals: str = "") -> None:
        """Show the plan of a year; `goals` are the targets set for the next one."""
        self._plan = plan
        told = texts.plan_context(plan.lost, plan.planned, index=plan.index, goal=plan.goal)
        if plan.won_back is not None:
            told = f"{told}\n{texts.plan_won(plan.won_back, plan.year + 1)}"
        self._goal.setText(f"{told}\n{goals}" if goals else told)
        self.others.show_rows(plan.others, same=lambda task: task.id)
        self.others.setVisible(bool(plan.others))
        self._no_others.setVisible(not plan.others)
        self._none.setVisible(not plan.lines)
        self.table.setVisible(bool(plan.lines))
        self._show()

    def _build_others(self) -> QHBoxLayout:
        self.others.setMinimumHeight(_LEAST_OTHERS)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(plain_label(texts.PLAN_OTHERS, kind="heading"))
        row.addWidget(self._no_others)
        row.addStretch(1)
        row.addWidget(self.add)
        return row

    def _show(self) -> None:
        if self._plan is not None:
            is_kept = self.only_given.isChecked()
            rows = [each for each in self._plan.lines if each.tasks or not is_kept]
            self.table.show_rows(rows, same=lambda row: row.line.criterion)


def _first(row: LostLine) -> Task | None:
    return row.tasks[0] if row.tasks else None


def _owner(row: LostLine) -> str:
    return "; ".join(dict.fromkeys(task.owner for task in row.tasks if task.owner)) or common.NONE


def _what(row: LostLine) -> str:
    return "\n".join(task.title for task in row.tasks) or common.NONE


def _cause(row: LostLine) -> str:
    return "\n".join(task.cause for task in row.tasks if task.cause) or common.NONE


def _due(row: LostLine) -> date | None:
    task = _first(row)
    return None if task is None else task.due_on


def _won(row: LostLine) -> str:
    return common.NONE if row.won_back is None else texts.difference(row.won_back)


def _won_meaning(row: LostLine) -> str:
    if row.won_back is None or row.won_back == 0:
        return ""
    return "done" if row.won_back > 0 else "wrong"


def _columns() -> tuple[Column[LostLine], ...]:
    return (
        Column(title=common.CODE_TITLE, text=lambda row: row.line.criterion, width=54),
        Column(title=texts.COLUMN_NAME, text=lambda row: row.line.name),
        Column(
            title=texts.COLUMN_LOST,
            text=lambda row: numbers.points(row.line.lost),
            value=lambda row: row.line.lost,
            align=RIGHT,
            width=78,
        ),
        Column(title=texts.PLAN_COLUMN_CAUSE, text=_cause, width=140),
        Column(title=texts.PLAN_COLUMN_TASK, text=_what),
        Column(title=texts.PLAN_COLUMN_OWNER, text=_owner, width=120),
        Column(title=texts.PLAN_COLUMN_DUE, text=lambda row: numbers.day(_due(row)), value=_due, width=104),
        Column(
            title=texts.COLUMN_WORK,
            text=lambda row: texts.WORK[row.progress],
            mark=lambda row: _MARKS[row.progress],
            width=108,
        ),
        Column(
            title=texts.PLAN_COLUMN_WON,
            text=_won,
            value=lambda row: row.won_back,
            align=RIGHT,
            meaning=_won_meaning,
            width=72,
            kind=CellKind.CHANGE,
        ),
    )


def _state(task: Task) -> Progress:
    return Progress.DONE if task.done_on else Progress.DOING


def _other_columns() -> tuple[Column[Task], ...]:
    return (
        Column(title=texts.PLAN_COLUMN_INDEX, text=lambda task: task.criterion or common.NONE, width=160),
        Column(title=texts.PLAN_COLUMN_TASK, text=lambda task: task.title),
        Column(title=texts.PLAN_COLUMN_OWNER, text=lambda task: task.owner or common.NONE, width=160),
        Column(
            title=texts.PLAN_COLUMN_DUE,
            text=lambda task: numbers.day(task.due_on),
            value=lambda task: task.due_on,
            width=104,
        ),
        Column(
            title=texts.COLUMN_WORK,
            text=lambda task: texts.WORK[_state(task)],
            mark=lambda task: _MARKS[_state(task)],
            width=118,
        ),
    )
