"""Sentences of reports that are made of values; `ui/texts` says them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from core.criteria import Criterion, NaPolicy
from core.deadlines import Deadline
from core.dismissals import AidRow
from core.evidence import EvidenceDocument
from core.reporting.data import AidLine, DueLine
from core.scoring import LeafScore
from core.self_score import Need
from core.services.judgement_aids import AidReport
from core.services.ranking_report import RankingSentences


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSentences:
    """Sentences made of values, said by `ui/texts`; `symbols` are the parts after the number's slash."""

    explain: Callable[[Criterion, LeafScore], str]
    ranking: RankingSentences
    need: Callable[[Need], str]
    policy: Callable[[NaPolicy], str]
    document: Callable[[EvidenceDocument], str]
    deadline: Callable[[Deadline], DueLine]
    period: Callable[[date, date], str]
    aid: Callable[[AidRow, AidReport], AidLine]
    symbols: Mapping[str, str]
    annex_subject: str
    annex_numerator: str
    annex_denominator: str
