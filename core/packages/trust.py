"""Which key may sign what: the trust table, and its plain form `allowed_signers` (sections 3.1 and 12)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.errors import UserError
from core.packages.kinds import KIND_RULES, ROLE_OF_PREFIX, Kind, SignerRole, namespace_of
from core.packages.refusals import (
    KeyRevoked,
    KeyRole,
    KeyUnconfirmed,
    SignatureKeyWeak,
    TrustNone,
    UnknownKey,
)
from core.packages.signing import KeyLineWrong, PublicKey

DOMAIN = "socchc.vn"

_UNIT = re.compile(r"xa-[0-9]{5}|td-[0-9]{2,5}|goc-[0-9]{2}")
_LINE = re.compile(
    r'(?P<principal>\S+)\s+(?:namespaces="(?P<namespaces>[^"\s]+)"\s+)?(?P<key>ssh-ed25519\s.+)'
)


class AllowedSignersWrong(UserError):
    """A line of an allowed_signers file cannot be used; `line` counts from 1."""

    code = "E_ALLOWED_SIGNERS"


class KeyStatus(StrEnum):
    """What the trust list says about a key."""

    ACTIVE = "active"
    RETIRED = "retired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedKey:
    """One key of one unit, with what it may sign and in which epoch and revisions."""

    unit: str
    role: SignerRole
    key: PublicKey
    namespaces: tuple[str, ...]
    key_epoch: int = 1
    first_revision: int = 1
    last_revision: int | None = None
    status: KeyStatus = KeyStatus.ACTIVE
    awaits_second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustTable:
    """All keys known here, and the fingerprints of the roots in force with their threshold.

    `awaits_second` of a key: the office demands two persons and only one has compared the digits.
    `is_unpinned`: a submitter that took in no trust list yet; it knows its own key and nobody else's.
    """

    keys: tuple[TrustedKey, ...] = ()
    roots: tuple[str, ...] = ()
    threshold: int = 1
    is_unpinned: bool = False

    def entitled(self, key: PublicKey, kind: Kind) -> TrustedKey:
        """The entry of a key that may sign this kind (checks of stage S3, in their order).

        Raises:
            TrustNone: nothing was imported yet.
            UnknownKey: no entry for the key.
            KeyRevoked: the entry is revoked.
            KeyUnconfirmed: a second person has to compare the digits first.
            KeyRole: its role or its namespaces do not cover the kind.
        """
        if not self.keys:
            raise TrustNone(fingerprint=key.fingerprint)
        found = next((each for each in self.keys if each.key == key), None)
        if found is None:
            raise (TrustNone if self.is_unpinned else UnknownKey)(fingerprint=key.fingerprint)
        if found.status is KeyStatus.REVOKED:
            raise KeyRevoked(fingerprint=key.fingerprint, unit=found.unit)
        if found.awaits_second:
            raise KeyUnconfirmed(fingerprint=key.fingerprint, unit=found.unit)
        if found.role not in KIND_RULES[kind].roles or namespace_of(kind) not in found.namespaces:
            raise KeyRole(fingerprint=key.fingerprint, unit=found.unit, kind=kind.value)
        return found

    def current_epoch(self, unit: str) -> int:
        """The newest epoch of a unit's keys; older ones are closed (section 6.1)."""
        return max((each.key_epoch for each in self.keys if each.unit == unit), default=0)


def is_unit_code(text: str) -> bool:
    """Whether a text is a unit code of section 5.2."""
    return _UNIT.fullmatch(text) is not None


def role_of_unit(unit: str) -> SignerRole:
    """The role a unit code names by its prefix."""
    return ROLE_OF_PREFIX[unit.partition("-")[0]]


def namespaces_of_role(role: SignerRole) -> tuple[str, ...]:
    """Every namespace the table of section 3.1 lets a role sign in."""
    return tuple(namespace_of(kind) for kind, rule in KIND_RULES.items() if role in rule.roles)


def allowed_signers_text(keys: Iterable[TrustedKey], *, roots: Iterable[tuple[str, str]] = ()) -> str:
    """Plain lines for `ssh-keygen -Y verify`, revoked keys left out; `roots` are (unit, public key line).

    A root that is an office's key too, as it was before roots were kept apart, stands once.
    """
    keys = tuple(keys)
    told = {each.key.line for each in keys}
    usable = sorted(
        [(each.unit, each.key.line) for each in keys if each.status is not KeyStatus.REVOKED]
        + [(unit, line) for unit, line in roots if line not in told]
    )
    return "".join(f"{unit}@{DOMAIN} {line}\n" for unit, line in usable)


def parse_allowed_signers(text: str) -> TrustTable:
    """Read an allowed_signers file: unit and role come from the principal, roots from `goc-` lines.

    Raises:
        AllowedSignersWrong: a line has another form, names no unit, or gives one key to two units.
    """
    found: dict[PublicKey, TrustedKey] = {}
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        entry = _entry(line, number)
        if found.setdefault(entry.key, entry).unit != entry.unit:
            raise AllowedSignersWrong(line=number)
    roots = tuple(each.key.fingerprint for each in found.values() if each.role is SignerRole.ROOT)
    return TrustTable(keys=tuple(found.values()), roots=roots)


def _entry(line: str, number: int) -> TrustedKey:
    match = _LINE.fullmatch(line)
    unit = match["principal"].removesuffix(f"@{DOMAIN}") if match else ""
    if match is None or not is_unit_code(unit):
        raise AllowedSignersWrong(line=number)
    try:
        key = PublicKey.from_line(match["key"])
    except (KeyLineWrong, SignatureKeyWeak) as error:
        raise AllowedSignersWrong(line=number) from error
    role = role_of_unit(unit)
    listed = match["namespaces"]
    namespaces = tuple(listed.split(",")) if listed else namespaces_of_role(role)
    return TrustedKey(unit=unit, role=role, key=key, namespaces=namespaces)
