"""Take in work between the lead office and its desks: what was assigned, and what came back."""

import hashlib
from dataclasses import replace
from datetime import datetime

from core.carried_work import outside_of
from core.criteria import CriteriaSet, CriteriaSetRefused, parse_set
from core.desks import Assignment, Shares, take_over_line
from core.enrolment import authority_code
from core.findings import Finding, warning
from core.packages.appraisal_payloads import AppraisalBody, CarriedRound
from core.packages.canonical import encode
from core.packages.intake import AuthenticPackage, CompleteSubmission
from core.packages.plan import ImportPlan, WorkNews
from core.packages.refusals import CriteriaWrong, PeriodClosed, RecipientWrong, SchemaWrong
from core.ports import Clock, Transaction
from core.rounds import Round
from core.services.adopt_criteria import AdoptCriteria, CriteriaDiffer, decoded
from core.services.merge_questions import keep_questions
from core.services.merge_work import LineMerge, check_rows, keep_rows, merges, note_conflicts
from core.services.receiving import Receiver, plain_plan
from core.store_ports import CriteriaDocument
from core.trust_lists import NotYourAuthority
from core.units import is_desk_code


class BroughtReceiver(Receiver):
    """At the lead office: the rows and questions a desk brings back."""

    def __init__(self, *, criteria: AdoptCriteria, clock: Clock) -> None:
        self._criteria = criteria
        self._clock = clock

    def judge(self, work: Transaction, authentic: AuthenticPackage) -> None:
        """It must come from a desk of this office, speak for that desk alone, and fit the open round.

        Raises:
            RecipientWrong: it is work given out, or no desk sent it.
            PeriodClosed: no round of this year is open.
            CriteriaWrong: it was made under another set.
            SchemaWrong: a row is another's, or fits no line of the set.
            RowChanged: a row held here says something else.
        """
        body, header, office = _body(authentic), authentic.document.header, work.office.get()
        desk = header.sender.partition("-")[2]
        if body.round is not None or not is_desk_code(desk, office.unit.code):
            raise RecipientWrong(recipient=header.recipient, unit=header.sender)
        opened = work.rounds.get(body.year)
        if opened is None or opened.published_at is not None:
            raise PeriodClosed(period=header.period)
        used = header.criteria_set
        if used is None or (used.id, used.version) != (opened.criteria_set, opened.criteria_version):
            raise CriteriaWrong(criteria=used.id if used else "", version=used.version if used else "")
        named = {item.unit for each in (body.rows, body.questions) for item in each}
        if any(row.desk != desk for row in body.rows) or not named <= set(opened.units):
            raise SchemaWrong(member="body.rows.desk")
        check_rows(body, self._criteria.parsed(work.criteria.find(used.id, used.version)))
        for _line in merges(work, body, own=office.unit.code):
            pass

    def plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        """Lines with new values, equal ones, and those in conflict with both values."""
        body, desk = _body(read.authentic), _sender(read)
        lines = tuple(merges(work, body, own=work.office.get().unit.code))
        shares = Shares(self._set_of(work, read), work.desks.assignments(body.year))
        elsewhere = sum(
            1
            for line in lines
            if line.merge.added
            and not any(part.desk == desk for part in shares.of_line(line.unit, line.criterion))
        )
        found = (warning("WORK_ELSEWHERE", count=elsewhere),) if elsewhere else ()
        news = replace(_news(work, body, lines=lines), elsewhere=elsewhere)
        return replace(plain_plan(work, read), work=news, findings=found)

    def keep(self, work: Transaction, read: CompleteSubmission, *, at: datetime) -> None:
        """Add every row not held yet; open a conflict where both sides changed a line apart."""
        body, desk = _body(read.authentic), _sender(read)
        lines = tuple(merges(work, body, own=work.office.get().unit.code))
        keep_rows(work, body.year, lines=lines)
        note_conflicts(work, self._clock, year=body.year, desk=desk, lines=lines, at=at)
        keep_questions(work, body, at=at)

    def _set_of(self, work: Transaction, read: CompleteSubmission) -> CriteriaSet:
        used = read.document.header.criteria_set
        assert used is not None
        return self._criteria.parsed(work.criteria.find(used.id, used.version))


