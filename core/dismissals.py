"""A finding of the judgement aids that somebody looked at: set aside with a reason, and taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from core.errors import UserError
from core.judgement_aids import AidFinding


class DismissalReason(UserError):
    """Setting a finding aside needs a written reason."""

    code = "E_AID_REASON"


class NotSetAside(UserError):
    """Nothing to take back: the finding is not set aside."""

    code = "E_AID_NOT_ASIDE"


class UnknownFinding(UserError):
    """The round has no finding under this mark now; fields: `mark`."""

    code = "E_AID_UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """Who set which finding of a year aside, when and why.

    `mark` and `figures` are the finding's own: with other figures it is another finding. `restored_at` is
    when it was taken back.
    """

    year: int
    mark: str
    figures: str
    reason: str
    officer: str
    at: datetime
    restored_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AidRow:
    """A finding, and the dismissal that holds for it."""

    finding: AidFinding
    dismissal: Dismissal | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has set it aside."""
        return self.dismissal is None


def with_dismissals(findings: Iterable[AidFinding], dismissals: Iterable[Dismissal]) -> tuple[AidRow, ...]:
    """Each finding with what holds for it now."""
    held = in_force(dismissals)
    return tuple(AidRow(finding=item, dismissal=held.get((item.mark, item.figures))) for item in findings)


def in_force(dismissals: Iterable[Dismissal]) -> Mapping[tuple[str, str], Dismissal]:
    """The dismissals nobody took back, by mark and figures."""
    return {(item.mark, item.figures): item for item in dismissals if item.restored_at is None}
