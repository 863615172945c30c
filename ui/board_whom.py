"""Whom an act of the round board is about: those selected, those who owe something, or everybody."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.services.round_board import BoardRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """One choice: its words and the codes it stands for."""

    words: str
    units: tuple[str, ...]


def codes(rows: Sequence[BoardRow]) -> tuple[str, ...]:
    """Their codes."""
    return tuple(row.unit.code for row in rows)


def words_of(choices: Sequence[Whom]) -> tuple[tuple[int, str], ...]:
    """What a list of choices offers: the place of each, and its words."""
    return tuple((at, each.words) for at, each in enumerate(choices))
