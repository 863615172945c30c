"""Collect questions on lines of a submission until they are sent with a return."""

from dataclasses import replace
from uuid import uuid4

from core.errors import UserError
from core.explanation import LineQuestion
from core.ports import Clock, Database, Transaction
from core.rounds import NoRound, NotExpected, NotReceived
from core.services.noting import note
from core.services.round_reading import refuse_published
from core.services.self_assessment import UnknownCriterion
from core.text import clean_block


class QuestionEmpty(UserError):
    """A question needs words."""

    code = "E_QUESTION_EMPTY"


class AskQuestions:
    """Questions of an appraiser on a round's lines; one waits to be sent for each line at most."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def ask(self, year: int, unit: str, *, criterion: str, text: str) -> LineQuestion:
        """Ask about a line; a question that waits to be sent already gets these words.

        Raises:
            NoRound, NotExpected, NotReceived, RoundPublished: nothing can be asked.
            UnknownCriterion: no such leaf was submitted.
            QuestionEmpty: no words.
        """
        words = clean_block(text)
        if not words:
            raise QuestionEmpty(criterion=criterion)
        with self._database.transaction() as work:
            revision = self._revision(work, year, unit=unit)
            if criterion not in work.assessments.self_points(unit, year):
                raise UnknownCriterion(criterion=criterion)
            held = _collected(work, year, unit=unit, criterion=criterion)
            asked = LineQuestion(
                id=str(uuid4()) if held is None else held.id,
                criterion=criterion,
                text=words,
                officer=work.office.get().officer.name,
                at=self._clock.now(),
                revision=revision,
            )
            work.explanations.put_question(unit, year, question=asked)
            change = ("" if held is None else held.text, words)
            note(work, self._clock, act="ask", subject=f"{unit} {criterion}", change=change)
        return asked

    def withdraw(self, year: int, unit: str, *, criterion: str) -> bool:
        """Take back what waits to be sent on a line; whether there was anything. It stays as history."""
        with self._database.transaction() as work:
            self._revision(work, year, unit=unit)
            held = _collected(work, year, unit=unit, criterion=criterion)
            if held is None:
                return False
            withdrawn = replace(held, withdrawn_at=self._clock.now())
            work.explanations.put_question(unit, year, question=withdrawn)
            note(work, self._clock, act="unask", subject=f"{unit} {criterion}", change=(held.text, ""))
        return True

    def of_unit(self, year: int, unit: str) -> tuple[LineQuestion, ...]:
        """Every question ever asked of a unit in a year, oldest first."""
        with self._database.transaction() as work:
            return work.explanations.questions(unit, year)

    def collected(self, year: int) -> dict[str, tuple[LineQuestion, ...]]:
        """Questions that wait to be sent, by unit."""
        with self._database.transaction() as work:
            found = work.explanations.questions_by_unit(year)
        waiting = {unit: tuple(each for each in asked if each.is_collected) for unit, asked in found.items()}
        return {unit: asked for unit, asked in waiting.items() if asked}

    @staticmethod
    def _revision(work: Transaction, year: int, *, unit: str) -> int:
        opened = work.rounds.get(year)
        if opened is None:
            raise NoRound(year=year)
        refuse_published(opened)
        if unit not in opened.units:
            raise NotExpected(unit=unit, year=year)
        standing = work.assessments.standing(unit, year)
        if standing is None:
            raise NotReceived(unit=unit, year=year)
        return standing.revision


def _collected(work: Transaction, year: int, *, unit: str, criterion: str) -> LineQuestion | None:
    questions = work.explanations.questions(unit, year)
    return next((each for each in questions if each.is_collected and each.criterion == criterion), None)
