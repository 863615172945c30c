"""What the reader knows when it judges whether a package is meant for it (stage S5)."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from core.packages.cms import CmsJudge, SealPolicy
from core.packages.kinds import Kind
from core.packages.payloads import ALL_UNITS, CriteriaRef, Header, ReceiptRef
from core.packages.refusals import (
    CommuneUnknown,
    CriteriaWrong,
    KeyEpoch,
    KeyOwner,
    KeyRange,
    PeriodClosed,
    RecipientWrong,
    RevisionJump,
    RevisionOld,
    StateRollback,
    StreamFork,
)
from core.packages.streams import (
    StreamKey,
    StreamOutcome,
    StreamState,
    StreamVerdict,
    judge,
    shows_rollback,
    stream_of,
)
from core.packages.trust import KeyStatus, TrustedKey, TrustTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """This office at this moment: its code, what is open, and what it already holds.

    `criteria_sets` and `open_periods` may be None where the office does not judge them (a submitter);
    `commune_codes` are the five-digit codes an appraiser expects, None at a submitter. `receipts_issued`
    holds, per unit, the receipts sent to it. `jumps_confirmed` are package digests an administrator let pass.

    A desk of an appraiser names the lead office in `follows`: it reads the submissions sent there too, issues
    no receipts and so judges none, and an appraisal package brings it its round. `vouched` are digests of
    submissions the lead office says it accepted; a key that was closed since does not undo them.
    """

    unit: str
    open_periods: frozenset[str] | None = None
    criteria_sets: frozenset[CriteriaRef] | None = None
    commune_codes: frozenset[str] | None = None
    streams: Mapping[StreamKey, StreamState] = field(default_factory=lambda: MappingProxyType({}))
    receipts_issued: Mapping[str, tuple[ReceiptRef, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    jumps_confirmed: frozenset[str] = frozenset()
    follows: str = ""
    vouched: Container[str] = frozenset()

    def is_addressed(self, header: Header) -> bool:
        """Whether a package is meant for this office, for all, or for the lead office it works for."""
        is_handed_on = header.kind is Kind.SUBMISSION and header.recipient == self.follows
        return is_handed_on or header.recipient in {self.unit, ALL_UNITS}

    def brings_round(self, header: Header) -> bool:
        """Whether the package itself brings period and set, which cannot be held yet."""
        return bool(self.follows) and header.kind is Kind.APPRAISAL


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingContext:
    """Which kinds this screen opens, and the office; without an office a package is only verified.

    `judge` reads government signatures by the certificates imported here; without one a package that
    carries such a signature is refused, never believed half. `policy` is this office's (section 4).
    """

    expected_kinds: frozenset[Kind]
    here: Here | None = None
    judge: CmsJudge | None = None
    policy: SealPolicy = SealPolicy.SSHSIG


VERIFY_ONLY = ReadingContext(expected_kinds=frozenset(Kind) - {Kind.ENROL})
"""For `verify`: no office, nothing held. An enrolment proves possession only, not trust."""


def check_owner(header: Header, entry: TrustedKey) -> None:
    """The key must belong to the unit that says it sent the package.

    Raises:
        KeyOwner: it belongs to another.
    """
    if entry.unit != header.sender:
        raise KeyOwner(unit=entry.unit, sender=header.sender, fingerprint=entry.key.fingerprint)


def check_commune(header: Header) -> None:
    """A submission's commune code must be the sender's.

    Raises:
        CommuneUnknown: it is another.
    """
    if header.kind is Kind.SUBMISSION and header.sender != f"xa-{header.commune_code}":
        raise CommuneUnknown(commune=header.commune_code, sender=header.sender)


def check_key_window(header: Header, entry: TrustedKey, *, trust: TrustTable) -> None:
    """Epoch and revision must be those the trust list gives the key (section 6.1).

    Raises:
        KeyEpoch: the epoch is closed, or not the key's.
        KeyRange: the revision lies outside the key's range.
    """
    closed = entry.status is KeyStatus.RETIRED or entry.key_epoch != trust.current_epoch(entry.unit)
    if closed or header.key_epoch != entry.key_epoch:
        raise KeyEpoch(unit=entry.unit, epoch=header.key_epoch)
    last = entry.last_revision
    if header.revision < entry.first_revision or (last is not None and header.revision > last):
        raise KeyRange(unit=entry.unit, revision=header.revision)


def check_window_here(
    header: Header, entry: TrustedKey, *, trust: TrustTable, here: Here, digest: str
) -> None:
    """As `check_key_window`, but what the lead office says it accepted outlives its key.

    Raises:
        KeyEpoch, KeyRange: the package is not vouched for either.
    """
    try:
        check_key_window(header, entry, trust=trust)
    except (KeyEpoch, KeyRange):
        if digest not in here.vouched:
            raise


def check_meant_for_us(header: Header, here: Here) -> None:
    """Recipient, unit, period and criteria set, in this order.

    Raises:
        RecipientWrong, CommuneUnknown, PeriodClosed, CriteriaWrong: the first that does not fit.
    """
    if not here.is_addressed(header):
        raise RecipientWrong(recipient=header.recipient, unit=here.unit)
    check_commune(header)
    codes = here.commune_codes
    if codes is not None and header.commune_code is not None and header.commune_code not in codes:
        raise CommuneUnknown(commune=header.commune_code, sender=header.sender)
    if here.brings_round(header):
        return
    if header.period is not None and here.open_periods is not None and header.period not in here.open_periods:
        raise PeriodClosed(period=header.period)
    # A criteria package brings a set that nobody has issued here yet.
    judges_set = here.criteria_sets is not None and header.kind is not Kind.CRITERIA
    if (
        judges_set
        and header.criteria_set is not None
        and header.criteria_set not in (here.criteria_sets or ())
    ):
        raise CriteriaWrong(criteria=header.criteria_set.id, version=header.criteria_set.version)


def check_stream(header: Header, digest: str, *, here: Here) -> StreamOutcome:
    """Apply the stream rules; a duplicate is an outcome, not an error.

    Raises:
        RevisionOld, StreamFork, RevisionJump, StateRollback: the package may not be taken over.
    """
    state = here.streams.get(stream_of(header), StreamState())
    outcome = judge(header, digest, state=state, jump_confirmed=digest in here.jumps_confirmed)
    held = outcome.held
    highest, held_digest = (held.revision, held.digest) if held else (0, "")
    match outcome.verdict:
        case StreamVerdict.DUPLICATE:
            return outcome
        case StreamVerdict.OLD:
            raise RevisionOld(revision=header.revision, highest=highest, digest=digest)
        case StreamVerdict.FORK:
            raise StreamFork(
                revision=header.revision,
                digest=digest,
                held=held_digest,
                sender=header.sender,
                recipient=header.recipient,
                kind=header.kind.value,
                period=header.period or "",
            )
        case StreamVerdict.JUMP:
            raise RevisionJump(revision=header.revision, highest=highest, digest=digest)
    receipts = here.receipts_issued.get(header.sender, ())
    if not here.follows and shows_rollback(header.last_receipt, receipts):
        assert header.last_receipt is not None
        raise StateRollback(receipt=header.last_receipt.revision, sender=header.sender)
    return outcome
