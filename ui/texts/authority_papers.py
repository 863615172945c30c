"""The words of the authority's papers, together."""

from core.services.papers.authority_words import AuthorityWords
from ui.texts.paper_bands import BANDS_SENTENCES, BANDS_WORDS
from ui.texts.paper_comparison import COMPARISON_WORDS
from ui.texts.paper_minutes import MINUTES_SENTENCES, MINUTES_WORDS
from ui.texts.paper_round_status import ROUND_STATUS_SENTENCES, ROUND_STATUS_WORDS
from ui.texts.paper_summary import SUMMARY_WORDS
from ui.texts.paper_survey import SURVEY_SENTENCES, SURVEY_WORDS
from ui.texts.paper_years import YEARS_SENTENCES, YEARS_WORDS

AUTHORITY_WORDS = AuthorityWords(
    round_status=ROUND_STATUS_WORDS,
    round_status_sentences=ROUND_STATUS_SENTENCES,
    minutes=MINUTES_WORDS,
    minutes_sentences=MINUTES_SENTENCES,
    comparison=COMPARISON_WORDS,
    summary=SUMMARY_WORDS,
    bands=BANDS_WORDS,
    bands_sentences=BANDS_SENTENCES,
    survey=SURVEY_WORDS,
    survey_sentences=SURVEY_SENTENCES,
    years=YEARS_WORDS,
    years_sentences=YEARS_SENTENCES,
)
