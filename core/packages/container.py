"""The canonical ZIP: its writer, and a forward-only reader over a stream it is handed (section 1).

Which names may stand in it, and in which order, is a grammar of its own: packages have one (`names`),
updates of the program another (`core.update_form`).

General ZIP libraries keep neither the writer's nor the reader's promises, so both are our own. The reader
takes one pass, never seeks, and never holds more than one buffer of an entry.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.packages import zip_records as records
from core.packages.beside import Beside, SumBeside
from core.packages.ends import Readable, Writable
from core.packages.names import PACKAGE, EntryName, Grammar
from core.packages.refusals import (
    NotPackage,
    NotReadable,
    PackageTooLarge,
    ZipAttributes,
    ZipComment,
    ZipCrc,
    ZipDirectoryCount,
    ZipDirectoryMismatch,
    ZipDuplicate,
    ZipEnd,
    ZipEntries,
    ZipEntrySize,
    ZipExtra,
    ZipFlags,
    ZipMethod,
    ZipOrder,
    ZipRoot,
    ZipSizeFields,
    ZipTime,
    ZipTrailing,
    ZipTruncated,
    ZipVersion,
)

__all__ = [
    "BUFFER",
    "ContainerReader",
    "Entry",
    "Limits",
    "PlannedEntry",
    "Readable",
    "Writable",
    "planned_bytes",
    "write_container",
]

BUFFER = 256 << 10  # larger ones are new pages of memory each time: emptying them costs as much as a CRC
_EXTRA_64 = 20
_END_SIGNATURES = (records.END_SIGNATURE, records.END64_SIGNATURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What this installation accepts (section 1.3)."""

    total_bytes: int = 64 << 30
    entries: int = 20_000


class ContentChanged(ValueError):
    """The content of `entry` is not what was announced for it: a file changed under the writer's hands."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEntry:
    """One entry to write; size and CRC-32 must be known before, since headers come first."""

    name: str
    size: int
    crc: int
    chunks: Iterable[bytes]


def planned_bytes(name: str, data: bytes) -> PlannedEntry:
    """An entry whose content is in memory."""
    return PlannedEntry(name=name, size=len(data), crc=zlib.crc32(data), chunks=(data,))


def write_container(entries: Iterable[PlannedEntry], out: Writable) -> int:
    """Write the entries in the given order; the caller keeps the order of section 1.2.

    Returns:
        The size of the whole in bytes.

    Raises:
        ContentChanged: an entry's content differs from the size or CRC announced for it.
    """
    written: list[records.EntryRecord] = []
    offset = 0
    with Beside() as beside:
        for entry in entries:
            record = records.EntryRecord(name=entry.name, size=entry.size, crc=entry.crc, offset=offset)
            header = records.local_header(record)
            out.write(header)
            _copy(entry, out, summed=beside.crc32())
            offset += len(header) + entry.size
            written.append(record)
    directory = b"".join(records.central_record(record) for record in written)
    tail = directory + records.end_records(count=len(written), start=offset, size=len(directory))
    out.write(tail)
    return offset + len(tail)


def _copy(entry: PlannedEntry, out: Writable, *, summed: SumBeside) -> None:
    size = 0
    for chunk in entry.chunks:
        summed.update(chunk)
        out.write(chunk)
        size += len(chunk)
    if (size, summed.hexdigest()) != (entry.size, f"{entry.crc:08x}"):
        raise ContentChanged(entry.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry whose header was accepted; its bytes have not been read yet."""

    name: EntryName
    size: int
    crc: int


