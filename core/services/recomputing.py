"""Points that units' own records give, recomputed here and remembered for as long as they come from the same.

A submission never changes: what is computed from it holds until the unit sends another package, the
authority enters another value, or the round is judged by another set.
"""

from dataclasses import dataclass

from core.scoring import LeafScore
from core.self_score import ScoreLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What the computed points of one line come from."""

    year: int
    criterion: str
    unit: str
    package: str
    criteria: str
    outside: tuple[tuple[str, str], ...] = ()


class Recomputing:
    """Remembers computed points by what they come from."""

    def __init__(self) -> None:
        self._held: dict[Origin, LeafScore | None] = {}

    def knows(self, origin: Origin) -> bool:
        """Whether these points were computed before."""
        return origin in self._held

    def score(self, origin: Origin) -> LeafScore | None:
        """The score; None where the records give none. Raises KeyError where it was not computed."""
        return self._held[origin]

    def keep(self, origin: Origin, line: ScoreLine) -> None:
        """Remember a line that was scored."""
        self._held[origin] = line.score
