"""The state of a unit's year follows what is done and never goes back by an act of an earlier step."""

import pytest

from core.appraisal_states import after_points, after_return, after_submission, offered_stage
from core.assessment import Stage, State
from core.explanation import Claimed, change_since


@pytest.mark.parametrize(
    ("state", "stage", "reached"),
    [
        (State.SUBMITTED, Stage.APPRAISAL_1, State.APPRAISAL_1),
        (State.APPRAISAL_1, Stage.APPRAISAL_1, State.APPRAISAL_1),
        (State.EXPLANATION, Stage.APPRAISAL_1, State.EXPLANATION),
        (State.EXPLANATION, Stage.APPRAISAL_2, State.APPRAISAL_2),
        (State.APPRAISAL_2, Stage.APPRAISAL_1, State.APPRAISAL_2),
        (State.APPRAISAL_1, Stage.COUNCIL, State.COUNCIL),
        (State.COUNCIL, Stage.APPRAISAL_2, State.COUNCIL),
        (State.PUBLISHED, Stage.APPRAISAL_1, State.PUBLISHED),
    ],
)
def test_points_bring_a_unit_to_their_stage_and_never_back(
    state: State, stage: Stage, reached: State
) -> None:
    assert after_points(state, stage) is reached


@pytest.mark.parametrize(
    ("state", "has_points", "reached"),
    [
        (None, False, State.SUBMITTED),
        (State.SUBMITTED, False, State.SUBMITTED),
        (State.EXPLANATION, False, State.SUBMITTED),
        (State.EXPLANATION, True, State.APPRAISAL_2),
        (State.APPRAISAL_1, True, State.APPRAISAL_1),
        (State.APPRAISAL_2, True, State.APPRAISAL_2),
        (State.COUNCIL, True, State.COUNCIL),
    ],
)
def test_a_newer_submission_answers_an_explanation_with_round_2(
    state: State | None, has_points: bool, reached: State
) -> None:
    assert after_submission(state, has_points=has_points) is reached


def test_a_return_opens_the_explanation_again_until_publication() -> None:
    assert {after_return(state) for state in State if state is not State.PUBLISHED} == {State.EXPLANATION}
    assert after_return(State.PUBLISHED) is State.PUBLISHED


@pytest.mark.parametrize(
    ("state", "is_done", "stage"),
    [
        (State.SUBMITTED, True, Stage.APPRAISAL_1),
        (State.APPRAISAL_1, True, Stage.APPRAISAL_1),
        (State.EXPLANATION, False, Stage.APPRAISAL_1),
        (State.APPRAISAL_2, False, Stage.APPRAISAL_2),
        (State.APPRAISAL_2, True, Stage.COUNCIL),
        (State.COUNCIL, False, Stage.COUNCIL),
    ],
)
def test_the_stage_offered_is_round_2_after_an_explanation_and_the_council_after_that(
    state: State, is_done: bool, stage: Stage
) -> None:
    assert offered_stage(state, is_done=is_done) is stage


def test_what_changed_between_submissions_is_told_by_documents_too() -> None:
    first = Claimed(criterion="1", revision=1, points=None, documents=(("a", "A"), ("b", "B")))
    second = Claimed(criterion="1", revision=2, points=None, documents=(("b", "B"), ("c", "C")))
    change = change_since((first, second), 1)
    assert change is not None
    assert (change.added, change.removed, change.points) == (("C",), ("A",), None)
    assert change_since((first, second), 2) is None
    same = Claimed(criterion="1", revision=2, points=None, documents=first.documents)
    assert change_since((first, same), 1) is None
