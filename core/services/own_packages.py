"""The submissions this office sent: by its register, or by a receipt where the register was lost."""

from core.exchanges import Direction, PackageRow
from core.packages.kinds import Kind
from core.ports import Transaction
from core.services.outgoing import received_receipts
from core.stored_packages import receipt_of


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


def revision_of_sent(work: Transaction, digest: str) -> int:
    """Which revision of ours a digest is, by the register or by a receipt; 0 when nobody can tell."""
    row = work.exchanges.find(digest)
    if row is not None:
        return row.revision
    proofs = (receipt_of(receipt) for receipt in received_receipts(work))
    return next((proof.package_revision for proof in proofs if proof.package_digest == digest), 0)
