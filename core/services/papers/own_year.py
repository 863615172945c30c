"""What a commune prints of its year: the self-score, what is missing, what is due."""

from core.outside import known_counts
from core.ports import Clock, Database, Transaction
from core.records.planning import Task
from core.report_texts import PaperPlace
from core.reporting.checklist import checklist
from core.reporting.data import (
    AreaBefore,
    AreaScore,
    ChecklistData,
    DueData,
    MissingLine,
    ScoreBefore,
    SelfScoreData,
    SheetLine,
    TaskLine,
)
from core.reporting.display import percent
from core.reporting.document import Report
from core.reporting.due_list import due_list
from core.reporting.paper import SUBMITTERS, Asked, Paper, Section
from core.reporting.self_score import self_score_sheet
from core.reporting.words import ReportWords
from core.scoring.adjustments import Adjustments, apply_adjustments
from core.self_score import Missing, ScoreLine, SelfScore, is_self_scored
from core.services.paper_head import PaperHeads
from core.services.papers.claims import claim_lines
from core.services.report_sentences import ReportSentences
from core.services.report_texts import ReportTexts
from core.services.self_assessment import SelfAssessment
from core.services.year_overview import YearOverview
from core.services.years_side_by_side import YearsSideBySide

SELF_SCORE, CHECKLIST, DUE = "self-score", "checklist", "deadlines"


class OwnYearPapers:
    """Fills them from this workspace."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        heads: PaperHeads,
        year: tuple[SelfAssessment, YearOverview, YearsSideBySide],
        words: tuple[ReportWords, ReportSentences, tuple[Section, ...]],
    ) -> None:
        self._database = database
        self._clock = clock
        self._heads = heads
        self._assessment, self._overview, self._years = year
        self._words, self._say, self._sections = words
        self._texts = ReportTexts(database=database, clock=clock)

    def papers(self) -> tuple[Paper, ...]:
        """The kinds of this family."""
        return (
            Paper(code=SELF_SCORE, roles=SUBMITTERS, fill=self.self_score, sections=self._sections),
            Paper(code=CHECKLIST, roles=SUBMITTERS, fill=self.checklist),
            Paper(code=DUE, roles=SUBMITTERS, fill=self.deadlines),
        )

    def self_score(self, asked: Asked) -> Report:
        """Points of every criterion, how they come about, and what they rest on."""
        score = self._assessment.score(asked.year)
        criteria = score.criteria
        written = self._texts.read(PaperPlace(year=asked.year, kind=SELF_SCORE))
        with self._database.transaction() as work:
            claims = claim_lines(work, score, policy=self._say.policy)
            given = _adjustments(work, score)
        reached = score.total + given.bonus - given.penalty
        data = SelfScoreData(
            head=self._heads.head(SELF_SCORE, self._say.symbols[SELF_SCORE], dated=asked.dated),
            year=asked.year,
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
            bonus=given.bonus,
            penalty=given.penalty,
            index=percent(reached, score.maximum) if given.results else score.index,
            difficulties=written["difficulties"].text if "difficulties" in written else "",
            proposals=written["proposals"].text if "proposals" in written else "",
            claims=claims,
            before=self._before(asked.year),
        )
        return self_score_sheet(data, self._words)

    def _before(self, year: int) -> ScoreBefore | None:
        """Last year's score, published or only submitted; None where neither is held."""
        rows = (row.figures for row in self._years.figures())
        held = next((each for each in rows if each.year == year - 1), None)
        if held is None:
            return None
        return ScoreBefore(
            year=held.year,
            self_points=held.self_points,
            index=held.index,
            areas=tuple(
                AreaBefore(
                    code=area.area, self_points=area.self_points, points=area.points, maximum=area.maximum
                )
                for area in held.areas
            ),
        )

    def checklist(self, asked: Asked) -> Report:
        """Tasks and missing evidence, with boxes to tick."""
        score = self._assessment.score(asked.year)
        with self._database.transaction() as work:
            tasks = work.records.of_year("task", work.office.get().unit.code, year=asked.year)
        data = ChecklistData(
            head=self._heads.head(CHECKLIST, self._say.symbols[CHECKLIST], dated=asked.dated),
            year=asked.year,
            today=self._clock.today(),
            tasks=tuple(_task_line(task) for task in tasks),
            missing=tuple(self._missing_line(score, item) for item in score.missing),
        )
        return checklist(data, self._words)

    def deadlines(self, asked: Asked) -> Report:
        """What is due in the year, soonest first."""
        data = DueData(
            head=self._heads.head(DUE, self._say.symbols[DUE], dated=asked.dated),
            year=asked.year,
            today=self._clock.today(),
            lines=tuple(map(self._say.deadline, self._overview.calendar(asked.year))),
        )
        return due_list(data, self._words)

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


def _adjustments(work: Transaction, score: SelfScore) -> Adjustments:
    """Bonus and penalty that are held about the unit; nothing where the year holds none."""
    held = work.assessments.adjustments(score.unit.code, score.year)
    counts = known_counts(score.criteria, held)
    return apply_adjustments(score.criteria, counts) if any(counts.values()) else Adjustments()


def _task_line(task: Task) -> TaskLine:
    return TaskLine(
        title=task.title,
        product=task.product,
        owner=task.owner,
        due_on=task.due_on,
        done_on=task.done_on,
        progress=task.progress,
    )
