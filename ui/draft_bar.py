"""The bar over a list while a new record waits half-typed: go on with it, or give it up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.messages import plain_label
from ui.texts import common as texts
from ui.texts import record_sheet as words


class DraftBar(QFrame):
    """Says that a draft is kept here; `resumed` and `given_up` are the officer's two answers."""

    resumed = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.go_on = QPushButton(texts.DRAFT_GO_ON)
        self.give_up = QPushButton(texts.DRAFT_GIVE_UP)
        self.go_on.clicked.connect(lambda _checked=False: self.resumed.emit())
        self.give_up.clicked.connect(lambda _checked=False: self.given_up.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        self._text = plain_label(wraps=True)
        row.addWidget(self._text, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.give_up)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many wait."""
        self._text.setText(words.drafts_kept(count))
