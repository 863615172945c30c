"""One criterion of a round across all units: what each claimed, what its records give, what was given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.assessment import Appraisal, CriterionEntry
from core.criteria import CriteriaSet, Criterion
from core.outlying import Usual, usual
from core.rounds import Round
from core.scoring import LeafScore
from core.self_score import ZERO, is_self_scored
from core.units import Unit


class LineState(StrEnum):
    """Where a unit's line stands."""

    NOT_SENT = "not_sent"
    OPEN = "open"
    ASKED = "asked"
    OLDER = "older"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """What the workspace holds about one unit's line of a criterion.

    `outside` are the inputs the authority holds itself; `documents` how many support the line.
    """

    self_points: Decimal | None = None
    entry: CriterionEntry | None = None
    appraisals: tuple[Appraisal, ...] = ()
    outside: tuple[tuple[str, str], ...] = ()
    documents: int = 0

    @property
    def final(self) -> Decimal | None:
        """What stands: the newest appraised points, else the unit's own; None where it was left out."""
        given = self.given
        return self.self_points if given is None else given.points

    @property
    def given(self) -> Appraisal | None:
        """The newest appraised value; None where nothing was given, or what was given was taken back."""
        last = self.appraisals[-1] if self.appraisals else None
        return None if last is None or last.is_taken_back else last


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossLine:
    """One unit's line. `computed` is what its own records give, once `is_computed`.

    `package` is the digest of the submission it comes from, empty while nothing was sent, and `revision` its
    number. `last_year` is what stood for the same criterion at the end of last year. `is_asked`: a question
    is collected, or the unit has not answered it yet.
    """

    unit: Unit
    criterion: Criterion
    held: HeldLine
    package: str = ""
    revision: int = 0
    is_asked: bool = False
    last_year: Decimal | None = None
    computed: LeafScore | None = None
    is_computed: bool = False
    is_outlying: bool = False

    @property
    def was_sent(self) -> bool:
        """Whether the unit has submitted its year."""
        return bool(self.package)

    @property
    def given(self) -> Appraisal | None:
        """The newest appraised value."""
        return self.held.given

    @property
    def state(self) -> LineState:
        """Where the line stands."""
        if not self.was_sent:
            return LineState.NOT_SENT
        if self.is_asked:
            return LineState.ASKED
        if self.given is None or self.is_older:
            return LineState.OPEN if self.given is None else LineState.OLDER
        if self.given.excluded:
            return LineState.EXCLUDED
        is_own = is_self_scored(self.criterion)
        is_as_claimed = self.given.points == (self.held.self_points or ZERO)
        return LineState.ACCEPTED if is_as_claimed or not is_own else LineState.CHANGED

    @property
    def is_open(self) -> bool:
        """Whether no points stand yet."""
        return self.was_sent and self.given is None

    @property
    def is_older(self) -> bool:
        """Whether the value that stands was given on an older submission and is to be looked at again."""
        return self.given is not None and 0 < self.given.revision < self.revision

    @property
    def waits(self) -> bool:
        """Whether the line still needs the appraiser."""
        return self.is_open or self.is_older

    @property
    def computed_points(self) -> Decimal | None:
        """Points from the unit's own records; None where they give none, or are not counted yet."""
        return None if self.computed is None else self.computed.points

    @property
    def differs(self) -> bool:
        """Whether the submitted points are not those the records give."""
        return (
            self.was_sent
            and self.is_computed
            and is_self_scored(self.criterion)
            and self.held.self_points != self.computed_points
        )

    @property
    def is_unproven(self) -> bool:
        """Whether points were claimed without one document."""
        return (
            self.was_sent
            and is_self_scored(self.criterion)
            and (self.held.self_points or ZERO) > ZERO
            and not self.held.documents
        )

    @property
    def is_zero(self) -> bool:
        """Whether the unit claims nothing."""
        return self.was_sent and is_self_scored(self.criterion) and not self.held.self_points

    @property
    def is_full(self) -> bool:
        """Whether the unit claims everything."""
        return self.was_sent and self.held.self_points == self.criterion.max_points

    @property
    def proposed(self) -> Decimal | None:
        """The points to take as they stand: the unit's own, else the computed ones of a line of others."""
        return self.held.self_points if is_self_scored(self.criterion) else self.computed_points

    @property
    def accepted(self) -> tuple[Decimal | None, bool]:
        """Points and exclusion when the line is taken as it stands; out only where the records say so too."""
        is_out = self.computed is not None and self.computed.points is None
        return self.proposed, self.proposed is None and is_out

    @property
    def is_plain(self) -> bool:
        """Whether it can be taken without a look: open, claimed as computed, proven, not outlying."""
        return (
            self.is_open
            and not self.is_asked
            and self.is_computed
            and self.accepted != (None, False)
            and not self.differs
            and not self.is_unproven
            and not self.is_outlying
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossSheet:
    """All lines of one criterion, in Vietnamese order of the units' names, and what is usual among them."""

    round: Round
    criteria: CriteriaSet
    criterion: Criterion
    lines: tuple[AcrossLine, ...]
    usual: Usual | None = None

    @property
    def open_lines(self) -> int:
        """How many units wait for points."""
        return sum(line.is_open for line in self.lines)

    @property
    def sent_lines(self) -> int:
        """How many units have submitted."""
        return sum(line.was_sent for line in self.lines)

    @property
    def is_computed(self) -> bool:
        """Whether every line that was sent is recomputed."""
        return all(line.is_computed for line in self.lines if line.was_sent)

    @property
    def is_frozen(self) -> bool:
        """Whether the ranking is published, so that nothing is given any more."""
        return self.round.published_at is not None

    def line(self, unit: str) -> AcrossLine:
        """The line of a unit. Raises KeyError for a unit that is not expected."""
        for line in self.lines:
            if line.unit.code == unit:
                return line
        raise KeyError(unit)

    def with_computed(self, scores: Mapping[str, LeafScore | None]) -> "AcrossSheet":
        """The same with these computed scores, by unit, filled in."""
        lines = (
            replace(line, computed=scores[line.unit.code], is_computed=True)
            if line.unit.code in scores
            else line
            for line in self.lines
        )
        return replace(self, **_judged(lines, self.criterion))

    def with_line(self, line: AcrossLine) -> "AcrossSheet":
        """The same with another line in the place of its unit's."""
        lines = (line if each.unit.code == line.unit.code else each for each in self.lines)
        return replace(self, **_judged(lines, self.criterion))


def across(
    opened: Round, criteria: CriteriaSet, *, criterion: Criterion, lines: Iterable[AcrossLine]
) -> AcrossSheet:
    """Put the lines of one criterion together and mark those far from the others."""
    return AcrossSheet(round=opened, criteria=criteria, criterion=criterion, **_judged(lines, criterion))


def _judged(lines: Iterable[AcrossLine], criterion: Criterion) -> dict[str, Any]:
    """The lines with their outlier marks, and what is usual among the points claimed."""
    held = tuple(lines)
    found = usual(line.proposed for line in held if line.was_sent and line.proposed is not None)
    marked = tuple(
        replace(line, is_outlying=_is_far(line, found, maximum=criterion.max_points)) for line in held
    )
    return {"lines": marked, "usual": found}


def _is_far(line: AcrossLine, found: Usual | None, *, maximum: Decimal) -> bool:
    points = line.proposed if line.was_sent else None
    return found is not None and points is not None and found.is_far(points, maximum)
