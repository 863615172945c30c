"""How a key is told to the other side, and how a told key is held: epochs, trust table, recipients."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from uuid import uuid4

from core.errors import UserError
from core.exchanges import HeldKey, RootKey
from core.office import Office
from core.packages.kinds import Kind, SignerRole, namespace_of
from core.packages.payloads import Document, EnrolBody, Header
from core.packages.refusals import KeyRevoked
from core.packages.signing import PublicKey
from core.packages.trust import KeyStatus, TrustedKey, TrustTable, namespaces_of_role
from core.ports import Transaction
from core.store_ports import TrustStore
from core.units import Role, is_desk_code, package_code, read_package_code
from core.version import VERSION

TWO_PERSONS = "two_persons"
"""The setting that demands a second person before a commune's key counts."""


class EnrolledElsewhere(UserError):
    """The key is enrolled for another unit, or is a root."""

    code = "E_KEY_ELSEWHERE"


class EnrolledBefore(UserError):
    """The unit used this key before and gave it up; a new one is needed."""

    code = "E_KEY_AGAIN"


class NotAnEnrolment(UserError):
    """The file is neither an enrolment nor a trust list this office may take in."""

    code = "E_NOT_ENROLMENT"


class NoAuthority(UserError):
    """The office names no authority to send to."""

    code = "E_NO_AUTHORITY"


class NoRecipient(UserError):
    """Nothing can be encrypted for a unit: its or the escrow's key is not known; fields: `unit`."""

    code = "E_NO_RECIPIENT"


def own_code(office: Office) -> str:
    """The office as packages name it."""
    return package_code(office.role, office.unit.code)


def authority_code(office: Office) -> str:
    """The authority of a submitter or a desk as packages name it.

    Raises:
        NoAuthority: none is named.
    """
    if office.authority is None:
        raise NoAuthority
    return package_code(Role.APPRAISER, office.authority.code)


def enrolment_document(
    office: Office, key: PublicKey, *, age_recipient: str | None, at: datetime
) -> Document:
    """What a submitter sends so that its key is trusted; signing it proves possession.

    Raises:
        NoAuthority: the office names nobody to enrol with.
    """
    body = EnrolBody(
        public_key=key.line,
        age_recipient=age_recipient,
        unit_code=own_code(office),
        unit_name=office.unit.name,
        officer_name=office.officer.name,
        position=office.officer.position,
    )
    header = key_header(Kind.ENROL, sender=own_code(office), recipient=authority_code(office), at=at)
    return Document(header=header, body=body)


def key_header(kind: Kind, *, sender: str, recipient: str, at: datetime) -> Header:
    """The header of a package about keys, the first of its stream."""
    return Header(
        kind=kind,
        package_uuid=str(uuid4()),
        sender=sender,
        recipient=recipient,
        period=None,
        revision=1,
        key_epoch=1,
        previous=None,
        created_at=at.replace(microsecond=0),
        app_version=VERSION,
    )


def held_key(
    known: Sequence[HeldKey], unit: str, *, key: PublicKey, at: datetime, confirmed_by: str
) -> HeldKey:
    """A key as this office will hold it: the next epoch of its unit (package format 6.1).

    Raises:
        EnrolledElsewhere: another unit has this key.
        KeyRevoked: it was revoked; the unit needs a new one.
        EnrolledBefore: the unit gave it up for a later one.
    """
    for other in known:
        if other.fingerprint != key.fingerprint:
            continue
        if other.unit != unit:
            raise EnrolledElsewhere(unit=other.unit)
        if other.status is KeyStatus.REVOKED:
            raise KeyRevoked(fingerprint=key.fingerprint, unit=unit)
        if other.status is KeyStatus.RETIRED:
            raise EnrolledBefore(unit=unit)
        return other
    role = SignerRole.SUBMITTER if unit.startswith("xa-") else SignerRole.APPRAISER
    return HeldKey(
        fingerprint=key.fingerprint,
        public_key=key.line,
        unit=unit,
        role=role,
        namespaces=namespaces_of_unit(unit),
        key_epoch=max((other.key_epoch for other in known if other.unit == unit), default=0) + 1,
        first_revision=1,
        last_revision=None,
        status=KeyStatus.ACTIVE,
        confirmed_at=at,
        confirmed_by=confirmed_by,
    )


