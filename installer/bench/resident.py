"""How much memory a process holds: what this one took at its most, and what another told.

`ru_maxrss` is not asked: a process begins with the peak of the one that started it.
"""

import re
from pathlib import Path

from bench.timing import ROOT, call, python

_STATUS = Path("/proc/self/status")
_ONE_JOB = Path(__file__).with_name("one_job.py")


def peak_mib() -> float:
    """The most of this process so far, in MiB."""
    return _told("VmHWM")


def held_mib() -> float:
    """What this process holds now, in MiB."""
    return _told("VmRSS")


def peak_of(job: str, *arguments: str | Path) -> float:
    """The most one job takes in a process of its own, in MiB."""
    return mib_told_by(_ONE_JOB, job, *arguments)


def mib_told_by(script: Path, *arguments: str | Path, compiled: Path | None = None) -> float:
    """What a script of ours prints about its memory.

    Raises:
        CalledProcessError: it failed.
    """
    return float(call(*python(script, *arguments), folder=ROOT, compiled=compiled).split()[-1])


def _told(name: str) -> float:
    found = re.search(rf"^{name}:\s+(\d+) kB$", _STATUS.read_text("ascii"), re.MULTILINE)
    assert found is not None, name
    return int(found[1]) / 1024
