"""The round at a glance: every expected unit, until when it may send, where it stands, its totals so far.

A province is read with one question for each kind of thing; what follows from it is reckoned outside the
transaction, so that nobody waits for it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from core.appraisal_sheet import newest, scorecard_of
from core.assessment import AdjustmentEntry, Appraisal, State
from core.criteria import CriteriaSet
from core.dates import local_day
from core.exchanges import Direction
from core.extensions import Extension, is_extended, newest_of, own_day
from core.packages.kinds import Kind
from core.packages.payloads import ReturnBody
from core.ports import Transaction
from core.records.catalogue import Record
from core.records.people import Predecessor
from core.rounds import Round, Standing
from core.self_score import ZERO
from core.stored_packages import return_of
from core.units import Unit, read_package_code


class BoardStatus(StrEnum):
    """Where an expected unit stands in the round."""

    MISSING = "missing"
    LATE = "late"
    RECEIVED = "received"
    RETURNED = "returned"
    IN_APPRAISAL = "in_appraisal"
    APPRAISED = "appraised"
    PUBLISHED = "published"
    ENDED = "ended"


ABSENT = frozenset({BoardStatus.MISSING, BoardStatus.LATE})
ACCEPTED = frozenset({BoardStatus.APPRAISED, BoardStatus.PUBLISHED})


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """A submission that was returned for correction: when, and what was asked."""

    at: datetime
    body: ReturnBody


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A unit of the round that went whole into another before its last day, as that other one declares it."""

    into: str
    ended_on: date
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One expected unit on the round board; `open_lines` counts leaves without an appraised value.

    Attributes:
        due_on: the unit's own last day, its extension included.
        extension: the extension that counts; None when there is none or it gives no time.
        first_at: when its first submission of the year was received.
        days_late: days past its own day when it first sent, or today while it has not; 0 in time.
        stale: criteria whose appraised value was given on an earlier revision than the one received last.
        sent_back: the return that answers the revision held, None when there is none.
        ended: where the unit went when it was merged into another one of the province.
        formers: how many units it declares to be formed from.
    """

    unit: Unit
    status: BoardStatus
    open_lines: int
    due_on: date
    extension: Extension | None = None
    revision: int = 0
    received_at: datetime | None = None
    first_at: datetime | None = None
    days_late: int = 0
    self_total: Decimal | None = None
    appraised_total: Decimal | None = None
    index: Decimal | None = None
    stale: tuple[str, ...] = ()
    sent_back: SentBack | None = None
    ended: Ended | None = None
    formers: int = 0

    @property
    def is_absent(self) -> bool:
        """Whether nothing came from the unit."""
        return self.status in ABSENT

    @property
    def has_sent(self) -> bool:
        """Whether a submission of the unit is held."""
        return self.received_at is not None

    @property
    def is_revised(self) -> bool:
        """Whether a newer revision came after its appraisal had begun and values stand on the older."""
        return bool(self.stale)

    @property
    def is_to_remind(self) -> bool:
        """Whether the unit owes something: its package, or the correction it was asked for."""
        return self.is_absent or self.status is BoardStatus.RETURNED


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundBoard:
    """The round with every expected unit, and how many stand where; `extended` and `revised` cut across."""

    round: Round
    rows: tuple[BoardRow, ...]
    counts: Mapping[str, int]

    @property
    def extended(self) -> int:
        """Units that were given more time."""
        return sum(1 for row in self.rows if row.extension is not None)

    @property
    def revised(self) -> int:
        """Units with values that stand on an earlier revision."""
        return sum(1 for row in self.rows if row.is_revised)

    @property
    def sent_late(self) -> int:
        """Units whose first submission came after their own last day."""
        return sum(1 for row in self.rows if row.days_late and row.has_sent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Units late with their package, and units received whose appraisal is not whole."""

    late: int
    to_appraise: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardReading:
    """Everything a board is made of, as it was read; keyed by unit code."""

    round: Round
    criteria: CriteriaSet
    standings: Mapping[str, Standing]
    self_points: Mapping[str, Mapping[str, Decimal | None]]
    appraisals: Mapping[str, Sequence[Appraisal]]
    adjustments: Mapping[str, Sequence[AdjustmentEntry]]
    extensions: Mapping[str, Extension]
    sent_back: Mapping[str, SentBack]
    predecessors: Mapping[str, Sequence[Record]]
    first_at: Mapping[str, datetime]


def read_board(work: Transaction, opened: Round, *, criteria: CriteriaSet) -> BoardReading:
    """Ask the stores, a fixed number of questions however many units there are."""
    year = opened.year
    listed = work.exchanges.listed(year=year)
    first_at: dict[str, datetime] = {}
    for row in listed:  # newest first: the oldest is what remains
        if row.kind == Kind.SUBMISSION and row.direction is Direction.RECEIVED:
            first_at[read_package_code(row.sender)[1]] = row.at
    returns = (row.digest for row in listed if row.kind == Kind.RETURN and row.direction is Direction.SENT)
    return BoardReading(
        round=opened,
        criteria=criteria,
        standings={each.unit: each for each in work.assessments.standings(year)},
        self_points=work.every_unit.self_points(year),
        appraisals=work.every_unit.appraisals(year),
        adjustments=work.every_unit.adjustments(year),
        extensions=newest_of(work.rounds.extensions(year)),
        sent_back=_sent_back(work, tuple(returns)),
        predecessors=work.every_unit.records("predecessor", year),
        first_at=first_at,
    )