class WorkReceiver(Receiver):
    """At a desk: the round, the parts assigned to it, and what is known of them."""

    def __init__(self, *, criteria: AdoptCriteria) -> None:
        self._criteria = criteria

    def judge(self, work: Transaction, authentic: AuthenticPackage) -> None:
        """It must be work of the lead office, with a set this program can score by.

        Raises:
            NotYourAuthority: another office sent it.
            RecipientWrong: it is work brought back, not given.
            SchemaWrong: the set is none, or a part, row or question names nothing of it.
            CriteriaDiffer: a set of the same name and version with another content is held.
            RowChanged: a row held here says something else.
        """
        body, header, office = _body(authentic), authentic.document.header, work.office.get()
        if header.sender != authority_code(office):
            raise NotYourAuthority(unit=header.sender)
        if body.round is None:
            raise RecipientWrong(recipient=header.recipient, unit=header.sender)
        criteria = _set_in(authentic, body.round)
        held = work.criteria.find(criteria.set_id, criteria.version)
        if held is not None and held.sha512 != _digest(authentic):
            raise CriteriaDiffer(set_id=criteria.set_id, version=criteria.version)
        nodes = {node.id for node in criteria.nodes}
        if any(part.node not in nodes for part in body.parts):
            raise SchemaWrong(member="body.parts.node")
        check_rows(body, criteria)
        for _line in merges(work, body, own=office.unit.code, rule=take_over_line):
            pass

    def plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        """How many parts, units and values it brings; values not handed back yet stay."""
        body = _body(read.authentic)
        lines = tuple(merges(work, body, own=work.office.get().unit.code, rule=take_over_line))
        news = replace(
            _news(work, body, lines=lines), is_given=True, parts=len(body.parts), packages=len(body.packages)
        )
        return replace(plain_plan(work, read), work=news, findings=_unseen(lines))

    def keep(self, work: Transaction, read: CompleteSubmission, *, at: datetime) -> None:
        """The set, the round, the parts, the values from outside; then the rows and questions."""
        body, own = _body(read.authentic), work.office.get().unit.code
        assert body.round is not None
        criteria = _set_in(read.authentic, body.round)
        if work.criteria.find(criteria.set_id, criteria.version) is None:
            work.criteria.add(_document(read.authentic, criteria, at=at))
        held = work.rounds.get(body.year)
        opened = Round(
            year=body.year,
            criteria_set=criteria.set_id,
            criteria_version=criteria.version,
            band_scheme=body.round.band_scheme,
            units=body.round.units,
            due_on=body.round.due_on,
            opened_at=body.round.opened_at,
        )
        if held != opened:
            work.rounds.put(opened)
        parts = tuple(Assignment(node=part.node, unit=part.unit) for part in body.parts)
        work.desks.put_assignments(body.year, parts)
        lines = tuple(merges(work, body, own=own, rule=take_over_line))
        keep_rows(work, body.year, lines=lines)
        keep_questions(work, body, at=at)
        for unit, values in outside_of(body.outside).items():
            named = {value.criterion for value in values}
            kept = tuple(
                value
                for value in work.assessments.outside_values(unit, body.year)
                if value.criterion not in named
            )
            work.assessments.put_outside_values(unit, body.year, values=(*kept, *values))


def _news(work: Transaction, body: AppraisalBody, *, lines: tuple[LineMerge, ...]) -> WorkNews:
    held = {
        question.id
        for questions in work.explanations.questions_by_unit(body.year).values()
        for question in questions
    }
    return WorkNews(
        year=body.year,
        is_given=False,
        units=len({line.unit for line in lines} | {part.unit for part in body.parts if part.unit}),
        lines_new=sum(1 for line in lines if line.merge.added and not line.merge.is_conflict),
        lines_equal=sum(1 for line in lines if not line.merge.added),
        contested=tuple(line.as_contested() for line in lines if line.merge.is_conflict),
        questions=sum(1 for question in body.questions if question.id not in held),
    )


def _unseen(lines: tuple[LineMerge, ...]) -> tuple[Finding, ...]:
    """Values given at the desk that the lead office has not seen: they stay the newest here."""
    count = sum(1 for line in lines if line.merge.added and line.merge.is_beneath)
    return (warning("WORK_UNSEEN", count=count),) if count else ()


def _body(authentic: AuthenticPackage) -> AppraisalBody:
    body = authentic.document.body
    assert isinstance(body, AppraisalBody)
    return body


def _sender(read: CompleteSubmission) -> str:
    return read.document.header.sender.partition("-")[2]


def _digest(authentic: AuthenticPackage) -> str:
    named = authentic.document.header.criteria_set
    assert named is not None
    return named.sha512


def _set_in(authentic: AuthenticPackage, carried: CarriedRound) -> CriteriaSet:
    """The set of the work, checked whole.

    Raises:
        SchemaWrong: it is no set this program can score by, or not the one the header names.
    """
    named = authentic.document.header.criteria_set
    try:
        value = decoded("".join(carried.document).encode())
        found = parse_set(value)
    except CriteriaSetRefused as refused:
        raise SchemaWrong(member="body.round.document") from refused
    is_canonical = hashlib.sha512(encode(value)).hexdigest() == _digest(authentic)
    if named is None or not is_canonical or (named.id, named.version) != (found.set_id, found.version):
        raise SchemaWrong(member="criteria_set")
    return found


def _document(authentic: AuthenticPackage, criteria: CriteriaSet, *, at: datetime) -> CriteriaDocument:
    body = _body(authentic)
    assert body.round is not None
    return CriteriaDocument(
        set_id=criteria.set_id,
        version=criteria.version,
        name=criteria.name,
        year=criteria.year,
        sha512=_digest(authentic),
        document="".join(body.round.document).encode(),
        imported_at=at,
    )
