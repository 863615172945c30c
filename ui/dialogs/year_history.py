"""What became of a year: closed, reopened, sent by whom and why; what is another than in the package."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.services.year_history import Changes, LineChange, YearAct
from ui.close_row import CloseRow
from ui.messages import plain_label
from ui.tables import RIGHT, Column, TableView, wall
from ui.texts import common
from ui.texts import self_assessment as texts
from ui.window_place import fit


class YearHistoryDialog(QDialog):
    """Two lists; `asked` brings the criterion of a change that was opened."""

    asked = Signal(str)

    def __init__(
        self,
        year: int,
        *,
        acts: Sequence[YearAct],
        changes: Changes | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.HISTORY_TITLE.format(year=year))
        fit(self, (860, 560))
        self.acts: TableView[YearAct] = TableView(_act_columns(), texts.HISTORY_ACTS)
        self.changes: TableView[LineChange] = TableView(_change_columns(), texts.COLUMN_CHANGED)
        for table in (self.acts, self.changes):
            table.wrap_rows()
        self.acts.show_rows(tuple(acts))
        self.changes.show_rows(() if changes is None else changes.lines)
        self.changes.opened.connect(self._open)
        self._build(acts, changes)

    def _open(self, change: LineChange) -> None:
        self.accept()
        self.asked.emit(change.criterion)

    def _build(self, acts: Sequence[YearAct], changes: Changes | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(texts.HISTORY_ACTS, kind="heading"))
        if acts:
            column.addWidget(self.acts, 2)
        else:
            column.addWidget(plain_label(texts.HISTORY_NONE, kind="quiet", wraps=True))
        column.addWidget(plain_label(texts.changes_title(changes), kind="heading", wraps=True))
        if changes is not None and changes.lines:
            column.addWidget(self.changes, 3)
        column.addStretch(0)
        column.addLayout(CloseRow(self))


def _act_columns() -> tuple[Column[YearAct], ...]:
    return (
        Column(
            title=texts.COLUMN_AT,
            text=lambda act: common.moment(act.at),
            width=140,
            value=lambda act: wall(act.at),
        ),
        Column(title=texts.COLUMN_ACT, text=texts.act_told, width=180),
        Column(title=texts.COLUMN_WHO, text=lambda act: act.officer, width=160),
        Column(title=texts.COLUMN_WHY, text=lambda act: act.why or common.NONE),
    )


def _change_columns() -> tuple[Column[LineChange], ...]:
    return (
        Column(title=texts.COLUMN_CRITERION, text=lambda line: f"{line.criterion}  {line.name}"),
        Column(
            title=texts.COLUMN_BEFORE,
            text=lambda line: texts.maybe_points(line.before),
            align=RIGHT,
            width=80,
            value=lambda line: line.before,
        ),
        Column(
            title=texts.COLUMN_NOW,
            text=lambda line: texts.maybe_points(line.after),
            align=RIGHT,
            width=90,
            value=lambda line: line.after,
        ),
        Column(
            title=texts.COLUMN_CHANGED,
            text=texts.changed_in,
            meaning=lambda line: "done" if line.gain > 0 else "wrong" if line.gain < 0 else "text",
            width=220,
        ),
    )
