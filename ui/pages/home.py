"""The commune's overview: the score so far, what is missing, what is due next."""

from datetime import date, timedelta
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.deadlines import Deadline
from core.errors import CchcError
from core.self_score import AreaScore, SelfScore
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import MessageDialog, Notice, plain_label
from ui.page import GAP, SMALL, Page, card, nothing_here
from ui.places_of import page_of_kind
from ui.receipt_words import receipt_of_year
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import home as texts
from ui.texts.criteria import sample_banner
from ui.texts.deadlines import deadline_text
from ui.texts.every_finding import message_of
from ui.to_do import ToDo, return_banner, to_do

_STEPS = 1000
_AREA_NAME = 220
_BAR_WIDTH = 120


class AreaBar:
    """One area: its name, how much of its maximum is reached, and both figures."""

    def __init__(self, grid: QGridLayout, row: int) -> None:
        self._name = plain_label(wraps=True)
        self._points = plain_label()
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        for column, widget in enumerate((self._name, self._bar, self._points)):
            grid.addWidget(widget, row, column)

    def show(self, area: AreaScore) -> None:
        """Show one area's points."""
        self._name.setText(area.criterion.name)
        self._bar.setValue(int(area.points * _STEPS / area.maximum) if area.maximum else 0)
        self._bar.setAccessibleName(area.criterion.name)
        self._points.setText(texts.of_maximum(area.points, area.maximum))


