"""Trust lists: issue the numbered list of keys, take one in, revoke, change roots, tell outsiders."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from core.dates import local_day
from core.enrolment import own_code, trust_in, trust_table
from core.errors import UserError
from core.exchanges import Direction, HeldKey, PackageRow, RootKey, TrustListHeld
from core.office import NotThisRole, refuse_desk
from core.packages import names
from core.packages.canonical import decode
from core.packages.kinds import Kind
from core.packages.krl import krl_bytes
from core.packages.payload_forms import is_multiline, read_document
from core.packages.payloads import Document, TrustBody
from core.packages.signing import PublicKey, SigningKey
from core.packages.trust import KeyStatus, allowed_signers_text
from core.ports import Clock, Database, Transaction
from core.services.key_care import KeyCare
from core.services.key_packages import KeyPackages, ReadPackage, judge_stream, move_stream
from core.services.noting import note
from core.services.outgoing import under_head
from core.text import clean_line
from core.trust_drafts import draft_bytes
from core.trust_lists import (
    RootSet,
    ended,
    keep_trust_list,
    list_entries,
    next_list,
    roots_in_force,
)
from core.units import Role

_COMPROMISED = "compromised:"


class UnknownFingerprint(UserError):
    """No key of this fingerprint is held."""

    code = "E_FINGERPRINT"


class RootsElsewhere(UserError):
    """The list needs root keys that are not on this computer; fields: `threshold`."""

    code = "E_ROOTS_ELSEWHERE"


class RootsWrong(UserError):
    """New roots are repeated, or fewer than their threshold asks for; fields: `count`, `threshold`."""

    code = "E_ROOTS"


class TrustLists:
    """The list of keys of this province."""

    def __init__(self, *, database: Database, keys: KeyCare, packages: KeyPackages, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._packages = packages
        self._clock = clock

    def issue(self, path: Path, *, passphrase: str | None = None, above: int = 0) -> Path:
        """Write the next trust list, signed by the root on this computer, and put it in force.

        Args:
            path: the file.
            passphrase: opens the root; None while the keys are open.
            above: a number the list must exceed, when an office starts anew and lost count.

        Raises:
            NotThisRole, NotAtDesk: a submitter or a desk issues no list.
            RootsElsewhere: more roots have to sign, or the root is kept elsewhere: draft the list.
            KeysLocked, NoKey, PassphraseWrong, DeviceError.
        """
        opened = self._keys.open_keys(passphrase)
        with self._database.transaction() as work:
            self._only_appraiser(work)
            roots = roots_in_force(work)
            signers = _local_roots(roots, (opened.root, opened.signing))
            document = next_list(work, roots, at=self._clock.now(), above=above)
            table = trust_table(work.trust)
        found = self._packages.write(document, signers, path=path, table=table)
        with self._database.transaction() as work:
            self._put_in_force(work, found)
        return path

    def draft(
        self, path: Path, *, roots: Sequence[PublicKey] = (), threshold: int = 0, above: int = 0
    ) -> Path:
        """Write the next list without signatures, for root keys that are kept elsewhere.

        Args:
            path: the file; it gathers signatures until `finish`.
            roots: new roots; those in force when empty.
            threshold: how many of the new roots must sign, all of them when 0.
            above: as in `issue`.

        Raises:
            NotThisRole, NotAtDesk: a submitter or a desk issues no list.
            RootsWrong: the new roots do not make a set.
            DeviceError.
        """
        with self._database.transaction() as work:
            self._only_appraiser(work)
            chosen = _root_set(roots, threshold) if roots else roots_in_force(work)
            if not chosen.keys:
                raise RootsWrong(count=0, threshold=1)
            document = next_list(work, chosen, at=self._clock.now(), above=above)
            header = under_head(work, document.header, clock=self._clock)
        return self._packages.write_bytes(path, draft_bytes(replace(document, header=header)))

    def finish(self, path: Path) -> TrustListHeld:
        """Put a list in force that has gathered its signatures; the file may then be sent.

        Raises:
            NotThisRole: a submitter takes lists in by `EnrolKeys.trust` or by import.
            CosignWrong, UnknownKey: not enough of the old or of the new roots have signed.
            RevisionOld, StreamFork: another list was issued since it was drafted.
        """
        with self._database.transaction() as work:
            self._only_appraiser(work)
            table = trust_table(work.trust)
        found = self._packages.read(path, table)
        with self._database.transaction() as work:
            judge_stream(work, found.document, digest=found.read.digest, jump_confirmed=True)
            return self._put_in_force(work, found)

    def held(self) -> TrustListHeld | None:
        """The list in force; None before the first one."""
        with self._database.transaction() as work:
            lists = work.trust.lists()
        return lists[-1] if lists else None

    def roots(self) -> tuple[RootKey, ...]:
        """Every root ever in force, oldest first."""
        with self._database.transaction() as work:
            return work.trust.roots()

    def is_due(self) -> bool:
        """Whether the keys of this appraiser changed since its last list: communes do not know it yet."""
        with self._database.transaction() as work:
            if not work.office.get().leads or not work.trust.all():
                return False
            last = _last_body(work)
            roots = roots_in_force(work)
            if last is None or not roots.keys:
                return True
            told = (last.threshold, set(last.roots), set(last.keys))
            return told != (
                roots.threshold,
                {key.line for key in roots.keys},
                set(list_entries(work, roots)),
            )

    def revoke(self, fingerprint: str, reason: str = "", *, compromised_on: date | None = None) -> HeldKey:
        """Refuse everything this key signs from now on, whatever dates packages claim.

        Args:
            fingerprint: the key.
            reason: kept with the key, in the audit log.
            compromised_on: since when it may have been misused; what was accepted since then is marked.

        Raises:
            UnknownFingerprint: no such key is held.
        """
        with self._database.transaction() as work:
            wanted = fingerprint.strip()
            held = next((key for key in work.trust.all() if key.fingerprint == wanted), None)
            if held is None:
                raise UnknownFingerprint(fingerprint=wanted)
            why = clean_line(reason)
            revoked = ended(held, KeyStatus.REVOKED, at=self._clock.now(), why=why)
            work.trust.put(revoked)
            if compromised_on is not None:
                work.settings.put(f"{_COMPROMISED}{wanted}", compromised_on.isoformat())
            note(work, self._clock, act="revoke_key", subject=wanted, why=why)
        return revoked

    def doubtful(self) -> tuple[PackageRow, ...]:
        """Packages accepted from a key since the day it may have been misused, newest first."""
        with self._database.transaction() as work:
            since = {
                key.fingerprint: date.fromisoformat(day)
                for key in work.trust.all()
                if (day := work.settings.get(f"{_COMPROMISED}{key.fingerprint}"))
            }
            rows = work.exchanges.all() if since else ()
        return tuple(
            row
            for row in rows
            if row.direction is Direction.RECEIVED
            and row.fingerprint in since
            and local_day(row.at) >= since[row.fingerprint]
        )

    def allowed_signers(self) -> str:
        """Plain lines for `ssh-keygen -Y verify`, the office's own key and the roots included."""
        with self._database.transaction() as work:
            return allowed_signers_text(trust_in(work).keys, roots=_root_lines(work))

    def krl(self) -> bytes:
        """Revoked keys for `ssh-keygen -Q -f` and `-Y verify -r`, numbered like the list in force."""
        with self._database.transaction() as work:
            revoked = [
                PublicKey.from_line(key.public_key)
                for key in work.trust.all()
                if key.status is KeyStatus.REVOKED
            ]
            lists = work.trust.lists()
            version = lists[-1].version if lists else 0
            comment = own_code(work.office.get())
        return krl_bytes(revoked, version=version, at=self._clock.now(), comment=comment)

    def _put_in_force(self, work: Transaction, found: ReadPackage) -> TrustListHeld:
        """The list is issued: its roots count, it is in the register, and its number is spent."""
        at = self._clock.now()
        move_stream(work, found.document, digest=found.read.digest)
        self._packages.note(work, found, direction=Direction.SENT)
        held = keep_trust_list(work, found.read, at=at)
        note(
            work,
            self._clock,
            act="issue_trust_list",
            subject=str(held.version),
            change=("", held.digest[:16]),
        )
        return held

    @staticmethod
    def _only_appraiser(work: Transaction) -> None:
        office = work.office.get()
        if office.role is not Role.APPRAISER:
            raise NotThisRole(role=office.role.value)
        refuse_desk(office)


