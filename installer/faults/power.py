"""Power cuts: each job is recorded once as the disk saw it, then left as a cut might have left it.

The recording runs on the SQLite of `apsw` with a small cache, so that pages are written amid a transaction.
It is made twice: as the program runs on POSIX, and as it runs on Windows, where no folder is flushed.
"""

import hashlib
import os
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

from faults.children import Dice
from faults.disk_model import KEPT, LOST, MIXED, Act, Chance, Disk, Event, Rule, Tree, plant, tree_of
from faults.jobs import Job, Rehearsed
from faults.recording import recorded
from faults.rehearsals import rehearsed_jobs
from faults.report import Asked, Figures

SHORT, LONG = 2, 150
"""Moments of one job under one rule; at each of them the disk is left in five ways."""


def power(asked: Asked) -> Iterator[Figures]:
    """Cut the power in every job, under both rules."""
    for rehearsed in rehearsed_jobs(asked, short=("import", "migration")):
        for rule in Rule:
            yield cut(rehearsed, rule, most=LONG if asked.is_long else SHORT, dice=asked.dice())


def cut(rehearsed: Rehearsed, rule: Rule, *, most: int, dice: random.Random) -> Figures:
    """Cut the power at as many moments of one job, and look at what is left each time."""
    begun = time.monotonic()
    figures, known = Figures(name=f"power cut, {rehearsed.job.name}, {rule.value}"), set[bytes]()
    folder = rehearsed.fresh()
    before = tree_of(folder)
    events = record(rehearsed.job, folder, rule=rule)
    for left in _left(events, Disk(before, rule), chosen_moments(events, most, dice=dice), dice=dice):
        digest = left.digest()
        if digest in known:
            continue
        known.add(digest)
        plant(left.tree, folder)
        is_kept, found = rehearsed.judge(folder, told=left.told)
        figures.judged(left.chance.name, is_kept=is_kept, violations=[f"{left}: {told}" for told in found])
    figures.seconds = time.monotonic() - begun
    return figures


def record(job: Job, folder: Path, *, rule: Rule) -> list[Event]:
    """Everything the job did to the disk below the folder, and when it told something."""
    with ExitStack() as stack:
        stack.enter_context(mock.patch("os.urandom", Dice()))
        if rule is Rule.WINDOWS:
            stack.enter_context(mock.patch("storage.disk.sys", SimpleNamespace(platform="win32")))
        recording = stack.enter_context(recorded(folder))
        job.work(folder, recording.tell)
        recording.is_on = False
    return recording.events


def chosen_moments(events: Sequence[Event], most: int, *, dice: random.Random) -> list[int]:
    """Places of events after which the power is cut: turns before others, then what is between them.

    A turn is where something other than one more write to the same file happens next: a cut amid such writes
    leaves nothing that a cut behind them might not leave.
    """
    last = len(events) - 1
    turns = [at for at, event in enumerate(events) if at == last or not _goes_on(event, events[at + 1])]
    between = sorted({*range(len(events))} - {*turns})
    dice.shuffle(turns)
    dice.shuffle(between)
    return sorted((turns + between)[:most])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """What a power cut left: the tree, how much had been told, when and how it came."""

    tree: Tree
    told: int
    at: int
    event: Event
    chance: Chance

    def __str__(self) -> str:
        return f"after {self.at}, {self.event}, {self.chance.name}"

    def digest(self) -> bytes:
        """The same for the same tree after as many things were told."""
        hashed = hashlib.sha256(f"{self.told}".encode())
        for path, content in sorted(self.tree.items()):
            hashed.update(os.fsencode(f"\n{path} {-1 if content is None else len(content)}\n"))
            hashed.update(content or b"")
        return hashed.digest()


def _left(
    events: Sequence[Event], disk: Disk, moments: Sequence[int], *, dice: random.Random
) -> Iterator[_Left]:
    chosen, told = set(moments), 0
    for at, event in enumerate(events):
        disk.take(event)
        told += event.act is Act.TELL
        for chance in (LOST, KEPT, *MIXED) if at in chosen else ():
            yield _Left(tree=disk.after_power_cut(chance, dice), told=told, at=at, event=event, chance=chance)


def _goes_on(event: Event, then: Event) -> bool:
    return event.act is then.act is Act.WRITE and event.path == then.path
