"""The submitter's first page in one reading: everything a year says, computed from what is held now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.assessment import State
from core.cycle import YearProgress, place_of
from core.deadline_choices import FARTHEST_AHEAD, DeadlineChoices
from core.deadlines import AFTERMATH, Deadline, Outlook, upcoming
from core.holidays import WorkCalendar
from core.overview import (
    Overview,
    Published,
    YearMark,
    area_lines,
    late_of,
    lost_points,
    mark_of_result,
    mark_of_score,
)
from core.packages.payloads import ResultBody
from core.ports import Clock, Database, Transaction
from core.records.catalogue import Record
from core.records.targets import Target, TargetForm, TargetMeasure
from core.result_view import ResultArea, areas_of, lines_of
from core.results import read_result
from core.review_duty import ReviewDuty, review_duty
from core.rounds import Standing
from core.self_score import Holdings, SelfScore, assess
from core.services.adopt_criteria import AdoptCriteria, UnknownCriteria
from core.services.calendar_care import calendar_of, choices_of
from core.services.record_entry import findings_of
from core.services.returns import ReturnView, waiting_return
from core.services.self_assessment import SelfAssessment
from core.target_standing import Reached, TargetStanding, standing
from core.text import fold
from core.to_do import Returned, YearWork, to_do, without_apology
from core.units import Unit

_NOT_SENT = frozenset({State.DRAFT, State.CLOSED})
_IN_PERCENT = frozenset({TargetForm.AT_LEAST, TargetForm.OVER})
_INDEX_WORDS = ("cchc", "cai cach hanh chinh")
"""Words by which a target is known to be about this index and not another one; accents folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """What is held about one year, read in one transaction."""

    year: int
    unit: Unit
    holdings: Holdings
    result: ResultBody | None
    returned: ReturnView | None
    choices: DeadlineChoices
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What is held about the years before and after."""

    before: Standing | None
    holdings_before: Holdings | None
    result_before: ResultBody | None
    records_after: tuple[Record, ...]
    targets_after: tuple[Target, ...]
    choices_after: DeadlineChoices


class YearOverview:
    """Answers where a year stands, what it misses, what is due and what comes next."""

    def __init__(
        self, *, database: Database, assessment: SelfAssessment, criteria: AdoptCriteria, clock: Clock
    ) -> None:
        self._database = database
        self._assessment = assessment
        self._criteria = criteria
        self._clock = clock

    def calendar(self, year: int) -> tuple[Deadline, ...]:
        """Everything overdue or still to come in a year, soonest first; see `look`."""
        return self.look(year, days_ahead=FARTHEST_AHEAD).deadlines

    def look(self, year: int, *, days_ahead: int = 0) -> Overview:
        """The picture of a year; `days_ahead` above 0 looks another number of days ahead than was chosen.

        Raises:
            UnknownCriteria: no criteria set is held, so nothing can be scored.
        """
        stood = self._assessment.standing(year)
        criteria = self._criteria.read(stood.criteria_set, stood.criteria_version)
        with self._database.transaction() as work:
            held = _read(work, stood.unit, year=year)
            around = _read_around(work, stood.unit, year=year)
        if days_ahead:
            held = replace(held, choices=replace(held.choices, days_ahead=days_ahead))
        score = assess(
            criteria,
            held.holdings,
            unit=held.unit,
            year=year,
            state=stood.state,
            appraised=_appraised(held.result),
        )
        last, review = self._last_year(held, around)
        return self._picture(score, held, around=around, last=last, review=review)

    def _last_year(self, held: _Year, around: _Around) -> tuple[YearMark | None, bool | None]:
        """How the year before ended, and whether it asks for a self-review."""
        if around.before is None:
            return None, None
        try:
            criteria = self._criteria.read(around.before.criteria_set, around.before.criteria_version)
        except UnknownCriteria:
            return None, None
        if around.result_before is not None:
            mark = mark_of_result(around.result_before, criteria)
            duty = review_duty(criteria, mark.areas, year=mark.year, unit=held.unit.code)
            return mark, _still_owed(duty, held.holdings.records)
        if around.before.state in _NOT_SENT or around.holdings_before is None:
            return None, None
        return mark_of_score(
            assess(criteria, around.holdings_before, unit=held.unit, year=around.before.year)
        ), None

    def _picture(
        self,
        score: SelfScore,
        held: _Year,
        *,
        around: _Around,
        last: YearMark | None,
        review: bool | None,
    ) -> Overview:
        today = self._clock.today()
        published = _published(held.result)
        areas = () if held.result is None else areas_of(lines_of(held.result, score.criteria))
        lines = area_lines(score, last, published=areas)
        records = held.holdings.records
        rows = () if published else to_do(_work(score, held), today)
        lacking = without_apology(records, year=held.year, today=today)
        return Overview(
            score=score,
            index=score.index if published is None else published.index,
            outside=sum((line.outside for line in lines), Decimal("0.00")),
            place=place_of(_progress(score, held), today),
            published=published,
            last=last,
            target=_target(held),
            areas=lines,
            to_do=rows,
            deadlines=_deadlines(score, held, around=around, areas=areas, review=review, today=today),
            late=late_of(records, held.year, lacking=lacking),
            lost=() if held.result is None else lost_points(held.result, score.criteria),
            targets=_targets(records, around.targets_after, year=held.year),
            days_ahead=held.choices.days_ahead,
            has_records=bool(records or held.holdings.entries or held.holdings.documents),
        )


def _read(work: Transaction, unit: str, *, year: int) -> _Year:
    document = work.assessments.result(unit, year)
    return _Year(
        year=year,
        unit=work.office.get().unit,
        holdings=_holdings(work, unit, year=year),
        result=None if document is None else read_result(document),
        returned=waiting_return(work, year),
        choices=choices_of(work, year),
        calendar=calendar_of(work, year),
    )


def _holdings(work: Transaction, unit: str, *, year: int) -> Holdings:
    """Everything held about a year: deadlines and findings look at records no criterion is measured from."""
    return Holdings(
        records=work.records.all_of_year(unit, year),
        entries=work.assessments.entries(unit, year),
        documents=work.evidence.of_year(unit, year),
        outside={item.criterion: item.inputs for item in work.assessments.outside_values(unit, year)},
    )


def _read_around(work: Transaction, unit: str, *, year: int) -> _Around:
    before = work.assessments.standing(unit, year - 1)
    document = work.assessments.result(unit, year - 1)
    needs_score = before is not None and document is None and before.state not in _NOT_SENT
    is_over = work.assessments.result(unit, year) is not None
    return _Around(
        before=before,
        holdings_before=_holdings(work, unit, year=year - 1) if needs_score else None,
        result_before=None if document is None else read_result(document),
        targets_after=work.records.of_year("target", unit, year=year + 1),
        records_after=work.records.all_of_year(unit, year + 1) if is_over else (),
        choices_after=choices_of(work, year + 1),
    )


def _targets(
    records: Sequence[Record], following: Sequence[Target], *, year: int
) -> tuple[TargetStanding, ...]:
    """How the year's targets stand (seed row R094); what was not reached first."""
    own = (record for record in records if isinstance(record, Target) and record.year == year)
    found = (standing(target, records, following=following) for target in own)
    told = (each for each in found if each.result is not None or not _is_of_index(each.target))
    return tuple(sorted(told, key=lambda each: each.reached is not Reached.MISSED))


