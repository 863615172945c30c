"""Put new secrets of the office in force: all of them and what the database says of them, or none.

The files are prepared first, then the database is changed in one transaction that names the change, then the
files take their places. Whenever the program ends, the next start asks the database and does the rest.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from uuid import uuid4

from core.enrolment import ESCROW, held_key, own_code, refuse_root, root_code
from core.errors import CchcError
from core.exchanges import HeldKey, RootKey
from core.office import Office
from core.own_keys import KEY_CHANGE, KeyPart
from core.packages.age_identity import lock_identity, new_identity
from core.packages.age_keys import AgeIdentity
from core.packages.signing import KDF_ROUNDS, PublicKey, SigningKey
from core.packages.trust import DOMAIN
from core.ports import Clock, Database, KeyFiles, Transaction
from core.services.noting import note
from core.trust_lists import retire_others, roots_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKeys:
    """What takes the place of the office's secrets; what is not given stays, or is made where there is none.

    `escrow` is the public line of a decryption key that is printed and kept nowhere else.
    """

    signing: SigningKey = field(repr=False)
    root: SigningKey | None = field(default=None, repr=False)
    age: AgeIdentity | None = field(default=None, repr=False)
    escrow: str = ""


class PutKeys:
    """Exchanges the office's secrets."""

    def __init__(self, *, database: Database, keys: KeyFiles, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock

    def put(
        self,
        new: NewKeys,
        passphrase: str,
        *,
        rounds: int | None = None,
        also: Callable[[Transaction], object] = lambda _work: None,
    ) -> None:
        """Lock them under the passphrase and put them in force; `also` happens in the same transaction.

        Raises:
            EnrolledElsewhere, EnrolledBefore, KeyRevoked: the signing key cannot be used here.
            DiskFull, FileLocked, WriteFailed: the old ones stay, or the next start finishes the exchange.
        """
        locks = _Locks(passphrase=passphrase, rounds=rounds or KDF_ROUNDS, change=uuid4().hex)
        with self._settled(), self._database.transaction() as work:
            office = work.office.get()
            age = new.age
            if age is None and not self._keys.exists(KeyPart.AGE):
                age = new_identity()
            root = new.root
            if root is None and needs_root(work, self._keys) and not self._keys.exists(KeyPart.ROOT):
                root = SigningKey.generate()
            held = self._own(work, office, key=new.signing.public_key, age=age)
            if age is not None:
                self._prepare_age(age, locks)
            if root is not None:
                self._prepare(root, KeyPart.ROOT, unit=root_code(office), locks=locks)
                self._put_root(work, office, root=root.public_key)
            self._prepare(new.signing, KeyPart.SIGNING, unit=held.unit, locks=locks)
            retire_others(work, held, at=self._clock.now())
            work.trust.put(held)
            if new.escrow:
                work.settings.put(ESCROW, new.escrow)
            work.settings.put(KEY_CHANGE, locks.change)
            also(work)
            note(work, self._clock, act="create_key", subject=held.fingerprint)

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """After the block the files are those the database tells of, also where the block failed."""
        try:
            yield
        except BaseException:
            with suppress(CchcError):  # where it cannot be asked now, the next start asks
                self._settle()
            raise
        self._settle()

    def _settle(self) -> None:
        with self._database.transaction() as work:
            change = work.settings.get(KEY_CHANGE) or ""
        self._keys.settle(change)

    def _prepare(self, key: SigningKey, part: KeyPart, *, unit: str, locks: "_Locks") -> None:
        locked = key.locked(passphrase=locks.passphrase, rounds=locks.rounds)
        line = f"{key.public_key.line} {unit}@{DOMAIN}\n"
        self._keys.prepare(locked, public_line=line, part=part, change=locks.change)

    def _prepare_age(self, age: AgeIdentity, locks: "_Locks") -> None:
        locked = lock_identity(age, passphrase=locks.passphrase, rounds=locks.rounds)
        self._keys.prepare(locked, public_line=age.recipient, part=KeyPart.AGE, change=locks.change)

    def _own(self, work: Transaction, office: Office, *, key: PublicKey, age: AgeIdentity | None) -> HeldKey:
        refuse_root(work.trust, key)
        recipient = age.recipient if age is not None else self._keys.public_line(KeyPart.AGE)
        held = held_key(
            work.trust.all(),
            own_code(office),
            key=key,
            at=self._clock.now(),
            confirmed_by=office.officer.name,
        )
        return replace(held, age_recipient=recipient)

    def _put_root(self, work: Transaction, office: Office, *, root: PublicKey) -> None:
        """Put the one root of an authority in force instead of earlier ones; a known root stays as it is."""
        if any(known.fingerprint == root.fingerprint for known in work.trust.roots()):
            return  # only its lock is new
        for old in work.trust.roots():
            work.trust.put_root(replace(old, is_in_force=False))
        work.trust.put_root(
            RootKey(
                fingerprint=root.fingerprint,
                public_key=root.line,
                unit=root_code(office),
                confirmed_at=self._clock.now(),
                confirmed_by=office.officer.name,
            )
        )
        note(work, self._clock, act="create_root", subject=root.fingerprint)


def needs_root(work: Transaction, keys: KeyFiles) -> bool:
    """An appraiser without a root, or whose only copy lies here under a passphrase that is given up."""
    return work.office.get().leads and (not roots_in_force(work).keys or keys.exists(KeyPart.ROOT))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Locks:
    """How the secrets of one change are locked; `change` is its name."""

    passphrase: str = field(repr=False)
    rounds: int
    change: str
