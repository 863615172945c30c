"""What submissions claimed and what was asked about them, in memory."""

from typing import Any


class Explanations:
    def __init__(self) -> None:
        self.claimed: dict[tuple[str, int], list[Any]] = {}
        self.asked: dict[tuple[str, int], dict[str, Any]] = {}

    def claims(self, unit: str, year: int) -> tuple[Any, ...]:
        return tuple(sorted(self.claimed.get((unit, year), ()), key=lambda claim: claim.revision))

    def put_claims(self, unit: str, year: int, *, claims: Any) -> None:
        new = {claim.revision for claim in claims}
        kept = [claim for claim in self.claims(unit, year) if claim.revision not in new]
        self.claimed[unit, year] = [*kept, *claims]

    def questions(self, unit: str, year: int) -> tuple[Any, ...]:
        return tuple(self.asked.get((unit, year), {}).values())

    def questions_by_unit(self, year: int) -> dict[str, tuple[Any, ...]]:
        return {unit: self.questions(unit, year) for unit, at in self.asked if at == year}

    def put_question(self, unit: str, year: int, *, question: Any) -> None:
        self.asked.setdefault((unit, year), {})[question.id] = question
