"""Decryption keys on paper: sealed copies, the escrow key, the way back from a sheet (security 2)."""

from core.enrolment import ESCROW, escrow_recipient, own_code
from core.errors import UserError
from core.office import NotThisRole, refuse_desk
from core.own_keys import KeyPart
from core.packages.age_identity import lock_identity, new_identity, read_identity
from core.packages.age_keys import AgeIdentity
from core.packages.signing import KDF_ROUNDS
from core.ports import Clock, Database, KeyFiles, Transaction
from core.services.key_care import KeyCare
from core.services.noting import note
from core.storage_errors import NoKey
from core.units import Role


class IdentityUnknown(UserError):
    """The key on the sheet is neither this office's nor the escrow key; fields: `recipient`."""

    code = "E_AGE_OTHER"


class SealedKeys:
    """The decryption keys of this office and of the escrow, for the safe."""

    def __init__(self, *, database: Database, files: KeyFiles, keys: KeyCare, clock: Clock) -> None:
        self._database = database
        self._files = files
        self._keys = keys
        self._clock = clock

    def sealed_copy(self, passphrase: str | None = None) -> AgeIdentity:
        """The office's decryption key, to be printed and sealed.

        Raises:
            NoKey: the office has none.
            KeysLocked, PassphraseWrong.
        """
        identities = self._keys.open_keys(passphrase).identities
        if not identities:
            raise NoKey
        with self._database.transaction() as work:
            note(work, self._clock, act="print_age_key", subject=identities[0].recipient)
        return identities[0]

    def renew_escrow(self) -> AgeIdentity:
        """A new escrow key, to be printed now: it is kept nowhere. The next trust list publishes it.

        What was written before stays readable with the sheet of the former one: keep it in the safe.

        Raises:
            NotThisRole: a submitter has no escrow.
        """
        identity = new_identity()
        with self._database.transaction() as work:
            role = work.office.get().role
            if role is not Role.APPRAISER:
                raise NotThisRole(role=role.value)
            refuse_desk(work.office.get())
            before = escrow_recipient(work) or ""
            work.settings.put(ESCROW, identity.recipient)
            note(
                work,
                self._clock,
                act="renew_escrow",
                subject=own_code(work.office.get()),
                change=(before, identity.recipient),
            )
        return identity

    def recover(self, text: str, *, passphrase: str, rounds: int | None = None) -> AgeIdentity:
        """Bring a decryption key back from its sheet and lock it under the passphrase of the office's keys.

        The office's current key takes its place again; an earlier one, or the escrow key, lies beside it
        and opens what only it can open.

        Args:
            text: typed or scanned from the sheet.
            passphrase: of the office's keys.
            rounds: work factor of the lock, as in `KeyCare.create`.

        Raises:
            IdentityTextWrong: there is a slip in the text.
            IdentityUnknown: it is nobody's whose packages come here.
            NoKey, PassphraseWrong, DeviceError.
        """
        identity = read_identity(text)
        self._keys.unlock(passphrase)
        with self._database.transaction() as work:
            part = self._place_of(work, identity)
        content = lock_identity(identity, passphrase=passphrase, rounds=rounds or KDF_ROUNDS)
        self._files.write(content, public_line=identity.recipient, part=part)
        self._keys.lock()
        with self._database.transaction() as work:
            note(work, self._clock, act="recover_age_key", subject=identity.recipient)
        return identity

    def _place_of(self, work: Transaction, identity: AgeIdentity) -> KeyPart:
        unit = own_code(work.office.get())
        own = [key for key in work.trust.all() if key.unit == unit]
        newest = max(own, key=lambda key: key.key_epoch, default=None)
        if newest is not None and newest.age_recipient == identity.recipient:
            return KeyPart.AGE
        escrows = {held.escrow_recipient for held in work.trust.lists()} | {escrow_recipient(work)}
        if identity.recipient in escrows | {key.age_recipient for key in own}:
            return KeyPart.RECOVERED
        raise IdentityUnknown(recipient=identity.recipient)
