"""`self-check`: the program proves that it works on this computer, and touches nothing of the person's."""

import logging
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from core.errors import CchcError
from core.self_check.checks import Check, CheckPlaces
from core.version import VERSION
from ui.cli.answers import DONE, REFUSED, Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands
from ui.cli.output import attempted
from ui.texts import cli as words
from ui.texts import self_check as texts
from ui.texts.errors import sentence_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of one check; an empty problem: it passed."""

    name: str
    seconds: float
    problem: str = ""


class _Lines(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.told.append(f"{record.levelname} {record.name}: {record.getMessage()}")


def add(commands: Commands) -> None:
    """Put the command in."""
    checked = commands.add("self-check", self_check)
    checked.add_argument("--out", metavar=words.FOLDER, type=Path, help=texts.OUT_HELP)
    checked.add_argument("--workspaces", metavar=words.FOLDER, type=Path, help=texts.WORKSPACES_HELP)


def self_check(asked: Arguments, doors: Doors) -> Answer:
    """Every check, told one by one."""
    with TemporaryDirectory(prefix="so-cchc-", ignore_cleanup_errors=True) as scratch:
        places = CheckPlaces(
            scratch=Path(scratch),
            pictures=asked.out or Path(scratch) / "pictures",
            workspaces=asked.workspaces,
        )
        checked = []
        for each in _run(doors, places):
            checked.append(each)
            if not asked.json:
                sys.stderr.write(f"{texts.line(each.name, seconds=each.seconds, problem=each.problem)}\n")
                sys.stderr.flush()
    failed = sum(1 for each in checked if each.problem)
    return Answer(
        document=_document(checked),
        lines=(texts.verdict(len(checked), failed), *((texts.pictures(asked.out),) if asked.out else ())),
        code=REFUSED if failed else DONE,
    )


def _run(doors: Doors, places: CheckPlaces) -> Iterator[Checked]:
    """Group by group: one that cannot even be made (a library is missing) is one failed check."""
    with _heard() as lines:
        for name, make in doors.self_checks(doors, places).items():
            group = _Group(make)
            made = Check(name=f"libraries.{name}", work=group.gather)
            for check in _each(made, group):
                yield _outcome(check, lines)


class _Group:
    """Checks that are made together, after the libraries they need were loaded."""

    def __init__(self, make: Callable[[], Iterable[Check]]) -> None:
        self._make = make
        self.checks: tuple[Check, ...] = ()

    def gather(self) -> None:
        """Make them."""
        self.checks = tuple(self._make())


def _each(made: Check, group: "_Group") -> Iterator[Check]:
    """First that they can be made, then they themselves."""
    yield made
    yield from group.checks


def _outcome(check: Check, lines: _Lines) -> Checked:
    lines.told.clear()
    begun = monotonic()
    error = attempted(check.work)
    problems = [*([] if error is None else [_problem(error)]), *lines.told]
    return Checked(name=check.name, seconds=monotonic() - begun, problem="; ".join(problems))


def _problem(error: Exception) -> str:
    """For a technician: the kind of error and its own words beside ours."""
    if isinstance(error, CchcError):
        sentence = sentence_of(error)
        return f"{error.code}: {sentence.what} {sentence.why}"
    return f"{type(error).__name__}: {error}"


@contextmanager
def _heard() -> Iterator[_Lines]:
    root, lines = logging.getLogger(), _Lines()
    root.addHandler(lines)
    try:
        yield lines
    finally:
        root.removeHandler(lines)


def _document(checked: Iterable[Checked]) -> dict[str, object]:
    listed = [
        {
            "name": each.name,
            "ok": not each.problem,
            "seconds": round(each.seconds, 3),
            "problem": each.problem or None,
        }
        for each in checked
    ]
    return {
        "ok": all(each["ok"] for each in listed),
        "checks": listed,
        "version": VERSION,
        "platform": platform.platform(),
    }
