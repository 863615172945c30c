"""The place of the next package in its stream, and the header every package of this office begins with."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.chain_heads import identifier_of
from core.exchanges import Direction, PackageRow
from core.packages.kinds import Kind
from core.packages.payloads import CriteriaRef, Header, ReceiptRef
from core.packages.streams import HeldRevision, StreamKey, StreamState, next_revision
from core.ports import Clock, Transaction
from core.services.noting import note
from core.services.time_watch import runs_behind
from core.store_ports import CriteriaDocument
from core.stored_packages import receipt_of, reference_to
from core.version import VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The place of the next package in its stream."""

    revision: int
    key_epoch: int
    previous: str | None


def current_epoch(work: Transaction, unit: str) -> int:
    """The epoch of a unit's newest key."""
    return max((key.key_epoch for key in work.trust.all() if key.unit == unit), default=1)


def turn_of(work: Transaction, stream: StreamKey) -> Turn:
    """Whose turn it is in a stream: above the own counter and every receipt, behind the newest of both.

    Revisions are counted anew in every epoch of the key, receipts run on (package format 5.4, 6.1, 6.2). Of
    two packages of one revision the one a receipt proves is what the recipient holds.
    """
    epoch = current_epoch(work, stream.sender)
    state = work.exchanges.stream(stream) or StreamState()
    is_running_on = stream.kind is Kind.RECEIPT
    own = [each for each in state.held if is_running_on or each.key_epoch == epoch]
    proven = list(_proven(work, stream, epoch=epoch))
    last = max((*proven, *own), key=lambda each: each.revision, default=None)
    return Turn(
        revision=next_revision(
            max((each.revision for each in own), default=0), (each.revision for each in proven)
        ),
        key_epoch=epoch,
        previous=None if last is None else last.digest,
    )


def next_header(
    work: Transaction,
    stream: StreamKey,
    *,
    clock: Clock,
    used: CriteriaDocument | None = None,
    last_receipt: ReceiptRef | None = None,
) -> Header:
    """The header of the next package of a stream, made under the set `used`."""
    turn = turn_of(work, stream)
    header = Header(
        kind=stream.kind,
        package_uuid="",
        sender=stream.sender,
        recipient=stream.recipient,
        period=stream.period,
        revision=turn.revision,
        key_epoch=turn.key_epoch,
        previous=turn.previous,
        created_at=clock.now().replace(microsecond=0),
        app_version=VERSION,
        time_suspect=runs_behind(work, clock),
        last_receipt=last_receipt,
        criteria_set=None
        if used is None
        else CriteriaRef(id=used.set_id, sha512=used.sha512, version=used.version),
    )
    return under_head(work, header, clock=clock)


def under_head(work: Transaction, header: Header, *, clock: Clock) -> Header:
    """The header under the identifier that tells the head of the chain: the act that this package is made."""
    subject = f"{header.recipient} {header.kind.value} {header.period or ''}".rstrip()
    made = note(work, clock, act="make_package", subject=subject)
    return replace(header, package_uuid=identifier_of(made))


def newest_receipt(work: Transaction, sender: str) -> ReceiptRef | None:
    """The newest receipt held from an appraiser, as the next submission names it (5.2)."""
    rows = received_receipts(work, sender)
    return reference_to(max(rows, key=lambda row: row.revision)) if rows else None


def received_receipts(work: Transaction, sender: str = "") -> tuple[PackageRow, ...]:
    """Receipts taken in, newest first."""
    return work.exchanges.of_kind(Kind.RECEIPT.value, Direction.RECEIVED, other=sender)


def _proven(work: Transaction, stream: StreamKey, *, epoch: int) -> Iterator[HeldRevision]:
    """What receipts of the recipient prove about a stream of ours; a package not known here counts too."""
    for row in received_receipts(work, stream.recipient):
        body = receipt_of(row)
        known = work.exchanges.find(body.package_digest)
        is_of_stream = body.period == stream.period and (
            known is None or (known.kind == stream.kind.value and known.key_epoch == epoch)
        )
        if is_of_stream:
            yield HeldRevision(
                key_epoch=epoch,
                revision=max(body.highest_revision, body.package_revision),
                digest=body.package_digest,
            )
