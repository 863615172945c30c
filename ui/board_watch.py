"""A picture of the round of the year on the desk, made beside the window; the newest asked for counts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk import Desk


class BoardWatch(QObject):
    """`seen` brings a `RoundBoard`, or what `look` makes of the year; `failed` why there is none.

    News while one is made ask for one more.
    """

    seen = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject, *, look: Callable[[int], object] | None = None) -> None:
        super().__init__(parent)
        self._look = look or desk.services.run_round.board
        self._desk = desk
        self._is_running = False
        self._is_asked_again = False

    def ask(self) -> None:
        """Make the picture of the year on the desk."""
        if self._is_running:
            self._is_asked_again = True
            return
        year, look = self._desk.year, self._look
        self._is_running = True
        self._desk.jobs.start(lambda _progress: look(year), done=self._done, failed=self._fail)

    @Slot(object)
    def _done(self, picture: object) -> None:
        if not self._goes_on():
            self.seen.emit(picture)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if not self._goes_on():
            self.failed.emit(error)

    def _goes_on(self) -> bool:
        """Whether something changed meanwhile, so that another picture is made at once."""
        self._is_running = False
        if self._is_asked_again:
            self._is_asked_again = False
            self.ask()
            return True
        return False
