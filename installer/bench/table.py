"""Rows of measurements: the arithmetic of medians, ratios and goals, and how they are printed."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement. With a baseline the goal bounds the ratio, without one the value itself."""

    name: str
    value: float
    baseline: float | None
    ratio: float | None
    goal: float | None
    met: bool | None
    unit: str = "s"
    against: str = ""


def compared(
    name: str, ours: Sequence[float], theirs: Sequence[float], *, goal: float | None, against: str
) -> Row:
    """Medians of interleaved repeats in seconds, and their ratio."""
    value, baseline = median(ours), median(theirs)
    ratio = value / baseline
    return Row(
        name=name,
        value=value,
        baseline=baseline,
        ratio=ratio,
        goal=goal,
        met=None if goal is None else ratio <= goal,
        against=against,
    )


def alone(name: str, ours: Sequence[float], *, goal: float, against: str) -> Row:
    """A median in seconds that has a goal of its own."""
    value = median(ours)
    return Row(
        name=name, value=value, baseline=None, ratio=None, goal=goal, met=value <= goal, against=against
    )


def in_mib(row: Row) -> Row:
    """The same row, measured in MiB of memory."""
    return replace(row, unit="MiB")


def as_json(rows: Sequence[Row]) -> str:
    """The document `--json` writes."""
    return json.dumps({"rows": [asdict(row) for row in rows]}, ensure_ascii=False, indent=1) + "\n"


def as_text(rows: Sequence[Row]) -> str:
    """The table a person reads; a missed goal says so."""
    heads = ("name", "ours", "baseline", "ratio", "goal", "", "against")
    cells = [heads, *(_cells(row) for row in rows)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(heads))]
    lines = ("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) for line in cells)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _cells(row: Row) -> tuple[str, ...]:
    verdict = "" if row.met is None else "met" if row.met else "MISSED"
    goal = (
        "" if row.goal is None else f"{row.goal:g}" if row.ratio is not None else f"{row.goal:g} {row.unit}"
    )
    return (
        row.name,
        _measured(row.value, row.unit),
        "" if row.baseline is None else _measured(row.baseline, row.unit),
        "" if row.ratio is None else f"{row.ratio:.2f}",
        goal,
        verdict,
        row.against,
    )


def _measured(value: float, unit: str) -> str:
    return f"{value:.4f} {unit}" if unit == "s" else f"{value:.1f} {unit}"
