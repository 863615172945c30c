"""Where nothing occurred in a year: the policy, who claimed it and when, as the audit chain tells it."""

from collections.abc import Callable, Sequence

from core.assessment import Claim
from core.audit import AuditEntry
from core.criteria import NaPolicy
from core.dates import local_day
from core.ports import Transaction
from core.reporting.data import ClaimLine
from core.self_score import ScoreLine, SelfScore

_ENTERED = "enter"


def claim_lines(
    work: Transaction, score: SelfScore, *, policy: Callable[[NaPolicy], str]
) -> tuple[ClaimLine, ...]:
    """The criteria that were claimed or left score and maximum, in the order of the set."""
    lines = [line for line in score.lines if line.entry.claim is Claim.NO_OCCURRENCE or line.is_excluded]
    entered = work.audit.of_acts({_ENTERED}) if any(line.entry.claim for line in lines) else ()
    return tuple(_claim(line, entered, year=score.year, policy=policy) for line in lines)


def _claim(
    line: ScoreLine, entered: Sequence[AuditEntry], *, year: int, policy: Callable[[NaPolicy], str]
) -> ClaimLine:
    criterion = line.criterion
    is_claimed = line.entry.claim is Claim.NO_OCCURRENCE
    act = _last_entry(entered, criterion.id, year=year) if is_claimed else None
    return ClaimLine(
        code=criterion.id,
        name=criterion.name,
        maximum=criterion.max_points,
        policy=policy(_policy(line)),
        by="" if act is None else act.officer,
        on=None if act is None else local_day(act.at),
        reason=line.entry.claim_reason,
    )


def _policy(line: ScoreLine) -> NaPolicy:
    """What the claim really did: left score and maximum, full points, or what the set says of no figures."""
    if line.is_excluded:
        return NaPolicy.EXCLUDE
    if line.points is not None and line.points == line.criterion.max_points:
        return NaPolicy.FULL
    return line.criterion.na_policy or NaPolicy.ZERO


def _last_entry(entered: Sequence[AuditEntry], criterion: str, *, year: int) -> AuditEntry | None:
    """The last act that entered something on a criterion of a year."""
    return next(
        (entry for entry in reversed(entered) if _is_on(entry, criterion, year=year)),
        None,
    )


def _is_on(entry: AuditEntry, criterion: str, *, year: int) -> bool:
    """Acts of earlier versions told several criteria at once, without what was entered."""
    if entry.subject == str(year):
        return criterion in entry.new.split()
    return entry.subject == f"{year} {criterion}"
