"""One check of the program by itself, and how it says what it found wrong."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


class CheckFailed(Exception):
    """Something is not as it should be; the argument says what, for a technician."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check under a lasting English name; `work` raises when something is wrong."""

    name: str
    work: Callable[[], object]


CheckGroups = Mapping[str, Callable[[], Iterable[Check]]]
"""Checks that are made together, by what they are about; making them loads the libraries they need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPlaces:
    """Where the checks work: a folder to be thrown away, one for pictures, workspaces to be copied."""

    scratch: Path
    pictures: Path
    workspaces: Path | None = None


def require(holds: object, problem: str) -> None:
    """Go on only when it holds.

    Raises:
        CheckFailed: it does not.
    """
    if not holds:
        raise CheckFailed(problem)


def refuse_any(problems: Iterable[str]) -> None:
    """Go on only when there is no problem.

    Raises:
        CheckFailed: with all of them.
    """
    found = tuple(problems)
    require(not found, "; ".join(found))


def require_raises(kind: type[Exception], work: Callable[[], object], *, problem: str) -> None:
    """Go on only when the work is refused as it should be.

    Raises:
        CheckFailed: it was not refused.
    """
    try:
        work()
    except kind:
        return
    raise CheckFailed(problem)
