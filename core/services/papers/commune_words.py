"""What the families of a commune's papers share: where their figures come from, and their words."""

from collections.abc import Callable
from dataclasses import dataclass

from core.ports import Clock, Database
from core.records.targets import Target
from core.reporting.breakthrough_paper import BreakthroughWords
from core.reporting.evidence_register import EvidenceWords
from core.reporting.missing_by_owner import MissingWords
from core.reporting.plan_amendment import AmendmentWords
from core.reporting.plan_paper import PlanWords
from core.reporting.training_annex import TrainingWords
from core.reporting.words import FormWords
from core.services.paper_head import PaperHeads


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneWords:
    """The words of a commune's papers, one member each."""

    evidence: EvidenceWords
    missing: MissingWords
    training: TrainingWords
    plan: PlanWords
    amendment: AmendmentWords
    breakthrough: BreakthroughWords
    asked_target: Callable[[Target], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDesk:
    """What every family of papers works with."""

    database: Database
    clock: Clock
    heads: PaperHeads
    form: FormWords
