"""What is asked about a criterion, and what each submission of the unit says about it.

A question travels in a return package; the unit explains in its next submission. Nothing is replaced: every
submission's claims stay, so that what changed between two of them can be shown beside the question.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LineQuestion:
    """What an appraiser asks about one criterion.

    `revision` is the submission it was asked on; `package` the digest of the return that carried it, empty
    while it waits to be sent. A withdrawn question stays as history and asks nothing any more.
    """

    id: str
    criterion: str
    text: str
    officer: str
    at: datetime
    revision: int
    package: str = ""
    withdrawn_at: datetime | None = None

    @property
    def is_collected(self) -> bool:
        """Whether it still has to be sent."""
        return not self.package and self.withdrawn_at is None

    @property
    def is_sent(self) -> bool:
        """Whether the unit was asked."""
        return bool(self.package) and self.withdrawn_at is None

    def waits_on(self, revision: int) -> bool:
        """Whether the unit was asked and its newest submission is still the one asked about."""
        return self.is_sent and revision <= self.revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """What one submission says about one criterion.

    `computed` is what its own records gave here; `documents` name what proves it, as (key, label) pairs, the
    key being the digest of the file or the label itself. An empty `criterion` holds what is said about the
    submission as a whole.
    """

    criterion: str
    revision: int
    points: Decimal | None
    explanation: str = ""
    package: str = ""
    computed: Decimal | None = None
    documents: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """What a newer submission says otherwise about one criterion than an older one."""

    older: Claimed
    newer: Claimed

    @property
    def points(self) -> tuple[Decimal | None, Decimal | None] | None:
        """Claimed points, old and new, where they differ."""
        pair = (self.older.points, self.newer.points)
        return pair if pair[0] != pair[1] else None

    @property
    def computed(self) -> tuple[Decimal | None, Decimal | None] | None:
        """Points the records give, old and new, where they differ."""
        pair = (self.older.computed, self.newer.computed)
        return pair if pair[0] != pair[1] else None

    @property
    def explanation(self) -> bool:
        """Whether another explanation was written."""
        return self.older.explanation != self.newer.explanation

    @property
    def added(self) -> tuple[str, ...]:
        """Documents that came."""
        return _missing_in(self.older, self.newer)

    @property
    def removed(self) -> tuple[str, ...]:
        """Documents that went."""
        return _missing_in(self.newer, self.older)

    @property
    def is_any(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.points or self.computed or self.explanation or self.added or self.removed)


def change_since(claims: Sequence[Claimed], revision: int) -> ClaimChange | None:
    """What the newest of a criterion's claims says otherwise than the one of `revision`; None for nothing."""
    held = {claim.revision: claim for claim in claims}
    if revision not in held or not claims:
        return None
    newest = max(claims, key=lambda claim: claim.revision)
    change = ClaimChange(older=held[revision], newer=newest)
    return change if newest.revision > revision and change.is_any else None


def _missing_in(held: Claimed, other: Claimed) -> tuple[str, ...]:
    keys = {key for key, _label in held.documents}
    return tuple(label for key, label in other.documents if key not in keys)
