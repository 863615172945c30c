"""What a commune still has to do for its score: lines sent back first, then what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.self_score import SelfScore
from core.services.receive_return import ReturnView
from ui.texts import home as texts
from ui.texts import returning


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """One criterion and what it needs; `meaning` names colour and icon."""

    criterion: str
    name: str
    need: str
    meaning: str
    at_stake: Decimal


def questions_of(returned: ReturnView | None) -> Mapping[str, str]:
    """What is asked about each criterion of a year that was sent back."""
    return {} if returned is None else dict(returned.lines)


def to_do(score: SelfScore, returned: ReturnView | None) -> tuple[ToDo, ...]:
    """Lines to correct first, in the order of the return; a line stands once for each need."""
    asked = questions_of(returned)
    leaves = {line.criterion.id: line.criterion for line in score.lines}
    back = tuple(
        ToDo(
            criterion=code,
            name=leaves[code].name,
            need=returning.ASKED_SHORT.format(question=question) if question else returning.MARK,
            meaning="wrong",
            at_stake=leaves[code].max_points,
        )
        for code, question in asked.items()
        if code in leaves
    )
    missing = tuple(
        ToDo(
            criterion=each.criterion,
            name=each.name,
            need=texts.NEEDS[each.need],
            meaning="care",
            at_stake=each.at_stake,
        )
        for each in score.missing
    )
    return (*back, *missing)


def return_banner(returned: ReturnView | None) -> str:
    """What to correct, over the page; empty when nothing was sent back."""
    if returned is None:
        return ""
    return returning.banner(
        returned.answers_revision,
        returned.reason,
        due_on=returned.due_on,
        lines=[code for code, _question in returned.lines],
    )
