"""Change the office's signing key while the old one still vouches for the new one (security 2, rotation)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from core.enrolment import (
    NotAnEnrolment,
    authority_code,
    held_key,
    key_header,
    own_code,
    refuse_root,
    trust_in,
)
from core.exchanges import Direction, HeldKey
from core.office import NotThisRole, Office, refuse_desk
from core.own_keys import OwnKeys
from core.packages.intake import CompleteSubmission
from core.packages.kinds import Kind
from core.packages.payloads import Document, RotateBody
from core.packages.reading_context import Here, check_key_window, check_meant_for_us
from core.packages.signing import PublicKey, SigningKey
from core.packages.streams import StreamKey, StreamState
from core.passphrases import refuse_weak
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.services.key_care import KeyCard, KeyCare
from core.services.key_packages import KeyPackages, ReadPackage, judge_stream, move_stream
from core.services.new_keys import NewKeys
from core.services.noting import note
from core.services.trust_lists import RootsElsewhere, TrustLists
from core.text import clean_block
from core.trust_lists import retire_others
from core.units import Role, read_package_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotated:
    """The file to send, and the new key. A draft still needs its roots' signatures before it is sent."""

    path: Path
    card: KeyCard
    is_draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationCard:
    """What a rotation says, its signatures checked: the old key vouches for the new one."""

    unit: str
    unit_name: str
    old_fingerprint: str
    new_fingerprint: str
    reason: str
    created_at: datetime