def _local_roots(roots: RootSet, here: Sequence[SigningKey | None]) -> tuple[SigningKey, ...]:
    """The roots that can sign here. A key that served as root before roots were kept apart still may."""
    found = tuple(key for key in here if key is not None and key.public_key in roots.keys)
    if len(found) < max(roots.threshold, 1):
        raise RootsElsewhere(threshold=roots.threshold)
    return found[: roots.threshold]


def _root_set(keys: Sequence[PublicKey], threshold: int) -> RootSet:
    asked = threshold or len(keys)
    if len(set(keys)) != len(keys) or not 1 <= asked <= len(keys) <= _MOST_ROOTS:
        raise RootsWrong(count=len(keys), threshold=asked)
    return RootSet(keys=tuple(keys), threshold=asked)


_MOST_ROOTS = 4  # old and new ones must find room among eight signatures


def _last_body(work: Transaction) -> TrustBody | None:
    rows = work.exchanges.of_kind(Kind.TRUST.value, Direction.SENT)
    if not rows:
        return None
    newest = max(rows, key=lambda row: row.revision)
    content = dict(newest.head)[names.document_path(Kind.TRUST)]
    document: Document = read_document(decode(content, is_multiline=is_multiline), kind=Kind.TRUST)
    assert isinstance(document.body, TrustBody)
    return document.body


def _root_lines(work: Transaction) -> tuple[tuple[str, str], ...]:
    return tuple((root.unit, root.public_key) for root in work.trust.roots() if root.is_in_force)
