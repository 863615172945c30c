"""One line over the page of a book that lies where a program copies it to other computers by itself."""

from PySide6.QtWidgets import QWidget

from core.folder_risk import FolderRisk
from ui.desk import Desk
from ui.messages import MessageDialog, Notice
from ui.notice_line import NoticeLine
from ui.texts import place as texts

_KEY = "place_told"


class PlaceBar(NoticeLine):
    """Warns at the start, once a day when it was sent away; work goes on in any case."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.words.setText(texts.BARS.get(desk.risk, ""))
        self.how = self.offer(texts.HOW, lambda: place_notice(self).exec())
        self.later = self.offer(texts.NOT_TODAY, self._send_away)
        self.setVisible(self._is_due())

    def _is_due(self) -> bool:
        """Of a drive that is meant to be carried about the line of the portable program speaks."""
        desk = self._desk
        is_meant = desk.program.is_portable and desk.risk is FolderRisk.REMOVABLE
        is_sent_away = str(desk.places.value(_KEY)) == self._today()
        return desk.risk in texts.BARS and not is_meant and not is_sent_away

    def _send_away(self) -> None:
        self._desk.places.setValue(_KEY, self._today())
        self.hide()

    def _today(self) -> str:
        day: str = self._desk.services.clock.today().isoformat()
        return day


def place_notice(parent: QWidget | None) -> MessageDialog:
    """Why it matters, and how the book is brought to another place."""
    notice = Notice(title=texts.TITLE, what=texts.WHAT, why=texts.WHY, advice=texts.ADVICE)
    return MessageDialog(notice, (texts.UNDERSTOOD,), parent=parent)
