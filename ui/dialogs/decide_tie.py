"""The authority's order among units that share one index, and the ground it stands on."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.ranking import RankRow
from ui.dialogs.act import ActDialog
from ui.fields import LineField
from ui.messages import plain_label
from ui.page import SMALL
from ui.tables import RIGHT, ROW_HEIGHT, Column, TableView
from ui.texts import numbers
from ui.texts import ranking_page as texts

_ROWS = 7


class DecideTieDialog(ActDialog):
    """A list to be put into order by buttons or Alt with the arrows, and the decision."""

    def __init__(self, rows: Sequence[RankRow], *, decision: str = "", parent: QWidget | None = None) -> None:
        index = numbers.percent(rows[0].index) if rows and rows[0].index is not None else numbers.NO_VALUE
        super().__init__(texts.TIE_ACT, texts.TIE_WHY.format(index=index), parent=parent)
        self._rows = list(rows)
        self.list: TableView[RankRow] = TableView(self._columns(), texts.TIE_LIST)
        self.up, self.down = QPushButton(texts.TIE_UP), QPushButton(texts.TIE_DOWN)
        self.decision = LineField(texts.TIE_DECISION, hint=texts.TIE_DECISION_HINT, required=True)
        self._build()
        self.decision.line.setText(decision)
        self.decision.line.textChanged.connect(lambda _text: self._allow())
        self.list.current_changed.connect(lambda _row: self._allow())
        self._show(0)
        self.list.setFocus()

    def order(self) -> tuple[str, ...]:
        """Codes of the units, the first first."""
        return tuple(row.code for row in self._rows)

    def words(self) -> str:
        """The decision."""
        return self.decision.line.text().strip()

    def stand_on(self, code: str) -> None:
        """Stand on a unit."""
        self.list.select(lambda row: row.code == code)

    def move_by(self, step: int) -> None:
        """Move the unit stood on."""
        at = self._at()
        if at is not None and 0 <= at + step < len(self._rows):
            self._rows.insert(at + step, self._rows.pop(at))
            self._show(at + step)

    def _at(self) -> int | None:
        row = self.list.current()
        return None if row is None else self._rows.index(row)

    def _show(self, at: int) -> None:
        self.list.show_rows(self._rows)
        if self._rows:
            self.stand_on(self._rows[at].code)
        self._allow()

    def _allow(self) -> None:
        at = self._at()
        self.up.setEnabled(at is not None and at > 0)
        self.down.setEnabled(at is not None and at < len(self._rows) - 1)
        self.act.setEnabled(bool(self.words()) and bool(self._rows))

    def _columns(self) -> tuple[Column[RankRow], ...]:
        return (
            Column(
                title=texts.COLUMN_RANK,
                text=lambda row: str(self._rows.index(row) + 1),
                align=RIGHT,
                width=64,
                value=lambda row: self._rows.index(row) + 1,
            ),
            Column(title=texts.COLUMN_UNIT, text=lambda row: row.name),
        )

    def _build(self) -> None:
        self.list.setSortingEnabled(False)
        self.list.setFixedHeight(ROW_HEIGHT * (min(len(self._rows), _ROWS) + 1) + SMALL)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        for button, step, keys in ((self.up, -1, "Alt+Up"), (self.down, 1, "Alt+Down")):
            button.setAutoDefault(False)
            button.setShortcut(keys)
            button.setToolTip(f"{button.text()} ({keys})")
            button.clicked.connect(lambda _checked=False, step=step: self.move_by(step))
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.fields.addWidget(plain_label(texts.TIE_LIST, kind="heading"))
        self.fields.addWidget(self.list)
        self.fields.addLayout(buttons)
        self.fields.addWidget(self.decision)
        stops = (self.list, self.up, self.down, self.decision.line, self.act, self.leave)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
