"""What follows a result, in one bundle: points won back, the self-review, what is carried over, the years.

Each job, and its module, is made when it is first asked for: the first page asks only what is carried over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.later import later

if TYPE_CHECKING:
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
        win_back=later(lambda: _win_back(database, results, clock=clock)),
        review=later(lambda: _review(database, results, assessment=assessment, clock=clock)),
        carry_over=later(lambda: _carry_over(database, clock)),
        years=later(lambda: _years(database, results)),
    )


def _win_back(database: Database, results: ReceiveResults, *, clock: Clock) -> WinBack:
    from core.services.win_back import WinBack

    return WinBack(database=database, results=results, clock=clock)


def _review(
    database: Database, results: ReceiveResults, *, assessment: SelfAssessment, clock: Clock
) -> ReviewReport:
    from core.services.review_report import ReviewReport

    return ReviewReport(database=database, results=results, assessment=assessment, clock=clock)


def _carry_over(database: Database, clock: Clock) -> CarryOver:
    from core.services.carry_over import CarryOver

    return CarryOver(database=database, clock=clock)


def _years(database: Database, results: ReceiveResults) -> YearsSideBySide:
    from core.services.years_side_by_side import YearsSideBySide

    return YearsSideBySide(database=database, results=results)
