"""The round at a glance: every expected unit, where it stands, and its totals so far."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from core.appraisal_sheet import newest, scorecard_of
from core.assessment import State
from core.criteria import CriteriaSet
from core.exchanges import Direction
from core.packages.kinds import Kind
from core.ports import Transaction
from core.rounds import Round, Standing
from core.self_score import ZERO
from core.stored_packages import return_of
from core.units import Unit


class BoardStatus(StrEnum):
    """Where an expected unit stands in the round."""

    MISSING = "missing"
    LATE = "late"
    RECEIVED = "received"
    RETURNED = "returned"
    IN_APPRAISAL = "in_appraisal"
    APPRAISED = "appraised"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One expected unit on the round board; `open_lines` counts leaves without an appraised value."""

    unit: Unit
    status: BoardStatus
    open_lines: int
    revision: int = 0
    received_at: datetime | None = None
    self_total: Decimal | None = None
    appraised_total: Decimal | None = None
    index: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundBoard:
    """The round with every expected unit, and how many stand where."""

    round: Round
    rows: tuple[BoardRow, ...]
    counts: Mapping[str, int]


def returned_packages(work: Transaction, year: int) -> frozenset[str]:
    """Digests of the submissions of a year that were sent back for correction."""
    rows = work.exchanges.of_kind(Kind.RETURN.value, Direction.SENT)
    return frozenset(return_of(row).answers for row in rows if row.period[:4] == str(year))


def board_row(
    work: Transaction,
    unit: Unit,
    *,
    opened: Round,
    criteria: CriteriaSet,
    today: date,
    returned: Collection[str],
) -> BoardRow:
    """Where one expected unit stands; `returned` are the packages of the year that were sent back."""
    standing = work.assessments.standing(unit.code, opened.year)
    if standing is None:
        is_late = today > opened.due_on
        return BoardRow(
            unit=unit,
            status=BoardStatus.LATE if is_late else BoardStatus.MISSING,
            open_lines=len(criteria.leaves(unit.kind.value)),
        )
    self_points = work.assessments.self_points(unit.code, opened.year)
    given = newest(work.assessments.appraisals(unit.code, opened.year))
    adjusted = work.assessments.adjustments(unit.code, opened.year)
    card = scorecard_of(criteria, given, adjustments=adjusted, unit_kind=unit.kind.value)
    open_lines = sum(1 for leaf in criteria.leaves(unit.kind.value) if leaf.id not in given)
    return BoardRow(
        unit=unit,
        status=_status(standing, has_points=bool(given), open_lines=open_lines, returned=returned),
        revision=standing.revision,
        received_at=standing.received_at,
        self_total=sum((value for value in self_points.values() if value is not None), ZERO),
        appraised_total=card.total + card.bonus - card.penalty if given else None,
        index=card.index if given else None,
        open_lines=open_lines,
    )


def _status(
    standing: Standing, *, has_points: bool, open_lines: int, returned: Collection[str]
) -> BoardStatus:
    if standing.state is State.PUBLISHED:
        return BoardStatus.PUBLISHED
    if standing.package in returned:
        return BoardStatus.RETURNED
    if not has_points:
        return BoardStatus.RECEIVED
    return BoardStatus.APPRAISED if open_lines == 0 else BoardStatus.IN_APPRAISAL
