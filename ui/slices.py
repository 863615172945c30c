"""Work too long for one breath of the window, done in slices between its events.

A task is a generator that yields how far it is (done, total). Small tasks run at once; long ones take a
few milliseconds of each turn of the event loop, so that typing and painting go on.
"""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

Steps = Iterator[tuple[int, int]]
_AT_ONCE_SECONDS = 0.03
_SLICE_SECONDS = 0.012


class Slices(QObject):
    """Runs one task at a time; beginning another gives the one before up."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Steps | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether a task waits for its next slice."""
        return self._steps is not None

    def begin(self, steps: Steps, *, is_later: bool = False) -> None:
        """Begin a task; unless it may come later, what is done within a blink is done when this returns."""
        self._steps = steps
        if not is_later:
            self._run(_AT_ONCE_SECONDS)
        if self._steps is not None:
            self._timer.start()

    def finish(self) -> None:
        """Do the rest of the task now, however long it takes."""
        if self._steps is not None:
            self._run(float("inf"))

    def stop(self) -> None:
        """Give the task up; `ended` is not told."""
        self._steps = None
        self._timer.stop()

    def _go_on(self) -> None:
        self._run(_SLICE_SECONDS)

    def _run(self, seconds: float) -> None:
        steps, until = self._steps, time.perf_counter() + seconds
        while steps is not None and self._steps is steps:
            done = next(steps, None)
            if done is None:
                self.stop()
                self.ended.emit()
                return
            if time.perf_counter() >= until:
                self.progressed.emit(*done)
                return
