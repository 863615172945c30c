"""The improvement plan of the index: lost points with cause, person, remedy, deadline, and what came back."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from core.improvement import ImprovementPlan, LostLine, Progress
from core.records.planning import Task
from ui.messages import plain_label
from ui.page import SMALL, nothing_here
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import results as texts

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
        self._none = nothing_here(texts.PLAN_NONE)
        top = QHBoxLayout()
        top.addWidget(self._goal, 1)
        top.addWidget(self.only_given)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self._none, 1)
        self.table.wrap_rows()
        self.table.opened.connect(self.opened)
        self.only_given.toggled.connect(lambda _on: self._show())

    def show_plan(self, plan: ImprovementPlan) -> None:
        """Show the plan of a year."""
        self._plan = plan
        told = texts.plan_context(plan.lost, plan.planned, index=plan.index, goal=plan.goal)
        if plan.won_back is not None:
            told = f"{told}\n{texts.plan_won(plan.won_back, plan.year + 1)}"
        self._goal.setText(told)
        self._none.setVisible(not plan.lines)
        self.table.setVisible(bool(plan.lines))
        self._show()

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
            sort_key=lambda row: row.line.lost,
            align=RIGHT,
            width=78,
        ),
        Column(title=texts.PLAN_COLUMN_CAUSE, text=_cause, width=140),
        Column(title=texts.PLAN_COLUMN_TASK, text=_what),
        Column(title=texts.PLAN_COLUMN_OWNER, text=_owner, width=120),
        Column(
            title=texts.PLAN_COLUMN_DUE, text=lambda row: numbers.day(_due(row)), sort_key=_due, width=104
        ),
        Column(
            title=texts.COLUMN_WORK,
            text=lambda row: texts.WORK[row.progress],
            mark=lambda row: _MARKS[row.progress],
            width=108,
        ),
        Column(
            title=texts.PLAN_COLUMN_WON,
            text=_won,
            sort_key=lambda row: row.won_back,
            align=RIGHT,
            meaning=_won_meaning,
            width=72,
        ),
    )
