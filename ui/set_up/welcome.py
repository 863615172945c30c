"""The four ways to begin, and the notebooks opened last."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ui.messages import plain_label
from ui.page import GAP
from ui.set_up.step import Step
from ui.tables import Column, TableView
from ui.texts import set_up as texts

NEW, SAMPLE, RESTORE, OPEN = "new", "sample", "restore", "open"
_WAYS = (
    (NEW, texts.WAY_NEW, texts.WAY_NEW_WHY),
    (SAMPLE, texts.WAY_SAMPLE, texts.WAY_SAMPLE_WHY),
    (RESTORE, texts.WAY_RESTORE, texts.WAY_RESTORE_WHY),
    (OPEN, texts.WAY_OPEN, texts.WAY_OPEN_WHY),
)
_BUTTON_WIDTH = 230
_LIST_HEIGHT = 130


class WelcomeStep(Step):
    """`way` brings one of the four, `folder` a notebook of the list."""

    way = Signal(str)
    folder = Signal(object)

    def __init__(self, recent: Sequence[Path]) -> None:
        super().__init__(texts.WELCOME, texts.WELCOME_WHY)
        self.buttons = {value: QPushButton(words) for value, words, _why in _WAYS}
        columns: tuple[Column[Path], ...] = (
            Column(title=texts.RECENT_NAME, text=lambda path: path.name, width=260),
            Column(title=texts.RECENT_PLACE, text=lambda path: str(path.parent)),
        )
        self.recent: TableView[Path] = TableView(columns, texts.RECENT)
        self._build(recent)

    def enter(self) -> None:
        """The first way, or the notebook opened last."""
        if self.recent.isHidden():
            self.buttons[NEW].setFocus()
        else:
            self.recent.setFocus()

    def _build(self, recent: Sequence[Path]) -> None:
        if recent:
            self.body.addWidget(plain_label(texts.RECENT, kind="heading"))
        self.recent.setVisible(bool(recent))
        self.recent.setFixedHeight(_LIST_HEIGHT)
        self.recent.show_rows(recent)
        self.recent.select(lambda _path: True)
        self.recent.opened.connect(self.folder)
        self.body.addWidget(self.recent)
        ways = QVBoxLayout()
        ways.setSpacing(12)
        for value, _words, why in _WAYS:
            button = self.buttons[value]
            button.setAutoDefault(True)
            button.setMinimumWidth(_BUTTON_WIDTH)
            button.setAccessibleDescription(why)
            button.clicked.connect(lambda _checked=False, value=value: self.way.emit(value))
            row = QHBoxLayout()
            row.setSpacing(GAP)
            row.addWidget(button)
            row.addWidget(plain_label(why, kind="quiet", wraps=True), 1)
            ways.addLayout(row)
        if not recent:
            self.buttons[NEW].setProperty("kind", "primary")
        self.body.addLayout(ways)
        self.body.addStretch(1)
