"""One of several criteria sets."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.store_ports import CriteriaDocument
from ui.messages import plain_label
from ui.tables import RIGHT, Column, TableView
from ui.texts import common
from ui.texts import criteria_page as texts
from ui.window_place import fit


class ChooseSetDialog(QDialog):
    """`chosen` is the set taken."""

    def __init__(
        self, title: str, sets: Sequence[CriteriaDocument], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chosen: CriteriaDocument | None = None
        self.setWindowTitle(texts.COMPARE_ACT)
        fit(self, (700, 320))
        self.table: TableView[CriteriaDocument] = TableView(_columns(), texts.COLUMN_NAME)
        self._build(title)
        self.table.show_rows(tuple(sets))
        self.table.select(lambda _each: True)

    def _build(self, title: str) -> None:
        take = QPushButton(texts.COMPARE_ACT)
        take.setProperty("kind", "primary")
        take.setDefault(True)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(take)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(title, wraps=True))
        column.addWidget(self.table, 1)
        column.addLayout(row)
        take.clicked.connect(lambda _checked=False: self._take())
        leave.clicked.connect(self.reject)
        self.table.opened.connect(lambda _each: self._take())

    def _take(self) -> None:
        self.chosen = self.table.current()
        if self.chosen is not None:
            self.accept()


def _columns() -> tuple[Column[CriteriaDocument], ...]:
    return (
        Column(title=texts.COLUMN_NAME, text=lambda each: each.name),
        Column(title=common.CODE_TITLE, text=lambda each: each.set_id, width=190),
        Column(
            title=texts.COLUMN_VERSION,
            text=lambda each: each.version,
            align=RIGHT,
            width=60,
            value=lambda each: each.version,
        ),
    )
