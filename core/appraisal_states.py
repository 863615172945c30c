"""The course of one unit's assessment at the authority (guide 2): every step follows what was done.

submitted → appraisal 1 → explanation (asked, waiting) → appraisal 2 → council → published. A step is never
taken back by an act of an earlier one; only a return opens the explanation again.
"""

from core.assessment import Stage, State

_ORDER = (
    State.DRAFT,
    State.CLOSED,
    State.SUBMITTED,
    State.APPRAISAL_1,
    State.EXPLANATION,
    State.APPRAISAL_2,
    State.COUNCIL,
    State.PUBLISHED,
)
_REACHED = {
    Stage.APPRAISAL_1: State.APPRAISAL_1,
    Stage.APPRAISAL_2: State.APPRAISAL_2,
    Stage.COUNCIL: State.COUNCIL,
}


def after_points(state: State, stage: Stage) -> State:
    """Points given in a stage bring the unit there, never back."""
    return max(state, _REACHED[stage], key=_ORDER.index)


def after_return(state: State) -> State:
    """Sent back with questions, the unit's year waits for an explanation."""
    return state if state is State.PUBLISHED else State.EXPLANATION


def after_submission(state: State | None, *, has_points: bool) -> State:
    """A newer submission answers an explanation with round 2; without points round 1 has not begun."""
    if state is None or not has_points:
        return State.SUBMITTED
    if state is State.EXPLANATION:
        return State.APPRAISAL_2
    return max(state, State.APPRAISAL_1, key=_ORDER.index)


def offered_stage(state: State, *, is_done: bool) -> Stage:
    """The stage new points belong to: round 2 after an explanation, the council when round 2 is done.

    `is_done` says that no line waits for points, for an explanation, or to be looked at again.
    """
    if state is State.COUNCIL or (state is State.APPRAISAL_2 and is_done):
        return Stage.COUNCIL
    return Stage.APPRAISAL_2 if state is State.APPRAISAL_2 else Stage.APPRAISAL_1
