"""What the families of a commune's papers share: where their figures come from, and their words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.office import Office
from core.ports import Clock, Database
from core.records.catalogue import KindGroup
from core.records.targets import Target
from core.report_texts import PaperPlace
from core.reporting.blank_forms import BlankFormsWords
from core.reporting.breakthrough_paper import BreakthroughWords
from core.reporting.dossier_annex import DossierAnnexWords
from core.reporting.enrolment_sheet import EnrolmentSheet, EnrolmentWords
from core.reporting.evidence_register import EvidenceWords
from core.reporting.head_sheet import HeadSheetWords
from core.reporting.improvement_paper import ImprovementWords
from core.reporting.missing_by_owner import MissingWords
from core.reporting.paper import Asked, Section
from core.reporting.plan_amendment import AmendmentWords
from core.reporting.plan_paper import PlanWords
from core.reporting.result_sheet import ResultWords
from core.reporting.review_paper import ReviewWords
from core.reporting.training_annex import TrainingWords
from core.reporting.words import FormWords
from core.services.key_care import KeyCard
from core.services.paper_head import PaperHeads
from core.services.report_texts import ReportTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterResultWords:
    """The words of what follows a result; `measures` names the data sources of the head's sheet."""

    result: ResultWords
    improvement: ImprovementWords
    review: ReviewWords
    head: HeadSheetWords
    measures: Mapping[str, str]
    sections: Mapping[str, tuple[Section, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNames:
    """How kinds, fields and choices are called; the same words the screens use."""

    kind_title: Callable[[str], str]
    kind_hint: Callable[[str], str]
    group_title: Callable[[KindGroup], str]
    field_label: Callable[[str, str], str]
    field_unit: Callable[[str, str], str]
    part_title: Callable[[str, str], str]
    choice_label: Callable[[StrEnum], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneWords:
    """The words of a commune's papers, one member each."""

    self_score_sections: tuple[Section, ...]
    evidence: EvidenceWords
    missing: MissingWords
    training: TrainingWords
    dossiers: DossierAnnexWords
    plan: PlanWords
    amendment: AmendmentWords
    breakthrough: BreakthroughWords
    plan_sections: Mapping[str, tuple[Section, ...]]
    after_result: AfterResultWords
    forms: BlankFormsWords
    names: RecordNames
    enrolment: EnrolmentWords
    key_sheet: Callable[[KeyCard, Office, date], EnrolmentSheet]
    asked_target: Callable[[Target], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDesk:
    """What every family of papers works with."""

    database: Database
    clock: Clock
    heads: PaperHeads
    texts: ReportTexts
    form: FormWords

    def written(self, kind: str, asked: Asked) -> Mapping[str, str]:
        """What the officer wrote into a paper, by section; what its part does not say, the whole does."""
        places = dict.fromkeys((PaperPlace(year=asked.year, kind=kind), _place(kind, asked)))
        return {key: text.text for place in places for key, text in self.texts.read(place).items()}


def _place(kind: str, asked: Asked) -> PaperPlace:
    return PaperPlace(year=asked.year, kind=kind, part=asked.part)