def _is_of_index(target: Target) -> bool:
    """Whether a target is about the unit's own reform index in per cent: the index card tells it."""
    name = fold(target.name)
    is_named = any(words in name for words in _INDEX_WORDS)
    return target.measure is TargetMeasure.INDEX and target.operator in _IN_PERCENT and is_named


def _target(held: _Year) -> Decimal | None:
    """The index aimed at: a target of the year's records, else the office's choice."""
    for record in held.holdings.records:
        if isinstance(record, Target) and _is_of_index(record) and record.value is not None:
            return record.value
    return held.choices.index_target


def _still_owed(duty: ReviewDuty | None, records: Sequence[Record]) -> bool:
    """Whether a self-review is asked for and has no task yet; its task is told with its own day."""
    return duty is not None and all(record.id != duty.task_id for record in records)


def _appraised(result: ResultBody | None) -> Mapping[str, Decimal | None]:
    return {} if result is None else {line.criterion: line.points for line in result.lines}


def _published(result: ResultBody | None) -> Published | None:
    if result is None:
        return None
    return Published(
        index=result.index,
        total=result.total,
        maximum=result.maximum,
        band=result.band,
        rank=result.rank,
        ranked_of=result.ranked_of,
        published_on=result.published_on,
    )


def _work(score: SelfScore, held: _Year) -> YearWork:
    returned = held.returned
    return YearWork(
        score=score,
        records=held.holdings.records,
        findings=findings_of(held.holdings.records, held.year),
        returned=None if returned is None else Returned(lines=returned.lines, due_on=returned.due_on),
        choices=held.choices,
    )


def _progress(score: SelfScore, held: _Year) -> YearProgress:
    return YearProgress(
        year=held.year,
        state=State.PUBLISHED if held.result is not None else score.state,
        has_records=bool(held.holdings.records or held.holdings.entries),
        has_returned=held.returned is not None,
        missing=len(score.missing),
        choices=held.choices,
    )


def _deadlines(
    score: SelfScore,
    held: _Year,
    *,
    around: _Around,
    areas: tuple[ResultArea, ...],
    review: bool | None,
    today: date,
) -> tuple[Deadline, ...]:
    """This year's deadlines; once it is published also what follows from its result in the next year."""
    before = around.result_before
    view = Outlook(
        choices=held.choices,
        calendar=held.calendar,
        is_submitted=score.state not in _NOT_SENT,
        is_over=held.result is not None,
        must_review=review,
        published_on=held.choices.published_on if before is None else before.published_on,
        answer_by=None if held.returned is None else held.returned.due_on,
    )
    own = upcoming(held.holdings.records, year=held.year, today=today, outlook=view)
    if held.result is None:
        return own
    duty = review_duty(score.criteria, areas, year=held.year, unit=held.unit.code)
    after = Outlook(
        choices=replace(around.choices_after, days_ahead=FARTHEST_AHEAD),
        calendar=held.calendar,
        must_review=_still_owed(duty, around.records_after),
        published_on=held.result.published_on,
    )
    follows = upcoming(around.records_after, year=held.year + 1, today=today, outlook=after)
    review_id = "" if duty is None else duty.task_id
    kept = tuple(
        one
        for one in follows
        if one.key in {*AFTERMATH, "improvement"} or (review_id and one.record_id == review_id)
    )
    return tuple(sorted((*own, *kept), key=lambda one: (one.due_on, one.key, one.subject)))
