"""Put the questions of another PC to those held here; one waits for each line at most, no words are lost."""

from dataclasses import replace
from datetime import datetime

from core.carried_work import question_of
from core.explanation import LineQuestion
from core.packages.appraisal_payloads import AppraisalBody
from core.ports import Transaction


def keep_questions(work: Transaction, body: AppraisalBody, *, at: datetime) -> None:
    """Add what is not held; where a question waits on the line already, its words come to that one.

    A question that was sent stays as it was sent; one that was withdrawn at the other PC is withdrawn here.
    """
    held = work.explanations.questions_by_unit(body.year)
    for carried in body.questions:
        offered, here = question_of(carried), held.get(carried.unit, ())
        for kept in _put_to(here, offered, at=at):
            work.explanations.put_question(carried.unit, body.year, question=kept)
            here = (*(each for each in here if each.id != kept.id), kept)
        held = {**held, carried.unit: here}


def _put_to(
    held: tuple[LineQuestion, ...], offered: LineQuestion, *, at: datetime
) -> tuple[LineQuestion, ...]:
    """The questions that change by one from elsewhere."""
    same = next((each for each in held if each.id == offered.id), None)
    if same is not None:
        return _brought_up(same, offered)
    waiting = next((each for each in held if each.is_collected and each.criterion == offered.criterion), None)
    if waiting is None or not offered.is_collected:
        return (offered,)
    joined = replace(waiting, text=_joined(waiting.text, offered.text))
    return (joined, replace(offered, withdrawn_at=at))


def _brought_up(held: LineQuestion, offered: LineQuestion) -> tuple[LineQuestion, ...]:
    """The same question with what was done to it elsewhere since."""
    if not held.is_collected:
        return ()
    if not offered.is_collected:
        return (replace(held, package=offered.package, withdrawn_at=offered.withdrawn_at),)
    text = _joined(held.text, offered.text)
    return (replace(held, text=text),) if text != held.text else ()


def _joined(held: str, offered: str) -> str:
    return held if offered in held else f"{held}\n{offered}"
