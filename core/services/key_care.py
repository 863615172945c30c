"""Care for keys: make the office's own, enrol it, trust others by digits typed from paper, revoke."""

from dataclasses import dataclass, replace
from pathlib import Path

from core.audit import Act
from core.enrolment import (
    NoAuthority,
    NotAnEnrolment,
    authority_of,
    claimed_signer,
    enrolment_document,
    held_key,
    own_code,
    pin_root,
    trust_document,
    trust_table,
)
from core.errors import UserError
from core.exchanges import HeldKey
from core.office import Office
from core.packages.assemble import assemble
from core.packages.container import Writable
from core.packages.intake import AuthenticPackage, authenticate, complete, open_envelope
from core.packages.kinds import Kind
from core.packages.nowhere import Nowhere
from core.packages.payloads import Document, EnrolBody, TrustBody
from core.packages.reading_context import ReadingContext
from core.packages.signing import KDF_ROUNDS, PublicKey, SigningKey
from core.packages.trust import KeyStatus, TrustTable, allowed_signers_text
from core.passphrases import offered_passphrase
from core.ports import Clock, Database, KeyFiles, OfficialUnits, PackageFiles, Transaction
from core.progress import Silent
from core.text import clean_line
from core.units import Role, package_code, read_package_code

SHORTEST_PASSPHRASE = 12
_CONFIRMED_GROUPS = 4
_TOO_COMMON = ("123456789012", "passwordpassword", "matkhaumatkhau", "qwertyuiop12")


class KeyExists(UserError):
    """The office has a key already; a lost one is replaced by enrolling anew."""

    code = "E_KEY_EXISTS"


class PassphraseTooShort(UserError):
    """Fewer than 12 characters, one character repeated, or on the block list (security 2)."""

    code = "E_PASSPHRASE_SHORT"


class DigitsDiffer(UserError):
    """The digits typed from paper are not those of the key in the file."""

    code = "E_DIGITS"


class NotYourAuthority(UserError):
    """The trust list was made by an office that is not this unit's authority."""

    code = "E_AUTHORITY"


class UnknownFingerprint(UserError):
    """No key of this fingerprint is held."""

    code = "E_FINGERPRINT"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCard:
    """The public face of the office's own key."""

    unit: str
    fingerprint: str
    digits: tuple[str, ...]
    public_line: str

    @property
    def confirmation(self) -> tuple[str, ...]:
        """The last four digit groups: what the other side types from paper."""
        return self.digits[-_CONFIRMED_GROUPS:]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentCard:
    """What an enrolment file says, before anybody believes it."""

    kind: Kind
    unit: str
    unit_name: str
    officer: str
    fingerprint: str
    digits: tuple[str, ...]


