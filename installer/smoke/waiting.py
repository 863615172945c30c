"""Waiting for a state, never for a while."""

import subprocess
import time
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")
_PAUSE_S = 0.1


class Failed(Exception):
    """A step of the smoke test did not come out as it must."""


GONE_WRONG = (Failed, OSError, subprocess.SubprocessError)
"""What ends a run with a report: a step's own judgement, a missing file or tool, a tool that failed."""


def wait_for(look: Callable[[], _T | None], *, what: str, within: float) -> _T:
    """Look again and again until there is an answer that is true.

    Raises:
        Failed: there was none within so many seconds.
    """
    end = time.monotonic() + within
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"waited {within:.0f} s in vain: {what}")
        time.sleep(_PAUSE_S)
