"""Everything the panel says about one criterion beside its own line."""

from dataclasses import dataclass

from core.result_view import ResultLine
from core.self_score import SelfScore
from core.services.year_history import Earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class LineContext:
    """The score around a line, what was asked back about it, last year, the authority's word, the lock."""

    score: SelfScore
    asked: str = ""
    earlier: Earlier | None = None
    given: ResultLine | None = None
    lock: str = ""