class KeyCare:
    """The office's own key and the keys it trusts."""

    def __init__(
        self,
        *,
        database: Database,
        keys: KeyFiles,
        files: PackageFiles,
        units: OfficialUnits,
        clock: Clock,
    ) -> None:
        self._database = database
        self._keys = keys
        self._files = files
        self._units = units
        self._clock = clock

    def card(self) -> KeyCard | None:
        """The office's own key, readable without the passphrase; None when there is none."""
        if not self._keys.exists():
            return None
        with self._database.transaction() as work:
            unit = own_code(work.office.get())
        return _card(unit, PublicKey.from_line(self._keys.public_line()))

    def create(self, passphrase: str, *, rounds: int | None = None, replaces: bool = False) -> KeyCard:
        """Make the office's key and lock it under the passphrase.

        Args:
            passphrase: at least 12 characters; it is brought to NFC.
            rounds: work factor of the lock, the standard one when None (samples and tests use fewer).
            replaces: whether a lost key is given up; its file stays beside the new one, and the other
                side has to confirm the new key from paper as it did the first (security 2, recovery).

        Raises:
            KeyExists: there is one.
            PassphraseTooShort: it is too short or too common.
        """
        if self._keys.exists() and not replaces:
            raise KeyExists
        _refuse_weak(passphrase)
        return self.keep(SigningKey.generate(), passphrase, rounds=rounds)

    def keep(self, key: SigningKey, passphrase: str, *, rounds: int | None = None) -> KeyCard:
        """Keep a key that was made elsewhere as this office's own (samples, recovery)."""
        locked = key.locked(passphrase=passphrase, rounds=rounds or KDF_ROUNDS)
        with self._database.transaction() as work:
            office = work.office.get()
            unit = own_code(office)
            self._keys.write(locked, public_line=f"{key.public_key.line} {unit}@socchc.vn\n")
            held = self._held(work, unit, key=key.public_key, confirmed_by=office.officer.name)
            _retire_others(work, held)
            work.trust.put(held)
            if office.role is Role.APPRAISER:
                unit_of_root = f"goc-{office.unit.province_code}"
                pin_root(work, key.public_key, unit=unit_of_root, at=self._clock.now())
            self._note(work, "create_key", subject=key.public_key.fingerprint)
        return _card(unit, key.public_key)

    def unlock(self, passphrase: str) -> SigningKey:
        """The office's key, ready to sign.

        Raises:
            NoKey: none was created.
            PassphraseWrong: the passphrase does not open it.
        """
        return SigningKey.unlock(self._keys.read(), passphrase=passphrase)

    def suggest_passphrase(self) -> str:
        """Five words that are easy to type without accents."""
        return offered_passphrase()

    def enrol(self, path: Path, *, passphrase: str) -> Path:
        """Write the file by which the other side learns this office's key.

        A submitter writes an enrolment; an appraiser writes its trust list, signed by its own root
        (threshold 1), which its communes confirm by the same digits.

        Raises:
            NoAuthority: the office names nobody to enrol with.
            NoKey, PassphraseWrong, WriteFailed, DiskFull.
        """
        key = self.unlock(passphrase)
        with self._database.transaction() as work:
            office = work.office.get()
            at = self._clock.now()
            if office.role is Role.SUBMITTER:
                if office.authority is None:
                    raise NoAuthority
                document = enrolment_document(office, key, at=at)
            else:
                version = 1 + sum(1 for entry in work.audit.all() if entry.act == "enrol_key")
                document = trust_document(office, key, held=work.trust.all(), version=version, at=at)
            self._note(work, "enrol_key", subject=key.public_key.fingerprint)
        return self._files.write(
            path.parent, path.name, produce=lambda out: _assembled(document, key, out=out)
        ).path

    def inspect(self, path: Path) -> EnrolmentCard:
        """What an enrolment file says; nothing is believed or kept.

        Raises:
            NotAnEnrolment: it is another kind of package.
            PackageRefused: it is damaged.
        """
        read = self._read(path)
        body = read.document.body
        if isinstance(body, EnrolBody):
            unit, name, officer = body.unit_code, body.unit_name, body.officer_name
        else:
            unit, officer = authority_of(read), ""
            name = self._units.unit(read_package_code(unit)[1]).name
        return EnrolmentCard(
            kind=read.document.header.kind,
            unit=unit,
            unit_name=name,
            officer=officer,
            fingerprint=read.signer.fingerprint,
            digits=read.signer.digit_groups,
        )

    def trust(self, path: Path, digits: str) -> HeldKey:
        """Trust the key of an enrolment file whose digits were typed from the paper sheet.

        Raises:
            DigitsDiffer: they are not the last four groups (or all twelve) of the key.
            EnrolledElsewhere: another unit has this key.
            NotAnEnrolment, NotYourAuthority, UnknownUnit: the file is not for this office.
            PackageRefused: it is damaged, or its proof of possession is wrong.
        """
        read = self._read(path)
        typed = "".join(character for character in digits if character.isdigit())
        groups = read.signer.digit_groups
        if typed not in {"".join(groups[-_CONFIRMED_GROUPS:]), "".join(groups)}:
            raise DigitsDiffer(fingerprint=read.signer.fingerprint)
        with self._database.transaction() as work:
            office = work.office.get()
            if isinstance(read.document.body, TrustBody):
                held = self._pin(work, office, read=read)
            else:
                held = self._confirm(work, office, read=read)
            self._note(work, "trust_key", subject=held.fingerprint)
        return held

    def revoke(self, fingerprint: str, reason: str = "") -> HeldKey:
        """Refuse everything this key signs from now on, whatever dates packages claim.

        Raises:
            UnknownFingerprint: no such key is held.
        """
        with self._database.transaction() as work:
            held = next((key for key in work.trust.all() if key.fingerprint == fingerprint.strip()), None)
            if held is None:
                raise UnknownFingerprint(fingerprint=fingerprint)
            revoked = replace(held, status=KeyStatus.REVOKED)
            work.trust.put(revoked)
            self._note(work, "revoke_key", subject=fingerprint, why=clean_line(reason))
        return revoked

    def keys(self) -> tuple[HeldKey, ...]:
        """Every key ever trusted, oldest first."""
        with self._database.transaction() as work:
            return work.trust.all()

    def allowed_signers(self) -> str:
        """Plain lines for `ssh-keygen -Y verify`, the office's own key included."""
        with self._database.transaction() as work:
            return allowed_signers_text(trust_table(work.trust).keys)

    def _read(self, path: Path) -> AuthenticPackage:
        with self._files.open(path) as stream:
            envelope = open_envelope(stream)
            if envelope.kind is Kind.TRUST:
                table = TrustTable(roots=(claimed_signer(envelope.files).fingerprint,))
            elif envelope.kind is Kind.ENROL:
                table = TrustTable()
            else:
                raise NotAnEnrolment(kind=envelope.kind.value)
            read = authenticate(
                envelope, table, context=ReadingContext(expected_kinds=frozenset({envelope.kind}))
            )
            complete(read, Nowhere(), progress=Silent())
        return read

    def _confirm(self, work: Transaction, office: Office, *, read: AuthenticPackage) -> HeldKey:
        """An appraiser takes a commune's key in; an older key of the commune is closed (6.1)."""
        body = read.document.body
        if office.role is not Role.APPRAISER or not isinstance(body, EnrolBody):
            raise NotAnEnrolment(kind=read.document.header.kind.value)
        sender = read.document.header.sender
        role, code = read_package_code(sender)
        if role is not Role.SUBMITTER or body.unit_code != sender:
            raise NotAnEnrolment(kind=Kind.ENROL.value)
        self._units.unit(code)
        held = self._held(work, sender, key=read.signer, confirmed_by=office.officer.name)
        _retire_others(work, held)
        work.trust.put(held)
        return held

    def _pin(self, work: Transaction, office: Office, *, read: AuthenticPackage) -> HeldKey:
        """A submitter pins its authority's root and takes over the authority's key from its list."""
        body = read.document.body
        assert isinstance(body, TrustBody)
        if office.role is not Role.SUBMITTER or office.authority is None:
            raise NotAnEnrolment(kind=Kind.TRUST.value)
        expected = package_code(Role.APPRAISER, office.authority.code)
        if authority_of(read) != expected:
            raise NotYourAuthority(unit=authority_of(read))
        held: HeldKey | None = None
        for entry in body.keys:
            if entry.unit != expected:
                continue
            key = PublicKey.from_line(entry.public_key)
            held = replace(
                self._held(work, expected, key=key, confirmed_by=office.officer.name),
                key_epoch=entry.key_epoch,
                first_revision=entry.first_revision,
                last_revision=entry.last_revision,
                status=entry.status,
            )
            work.trust.put(held)
        if held is None:
            raise NotYourAuthority(unit=authority_of(read))
        pin_root(work, read.signer, unit=read.document.header.sender, at=self._clock.now())
        self._learn_own_epoch(work, office, body=body)
        return held

    @staticmethod
    def _learn_own_epoch(work: Transaction, office: Office, *, body: TrustBody) -> None:
        """The authority counts the keys of a unit; one that starts anew cannot know how many there were."""
        epochs = {entry.public_key: entry.key_epoch for entry in body.keys if entry.unit == own_code(office)}
        for own in work.trust.all():
            epoch = epochs.get(own.public_key)
            if own.unit == own_code(office) and epoch is not None:
                work.trust.put(replace(own, key_epoch=epoch))

    def _held(self, work: Transaction, unit: str, *, key: PublicKey, confirmed_by: str) -> HeldKey:
        known = work.trust.all()
        return held_key(known, unit, key=key, at=self._clock.now(), confirmed_by=confirmed_by)

    def _note(self, work: Transaction, act: str, *, subject: str, why: str = "") -> None:
        officer = work.office.get().officer.name
        work.audit.append(Act(officer=officer, act=act, subject=subject, why=why), at=self._clock.now())


def _assembled(document: Document, key: SigningKey, *, out: Writable) -> None:
    assemble(document, key, out=out, progress=Silent())


def _retire_others(work: Transaction, held: HeldKey) -> None:
    """Close the epoch of the unit's older keys (package format 6.1)."""
    for old in work.trust.all():
        if old.unit == held.unit and old.fingerprint != held.fingerprint and old.status is KeyStatus.ACTIVE:
            work.trust.put(replace(old, status=KeyStatus.RETIRED))


def _card(unit: str, key: PublicKey) -> KeyCard:
    return KeyCard(unit=unit, fingerprint=key.fingerprint, digits=key.digit_groups, public_line=key.line)


def _refuse_weak(passphrase: str) -> None:
    plain = passphrase.strip().lower()
    if len(plain) < SHORTEST_PASSPHRASE or len(set(plain)) < SHORTEST_PASSPHRASE // 3 or plain in _TOO_COMMON:
        raise PassphraseTooShort
