"""Send a submission back: which lines are asked about, what is asked, until when; then it waits."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import uuid4

from core.appraisal_states import after_return
from core.errors import UserError
from core.explanation import LineQuestion
from core.packages.kinds import Kind
from core.packages.payloads import ReturnBody, ReturnedLine
from core.ports import Clock, Database, Transaction
from core.rounds import NoRound, NotExpected, NotReceived, RoundPublished, Standing
from core.services.adopt_criteria import AdoptCriteria
from core.services.export_package import Exported
from core.services.self_assessment import UnknownCriterion
from core.services.send_many import Matter, Outward, SendMany
from core.text import clean_block


class ReturnEmpty(UserError):
    """A return needs a reason for the whole, or a question on at least one criterion."""

    code = "E_RETURN_EMPTY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked about one criterion."""

    criterion: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a submitter is asked to correct: a reason for the whole, questions, the last day."""

    reason: str = ""
    questions: tuple[Question, ...] = ()
    due_on: date | None = None


class SendReturn:
    """Writes returns of an appraiser."""

    def __init__(
        self, *, database: Database, criteria: AdoptCriteria, sender: SendMany, clock: Clock
    ) -> None:
        self._database = database
        self._clock = clock
        self._criteria = criteria
        self._sender = sender

    def send(self, year: int, unit: str, *, correction: Correction, outward: Outward) -> Exported:
        """Send the unit's newest package back; it waits for an explanation until a newer one arrives.

        The questions of the correction count as asked with this return, those collected before among them;
        a collected question that is not in it goes on waiting.

        Raises:
            NoRound, NotExpected, NotReceived: there is nothing to send back.
            RoundPublished: the ranking is published.
            ReturnEmpty: neither a reason nor a question.
            UnknownCriterion: a question names no leaf of the round's set.
            NotThisRole, NoKey, PassphraseWrong, DeviceError, Cancelled.
        """
        recipients = self._sender.recipients((unit,))
        with self._database.transaction() as work:
            matter = self._matter(work, year, unit=unit, correction=correction)
        return self._sender.send(matter, outward, recipients=recipients)[0]

    def _matter(self, work: Transaction, year: int, *, unit: str, correction: Correction) -> Matter:
        opened = work.rounds.get(year)
        if opened is None:
            raise NoRound(year=year)
        if opened.published_at is not None:
            raise RoundPublished(year=year)
        if unit not in opened.units:
            raise NotExpected(unit=unit, year=year)
        standing = work.assessments.standing(unit, year)
        if standing is None:
            raise NotReceived(unit=unit, year=year)
        used = work.criteria.find(opened.criteria_set, opened.criteria_version)
        leaves = {leaf.id for leaf in self._criteria.parsed(used).leaves()}
        body = ReturnBody(
            year=year,
            answers=standing.package,
            reason=clean_block(correction.reason),
            due_on=correction.due_on,
            lines=tuple(_line(each, leaves) for each in correction.questions),
        )
        if not (body.reason or body.lines):
            raise ReturnEmpty(unit=unit, year=year)
        noted = partial(self._asked, standing=standing, lines=body.lines)
        return Matter(kind=Kind.RETURN, period=str(year), body=body, used=used, why=body.reason, noted=noted)

    def _asked(
        self, work: Transaction, digest: str, *, standing: Standing, lines: tuple[ReturnedLine, ...]
    ) -> None:
        """The questions went out with the package, and the unit's year waits."""
        unit, year = standing.unit, standing.year
        held = {each.criterion: each for each in work.explanations.questions(unit, year) if each.is_collected}
        for line in lines:
            question = LineQuestion(
                id=held[line.criterion].id if line.criterion in held else str(uuid4()),
                criterion=line.criterion,
                text=line.reason,
                officer=work.office.get().officer.name,
                at=self._clock.now(),
                revision=standing.revision,
                package=digest,
            )
            work.explanations.put_question(unit, year, question=question)
        now = work.assessments.standing(unit, year) or standing
        work.assessments.put_standing(replace(now, state=after_return(now.state)))


def _line(question: Question, leaves: set[str]) -> ReturnedLine:
    if question.criterion not in leaves:
        raise UnknownCriterion(criterion=question.criterion)
    return ReturnedLine(criterion=question.criterion, reason=clean_block(question.reason))
