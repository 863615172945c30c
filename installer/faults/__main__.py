"""`bash installer/dev.sh faults`: let the program meet faults, look at what is left, print one table.

A violated invariant is a failure: the exit code is 1 then. The short form runs within the tests.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from faults.calls import calls
from faults.full import full
from faults.jobs import JOBS
from faults.kills import kills
from faults.locks import locks
from faults.medium import medium
from faults.model import plays
from faults.power import power
from faults.report import Asked, Figures, as_json, as_text
from faults.two_programs import two_programs
from faults.typed import typed

CAMPAIGNS: Mapping[str, Callable[[Asked], Iterable[Figures]]] = {
    "kills": kills,
    "typing": typed,
    "two": two_programs,
    "locks": locks,
    "calls": calls,
    "power": power,
    "full": full,
    "medium": medium,
    "model": plays,
}
SEED = 20251212
_ROOM = 1 << 30  # bytes


def main() -> int:
    """Run what is asked for; 1 when anything was violated."""
    parser = argparse.ArgumentParser(prog="dev.sh faults", description=__doc__)
    parser.add_argument("--long", action="store_true", help="the whole campaign, an hour or so")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures as JSON")
    parser.add_argument(
        "--only", choices=CAMPAIGNS, action="append", metavar="NAME", help=", ".join(CAMPAIGNS)
    )
    parser.add_argument(
        "--job", choices=JOBS, action="append", default=[], metavar="NAME", help=", ".join(JOBS)
    )
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="of the dice, to repeat a run")
    asked = parser.parse_args()
    found: list[Figures] = []
    with tempfile.TemporaryDirectory(prefix="so-cchc-faults-", dir=_quick_place()) as folder:
        for name in asked.only or CAMPAIGNS:
            place = Path(folder) / name
            wanted = Asked(folder=place, seed=asked.seed, is_long=asked.long, jobs=tuple(asked.job))
            for each in CAMPAIGNS[name](wanted):
                print(f"{each.name}: {each.total} faults, {len(each.violations)} violations", file=sys.stderr)
                if not found or each is not found[-1]:  # it tells of itself as it goes
                    found.append(each)
                if asked.json:  # a long campaign that is broken off has told what it found
                    asked.json.write_text(as_json(found, seed=asked.seed), "utf-8")
    print(as_text(found), end="")
    return any(each.violations for each in found)


def _quick_place() -> Path | None:
    """Memory, where there is a folder of it with room: a killed program needs no disk to have written."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > _ROOM else None


if __name__ == "__main__":
    sys.exit(main())
