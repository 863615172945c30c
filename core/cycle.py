"""The year's cycle as a submitter goes through it, and the step that comes next (guide 2; seed row R014)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.assessment import State
from core.deadline_choices import DeadlineChoices

_UNDER_WAY = frozenset(
    {State.SUBMITTED, State.APPRAISAL_1, State.EXPLANATION, State.APPRAISAL_2, State.COUNCIL}
)


class Step(StrEnum):
    """The steps of a year, in order. Entries close with the figures, so one scores oneself before closing."""

    OPEN = "open"
    ENTER = "enter"
    SELF_SCORE = "self_score"
    CLOSE = "close"
    SUBMIT = "submit"
    APPRAISAL = "appraisal"
    RESULT = "result"


class NextAct(StrEnum):
    """What the officer does next."""

    CHOOSE_CRITERIA = "choose_criteria"
    FIRST_RECORD = "first_record"
    FILL = "fill"
    CORRECT = "correct"
    SELF_SCORE = "self_score"
    CLOSE = "close"
    SUBMIT = "submit"
    RECEIVE = "receive"
    READ_RESULT = "read_result"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the year stands: the step that is on, and what to do next."""

    step: Step
    act: NextAct


@dataclass(frozen=True, slots=True, kw_only=True)
class YearProgress:
    """What decides the place: the state of the year and what it holds.

    `has_returned` while a return is unanswered; `missing` counts what the score still lacks.
    """

    year: int
    state: State
    has_records: bool
    has_returned: bool = False
    missing: int = 0
    choices: DeadlineChoices = field(default_factory=DeadlineChoices)


def place_of(progress: YearProgress, today: date) -> Place:
    """The step of a year with a criteria set; without one it is `OPEN` and the set has to be chosen."""
    if progress.state is State.PUBLISHED:
        return Place(step=Step.RESULT, act=NextAct.READ_RESULT)
    if progress.has_returned and progress.state is State.DRAFT:
        return Place(step=Step.SELF_SCORE, act=NextAct.CORRECT)
    if progress.state in _UNDER_WAY:
        return Place(step=Step.APPRAISAL, act=NextAct.RECEIVE)
    if progress.state is State.CLOSED:
        return Place(step=Step.SUBMIT, act=NextAct.SUBMIT)
    if not progress.has_records:
        return Place(step=Step.ENTER, act=NextAct.FIRST_RECORD)
    return _of_draft(progress, today)


def _of_draft(progress: YearProgress, today: date) -> Place:
    """Figures are entered until self-scoring opens; then the missing comes first, and closing last."""
    if today < progress.choices.self_score_opens(progress.year):
        act = NextAct.FILL if progress.missing else NextAct.SELF_SCORE
        return Place(step=Step.ENTER, act=act)
    if progress.missing:
        return Place(step=Step.SELF_SCORE, act=NextAct.SELF_SCORE)
    return Place(step=Step.CLOSE, act=NextAct.CLOSE)
