"""What every page has to tell: the workspace is an older copy, was restored, or the clock runs behind."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from core.errors import CchcError
from core.services.stream_care import NoticeKind
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import reporting
from ui.notice_line import NoticeLine
from ui.texts import notices as texts

_TOPICS = frozenset({Topic.PACKAGES, Topic.KEYS, Topic.OFFICE})


class NoticeBar(NoticeLine):
    """One line over the page, the most serious first; gone when all is well."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.set_right = self.offer(texts.CLOCK_RIGHT, self._confirm_time)
        desk.changes.changed.connect(self._hear)
        self.look()

    def look(self) -> None:
        """Ask what there is to tell."""
        try:
            found = self._desk.services.stream_care.notices()
        except CchcError:
            found = ()
        self.words.setText("\n".join(texts.notice(each) for each in found))
        self.set_right.setVisible(any(each.kind is NoticeKind.CLOCK for each in found))
        self.setVisible(bool(found))

    @Slot(object)
    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & _TOPICS:
            self.look()

    def _confirm_time(self) -> None:
        from ui.dialogs.write_reason import ask_reason

        reason = ask_reason(self, texts.CLOCK_RIGHT, question=texts.CLOCK_WHY)
        if reason:
            with reporting(self):
                self._desk.services.stream_care.confirm_time(reason)
            self.look()
