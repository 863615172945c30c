"""One line over the page: the copy of the day could not be made, or none went to another drive for a week."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from core.errors import CchcError
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import error_notice
from ui.notice_line import NoticeLine
from ui.texts import backups as texts


class BackupBar(NoticeLine):
    """Says what is wrong with the copies and what to do; sent away, it says no more until the next start."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_sent_away = False
        self.again = self.offer(texts.AGAIN, desk.daily.begin)
        self.elsewhere = self.offer(texts.DUE_ACT, lambda: desk.go_to("settings", "elsewhere"))
        self.later = self.offer(texts.LATER, self._send_away)
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
