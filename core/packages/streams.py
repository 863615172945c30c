"""Revision, fork, jump and epoch rules (section 6): pure functions over what the receiver holds.

Order is by (key epoch, revision), never by a clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from core.packages.kinds import Kind
from core.packages.payloads import Header, ReceiptRef

MAX_JUMP = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamKey:
    """A stream: what one sender tells one recipient about one matter."""

    sender: str
    recipient: str
    kind: Kind
    period: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRevision:
    """One accepted package of a stream."""

    key_epoch: int
    revision: int
    digest: str

    @property
    def order(self) -> tuple[int, int]:
        """What decides which of two packages is newer."""
        return (self.key_epoch, self.revision)


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamState:
    """What the receiver holds of a stream.

    `forked` are the digests of a fork that blocks it; `is_lifted` says that two persons lifted the block, so
    that a package which supersedes both may pass (section 6.3).
    """

    held: tuple[HeldRevision, ...] = ()
    forked: tuple[str, ...] = ()
    is_lifted: bool = False

    @property
    def highest(self) -> HeldRevision | None:
        """The newest accepted package."""
        return max(self.held, key=lambda each: each.order, default=None)


class StreamVerdict(StrEnum):
    """What the rules say about one package."""

    ACCEPTED = "accepted"
    GAP = "gap"
    DUPLICATE = "duplicate"
    OLD = "old"
    FORK = "fork"
    JUMP = "jump"


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamOutcome:
    """The verdict; `held` is the package it is judged against, `missing` the digest never received."""

    verdict: StreamVerdict
    held: HeldRevision | None = None
    missing: str | None = None


def stream_of(header: Header) -> StreamKey:
    """The stream a package belongs to."""
    return StreamKey(sender=header.sender, recipient=header.recipient, kind=header.kind, period=header.period)


def judge(header: Header, digest: str, *, state: StreamState, jump_confirmed: bool = False) -> StreamOutcome:
    """Apply the table of section 6 to a package, in its order."""
    state = _as_counted(header, state)
    same = next((each for each in state.held if each.digest == digest), None)
    if same is not None:
        return StreamOutcome(verdict=StreamVerdict.DUPLICATE, held=same)
    order, highest = (header.key_epoch, header.revision), state.highest
    if highest is not None and order < highest.order:
        return StreamOutcome(verdict=StreamVerdict.OLD, held=highest)
    is_second = highest is not None and order == highest.order
    if is_second or (state.forked and not _ends_fork(header, state)):
        return StreamOutcome(verdict=StreamVerdict.FORK, held=highest)
    outcome = _judge_chain(header, state)
    if outcome.verdict is StreamVerdict.FORK or jump_confirmed:
        return outcome
    reached = outcome.held.revision if outcome.held else 0
    if header.revision - reached > MAX_JUMP:
        return StreamOutcome(verdict=StreamVerdict.JUMP, held=outcome.held)
    return outcome


def accepted(state: StreamState, header: Header, *, digest: str) -> StreamState:
    """The state after a package was taken over; a fork it ended is over."""
    new = HeldRevision(key_epoch=header.key_epoch, revision=header.revision, digest=digest)
    return StreamState(held=(*state.held, new))


def next_revision(own: int, receipts: Iterable[int]) -> int:
    """The revision a sender gives its next package: above its own counter and every receipt (section 6.2)."""
    return max((own, *receipts)) + 1


def shows_rollback(last: ReceiptRef | None, issued: Iterable[ReceiptRef]) -> bool:
    """Whether a sender holds a receipt of ours that our own data does not know (section 6.2)."""
    if last is None:
        return False
    known = {receipt.revision: receipt.digest for receipt in issued}
    newest = max(known, default=0)
    return last.revision > newest or known.get(last.revision, last.digest) != last.digest


def _as_counted(header: Header, state: StreamState) -> StreamState:
    """Receipts are numbered through every key of the appraiser (5.4), other kinds anew in every epoch."""
    if header.kind is not Kind.RECEIPT:
        return state
    return replace(state, held=tuple(replace(each, key_epoch=header.key_epoch) for each in state.held))


def _ends_fork(header: Header, state: StreamState) -> bool:
    held = state.highest
    continues_held = held is not None and header.previous == held.digest
    return state.is_lifted and continues_held and set(state.forked) <= set(header.supersedes)


def _judge_chain(header: Header, state: StreamState) -> StreamOutcome:
    """Compare `previous` with the newest package held of the same epoch."""
    epoch = [each for each in state.held if each.key_epoch == header.key_epoch]
    newest = max(epoch, key=lambda each: each.revision, default=None)
    if newest is None:
        missing = header.previous
    elif header.previous == newest.digest:
        missing = None
    else:
        # The sender names another predecessor. That is a gap only where one we never saw may lie between.
        contradicts = header.previous is None or newest.revision == header.revision - 1
        if contradicts or header.previous in {each.digest for each in epoch}:
            return StreamOutcome(verdict=StreamVerdict.FORK, held=newest)
        missing = header.previous
    verdict = StreamVerdict.GAP if missing else StreamVerdict.ACCEPTED
    return StreamOutcome(verdict=verdict, held=newest, missing=missing)
