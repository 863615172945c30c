"""One unit of a round in full: what it sent and when, what changed after its appraisal began, its history.

The history reaches back through mergers: the years of the units it was formed from stay readable under it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from core.appraisal_sheet import newest
from core.assessment import Appraisal
from core.chain_heads import Rewritten
from core.exchanges import Direction, PackageRow
from core.explanation import ClaimChange, Claimed, change_since
from core.extensions import Extension
from core.packages.kinds import Kind
from core.ports import Database, Transaction
from core.ranking_comparison import Origin, Placed, RankedYear
from core.records.people import Predecessor
from core.rounds import Standing
from core.services.compare_ranking import CompareRanking
from core.services.round_board import stale_lines
from core.services.watch_history import rewritten_by
from core.stored_packages import return_of
from core.text import fold
from core.units import Role, package_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One submission of the year that was received."""

    revision: int
    at: datetime
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """One return that was sent to the unit; `lines` is how many criteria it asks about."""

    at: datetime
    revision: int
    reason: str
    lines: int
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSince:
    """One criterion since it was appraised, or since the revision before where it was not.

    `change` says what the newest submission tells otherwise, None where it tells the same; `is_stale` that
    the value that counts was given on `revision`, an earlier one.
    """

    criterion: str
    revision: int
    change: ClaimChange | None
    given: Appraisal | None
    is_stale: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerUnit:
    """A unit this one was formed from, as it declares it; `ended_on` is the last day of the former unit."""

    name: str
    code: str
    is_whole: bool
    ended_on: date | None
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PastYear:
    """The result of one year: of the unit itself, or of one it was formed from."""

    year: int
    code: str
    name: str
    is_own: bool
    origin: Origin
    rank: int | None
    index: Decimal | None
    band: str
    ranked_of: int
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    """Everything about one unit of a round beside its row on the board."""

    arrivals: tuple[Arrival, ...]
    extensions: tuple[Extension, ...]
    returned: tuple[Returned, ...]
    lines: tuple[LineSince, ...]
    formers: tuple[FormerUnit, ...]
    past: tuple[PastYear, ...]
    rewritten: tuple[Rewritten, ...] = ()


class UnitRound:
    """Reads one unit of an authority's round."""

    def __init__(self, *, database: Database, compare: CompareRanking) -> None:
        self._database = database
        self._compare = compare

    def look(self, year: int, unit: str) -> UnitView:
        """Arrivals oldest first, changed and stale lines in their own order, earlier years newest first."""
        with self._database.transaction() as work:
            listed = [row for row in work.exchanges.listed(year=year) if _is_of(row, unit)]
            formers = tuple(_formers(work, unit, year=year))
            view = UnitView(
                arrivals=tuple(
                    Arrival(revision=row.revision, at=row.at, digest=row.digest)
                    for row in reversed(listed)
                    if row.direction is Direction.RECEIVED
                ),
                extensions=tuple(each for each in work.rounds.extensions(year) if each.unit == unit),
                returned=tuple(_returned(work, listed)),
                lines=tuple(_lines(work, unit, year=year)),
                formers=formers,
                past=(),
                rewritten=rewritten_by(work, package_code(Role.SUBMITTER, unit)),
            )
        past = _past(self._compare.years(year - 1), unit, formers=formers)
        return replace(view, past=tuple(past))


def _is_of(row: PackageRow, unit: str) -> bool:
    """A submission of the unit, or a return to it."""
    code = package_code(Role.SUBMITTER, unit)
    if row.direction is Direction.RECEIVED:
        return row.kind == Kind.SUBMISSION and row.sender == code
    return row.kind == Kind.RETURN and row.recipient == code


def _returned(work: Transaction, listed: Sequence[PackageRow]) -> Iterator[Returned]:
    revisions = {row.digest: row.revision for row in listed if row.direction is Direction.RECEIVED}
    for row in reversed(listed):
        if row.direction is Direction.SENT:
            whole = work.exchanges.find(row.digest)
            assert whole is not None
            body = return_of(whole)
            yield Returned(
                at=row.at,
                revision=revisions.get(body.answers, 0),
                reason=body.reason,
                lines=len(body.lines),
                due_on=body.due_on,
            )


def _lines(work: Transaction, unit: str, *, year: int) -> Iterator[LineSince]:
    """Criteria that changed since they were appraised or since the revision before, and stale ones."""
    standing = work.assessments.standing(unit, year)
    if standing is None or standing.revision <= 1:
        return
    given = newest(work.assessments.appraisals(unit, year))
    stale = stale_lines(standing, given)
    claims: dict[str, list[Claimed]] = {}
    for claim in work.explanations.claims(unit, year):
        if claim.criterion:
            claims.setdefault(claim.criterion, []).append(claim)
    for criterion in dict.fromkeys((*claims, *stale)):
        told, held = claims.get(criterion, ()), given.get(criterion)
        base = _base(told, held, standing=standing)
        change = change_since(told, base)
        if change is not None or criterion in stale:
            yield LineSince(
                criterion=criterion,
                revision=base,
                change=change,
                given=held,
                is_stale=criterion in stale,
            )


def _base(claims: Sequence[Claimed], given: Appraisal | None, *, standing: Standing) -> int:
    """The revision a criterion is compared with: the one it was appraised on, else the one before."""
    if given is not None and 0 < given.revision < standing.revision:
        return given.revision
    earlier = [each.revision for each in claims if each.revision < standing.revision]
    return max(earlier, default=0)


def _formers(work: Transaction, unit: str, *, year: int) -> Iterator[FormerUnit]:
    """As the unit itself declares them, in the newest year up to this one that names any."""
    held = work.records.of_years("predecessor", unit, first=0, last=year)
    named = [each for each in held if isinstance(each, Predecessor)]
    last = max((each.year for each in named), default=0)
    for each in named:
        if each.year == last:
            yield FormerUnit(
                name=each.name,
                code=each.code,
                is_whole=each.is_whole,
                ended_on=each.ended_on,
                decision=each.decision,
            )


def _past(years: Iterable[RankedYear], unit: str, *, formers: Sequence[FormerUnit]) -> Iterator[PastYear]:
    """Results of the unit and of those it was formed from, found by code, else by name; newest year first."""
    codes = {each.code for each in formers if each.code}
    names = {fold(each.name) for each in formers}
    for ranked in sorted(years, key=lambda each: -each.year):
        of = sum(1 for each in ranked.placed if each.rank is not None)
        for placed in ranked.placed:
            is_own = placed.code == unit
            is_former = placed.code in codes or fold(placed.name) in names
            if is_own or is_former:
                yield _past_year(ranked, placed, is_own=is_own, ranked_of=of)


def _past_year(ranked: RankedYear, placed: Placed, *, is_own: bool, ranked_of: int) -> PastYear:
    return PastYear(
        year=ranked.year,
        code=placed.code,
        name=placed.name,
        is_own=is_own,
        origin=ranked.origin,
        rank=placed.rank,
        index=placed.index,
        band=placed.band,
        ranked_of=ranked_of,
        document=placed.document,
    )
