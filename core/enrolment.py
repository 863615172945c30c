"""Enrolments and trust lists: how a key is told to the other side, and how a told key is held."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from core.errors import UserError
from core.exchanges import HeldKey, RootKey
from core.office import Office
from core.packages import names
from core.packages.intake import AuthenticPackage
from core.packages.kinds import Kind, SignerRole, namespace_of
from core.packages.payloads import ALL_UNITS, Body, Document, EnrolBody, Header, TrustBody, TrustEntry
from core.packages.refusals import KeyRevoked, SignatureMissing
from core.packages.signing import PublicKey, SigningKey, verify
from core.packages.trust import KeyStatus, TrustedKey, TrustTable, namespaces_of_role
from core.ports import Transaction
from core.store_ports import TrustStore
from core.units import Role, package_code
from core.version import VERSION


class EnrolledElsewhere(UserError):
    """The key is enrolled for another unit."""

    code = "E_KEY_ELSEWHERE"


class NotAnEnrolment(UserError):
    """The file is neither an enrolment nor a trust list this office may take in."""

    code = "E_NOT_ENROLMENT"


class NoAuthority(UserError):
    """The office names no authority to send to."""

    code = "E_NO_AUTHORITY"


def own_code(office: Office) -> str:
    """The office as packages name it."""
    return package_code(office.role, office.unit.code)


def enrolment_document(office: Office, key: SigningKey, *, at: datetime) -> Document:
    """What a submitter sends so that its key is trusted; signing it proves possession."""
    assert office.authority is not None
    body = EnrolBody(
        public_key=key.public_key.line,
        age_recipient=None,
        unit_code=own_code(office),
        unit_name=office.unit.name,
        officer_name=office.officer.name,
        position=office.officer.position,
    )
    recipient = package_code(Role.APPRAISER, office.authority.code)
    return _document(Kind.ENROL, body, sender=own_code(office), recipient=recipient, at=at)


def trust_document(
    office: Office, key: SigningKey, *, held: Sequence[HeldKey], version: int, at: datetime
) -> Document:
    """The appraiser's trust list in its simplest form: its own key is the one root (threshold 1)."""
    body = TrustBody(
        version=version,
        threshold=1,
        roots=(key.public_key.line,),
        keys=tuple(_trust_entry(each) for each in sorted(held, key=lambda each: (each.unit, each.key_epoch))),
    )
    sender = f"goc-{office.unit.province_code}"
    return _document(Kind.TRUST, body, sender=sender, recipient=ALL_UNITS, at=at, revision=version)


def held_key(
    known: Sequence[HeldKey], unit: str, *, key: PublicKey, at: datetime, confirmed_by: str
) -> HeldKey:
    """A key as this office will hold it: the next epoch of its unit (package format 6.1).

    Raises:
        EnrolledElsewhere: another unit has this key.
        KeyRevoked: it was revoked; the unit needs a new one.
    """
    for other in known:
        if other.fingerprint == key.fingerprint:
            if other.unit != unit:
                raise EnrolledElsewhere(unit=other.unit)
            if other.status is KeyStatus.REVOKED:
                raise KeyRevoked(fingerprint=key.fingerprint, unit=unit)
            if other.status is KeyStatus.ACTIVE:
                return other
    role = SignerRole.SUBMITTER if unit.startswith("xa-") else SignerRole.APPRAISER
    return HeldKey(
        fingerprint=key.fingerprint,
        public_key=key.line,
        unit=unit,
        role=role,
        namespaces=namespaces_of_role(role),
        key_epoch=max((other.key_epoch for other in known if other.unit == unit), default=0) + 1,
        first_revision=1,
        last_revision=None,
        status=KeyStatus.ACTIVE,
        confirmed_at=at,
        confirmed_by=confirmed_by,
    )


def pin_root(work: Transaction, key: PublicKey, *, unit: str, at: datetime) -> None:
    """Pin the one root of an authority; an earlier one is no longer in force."""
    for old in work.trust.roots():
        work.trust.put_root(replace(old, is_in_force=False))
    officer = work.office.get().officer.name
    root = RootKey(
        fingerprint=key.fingerprint, public_key=key.line, unit=unit, confirmed_at=at, confirmed_by=officer
    )
    work.trust.put_root(root)


def trust_table(trust: TrustStore) -> TrustTable:
    """The keys and roots an office trusts, as the package reader wants them."""
    lists = trust.lists()
    return table_of(trust.all(), trust.roots(), threshold=lists[-1].threshold if lists else 1)


def table_of(keys: Iterable[HeldKey], roots: Iterable[RootKey] = (), *, threshold: int = 1) -> TrustTable:
    """Keys and roots as the package reader wants them."""
    return TrustTable(
        keys=tuple(
            TrustedKey(
                unit=key.unit,
                role=key.role,
                key=PublicKey.from_line(key.public_key),
                namespaces=key.namespaces,
                key_epoch=key.key_epoch,
                first_revision=key.first_revision,
                last_revision=key.last_revision,
                status=key.status,
            )
            for key in keys
        ),
        roots=tuple(root.fingerprint for root in roots if root.is_in_force),
        threshold=threshold,
    )


def claimed_signer(files: Mapping[str, bytes]) -> PublicKey:
    """The root a trust list was signed by; the digits typed from paper decide whether to believe it."""
    if names.SIGNER not in files:
        raise SignatureMissing
    armoured, message = files[names.SIGNER], files[names.TAG_MANIFEST]
    return verify(armoured, message, namespace=namespace_of(Kind.TRUST))


def authority_of(read: AuthenticPackage) -> str:
    """The appraiser unit whose key signed a trust list as its root.

    Raises:
        NotAnEnrolment: the signer is no appraiser of the list.
    """
    body = read.document.body
    assert isinstance(body, TrustBody)
    for entry in body.keys:
        if entry.public_key == read.signer.line and entry.role is SignerRole.APPRAISER:
            return entry.unit
    raise NotAnEnrolment(kind=Kind.TRUST.value)


def _trust_entry(held: HeldKey) -> TrustEntry:
    return TrustEntry(
        unit=held.unit,
        role=held.role,
        public_key=held.public_key,
        age_recipient=None,
        namespaces=held.namespaces,
        key_epoch=held.key_epoch,
        first_revision=held.first_revision,
        last_revision=held.last_revision,
        status=held.status,
    )


def _document(
    kind: Kind, body: Body, *, sender: str, recipient: str, at: datetime, revision: int = 1
) -> Document:
    return Document(
        header=Header(
            kind=kind,
            package_uuid=str(uuid4()),
            sender=sender,
            recipient=recipient,
            period=None,
            revision=revision,
            key_epoch=1,
            previous=None,
            created_at=at.replace(microsecond=0),
            app_version=VERSION,
        ),
        body=body,
    )
