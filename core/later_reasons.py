"""Reasons told after a change was made: the act that tells one names the numbers it is for."""

from collections.abc import Iterable, Mapping, Sequence

from core.audit import AuditEntry
from core.told_changes import read_told, told

ACT = "correct_sent"
_NUMBERS = "entries"
Runs = tuple[range, ...]
"""Numbers of entries, ascending; neighbours stand in one run."""


def reason_told(runs: Runs) -> str:
    """What such an act tells as new: the numbers it gives its reason to; nothing without any."""
    return told({_NUMBERS: runs_told(runs)})


def runs_of(entry: AuditEntry) -> Runs:
    """The numbers an act told the reason of; none for any other act. It can only speak of those before it."""
    named = (read_told(entry.new) or {}).get(_NUMBERS, "") if entry.act == ACT else ""
    return tuple(run for run in read_runs(named) if run.stop <= entry.number)


def later_reasons(reasons: Sequence[AuditEntry], entries: Iterable[AuditEntry]) -> Mapping[int, AuditEntry]:
    """Of these entries those whose reason one of `reasons` told, by number."""
    told_by = [(run, reason) for reason in reasons for run in runs_of(reason)]
    return {
        entry.number: reason
        for entry in entries
        if not entry.why
        for run, reason in told_by
        if entry.number in run
    }


def runs_told(runs: Runs) -> str:
    """The runs as text: `12-15 17`."""
    return " ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def read_runs(text: str) -> Runs:
    """The runs of such a text; none of one that is something else."""
    try:
        return tuple(run for part in text.split() if (run := _run(part)))
    except ValueError:
        return ()


def with_run(runs: Runs, run: range) -> Runs:
    """These and the numbers of a run behind them."""
    if not run:
        return runs
    if runs and runs[-1].stop == run.start:
        return (*runs[:-1], range(runs[-1].start, run.stop))
    return (*runs, run)


def _run(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)
