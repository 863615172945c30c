"""The words of all papers of a commune in one bundle."""

from core.services.papers.commune_words import CommuneWords
from ui.texts.paper_evidence import EVIDENCE_WORDS, MISSING_WORDS
from ui.texts.paper_plan import AMENDMENT_WORDS, BREAKTHROUGH_WORDS, PLAN_WORDS
from ui.texts.paper_training import TRAINING_WORDS
from ui.texts.record_ratios import asked

COMMUNE_WORDS = CommuneWords(
    evidence=EVIDENCE_WORDS,
    missing=MISSING_WORDS,
    training=TRAINING_WORDS,
    plan=PLAN_WORDS,
    amendment=AMENDMENT_WORDS,
    breakthrough=BREAKTHROUGH_WORDS,
    asked_target=asked,
)
