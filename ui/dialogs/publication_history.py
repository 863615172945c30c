"""Publications and reopenings of a year, and what each publication changed against the one before."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.publication_changes import PublicationChanges, UnitRevision
from core.services.publish_ranking import HistoryStep
from ui.close_row import CloseRow
from ui.messages import plain_label
from ui.tables import Column, TableView, wall
from ui.texts import common
from ui.texts import ranking_page as texts
from ui.window_place import fit


class PublicationHistoryDialog(QDialog):
    """Steps above; below, the units that differ between the last publication and the one before."""

    def __init__(
        self,
        year: int,
        steps: Sequence[HistoryStep],
        *,
        changes: Sequence[PublicationChanges],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.HISTORY_TITLE.format(year=year))
        fit(self, (880, 560))
        self.steps: TableView[HistoryStep] = TableView(_step_columns(), texts.HISTORY_STEPS)
        self.changed: TableView[UnitRevision] = TableView(_change_columns(), texts.HISTORY_CHANGES)
        self.told = plain_label(wraps=True)
        self._build(bool(steps))
        self.steps.show_rows(steps)
        self._show(changes)

    def _show(self, changes: Sequence[PublicationChanges]) -> None:
        units = changes[-1].units if changes else ()
        self.told.setText("\n".join(texts.changed(each) for each in changes))
        self.told.setVisible(bool(changes))
        self.changed.show_rows(units)
        self.changed.setVisible(bool(units))
        self._same.setVisible(bool(changes) and not units)

    def _build(self, has_steps: bool) -> None:
        self._same = plain_label(texts.HISTORY_SAME, kind="quiet", wraps=True)
        foot = CloseRow(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.steps if has_steps else plain_label(texts.HISTORY_NONE, kind="quiet"), 1)
        column.addWidget(self.told)
        column.addWidget(self._same)
        column.addWidget(self.changed, 1)
        column.addLayout(foot)
        (self.steps if has_steps else foot.button).setFocus()


def _step_columns() -> tuple[Column[HistoryStep], ...]:
    return (
        Column(
            title=texts.COLUMN_STEP,
            text=texts.history_step,
            sort_key=lambda each: (each.number, each.is_reopening),
            width=150,
        ),
        Column(
            title=texts.COLUMN_AT,
            text=lambda each: common.moment(each.at),
            sort_key=lambda each: each.at,
            width=140,
            value=lambda each: wall(each.at),
        ),
        Column(title=texts.COLUMN_OFFICER, text=lambda each: each.officer, width=150),
        Column(title=texts.COLUMN_WHY, text=texts.history_why),
    )


def _change_columns() -> tuple[Column[UnitRevision], ...]:
    return (
        Column(title=texts.COLUMN_UNIT, text=lambda each: each.name, width=200),
        Column(title=texts.COLUMN_BEFORE, text=lambda each: texts.figures(each.before)),
        Column(title=texts.COLUMN_NOW, text=lambda each: texts.figures(each.now)),
    )
