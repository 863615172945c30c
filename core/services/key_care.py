"""Care for the office's own keys: make, show, unlock and lock them, give up lost ones."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.enrolment import escrow_recipient, own_code
from core.errors import UserError
from core.own_keys import KeyPart, LockState, OwnKeys
from core.packages.age_identity import new_identity
from core.packages.age_keys import AgeIdentity
from core.packages.carriage_refusals import AgeLocked
from core.packages.signing import PublicKey, SigningKey
from core.passphrases import offered_passphrase, refuse_weak
from core.ports import Clock, Database, KeyFiles, Transaction
from core.services.key_lock import KeyLock
from core.services.new_keys import NewKeys, PutKeys, needs_root
from core.services.noting import note
from core.trust_lists import roots_in_force

CONFIRMED_GROUPS = 4


class KeyExists(UserError):
    """The office has a key already; a lost one is replaced by enrolling anew."""

    code = "E_KEY_EXISTS"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCard:
    """The public face of the office's own keys.

    Attributes:
        unit: the office as packages name it.
        fingerprint: of the signing key, as `ssh-keygen -l` prints it.
        public_line: the signing key.
        digits: twelve groups the other side compares: an appraiser's are those of its root or roots, whose
            lists carry the signing key; a submitter's are those of the signing key.
        roots: fingerprints of the roots in force.
        root_lines: their public keys.
        threshold: how many roots sign a trust list.
        age_recipient: where the office wants to be written to under encryption.
        escrow_recipient: who can open everything that is written in this province.
    """

    unit: str
    fingerprint: str
    digits: tuple[str, ...]
    public_line: str
    roots: tuple[str, ...] = ()
    root_lines: tuple[str, ...] = ()
    threshold: int = 1
    age_recipient: str | None = None
    escrow_recipient: str | None = None

    @property
    def confirmation(self) -> tuple[str, ...]:
        """The last four digit groups: what the other side types from paper."""
        return self.digits[-CONFIRMED_GROUPS:]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatedKeys:
    """What was made. `escrow` exists this once: it is printed, sealed, and kept nowhere else."""

    card: KeyCard
    escrow: AgeIdentity | None = field(default=None, repr=False)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the new signing key."""
        return self.card.fingerprint


