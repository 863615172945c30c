"""Fill the summary by band: this year against the one before, the years held, and what lowered whom."""

from collections.abc import Callable
from dataclasses import dataclass

from core.banding import Step, StepKind
from core.criteria import CriteriaSet
from core.criteria.values import CapBand, CreateTask, DownBands, DowngradeRule
from core.ranking import RankRow
from core.ranking_comparison import KindComparison, RankedYear
from core.reporting.band_summary import KIND, BandedKind, BandsData, BandsWords, RuleCount, band_summary
from core.reporting.document import Report
from core.reporting.paper import APPRAISERS, Asked, Paper
from core.reporting.words import FormWords
from core.services.compare_ranking import CompareRanking, RankingBeside
from core.services.paper_head import PaperHeads
from core.services.ranking_documents import year_of_view
from core.services.ranking_report import RankingSentences
from core.text import sort_key
from core.years_beside import beside

_NOT_SUBMITTED = "NOT_SUBMITTED"


@dataclass(frozen=True, slots=True, kw_only=True)
class BandsSentences:
    """What triggered a step, and a rule as one sentence; said by `ui/texts`."""

    why: Callable[[Step], str]
    rule: Callable[[DowngradeRule, CriteriaSet, str], str]


class BandsPapers:
    """The bands of a year's ranking."""

    def __init__(
        self,
        *,
        compare: CompareRanking,
        heads: PaperHeads,
        words: tuple[BandsWords, FormWords],
        sentences: BandsSentences,
        ranking: RankingSentences,
    ) -> None:
        self._compare = compare
        self._heads = heads
        self._words, self._form = words
        self._say = sentences
        self._ranking = ranking

    def papers(self) -> tuple[Paper, ...]:
        """The one kind."""
        return (Paper(code=KIND, roles=APPRAISERS, fill=self.report),)

    def report(self, asked: Asked) -> Report:
        """The paper of a year's round.

        Raises:
            NoRound: none is open.
        """
        return band_summary(self.data(asked), self._words, form=self._form)

    def data(self, asked: Asked) -> BandsData:
        """What it says; see `report`."""
        compared = self._compare.compare(asked.year)
        view, now = compared.view, year_of_view(compared.view)
        earlier = tuple(each for each in self._compare.years(asked.year) if each.year < asked.year)
        is_ranked = any(each.rank is not None for each in now.placed)
        years = (*earlier, now) if is_ranked else earlier
        return BandsData(
            head=self._heads.head(KIND, self._words.symbol, dated=asked.dated),
            year=asked.year,
            criteria_set=view.criteria.name,
            scheme=" - ".join(view.bands),
            is_sample=view.criteria.is_sample,
            is_published=view.published is not None,
            kinds=tuple(self._kind(compared, kind, years=years) for kind in compared.comparison.kinds),
        )

    def _kind(
        self, compared: RankingBeside, kind: KindComparison, *, years: tuple[RankedYear, ...]
    ) -> BandedKind:
        view = compared.view
        rows = [row for row in view.ranking.rows if row.unit_kind == kind.unit_kind]
        return BandedKind(
            compared=kind,
            sentences=(
                *self._ranking.summary(kind, view.round.year),
                *self._ranking.remarks(compared.comparison, kind),
            ),
            years=beside(years, kind=kind.unit_kind),
            members=tuple((band, _names(rows, band=band)) for band in view.bands),
            rules=tuple(self._rules(compared, rows)),
            ties=tuple((row.name, row.tie_decision) for row in rows if row.tie_decision),
            not_sent=tuple(row.name for row in rows if _NOT_SUBMITTED in row.flags),
            pending=tuple(row.name for row in rows if row.rank is None and _NOT_SUBMITTED not in row.flags),
        )

    def _rules(self, compared: RankingBeside, rows: list[RankRow]) -> list[RuleCount]:
        """Every rule of the set that can lower a band, with the units it did lower (seed row R006)."""
        criteria, scheme = compared.view.criteria, compared.view.ranking.scheme_id
        return [
            RuleCount(
                rule=self._say.rule(rule, criteria, scheme),
                units=tuple(
                    (row.name, self._say.why(step))
                    for row in rows
                    for step in row.steps
                    if step.rule_id == rule.id
                    and step.kind is not StepKind.TASK
                    and step.before != step.after
                ),
            )
            for rule in criteria.downgrade_rules
            if isinstance(rule.effect, DownBands | CapBand) and not isinstance(rule.effect, CreateTask)
        ]


def _names(rows: list[RankRow], *, band: str) -> tuple[str, ...]:
    return tuple(sorted((row.name for row in rows if row.band == band), key=sort_key))
