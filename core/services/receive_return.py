"""Take a return in: the year opens again (`returns`)."""

from dataclasses import replace
from datetime import datetime

from core.assessment import State
from core.errors import UserError
from core.findings import warning
from core.packages.intake import AuthenticPackage, CompleteSubmission
from core.packages.payloads import ReturnBody
from core.packages.plan import ImportPlan, ReturnNews
from core.ports import Transaction
from core.services.own_packages import newest_sent, was_sent
from core.services.receive_results import AnswersUnknown
from core.services.receiving import Receiver, plain_plan
from core.services.returns import pairs_of


class ReturnTooLate(UserError):
    """The year's result is published; a return reopens nothing any more."""

    code = "E_RETURN_PUBLISHED"


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
            lines=pairs_of(body),
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


def _body_of(authentic: AuthenticPackage) -> ReturnBody:
    body = authentic.document.body
    assert isinstance(body, ReturnBody)
    return body
