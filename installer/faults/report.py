"""What a campaign found: how many faults of each kind, how the work ended, every violated invariant."""

import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a campaign is asked for: a folder of its own, the seed of its dice, the long or the short form.

    `jobs` are the ones that were named; where none was, each campaign takes its own.
    """

    folder: Path
    seed: int
    is_long: bool
    jobs: tuple[str, ...] = ()

    def scratch(self, name: str) -> Path:
        """A folder within the campaign's own that is there."""
        folder = self.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def dice(self) -> random.Random:
        """Dice that fall the same way in every run with this seed."""
        return random.Random(self.seed)  # noqa: S311 - they choose where to strike


@dataclass(slots=True, kw_only=True)
class Figures:
    """The tally of one campaign on one job.

    `faults` counts what was done to the program, by kind. Afterwards the work in progress was either there
    (`kept`), or as if it had never begun (`undone`); anything else is a violation.
    """

    name: str
    faults: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    undone: int = 0
    violations: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def total(self) -> int:
        """How many faults there were."""
        return self.faults.total()

    def judged(self, kind: str, *, is_kept: bool, violations: Iterable[str] = ()) -> None:
        """Count one fault, how the work ended, and what was wrong afterwards."""
        self.faults[kind] += 1
        self.kept += is_kept
        self.undone += not is_kept
        self.violations += violations


def as_json(found: Sequence[Figures], *, seed: int) -> str:
    """The document `--json` writes."""
    rows = [
        {
            "name": each.name,
            "faults": dict(each.faults),
            "total": each.total,
            "kept": each.kept,
            "undone": each.undone,
            "violations": each.violations,
            "seconds": round(each.seconds, 1),
        }
        for each in found
    ]
    return json.dumps({"seed": seed, "rows": rows}, ensure_ascii=False, indent=1) + "\n"


def as_text(found: Sequence[Figures]) -> str:
    """The table a person reads, and under it every violation."""
    heads = ("campaign", "faults", "kept", "undone", "violations", "s", "kinds")
    cells = [heads, *map(_cells, found), _sum(found)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(heads))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) for line in cells]
    wrong = [f"VIOLATION {each.name}: {told}" for each in found for told in each.violations]
    return "\n".join(line.rstrip() for line in (*lines, *wrong)) + "\n"


def _cells(each: Figures) -> tuple[str, ...]:
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(each.faults.items()))
    counts = (each.total, each.kept, each.undone, len(each.violations))
    return (each.name, *map(str, counts), f"{each.seconds:.0f}", kinds)


def _sum(found: Sequence[Figures]) -> tuple[str, ...]:
    whole = Figures(
        name="all",
        kept=sum(each.kept for each in found),
        undone=sum(each.undone for each in found),
        violations=[told for each in found for told in each.violations],
        seconds=sum(each.seconds for each in found),
    )
    for each in found:
        whole.faults += each.faults
    return _cells(whole)
