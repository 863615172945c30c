"""Trust lists: what the next one says, which digits stand for its roots, what an office takes from one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from core.enrolment import authority_code, demands_two, escrow_recipient, key_header, own_code, root_code
from core.errors import UserError
from core.exchanges import HeldKey, RootKey, TrustListHeld
from core.packages.kinds import Kind, SignerRole
from core.packages.payloads import ALL_UNITS, Document, TrustBody, TrustEntry
from core.packages.refusals import CosignWrong
from core.packages.signing import PublicKey, groups_of
from core.packages.streams import StreamKey, StreamState
from core.packages.trust import KeyStatus, namespaces_of_role

if TYPE_CHECKING:
    from core.office import Office
    from core.packages.intake import CompleteSubmission
    from core.ports import Transaction

LIST_MARK = "list:"
"""Before the number of the list that ended a key, where nobody of this office gave a reason."""
_ROOTS_LABEL = b"socchc-roots-v1"


class NotYourAuthority(UserError):
    """The trust list was made by an office that is not this unit's authority; fields: `unit`."""

    code = "E_AUTHORITY"


@dataclass(frozen=True, slots=True, kw_only=True)
class RootSet:
    """The roots of a list and how many of them must sign."""

    keys: tuple[PublicKey, ...]
    threshold: int

    @property
    def digits(self) -> tuple[str, ...]:
        """Twelve digit groups: the root's own where one root signs alone, else those of the whole set.

        Roots and threshold are bound together, so that no single root can pass for the set.
        """
        if len(self.keys) == 1:
            return self.keys[0].digit_groups
        raws = sorted(key.raw for key in self.keys)
        return groups_of(b"".join((_ROOTS_LABEL, bytes([self.threshold]), *raws)))

    @classmethod
    def of(cls, body: TrustBody) -> RootSet:
        """The roots a list names."""
        return cls(keys=tuple(PublicKey.from_line(line) for line in body.roots), threshold=body.threshold)


def roots_in_force(work: Transaction) -> RootSet:
    """The roots that must sign the next list."""
    held = tuple(root for root in work.trust.roots() if root.is_in_force)
    lists = work.trust.lists()
    threshold = min(lists[-1].threshold, len(held)) if lists else 1
    return RootSet(keys=tuple(PublicKey.from_line(root.public_key) for root in held), threshold=threshold)


def list_stream(office: Office) -> StreamKey:
    """The stream of an office's trust lists."""
    return StreamKey(sender=root_code(office), recipient=ALL_UNITS, kind=Kind.TRUST, period=None)


def next_list(work: Transaction, roots: RootSet, *, at: datetime, above: int = 0) -> Document:
    """The list an appraiser issues next, not signed yet; its number is higher than `above` too."""
    office = work.office.get()
    state = work.exchanges.stream(list_stream(office)) or StreamState()
    held, last = work.trust.lists(), state.highest
    newest = held[-1].version if held else 0
    number = max(newest, last.revision if last else 0, above) + 1
    body = TrustBody(
        version=number,
        threshold=roots.threshold,
        roots=tuple(key.line for key in roots.keys),
        keys=list_entries(work, roots),
    )
    header = replace(
        key_header(Kind.TRUST, sender=root_code(office), recipient=ALL_UNITS, at=at),
        revision=number,
        previous=last.digest if last else None,
    )
    return Document(header=header, body=body)


def list_entries(work: Transaction, roots: RootSet) -> tuple[TrustEntry, ...]:
    """Every key an appraiser vouches for, and its roots with the escrow recipient."""
    office, two = work.office.get(), demands_two(work)
    told = [
        _entry(held)
        for held in sorted(work.trust.all(), key=lambda each: (each.unit, each.key_epoch))
        if not two or held.second_by or held.role is not SignerRole.SUBMITTER
    ]
    listed = {entry.public_key for entry in told}
    escrow = escrow_recipient(work)
    told += [
        TrustEntry(
            unit=root_code(office),
            role=SignerRole.ROOT,
            public_key=key.line,
            age_recipient=escrow,
            namespaces=namespaces_of_role(SignerRole.ROOT),
            key_epoch=1,
            first_revision=1,
            last_revision=None,
            status=KeyStatus.ACTIVE,
        )
        for key in roots.keys
        if key.line not in listed  # before roots were kept apart, an appraiser's key was its root
    ]
    return tuple(told)


def keep_trust_list(work: Transaction, read: CompleteSubmission, *, at: datetime) -> TrustListHeld:
    """Take over a list whose signatures were checked against the roots in force, or pinned by digits.

    A submitter keeps what concerns it: roots, escrow, the keys of its authority, and its own epoch and
    status; a desk also the keys of every unit whose submissions it reads. What was
    revoked once stays revoked, whatever a later list says.

    Raises:
        NotYourAuthority: it is not the list of this unit's authority.
    """
    body, office = _body(read), work.office.get()
    if office.authority is not None:
        check_authority(office, read.document)
        _take_others(work, office, body=body, at=at)
        _take_own(work, office, body=body, at=at)
    _take_roots(work, office, body=body, at=at)
    held = TrustListHeld(
        version=body.version,
        threshold=body.threshold,
        digest=read.digest,
        escrow_recipient=next(
            (entry.age_recipient for entry in body.keys if entry.role is SignerRole.ROOT), None
        ),
        at=at,
    )
    work.trust.put_list(held)
    return held


def check_authority(office: Office, document: Document) -> None:
    """The list must come from the root of the authority's province and name the authority's key.

    Raises:
        NotYourAuthority: it does not.
        NoAuthority: this office has none.
    """
    body = document.body
    assert isinstance(body, TrustBody)
    expected = authority_code(office)
    if document.header.sender != root_code(office):
        raise NotYourAuthority(unit=document.header.sender)
    if not any(entry.unit == expected for entry in body.keys):
        raise NotYourAuthority(unit=appraiser_of(body) or document.header.sender)


