"""Garbage is collected on the window's thread alone, also while work runs beside it.

Python collects wherever it happens to allocate. A collection on a worker thread that met the widgets of a
closed window handed them over to be deleted while the window's thread was deleting them too, which brought
the program down (measured with PySide6 6.11.3, when one window follows another while a job runs).
"""

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Collecting(QObject):
    """Takes collection over from Python between `begin` and `end`; both belong to the window's thread."""

    _holders: ClassVar[int] = 0
    _was_on: ClassVar[bool] = True

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_held = False
        self._clock = QTimer(self, interval=_EVERY_MS)
        self._clock.timeout.connect(self.collect)

    def begin(self) -> None:
        """From now on nothing is collected by itself; what gathers is collected once a second."""
        if self._is_held:
            return
        if not Collecting._holders:
            Collecting._was_on = gc.isenabled()
            gc.disable()
        Collecting._holders += 1
        self._is_held = True
        self._clock.start()

    def end(self) -> None:
        """Python collects by itself again, once nobody else has work running; may be called twice."""
        if not self._is_held:
            return
        self._clock.stop()
        self._is_held = False
        Collecting._holders -= 1
        if not Collecting._holders and Collecting._was_on:
            gc.collect(0)  # so that no last touch of the worker is due for a collection
            gc.enable()

    def collect(self) -> None:
        """Collect the generations that are due, as Python would."""
        for generation, (count, due) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count > due:
                gc.collect(generation)