class HomePage(Page):
    """Where am I, what is missing, what do I do next."""

    key: ClassVar[str] = "home"
    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_HOME)
        self.missing: TableView[ToDo] = TableView(_missing_columns(), texts.MISSING)
        self.deadlines: TableView[Deadline] = TableView(_deadline_columns(), texts.DEADLINES)
        self._all_there = nothing_here(texts.MISSING_NONE)
        self._none_due = nothing_here(texts.DEADLINES_NONE)
        self._figures = QHBoxLayout()
        self._areas = QGridLayout()
        self._area_rows: list[AreaBar] = []
        self._checks = QPushButton()
        self._empty = nothing_here(texts.NO_CRITERIA, texts.CHOOSE_CRITERIA, act=lambda: desk.go_to("self"))
        self._filled = QWidget()
        self._build()
        self.add_primary(texts.OPEN_SELF, lambda: desk.go_to("self"), mark="self")
        self.missing.opened.connect(lambda row: desk.go_to("self", row.criterion))
        self.deadlines.opened.connect(self._open_deadline)

    def reload(self) -> None:
        """Score, missing things and deadlines of the year."""
        try:
            score = self.desk.services.self_assessment.score(self.desk.year)
        except CchcError:
            self.set_context(self.desk.office().unit.name, common.year(self.desk.year))
            self._empty.show()
            self._filled.hide()
            return
        self._empty.hide()
        self._filled.show()
        returned = self.desk.services.returns.waiting(self.desk.year)
        rows = to_do(score, returned)
        self._show_score(score, to_correct=return_banner(returned))
        self.missing.show_rows(rows)
        self._missing_figure.setText(str(len(rows)))
        _instead(self.missing, self._all_there, is_empty=not rows)
        deadlines = self.desk.services.record_entry.deadlines(self.desk.year)
        self.deadlines.show_rows(deadlines)
        _instead(self.deadlines, self._none_due, is_empty=not deadlines)
        self._show_checks()

    def _show_score(self, score: SelfScore, *, to_correct: str) -> None:
        self.set_context(
            score.unit.name,
            common.year(score.year),
            score.criteria.name,
            texts.STATES[score.state],
            receipt_of_year(self.desk),
        )
        self.set_banner(to_correct or sample_banner(score.criteria))
        self._score_figure.setText(texts.of_maximum(score.total, score.self_maximum))
        self._index_figure.setText(numbers.percent(score.index))
        self._index_note.setText(texts.index_note(score.total, score.maximum))
        for row, area in enumerate(score.areas):
            self._show_area(row, area)

    def _show_area(self, row: int, area: AreaScore) -> None:
        if row == len(self._area_rows):
            self._area_rows.append(AreaBar(self._areas, row))
        self._area_rows[row].show(area)

    def _show_checks(self) -> None:
        count = len(self.desk.services.record_entry.findings(self.desk.year))
        self._checks.setText(texts.checks(count) if count else texts.CHECKS_NONE)
        self._checks.setEnabled(count > 0)

    def _tell_checks(self) -> None:
        found = self.desk.services.record_entry.findings(self.desk.year)
        lines = "\n".join(message_of(finding) for finding in found)
        notice = Notice(
            title=texts.CHECKS, what=texts.checks(len(found)), why=texts.CHECKS_WHY, details=lines
        )
        MessageDialog(notice, (common.CLOSE,), parent=self, opens_details=True).exec()

    def _open_deadline(self, row: Deadline) -> None:
        page = page_of_kind(row.kind)
        self.desk.go_to(page, f"{row.kind}:{row.record_id}" if page == "other" else row.record_id)

    def _build(self) -> None:
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._build_figures())
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._build_list(texts.MISSING, self.missing, instead=self._all_there), 6)
        row.addWidget(self._build_list(texts.DEADLINES, self.deadlines, instead=self._none_due), 5)
        column.addLayout(row, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)

    def _build_figures(self) -> QHBoxLayout:
        self._score_figure = plain_label(kind="figure")
        self._index_figure = plain_label(kind="figure")
        self._index_note = plain_label(kind="quiet")
        self._missing_figure = plain_label(kind="figure")
        left, column = card(title=texts.SCORE)
        column.addWidget(self._score_figure)
        column.addWidget(plain_label(texts.INDEX, kind="heading"))
        column.addWidget(self._index_figure)
        column.addWidget(self._index_note)
        column.addWidget(self._checks, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._checks.setProperty("kind", "link")
        self._checks.clicked.connect(lambda _checked=False: self._tell_checks())
        middle, areas = card(title=texts.AREAS)
        self._areas.setHorizontalSpacing(12)
        self._areas.setVerticalSpacing(4)
        self._areas.setColumnStretch(0, 1)
        self._areas.setColumnMinimumWidth(0, _AREA_NAME)
        self._areas.setColumnMinimumWidth(1, 120)
        areas.addLayout(self._areas)
        areas.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(left)
        row.addWidget(middle, 1)
        return row

    def _build_list(self, title: str, table: TableView[Any], *, instead: QWidget) -> QWidget:
        frame, column = card()
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(plain_label(title, kind="heading"))
        if table is self.missing:
            self._missing_figure.setProperty("kind", "badge")
            head.addWidget(self._missing_figure)
        head.addStretch(1)
        column.addLayout(head)
        table.wrap_rows()
        column.addWidget(table, 1)
        column.addWidget(instead, 1)
        return frame


def _missing_columns() -> tuple[Column[ToDo], ...]:
    return (
        Column(title=common.CODE_TITLE, text=lambda row: row.criterion, width=64),
        Column(title=texts.COLUMN_CRITERION, text=lambda row: row.name),
        Column(
            title=texts.COLUMN_NEED,
            text=lambda row: row.need,
            meaning=lambda row: "wrong" if row.meaning == "wrong" else "",
            mark=lambda row: row.meaning,
            width=190,
        ),
        Column(
            title=texts.COLUMN_AT_STAKE,
            text=lambda row: numbers.points(row.at_stake),
            sort_key=lambda row: row.at_stake,
            align=RIGHT,
            width=56,
        ),
    )


def _deadline_columns() -> tuple[Column[Deadline], ...]:
    return (
        Column(title=texts.COLUMN_WHAT, text=deadline_text),
        Column(title=texts.COLUMN_DUE, text=lambda row: numbers.day(row.due_on), sort_key=_due, width=104),
        Column(
            title=texts.COLUMN_LEFT,
            text=_left,
            sort_key=_due,
            meaning=lambda row: "wrong" if row.is_overdue else "",
            mark=lambda row: "wrong" if row.is_overdue else "",
            width=150,
        ),
    )


def _due(row: Deadline) -> date:
    return row.due_on


def _left(row: Deadline) -> str:
    return numbers.due(row.due_on, row.due_on - timedelta(days=row.days_left))


def _instead(table: QWidget, words: QWidget, *, is_empty: bool) -> None:
    """An empty list says in words that nothing is open."""
    table.setVisible(not is_empty)
    words.setVisible(is_empty)
