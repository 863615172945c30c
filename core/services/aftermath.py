"""What follows a result, in one bundle: points won back, the self-review, what is carried over, the years."""

from dataclasses import dataclass

from core.ports import Clock, Database
from core.reporting.words import ReportWords
from core.services.carry_over import CarryOver
from core.services.make_report import ReportFiles
from core.services.paper_head import PaperHeads
from core.services.print_result import PrintResult
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
    print_result: PrintResult


def aftermath(
    database: Database,
    results: ReceiveResults,
    *,
    assessment: SelfAssessment,
    clock: Clock,
    paper: tuple[PaperHeads, ReportFiles, ReportWords],
) -> Aftermath:
    """The jobs over one workspace; `paper` are heads, where reports become files, and words."""
    win_back = WinBack(database=database, results=results, clock=clock)
    return Aftermath(
        win_back=win_back,
        review=ReviewReport(database=database, results=results, assessment=assessment, clock=clock),
        carry_over=CarryOver(database=database, clock=clock),
        years=YearsSideBySide(database=database, results=results),
        print_result=PrintResult(
            database=database,
            results=results,
            win_back=win_back,
            assessment=assessment,
            paper=paper,
        ),
    )
