"""The words of the authority's papers, as `ui/texts` fills them."""

from dataclasses import dataclass

from core.reporting.band_summary import BandsWords
from core.reporting.comparison import ComparisonWords
from core.reporting.minutes_values import MinutesWords
from core.reporting.province_summary import SummaryWords
from core.reporting.round_status import RoundStatusWords
from core.reporting.survey_paper import SurveyWords
from core.reporting.years_paper import YearsWords
from core.services.papers.bands import BandsSentences
from core.services.papers.minutes import MinutesSentences
from core.services.papers.round_status import RoundStatusSentences
from core.services.papers.survey import SurveySentences
from core.services.papers.years import YearsSentences


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityWords:
    """One member per paper; sentences are those made of values."""

    round_status: RoundStatusWords
    round_status_sentences: RoundStatusSentences
    minutes: MinutesWords
    minutes_sentences: MinutesSentences
    comparison: ComparisonWords
    summary: SummaryWords
    bands: BandsWords
    bands_sentences: BandsSentences
    survey: SurveyWords
    survey_sentences: SurveySentences
    years: YearsWords
    years_sentences: YearsSentences
