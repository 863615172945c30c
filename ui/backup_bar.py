"""One line over the page: the copy of the day could not be made, or none went to another drive for a week."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from core.errors import CchcError
from ui.changes import Topic
from ui.desk import Desk
from ui.icons import picture
from ui.messages import error_notice, plain_label
from ui.texts import backups as texts


class BackupBar(QFrame):
    """Says what is wrong with the copies and what to do; sent away, it says no more until the next start."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._desk = desk
        self._is_sent_away = False
        self.words = plain_label(wraps=True)
        self.again = QPushButton(texts.AGAIN)
        self.elsewhere = QPushButton(texts.DUE_ACT)
        self.later = QPushButton(texts.LATER)
        mark = plain_label()
        mark.setPixmap(picture("care", "care", size=20))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.addWidget(mark)
        row.addWidget(self.words, 1)
        for button in (self.again, self.elsewhere, self.later):
            row.addWidget(button)
        self.again.clicked.connect(lambda _checked=False: desk.daily.begin())
        self.elsewhere.clicked.connect(lambda _checked=False: desk.go_to("settings", "elsewhere"))
        self.later.clicked.connect(lambda _checked=False: self._send_away())
        desk.changes.changed.connect(self._hear)
        self.look()

    def look(self) -> None:
        """Say what is wrong, or nothing."""
        error, problems = self._desk.daily.error, self._desk.daily.problems
        is_due = error is None and self._is_due()
        if error is not None:
            notice = error_notice(error)
            told = texts.NOT_MADE.format(why=notice.why, advice=notice.advice)
            self.words.setText(f"{told} {texts.checked_wrong(len(problems))}" if problems else told)
        elif is_due:
            self.words.setText(texts.DUE)
        self.again.setVisible(error is not None)
        self.elsewhere.setVisible(is_due)
        self.setVisible((error is not None or is_due) and not self._is_sent_away)

    def _is_due(self) -> bool:
        if self._desk.is_sample:
            return False
        try:
            return self._desk.services.copy_elsewhere.is_due()
        except CchcError:
            return False

    def _send_away(self) -> None:
        self._is_sent_away = True
        self.hide()

    @Slot(object)
    def _hear(self, topics: frozenset[Topic]) -> None:
        if Topic.BACKUPS in topics:
            self.look()
