"""Set a year's ranking beside earlier years, published here or ranked outside, and its areas beside 75 %."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.ports import Database, OfficialUnits, Transaction
from core.ranking_areas import AreaStanding, area_standings
from core.ranking_comparison import Former, RankedYear, RankingComparison, compare_years
from core.records.people import Predecessor
from core.services.adopt_criteria import AdoptCriteria
from core.services.ranking_documents import year_of_past, year_of_publication, year_of_view
from core.services.ranking_reading import RankingReading, RankingView
from core.units import UnknownUnit

_COMMUNE = "commune"


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingBeside:
    """The ranking of a year with everything it is compared with."""

    view: RankingView
    comparison: RankingComparison
    areas: tuple[AreaStanding, ...]


class CompareRanking:
    """Reads the years that are held and compares."""

    def __init__(self, *, database: Database, criteria: AdoptCriteria, units: OfficialUnits) -> None:
        self._database = database
        self._reading = RankingReading(criteria=criteria, units=units)
        self._units = units

    def compare(self, year: int, *, scheme: str | None = None) -> RankingBeside:
        """A year as it stands against the year before.

        Raises:
            NoRound: no round of this year.
        """
        with self._database.transaction() as work:
            return self.beside(work, self._reading.view(work, year, scheme=scheme))

    def years(self, up_to: int) -> tuple[RankedYear, ...]:
        """Every ranking held up to a year, ascending: published here, else ranked outside."""
        with self._database.transaction() as work:
            return tuple(self._held(work, up_to + 1))

    def beside(self, work: Transaction, view: RankingView) -> RankingBeside:
        """A view that was read already, compared."""
        year = view.round.year
        return RankingBeside(
            view=view,
            comparison=compare_years(
                year_of_view(view), self._held(work, year), formers=self._formers(work, view)
            ),
            areas=area_standings(view.ranking.rows, {area.id: area.name for area in view.criteria.areas()}),
        )

    def _held(self, work: Transaction, before: int) -> Iterator[RankedYear]:
        """Rankings of earlier years; a publication here comes before a sheet."""
        past = set(work.rankings.past_years())
        opened = {each.year for each in work.rounds.all()}
        for year in sorted(past | opened):
            if year >= before:
                continue
            published = work.rounds.publications(year)
            if published:
                yield year_of_publication(published[-1], self._kind_of)
            elif year in past:
                yield year_of_past(year, work.rankings.past_results(year))

    def _formers(self, work: Transaction, view: RankingView) -> Mapping[str, tuple[Former, ...]]:
        """The units each unit was formed from: by the official list, and as the communes themselves say."""
        told = work.every_unit.records("predecessor", view.round.year)
        found: dict[str, tuple[Former, ...]] = {}
        for code in view.round.units:
            official = tuple(
                Former(code=former, name=former) for former in self._units.unit(code).predecessors
            )
            own = tuple(
                Former(code=each.code, name=each.name, is_whole=each.is_whole)
                for each in told.get(code, ())
                if isinstance(each, Predecessor)
            )
            if official or own:
                found[code] = (*official, *own)
        return found

    def _kind_of(self, code: str) -> str:
        try:
            return self._units.unit(code).kind.value
        except UnknownUnit:
            return _COMMUNE
