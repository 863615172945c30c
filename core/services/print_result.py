"""Put a year's published result on paper, with what it lost and who wins it back."""

from pathlib import Path

from core.ports import Database
from core.records.people import HeadRating
from core.reporting.document import Report
from core.reporting.result_sheet import ResultSheetData, result_sheet
from core.reporting.words import ReportWords
from core.services.make_report import ReportFiles
from core.services.paper_head import PaperHeads
from core.services.receive_results import ReceiveResults
from core.services.self_assessment import SelfAssessment
from core.services.win_back import NoResult, WinBack

_KIND, _RATING = "result", "head_rating"


class PrintResult:
    """Makes the sheet of a published year."""

    def __init__(
        self,
        *,
        database: Database,
        results: ReceiveResults,
        win_back: WinBack,
        assessment: SelfAssessment,
        paper: tuple[PaperHeads, ReportFiles, ReportWords],
    ) -> None:
        self._database = database
        self._results = results
        self._win_back = win_back
        self._assessment = assessment
        self._heads, self._files, self._words = paper

    def sheet(self, year: int) -> Report:
        """The sheet of a year.

        Raises:
            NoResult: no result was received for it.
        """
        view, plan = self._results.result(year), self._win_back.plan(year)
        if view is None or plan is None:
            raise NoResult(year=year)
        criteria = self._assessment.criteria(year)
        data = ResultSheetData(
            head=self._heads.head(_KIND, self._words.result.symbol),
            criteria_set=criteria.name,
            is_sample=criteria.is_sample,
            view=view,
            plan=plan,
            before=self._results.result(year - 1),
            head_rating=self._rating(year),
        )
        return result_sheet(data, self._words)

    def write(self, year: int, path: Path) -> Path:
        """Write the sheet; the suffix (.pdf, .xlsx, .docx) chooses the form. See `sheet`."""
        return self._files.write(self.sheet(year), path)

    def _rating(self, year: int) -> str:
        with self._database.transaction() as work:
            rows = work.records.of_year(_RATING, work.office.get().unit.code, year=year)
        return "; ".join(self._words.result.rating(row) for row in rows if isinstance(row, HeadRating))
