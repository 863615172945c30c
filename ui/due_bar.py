"""What passed its day since the program was last open, told once a day over the page."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from core.deadlines import Deadline
from core.overview import Overview
from ui.desk import Desk
from ui.notice_line import NoticeLine
from ui.texts import home as texts
from ui.texts.deadlines import deadline_text

_KEY = "reminded"


class DueBar(NoticeLine):
    """One line with a way to the list; it goes when it was read and comes back on another day."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.show_list = self.offer(texts.SHOW_DUE, self._open_list)
        self.read = self.offer(texts.DUE_READ, self.hide)
        self.hide()
        desk.watch.seen.connect(self._remind)

    @Slot(object)
    def _remind(self, overview: Overview) -> None:
        """Tell once a day; the first day in a workspace only begins the count."""
        today = self._desk.services.clock.today()
        last = _day(str(self._desk.places.value(_KEY) or ""))
        if last == today:
            return
        self._desk.places.setValue(_KEY, today.isoformat())
        passed = () if last is None else passed_since(overview.deadlines, last, today=today)
        if passed:
            self.words.setText(texts.became_overdue(tuple(map(deadline_text, passed)), last))
        self.setVisible(bool(passed))

    def _open_list(self) -> None:
        self.hide()
        self._desk.go_to("home")


def passed_since(deadlines: tuple[Deadline, ...], last: date, *, today: date) -> tuple[Deadline, ...]:
    """The deadlines whose last valid day lies from the last opening on and before today."""
    return tuple(one for one in deadlines if last <= one.due_on < today)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
