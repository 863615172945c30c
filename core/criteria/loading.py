"""The two ways into a criteria set: look at its findings, or take it."""

from core.criteria.checks import check_values
from core.criteria.errors import CriteriaSetRefused
from core.criteria.reading import read_set
from core.criteria.values import CriteriaSet
from core.findings import Finding, has_errors

_FOREIGN = frozenset({"C_FORMAT", "C_FORMAT_VERSION"})
_PLACES = frozenset({"max_points", "total_max", "id", "parent_id", "kind", "criteria"})


def check_set(value: object) -> tuple[Finding, ...]:
    """Everything that is wrong (errors) or worth knowing (warnings) in a decoded criteria set.

    `where` of a finding is a criterion id, `band_schemes/ID`, `adjustments/ID`, `downgrade_rules/ID`,
    or empty for the set itself.
    """
    return examine(value)[1]


def parse_set(value: object) -> CriteriaSet:
    """The criteria set a decoded JSON document states.

    Raises CriteriaSetRefused, with all findings, when any of them is an error; nothing is repaired.
    """
    found, findings = examine(value)
    if has_errors(findings):
        raise CriteriaSetRefused(findings, set_id=found.set_id, problems=len(findings))
    return found


def examine(value: object) -> tuple[CriteriaSet, tuple[Finding, ...]]:
    """The set as far as it could be read, and everything `check_set` says of it: for drafts on a screen."""
    found, misread = read_set(value)
    if not isinstance(value, dict) or any(finding.code in _FOREIGN for finding in misread):
        return found, misread
    spoiled = {finding.where for finding in misread if finding.where}
    follow = check_values(found, sums_known=not any(_hides_points(finding) for finding in misread))
    # A place that could not be read is reported for that alone, not for what follows from it.
    return found, misread + tuple(finding for finding in follow if finding.where not in spoiled)


def _hides_points(finding: Finding) -> bool:
    return finding.code == "C_OBJECT_EXPECTED" or dict(finding.values).get("member") in {
        "max_points",
        "total_max",
        "id",
        "parent_id",
        "kind",
        "criteria",
    }
