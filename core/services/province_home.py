"""Look at a whole round for the authority's first page: read in bulk, reckoned outside the transaction."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from core.appraisal_sheet import newest
from core.criteria import CriteriaSet
from core.explanation import LineQuestion
from core.ports import Clock, Database
from core.province_overview import (
    Counted,
    ProvinceOverview,
    UnitFacts,
    dues_of,
    next_act,
    tally_of,
    waiting_of,
)
from core.ranking import BandSummary, summary_of
from core.ranking_comparison import ALL_KINDS, RankedYear
from core.services.compare_ranking import CompareRanking
from core.services.receipts import unsigned
from core.services.round_board import BoardReading, BoardRow, BoardStatus, board_of, read_board
from core.services.round_reading import RoundReading
from core.services.send_results import SentState, results_board

_WAITING = (SentState.NOT_YET, SentState.OUTDATED)


class ProvinceHome:
    """Counts what stands where in a round, and what waits."""

    def __init__(
        self,
        *,
        database: Database,
        reading: RoundReading,
        compare: CompareRanking,
        clock: Clock,
    ) -> None:
        self._database = database
        self._reading = reading
        self._compare = compare
        self._clock = clock

    def look(self, year: int) -> ProvinceOverview:
        """The round of a year as it stands today.

        Raises:
            NoRound: none is open.
        """
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            held = read_board(work, opened, criteria=criteria)
            questions = work.explanations.questions_by_unit(year)
            office = work.office.get().unit.name
            conflicts = work.rankings.open_conflicts(year)
            results = results_board(work, year)
            receipts = sum(1 for _each in unsigned(work))
        today = self._clock.today()
        board = board_of(held, [self._reading.unit(code) for code in opened.units], today=today)
        units = [_facts(row, held, asked=questions.get(row.unit.code, ())) for row in board.rows]
        counted = Counted(
            receipts=receipts,
            conflicts=conflicts,
            results=sum(results.count(state) for state in _WAITING),
        )
        ranked = self._compare.years(year)
        is_published = opened.published_at is not None
        tally = tally_of(units, today=today)
        waiting = waiting_of(units, counted, today=today, is_published=is_published)
        return ProvinceOverview(
            office=office,
            year=year,
            due_on=opened.due_on,
            is_published=is_published,
            tally=tally,
            waiting=waiting,
            dues=() if is_published else dues_of(units, opened.due_on, today=today),
            so_far=_published(ranked, year)
            if is_published
            else _by_index(criteria, opened.band_scheme, units=units),
            before=next(
                ((each.year, each.summary(ALL_KINDS)) for each in reversed(ranked) if each.year < year), None
            ),
            act=next_act(tally, waiting, is_published=is_published),
        )


def _facts(row: BoardRow, held: BoardReading, *, asked: Sequence[LineQuestion]) -> UnitFacts:
    returned = row.status is BoardStatus.RETURNED
    return UnitFacts(
        code=row.unit.code,
        name=row.unit.name,
        due_on=row.due_on,
        is_extended=row.extension is not None,
        sent=not row.is_absent,
        sent_late=bool(row.days_late) and not row.is_absent,
        is_returned=returned,
        returned_until=row.sent_back.body.due_on if returned and row.sent_back is not None else None,
        open_lines=0 if row.is_absent else row.open_lines,
        stale=len(row.stale),
        collected=sum(1 for each in asked if each.is_collected),
        asked=sum(1 for each in asked if each.waits_on(row.revision)),
        answered=_answered(row, held, asked=asked),
        is_published=row.status is BoardStatus.PUBLISHED,
        index=None if row.open_lines or row.is_absent else row.index,
    )


def _answered(row: BoardRow, held: BoardReading, *, asked: Sequence[LineQuestion]) -> int:
    """Questions a newer submission answers, while their line has no value given on it."""
    sent = [each for each in asked if each.is_sent and each.revision < row.revision]
    if not sent or row.status is BoardStatus.PUBLISHED:
        return 0
    given = newest(held.appraisals.get(row.unit.code, ()))
    return sum(1 for each in sent if each.criterion in row.stale or each.criterion not in given)


def _published(ranked: Sequence[RankedYear], year: int) -> BandSummary:
    own: Mapping[int, RankedYear] = {each.year: each for each in ranked}
    return own[year].summary(ALL_KINDS) if year in own else summary_of(ALL_KINDS, (), ranked=())


def _by_index(criteria: CriteriaSet, scheme_id: str, *, units: Sequence[UnitFacts]) -> BandSummary:
    """Bands by index alone: conditions and downgrades wait for the ranking."""
    bands = criteria.scheme(scheme_id).bands

    def band(index: Decimal) -> str:
        return next((each.name for each in bands if index >= each.lower), bands[-1].name)

    ranked = [(None if unit.index is None else band(unit.index), unit.index) for unit in units]
    return summary_of(ALL_KINDS, [each.name for each in bands], ranked=ranked)
