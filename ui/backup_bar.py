"""One line over the page while the copy of the day could not be made."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.changes import Topic
from ui.desk import Desk
from ui.icons import picture
from ui.messages import error_notice, plain_label
from ui.texts import backups as texts


class BackupBar(QFrame):
    """Says why there is none, and tries again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._desk = desk
        self.words = plain_label(wraps=True)
        self.again = QPushButton(texts.AGAIN)
        self.later = QPushButton(texts.LATER)
        mark = plain_label()
        mark.setPixmap(picture("care", "care", size=20))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.addWidget(mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.again)
        row.addWidget(self.later)
        self.again.clicked.connect(lambda _checked=False: desk.daily.begin())
        self.later.clicked.connect(lambda _checked=False: self.hide())
        desk.changes.changed.connect(self._hear)
        self.look()

    def look(self) -> None:
        """Say why, or nothing."""
        error = self._desk.daily.error
        if error is not None:
            notice = error_notice(error)
            self.words.setText(texts.NOT_MADE.format(why=notice.why, advice=notice.advice))
        self.setVisible(error is not None)

    @Slot(object)
    def _hear(self, topics: frozenset[Topic]) -> None:
        if Topic.BACKUPS in topics:
            self.look()
