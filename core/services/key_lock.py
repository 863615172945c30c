"""Keep the office's unlocked keys for as long as somebody works with them, in memory and nowhere else."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from core.errors import UserError
from core.own_keys import KeyPart, LockState, OwnKeys
from core.packages.age_identity import unlock_identity
from core.packages.age_keys import AgeIdentity
from core.packages.signing import PassphraseWrong, SigningKey
from core.ports import Clock, Database, KeyFiles
from core.services.noting import note

IDLE_MINUTES = 10
_LONGEST_IDLE = 120
_SETTING = "key_idle_minutes"


class KeysLocked(UserError):
    """The act needs the office's keys, which are locked."""

    code = "E_KEY_LOCKED"


class IdleOutOfRange(UserError):
    """The idle time is not between 1 and 120 minutes; fields: `minutes`."""

    code = "E_IDLE_MINUTES"


class KeyLock:
    """Opens the keys by the passphrase and locks them again after idle time (security 2)."""

    def __init__(self, *, database: Database, keys: KeyFiles, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._open: OwnKeys | None = None
        self._used_at: datetime | None = None
        self._idle = timedelta(minutes=IDLE_MINUTES)

    def unlock(self, passphrase: str) -> OwnKeys:
        """Open the keys and keep them open. A passphrase that is given is always tried, also while they are.

        Raises:
            NoKey: none was created.
            PassphraseWrong: it does not open the signing key.
        """
        signing = SigningKey.unlock(self._keys.read(), passphrase=passphrase)
        self._idle = timedelta(minutes=self.idle_minutes())
        held = self._held()
        if held is not None and held.signing.public_key == signing.public_key:
            return self._use(held)
        found = (self._identity(part, passphrase) for part in (KeyPart.AGE, KeyPart.RECOVERED))
        identities = tuple(identity for identity in found if identity is not None)
        return self._use(OwnKeys(signing=signing, root=self._root(passphrase), identities=identities))

    def opened(self) -> OwnKeys | None:
        """The open keys, and another idle time for them; None while they are locked."""
        held = self._held()
        return None if held is None else self._use(held)

    def keys(self, passphrase: str | None) -> OwnKeys:
        """The keys for an act: opened by the passphrase, or still open when none is given.

        Raises:
            KeysLocked: no passphrase was given and the keys are locked.
            NoKey, PassphraseWrong: as in `unlock`.
        """
        if passphrase is not None:
            return self.unlock(passphrase)
        held = self.opened()
        if held is None:
            self._keys.read()  # an office without a key hears that, not that it is locked
            raise KeysLocked
        return held

    def lock(self) -> None:
        """Forget the open keys."""
        self._open = self._used_at = None

    def forget_root(self) -> None:
        """The root left this computer; the other keys stay open."""
        if self._open is not None:
            self._open = replace(self._open, root=None)

    def state(self) -> LockState:
        """Whether the keys are open and until when; asking is no use."""
        held, used_at = self._held(), self._used_at
        if held is None or used_at is None:
            return LockState(is_open=False)
        return LockState(is_open=True, until=used_at + self._idle)

    def idle_minutes(self) -> int:
        """After how many minutes without use the keys are locked."""
        with self._database.transaction() as work:
            chosen = work.settings.get(_SETTING) or ""
        return int(chosen) if chosen.isdecimal() and _is_allowed(int(chosen)) else IDLE_MINUTES

    def set_idle_minutes(self, minutes: int) -> None:
        """Choose that time.

        Raises:
            IdleOutOfRange: less than a minute or more than two hours.
        """
        if not _is_allowed(minutes):
            raise IdleOutOfRange(minutes=minutes)
        with self._database.transaction() as work:
            held = work.settings.get(_SETTING) or ""
            work.settings.put(_SETTING, str(minutes))
            note(work, self._clock, act="idle_minutes", subject="", change=(held, str(minutes)))
        self._idle = timedelta(minutes=minutes)

    def _held(self) -> OwnKeys | None:
        """The open keys unless their time is over; a clock that was set back ends it too."""
        if self._open is None or self._used_at is None:
            return None
        idle = self._clock.now() - self._used_at
        if not timedelta(0) <= idle < self._idle:
            self.lock()
            return None
        return self._open

    def _use(self, keys: OwnKeys) -> OwnKeys:
        self._open, self._used_at = keys, self._clock.now()
        return keys

    def _root(self, passphrase: str) -> SigningKey | None:
        """The root where it lies here; one put back from a stick may have a passphrase of its own."""
        content = self._content(KeyPart.ROOT)
        with suppress(PassphraseWrong):
            return None if content is None else SigningKey.unlock(content, passphrase=passphrase)
        return None

    def _identity(self, part: KeyPart, passphrase: str) -> AgeIdentity | None:
        """A decryption key; one left under an older passphrase must not keep the office from signing."""
        content = self._content(part)
        with suppress(PassphraseWrong):
            return None if content is None else unlock_identity(content, passphrase=passphrase)
        return None

    def _content(self, part: KeyPart) -> bytes | None:
        return self._keys.read(part) if self._keys.exists(part) else None


def _is_allowed(minutes: int) -> bool:
    return 1 <= minutes <= _LONGEST_IDLE
