"""Time two pieces of work side by side, so that a busy machine slows both."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Work = Callable[[], object]


def timed(work: Work) -> float:
    """Seconds one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def warmed(work: Work) -> Work:
    """The same work, done once before it is measured."""
    work()
    return work


def side_by_side(ours: Work, theirs: Work, *, repeats: int) -> tuple[list[float], list[float]]:
    """Seconds of interleaved repeats; who goes first changes from one repeat to the next."""
    mine: list[float] = []
    others: list[float] = []
    for number in range(repeats):
        pair = ((ours, mine), (theirs, others))
        for work, seconds in pair if number % 2 else reversed(pair):
            seconds.append(timed(work))
    return mine, others


def call(*command: str | Path, folder: Path | None = None, compiled: Path | None = None) -> bytes:
    """Run a program to its end; what it printed.

    `compiled` is where Python keeps its compiled modules: an installed program has them, and so has its
    baseline.

    Raises:
        CalledProcessError: it failed, so its time would mean nothing.
    """
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if compiled is not None:
        surroundings["PYTHONPYCACHEPREFIX"] = str(compiled)
    done = subprocess.run(
        [*map(str, command)], cwd=folder, env=surroundings, check=False, capture_output=True
    )
    if done.returncode:
        sys.stderr.buffer.write(done.stderr)
    done.check_returncode()
    return done.stdout


def python(*arguments: str | Path) -> Sequence[str]:
    """The command line of the environment's Python."""
    return (sys.executable, *map(str, arguments))
