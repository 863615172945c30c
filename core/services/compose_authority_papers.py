"""Join the papers the authority makes of a round beside those of `papers/of_round`."""

from collections.abc import Iterator

from core.reporting.paper import Paper
from core.services.adopt_criteria import AdoptCriteria
from core.services.compose_round import RoundServices
from core.services.paper_head import PaperHeads
from core.services.papers.bands import BandsPapers
from core.services.papers.comparison import ComparisonPapers
from core.services.papers.minutes import MinutesPapers
from core.services.papers.round_status import RoundStatusPapers
from core.services.papers.summary import SummaryPapers
from core.services.papers.survey import SurveyPapers
from core.services.papers.years import YearsPapers
from core.services.round_reading import RoundReading
from core.services.workspace_parts import OfficeWords, WorkspacePorts


def authority_papers(
    ports: WorkspacePorts,
    words: OfficeWords,
    *,
    heads: PaperHeads,
    criteria: AdoptCriteria,
    rounds: RoundServices,
) -> Iterator[Paper]:
    """The page for the chairman, then the kinds in the order of a round."""
    reading = RoundReading(criteria=criteria, units=ports.units)
    yield from _for_leaders(ports, words, heads=heads, reading=reading, rounds=rounds)
    status = RoundStatusPapers(
        rounds=rounds.run_round,
        criteria=criteria,
        units=ports.units,
        clock=ports.clock,
        heads=heads,
        words=(words.authority.round_status, words.authority.round_status_sentences, words.reports.form),
    )
    yield from status.papers()
    yield from _of_appraisal(ports, words, heads=heads, reading=reading, rounds=rounds)


def _for_leaders(
    ports: WorkspacePorts,
    words: OfficeWords,
    *,
    heads: PaperHeads,
    reading: RoundReading,
    rounds: RoundServices,
) -> Iterator[Paper]:
    own, form = words.authority, words.reports.form
    summary = SummaryPapers(
        database=ports.database,
        reading=reading,
        compare=rounds.compare_ranking,
        clock=ports.clock,
        heads=heads,
        words=(own.summary, form),
    )
    years = YearsPapers(
        database=ports.database,
        compare=rounds.compare_ranking,
        units=ports.units,
        heads=heads,
        words=(own.years, form),
        sentences=own.years_sentences,
    )
    bands = BandsPapers(
        compare=rounds.compare_ranking,
        heads=heads,
        words=(own.bands, form),
        sentences=own.bands_sentences,
        ranking=words.sentences.ranking,
    )
    yield from summary.papers()
    yield from bands.papers()
    yield from years.papers()


def _of_appraisal(
    ports: WorkspacePorts,
    words: OfficeWords,
    *,
    heads: PaperHeads,
    reading: RoundReading,
    rounds: RoundServices,
) -> Iterator[Paper]:
    own, form = words.authority, words.reports.form
    minutes = MinutesPapers(
        database=ports.database,
        reading=reading,
        compare=rounds.compare_ranking,
        heads=heads,
        words=(own.minutes, form),
        sentences=own.minutes_sentences,
    )
    comparison = ComparisonPapers(
        database=ports.database,
        reading=reading,
        ranking=rounds.publish_ranking,
        heads=heads,
        words=(own.comparison, form),
    )
    yield from minutes.papers()
    survey = SurveyPapers(
        database=ports.database,
        reading=reading,
        heads=heads,
        words=(own.survey, form),
        sentences=own.survey_sentences,
    )
    yield from comparison.papers()
    yield from survey.papers()
