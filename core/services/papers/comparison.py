"""Fill the comparison of claimed and appraised points of a round, read in bulk."""

from collections.abc import Mapping
from decimal import Decimal

from core.appraisal_sheet import newest
from core.ports import Database
from core.reporting.comparison import KIND, ComparedKind, ComparisonData, ComparisonWords, comparison
from core.reporting.document import Report
from core.reporting.paper import APPRAISERS, Asked, Paper
from core.reporting.words import FormWords
from core.score_comparison import compare_scores
from core.services.paper_head import PaperHeads
from core.services.publish_ranking import PublishRanking
from core.services.round_reading import RoundReading


class ComparisonPapers:
    """What the appraisal changed, over a round."""

    def __init__(
        self,
        *,
        database: Database,
        reading: RoundReading,
        ranking: PublishRanking,
        heads: PaperHeads,
        words: tuple[ComparisonWords, FormWords],
    ) -> None:
        self._database = database
        self._reading = reading
        self._ranking = ranking
        self._heads = heads
        self._words, self._form = words

    def papers(self) -> tuple[Paper, ...]:
        """The one kind."""
        return (Paper(code=KIND, roles=APPRAISERS, fill=self.report),)

    def report(self, asked: Asked) -> Report:
        """The paper of a year's round.

        Raises:
            NoRound: none is open.
        """
        return comparison(self.data(asked), self._words, form=self._form)

    def data(self, asked: Asked) -> ComparisonData:
        """What it says; see `report`."""
        year = asked.year
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            sent = {each.unit for each in work.assessments.standings(year)}
            claimed = work.every_unit.self_points(year)
            given = {unit: newest(rows) for unit, rows in work.every_unit.appraisals(year).items()}
        view = self._ranking.preview(year)
        indexes: Mapping[str, Decimal | None] = {row.code: row.index for row in view.ranking.rows}
        units = [self._reading.unit(code) for code in opened.units if code in sent]
        kinds = dict.fromkeys(unit.kind.value for unit in units)
        return ComparisonData(
            head=self._heads.head(KIND, self._words.symbol, dated=asked.dated),
            year=year,
            criteria_set=criteria.name,
            is_sample=criteria.is_sample,
            is_published=opened.published_at is not None,
            expected=len(opened.units),
            sent=len(units),
            kinds=tuple(
                ComparedKind(
                    kind=kind,
                    found=compare_scores(
                        criteria,
                        [unit for unit in units if unit.kind.value == kind],
                        claimed=claimed,
                        given=given,
                    ),
                    indexes=dict(indexes),
                )
                for kind in kinds
            ),
        )
