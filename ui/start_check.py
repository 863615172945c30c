"""At every start: is each evidence file there? Asked behind the window, told only when one is not."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.messages import MessageDialog, Notice, show_error
from ui.texts import common
from ui.texts import settings as texts


class StartCheck(QObject):
    """Compares the register with the store by names and sizes."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        desk.jobs.start(
            lambda _progress: desk.services.safekeeping.absent(), done=self.tell, failed=self.fail
        )

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
