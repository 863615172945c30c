"""One unit of the round in full: its course and deadlines, what changed since its appraisal, its past."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from core.reporting.document import CellKind
from core.services.round_board import BoardRow
from core.services.unit_round import FormerUnit, LineSince, PastYear, UnitView
from ui.desk import Desk
from ui.facts import Facts
from ui.messages import plain_label
from ui.page import GAP, SMALL
from ui.tables import RIGHT, Column, TableView, part, wall
from ui.texts import common, numbers
from ui.texts import list_paper as paper
from ui.texts import round_board as board_texts
from ui.texts import unit_round as texts
from ui.window_place import fit

_SIZE = (900, 580)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """Something that happened with the unit in this round."""

    at: datetime
    what: str
    more: str = ""
    meaning: str = ""


class UnitRoundDialog(QDialog):
    """Read only; `wants_appraisal` says that the person asked for the unit's appraisal."""

    def __init__(self, row: BoardRow, view: UnitView, *, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row, self._view, self._desk = row, view, desk
        self.wants_appraisal = False
        self.setWindowTitle(texts.TITLE.format(unit=row.unit.name, year=desk.year))
        fit(self, _SIZE)
        self.tabs = QTabWidget()
        self.course: TableView[_Event] = TableView(_event_columns(), texts.COURSE)
        self.lines: TableView[LineSince] = TableView(_line_columns(self._names()), texts.COLUMN_CHANGED)
        self.formers: TableView[FormerUnit] = TableView(_former_columns(), texts.FORMERS)
        self.past: TableView[PastYear] = TableView(_past_columns(), texts.PAST)
        self._build()
        if view.lines:
            self.tabs.setCurrentIndex(1)

    def _names(self) -> dict[str, str]:
        """The criteria of the round by code."""
        opened = self._desk.services.run_round.round(self._desk.year)
        if opened is None:
            return {}
        criteria = self._desk.services.adopt_criteria.read(opened.criteria_set, opened.criteria_version)
        return {leaf.id: leaf.name for leaf in criteria.leaves()}

    def _appraise(self) -> None:
        self.wants_appraisal = True
        self.accept()

    def _build(self) -> None:
        self.tabs.addTab(self._build_course(), texts.TAB_COURSE)
        self.tabs.addTab(self._build_changes(), texts.tab_changes(len(self._view.lines)))
        self.tabs.addTab(self._build_history(), texts.TAB_HISTORY)
        close = QPushButton(common.CLOSE)
        close.clicked.connect(self.reject)
        appraise = QPushButton(texts.OPEN_APPRAISAL)
        appraise.setProperty("kind", "primary")
        appraise.setEnabled(self._row.has_sent)
        appraise.clicked.connect(self._appraise)
        (appraise if self._row.has_sent else close).setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(appraise)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.tabs, 1)
        column.addLayout(buttons)

    def _build_course(self) -> QWidget:
        facts = Facts()
        row = self._row
        late = "wrong" if row.days_late else ""
        facts.show_rows(
            (
                (texts.STATUS, board_texts.status_in_full(row), ""),
                (texts.OWN_DUE, board_texts.own_due_in_full(row).replace("\n", ". "), late),
            )
        )
        events = sorted(_events(self._view), key=lambda each: each.at, reverse=True)
        self.course.show_rows(events)
        return _tab(facts, _table_or(self.course, texts.NO_COURSE))

    def _build_changes(self) -> QWidget:
        order = {code: at for at, code in enumerate(self._names())}
        lines = sorted(self._view.lines, key=lambda line: order.get(line.criterion, len(order)))
        self.lines.show_rows(lines)
        why = plain_label(texts.CHANGES_WHY, kind="quiet", wraps=True)
        why.setVisible(bool(self._view.lines))
        return _tab(why, _table_or(self.lines, texts.CHANGES_NONE))

    def _build_history(self) -> QWidget:
        self.formers.show_rows(self._view.formers)
        self.past.show_rows(self._view.past)
        return _tab(
            plain_label(texts.FORMERS, kind="heading"),
            _table_or(self.formers, texts.NO_FORMERS),
            plain_label(texts.PAST, kind="heading"),
            _table_or(self.past, texts.NO_PAST),
        )


