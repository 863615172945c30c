"""What was sent back to this submitter: the lines to be corrected and the questions asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from core.errors import UserError
from core.exchanges import Direction
from core.packages.kinds import Kind
from core.services.own_packages import newest_sent
from core.stored_packages import return_of

if TYPE_CHECKING:
    from core.exchanges import PackageRow
    from core.packages.payloads import ReturnBody
    from core.ports import Database, Transaction


class CorrectionReasonNeeded(UserError):
    """The authority sent the year back: the corrected package must say what was corrected."""

    code = "E_CORRECTION_REASON"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnView:
    """A return that waits for its correction: (criterion, question) pairs, and the reason for the whole."""

    year: int
    received_at: datetime
    answers: str
    answers_revision: int
    reason: str
    due_on: date | None
    lines: tuple[tuple[str, str], ...]


class Returns:
    """Returns this submitter has to answer."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def waiting(self, year: int) -> ReturnView | None:
        """The newest return of a year that no later package answers yet."""
        with self._database.transaction() as work:
            return waiting_return(work, year)

    def received(self, year: int) -> tuple[ReturnView, ...]:
        """Every return of a year, newest first."""
        with self._database.transaction() as work:
            return tuple(_view(work, row) for row in _rows(work, year))


def waiting_return(work: Transaction, year: int) -> ReturnView | None:
    """The return that the next package of a year answers."""
    newest = newest_sent(work, year)
    for row in _rows(work, year):
        body = return_of(row)
        return _view(work, row) if newest is None or newest.digest == body.answers else None
    return None


def _rows(work: Transaction, year: int) -> tuple[PackageRow, ...]:
    rows = work.exchanges.of_kind(Kind.RETURN.value, Direction.RECEIVED)
    return tuple(row for row in rows if row.period[:4] == str(year))


def _view(work: Transaction, row: PackageRow) -> ReturnView:
    body = return_of(row)
    answered = work.exchanges.find(body.answers)
    return ReturnView(
        year=body.year,
        received_at=row.at,
        answers=body.answers,
        answers_revision=0 if answered is None else answered.revision,
        reason=body.reason,
        due_on=body.due_on,
        lines=pairs_of(body),
    )


def pairs_of(body: ReturnBody) -> tuple[tuple[str, str], ...]:
    """Which criteria are to be corrected, and why."""
    return tuple((line.criterion, line.reason) for line in body.lines)
