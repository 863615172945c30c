"""How long the program's first window takes, against a bare PySide6 window frozen in the same way.

Both are started by turns; a start counts from the process to the window that can be seen on the screen. The
fastest start of each is compared: what else the machine does can only add to a start, and adds unevenly.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from smoke.screen import Screen
from smoke.waiting import Failed, wait_for
from smoke.wine import Wine

GOAL = 2.0
_STARTS = 7
_LONGEST_S = 120.0
_LOOK_EVERY_S = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Seconds to the first window of each start, and to the window with the unit's name in one of them."""

    what: str
    ours: Sequence[float]
    bare: Sequence[float]
    ready: float

    @property
    def ratio(self) -> float:
        """How many times the bare window's time ours takes."""
        return min(self.ours) / min(self.bare)

    @property
    def line(self) -> str:
        """The figures as a line of the report."""
        return (
            f"{self.what}: first window after {min(self.ours):.2f} s, bare {min(self.bare):.2f} s, "
            f"ratio {self.ratio:.2f} (goal {GOAL:.1f}); medians of {len(self.ours)} starts "
            f"{median(self.ours):.2f} s and {median(self.bare):.2f} s; ready after {self.ready:.2f} s"
        )


def compare(wine: Wine, screen: Screen, bare: Path, *, what: str, title: str) -> Compared:
    """Start both by turns; `title` is what the program's window is called when all is there."""
    _start(wine, screen, bare)  # the first start of all reads the disk
    _, ready = _start(wine, screen, wine.window, title=title)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(_STARTS):
        theirs.append(_start(wine, screen, bare)[0])
        ours.append(_start(wine, screen, wine.window)[0])
    return Compared(what=what, ours=ours, bare=theirs, ready=ready)


def _start(wine: Wine, screen: Screen, program: Path, *, title: str = "") -> tuple[float, float]:
    """Seconds until anything is seen, and until the window of this title is; then the program is ended."""
    wait_for(
        lambda: not screen.windows(), what="a window of the start before still stands", within=_LONGEST_S
    )
    began = time.monotonic()
    running = wine.begin(program)
    first = 0.0
    while True:
        titles = [window.title for window in screen.windows()]
        passed = time.monotonic() - began
        first = first or (passed if titles else 0.0)
        if any(title in each for each in titles):
            break
        if passed > _LONGEST_S:
            raise Failed(f"{program.name} shows {titles}, not {title!r}, after {passed:.0f} s")
        time.sleep(_LOOK_EVERY_S)
    wine.end(program, at_once=not title)
    running.ended(within=_LONGEST_S)
    return first, passed
