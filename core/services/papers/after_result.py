"""What a commune prints after a result: the result, what is won back, the self-review, the head's sheet."""

from core.carrying import follow
from core.indicators import measure
from core.own_index import is_own_index
from core.ports import Transaction
from core.records.oversight import InspectionFinding
from core.records.people import HeadRating
from core.reporting.data import HeadData
from core.reporting.document import Report
from core.reporting.head_sheet import HeadSheetData, Measure, head_sheet
from core.reporting.improvement_paper import ImprovementData, improvement_paper
from core.reporting.paper import SUBMITTERS, Asked, Paper
from core.reporting.result_sheet import ResultSheetData, result_sheet
from core.reporting.review_paper import ReviewData, ReviewTexts, review_paper
from core.services.aftermath import Aftermath
from core.services.papers.commune_words import AfterResultWords, PaperDesk
from core.services.receive_results import ReceiveResults
from core.services.self_assessment import SelfAssessment, holdings_of

RESULT, IMPROVEMENT, REVIEW, HEAD_RATING = "result", "improvement", "review", "head-rating"
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


class AfterResultPapers:
    """Fills them from this workspace; a year without a result says so and keeps its forms."""

    def __init__(
        self,
        *,
        desk: PaperDesk,
        assessment: SelfAssessment,
        results: ReceiveResults,
        after: Aftermath,
        words: AfterResultWords,
    ) -> None:
        self._desk = desk
        self._assessment = assessment
        self._results = results
        self._after = after
        self._words = words

    def papers(self) -> tuple[Paper, ...]:
        """The kinds of this family."""
        fills = {
            RESULT: self.result,
            IMPROVEMENT: self.improvement,
            REVIEW: self.review,
            HEAD_RATING: self.head_rating,
        }
        return tuple(
            Paper(code=code, roles=SUBMITTERS, fill=fill, sections=self._words.sections.get(code, ()))
            for code, fill in fills.items()
        )

    def result(self, asked: Asked) -> Report:
        """The published result, last year's beside it, and what it lost in annex (R017)."""
        year, own = asked.year, self._words.result
        criteria = self._assessment.criteria(year)
        with self._desk.database.transaction() as work:
            rating, decision = _rating(work, year), _published_by(work, year)
        data = ResultSheetData(
            head=self._head(RESULT, own.symbol, asked=asked),
            year=year,
            criteria_set=criteria.name,
            is_sample=criteria.is_sample,
            view=self._results.result(year),
            plan=self._after.win_back.plan(year),
            before=self._results.result(year - 1),
            head_rating="" if rating is None else own.rating(rating),
            decision=decision,
        )
        return result_sheet(data, own, form=self._desk.form)

    def improvement(self, asked: Asked) -> Report:
        """Lost points with cause, person, remedy and deadline (R013, R043)."""
        criteria = self._assessment.criteria(asked.year)
        data = ImprovementData(
            head=self._head(IMPROVEMENT, self._words.improvement.symbol, asked=asked),
            year=asked.year,
            criteria_set=criteria.name,
            is_sample=criteria.is_sample,
            view=self._results.result(asked.year),
            plan=self._after.win_back.plan(asked.year),
            notes=self._desk.written(IMPROVEMENT, asked).get("notes", ""),
        )
        return improvement_paper(data, self._words.improvement, form=self._desk.form)

    def review(self, asked: Asked) -> Report:
        """The self-review of a year: areas under their limit, causes, who answers, remedies (R011)."""
        year = asked.year
        with self._desk.database.transaction() as work:
            office = work.office.get()
            rating, findings = _rating(work, year), _open_findings(work, year)
        written = self._desk.written(REVIEW, asked)
        data = ReviewData(
            head=self._head(REVIEW, self._words.review.symbol, asked=asked),
            year=year,
            is_sample=self._assessment.criteria(year).is_sample,
            authority="" if office.authority is None else office.authority.name,
            view=self._results.result(year),
            duty=self._after.review.duty(year),
            plan=self._after.win_back.plan(year),
            findings=findings,
            head_rating="" if rating is None else self._words.result.rating(rating),
            texts=ReviewTexts(
                shortcomings=written.get("shortcomings", ""),
                causes=written.get("causes", ""),
                responsibility=written.get("responsibility", ""),
                remedies=written.get("remedies", ""),
                proposals=written.get("proposals", ""),
            ),
        )
        return review_paper(data, self._words.review, form=self._desk.form)

    def head_rating(self, asked: Asked) -> Report:
        """The evaluation sheet of the head of the unit (R012)."""
        year = asked.year
        duty = self._after.review.duty(year)
        with self._desk.database.transaction() as work:
            rating, measures = _rating(work, year), self._measures(work, year)
        data = HeadSheetData(
            head=self._head(HEAD_RATING, self._words.head.symbol, asked=asked),
            year=year,
            is_sample=self._assessment.criteria(year).is_sample,
            rating=rating,
            view=self._results.result(year),
            before=self._results.result(year - 1),
            below=frozenset() if duty is None else frozenset(area.area for area in duty.areas),
            measures=measures,
            opinion=self._desk.written(HEAD_RATING, asked).get("opinion", ""),
        )
        return head_sheet(data, self._words.head, form=self._desk.form)

    def _head(self, kind: str, symbol: str, *, asked: Asked) -> HeadData:
        return self._desk.heads.head(kind, symbol, dated=asked.dated)

    def _measures(self, work: Transaction, year: int) -> tuple[Measure, ...]:
        """The figures of the year's work that the head answers for, as criteria count them."""
        held = holdings_of(work, work.office.get().unit.code, year=year).records
        found = []
        for source, name in self._words.measures.items():
            counted = measure(source, held, year=year)
            if counted is None:
                found.append(Measure(name=name))
                continue
            part, whole = (int(str(value)) for value in counted.inputs.values())
            found.append(Measure(name=name, part=part, whole=whole))
        return tuple(found)


def _rating(work: Transaction, year: int) -> HeadRating | None:
    """The newest rating of the head in a year."""
    rows = work.records.of_year("head_rating", work.office.get().unit.code, year=year)
    return rows[-1] if rows else None


def _published_by(work: Transaction, year: int) -> str:
    """The document that published the unit's own index, where an officer recorded it."""
    rows = work.records.of_year("external_index", work.office.get().unit.code, year=year)
    return next((row.document for row in rows if is_own_index(row) and row.document), "")


def _open_findings(work: Transaction, year: int) -> tuple[InspectionFinding, ...]:
    """The findings of a year that no year has remedied yet."""
    unit = work.office.get().unit.code
    held = work.records.of_years("finding", unit, first=_FIRST_YEAR, last=_LAST_YEAR)
    return tuple(each.finding for each in follow(held, year=year, unit=unit) if each.remedied_on is None)
