"""The submissions this office sent: by its register, or by a receipt where the register was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.exchanges import Direction
from core.packages.kinds import Kind
from core.packages.streams import StreamKey
from core.services.outgoing import received_receipts
from core.stored_packages import receipt_of

if TYPE_CHECKING:
    from core.exchanges import PackageRow
    from core.packages.payloads import ReceiptBody
    from core.ports import Transaction


def newest_sent(work: Transaction, year: int) -> PackageRow | None:
    """The newest submission sent for a year."""
    rows = work.exchanges.of_kind(Kind.SUBMISSION.value, Direction.SENT)
    return next((row for row in rows if row.period[:4] == str(year)), None)


def sent_rows(work: Transaction, kind: Kind, *, year: int) -> tuple[PackageRow, ...]:
    """Packages of one kind sent for a year, newest first."""
    return tuple(
        row
        for row in work.exchanges.all(year=year)
        if row.direction is Direction.SENT and row.kind == kind.value
    )


def was_sent(work: Transaction, digest: str, *, year: int) -> bool:
    """Whether this office sent the submission: by its register, or by a receipt that proves it."""
    row = work.exchanges.find(digest)
    if row is not None:
        is_own = row.direction is Direction.SENT and row.kind == Kind.SUBMISSION.value
        return is_own and row.period[:4] == str(year)
    proofs = (receipt_of(receipt) for receipt in received_receipts(work))
    return any(proof.package_digest == digest and proof.period == str(year) for proof in proofs)


def was_made_here(work: Transaction, body: ReceiptBody, *, sender: str, recipient: str) -> bool:
    """Whether the package was sent from here; one whose writing was interrupted stands in its stream only."""
    if work.exchanges.find(body.package_digest) is not None:
        return True
    for kind in (Kind.SUBMISSION, Kind.ROTATE):
        key = StreamKey(sender=sender, recipient=recipient, kind=kind, period=body.period)
        state = work.exchanges.stream(key)
        if state is not None and any(each.digest == body.package_digest for each in state.held):
            return True
    return False


def revision_of_sent(work: Transaction, digest: str) -> int:
    """Which revision of ours a digest is, by the register or by a receipt; 0 when nobody can tell."""
    row = work.exchanges.find(digest)
    if row is not None:
        return row.revision
    proofs = (receipt_of(receipt) for receipt in received_receipts(work))
    return next((proof.package_revision for proof in proofs if proof.package_digest == digest), 0)
