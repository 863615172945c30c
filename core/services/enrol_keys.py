"""Tell this office's key, and believe another's by digits typed from paper, twice if two persons must."""

from dataclasses import dataclass, replace
from pathlib import Path

from core.enrolment import (
    TWO_PERSONS,
    NotAnEnrolment,
    authority_code,
    demands_two,
    enrolment_document,
    held_key,
    own_code,
    refuse_root,
)
from core.errors import UserError
from core.exchanges import Direction, HeldKey
from core.office import NotThisRole, Office, refuse_desk
from core.packages.kinds import Kind
from core.packages.payloads import EnrolBody, TrustBody
from core.packages.refusals import RecipientWrong
from core.packages.signing import PublicKey
from core.packages.trust import KeyStatus, TrustTable
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.services.key_care import CONFIRMED_GROUPS, KeyCare
from core.services.key_packages import KeyPackages, ReadPackage, judge_stream, move_stream
from core.services.noting import note
from core.services.trust_lists import TrustLists, UnknownFingerprint
from core.text import clean_line, fold
from core.trust_lists import (
    RootSet,
    appraiser_of,
    check_authority,
    keep_trust_list,
    retire_others,
)
from core.units import Role, is_desk_code, read_package_code


class DigitsDiffer(UserError):
    """The digits typed from paper are not those of the key in the file."""

    code = "E_DIGITS"


class SamePerson(UserError):
    """The second confirmation is by the person who gave the first; fields: `person`."""

    code = "E_SAME_PERSON"


class PersonMissing(UserError):
    """A confirmation needs the name of who gives it."""

    code = "E_PERSON"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentCard:
    """What an enrolment or a first trust list says, before anybody believes it.

    `held` is the entry of the same key where it was confirmed before; `earlier` the unit's key that this one
    would replace.
    """

    kind: Kind
    unit: str
    unit_name: str
    officer: str
    fingerprint: str
    digits: tuple[str, ...]
    held: HeldKey | None = None
    earlier: HeldKey | None = None


