"""A list over the details of the row one stands on, or a line that says there is nothing."""

from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.facts import Facts
from ui.kept_splitter import keep_splitter
from ui.messages import plain_label
from ui.page import GAP, SMALL, card
from ui.tables import TableView

Row = TypeVar("Row")
_TABLE, _DETAIL = 300, 240


class Listed(QWidget, Generic[Row]):
    """Table above, details below; `key` names the place where sizes are kept."""

    def __init__(self, desk: Desk, table: TableView[Row], *, key: str, none: str, detail_none: str) -> None:
        super().__init__()
        self.table = table
        self.facts = Facts()
        self.title = plain_label(kind="heading", wraps=True)
        self.more = plain_label(wraps=True)
        self.acts = QHBoxLayout()
        self._none = plain_label(none, kind="quiet", wraps=True)
        self._detail_none = plain_label(detail_none, kind="quiet", wraps=True)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._build(self._build_detail())
        keep_splitter(self._splitter, desk.places, key=key)
        table.keep_place(desk.places, key)

    def show_count(self, count: int) -> None:
        """Show the list, or that there is nothing."""
        self._none.setVisible(not count)
        self._splitter.setVisible(bool(count))

    def show_facts(self, title: str, rows: tuple[tuple[str, str, str], ...], *, more: str = "") -> None:
        """Show the details of a row; without a title none is chosen."""
        self._detail_none.setVisible(not title)
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.facts.show_rows(rows)
        self.facts.setVisible(bool(rows))
        self.more.setText(more)
        self.more.setVisible(bool(more))

    def add_act(self, button: QPushButton) -> None:
        """Put a button under the details."""
        button.setAutoDefault(False)
        self.acts.insertWidget(self.acts.count() - 1, button)

    def _build_detail(self) -> QFrame:
        frame, column = card()
        self.acts.setSpacing(SMALL)
        self.acts.addStretch(1)
        inner = QWidget()
        inner.setProperty("kind", "plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SMALL)
        for widget in (self._detail_none, self.title, self.facts, self.more):
            inside.addWidget(widget)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column.addWidget(area, 1)
        column.addLayout(self.acts)
        return frame

    def _build(self, detail: QFrame) -> None:
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(SMALL)
        self._splitter.addWidget(self.table)
        self._splitter.addWidget(detail)
        self._splitter.setSizes([_TABLE, _DETAIL])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(self._none, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._splitter, 1)
