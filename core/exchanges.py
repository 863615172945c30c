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
    """A key this office trusts: whose, for which kinds, since when, confirmed by whom."""

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
    is_root: bool = False
