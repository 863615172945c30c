"""The key that opens encrypted packages: a secret of its own, apart from the one that signs (section 11)."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeIdentity:
    """An age X25519 identity (`AGE-SECRET-KEY-1…`) and the recipient (`age1…`) others encrypt to."""

    secret: str = field(repr=False)
    recipient: str
