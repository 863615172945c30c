"""The services around a submission beside writing it: what became of a year, its packages, the hand-over."""

from dataclasses import dataclass

from core.ports import Database
from core.reporting.words import ReportWords
from core.services.adopt_criteria import AdoptCriteria
from core.services.hand_over import HandOver
from core.services.make_report import ReportFiles
from core.services.package_history import PackageHistory
from core.services.paper_head import PaperHeads
from core.services.self_assessment import SelfAssessment
from core.services.year_history import YearHistory


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitting:
    """Three readers of what is written down."""

    year_history: YearHistory
    package_history: PackageHistory
    hand_over: HandOver


def submitting(
    database: Database,
    assessment: SelfAssessment,
    *,
    criteria: AdoptCriteria,
    heads: PaperHeads,
    paper: tuple[ReportFiles, ReportWords],
) -> Submitting:
    """Build them over one workspace."""
    return Submitting(
        year_history=YearHistory(database=database, criteria=criteria),
        package_history=PackageHistory(database=database, assessment=assessment),
        hand_over=HandOver(database=database, criteria=criteria, heads=heads, paper=paper),
    )