def appraiser_of(body: TrustBody) -> str:
    """The first appraiser a list names; empty when it names none."""
    return next((entry.unit for entry in body.keys if entry.role is SignerRole.APPRAISER), "")


def check_threshold(signers: Sequence[PublicKey], roots: RootSet) -> None:
    """Enough of the roots must have signed.

    Raises:
        CosignWrong: too few did.
    """
    count = len(set(signers) & set(roots.keys))
    if count < roots.threshold:
        raise CosignWrong(count=count)


def ended(key: HeldKey, status: KeyStatus, *, at: datetime, why: str) -> HeldKey:
    """A key that is no longer in use; the first reason and moment stay."""
    if key.status is status or key.status is KeyStatus.REVOKED:
        return key
    return replace(key, status=status, ended_at=at, ended_why=why)


def retire_others(work: Transaction, held: HeldKey, *, at: datetime, why: str = "") -> None:
    """Close the epoch of the unit's older keys (package format 6.1)."""
    for old in work.trust.all():
        if old.unit == held.unit and old.fingerprint != held.fingerprint and old.status is KeyStatus.ACTIVE:
            work.trust.put(ended(old, KeyStatus.RETIRED, at=at, why=why))


def _body(read: CompleteSubmission) -> TrustBody:
    body = read.document.body
    assert isinstance(body, TrustBody)
    return body


def _take_others(work: Transaction, office: Office, *, body: TrustBody, at: datetime) -> None:
    """The keys of those this office hears, as the list has them; one it no longer names is closed."""
    mark = f"{LIST_MARK}{body.version}"
    held = {key.public_key: key for key in work.trust.all() if _hears(office, key.unit)}
    for entry in body.keys:
        if not _hears(office, entry.unit):
            continue
        before = held.pop(entry.public_key, None)
        work.trust.put(_as_listed(entry, before, at=at, officer=office.officer.name, mark=mark))
    for key in held.values():
        if key.status is KeyStatus.ACTIVE:
            work.trust.put(ended(key, KeyStatus.RETIRED, at=at, why=mark))


def _hears(office: Office, unit: str) -> bool:
    """A submitter hears its authority; a desk hears it and the submitters whose packages it hands on."""
    return unit == authority_code(office) or (office.is_desk and unit.startswith("xa-"))


def _as_listed(
    entry: TrustEntry, before: HeldKey | None, *, at: datetime, officer: str, mark: str
) -> HeldKey:
    """A key of the list; who confirmed it first, and a revocation, outlive later lists."""
    key = before or HeldKey(
        fingerprint=PublicKey.from_line(entry.public_key).fingerprint,
        public_key=entry.public_key,
        unit=entry.unit,
        role=entry.role,
        namespaces=entry.namespaces,
        key_epoch=entry.key_epoch,
        first_revision=entry.first_revision,
        last_revision=entry.last_revision,
        status=KeyStatus.ACTIVE,
        confirmed_at=at,
        confirmed_by=officer,
    )
    listed = replace(
        key,
        namespaces=entry.namespaces,
        key_epoch=entry.key_epoch,
        first_revision=entry.first_revision,
        last_revision=entry.last_revision,
        age_recipient=entry.age_recipient,
    )
    if entry.status is KeyStatus.ACTIVE:
        is_back = listed.status is KeyStatus.RETIRED
        return replace(listed, status=KeyStatus.ACTIVE, ended_at=None, ended_why="") if is_back else listed
    return ended(listed, entry.status, at=at, why=mark)


def _take_own(work: Transaction, office: Office, *, body: TrustBody, at: datetime) -> None:
    """The authority counts the keys of a unit; one that starts anew cannot know how many there were.

    A key given up here stays given up, and a new one the list does not know yet counts on from it.
    """
    unit, mark = own_code(office), f"{LIST_MARK}{body.version}"
    listed = {entry.public_key: entry for entry in body.keys if entry.unit == unit}
    newest = max((entry.key_epoch for entry in listed.values()), default=0)
    for own in work.trust.all():
        if own.unit != unit:
            continue
        entry = listed.get(own.public_key)
        if entry is None:
            if own.status is KeyStatus.ACTIVE and own.key_epoch <= newest:
                work.trust.put(replace(own, key_epoch=newest + 1))
            continue
        known = replace(
            own,
            key_epoch=entry.key_epoch,
            first_revision=entry.first_revision,
            last_revision=entry.last_revision,
        )
        if entry.status is not KeyStatus.ACTIVE:
            known = ended(known, entry.status, at=at, why=mark)
        work.trust.put(known)


def _take_roots(work: Transaction, office: Office, *, body: TrustBody, at: datetime) -> None:
    """The list's roots are in force from now on; earlier ones no longer."""
    held = {root.public_key: root for root in work.trust.roots()}
    for line, root in held.items():
        if root.is_in_force is not (line in body.roots):
            work.trust.put_root(replace(root, is_in_force=line in body.roots))
    for line in body.roots:
        if line not in held:
            work.trust.put_root(
                RootKey(
                    fingerprint=PublicKey.from_line(line).fingerprint,
                    public_key=line,
                    unit=root_code(office),
                    confirmed_at=at,
                    confirmed_by=office.officer.name,
                )
            )


def _entry(held: HeldKey) -> TrustEntry:
    return TrustEntry(
        unit=held.unit,
        role=held.role,
        public_key=held.public_key,
        age_recipient=held.age_recipient,
        namespaces=held.namespaces,
        key_epoch=held.key_epoch,
        first_revision=held.first_revision,
        last_revision=held.last_revision,
        status=held.status,
    )
