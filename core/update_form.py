"""The update file: one canonical ZIP with four entries, written once and read forward, head first.

`update.json` (canonical JSON) names size and SHA-512 of the other entries; `signer-v1.sshsig` is the SSHSIG
over its bytes in the namespace of releases; `changes.md` tells what is new; last comes Setup itself. Nothing
of the content is believed before the signature is, and Setup only when its last byte and the end of the file
are as signed. Stock `unzip -t` and `ssh-keygen -Y verify` check the same file.
"""

import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any

from core.packages.canonical import decode, encode
from core.packages.container import (
    ContainerReader,
    Entry,
    Limits,
    PlannedEntry,
    Readable,
    Writable,
    planned_bytes,
    write_container,
)
from core.packages.names import EntryName, Grammar
from core.packages.refusals import (
    NotPackage,
    PackageRefused,
    PackageTooLarge,
    ZipEntrySize,
    ZipExtra,
    ZipFlags,
    ZipMethod,
    ZipName,
    ZipTime,
    ZipVersion,
)
from core.packages.signing import PublicKey, SigningKey
from core.release import NAMESPACE, verify_release
from core.updates import (
    ChangeSection,
    NotAnUpdate,
    UpdateDamaged,
    UpdateFormNewer,
    UpdateSheet,
    UpdateTooLarge,
    is_version,
    sections_of,
)

SHEET, SIGNATURE, CHANGES = "update.json", "signer-v1.sshsig", "changes.md"
LARGEST_SETUP = 256 << 20  # bytes

_SCHEMA = "urn:socchc:update:1"
_SCHEMA_FORM = re.compile("urn:socchc:update:[1-9][0-9]{0,3}")
_SETUP = re.compile(r"[A-Za-z][A-Za-z0-9]{0,31}-Setup-[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.exe")
_SHA512 = re.compile("[0-9a-f]{128}")
_WORD = re.compile("[A-Za-z0-9][A-Za-z0-9-]{0,31}")
_MEMBERS = frozenset({"schema", "product", "version", "date", "oldest", "platform", "database", "files"})
_SHEET_BYTES, _SIGNATURE_BYTES, _CHANGES_BYTES = 16 << 10, 4 << 10, 1 << 20
_LIMITS = Limits(total_bytes=LARGEST_SETUP + (2 << 20), entries=4)
_FOREIGN = (NotPackage, ZipExtra, ZipFlags, ZipMethod, ZipName, ZipTime, ZipVersion)


class _Place(IntEnum):
    """Where an entry stands; every one is there exactly once."""

    SHEET = 1
    SIGNATURE = 2
    CHANGES = 3
    SETUP = 4


def _parse(raw: bytes) -> EntryName:
    text = raw.decode("ascii", "replace")
    fixed = {SHEET: _Place.SHEET, SIGNATURE: _Place.SIGNATURE, CHANGES: _Place.CHANGES}
    place = _Place.SETUP if _SETUP.fullmatch(text) else fixed.get(text)
    if place is None:
        raise ZipName
    return EntryName(root="", rel=text, place=place)


def _size_limit(rel: str) -> int:
    limits = {SHEET: _SHEET_BYTES, SIGNATURE: _SIGNATURE_BYTES, CHANGES: _CHANGES_BYTES}
    return limits.get(rel, LARGEST_SETUP)


_GRAMMAR = Grammar(parse=_parse, size_limit=_size_limit, repeatable=frozenset())


@dataclass(slots=True, kw_only=True, frozen=True)
class OpenUpdate:
    """The head of an update that is signed by one of our keys; Setup has not been read yet."""

    sheet: UpdateSheet
    signer: PublicKey
    changes: tuple[ChangeSection, ...]
    name: str
    reader: ContainerReader = field(repr=False)
    pending: Entry = field(repr=False)

    def setup(self) -> Iterator[bytes]:
        """Setup's bytes in pieces; only when the last one was taken without a refusal may they be believed.

        Raises:
            UpdateDamaged: Setup is not what was signed, or the file does not end as it must.
            NotReadable: the source is gone.
        """
        hashed = hashlib.sha512()
        with _told(self.name):
            for chunk in self.reader.chunks(self.pending):
                hashed.update(chunk)
                yield chunk
            if hashed.hexdigest() != self.sheet.setup_sha512:
                raise UpdateDamaged(name=self.name, detail="setup")
            if self.reader.next_entry() is not None:
                raise UpdateDamaged(name=self.name, detail="entries")
            self.reader.finish()


