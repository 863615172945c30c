"""Each job rehearsed once for all the campaigns of one run."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from faults.jobs import JOBS, Job, Rehearsed
from faults.offices import Offices
from faults.report import Asked


def offices_of(asked: Asked) -> Offices:
    """The prepared folders of this run."""
    return _offices(asked.folder.parent / "rehearsed")


def rehearsed(asked: Asked, job: Job) -> Rehearsed:
    """A job with all it leaves."""
    return _rehearsed(asked.folder.parent / "rehearsed", job)


def rehearsed_jobs(asked: Asked, *, short: Iterable[str]) -> Iterator[Rehearsed]:
    """Those asked for; otherwise every job, or in the short form those named here."""
    for name in asked.jobs or (JOBS if asked.is_long else short):
        yield rehearsed(asked, JOBS[name])


@cache
def _offices(root: Path) -> Offices:
    return Offices(root)


@cache
def _rehearsed(root: Path, job: Job) -> Rehearsed:
    return Rehearsed(job, _offices(root))
