"""What a run did: each step with its seconds and its picture, in one text file."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from smoke.screen import Screen, save_picture
from smoke.waiting import GONE_WRONG


@dataclass(slots=True)
class Report:
    """Steps of one run; a failing one leaves its picture and ends the run."""

    out: Path
    screen: Screen
    lines: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    _number: int = 0

    @contextmanager
    def step(self, name: str, *, is_seen: bool = True) -> Iterator[None]:
        """One step; a picture is taken at its end when there is something to see.

        Raises:
            Failed: as it came out of the step, after its picture was taken; so do errors of tools.
        """
        self._number += 1
        began = time.monotonic()
        mark = f"{self._number:02d}-{name.replace(' ', '-')}"
        try:
            yield
        except GONE_WRONG as failed:
            save_picture(self.screen.picture(), self.out / f"{mark}-FAILED.png")
            self.fail(f"{mark} after {time.monotonic() - began:.1f} s: {failed}")
            raise
        if is_seen:
            save_picture(self.screen.picture(), self.out / f"{mark}.png")
        self.say(f"ok {mark}: {time.monotonic() - began:.1f} s")

    def fail(self, why: str) -> None:
        """The run has failed, even if it can go on."""
        self.failures.append(why)
        self.say(f"FAILED {why}")

    def say(self, line: str) -> None:
        """Tell it at once, and keep it."""
        print(line, flush=True)
        self.lines.append(line)
        (self.out / "report.txt").write_text("\n".join(self.lines) + "\n", encoding="utf-8")
