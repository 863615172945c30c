"""At every start: is each evidence file there? And once a month: would the newest copy come back whole?

Both are asked behind the window, and told only when something is wrong.
"""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from core.rehearsal import Rehearsal
from ui.desk import Desk
from ui.messages import MessageDialog, Notice, show_error
from ui.texts import common
from ui.texts import rehearsal as words
from ui.texts import settings as texts
from ui.texts.rehearsal import rehearsed_lines


class StartCheck(QObject):
    """Compares the register with the store by names and sizes."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        desk.jobs.start(
            lambda _progress: desk.services.safekeeping.absent(), done=self.tell, failed=self.fail
        )
        self.rehearse_when_due(desk)

    def rehearse_when_due(self, desk: Desk) -> None:
        """Bring the newest copy back for a try, where the last time is a month ago."""
        service = desk.services.rehearse_restore
        desk.jobs.start(
            lambda progress: service.rehearse(progress=progress) if service.is_due() else None,
            done=self.tell_rehearsal,
            failed=self.fail,
        )

    @Slot(object)
    def tell_rehearsal(self, done: Rehearsal | None) -> None:
        """Alarm the person when a copy would not come back whole."""
        if done is None or done.is_sound:
            return
        what, *problems = rehearsed_lines(done)
        notice = Notice(
            title=words.REHEARSAL,
            what=what,
            advice=words.REHEARSAL_ADVICE,
            details="\n".join(problems),
            mark="wrong",
        )
        MessageDialog(notice, (common.CLOSE,), parent=self._window).exec()

    @Slot(object)
    def tell(self, problems: tuple[str, ...]) -> None:
        """Alarm the person when something is missing."""
        if not problems:
            return
        notice = Notice(
            title=texts.LOST,
            what=texts.LOST_WHAT.format(count=len(problems)),
            why=texts.LOST_WHY,
            advice=texts.LOST_ADVICE,
            details="\n".join(problems),
            mark="wrong",
        )
        MessageDialog(notice, (common.CLOSE,), parent=self._window).exec()

    @Slot(object)
    def fail(self, error: Exception) -> None:
        """A check that cannot be made is a failure of its own."""
        show_error(self._window, error)