def open_update(stream: Readable, *, name: str, keys: tuple[PublicKey, ...]) -> OpenUpdate:
    """Read and believe the head: structure, signature, sheet, changes, and the header of Setup.

    Args:
        stream: read forward, once.
        name: of the file, for what is said about it.
        keys: those of the running program.

    Raises:
        NotAnUpdate, UpdateDamaged, UpdateTooLarge, UpdateFormNewer: what the file is.
        ReleaseSignatureWrong, ReleaseKeyUnknown: who signed it.
        NotReadable: the source is gone.
    """
    reader = ContainerReader(stream, limits=_LIMITS, grammar=_GRAMMAR)
    try:
        first = reader.next_entry()
    except _FOREIGN as error:
        raise NotAnUpdate(name=name) from error
    except PackageRefused as error:
        raise _damage(error, name) from error
    with _told(name):
        told = _due(reader, first, place=_Place.SHEET)
        signature = _due(reader, reader.next_entry(), place=_Place.SIGNATURE)
        signer = verify_release(signature, told, keys=keys)
        sheet = _sheet_of(told, name)
        changes = _due(reader, reader.next_entry(), place=_Place.CHANGES)
        _check(changes, size=sheet.changes_size, sha512=sheet.changes_sha512, name=name)
        setup = reader.next_entry()
        if setup is None or (setup.name.rel, setup.size) != (sheet.setup_name, sheet.setup_size):
            raise UpdateDamaged(name=name, detail="setup")
    return OpenUpdate(
        sheet=sheet,
        signer=signer,
        changes=sections_of(_text_of(changes, name)),
        name=name,
        reader=reader,
        pending=setup,
    )


def write_update(
    sheet: UpdateSheet,
    changes: bytes,
    *,
    setup: Iterable[bytes],
    setup_crc: int,
    key: SigningKey,
    out: Writable,
) -> int:
    """Write an update; the caller reads it back before it counts.

    Args:
        sheet: as measured from `changes` and Setup.
        changes: the bytes of `changes.md`.
        setup: Setup's bytes in pieces.
        setup_crc: their CRC-32.
        key: of the release.
        out: where the bytes go.

    Returns:
        The size of the file in bytes.

    Raises:
        ValueError: Setup differs from what was announced.
    """
    told = encode(_document(sheet))
    entries = (
        planned_bytes(SHEET, told),
        planned_bytes(SIGNATURE, key.sign(told, namespace=NAMESPACE)),
        planned_bytes(CHANGES, changes),
        PlannedEntry(name=sheet.setup_name, size=sheet.setup_size, crc=setup_crc, chunks=setup),
    )
    return write_container(entries, out)


def _document(sheet: UpdateSheet) -> dict[str, object]:
    return {
        "schema": _SCHEMA,
        "product": sheet.product,
        "version": sheet.version,
        "date": sheet.day.isoformat(),
        "oldest": sheet.oldest,
        "platform": sheet.platform,
        "database": sheet.schema,
        "files": [
            {"name": CHANGES, "size": sheet.changes_size, "sha512": sheet.changes_sha512},
            {"name": sheet.setup_name, "size": sheet.setup_size, "sha512": sheet.setup_sha512},
        ],
    }


def _sheet_of(told: bytes, name: str) -> UpdateSheet:
    """The sheet of signed bytes; a later form is told apart from one that is written wrongly."""
    value = decode(told)
    form = value.get("schema") if isinstance(value, dict) else None
    if isinstance(form, str) and form != _SCHEMA and _SCHEMA_FORM.fullmatch(form):
        raise UpdateFormNewer(name=name)
    try:
        sheet = _understood(value)
    except (KeyError, TypeError, ValueError) as error:
        raise NotAnUpdate(name=name) from error
    if encode(_document(sheet)) != told:
        raise NotAnUpdate(name=name)
    return sheet


def _understood(value: Any) -> UpdateSheet:
    if not isinstance(value, dict) or value.keys() != _MEMBERS:
        raise KeyError
    changes, setup = value["files"]
    words = (value["product"], value["platform"], value["database"])
    is_well_formed = (
        all(map(is_version, (value["version"], value["oldest"])))
        and all(map(_WORD.fullmatch, words))
        and all(map(_SHA512.fullmatch, (changes["sha512"], setup["sha512"])))
        and all(isinstance(each["size"], int) and each["size"] >= 0 for each in (changes, setup))
    )
    if not is_well_formed:
        raise ValueError
    return UpdateSheet(
        version=value["version"],
        day=date.fromisoformat(value["date"]),
        oldest=value["oldest"],
        schema=value["database"],
        changes_size=changes["size"],
        changes_sha512=changes["sha512"],
        setup_size=setup["size"],
        setup_sha512=setup["sha512"],
        product=value["product"],
        platform=value["platform"],
    )


def _due(reader: ContainerReader, entry: Entry | None, *, place: _Place) -> bytes:
    """The whole of the entry due at a place."""
    if entry is None or entry.name.place != place:
        raise ZipName
    held = io.BytesIO()
    for chunk in reader.chunks(entry):
        held.write(chunk)
    return held.getvalue()


def _check(data: bytes, *, size: int, sha512: str, name: str) -> None:
    if (len(data), hashlib.sha512(data).hexdigest()) != (size, sha512):
        raise UpdateDamaged(name=name, detail="changes")


def _text_of(changes: bytes, name: str) -> str:
    try:
        return unicodedata.normalize("NFC", changes.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UpdateDamaged(name=name, detail="changes") from error


@contextmanager
def _told(name: str) -> Iterator[None]:
    """The refusals of containers and documents in the words of updates; a source that is gone stays one.

    Raises:
        UpdateDamaged, UpdateTooLarge.
    """
    try:
        yield
    except PackageRefused as error:
        raise _damage(error, name) from error


def _damage(error: PackageRefused, name: str) -> UpdateDamaged | UpdateTooLarge:
    if isinstance(error, PackageTooLarge | ZipEntrySize):
        return UpdateTooLarge(name=name)
    return UpdateDamaged(name=name, detail=error.code)
