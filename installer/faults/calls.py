"""Each call of the system that touches a file fails in turn, as a worn, full or locked drive lets it.

`strace` refuses the N-th call of a name with an error, for every N there is in a run without a fault; of a
call that is made very often (SQLite's pages) N is spread evenly, from where the dice fall: another seed
refuses others. The job must end as if nothing had happened, or be refused with a code; a mistake of the
program (an exception nobody foresaw) is a violation, and so is whatever else the one checker finds. From some
calls on every later one fails as well: a drive that has gone for good.
"""

import random
import time
from collections.abc import Iterator
from itertools import cycle

from faults.children import Ended, calls_in, can_trace, run
from faults.jobs import Rehearsed
from faults.rehearsals import rehearsed_jobs
from faults.report import Asked, Figures

READING = ("read", "pread64", "newfstatat", "getdents64")
WRITING = (
    "openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "unlinkat", "mkdir",
    "rmdir", "chmod", "link", "sendfile", "copy_file_range", "flock",
)  # fmt: skip
ERRORS = ("EIO", "ENOSPC", "EACCES")
_READ_ERRORS = ("EIO", "EACCES")
_LASTING = ("pwrite64", "fsync", "openat", "rename")
_SHORT = 4  # refused calls of one job in the short form
_MOST_OF_ONE = 20  # refused numbers of one call; every number of a call that is made less often


def calls(asked: Asked) -> Iterator[Figures]:
    """Refuse the calls of every job; nothing where this machine lets nobody trace."""
    if not can_trace():
        return
    for rehearsed in rehearsed_jobs(asked, short=("import", "backup")):
        chosen = refusals(rehearsed, asked.dice())
        if not asked.is_long:
            chosen = asked.dice().sample(chosen, _SHORT)
        yield refused(rehearsed, chosen)


def refused(rehearsed: Rehearsed, chosen: list[str]) -> Figures:
    """Let one job meet each of these refusals, and look at what is left each time."""
    begun = time.monotonic()
    figures = Figures(name=f"failing calls, {rehearsed.job.name}")
    for inject in chosen:
        folder = rehearsed.fresh()
        ended = run(rehearsed.job.work, folder, inject=inject)
        is_kept, found = rehearsed.judge(folder, told=ended.told)
        found += mistakes(ended)
        error = inject.partition("error=")[2].partition(":")[0]
        kind = f"{error} from then on" if inject.endswith("+") else error
        figures.judged(kind, is_kept=is_kept, violations=[f"{inject}: {told}" for told in found])
    figures.seconds = time.monotonic() - begun
    return figures


def refusals(rehearsed: Rehearsed, dice: random.Random) -> list[str]:
    """What `strace` is to do, one refusal each, for every call the job makes."""
    folder = rehearsed.fresh()
    traced = folder.with_name("calls")
    run(rehearsed.job.work, folder, traced=traced, calls=(*READING, *WRITING))
    found = []
    for call, count in sorted(calls_in(traced).items()):
        numbers = _spread(count, dice)
        errors = _READ_ERRORS if call in READING else ERRORS
        if count == len(numbers):
            found += [f"{call}:error={error}:when={number}" for number in numbers for error in errors]
        else:
            pairs = zip(numbers, cycle(errors), strict=False)
            found += [f"{call}:error={error}:when={number}" for number, error in pairs]
        if call in _LASTING:
            found += [f"{call}:error=EIO:when={number}+" for number in numbers[:: len(numbers) // 4 + 1]]
    return found


def _spread(count: int, dice: random.Random) -> list[int]:
    step = max(1, count // _MOST_OF_ONE)
    return list(range(1 + dice.randrange(step), count + 1, step))


def mistakes(ended: Ended) -> list[str]:
    """What is wrong with the end of a child that nobody killed: it may refuse with a code, no more."""
    if ended.was_killed:
        return ["the program ended without a word, or hung"]
    return [f"no code for it: {ended.mistake.strip().splitlines()[-1]}"] if ended.mistake else []