def namespaces_of_unit(unit: str) -> tuple[str, ...]:
    """What a key of this unit needs to sign: of a desk its work and its own succession, nothing else."""
    role, code = read_package_code(unit)
    if is_desk_code(code):
        return (namespace_of(Kind.APPRAISAL), namespace_of(Kind.ROTATE))
    return namespaces_of_role(SignerRole(role.value))


def refuse_root(trust: TrustStore, key: PublicKey) -> None:
    """A root signs trust lists and nothing else.

    Raises:
        EnrolledElsewhere: the key is or was a root.
    """
    for root in trust.roots():
        if root.fingerprint == key.fingerprint:
            raise EnrolledElsewhere(unit=root.unit)


def trust_in(work: Transaction) -> TrustTable:
    """What this office trusts at this moment, two persons per key where it demands them."""
    office, roots, lists = work.office.get(), work.trust.roots(), work.trust.lists()
    answers = office.authority is not None
    return table_of(
        work.trust.all(),
        roots,
        threshold=lists[-1].threshold if lists else 1,
        two_persons=not answers and demands_two(work),
        is_unpinned=answers and not any(root.is_in_force for root in roots),
    )


def demands_two(work: Transaction) -> bool:
    """Whether this office wants two persons to compare the digits of a commune's key."""
    return work.settings.get(TWO_PERSONS) == "1"


def trust_table(trust: TrustStore) -> TrustTable:
    """The keys and roots an office holds, as the package reader wants them; see `trust_in`."""
    lists = trust.lists()
    return table_of(trust.all(), trust.roots(), threshold=lists[-1].threshold if lists else 1)


def table_of(
    keys: Iterable[HeldKey],
    roots: Iterable[RootKey] = (),
    *,
    threshold: int = 1,
    two_persons: bool = False,
    is_unpinned: bool = False,
) -> TrustTable:
    """Keys and roots as the package reader wants them."""
    return TrustTable(
        keys=tuple(
            TrustedKey(
                unit=key.unit,
                role=key.role,
                key=_key_of(key.public_key),
                namespaces=key.namespaces,
                key_epoch=key.key_epoch,
                first_revision=key.first_revision,
                last_revision=key.last_revision,
                status=key.status,
                awaits_second=two_persons and key.role is SignerRole.SUBMITTER and not key.second_by,
            )
            for key in keys
        ),
        roots=tuple(root.fingerprint for root in roots if root.is_in_force),
        threshold=threshold,
        is_unpinned=is_unpinned,
    )


@lru_cache(maxsize=4096)
def _key_of(line: str) -> PublicKey:
    """A line is read once: the table of a province has hundreds, and every package asks for it."""
    return PublicKey.from_line(line)


def encryption_recipients(work: Transaction, unit: str) -> tuple[str, str]:
    """Whom a package for `unit` is encrypted to: its own decryption key and the escrow key (section 11).

    Raises:
        NoRecipient: one of them is not known here.
    """
    active = (key for key in work.trust.all() if key.unit == unit and key.status is KeyStatus.ACTIVE)
    newest = max(active, key=lambda key: key.key_epoch, default=None)
    escrow = escrow_recipient(work)
    if newest is None or newest.age_recipient is None:
        raise NoRecipient(unit=unit)
    if escrow is None:
        raise NoRecipient(unit=root_code(work.office.get()))
    return newest.age_recipient, escrow


ESCROW = "escrow_recipient"
"""The setting under which an appraiser holds the escrow recipient until a trust list publishes it."""


def escrow_recipient(work: Transaction) -> str | None:
    """The escrow recipient of the list in force; at the appraiser the one the next list will publish."""
    chosen = work.settings.get(ESCROW)
    lists = work.trust.lists()
    return chosen or (lists[-1].escrow_recipient if lists else None)


def root_code(office: Office) -> str:
    """The root of the province an office belongs to, as packages name it."""
    unit = office.authority or office.unit
    return f"goc-{unit.province_code}"
