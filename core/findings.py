"""Expected problems, returned as values beside the good result; never raised."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding weighs: an error stops the act it belongs to, a warning never does."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem: what (`code`), where (a field, a cell, a criterion) and the values its sentence quotes."""

    level: Level
    code: str
    where: str = ""
    values: tuple[tuple[str, str], ...] = ()


def error(code: str, where: str = "", **values: object) -> Finding:
    """A finding that stops the act."""
    return Finding(level=Level.ERROR, code=code, where=where, values=_texts(values))


def warning(code: str, where: str = "", **values: object) -> Finding:
    """A finding that is shown and passes."""
    return Finding(level=Level.WARNING, code=code, where=where, values=_texts(values))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding stops the act."""
    return any(finding.level is Level.ERROR for finding in findings)


def _texts(values: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in sorted(values.items()))
