"""The words of all papers of a commune in one bundle."""

from core.reporting.paper import Section
from core.services.papers.commune_words import AfterResultWords, CommuneWords
from ui.texts import paper_improvement
from ui.texts.enrolment_sheet import ENROLMENT_WORDS, enrolment_sheet
from ui.texts.paper_dossiers import DOSSIER_WORDS
from ui.texts.paper_evidence import EVIDENCE_WORDS, MISSING_WORDS
from ui.texts.paper_forms import FORMS_WORDS, RECORD_NAMES
from ui.texts.paper_plan import AMENDMENT_WORDS, BREAKTHROUGH_WORDS, PLAN_SECTIONS, PLAN_WORDS
from ui.texts.paper_training import TRAINING_WORDS
from ui.texts.record_ratios import asked
from ui.texts.reports import SELF_SCORE_WORDS
from ui.texts.result_sheet import RESULT_WORDS

COMMUNE_WORDS = CommuneWords(
    self_score_sections=(
        Section(
            key="difficulties",
            name=SELF_SCORE_WORDS.difficulties_heading,
            hint="Khó khăn, vướng mắc khi thực hiện và khi tự chấm điểm.",
        ),
        Section(
            key="proposals",
            name=SELF_SCORE_WORDS.proposals_heading,
            hint="Điều đề nghị cơ quan thẩm định, cấp trên.",
        ),
    ),
    evidence=EVIDENCE_WORDS,
    missing=MISSING_WORDS,
    training=TRAINING_WORDS,
    dossiers=DOSSIER_WORDS,
    plan=PLAN_WORDS,
    amendment=AMENDMENT_WORDS,
    breakthrough=BREAKTHROUGH_WORDS,
    plan_sections=PLAN_SECTIONS,
    after_result=AfterResultWords(
        result=RESULT_WORDS,
        improvement=paper_improvement.IMPROVEMENT_WORDS,
        review=paper_improvement.REVIEW_WORDS,
        head=paper_improvement.HEAD_SHEET_WORDS,
        measures=paper_improvement.MEASURES,
        sections=paper_improvement.SECTIONS,
    ),
    forms=FORMS_WORDS,
    names=RECORD_NAMES,
    enrolment=ENROLMENT_WORDS,
    key_sheet=lambda card, office, day: enrolment_sheet(card, office, day=day),
    asked_target=asked,
)
