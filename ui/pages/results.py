"""The authority's result beside what the commune submitted, line by line."""

from decimal import Decimal
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from core.result_view import ResultLine, ResultView
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import plain_label, reporting
from ui.page import GAP, SMALL, Page, card, nothing_here
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import results as texts


class ResultsPage(Page):
    """Figures above, the comparison below."""

    key: ClassVar[str] = "results"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PACKAGES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_RESULTS)
        self._view: ResultView | None = None
        self.table: TableView[ResultLine] = TableView(_columns(), common.PAGE_RESULTS)
        self.only_different = QCheckBox(texts.ONLY_DIFFERENT)
        self._figures = {name: plain_label(kind="figure") for name in (texts.INDEX, texts.BAND, texts.RANK)}
        self._steps = plain_label(wraps=True)
        self._filled = QWidget()
        self._empty = nothing_here(texts.NONE_HERE, texts.IMPORT, act=self._receive)
        self.add_primary(texts.IMPORT, self._receive, mark="import", keys="Ctrl+I")
        self._build()
        self.only_different.toggled.connect(lambda _on: self._show_lines())
        self.table.opened.connect(lambda row: desk.go_to("self", row.criterion))

    def reload(self) -> None:
        """Read the newest result."""
        with reporting(self):
            self._view = self.desk.services.receive_results.result(self.desk.year)
        self._empty.setVisible(self._view is None)
        self._filled.setVisible(self._view is not None)
        self.set_context(common.year(self.desk.year))
        if self._view is not None:
            self._show(self._view)

    def _receive(self) -> None:
        """Packages of every kind are received in one place."""
        self.desk.go_to("import")

    def _show(self, view: ResultView) -> None:
        self.set_context(
            common.year(view.year), texts.context(view.answers_revision, numbers.day(view.published_on))
        )
        self._figures[texts.INDEX].setText(numbers.percent(view.index))
        self._figures[texts.BAND].setText(view.band or common.NONE)
        self._figures[texts.RANK].setText(texts.rank(view.rank, view.ranked_of))
        self._steps.setText("\n".join(view.steps))
        self._show_lines()

    def _show_lines(self) -> None:
        if self._view is None:
            return
        only = self.only_different.isChecked()
        lines = [line for line in self._view.lines if not only or line.points != line.self_points]
        self.table.show_rows(lines, same=lambda line: line.criterion)

    def _build(self) -> None:
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for title, label in self._figures.items():
            frame, inside = card(title=title)
            inside.addWidget(label)
            row.addWidget(frame, 1)
        frame, inside = card(title=texts.STEPS)
        inside.addWidget(self._steps)
        inside.addStretch(1)
        row.addWidget(frame, 3)
        column.addLayout(row)
        column.addWidget(self.only_different)
        column.addWidget(self.table, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)


def _difference(line: ResultLine) -> Decimal:
    return -line.cut


def _points(value: Decimal | None) -> str:
    return common.NONE if value is None else numbers.points(value)


def _columns() -> tuple[Column[ResultLine], ...]:
    return (
        Column(title=common.CODE_TITLE, text=lambda line: line.criterion, width=64),
        Column(title=texts.COLUMN_NAME, text=lambda line: line.name),
        Column(
            title=texts.COLUMN_MAXIMUM,
            text=lambda line: numbers.points(line.maximum),
            sort_key=lambda line: line.maximum,
            align=RIGHT,
            width=72,
        ),
        Column(
            title=texts.COLUMN_SELF,
            text=lambda line: _points(line.self_points),
            sort_key=lambda line: line.self_points,
            align=RIGHT,
            width=80,
        ),
        Column(
            title=texts.COLUMN_POINTS,
            text=lambda line: _points(line.points),
            sort_key=lambda line: line.points,
            align=RIGHT,
            width=86,
        ),
        Column(
            title=texts.COLUMN_DIFFERENCE,
            text=lambda line: texts.difference(_difference(line)),
            sort_key=_difference,
            align=RIGHT,
            meaning=lambda line: "wrong" if line.cut > 0 else "done" if line.cut < 0 else "",
            width=96,
        ),
        Column(
            title=texts.COLUMN_REASON,
            text=lambda line: "; ".join(filter(None, (line.reason, line.opinion))) or common.NONE,
            width=240,
        ),
    )
