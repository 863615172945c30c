"""What follows a result, in one bundle: points won back, the self-review, what is carried over, the years."""

from dataclasses import dataclass

from core.ports import Clock, Database
from core.services.carry_over import CarryOver
from core.services.receive_results import ReceiveResults
from core.services.review_report import ReviewReport
from core.services.self_assessment import SelfAssessment
from core.services.win_back import WinBack
from core.services.years_side_by_side import YearsSideBySide


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """One member per job."""

    win_back: WinBack
    review: ReviewReport
    carry_over: CarryOver
    years: YearsSideBySide


def aftermath(
    database: Database, results: ReceiveResults, *, assessment: SelfAssessment, clock: Clock
) -> Aftermath:
    """The jobs over one workspace."""
    return Aftermath(
        win_back=WinBack(database=database, results=results, clock=clock),
        review=ReviewReport(database=database, results=results, assessment=assessment, clock=clock),
        carry_over=CarryOver(database=database, clock=clock),
        years=YearsSideBySide(database=database, results=results),
    )
