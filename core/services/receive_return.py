"""Take a return in: the year opens again, with the lines to be corrected and the questions asked."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from core.assessment import State
from core.errors import UserError
from core.exchanges import Direction, PackageRow
from core.findings import warning
from core.packages.intake import AuthenticPackage, CompleteSubmission
from core.packages.kinds import Kind
from core.packages.payloads import ReturnBody
from core.packages.plan import ImportPlan, ReturnNews
from core.ports import Database, Transaction
from core.services.own_packages import newest_sent, was_sent
from core.services.receive_results import AnswersUnknown
from core.services.receiving import Receiver, plain_plan
from core.stored_packages import return_of


class ReturnTooLate(UserError):
    """The year's result is published; a return reopens nothing any more."""

    code = "E_RETURN_PUBLISHED"


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


class ReturnReceiver(Receiver):
    """Returns at a submitter."""

    def judge(self, work: Transaction, authentic: AuthenticPackage) -> None:
        """It must answer a package of ours, in a year that is not published.

        Raises:
            AnswersUnknown: it answers a package this office never sent.
            ReturnTooLate: the year's result was received already.
        """
        body = _body_of(authentic)
        if not was_sent(work, body.answers, year=body.year):
            raise AnswersUnknown(year=body.year)
        standing = work.assessments.standing(work.office.get().unit.code, body.year)
        if standing is not None and standing.state is State.PUBLISHED:
            raise ReturnTooLate(year=body.year)

    def plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        """The lines and reasons; a warning when a newer package is on its way already."""
        body = _body_of(read.authentic)
        answered = work.exchanges.find(body.answers)
        news = ReturnNews(
            year=body.year,
            answers=body.answers,
            answers_revision=0 if answered is None else answered.revision,
            reason=body.reason,
            due_on=body.due_on,
            lines=_pairs(body),
        )
        newest = newest_sent(work, body.year)
        findings = (
            ()
            if newest is None or newest.digest == body.answers
            else (warning("RETURN_OVERTAKEN", revision=newest.revision),)
        )
        return replace(plain_plan(work, read), returned=news, findings=findings)

    def keep(self, work: Transaction, read: CompleteSubmission, *, at: datetime) -> None:  # noqa: ARG002 - given to all
        """Open the year again, unless a newer package than the one sent back was made since."""
        body = _body_of(read.authentic)
        standing = work.assessments.standing(work.office.get().unit.code, body.year)
        newest = newest_sent(work, body.year)
        is_overtaken = newest is not None and newest.digest != body.answers
        if standing is not None and not is_overtaken:
            work.assessments.put_standing(replace(standing, state=State.DRAFT))


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
        lines=_pairs(body),
    )


def _pairs(body: ReturnBody) -> tuple[tuple[str, str], ...]:
    return tuple((line.criterion, line.reason) for line in body.lines)


def _body_of(authentic: AuthenticPackage) -> ReturnBody:
    body = authentic.document.body
    assert isinstance(body, ReturnBody)
    return body
