"""The office's own secrets: what lies in the keys folder, and what is open in memory for a while."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.packages.age_keys import AgeIdentity
from core.packages.signing import SigningKey

KEY_CHANGE = "key_change"
"""The setting that names the change of the office's secrets that came true last."""


class KeyPart(StrEnum):
    """One secret of the office and the name of its file.

    `RECOVERED` is a decryption key brought back from a sealed sheet: an earlier one of the office, or the
    escrow key, which opens what was written while the office's own was lost.
    """

    SIGNING = "signing-key"
    ROOT = "root-key"
    AGE = "age-identity"
    RECOVERED = "age-recovered"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKeys:
    """Unlocked keys: `root` only where it lies on this computer, `identities` are what opens packages."""

    signing: SigningKey = field(repr=False)
    root: SigningKey | None = field(default=None, repr=False)
    identities: tuple[AgeIdentity, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LockState:
    """Whether the keys are open, and until when if nobody uses them."""

    is_open: bool
    until: datetime | None = None