def board_of(reading: BoardReading, units: Sequence[Unit], *, today: date) -> RoundBoard:
    """The board as it stands on `today`, in the order of `units`."""
    ended = ended_units(reading.predecessors)
    rows = tuple(_row(reading, unit, ended=ended.get(unit.code), today=today) for unit in units)
    return RoundBoard(round=reading.round, rows=rows, counts=Counter(row.status.value for row in rows))


def _sent_back(work: Transaction, digests: Sequence[str]) -> Mapping[str, SentBack]:
    """Returns by the digest of the submission they answer, the newest of each."""
    found: dict[str, SentBack] = {}
    for digest in reversed(digests):
        row = work.exchanges.find(digest)
        if row is not None:
            body = return_of(row)
            found[body.answers] = SentBack(at=row.at, body=body)
    return found


def ended_units(predecessors: Mapping[str, Sequence[Record]]) -> Mapping[str, Ended]:
    """Units that went whole into another, by code: what the other one declares among its predecessors."""
    found: dict[str, Ended] = {}
    for into, records in sorted(predecessors.items()):
        for each in records:
            assert isinstance(each, Predecessor)
            if each.is_whole and each.code not in {"", into} and each.ended_on is not None:
                found[each.code] = Ended(into=into, ended_on=each.ended_on, decision=each.decision)
    return found


def _row(reading: BoardReading, unit: Unit, *, ended: Ended | None, today: date) -> BoardRow:
    opened, standing = reading.round, reading.standings.get(unit.code)
    extension = reading.extensions.get(unit.code)
    due_on = own_day(opened, extension)
    leaves = reading.criteria.leaves(unit.kind.value)
    kept = extension if is_extended(opened, extension) else None
    formers = len(reading.predecessors.get(unit.code, ()))
    if standing is None:
        is_over = ended is not None and ended.ended_on < due_on
        late = 0 if is_over else max((today - due_on).days, 0)
        absent = BoardStatus.LATE if late else BoardStatus.MISSING
        return BoardRow(
            unit=unit,
            status=BoardStatus.ENDED if is_over else absent,
            ended=ended,
            formers=formers,
            open_lines=len(leaves),
            due_on=due_on,
            extension=kept,
            days_late=late,
        )
    given = newest(reading.appraisals.get(unit.code, ()))
    open_lines = sum(1 for leaf in leaves if leaf.id not in given)
    first_at = reading.first_at.get(unit.code, standing.received_at)
    card = None
    if given:
        adjusted = reading.adjustments.get(unit.code, ())
        card = scorecard_of(reading.criteria, given, adjustments=adjusted, unit_kind=unit.kind.value)
    points = reading.self_points.get(unit.code, {})
    return BoardRow(
        unit=unit,
        status=_status(reading, standing, has_points=bool(given), open_lines=open_lines),
        open_lines=open_lines,
        due_on=due_on,
        extension=kept,
        revision=standing.revision,
        received_at=standing.received_at,
        first_at=first_at,
        days_late=0 if first_at is None else max((local_day(first_at) - due_on).days, 0),
        self_total=sum((value for value in points.values() if value is not None), ZERO),
        appraised_total=None if card is None else card.total + card.bonus - card.penalty,
        index=None if card is None else card.index,
        stale=stale_lines(standing, given),
        sent_back=reading.sent_back.get(standing.package),
        ended=ended,
        formers=formers,
    )


def stale_lines(standing: Standing, given: Mapping[str, Appraisal]) -> tuple[str, ...]:
    """Criteria whose value was given on an earlier revision than the one held now."""
    if standing.revision <= 1 or standing.state is State.PUBLISHED:
        return ()
    return tuple(criterion for criterion, each in given.items() if _is_stale(each, standing))


def _is_stale(given: Appraisal, standing: Standing) -> bool:
    """Old rows know no revision: what was given before the package came is older than it."""
    if given.revision:
        return given.revision < standing.revision
    return standing.received_at is not None and given.at < standing.received_at


def _status(reading: BoardReading, standing: Standing, *, has_points: bool, open_lines: int) -> BoardStatus:
    if standing.state is State.PUBLISHED:
        return BoardStatus.PUBLISHED
    if standing.package in reading.sent_back:
        return BoardStatus.RETURNED
    if not has_points:
        return BoardStatus.RECEIVED
    return BoardStatus.APPRAISED if open_lines == 0 else BoardStatus.IN_APPRAISAL
