"""The periodic reports of a commune: quarter I, six months, quarter III, the year, any stretch of days."""

from collections.abc import Callable
from dataclasses import dataclass

from core.assessment import Claim
from core.indicators import kinds_behind
from core.periodic.parts import PERIODS, USUAL, ReportPart, ad_hoc_keys, part_of
from core.periodic.period import PeriodSource, period_figures
from core.ports import Database, Transaction
from core.records.catalogue import Record
from core.records.planning import PeriodicReport
from core.records.targets import Target
from core.report_texts import PaperPlace
from core.reporting.document import Report
from core.reporting.paper import SUBMITTERS, Asked, Choice, Paper, Section
from core.reporting.periodic import KIND, PeriodicData, PeriodicWords, periodic_report
from core.services.calendar_care import choices_of
from core.services.paper_head import PaperHeads
from core.services.self_assessment import SelfAssessment


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicSaid:
    """Words of this family: the document, its sections, and the names of its parts in a list."""

    words: PeriodicWords
    sections: tuple[Section, ...]
    choice: Callable[[ReportPart], str]
    ad_hoc: Callable[[PeriodicReport, ReportPart], str]


class PeriodicPapers:
    """Fills them from this workspace."""

    def __init__(
        self, *, database: Database, assessment: SelfAssessment, heads: PaperHeads, said: PeriodicSaid
    ) -> None:
        self._database = database
        self._assessment = assessment
        self._heads = heads
        self._said = said

    def papers(self) -> tuple[Paper, ...]:
        """The one kind of this family."""
        return (
            Paper(
                code=KIND,
                roles=SUBMITTERS,
                fill=self.report,
                choices=self.choices,
                usual_part=USUAL,
                takes_days=True,
                sections=self._said.sections,
            ),
        )

    def choices(self, year: int) -> tuple[Choice, ...]:
        """The four reports of a year, and those ad hoc that the notebook holds."""
        with self._database.transaction() as work:
            windows = choices_of(work, year).report_windows(year)
            held = work.records.of_year("periodic_report", work.office.get().unit.code, year=year)
        usual = [part_of(key, year, windows=windows) for key in PERIODS]
        rows = [row for row in held if isinstance(row, PeriodicReport)]
        found = {part.key: self._said.choice(part) for part in usual}
        for key, row in ad_hoc_keys(rows, opening=usual[0].window.from_on):
            found.setdefault(key, self._said.ad_hoc(row, part_of(key, year)))
        return tuple(Choice(key=key, name=name) for key, name in found.items())

    def report(self, asked: Asked) -> Report:
        """One report; without a part that of the whole year.

        Raises:
            UnknownPeriod: the part is no period of the year and no stretch of days.
        """
        words = self._said.words
        claimed = self._claimed(asked.year)
        with self._database.transaction() as work:
            windows = choices_of(work, asked.year).report_windows(asked.year)
            part = part_of(asked.part, asked.year, windows=windows)
            source = _source(work, part, claimed=claimed)
            figures = period_figures(part, source)
            place = PaperPlace(year=asked.year, kind=KIND, part=part.key)
            texts = {text.section: text.text for text in work.report_texts.of(place)}
        data = PeriodicData(
            head=self._heads.head(KIND, words.symbol, dated=asked.dated),
            year=asked.year,
            figures=figures,
            texts=texts,
        )
        return periodic_report(data, words)

    def _claimed(self, year: int) -> frozenset[str]:
        """Kinds of which the officer claimed on a criterion that nothing occurred."""
        with self._database.transaction() as work:
            entries = work.assessments.entries(work.office.get().unit.code, year)
        claims = {entry.criterion for entry in entries if entry.claim is Claim.NO_OCCURRENCE}
        if not claims:
            return frozenset()
        criteria = self._assessment.criteria(year)
        leaves = (leaf for leaf in criteria.leaves() if leaf.id in claims)
        return frozenset(kind for leaf in leaves for kind in kinds_behind(leaf.data_source))


def _source(work: Transaction, part: ReportPart, *, claimed: frozenset[str]) -> PeriodSource:
    unit = work.office.get().unit.code
    first, last = part.window.reform_years()
    records: list[Record] = []
    for year in range(first, last + 1):
        records.extend(work.records.all_of_year(unit, year))
    following = work.records.of_year("target", unit, year=part.window.year + 1)
    due = {year: choices_of(work, year).report_windows(year) for year in range(first - 1, last + 2)}
    return PeriodSource(
        unit=unit,
        records=records,
        following=tuple(row for row in following if isinstance(row, Target)),
        claimed=claimed,
        due=due.__getitem__,
    )
