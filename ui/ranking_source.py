"""The ranking of the year on the desk, computed off the window's thread, shared by the tabs of its page."""

from PySide6.QtCore import QObject, Signal

from core.progress import Progress
from core.services.compare_ranking import RankingBeside
from ui.desk import Desk


class RankingSource(QObject):
    """`loaded` brings the ranking with its comparison, None without a round; `failed` brings the error.

    News that come while it is being computed are heard: it is computed once more.
    """

    loaded = Signal(object)
    failed = Signal(object)
    computing = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_running = self._is_asked_again = False
        self.scheme: str | None = None
        self.beside: RankingBeside | None = None

    def read(self) -> None:
        """Compute anew; the last one asked for is the one that is told."""
        if self._is_running:
            self._is_asked_again = True
            return
        year, scheme, services = self._desk.year, self.scheme, self._desk.services

        def work(_progress: Progress) -> RankingBeside | None:
            if services.run_round.round(year) is None:
                return None
            return services.compare_ranking.compare(year, scheme=scheme)

        self._is_running = True
        self.computing.emit()
        self._desk.jobs.start(work, done=self._done, failed=self._failed)

    def try_scheme(self, scheme: str | None) -> None:
        """Preview by another scheme of the set; None is the round's own, which is never changed here."""
        self.scheme = scheme
        self.read()

    def _done(self, beside: RankingBeside | None) -> None:
        self._is_running = False
        if self._is_asked_again:
            self._is_asked_again = False
            self.read()
            return
        self.beside = beside
        self.loaded.emit(beside)

    def _failed(self, error: Exception) -> None:
        self._is_running = self._is_asked_again = False
        self.beside = None
        self.failed.emit(error)
