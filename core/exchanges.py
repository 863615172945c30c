"""What was sent and received: package rows, stream states, trusted keys."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.packages.kinds import SignerRole
from core.packages.trust import KeyStatus


class Direction(StrEnum):
    """Which way a package went."""

    SENT = "sent"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageRow:
    """One package that was sent or accepted, with everything needed to build its bytes again."""

    digest: str
    direction: Direction
    kind: str
    sender: str
    recipient: str
    period: str
    revision: int
    key_epoch: int
    previous: str
    root: str
    size: int
    at: datetime
    fingerprint: str
    head: tuple[tuple[str, bytes], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldKey:
    """A key this office trusts: whose, for which kinds, since when, confirmed by whom, and until when.

    `age_recipient` is where the unit wants to be written to under encryption. `second_by` is the second
    person who compared the digits; empty while only one has. `ended_why` tells why it was retired or revoked.
    """

    fingerprint: str
    public_key: str
    unit: str
    role: SignerRole
    namespaces: tuple[str, ...]
    key_epoch: int
    first_revision: int
    last_revision: int | None
    status: KeyStatus
    confirmed_at: datetime
    confirmed_by: str
    second_by: str = ""
    second_at: datetime | None = None
    age_recipient: str | None = None
    ended_at: datetime | None = None
    ended_why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RootKey:
    """A root that was pinned by digits from an official letter, or took its place by a list it agreed to."""

    fingerprint: str
    public_key: str
    unit: str
    confirmed_at: datetime
    confirmed_by: str
    second_by: str = ""
    is_in_force: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustListHeld:
    """A trust list that was issued or taken in; whatever is encrypted is so to `escrow_recipient` too."""

    version: int
    threshold: int
    digest: str
    escrow_recipient: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamConfirmation:
    """Persons of the appraiser let one package pass a stream rule, and why (jump, section 6)."""

    digest: str
    first_by: str
    second_by: str
    why: str
    at: datetime