def _tab(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(GAP, GAP, GAP, GAP)
    column.setSpacing(SMALL)
    for widget in widgets:
        column.addWidget(widget, 1 if isinstance(widget, TableView) else 0)
    if not any(isinstance(widget, TableView) for widget in widgets):
        column.addStretch(1)
    return page


def _table_or(table: TableView[Any], none: str) -> QWidget:
    """The table, or a quiet line where it would be empty."""
    if table.rows_model.rows:
        return table
    table.hide()
    return plain_label(none, kind="quiet", wraps=True)


def _events(view: UnitView) -> list[_Event]:
    return [
        *(_Event(at=each.at, what=texts.arrival(each)) for each in view.arrivals),
        *(
            _Event(
                at=each.at,
                what=texts.RETURNED.format(revision=each.revision or common.NONE),
                more=texts.returned(each),
            )
            for each in view.returned
        ),
        *(
            _Event(
                at=each.at,
                what=texts.EXTENDED.format(day=numbers.day(each.due_on)),
                more=f"{board_texts.why(each)} – {each.officer}",
            )
            for each in view.extensions
        ),
        *(
            _Event(at=each.later.at, what=texts.REWRITTEN, more=texts.rewritten(each), meaning="care")
            for each in view.rewritten
        ),
    ]


def _event_columns() -> tuple[Column[_Event], ...]:
    return (
        Column(
            title=texts.COLUMN_AT,
            text=lambda each: common.moment(each.at),
            sort_key=lambda each: each.at,
            width=140,
            value=lambda each: wall(each.at),
        ),
        Column(
            title=texts.COLUMN_WHAT,
            text=lambda each: each.what,
            mark=lambda each: each.meaning,
            meaning=lambda each: each.meaning,
            width=190,
        ),
        Column(title=texts.COLUMN_MORE, text=lambda each: each.more),
    )


def _line_columns(names: dict[str, str]) -> tuple[Column[LineSince], ...]:
    return (
        Column(title=common.CODE_TITLE, text=lambda line: line.criterion, width=64),
        Column(title=common.CRITERION, text=lambda line: names.get(line.criterion, "")),
        Column(title=texts.COLUMN_CHANGED, text=texts.changed, tip=texts.changed, width=250),
        Column(
            title=texts.COLUMN_GIVEN,
            text=texts.given,
            align=RIGHT,
            width=90,
            value=lambda line: None if line.given is None or line.given.excluded else line.given.points,
        ),
        Column(
            title=texts.COLUMN_ON,
            text=texts.on_revision,
            meaning=lambda line: "care" if line.is_stale else "",
            mark=lambda line: "care" if line.is_stale else "",
            width=90,
        ),
    )


def _former_columns() -> tuple[Column[FormerUnit], ...]:
    return (
        Column(title=texts.COLUMN_NAME, text=lambda each: each.name),
        Column(title=texts.COLUMN_CODE, text=lambda each: each.code or common.NONE, width=80),
        Column(title=texts.COLUMN_PART, text=texts.part, width=90),
        Column(
            title=texts.COLUMN_ENDED,
            text=lambda each: numbers.day(each.ended_on),
            value=lambda each: each.ended_on,
            width=110,
        ),
        Column(title=texts.COLUMN_DECISION, text=lambda each: each.decision or common.NONE, width=220),
    )


def _past_columns() -> tuple[Column[PastYear], ...]:
    return (
        Column(title=texts.COLUMN_YEAR, text=lambda each: str(each.year), width=60),
        Column(title=texts.COLUMN_NAME, text=lambda each: each.name),
        Column(
            title=texts.COLUMN_RANK,
            text=texts.rank,
            sort_key=lambda each: each.rank,
            align=RIGHT,
            width=90,
            parts=(
                part(paper.RANK, lambda each: each.rank),
                part(paper.OUT_OF, lambda each: None if each.rank is None else each.ranked_of),
            ),
        ),
        Column(
            title=texts.COLUMN_INDEX,
            text=texts.index,
            value=lambda each: each.index,
            align=RIGHT,
            width=90,
            kind=CellKind.PERCENT,
        ),
        Column(title=texts.COLUMN_BAND, text=lambda each: each.band or common.NONE, width=110),
        Column(title=texts.COLUMN_SOURCE, text=texts.source, width=190),
    )
