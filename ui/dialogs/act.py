"""A dialog with words above, fields between, and one act beside Cancel."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from ui.messages import plain_label
from ui.scrolling_middle import ScrollingMiddle
from ui.texts import common
from ui.window_place import give_fields_room

_WIDTH = 520


class ActDialog(QDialog):
    """The act is named on its button; Esc leaves without harm. Words and fields scroll on a low screen."""

    def __init__(self, act: str, why: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(act.rstrip("…"))
        self.setMinimumWidth(_WIDTH)
        self.act = QPushButton(act.rstrip("…"))
        self.act.setProperty("kind", "primary")
        self.act.setDefault(True)
        self.act.clicked.connect(self.accept)
        leave = self.leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(10)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.act)
        row.addWidget(leave)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(plain_label(why, wraps=True))
        middle.addLayout(self.fields)
        middle.addStretch(1)
        column.addWidget(ScrollingMiddle(middle))
        column.addStretch(0)
        column.addLayout(row)

    def fill(self, part: QWidget | QLayout) -> None:
        """Put what scrolls by itself between fields and buttons; it takes the height that is left."""
        at = self.column.count() - 2
        if isinstance(part, QLayout):
            self.column.insertLayout(at, part, 1)
        else:
            self.column.insertWidget(at, part, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """No field is squeezed where the screen has room."""
        super().showEvent(event)
        give_fields_room(self)
