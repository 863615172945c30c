"""Commands that compare criteria sets: row by row, and by what they would have made of a year."""

from pathlib import Path

from core.criteria import CriteriaSet, parse_set
from core.criteria.differences import CriterionPair, SetComparison, compare_sets
from core.progress import Silent
from core.services.adopt_criteria import UnknownCriteria, decoded
from core.trial import Trial, TrialLine, TrialRow
from ui.cli.answers import Answer, decimal_text
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder, add_year
from ui.services import Services
from ui.texts import cli as texts
from ui.texts import criteria_difference, criteria_trial


def add_comparisons(group: Commands) -> None:
    """Put the commands in."""
    compared = group.add("diff", diff)
    compared.add_argument("before", metavar="A", help=texts.DIFF_SET_HELP)
    compared.add_argument("after", metavar="B", help=texts.DIFF_SET_HELP)
    tried = group.add("dry-run", dry_run)
    add_folder(tried)
    tried.add_argument("--set", dest="set_id", metavar=texts.SET, required=True, help=texts.TRIAL_SET_HELP)
    tried.add_argument("--set-version", default="", help=texts.TRIAL_VERSION_HELP)
    add_year(tried)
    tried.add_argument("--out", metavar=texts.FILE, type=Path, help=texts.TRIAL_OUT_HELP)


def diff(asked: Arguments, doors: Doors) -> Answer:
    """Two sets side by side; no workspace is needed."""
    found = compare_sets(named_set(asked.before, doors), named_set(asked.after, doors))
    return Answer(document=_difference(found), lines=criteria_difference.lines(found))


def dry_run(asked: Arguments, doors: Doors) -> Answer:
    """Every unit of a year before and after; with --out also as a file."""
    with doors.open_workspace(asked.folder) as services:
        criteria = _set_to_try(asked, doors, services=services)
        trials = services.criteria_work.trials
        trial = trials.run(asked.year, criteria, progress=Silent())
        if asked.out is not None:
            trials.write(trial, asked.out)
    return Answer(document=_trial(trial), lines=(criteria_trial.introduction(trial), criteria_trial.NOTE))


def named_set(named: str, doors: Doors) -> CriteriaSet:
    """A bundled set by its id, else a file."""
    for content in doors.criteria.bundled():
        bundled = parse_set(decoded(content))
        if bundled.set_id == named:
            return bundled
    return parse_set(decoded(doors.criteria.read(Path(named))))


def _set_to_try(asked: Arguments, doors: Doors, *, services: Services) -> CriteriaSet:
    try:
        return services.adopt_criteria.read(asked.set_id, asked.set_version)
    except UnknownCriteria:
        if not Path(asked.set_id).suffix:
            raise
    return parse_set(decoded(doors.criteria.read(Path(asked.set_id))))


def _difference(found: SetComparison) -> dict[str, object]:
    steps, leaves = found.counts(), found.counts(leaves_only=True)
    return {
        "same": found.is_same,
        "before": _named(found.old),
        "after": _named(found.new),
        "counts": {step.value: count for step, count in sorted(steps.items())},
        "leaves": {step.value: count for step, count in sorted(leaves.items())},
        "set": list(found.set_members),
        "changes": [_change(pair) for pair in found.differing],
    }


def _named(criteria: CriteriaSet) -> dict[str, object]:
    return {
        "id": criteria.set_id,
        "version": criteria.version,
        "total": str(criteria.total_max),
        "leaves": len(criteria.leaves()),
    }


def _change(pair: CriterionPair) -> dict[str, object]:
    before, after = pair.before, pair.after
    return {
        "criterion": pair.criterion.id,
        "name": pair.criterion.name,
        "step": None if pair.step is None else pair.step.value,
        "before": None if before is None else str(before.max_points),
        "after": None if after is None else str(after.max_points),
        "members": list(pair.members),
    }


def _trial(trial: Trial) -> dict[str, object]:
    return {
        "year": trial.year,
        "before": _named(trial.old),
        "after": _named(trial.new),
        "bands_changed": trial.bands_changed,
        "ranks_changed": trial.ranks_changed,
        "rows": [_trial_row(row) for row in trial.rows],
        "causes": [
            {
                "criterion": cause.criterion,
                "name": cause.name,
                "mean": str(cause.mean),
                "units": cause.units,
                "without_data": cause.without_data,
                "gone": cause.is_gone,
            }
            for cause in trial.causes
        ],
    }


def _trial_row(row: TrialRow) -> dict[str, object]:
    before, after = row.before, row.after
    return {
        "unit": after.code,
        "name": after.name,
        "before": {"index": decimal_text(before.index), "rank": before.rank, "band": before.band},
        "after": {"index": decimal_text(after.index), "rank": after.rank, "band": after.band},
        "change": decimal_text(row.index_change),
        "without_data": row.without_data,
        "lines": [_trial_line(line) for line in row.lines],
    }


def _trial_line(line: TrialLine) -> dict[str, object]:
    return {
        "criterion": line.criterion,
        "before": decimal_text(line.before),
        "after": decimal_text(line.after),
        "origin": line.origin.value,
        "excluded": line.is_excluded,
        "change": str(line.weight),
    }