class EnrolKeys:
    """Enrolment in both directions."""

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

    def enrol(self, path: Path, *, passphrase: str | None = None) -> Path:
        """Write the file by which the other side learns this office's key.

        A submitter or a desk writes an enrolment; a leading appraiser writes its next trust list, which they
        confirm by the digits of its root.

        Raises:
            NoAuthority: the office names nobody to enrol with.
            RootsElsewhere: an appraiser's list needs roots that are not here.
            KeysLocked, NoKey, PassphraseWrong, DeviceError.
        """
        with self._database.transaction() as work:
            office = work.office.get()
        if office.leads:
            return self._lists.issue(path, passphrase=passphrase)
        key = self._keys.signing(passphrase)
        card = self._keys.card()
        recipient = card.age_recipient if card is not None else None
        document = enrolment_document(office, key.public_key, age_recipient=recipient, at=self._clock.now())
        self._packages.write(document, (key,), path=path, table=TrustTable())
        with self._database.transaction() as work:
            note(work, self._clock, act="enrol_key", subject=key.public_key.fingerprint)
        return path

    def concerns(self, path: Path) -> bool:
        """Whether a file is opened here rather than imported; nothing of it is believed.

        An enrolment always is, a trust list while its roots still have to be confirmed from paper.

        Raises:
            NotReadable, PackageRefused: it is no package that lies open.
        """
        kind = self._packages.kind(path)
        if kind is not Kind.TRUST:
            return kind is Kind.ENROL
        with self._database.transaction() as work:
            return not work.office.get().leads and not work.trust.roots()

    def inspect(self, path: Path) -> EnrolmentCard:
        """What an enrolment file says; nothing is believed or kept.

        Raises:
            NotAnEnrolment: it is another kind of package.
            PackageRefused: it is damaged.
        """
        found = self._read(path)
        body, header = found.document.body, found.document.header
        key = found.authentic.signer
        if isinstance(body, EnrolBody):
            unit, name, officer, digits = body.unit_code, body.unit_name, body.officer_name, key.digit_groups
        else:
            assert isinstance(body, TrustBody)
            unit, officer, digits = appraiser_of(body) or header.sender, "", RootSet.of(body).digits
            name = self._name_of(unit)
        with self._database.transaction() as work:
            known = work.trust.all()
        return EnrolmentCard(
            kind=header.kind,
            unit=unit,
            unit_name=name,
            officer=officer,
            fingerprint=key.fingerprint,
            digits=digits,
            held=next((each for each in known if each.fingerprint == key.fingerprint), None),
            earlier=next(
                (
                    each
                    for each in known
                    if each.unit == unit
                    and each.status is KeyStatus.ACTIVE
                    and each.fingerprint != key.fingerprint
                ),
                None,
            ),
        )

    def trust(self, path: Path, digits: str, *, second: str = "") -> HeldKey:
        """Trust the key of an enrolment file whose digits were typed from paper.

        An appraiser takes in a commune's key. A commune takes in its authority's list and pins the roots
        that the digits stand for; later lists of these roots need no typing.

        Args:
            path: the file.
            digits: the last four groups, or all twelve, as they stand on paper.
            second: who compared them as the second person, if somebody did at once.

        Raises:
            DigitsDiffer: they are not those of the key, or of the roots.
            EnrolledElsewhere, EnrolledBefore, KeyRevoked: the key cannot be used.
            RecipientWrong: the enrolment is meant for another authority.
            NotAnEnrolment, NotYourAuthority, UnknownUnit: the file is not for this office.
            RevisionOld, StreamFork: a newer list was taken in before.
            SamePerson: the second person is the first.
            PackageRefused: it is damaged, or its proof of possession is wrong.
        """
        found = self._read(path)
        body, signer = found.document.body, found.authentic.signer
        groups = RootSet.of(body).digits if isinstance(body, TrustBody) else signer.digit_groups
        _compare(digits, groups, fingerprint=signer.fingerprint)
        with self._database.transaction() as work:
            office = work.office.get()
            if isinstance(body, TrustBody):
                held = self._pin(work, office, found=found)
            else:
                held = self._confirm(work, office, found=found)
            note(work, self._clock, act="trust_key", subject=held.fingerprint)
            if second.strip():
                held = self._second(work, held, person=second)
        return held

    def confirm_second(self, fingerprint: str, digits: str, *, person: str) -> HeldKey:
        """A second person compares the digits of a key with the paper.

        Args:
            fingerprint: the key.
            digits: what the second person typed, from the same paper.
            person: the second person's name, not that of the first.

        Raises:
            UnknownFingerprint: no such key is held.
            DigitsDiffer: the digits are not those of the key.
            PersonMissing, SamePerson: nobody, or the first person again.
        """
        with self._database.transaction() as work:
            wanted = fingerprint.strip()
            held = next((key for key in work.trust.all() if key.fingerprint == wanted), None)
            if held is None:
                raise UnknownFingerprint(fingerprint=wanted)
            _compare(digits, self.digits_of(work, held), fingerprint=held.fingerprint)
            return self._second(work, held, person=person)

    def keys(self) -> tuple[HeldKey, ...]:
        """Every key ever trusted, oldest first."""
        with self._database.transaction() as work:
            return work.trust.all()

    def two_persons(self) -> bool:
        """Whether a commune's key counts only after two persons compared its digits."""
        with self._database.transaction() as work:
            return demands_two(work)

    def set_two_persons(self, is_wanted: bool) -> None:
        """Demand two persons, or let one suffice.

        Raises:
            NotThisRole, NotAtDesk: a submitter or a desk confirms nobody but its authority.
        """
        with self._database.transaction() as work:
            role = work.office.get().role
            if role is not Role.APPRAISER:
                raise NotThisRole(role=role.value)
            refuse_desk(work.office.get())
            work.settings.put(TWO_PERSONS, "1" if is_wanted else "0")
            note(work, self._clock, act="two_persons", subject="trust", change=("", str(int(is_wanted))))

    @staticmethod
    def digits_of(work: Transaction, held: HeldKey) -> tuple[str, ...]:
        """The groups on the paper of a held key: at a commune the authority's letter shows its roots."""
        office = work.office.get()
        if office.authority is not None and held.unit != own_code(office):
            roots = tuple(
                PublicKey.from_line(root.public_key) for root in work.trust.roots() if root.is_in_force
            )
            lists = work.trust.lists()
            if roots and lists:
                return RootSet(keys=roots, threshold=lists[-1].threshold).digits
        return PublicKey.from_line(held.public_key).digit_groups

    def _read(self, path: Path) -> ReadPackage:
        envelope = self._packages.head(path)
        if envelope.kind not in {Kind.ENROL, Kind.TRUST}:
            raise NotAnEnrolment(kind=envelope.kind.value)
        return self._packages.read_unpinned(path)

    def _confirm(self, work: Transaction, office: Office, *, found: ReadPackage) -> HeldKey:
        """An appraiser takes the key of a commune or a desk in; an older key of it is closed (6.1)."""
        body, header = found.document.body, found.document.header
        if not office.leads or not isinstance(body, EnrolBody):
            raise NotAnEnrolment(kind=header.kind.value)
        role, code = read_package_code(header.sender)
        is_desk = role is Role.APPRAISER and is_desk_code(code, office.unit.code)
        if role is not Role.SUBMITTER and not is_desk:
            raise NotAnEnrolment(kind=header.kind.value)
        if not is_desk:
            self._units.unit(code)
        if header.recipient != own_code(office):
            raise RecipientWrong(recipient=header.recipient, unit=own_code(office))
        key, at = found.authentic.signer, self._clock.now()
        refuse_root(work.trust, key)
        known = work.trust.all()
        held = held_key(known, header.sender, key=key, at=at, confirmed_by=office.officer.name)
        held = replace(held, age_recipient=body.age_recipient)
        retire_others(work, held, at=at)
        work.trust.put(held)
        return held

    def _pin(self, work: Transaction, office: Office, *, found: ReadPackage) -> HeldKey:
        """A submitter or a desk pins the roots of its authority and takes over the list."""
        if office.authority is None:
            raise NotAnEnrolment(kind=Kind.TRUST.value)
        check_authority(office, found.document)
        digest = found.read.digest
        if judge_stream(work, found.document, digest=digest, jump_confirmed=True):
            move_stream(work, found.document, digest=digest)
            self._packages.note(work, found, direction=Direction.RECEIVED)
            keep_trust_list(work, found.read, at=self._clock.now())
        return _newest_authority(work, office)

    def _second(self, work: Transaction, held: HeldKey, *, person: str) -> HeldKey:
        name = clean_line(person)
        if not name:
            raise PersonMissing
        if fold(name) == fold(held.confirmed_by):
            raise SamePerson(person=name)
        office = work.office.get()
        head = own_code(office) if office.authority is None else authority_code(office)
        confirmed = replace(held, second_by=name, second_at=self._clock.now())
        work.trust.put(confirmed)
        for root in work.trust.roots():
            if root.is_in_force and held.unit == head:
                work.trust.put_root(replace(root, second_by=name))
        note(work, self._clock, act="confirm_key", subject=held.fingerprint, change=("", name))
        return confirmed

    def _name_of(self, unit: str) -> str:
        try:
            return self._units.unit(read_package_code(unit)[1]).name
        except UserError:
            return unit


def _compare(typed: str, groups: tuple[str, ...], *, fingerprint: str) -> None:
    """The last four groups, or all twelve, whatever stands between the digits."""
    digits = "".join(character for character in typed if character.isdigit())
    if digits not in {"".join(groups[-CONFIRMED_GROUPS:]), "".join(groups)}:
        raise DigitsDiffer(fingerprint=fingerprint)


def _newest_authority(work: Transaction, office: Office) -> HeldKey:
    held = [key for key in work.trust.all() if key.unit == authority_code(office)]
    return max(held, key=lambda key: (key.status is KeyStatus.ACTIVE, key.key_epoch))
