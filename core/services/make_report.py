"""Make the papers leaders sign: one `Report` value each, so that no two forms of it can differ."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from core.criteria import Criterion
from core.deadlines import Deadline
from core.dismissals import AidRow
from core.errors import UserError
from core.evidence import EvidenceDocument
from core.indicators import pooled
from core.office import Office
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.previews import Preview, Shown
from core.records.catalogue import Record
from core.records.dossiers import DossierCount
from core.records.planning import Task
from core.reporting.aid_list import aid_list
from core.reporting.checklist import checklist
from core.reporting.council_list import CouncilData, council_list
from core.reporting.data import (
    AidData,
    AidLine,
    AreaScore,
    ChecklistData,
    DueData,
    DueLine,
    HeadData,
    MissingLine,
    PooledData,
    PooledPeriod,
    PooledUnit,
    SelfScoreData,
    SheetLine,
    TaskLine,
)
from core.reporting.document import Report
from core.reporting.due_list import due_list
from core.reporting.pooled_annex import pooled_annex
from core.reporting.ranking_table import ranking_table
from core.reporting.self_score import self_score_sheet
from core.reporting.words import ReportWords
from core.scoring import LeafScore
from core.self_score import Missing, Need, ScoreLine, SelfScore, is_self_scored
from core.services.compare_ranking import CompareRanking
from core.services.judgement_aids import AidReport, JudgementAids
from core.services.keep_council import KeepCouncil
from core.services.ranking_report import RankingSentences, ranking_data
from core.services.self_assessment import SelfAssessment
from core.services.year_overview import YearOverview
from core.units import Role

SELF_SCORE, CHECKLIST, DUE, ANNEX, RANKING = "self-score", "checklist", "deadlines", "annex", "ranking"
COUNCIL, LOST_POINTS, REMINDERS, AIDS = "council", "lost_points", "reminders", "aids"
CONSOLIDATED = "consolidated"
OF_ONE_UNIT = frozenset({LOST_POINTS})
_OF_ROLE = MappingProxyType(
    {
        Role.SUBMITTER: (SELF_SCORE, CHECKLIST, DUE, ANNEX),
        Role.APPRAISER: (RANKING, CONSOLIDATED, AIDS, LOST_POINTS, ANNEX, COUNCIL, REMINDERS),
    }
)


class UnknownReport(UserError):
    """This role has no report of that name."""

    code = "E_REPORT_KIND"


class ReportFiles(Protocol):
    """Where a report becomes a file; the suffix (.pdf, .xlsx, .docx) chooses the form."""

    def write(self, report: Report, path: Path) -> Path:
        """Write whole or not at all.

        Raises:
            UnknownReportForm: another suffix.
        """

    def pdf(self, report: Report) -> bytes:
        """The same as PDF, in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSentences:
    """Sentences made of values, said by `ui/texts`; `symbols` are the parts after the number's slash."""

    explain: Callable[[Criterion, LeafScore], str]
    ranking: RankingSentences
    need: Callable[[Need], str]
    document: Callable[[EvidenceDocument], str]
    deadline: Callable[[Deadline], DueLine]
    period: Callable[[date, date], str]
    aid: Callable[[AidRow, AidReport], AidLine]
    symbols: Mapping[str, str]
    annex_subject: str
    annex_numerator: str
    annex_denominator: str
    recipients: Callable[[Office], tuple[str, ...]]


