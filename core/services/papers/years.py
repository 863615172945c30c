"""Fill the paper of several years side by side, with the rank targets that units sent along."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.own_index import names_own_index
from core.ports import Database, OfficialUnits
from core.ranking_comparison import Placed, RankedYear
from core.records.catalogue import Record
from core.records.planning import ExternalIndex
from core.records.targets import Target, TargetMeasure
from core.reporting.document import Report
from core.reporting.paper import APPRAISERS, Asked, Paper
from core.reporting.words import FormWords
from core.reporting.years_paper import KIND, MOST_YEARS, RankGoal, YearsData, YearsWords, years_paper
from core.rounds import NoRound
from core.services.compare_ranking import CompareRanking
from core.services.paper_head import PaperHeads
from core.services.ranking_documents import year_of_view
from core.target_standing import Reached, TargetStanding, standing
from core.text import sort_key
from core.years_beside import beside, kinds_in


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsSentences:
    """A target in words: what is asked, what came, and whether it was reached."""

    asked: Callable[[Target], str]
    result: Callable[[TargetStanding], str]
    reached: Callable[[Reached | None], str]


class YearsPapers:
    """Every ranking held, side by side."""

    def __init__(
        self,
        *,
        database: Database,
        compare: CompareRanking,
        units: OfficialUnits,
        heads: PaperHeads,
        words: tuple[YearsWords, FormWords],
        sentences: YearsSentences,
    ) -> None:
        self._database = database
        self._compare = compare
        self._units = units
        self._heads = heads
        self._words, self._form = words
        self._say = sentences

    def papers(self) -> tuple[Paper, ...]:
        """The one kind."""
        return (Paper(code=KIND, roles=APPRAISERS, fill=self.report),)

    def report(self, asked: Asked) -> Report:
        """The paper of all years up to the one asked for; without any it says so."""
        return years_paper(self.data(asked), self._words, form=self._form)

    def data(self, asked: Asked) -> YearsData:
        """What it says."""
        years, is_sample = self._held(asked.year)
        kept = years[-MOST_YEARS:]
        first = kept[-1].year - MOST_YEARS + 1 if kept else asked.year
        kept = tuple(each for each in kept if each.year >= first)
        return YearsData(
            head=self._heads.head(KIND, self._words.symbol, dated=asked.dated),
            year=asked.year,
            kinds=tuple((kind, beside(kept, kind=kind)) for kind in kinds_in(kept)),
            goals=tuple(self._goals(kept)),
            is_sample=is_sample,
        )

    def _held(self, year: int) -> tuple[tuple[RankedYear, ...], bool]:
        """The years held, the one asked for as it stands now, and whether that rests on a sample set."""
        earlier = self._compare.years(year)
        try:
            view = self._compare.compare(year).view
        except NoRound:
            return earlier, False
        now = year_of_view(view)
        is_ranked = any(each.rank is not None for each in now.placed)
        before = tuple(each for each in earlier if each.year < year)
        return ((*before, now) if is_ranked else before), view.criteria.is_sample

    def _goals(self, years: Sequence[RankedYear]) -> Iterator[RankGoal]:
        """Targets for the own index or rank, judged by the ranking of their year (seed row R010)."""
        for year in years:
            with self._database.transaction() as work:
                told = work.every_unit.records("target", year.year)
            placed = {each.code: each for each in year.placed}
            found = sorted(_own(told, year.year), key=lambda pair: (sort_key(self._name(pair[0])), pair[0]))
            for code, target in found:
                judged = _judged(target, placed.get(code), ranked=_ranked(year, placed.get(code)))
                yield RankGoal(
                    unit=self._name(code),
                    year=year.year,
                    asked=f"{target.name}: {self._say.asked(target)}",
                    result=self._say.result(judged),
                    reached=self._say.reached(judged.reached),
                    is_missed=judged.reached is Reached.MISSED,
                )

    def _name(self, code: str) -> str:
        return self._units.unit(code).name


def _own(told: Mapping[str, Sequence[Record]], year: int) -> Iterator[tuple[str, Target]]:
    for code, records in told.items():
        for each in records:
            if (
                isinstance(each, Target)
                and each.year == year
                and each.measure is TargetMeasure.INDEX
                and names_own_index(each.name)
            ):
                yield code, each


def _ranked(year: RankedYear, placed: Placed | None) -> int:
    if placed is None:
        return 0
    return sum(1 for each in year.of_kind(placed.unit_kind) if each.rank is not None)


def _judged(target: Target, placed: Placed | None, *, ranked: int) -> TargetStanding:
    """The target with the unit's place of that year, in the form in which targets are judged."""
    if placed is None:
        return standing(target, ())
    result = ExternalIndex(
        id="", year=target.year, name=target.name, value=placed.index, rank=placed.rank, out_of=ranked
    )
    return standing(target, (result,))
