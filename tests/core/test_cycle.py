"""The step a year stands on and the act that comes next."""

from dataclasses import replace
from datetime import date

import pytest

from core.assessment import State
from core.cycle import NextAct, Step, YearProgress, place_of
from core.deadline_choices import DeadlineChoices

YEAR = 2026
MAY, DECEMBER = date(YEAR, 5, 4), date(YEAR, 12, 11)
BUSY = YearProgress(year=YEAR, state=State.DRAFT, has_records=True, missing=7)


@pytest.mark.parametrize(
    ("progress", "today", "step", "act"),
    [
        (replace(BUSY, has_records=False), MAY, Step.ENTER, NextAct.FIRST_RECORD),
        (BUSY, MAY, Step.ENTER, NextAct.FILL),
        (replace(BUSY, missing=0), MAY, Step.ENTER, NextAct.SELF_SCORE),
        (BUSY, DECEMBER, Step.SELF_SCORE, NextAct.SELF_SCORE),
        (replace(BUSY, missing=0), DECEMBER, Step.CLOSE, NextAct.CLOSE),
        (replace(BUSY, state=State.CLOSED), DECEMBER, Step.SUBMIT, NextAct.SUBMIT),
        (replace(BUSY, state=State.SUBMITTED), DECEMBER, Step.APPRAISAL, NextAct.RECEIVE),
        (replace(BUSY, state=State.COUNCIL), DECEMBER, Step.APPRAISAL, NextAct.RECEIVE),
        (replace(BUSY, has_returned=True), DECEMBER, Step.SELF_SCORE, NextAct.CORRECT),
        (replace(BUSY, state=State.PUBLISHED), DECEMBER, Step.RESULT, NextAct.READ_RESULT),
    ],
)
def test_a_year_stands_on_one_step_and_has_one_next_act(
    progress: YearProgress, today: date, step: Step, act: NextAct
) -> None:
    place = place_of(progress, today)
    assert (place.step, place.act) == (step, act)


def test_self_scoring_opens_on_the_offices_own_day() -> None:
    early = DeadlineChoices(self_score_from=date(YEAR, 5, 1), self_score_to=date(YEAR, 5, 9))
    assert place_of(replace(BUSY, choices=early), MAY).step is Step.SELF_SCORE