class KeyCare:
    """The office's own keys."""

    def __init__(self, *, database: Database, keys: KeyFiles, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._put = PutKeys(database=database, keys=keys, clock=clock)
        self._lock = KeyLock(database=database, keys=keys, clock=clock)

    def card(self) -> KeyCard | None:
        """The public face, readable without the passphrase; None when there is no key."""
        if not self._keys.exists():
            return None
        key = PublicKey.from_line(self._keys.public_line())
        with self._database.transaction() as work:
            return self._card(work, key)

    def create(self, passphrase: str, *, rounds: int | None = None, replaces: bool = False) -> CreatedKeys:
        """Make the office's keys and lock them under the passphrase.

        Everybody gets a signing key and a decryption key. An appraiser gets a root (threshold 1) beside
        them, unless its roots are kept elsewhere, and on its first run an escrow key to be printed.

        Args:
            passphrase: at least 12 characters; it is brought to NFC.
            rounds: work factor of the lock, the standard one when None (samples and tests use fewer).
            replaces: whether lost keys are given up; their files stay beside the new ones, and the other
                side has to confirm the new key from paper as it did the first (security 2, recovery).

        Raises:
            KeyExists: there is one.
            PassphraseTooShort, PassphraseCommon: it is too easy to guess.
        """
        if self._keys.exists() and not replaces:
            raise KeyExists
        refuse_weak(passphrase)
        with self._database.transaction() as work:
            needs_escrow = work.office.get().leads and escrow_recipient(work) is None
            makes_root = needs_root(work, self._keys)
        escrow = new_identity() if needs_escrow else None
        card = self.keep(
            SigningKey.generate(),
            passphrase,
            rounds=rounds,
            root=SigningKey.generate() if makes_root else None,
            age=new_identity(),
            escrow=escrow.recipient if escrow is not None else "",
        )
        return CreatedKeys(card=card, escrow=escrow)

    def keep(
        self,
        key: SigningKey,
        passphrase: str,
        *,
        rounds: int | None = None,
        root: SigningKey | None = None,
        age: AgeIdentity | None = None,
        escrow: str = "",
    ) -> KeyCard:
        """Keep keys that were made elsewhere as this office's own (samples, rotation).

        What is not given stays as it is, and is made anew where there is none yet. All of it comes true at
        once, whenever the program ends.

        Raises:
            EnrolledElsewhere, EnrolledBefore, KeyRevoked: the signing key cannot be used here.
            DiskFull, FileLocked, WriteFailed.
        """
        new = NewKeys(signing=key, root=root, age=age, escrow=escrow)
        return self.exchange(new, passphrase, rounds=rounds)

    def exchange(
        self,
        new: NewKeys,
        passphrase: str,
        *,
        rounds: int | None = None,
        also: Callable[[Transaction], object] = lambda _work: None,
    ) -> KeyCard:
        """Put new keys in force. Raises as `PutKeys.put` does."""
        self._put.put(new, passphrase, rounds=rounds, also=also)
        self._lock.lock()
        with self._database.transaction() as work:
            return self._card(work, new.signing.public_key)

    def unlock(self, passphrase: str) -> SigningKey:
        """Open the keys for some idle minutes; the signing key.

        Raises:
            NoKey: none was created.
            PassphraseWrong: the passphrase does not open it.
        """
        return self._lock.unlock(passphrase).signing

    def open_keys(self, passphrase: str | None = None) -> OwnKeys:
        """All keys for an act; without a passphrase only while they are open.

        Raises:
            KeysLocked, NoKey, PassphraseWrong.
        """
        return self._lock.keys(passphrase)

    def signing(self, passphrase: str | None = None) -> SigningKey:
        """The signing key for an act; without a passphrase only while the keys are open.

        Raises:
            KeysLocked, NoKey, PassphraseWrong.
        """
        return self._lock.keys(passphrase).signing

    def opened(self) -> OwnKeys | None:
        """The keys while they are open, and another idle time for them; None while they are locked."""
        return self._lock.opened()

    def identities(self) -> tuple[AgeIdentity, ...]:
        """What opens packages that are encrypted to this office.

        Raises:
            AgeLocked: the keys are locked.
        """
        held = self._lock.opened()
        if held is None:
            raise AgeLocked
        return held.identities

    def lock(self) -> None:
        """Lock the keys now."""
        self._lock.lock()

    def move_root(self, path: Path, *, passphrase: str) -> Path:
        """Copy the root's file to a stick, read it back, and take it off this computer.

        Raises:
            NoKey: no root lies here.
            PassphraseWrong: the passphrase does not open it.
            FileThere, DeviceError: the root stays here.
        """
        content = self._keys.read(KeyPart.ROOT)
        SigningKey.unlock(content, passphrase=passphrase)
        written = self._keys.copy_out(content, path)
        self._keys.remove(KeyPart.ROOT)
        self._lock.forget_root()
        with self._database.transaction() as work:
            note(work, self._clock, act="move_root", subject=path.name)
        return written

    def state(self) -> LockState:
        """Whether the keys are open, and until when."""
        return self._lock.state()

    def idle_minutes(self) -> int:
        """After how many minutes without use the keys are locked."""
        return self._lock.idle_minutes()

    def set_idle_minutes(self, minutes: int) -> None:
        """Choose that time.

        Raises:
            IdleOutOfRange: less than a minute or more than two hours.
        """
        self._lock.set_idle_minutes(minutes)

    def suggest_passphrase(self) -> str:
        """Five words that are easy to type without accents."""
        return offered_passphrase()

    def has_root_here(self) -> bool:
        """Whether a root lies on this computer."""
        return self._keys.exists(KeyPart.ROOT)

    def _card(self, work: Transaction, key: PublicKey) -> KeyCard:
        office = work.office.get()
        roots = roots_in_force(work)
        leads_with_roots = office.leads and roots.keys
        return KeyCard(
            unit=own_code(office),
            fingerprint=key.fingerprint,
            digits=roots.digits if leads_with_roots else key.digit_groups,
            public_line=key.line,
            roots=tuple(root.fingerprint for root in roots.keys),
            root_lines=tuple(root.line for root in roots.keys),
            threshold=roots.threshold,
            age_recipient=self._keys.public_line(KeyPart.AGE) if self._keys.exists(KeyPart.AGE) else None,
            escrow_recipient=escrow_recipient(work),
        )
