"""Before the figures of a year are closed: whether the sums are right, and what is missing still."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.findings import Finding
from ui.messages import plain_label
from ui.page import set_pill
from ui.tables import Column, TableView
from ui.texts import common
from ui.texts import self_assessment as texts
from ui.texts.every_finding import message_of


class CloseYearDialog(QDialog):
    """Closes nothing itself: accepted means that it may; `asked` names the place of a failing check."""

    asked = Signal(str)

    def __init__(
        self, year: int, *, failing: Sequence[Finding], missing: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.CLOSE_YEAR)
        self.setMinimumWidth(620)
        self.checks: TableView[Finding] = TableView(
            (Column(title=texts.CLOSE_CHECKS, text=message_of),), texts.CLOSE_CHECKS
        )
        self.checks.wrap_rows()
        self.checks.show_rows(tuple(failing))
        self.checks.opened.connect(self._open)
        self.act = QPushButton(texts.CLOSE_YEAR)
        self._build(year, count=len(failing), missing=missing)

    def _open(self, finding: Finding) -> None:
        self.reject()
        self.asked.emit(finding.where)

    def _build(self, year: int, *, count: int, missing: int) -> None:
        told = texts.CLOSE_OPEN.format(year=year, count=count) if count else texts.CLOSE_FINE
        state = plain_label(told, wraps=True)
        set_pill(state, "wrong" if count else "done")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(texts.CLOSE_WHAT.format(year=year), kind="heading", wraps=True))
        column.addWidget(state)
        if count:
            column.addWidget(plain_label(texts.CLOSE_OPEN_WHY, wraps=True))
            column.addWidget(self.checks, 1)
        else:
            column.addWidget(plain_label(texts.CLOSE_WHY, wraps=True))
        if missing:
            column.addWidget(plain_label(texts.CLOSE_MISSING.format(count=missing), kind="care", wraps=True))
        column.addLayout(self._build_buttons(may_close=not count))

    def _build_buttons(self, *, may_close: bool) -> QHBoxLayout:
        self.act.setProperty("kind", "primary")
        self.act.setEnabled(may_close)
        self.act.setDefault(may_close)
        self.act.clicked.connect(self.accept)
        leave = QPushButton(common.CANCEL)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.act)
        row.addWidget(leave)
        return row
