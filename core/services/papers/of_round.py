"""What the authority prints of a round: ranking, consolidated report, what to look at, council, reminders."""

from dataclasses import dataclass

from core.ports import Database, OfficialUnits
from core.reporting.aid_list import aid_list
from core.reporting.council_list import CouncilData, council_list
from core.reporting.data import AidData
from core.reporting.document import Report
from core.reporting.paper import APPRAISERS, Asked, Choice, Paper
from core.reporting.ranking_table import ranking_table
from core.reporting.words import ReportWords
from core.rounds import NotExpected
from core.services.compare_ranking import CompareRanking
from core.services.consolidate_report import ConsolidateReport
from core.services.judgement_aids import JudgementAids
from core.services.keep_council import KeepCouncil
from core.services.paper_head import PaperHeads
from core.services.ranking_report import ranking_data
from core.services.report_sentences import ReportSentences
from core.services.result_papers import ResultPapers
from core.services.round_papers import RoundPapers

RANKING, CONSOLIDATED, AIDS = "ranking", "consolidated", "aids"
LOST_POINTS, COUNCIL, REMINDERS = "lost_points", "council", "reminders"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSources:
    """Where the figures come from."""

    database: Database
    units: OfficialUnits
    compare_ranking: CompareRanking
    consolidate_report: ConsolidateReport
    judgement_aids: JudgementAids
    keep_council: KeepCouncil
    result_papers: ResultPapers
    round_papers: RoundPapers


class RoundPaperKinds:
    """Fills them from the services of a round."""

    def __init__(
        self, *, sources: RoundSources, heads: PaperHeads, words: tuple[ReportWords, ReportSentences]
    ) -> None:
        self._rounds = sources
        self._heads = heads
        self._words, self._say = words

    def papers(self) -> tuple[Paper, ...]:
        """The kinds of this family."""
        return (
            Paper(code=RANKING, roles=APPRAISERS, fill=self.ranking),
            Paper(
                code=CONSOLIDATED,
                roles=APPRAISERS,
                fill=self._rounds.consolidate_report.report,
                sections=self._words.consolidated.sections,
            ),
            Paper(
                code=AIDS,
                roles=APPRAISERS,
                fill=self.aids,
                choices=self.appraised_units,
                is_of_units=True,
            ),
            Paper(
                code=LOST_POINTS,
                roles=APPRAISERS,
                fill=self._rounds.result_papers.lost_points,
                choices=self.appraised_units,
                is_of_units=True,
            ),
            Paper(code=COUNCIL, roles=APPRAISERS, fill=self.council),
            Paper(
                code=REMINDERS,
                roles=APPRAISERS,
                fill=self.reminders,
                choices=self.units_that_owe,
                is_of_units=True,
            ),
        )

    def ranking(self, asked: Asked) -> Report:
        """Ranks, bands, and how both changed since the year before."""
        head = self._heads.head(RANKING, self._say.symbols[RANKING], dated=asked.dated)
        compared = self._rounds.compare_ranking.compare(asked.year)
        return ranking_table(ranking_data(compared, head, sentences=self._say.ranking), self._words)

    def council(self, asked: Asked) -> Report:
        """Members by part, organisation and area."""
        council = self._rounds.keep_council.council(asked.year)
        data = CouncilData(
            head=self._heads.head(COUNCIL, self._say.symbols[COUNCIL], dated=asked.dated),
            year=asked.year,
            members=council.members,
            areas=tuple((area.id, area.name) for area in council.areas),
        )
        return council_list(data, self._words)

    def aids(self, asked: Asked) -> Report:
        """What to look at twice, and what was set aside; of one unit where it is named.

        Raises:
            NoRound: no round of this year.
            NotExpected: the unit named is not in it.
        """
        report, part = self._rounds.judgement_aids.current(asked.year), asked.part
        if part and part not in report.units:
            raise NotExpected(unit=part, year=asked.year)
        rows = [row for row in report.rows if part in {"", row.finding.unit} or part in row.finding.units]
        data = AidData(
            head=self._heads.head(AIDS, self._say.symbols[AIDS], dated=asked.dated),
            year=asked.year,
            criteria_set=report.criteria.name,
            is_sample=report.criteria.is_sample,
            sent=report.sent,
            lines=tuple(self._say.aid(row, report) for row in rows),
            unit_name=report.units.get(part, ""),
        )
        return aid_list(data, self._words)

    def reminders(self, asked: Asked) -> Report:
        """Who owes something, with a letter to each; of one unit its letter alone.

        Raises:
            NoRound: no round of this year.
            NobodyToRemind: the unit named owes nothing.
        """
        if asked.part:
            return self._rounds.round_papers.letter_to(asked.year, asked.part)
        return self._rounds.round_papers.reminders(asked.year)

    def units_that_owe(self, year: int) -> tuple[Choice, ...]:
        """The units a letter goes to; none without a round."""
        with self._rounds.database.transaction() as work:
            has_round = work.rounds.get(year) is not None
        owing = self._rounds.round_papers.owing(year) if has_round else ()
        return tuple(Choice(key=unit.code, name=unit.name) for unit in owing)

    def appraised_units(self, year: int) -> tuple[Choice, ...]:
        """The units that sent something, in the order of the round."""
        with self._rounds.database.transaction() as work:
            opened = work.rounds.get(year)
            sent = {standing.unit for standing in work.assessments.standings(year)}
        codes = () if opened is None else opened.units
        units = (self._rounds.units.unit(code) for code in codes if code in sent)
        return tuple(Choice(key=unit.code, name=unit.name) for unit in units)
