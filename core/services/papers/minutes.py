"""Fill the minutes of the appraisal of a unit, or of all that sent: everything read in bulk, once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.appraisal_sheet import newest, scorecard_of
from core.assessment import Appraisal, Claim, CriterionEntry, Stage
from core.banding import Step, StepKind, TaskDue
from core.council import CouncilMember, CouncilPart
from core.criteria import CriteriaSet, Criterion
from core.dates import local_day
from core.errors import UserError
from core.evidence import EvidenceDocument
from core.ports import Database
from core.ranking import RankRow
from core.reporting.data import HeadData
from core.reporting.document import Report
from core.reporting.minutes import KIND, minutes, together
from core.reporting.minutes_tables import MinutesLine
from core.reporting.minutes_values import (
    Adjusted,
    Answered,
    Appraiser,
    MinutesArea,
    MinutesData,
    MinutesWords,
    Sitting,
)
from core.reporting.paper import APPRAISERS, Asked, Choice, Paper
from core.reporting.words import FormWords
from core.rounds import NotExpected, NotReceived, Round
from core.scoring import Scorecard
from core.scoring.adjustments import AdjustmentResult
from core.self_score import ZERO, is_self_scored
from core.services.compare_ranking import CompareRanking, RankingBeside
from core.services.paper_head import PaperHeads
from core.services.papers.minutes_reading import HeldRound, read_held
from core.services.ranking_documents import final_total
from core.services.round_reading import RoundReading
from core.text import sort_key
from core.units import Unit

ALL = "all"


class NothingToMinute(UserError):
    """No unit of the round has sent anything yet; fields: `year`."""

    code = "E_NOTHING_TO_MINUTE"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSentences:
    """Sentences made of values, said by `ui/texts`."""

    document: Callable[[EvidenceDocument], str]
    step: Callable[[Step, CriteriaSet, str], str]
    task: Callable[[TaskDue], str]
    part: Callable[[CouncilPart], str]
    person: Callable[[str, str], str]
    reason: Callable[[Stage, str, str], str]
    cases: Callable[[AdjustmentResult], str]
    all_units: Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _One:
    """What stands around the lines of one unit."""

    unit: Unit
    given: Mapping[str, Appraisal]
    history: Mapping[str, Sequence[Appraisal]]
    entries: Mapping[str, CriterionEntry]
    documents: Mapping[str, Sequence[str]]
    claimed: Mapping[str, Decimal | None]
    card: Scorecard


class MinutesPapers:
    """The minutes of every unit that sent; a part for each, and one for all of them in one file."""

    def __init__(
        self,
        *,
        database: Database,
        reading: RoundReading,
        compare: CompareRanking,
        heads: PaperHeads,
        words: tuple[MinutesWords, FormWords],
        sentences: MinutesSentences,
    ) -> None:
        self._database = database
        self._reading = reading
        self._compare = compare
        self._heads = heads
        self._words, self._form = words
        self._say = sentences

    def papers(self) -> tuple[Paper, ...]:
        """The one kind."""
        return (Paper(code=KIND, roles=APPRAISERS, fill=self.report, choices=self.choices, is_of_units=True),)

    def choices(self, year: int) -> tuple[Choice, ...]:
        """The units that sent, by name, and all of them behind; none without a round."""
        with self._database.transaction() as work:
            opened = work.rounds.get(year)
            if opened is None:
                return ()
            sent = {each.unit for each in work.assessments.standings(year)}
        units = self._units(opened, sent)
        each = tuple(Choice(key=unit.code, name=unit.name) for unit in units)
        return (*each, Choice(key=ALL, name=self._say.all_units(len(units)))) if units else ()

    def report(self, asked: Asked) -> Report:
        """The minutes of one unit, or of all; without a part those of the first.

        Raises:
            NoRound: none is open.
            NothingToMinute: no unit has sent anything.
            NotExpected, NotReceived: the unit named is not in the round, or sent nothing.
        """
        chosen, beside = self.data(asked), self._words
        return together([minutes(each, beside, form=self._form) for each in chosen])

    def data(self, asked: Asked) -> tuple[MinutesData, ...]:
        """What the minutes say, unit by unit; see `report`."""
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, asked.year)
            sent = {each.unit for each in work.assessments.standings(asked.year)}
            chosen = self._chosen(opened, sent, part=asked.part)
            held = read_held(work, opened, criteria=criteria, units=chosen)
        beside = self._compare.compare(asked.year)
        head = self._heads.head(KIND, self._words.symbol, dated=asked.dated)
        rows = {row.code: row for row in beside.view.ranking.rows}
        ranked = sum(1 for row in rows.values() if row.rank is not None)
        return tuple(
            self._data(held, unit, head=head, row=rows[unit.code], among=(beside, ranked)) for unit in chosen
        )

    def _chosen(self, opened: Round, sent: set[str], *, part: str) -> tuple[Unit, ...]:
        """The unit named, all that sent, or without a part the first of them."""
        if part and part != ALL:
            if part not in opened.units:
                raise NotExpected(unit=part, year=opened.year)
            if part not in sent:
                raise NotReceived(unit=part, year=opened.year)
            return (self._reading.unit(part),)
        units = self._units(opened, sent)
        if not units:
            raise NothingToMinute(year=opened.year)
        return units if part else units[:1]

    def _units(self, opened: Round, sent: set[str]) -> tuple[Unit, ...]:
        found = [self._reading.unit(code) for code in opened.units if code in sent]
        return tuple(sorted(found, key=lambda unit: (sort_key(unit.name), unit.code)))

    def _data(
        self,
        held: HeldRound,
        unit: Unit,
        *,
        head: HeadData,
        row: RankRow,
        among: tuple[RankingBeside, int],
    ) -> MinutesData:
        one, standing = self._one(held, unit), held.sent[unit.code]
        beside, ranked = among
        leaves = held.criteria.leaves(unit.kind.value)
        lines = tuple(self._line(leaf, held.areas[leaf.id], one=one) for leaf in leaves)
        points = (value for value in one.claimed.values() if value is not None)
        return MinutesData(
            head=head,
            unit_code=unit.code,
            unit_name=unit.name,
            year=held.round.year,
            criteria_set=held.criteria.name,
            decision=held.criteria.issuing_decision or "",
            is_sample=held.criteria.is_sample,
            revision=standing.revision,
            received_on=None if standing.received_at is None else local_day(standing.received_at),
            council=tuple(map(self._sitting, held.council)),
            appraisers=tuple(self._appraisers(held, one)),
            areas=tuple(_areas(held, one)),
            adjustments=tuple(self._adjusted(one.card)),
            lines=lines,
            questions=tuple(self._answered(held, unit)),
            claimed=sum(points, ZERO),
            total=one.card.total + one.card.bonus - one.card.penalty
            if row.rank is None
            else final_total(row),
            maximum=one.card.maximum,
            index=row.index,
            band=row.band or "",
            rank=row.rank,
            ranked=ranked,
            steps=tuple(
                self._say.step(step, held.criteria, beside.view.ranking.scheme_id)
                for step in row.steps
                if step.kind not in {StepKind.BY_INDEX, StepKind.TASK}
            ),
            tasks=tuple(map(self._say.task, row.tasks)),
            documents_looked=len(held.units.evidence.get(unit.code, ())),
            open_lines=sum(1 for line in lines if line.is_open),
            is_published=beside.view.published is not None,
            officer=held.officer,
        )

    def _one(self, held: HeldRound, unit: Unit) -> _One:
        history: dict[str, list[Appraisal]] = {}
        for each in held.units.appraisals.get(unit.code, ()):
            history.setdefault(each.criterion, []).append(each)
        documents: dict[str, list[str]] = {}
        for document in held.units.evidence.get(unit.code, ()):
            for criterion in document.criteria:
                documents.setdefault(criterion, []).append(self._say.document(document))
        given = newest(held.units.appraisals.get(unit.code, ()))
        adjusted = held.units.adjustments.get(unit.code, ())
        return _One(
            unit=unit,
            given=given,
            history=history,
            entries={entry.criterion: entry for entry in held.units.entries.get(unit.code, ())},
            documents=documents,
            claimed=held.units.self_points.get(unit.code, {}),
            card=scorecard_of(held.criteria, given, adjustments=adjusted, unit_kind=unit.kind.value),
        )

    def _line(self, leaf: Criterion, area: str, *, one: _One) -> MinutesLine:
        history, given = one.history.get(leaf.id, ()), one.given.get(leaf.id)
        entry = one.entries.get(leaf.id, CriterionEntry(criterion=leaf.id))
        told = tuple(self._reasons(history))
        return MinutesLine(
            area=area,
            code=leaf.id,
            name=leaf.name,
            maximum=leaf.max_points,
            claimed=one.claimed.get(leaf.id) if is_self_scored(leaf) else None,
            by_authority=not is_self_scored(leaf),
            round_1=_ended(history, Stage.APPRAISAL_1),
            round_2=_ended(history, Stage.APPRAISAL_2),
            council=_ended(history, Stage.COUNCIL),
            given=None if given is None else given.points,
            is_excluded=given is not None and given.excluded,
            is_open=given is None,
            explanation=entry.explanation,
            claim_reason=entry.claim_reason if entry.claim is Claim.NO_OCCURRENCE else "",
            reasons=told,
            reason="" if given is None else given.reason or given.opinion,
            documents=tuple(one.documents.get(leaf.id, ())),
        )

    def _reasons(self, history: Sequence[Appraisal]) -> Iterator[str]:
        """Reasons and opinions of the last value of each stage, in the order of the stages."""
        for stage in Stage:
            rows = [each for each in history if each.stage is stage]
            if rows and (rows[-1].reason or rows[-1].opinion):
                yield self._say.reason(stage, rows[-1].reason, rows[-1].opinion)

    def _sitting(self, member: CouncilMember) -> Sitting:
        job = ", ".join(filter(None, (member.job, member.organisation)))
        return Sitting(name=member.name, job=job, part=self._say.part(member.part))

    def _appraisers(self, held: HeldRound, one: _One) -> Iterator[Appraiser]:
        """Who really gave values in each area, whatever was planned."""
        places = {member.name: member.organisation for member in held.council}
        for area in held.criteria.areas():
            people: dict[str, None] = {}
            for criterion, rows in one.history.items():
                if held.areas.get(criterion) != area.id:
                    continue
                for each in rows:
                    desk = held.desks.get(each.desk)
                    where = places.get(each.officer) or ("" if desk is None else desk.name)
                    people[self._say.person(each.officer, where)] = None
            yield Appraiser(area=f"{area.id}. {area.name}", people=tuple(people))

    def _adjusted(self, card: Scorecard) -> Iterator[Adjusted]:
        for each in card.adjustments.results:
            if each.lines:
                points = each.points if each.is_bonus else -each.points
                yield Adjusted(name=each.name, cases=self._say.cases(each), points=points)

    def _answered(self, held: HeldRound, unit: Unit) -> Iterator[Answered]:
        """Every question that went to the unit, with what its next submission wrote about the line."""
        names = {leaf.id: leaf.name for leaf in held.criteria.leaves()}
        claims = held.units.claims.get(unit.code, ())
        for asked in held.units.questions.get(unit.code, ()):
            if not asked.is_sent:
                continue
            later = [
                each
                for each in claims
                if each.criterion == asked.criterion and each.revision > asked.revision
            ]
            yield Answered(
                code=asked.criterion,
                name=names.get(asked.criterion, ""),
                asked_on=local_day(asked.at),
                officer=asked.officer,
                question=asked.text,
                answer=min(later, key=lambda each: each.revision).explanation if later else "",
            )


def _ended(history: Sequence[Appraisal], stage: Stage) -> Decimal | None:
    """The value a stage ended with; None where it gave none, took it back or took the line out."""
    rows = [each for each in history if each.stage is stage]
    return rows[-1].points if rows else None


def _areas(held: HeldRound, one: _One) -> Iterator[MinutesArea]:
    names = {area.id: area.name for area in held.criteria.areas()}
    claimed: dict[str, Decimal] = {}
    for criterion, points in one.claimed.items():
        area = held.areas.get(criterion, "")
        claimed[area] = claimed.get(area, ZERO) + (points or ZERO)
    given: dict[str, Decimal] = {}
    opened: dict[str, int] = {}
    for leaf in held.criteria.leaves(one.unit.kind.value):
        value = one.given.get(leaf.id)
        if value is None:
            opened[held.areas[leaf.id]] = opened.get(held.areas[leaf.id], 0) + 1
        if is_self_scored(leaf) and value is not None:
            area = held.areas[leaf.id]
            given[area] = given.get(area, ZERO) + (value.points or ZERO)
    for each in one.card.areas:
        yield MinutesArea(
            code=each.node_id,
            name=names[each.node_id],
            maximum=each.maximum,
            claimed=claimed.get(each.node_id, ZERO),
            given=each.points,
            given_own=given.get(each.node_id, ZERO),
            open_lines=opened.get(each.node_id, 0),
        )
