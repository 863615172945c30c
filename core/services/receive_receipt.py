"""Take a receipt in: proof that a package was delivered, and the newest word on what the authority holds."""

from datetime import datetime

from core.errors import UserError
from core.exchanges import Direction, PackageRow
from core.findings import Finding, warning
from core.packages.intake import AuthenticPackage, CompleteSubmission
from core.packages.payloads import ReceiptBody
from core.packages.plan import ImportPlan, ReceiptNews
from core.ports import Transaction
from core.services.own_packages import was_made_here
from core.services.receiving import Receiver, plain_plan
from core.stored_packages import document_of


class ReceiptWrong(UserError):
    """The receipt says something else than the package that was sent under its digest."""

    code = "E_RECEIPT"


class ReceiptReceiver(Receiver):
    """Receipts at a submitter."""

    def judge(self, work: Transaction, authentic: AuthenticPackage) -> None:
        """It must agree with the package of its digest; one that is not known here is told by the plan.

        Raises:
            ReceiptWrong: identifier, period or revision are others than those sent.
        """
        body = _body_of(authentic)
        sent = work.exchanges.find(body.package_digest)
        if sent is not None and not _agrees(sent, body):
            raise ReceiptWrong(revision=body.package_revision, period=body.period or "")

    def plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        """Which package it proves; a warning when this workspace does not know it."""
        body, number = _body_of(read.authentic), read.document.header.revision
        plan = plain_plan(work, read)
        return ImportPlan(
            change=plan.change,
            previous_revision=plan.previous_revision,
            receipt=ReceiptNews(
                number=number,
                package_digest=body.package_digest,
                package_revision=body.package_revision,
                period=body.period or "",
                received_at=body.received_at,
            ),
            findings=unknown_package(work, read.authentic),
        )

    def keep(self, work: Transaction, read: CompleteSubmission, *, at: datetime) -> None:
        """The package in the register is all there is to keep: revisions and history are read from it."""


def unknown_package(work: Transaction, authentic: AuthenticPackage) -> tuple[Finding, ...]:
    """A receipt for a package not known here: this workspace was restored from an older copy (6.2)."""
    body, header = _body_of(authentic), authentic.document.header
    if was_made_here(work, body, sender=header.recipient, recipient=header.sender):
        return ()
    return (
        warning(
            "RECEIPT_UNKNOWN_PACKAGE",
            number=header.revision,
            revision=body.package_revision,
            period=body.period or "",
        ),
    )


def _agrees(sent: PackageRow, body: ReceiptBody) -> bool:
    header = document_of(sent).header
    said = (body.package_uuid, body.period, body.package_revision)
    return sent.direction is Direction.SENT and said == (header.package_uuid, header.period, header.revision)


def _body_of(authentic: AuthenticPackage) -> ReceiptBody:
    body = authentic.document.body
    assert isinstance(body, ReceiptBody)
    return body
