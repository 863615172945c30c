"""Hand the whole audit chain out as a file; set another office's file beside the heads in its packages."""

from dataclasses import dataclass
from pathlib import Path

from core.audit import first_break
from core.chain_file import LARGEST, NAMESPACE, ChainFile, ChainFileWrong, chain_text, read_chain
from core.chain_heads import SeenHead, missing_from
from core.enrolment import own_code
from core.packages.container import Writable
from core.packages.refusals import NotReadable, UnknownKey
from core.packages.signing import verify
from core.ports import Clock, Database, PackageFiles
from core.services.key_care import KeyCare
from core.services.noting import note
from core.services.watch_history import heads_seen

SEAL_SUFFIX = ".sshsig"
_LONGEST_SEAL = 4 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """The file that was written: its entries, the digest of the last, and the signature where it has one."""

    path: Path
    entries: int
    head: str
    seal: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """What a file says beside the packages held of its office.

    `broken` is the first entry that does not follow from the one before. `heads` were told by packages;
    `missing` of them are not in the file. `signed_by` is the key of the signature beside it, or empty.
    """

    unit: str
    entries: int
    head: str
    broken: int | None
    heads: int
    missing: tuple[SeenHead, ...]
    signed_by: str = ""

    @property
    def holds(self) -> bool:
        """Whether the chain is unbroken and holds every head."""
        return self.broken is None and not self.missing


class ProveHistory:
    """Writes this office's chain out and reads those of others."""

    def __init__(self, *, database: Database, files: PackageFiles, keys: KeyCare, clock: Clock) -> None:
        self._database = database
        self._files = files
        self._keys = keys
        self._clock = clock

    def hand_out(self, path: Path, *, is_signed: bool = False, passphrase: str | None = None) -> HandedOut:
        """Write the chain as text; signed, the signature lies beside it under the same name and `.sshsig`.

        Raises:
            KeysLocked, NoKey, PassphraseWrong: it was to be signed and the key stays locked.
            DeviceError: nothing half written stays.
        """
        key = self._keys.signing(passphrase) if is_signed else None
        with self._database.transaction() as work:
            entries = work.audit.all()
            content = b"".join(chain_text(own_code(work.office.get()), entries))
            note(work, self._clock, act="hand_out_history", subject=path.name)
        self._put(path, content)
        seal = None
        if key is not None:
            seal = path.with_name(f"{path.name}{SEAL_SUFFIX}")
            self._put(seal, key.sign(content, namespace=NAMESPACE))
        head = entries[-1].digest if entries else ""
        return HandedOut(path=path, entries=len(entries), head=head, seal=seal)

    def prove(self, path: Path) -> Proved:
        """Set a file beside every package held of its office.

        Raises:
            NotReadable: it cannot be read.
            ChainFileWrong: it is no such file.
            PackageRefused: the signature beside it is wrong, or by a key that is not held of its office.
        """
        content = self._read(path, LARGEST)
        found, card = read_chain(content, path.name), self._keys.card()
        own_key = "" if card is None else card.fingerprint
        with self._database.transaction() as work:
            is_own = found.unit == own_code(work.office.get())
            known = {key.fingerprint for key in work.trust.all() if key.unit == found.unit}
            heads = heads_seen(work, found.unit)
            own = tuple(entry.digest for entry in work.audit.walk()) if is_own else ()
        signed_by = self._signer(path, content, known=known | ({own_key} if is_own else set()))
        return Proved(
            unit=found.unit,
            entries=len(found.entries),
            head=found.head,
            broken=_broken(found, own_digests=own),
            heads=len(heads),
            missing=missing_from(found.entries, heads),
            signed_by=signed_by,
        )

    def _signer(self, path: Path, content: bytes, *, known: set[str]) -> str:
        """The fingerprint of the key that signed, which must be one known of the office."""
        seal = path.with_name(f"{path.name}{SEAL_SUFFIX}")
        try:
            armoured = self._read(seal, _LONGEST_SEAL)
        except NotReadable:
            return ""
        fingerprint = verify(armoured, content, namespace=NAMESPACE).fingerprint
        if fingerprint not in known:
            raise UnknownKey(fingerprint=fingerprint)
        return fingerprint

    def _put(self, path: Path, content: bytes) -> None:
        def produce(out: Writable) -> None:
            out.write(content)

        self._files.write(path.parent, path.name, produce=produce)

    def _read(self, path: Path, most: int) -> bytes:
        with self._files.open(path) as stream:
            content = stream.read(most + 1)
        if len(content) > most:
            raise ChainFileWrong(name=path.name, line=0)
        return content


def _broken(found: ChainFile, *, own_digests: tuple[str, ...]) -> int | None:
    """The first entry that does not follow; of this office's own file also the first that is not ours."""
    broken = first_break(found.entries)
    if broken is not None or not own_digests:
        return broken
    pairs = zip(found.entries, own_digests, strict=False)
    return next((entry.number for entry, digest in pairs if entry.digest != digest), None)
