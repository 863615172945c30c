"""Fill the chairman's page of a round, read in bulk."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from core.appraisal_sheet import newest
from core.banding import StepKind
from core.dates import local_day
from core.lost_points import LostCriterion, province_loss
from core.ports import Clock, Database
from core.ranking import BandSummary, Ranking, RankRow, summary_of
from core.ranking_comparison import BandChange, KindComparison, Placed, RankedYear, compare_bands
from core.reporting.document import Report
from core.reporting.paper import APPRAISERS, Asked, Paper
from core.reporting.province_summary import (
    ENDS,
    KIND,
    LOST,
    Pending,
    SummaryData,
    SummaryWords,
    province_summary,
)
from core.reporting.words import FormWords
from core.score_comparison import compare_scores
from core.services.compare_ranking import CompareRanking, RankingBeside
from core.services.paper_head import PaperHeads
from core.services.ranking_documents import year_of_view
from core.services.round_board import BoardReading, BoardRow, BoardStatus, board_of, read_board
from core.services.round_reading import RoundReading
from core.text import sort_key
from core.units import UnitKind
from core.years_beside import YearsBeside, beside

_LATE = "LATE_DOSSIERS"
_NOT_LOWERING = frozenset({StepKind.BY_INDEX, StepKind.TASK, StepKind.UNKNOWN})


class SummaryPapers:
    """The round on one page."""

    def __init__(
        self,
        *,
        database: Database,
        reading: RoundReading,
        compare: CompareRanking,
        clock: Clock,
        heads: PaperHeads,
        words: tuple[SummaryWords, FormWords],
    ) -> None:
        self._database = database
        self._reading = reading
        self._compare = compare
        self._clock = clock
        self._heads = heads
        self._words, self._form = words

    def papers(self) -> tuple[Paper, ...]:
        """The one kind."""
        return (Paper(code=KIND, roles=APPRAISERS, fill=self.report),)

    def report(self, asked: Asked) -> Report:
        """The page of a year's round.

        Raises:
            NoRound: none is open.
        """
        return province_summary(self.data(asked), self._words, form=self._form)

    def data(self, asked: Asked) -> SummaryData:
        """What it says; see `report`."""
        year, today = asked.year, self._clock.today()
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            held = read_board(work, opened, criteria=criteria)
            conflicts = work.rankings.open_conflicts(year)
            officer = work.office.get().officer.name
        units = [self._reading.unit(code) for code in opened.units]
        rows = board_of(held, units, today=today).rows
        compared = self._compare.compare(year)
        ranking, kind = compared.view.ranking, _main_kind(compared.view.ranking)
        comparison = next((each for each in compared.comparison.kinds if each.unit_kind == kind), None)
        now = _summary(ranking, kind)
        ranked = [row for row in ranking.rows if row.unit_kind == kind and row.rank is not None]
        published = compared.view.published
        return SummaryData(
            head=self._heads.head(KIND, self._words.symbol, dated=asked.dated),
            year=year,
            today=today,
            criteria_set=criteria.name,
            is_sample=criteria.is_sample,
            published_on=None if published is None else local_day(published.at),
            expected=sum(1 for row in rows if row.status is not BoardStatus.ENDED),
            sent=sum(1 for row in rows if row.has_sent),
            kind=kind,
            now=now,
            before=None if comparison is None else comparison.before,
            bands=_changes(now, comparison),
            years=self._years(compared, kind=kind),
            best=tuple(map(_placed, ranked[:ENDS])),
            last=tuple(map(_placed, ranked[ENDS:][-ENDS:])),
            areas=tuple(area for area in compared.areas if area.unit_kind == kind),
            lost=_lost(held, rows, kind=kind),
            indexes=tuple(row.index for row in ranked if row.index is not None),
            change_by_appraisal=_changed(held, rows, kind=kind),
            reviewed=tuple(row.name for row in ranking.rows if row.tasks),
            lowered=tuple(row.name for row in ranking.rows if _is_lowered(row)),
            pending=_pending(ranking, rows, conflicts=conflicts),
            others=tuple(each for each in ranking.summaries if each.unit_kind != kind),
            officer=officer,
        )

    def _years(self, compared: RankingBeside, *, kind: str) -> YearsBeside:
        """The rankings held up to this year; this one as it stands now."""
        now = year_of_view(compared.view)
        earlier = tuple(each for each in self._compare.years(now.year) if each.year < now.year)
        ranked: tuple[RankedYear, ...] = (now,) if any(each.rank is not None for each in now.placed) else ()
        return beside((*earlier, *ranked), kind=kind)


def _main_kind(ranking: Ranking) -> str:
    """The kind with the most units; a round without units is one of communes."""
    most = max(ranking.summaries, key=lambda each: each.expected, default=None)
    return UnitKind.COMMUNE.value if most is None else most.unit_kind


def _summary(ranking: Ranking, kind: str) -> BandSummary:
    found = next((each for each in ranking.summaries if each.unit_kind == kind), None)
    return found or summary_of(kind, (), ranked=())


def _changes(now: BandSummary, comparison: KindComparison | None) -> tuple[BandChange, ...]:
    before = None if comparison is None else comparison.before
    return () if before is None or not now.ranked else compare_bands(now, before)


def _placed(row: RankRow) -> Placed:
    return Placed(
        code=row.code,
        name=row.name,
        unit_kind=row.unit_kind,
        rank=row.rank,
        index=row.index,
        band=row.band or "",
    )


def _is_lowered(row: RankRow) -> bool:
    """Whether a condition, a downgrade or a cap took the unit below the band of its index."""
    return any(step.kind not in _NOT_LOWERING and step.before != step.after for step in row.steps)


def _lost(held: BoardReading, rows: Sequence[BoardRow], *, kind: str) -> tuple[LostCriterion, ...]:
    """The criteria that lost most over the units appraised as a whole."""
    given = {code: newest(values) for code, values in held.appraisals.items()}
    units = [row.unit for row in rows if row.has_sent and not row.open_lines and row.unit.kind.value == kind]
    return province_loss(held.criteria, units, given=given).criteria[:LOST]


def _changed(held: BoardReading, rows: Sequence[BoardRow], *, kind: str) -> Decimal | None:
    """The average change of the points that units claimed."""
    given = {code: newest(values) for code, values in held.appraisals.items()}
    units = [row.unit for row in rows if row.has_sent and row.unit.kind.value == kind]
    return compare_scores(held.criteria, units, claimed=held.self_points, given=given).change_mean


def _pending(ranking: Ranking, rows: Sequence[BoardRow], *, conflicts: int) -> Pending:
    ties: dict[tuple[str, Decimal], list[str]] = defaultdict(list)
    for row in ranking.rows:
        if row.index is not None and "TIE" in row.flags:
            ties[row.unit_kind, row.index].append(row.name)
    days = [task.last_day for row in ranking.rows for task in row.tasks]
    overdue = (row.unit.name for row in rows if row.status is BoardStatus.LATE)
    return Pending(
        overdue=tuple(sorted(overdue, key=sort_key)),
        ties=tuple(tuple(names) for names in ties.values()),
        conflicts=conflicts,
        to_appraise=sum(1 for row in rows if row.has_sent and row.open_lines),
        late_dossiers=sum(1 for row in ranking.rows if _LATE in row.flags),
        review_by=min(days, default=None),
    )
