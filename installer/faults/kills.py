"""Kill -9 in the middle of a job: at calls of Python, at calls of the system, and at random times."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from faults.children import Ended, Moments, calls_in, can_trace, run
from faults.jobs import Rehearsed
from faults.rehearsals import rehearsed_jobs
from faults.report import Asked, Figures

EVERY_REPETITION = 4
"""How often the job is done once more after a kill: it takes longer than the kill itself."""
CALL, SYSTEM, TIME = "at a call", "at a system call", "at a random time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many kills of each kind one job gets."""

    calls: int
    system: int
    times: int


SHORT_JOBS = ("entry", "import", "export", "backup", "restore", "clock", "migration")
SHORT, LONG = Share(calls=7, system=1, times=1), Share(calls=80, system=40, times=40)
Kill = Callable[[Path], Ended]


def kills(asked: Asked) -> Iterator[Figures]:
    """Kill every job in turn."""
    for job in rehearsed_jobs(asked, short=SHORT_JOBS):
        yield killed(job, share=LONG if asked.is_long else SHORT, dice=asked.dice())


def killed(job: Rehearsed, *, share: Share, dice: random.Random) -> Figures:
    """Kill one job as often as its share says, and look at what is left each time."""
    begun, figures = time.monotonic(), Figures(name=f"kill -9, {job.job.name}")
    for number, (kind, what, kill) in enumerate(_ways(job, share, dice=dice)):
        folder = job.fresh()
        ended = kill(folder)
        repeats = number % EVERY_REPETITION == 0
        is_kept, found = job.judge(folder, told=ended.told, repeats=repeats)
        if not ended.was_killed and (ended.mistake or ended.refusal):
            found.append(f"failed by itself: {ended.refusal}{ended.mistake}")
        figures.judged(kind, is_kept=is_kept, violations=[f"{what}: {told}" for told in found])
    figures.seconds = time.monotonic() - begun
    return figures


def _ways(job: Rehearsed, share: Share, *, dice: random.Random) -> Iterator[tuple[str, str, Kill]]:
    work = job.job.work
    for at, kind in chosen_moments(_moments(job), share.calls, dice=dice):
        yield CALL, f"call {at}, {kind}", lambda folder, at=at: run(work, folder, begin=Moments(at).start)
    for call, number in _system_calls(job, share.system, dice=dice):
        inject = f"{call}:signal=SIGKILL:when={number}"
        yield SYSTEM, inject, lambda folder, inject=inject: run(work, folder, inject=inject)
    for _each in range(share.times):
        after = dice.uniform(0, job.seconds * 1.1)
        yield TIME, f"after {after:.4f} s", lambda folder, after=after: run(work, folder, after=after)


def _moments(job: Rehearsed) -> list[str]:
    """The kind of every call of the whole job, in order."""
    folder = job.fresh()
    noted = folder.with_name("moments")
    noted.unlink(missing_ok=True)
    run(job.job.work, folder, begin=lambda: Moments(noted=noted).start())
    return noted.read_text("ascii").splitlines()


def chosen_moments(kinds: list[str], most: int, *, dice: random.Random) -> list[tuple[int, str]]:
    """As many moments as asked for, each kind as often as the others as far as there are so many.

    Rare ones (a rename, a commit) decide more than the many statements.
    """
    numbered = sorted(((kind, at) for at, kind in enumerate(kinds)))
    by_kind = {
        kind: [at for _kind, at in group] for kind, group in groupby(numbered, key=lambda each: each[0])
    }
    for places in by_kind.values():
        dice.shuffle(places)
    chosen: list[tuple[int, str]] = []
    while by_kind and len(chosen) < most:
        for kind in list(by_kind):
            chosen.append((by_kind[kind].pop(), kind))
            if not by_kind[kind]:
                del by_kind[kind]
    return sorted(chosen[:most])


def _system_calls(job: Rehearsed, most: int, *, dice: random.Random) -> list[tuple[str, int]]:
    """Calls of the system by name and number; none where the machine lets nobody trace."""
    if not can_trace():
        return []
    folder = job.fresh()
    traced = folder.with_name("calls")
    run(job.job.work, folder, traced=traced)
    counts = calls_in(traced)
    made = [name for name, count in sorted(counts.items()) for _each in range(count)]
    numbers = dict.fromkeys(counts, 0)
    chosen = []
    for at, name in sorted(chosen_moments(made, most, dice=dice)):
        numbers[name] = at - made.index(name) + 1
        chosen.append((name, numbers[name]))
    return chosen