class ContainerReader:
    """Reads a container once, from its first byte to its last; every deviation raises its own refusal.

    Call `next_entry`, drain `chunks`, and repeat until `next_entry` answers None; then `finish`.
    """

    def __init__(self, stream: Readable, *, limits: Limits, grammar: Grammar = PACKAGE) -> None:
        self._stream = stream
        self._limits = limits
        self._grammar = grammar
        self._at = 0
        self._records: list[records.EntryRecord] = []
        self._names: set[str] = set()
        self._last: EntryName | None = None

    @property
    def offset(self) -> int:
        """Bytes taken from the stream so far."""
        return self._at

    def next_entry(self) -> Entry | None:
        """Read and check the next local header; None where the central directory begins.

        Raises:
            PackageRefused: a rule of sections 1 to 1.3 is broken.
        """
        start = self._at
        signature = self._take(4, is_first=start == 0)
        if start == 0 and signature != records.LOCAL_SIGNATURE:
            raise NotPackage
        if signature == records.CENTRAL_SIGNATURE:
            return None
        if signature != records.LOCAL_SIGNATURE:
            wrong = ZipDirectoryCount if signature in _END_SIGNATURES else ZipDirectoryMismatch
            raise wrong(offset=start)
        return self._header(start)

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        """The bytes of the entry just announced, in pieces of at most `BUFFER`; the CRC is judged at the end.

        Raises:
            ZipTruncated: the stream ends too early.
            ZipCrc: the bytes are not those the header promised.
        """
        left, crc = entry.size, 0
        while left:
            chunk = self._read(min(BUFFER, left))
            left -= len(chunk)
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if crc != entry.crc:
            raise ZipCrc(entry=entry.name.rel, offset=self._at)

    def finish(self) -> int:
        """Compare directory and end records with what was read; answers the total size in bytes.

        Raises:
            PackageRefused: a record differs, is missing, or bytes follow the end.
        """
        start = self._at - 4
        for number, record in enumerate(self._records):
            self._central(record, signature_read=number == 0)
        size = self._at - start
        expected = records.end_records(count=len(self._records), start=start, size=size)
        found = self._take(4)
        if found == records.CENTRAL_SIGNATURE:
            raise ZipDirectoryCount(offset=self._at - 4)
        found += self._take(len(expected) - 4)
        if found != expected:
            # Disk numbers and the comment length aside, do the records agree?
            plain = found[:4] + bytes(4) + found[8:-2] + bytes(2)
            raise (ZipComment if plain == expected else ZipEnd)(offset=self._at)
        if self._piece(1):
            raise ZipTrailing(offset=self._at)
        return self._at

    def _header(self, start: int) -> Entry:
        """The rest of a local header, its four signature bytes already read."""
        raw = records.LOCAL_SIGNATURE + self._take(records.LOCAL.size - 4)
        _, version, flags, method, time, date, crc, packed, size, name_length, extra_length = (
            records.LOCAL.unpack(raw)
        )
        if method != 0:
            raise ZipMethod(offset=start)
        if flags != 0:
            raise ZipFlags(offset=start)
        if version not in {records.VERSION, records.VERSION_64}:
            raise ZipVersion(offset=start)
        if (time, date) != (records.TIME, records.DATE):
            raise ZipTime(offset=start)
        raw_name, extra = self._take(name_length), self._take(extra_length)
        size = _true_size(packed, size, extra=extra, start=start)
        name = self._name(raw_name)
        record = records.EntryRecord(name=name.full, size=size, crc=crc, offset=start)
        if record.version != version:
            raise ZipVersion(offset=start)
        self._fits(name, size)
        self._records.append(record)
        return Entry(name=name, size=size, crc=crc)

    def _name(self, raw: bytes) -> EntryName:
        name, last = self._grammar.parse(raw), self._last
        if last is not None and name.root != last.root:
            raise ZipRoot
        if name.rel in self._names:
            raise ZipDuplicate(entry=name.rel)
        if last is not None and not self._grammar.may_follow(name, last):
            raise ZipOrder(entry=name.rel)
        self._names.add(name.rel)
        self._last = name
        return name

    def _fits(self, name: EntryName, size: int) -> None:
        """Judge the limits on the header alone, before a byte of the entry is read."""
        if len(self._names) > self._limits.entries:
            raise ZipEntries(limit=self._limits.entries)
        limit = self._grammar.size_limit(name.rel)
        if limit is not None and size > limit:
            raise ZipEntrySize(entry=name.rel, limit=limit)
        if self._at + size > self._limits.total_bytes:
            raise PackageTooLarge(limit=self._limits.total_bytes)

    def _central(self, record: records.EntryRecord, *, signature_read: bool) -> None:
        start = self._at - 4 if signature_read else self._at
        expected = records.central_record(record)
        signature = records.CENTRAL_SIGNATURE if signature_read else self._take(4)
        if signature in _END_SIGNATURES:
            raise ZipDirectoryCount(offset=start)
        found = signature + self._take(len(expected) - 4)
        if found != expected:
            raise _central_refusal(found, expected)(offset=start)

    def _take(self, size: int, *, is_first: bool = False) -> bytes:
        """Exactly `size` bytes of a structure."""
        taken = b""
        while len(taken) < size:
            chunk = self._read(size - len(taken), refusal=NotPackage if is_first else ZipTruncated)
            taken += chunk
        return taken

    def _read(self, size: int, *, refusal: type[NotPackage | ZipTruncated] = ZipTruncated) -> bytes:
        chunk = self._piece(size)
        if not chunk:
            raise refusal(offset=self._at)
        self._at += len(chunk)
        return chunk

    def _piece(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except OSError as error:
            raise NotReadable(offset=self._at) from error


def _true_size(packed: int, size: int, *, extra: bytes, start: int) -> int:
    if packed != size:
        raise ZipSizeFields(offset=start)
    if size != records.FULL:
        if extra:
            raise ZipExtra(offset=start)
        return size
    if not extra:
        raise ZipSizeFields(offset=start)
    if len(extra) != _EXTRA_64 or extra[:4] != b"\x01\x00\x10\x00":
        raise ZipExtra(offset=start)
    wide, packed_wide = int.from_bytes(extra[4:12], "little"), int.from_bytes(extra[12:], "little")
    if wide != packed_wide or wide < records.FULL:
        raise ZipSizeFields(offset=start)
    return wide


def _central_refusal(
    found: bytes, expected: bytes
) -> type[ZipAttributes | ZipComment | ZipDirectoryMismatch]:
    """The reason of a differing central record, attributes before comment before the rest."""
    made_by, attributes, comment_and_disk = slice(4, 6), slice(36, 42), slice(32, 36)
    if found[:4] == expected[:4]:
        if found[made_by] != expected[made_by] or found[attributes] != expected[attributes]:
            return ZipAttributes
        if found[comment_and_disk] != expected[comment_and_disk]:
            return ZipComment
    return ZipDirectoryMismatch
