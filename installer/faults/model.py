"""Two offices do anything in any order, the program is killed in the middle of some of it; all is foretold.

The plays are those of `tests/journeys/test_whole_workspace.py`, with other dice every time. A child of its
own plays some of them, tells every kill on its output, and ends with what was not as foretold.
"""

import subprocess
import sys
import time
from collections.abc import Iterator

from faults.report import Asked, Figures
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.whole_workspace.exchange_rules import ExchangeRules

KEPT, UNDONE = "kept", "undone"
_LAST_LINES = 40


def plays(asked: Asked) -> Iterator[Figures]:
    """Some plays with every seed, told after each; the seed and the shortest play that fails are told."""
    batches, count, steps = (40, 12, 60) if asked.is_long else (1, 4, 15)
    found, dice, begun = Figures(name="any order, kill"), asked.dice(), time.monotonic()
    for _ in range(batches):
        number = dice.randrange(1 << 32)
        command = (sys.executable, "-m", "faults.model", *map(str, (number, count, steps)))
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        for line in done.stdout.splitlines():
            if line in {KEPT, UNDONE}:
                found.judged("at a call", is_kept=line == KEPT)
        if done.returncode:
            told = "\n".join(done.stderr.splitlines()[-_LAST_LINES:])
            found.violations.append(f"seed {number}: {told}")
        found.seconds = time.monotonic() - begun
        yield found


class _Told(ExchangeRules):
    """Tells every kill on the output."""

    def died(self, is_kept: bool) -> None:
        """A line for each."""
        print(KEPT if is_kept else UNDONE, flush=True)


def _play(number: int, count: int, steps: int) -> None:
    phases = (Phase.generate, Phase.shrink)
    chosen = settings(
        max_examples=count,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=phases,
        suppress_health_check=tuple(HealthCheck),
    )
    run_state_machine_as_test(seed(number)(_Told), settings=chosen)


if __name__ == "__main__":
    _play(*map(int, sys.argv[1:]))
