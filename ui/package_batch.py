"""A batch of packages looked at and taken in beside the window; what was finished before a stop is kept."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.progress import Progress
from core.services.import_package import Imported, PackageCard
from ui.desk import Desk
from ui.messages import show_error
from ui.progress_dialog import run_long
from ui.texts import import_page as texts


class PackageBatch(QObject):
    """`inspected` and `taken` bring (answers, whether the person stopped) on the window's thread."""

    inspected = Signal(object, bool)
    taken = Signal(object, bool)

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._cards: list[PackageCard] = []
        self._outcomes: list[Imported] = []

    def inspect(self, chosen: Sequence[Path]) -> None:
        """Look for packages among files and folders and check each; nothing is taken in."""
        service, cards = self._desk.services.import_package, self._cards
        cards.clear()

        def work(progress: Progress) -> tuple[PackageCard, ...]:
            found = service.found_in(chosen)
            progress.check()
            return service.inspect_all(found, told=cards.append, progress=progress)

        job = run_long(
            self._page,
            self._desk.jobs,
            title=texts.CHECKING,
            work=work,
            done=self._inspected,
            failed=self._failed,
        )
        job.cancelled.connect(self._inspection_stopped)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take packages in, each whole or not at all."""
        service, outcomes = self._desk.services.import_package, self._outcomes
        outcomes.clear()
        job = run_long(
            self._page,
            self._desk.jobs,
            title=texts.TAKING,
            work=lambda progress: service.take_in_all(paths, told=outcomes.append, progress=progress),
            done=self._taken,
            failed=self._taking_failed,
        )
        job.cancelled.connect(self._taking_stopped)

    def _inspected(self, cards: tuple[PackageCard, ...]) -> None:
        self.inspected.emit(cards, False)

    def _inspection_stopped(self) -> None:
        self.inspected.emit(tuple(self._cards), True)

    def _taken(self, outcomes: tuple[Imported, ...]) -> None:
        self.taken.emit(outcomes, False)

    def _taking_stopped(self) -> None:
        self.taken.emit(tuple(self._outcomes), True)

    def _taking_failed(self, error: Exception) -> None:
        self._taking_stopped()
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        show_error(self._page, error)