class Reminding(Protocol):
    """Who fills the reminders of a round."""

    def reminders(self, year: int) -> Report:
        """The list of units that owe something, with a letter to each.

        Raises:
            NoRound: none is open.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSources:
    """Where the figures of a report come from."""

    database: Database
    assessment: SelfAssessment
    compare: CompareRanking
    overview: YearOverview
    council: KeepCouncil
    units: OfficialUnits
    lost_points: Callable[[int, str], Report]
    consolidated: Callable[[int], Report]
    papers: Reminding
    aids: JudgementAids


class MakeReport:
    """Fills reports from this workspace."""

    def __init__(
        self,
        *,
        sources: ReportSources,
        files: ReportFiles,
        clock: Clock,
        words: ReportWords,
        sentences: ReportSentences,
    ) -> None:
        self._database = sources.database
        self._assessment = sources.assessment
        self._compare = sources.compare
        self._lost_points = sources.lost_points
        self._consolidated = sources.consolidated
        self._overview = sources.overview
        self._council = sources.council
        self._units = sources.units
        self._papers = sources.papers
        self._aids = sources.aids
        self._files = files
        self._clock = clock
        self._words = words
        self._say = sentences

    def kinds(self) -> tuple[str, ...]:
        """Names of the reports this role makes."""
        with self._database.transaction() as work:
            return _OF_ROLE[work.office.get().role]

    def make(self, kind: str, year: int, *, unit: str = "") -> Report:
        """Fill one report; of one unit where the kind has such a form (`OF_ONE_UNIT`).

        Raises:
            UnknownReport: this role has no such report.
            NoRound: a ranking of a year without a round.
            NotExpected, NotReceived: the unit named is not in the round, or sent nothing.
        """
        if kind not in self.kinds():
            raise UnknownReport(kind=kind)
        return self._makers()[kind](year, unit)

    def _makers(self) -> Mapping[str, Callable[[int, str], Report]]:
        """How each kind is filled, by year and, where a kind has such a form, by unit."""
        say, words = self._say, self._words
        return {
            SELF_SCORE: lambda year, _unit: self_score_sheet(self._self_score(year), words),
            CHECKLIST: lambda year, _unit: checklist(self._checklist(year), words),
            DUE: lambda year, _unit: due_list(self._due(year), words),
            RANKING: lambda year, _unit: ranking_table(
                ranking_data(self._compare.compare(year), self._head(RANKING), sentences=say.ranking), words
            ),
            LOST_POINTS: self._lost_points,
            CONSOLIDATED: lambda year, _unit: self._consolidated(year),
            COUNCIL: lambda year, _unit: council_list(self._council_of(year), words),
            REMINDERS: lambda year, _unit: self._papers.reminders(year),
            AIDS: lambda year, _unit: aid_list(self._to_look_at(year), words),
            ANNEX: lambda year, _unit: pooled_annex(self._annex(year), words),
        }

    def write(self, kind: str, year: int, *, path: Path, unit: str = "") -> Path:
        """Fill one report and write it; see `make` and `ReportFiles.write`."""
        return self._files.write(self.make(kind, year, unit=unit), path)

    def preview(self, kind: str, year: int) -> Preview:
        """The report as it will be printed; see `make`."""
        return Preview(shown=Shown.PDF, content=self._files.pdf(self.make(kind, year)))

    def write_made(self, report: Report, path: Path) -> Path:
        """Write a report that is complete already, such as a manual; see `ReportFiles.write`."""
        return self._files.write(report, path)

    def _head(self, kind: str) -> HeadData:
        with self._database.transaction() as work:
            office = work.office.get()
        return HeadData(
            unit_name=office.unit.name,
            place=office.place,
            day=self._clock.today(),
            symbol=self._say.symbols[kind],
            signatory=office.signatory if office.signatory.name else None,
            recipients=self._say.recipients(office),
        )

    def _self_score(self, year: int) -> SelfScoreData:
        score = self._assessment.score(year)
        criteria = score.criteria
        return SelfScoreData(
            head=self._head(SELF_SCORE),
            year=year,
            criteria_set=criteria.name,
            decision=criteria.issuing_decision or "",
            is_sample=criteria.is_sample,
            areas=tuple(
                AreaScore(
                    code=area.criterion.id,
                    name=area.criterion.name,
                    maximum=area.maximum,
                    points=area.points,
                )
                for area in score.areas
            ),
            lines=tuple(self._sheet_line(score, line) for line in score.lines),
            total=score.total,
            maximum=score.maximum,
            excluded_maximum=criteria.total_max - score.maximum,
            index=score.index,
        )

    def _sheet_line(self, score: SelfScore, line: ScoreLine) -> SheetLine:
        own = is_self_scored(line.criterion)
        return SheetLine(
            area=score.criteria.area_of(line.criterion.id).id,
            code=line.criterion.id,
            name=line.criterion.name,
            maximum=line.criterion.max_points,
            points=line.points if own else None,
            explanation=self._say.explain(line.criterion, line.score) if line.score is not None else "",
            evidence=tuple(self._say.document(item) for item in line.evidence),
            statement=line.entry.explanation or line.entry.claim_reason,
            evidence_missing=own and bool(line.points) and not line.evidence,
            by_authority=not own,
            excluded=line.is_excluded,
        )

    def _checklist(self, year: int) -> ChecklistData:
        score = self._assessment.score(year)
        with self._database.transaction() as work:
            tasks = work.records.of_year("task", work.office.get().unit.code, year=year)
        return ChecklistData(
            head=self._head(CHECKLIST),
            year=year,
            today=self._clock.today(),
            tasks=tuple(_task_line(task) for task in tasks),
            missing=tuple(self._missing_line(score, item) for item in score.missing),
        )

    def _due(self, year: int) -> DueData:
        return DueData(
            head=self._head(DUE),
            year=year,
            today=self._clock.today(),
            lines=tuple(map(self._say.deadline, self._overview.calendar(year))),
        )

    def _missing_line(self, score: SelfScore, item: Missing) -> MissingLine:
        line = score.line(item.criterion)
        return MissingLine(
            code=item.criterion,
            name=item.name,
            maximum=line.criterion.max_points,
            at_stake=item.at_stake,
            needed="; ".join((self._say.need(item.need), *line.criterion.evidence)),
            explained=bool(line.entry.explanation),
        )

    def _council_of(self, year: int) -> CouncilData:
        council = self._council.council(year)
        areas = tuple((area.id, area.name) for area in council.areas)
        return CouncilData(head=self._head(COUNCIL), year=year, members=council.members, areas=areas)

    def _to_look_at(self, year: int) -> AidData:
        report = self._aids.current(year)
        return AidData(
            head=self._head(AIDS),
            year=year,
            criteria_set=report.criteria.name,
            is_sample=report.criteria.is_sample,
            sent=report.sent,
            lines=tuple(self._say.aid(row, report) for row in report.rows),
        )

    def _annex(self, year: int) -> PooledData:
        """Online dossiers by unit and year, over every year held up to this one; sums over sums."""
        with self._database.transaction() as work:
            office = work.office.get()
            codes = self._units_held(work, office, year=year)
            held = {code: work.records.of_years("dossier_count", code, first=0, last=year) for code in codes}
        stretches = _stretches([row for rows in held.values() for row in rows])
        return PooledData(
            head=self._head(ANNEX),
            subject=self._say.annex_subject,
            numerator=self._say.annex_numerator,
            denominator=self._say.annex_denominator,
            periods=tuple(
                PooledPeriod(label=self._say.period(first, last), from_on=first, to_on=last)
                for first, last in stretches
            ),
            units=tuple(
                PooledUnit(
                    name=self._units.unit(code).name,
                    counts=tuple(_online(held[code], first, last=last) for first, last in stretches),
                )
                for code in codes
            ),
        )

    @staticmethod
    def _units_held(work: Transaction, office: Office, *, year: int) -> tuple[str, ...]:
        if office.role is Role.SUBMITTER:
            return (office.unit.code,)
        opened = work.rounds.get(year)
        standings = {item.unit for item in work.assessments.standings(year)}
        return tuple(code for code in (opened.units if opened else ()) if code in standings)


def _task_line(task: Task) -> TaskLine:
    return TaskLine(
        title=task.title,
        product=task.product,
        owner=task.owner,
        due_on=task.due_on,
        done_on=task.done_on,
        progress=task.progress,
    )


def _stretches(rows: Sequence[DossierCount]) -> tuple[tuple[date, date], ...]:
    """The stretch each year's figures really cover: "2021" of S2 is 1 September to 31 December."""
    by_year: dict[int, list[date]] = {}
    for row in rows:
        by_year.setdefault(row.year, []).extend(day for day in (row.from_on, row.to_on) if day)
    return tuple((min(days), max(days)) for _, days in sorted(by_year.items()) if days)


def _online(rows: Sequence[Record], first: date, *, last: date) -> tuple[int, int] | None:
    found = pooled(rows, from_on=first, to_on=last, numerator="online", denominator="received")
    return (found.numerator, found.denominator) if found.denominator else None
