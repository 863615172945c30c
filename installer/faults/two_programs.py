"""Two programs on one workspace: one works, the other is told so and may work when the first is killed.

A child that is refused tells nothing; one that told a record has kept it, whoever came before or after.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from faults.children import Child, Ended, Tell
from faults.invariants import OFFICE, sound
from faults.offices import at_work
from faults.rehearsals import offices_of
from faults.report import Asked, Figures

from core.storage_errors import WorkspaceInUse
from tests.offices import YEAR

_SHORT, _LONG = 1, 40
_AT_ONCE = 3
_MANY = 100_000
_WAIT = 0.3  # seconds


def two_programs(asked: Asked) -> Iterator[Figures]:
    """The second start beside a working program that is killed then, and several starts at once."""
    offices, dice = offices_of(asked), asked.dice()
    rounds = _LONG if asked.is_long else _SHORT
    beside, at_once = Figures(name="two programs, the first is killed"), Figures(name="three starts at once")
    for figures, scene in ((beside, _second_beside), (at_once, _several_at_once)):
        begun = time.monotonic()
        for _round in range(rounds):
            scene(offices.copy(offices.commune()), figures, wait=dice.uniform(0, _WAIT))
        figures.seconds = time.monotonic() - begun
        yield figures


def _second_beside(folder: Path, figures: Figures, *, wait: float) -> None:
    """The second is refused as long as the first lives, and opens as soon as it was killed."""
    first = Child(partial(_enter, who="first", times=_MANY), folder)
    second, third = (Child(partial(_enter, who=who, times=1), folder) for who in ("second", "third"))
    first.let_go()
    first.wait_until_told(1)
    second.let_go()
    refused = second.ended()
    killed = first.ended(after=wait)
    third.let_go()
    after = third.ended()
    found = []
    if refused.refusal != WorkspaceInUse.code:
        found.append(f"a second start beside a working program: {refused}")
    if after.told != 1:
        found.append(f"a start after the kill: {after}")
    found += _kept(folder, told=killed.told + after.told, most=killed.told + after.told + 1)
    figures.judged("kill", is_kept=bool(killed.told), violations=found)
    figures.judged("second start", is_kept=bool(refused.told))


def _several_at_once(folder: Path, figures: Figures, *, wait: float) -> None:
    """Whoever opens keeps what it told; whoever does not is told why."""
    children = [Child(partial(_enter, who=f"{at}", times=1), folder) for at in range(_AT_ONCE)]
    for child in children:
        child.let_go()
        time.sleep(wait / 100)
    ends: list[Ended] = [child.ended() for child in children]
    told = sum(end.told for end in ends)
    found = [f"a start at the same time: {end}" for end in ends if not end.told and not _was_told_why(end)]
    if not told:
        found.append("nobody could open")
    found += _kept(folder, told=told, most=told)
    for end in ends:
        figures.judged("start at the same time", is_kept=bool(end.told))
    figures.violations += found


def _was_told_why(end: Ended) -> bool:
    return end.refusal == WorkspaceInUse.code and not end.mistake


def _kept(folder: Path, *, told: int, most: int) -> list[str]:
    """What was told is there, and the one that was not told yet is there whole or not at all."""
    found = sound(folder / OFFICE)
    with at_work(folder) as services:
        count = len(services.record_entry.list("task", YEAR))
    return [*found, *([] if told <= count <= most else [f"{told} records told, {count} there"])]


def _enter(folder: Path, tell: Tell, *, who: str, times: int) -> None:
    """Records of one program; every child draws the same identifiers, so they are made of who it is."""
    with at_work(folder) as services:
        for number in range(times):
            blank = services.record_entry.blank("task", YEAR)
            title = f"{who} {number}"
            task = replace(blank, id=str(uuid5(NAMESPACE_OID, title)), title=title, product="x")
            services.record_entry.save(task)
            tell()