class RotateKey:
    """Rotation in both directions."""

    def __init__(
        self,
        *,
        database: Database,
        keys: KeyCare,
        lists: TrustLists,
        packages: KeyPackages,
        units: OfficialUnits,
        clock: Clock,
    ) -> None:
        self._database = database
        self._keys = keys
        self._lists = lists
        self._packages = packages
        self._units = units
        self._clock = clock

    def rotate(
        self,
        path: Path,
        *,
        passphrase: str,
        reason: str = "",
        new_passphrase: str = "",
        rounds: int | None = None,
    ) -> Rotated:
        """Make a new signing key and write what makes the other side accept it.

        A submitter or a desk writes a rotation signed by the old key and cosigned by the new one, and signs
        with the new one from now on. The new key is kept, and the rotation stands in the register of what
        was sent, before the file takes its name: no file ever tells of a key nobody has, and one that was
        lost is brought out again. An appraiser writes its next trust list.

        Args:
            path: the file.
            passphrase: opens the old key.
            reason: goes into the package and the audit log.
            new_passphrase: locks all keys of the office from now on; the old one when empty.
            rounds: work factor of the lock, as in `KeyCare.create`.

        Raises:
            NoAuthority, NoKey, PassphraseWrong: the old key stays in use.
            DeviceError: likewise; or the new one is in use, and the register has the package.
            PassphraseTooShort, PassphraseCommon: the new passphrase is too easy to guess.
        """
        words, why = new_passphrase or passphrase, clean_block(reason)
        if new_passphrase:
            refuse_weak(new_passphrase)
        old, new = self._keys.open_keys(passphrase), SigningKey.generate()
        with self._database.transaction() as work:
            office = work.office.get()
        if office.leads:
            return self._rotate_appraiser(path, old, new=new, words=words, rounds=rounds)
        with self._database.transaction() as work:
            document = self._document(work, office, old=old.signing, new=new, reason=why)
            table = trust_in(work)
        cards: list[KeyCard] = []

        def keep(made: ReadPackage) -> None:
            def enter(work: Transaction) -> None:
                self._packages.note(work, made, direction=Direction.SENT)
                note(work, self._clock, act="rotate_key", subject=new.public_key.fingerprint, why=why)

            cards.append(self._change(old, new, words=words, rounds=rounds, also=enter))

        self._packages.write(document, (old.signing, new), path=path, table=table, settle=keep)
        return Rotated(path=path, card=cards[0])

    def change_passphrase(self, old: str, new: str, *, rounds: int | None = None) -> None:
        """Lock the office's keys under another passphrase; the keys stay what they are.

        Args:
            old: opens the keys now.
            new: opens them from now on.
            rounds: work factor of the lock, as in `KeyCare.create`.

        Raises:
            NoKey, PassphraseWrong: nothing is changed.
            PassphraseTooShort, PassphraseCommon: the new passphrase is too easy to guess.
        """
        refuse_weak(new)
        opened = self._keys.open_keys(old)
        self._change(opened, opened.signing, words=new, rounds=rounds)
        with self._database.transaction() as work:
            subject = opened.signing.public_key.fingerprint
            note(work, self._clock, act="change_passphrase", subject=subject)

    def inspect(self, path: Path) -> RotationCard:
        """What a rotation says; nothing is kept.

        Raises:
            NotAnEnrolment: it is another kind of package.
            PackageRefused: the old key is not trusted, or did not sign, or the new one did not.
        """
        found = self._read(path)
        body, header = found.document.body, found.document.header
        assert isinstance(body, RotateBody)
        return RotationCard(
            unit=header.sender,
            unit_name=self._units.unit(read_package_code(header.sender)[1]).name,
            old_fingerprint=found.authentic.signer.fingerprint,
            new_fingerprint=PublicKey.from_line(body.new_public_key).fingerprint,
            reason=body.reason,
            created_at=header.created_at,
        )

    def accept(self, path: Path) -> HeldKey:
        """Take a submitter's new key in; the old one is closed, what it signed stays accepted.

        Raises:
            NotAnEnrolment, NotThisRole: it is no rotation, or this office accepts none.
            EnrolledElsewhere, EnrolledBefore, KeyRevoked: the new key cannot be used.
            PackageRefused: the old key is not trusted or not current, or signatures are wrong.
        """
        found = self._read(path)
        with self._database.transaction() as work:
            if not judge_stream(work, found.document, digest=found.read.digest):
                return _new_key(work, found.document)
            move_stream(work, found.document, digest=found.read.digest)
            self._packages.note(work, found, direction=Direction.RECEIVED)
            held = keep_rotation(work, found.read, at=self._clock.now())
            note(work, self._clock, act="rotate_key", subject=held.fingerprint, why=held.ended_why)
        return held

    def _rotate_appraiser(
        self, path: Path, old: OwnKeys, *, new: SigningKey, words: str, rounds: int | None
    ) -> Rotated:
        card = self._change(old, new, words=words, rounds=rounds)
        try:
            self._lists.issue(path, passphrase=words)
        except RootsElsewhere:
            self._lists.draft(path)
            return Rotated(path=path, card=card, is_draft=True)
        return Rotated(path=path, card=card)

    def _change(
        self,
        old: OwnKeys,
        new: SigningKey,
        *,
        words: str,
        rounds: int | None,
        also: Callable[[Transaction], object] = lambda _work: None,
    ) -> KeyCard:
        """The new key takes the old one's place; root and decryption key get the new passphrase with it."""
        age = old.identities[0] if old.identities else None
        return self._keys.exchange(
            NewKeys(signing=new, root=old.root, age=age), words, rounds=rounds, also=also
        )

    def _document(
        self, work: Transaction, office: Office, *, old: SigningKey, new: SigningKey, reason: str
    ) -> Document:
        unit, recipient = own_code(office), authority_code(office)
        own = next(key for key in work.trust.all() if key.fingerprint == old.public_key.fingerprint)
        stream = StreamKey(sender=unit, recipient=recipient, kind=Kind.ROTATE, period=None)
        state = work.exchanges.stream(stream) or StreamState()
        epoch = [held for held in state.held if held.key_epoch == own.key_epoch]
        last = max(epoch, key=lambda held: held.revision, default=None)
        header = replace(
            key_header(Kind.ROTATE, sender=unit, recipient=recipient, at=self._clock.now()),
            revision=last.revision + 1 if last else 1,
            previous=last.digest if last else None,
            key_epoch=own.key_epoch,
        )
        body = RotateBody(
            unit_code=unit,
            old_public_key=old.public_key.line,
            new_public_key=new.public_key.line,
            age_recipient=own.age_recipient,
            reason=reason,
        )
        return Document(header=header, body=body)

    def _read(self, path: Path) -> ReadPackage:
        if self._packages.kind(path) is not Kind.ROTATE:
            raise NotAnEnrolment(kind=self._packages.kind(path).value)
        with self._database.transaction() as work:
            office, table = work.office.get(), trust_in(work)
        if office.role is not Role.APPRAISER:
            raise NotThisRole(role=office.role.value)
        refuse_desk(office)
        found = self._packages.read(path, table)
        with self._database.transaction() as work:
            state = work.exchanges.find(found.read.digest)
        header, entry = found.document.header, found.authentic.entry
        check_meant_for_us(header, Here(unit=own_code(office)))
        if state is None and entry is not None:
            check_key_window(header, entry, trust=table)
        return found


def keep_rotation(work: Transaction, read: CompleteSubmission, *, at: datetime) -> HeldKey:
    """A submitter's new key takes the place of the old one, which vouched for it.

    The confirmation by two persons passes on to it: the old key answers for the new one.

    Raises:
        EnrolledElsewhere, EnrolledBefore, KeyRevoked: the new key cannot be used.
    """
    body, unit = read.document.body, read.document.header.sender
    assert isinstance(body, RotateBody)
    key = PublicKey.from_line(body.new_public_key)
    refuse_root(work.trust, key)
    known = work.trust.all()
    old = next(each for each in known if each.public_key == body.old_public_key)
    officer = work.office.get().officer.name
    held = held_key(known, unit, key=key, at=at, confirmed_by=officer)
    held = replace(held, age_recipient=body.age_recipient, second_by=old.second_by, second_at=old.second_at)
    retire_others(work, held, at=at, why=body.reason)
    work.trust.put(held)
    return held


def _new_key(work: Transaction, document: Document) -> HeldKey:
    body = document.body
    assert isinstance(body, RotateBody)
    return next(key for key in work.trust.all() if key.public_key == body.new_public_key)
