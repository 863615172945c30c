"""The exact bytes of every structure in a canonical ZIP file (section 1), for writer and reader alike."""

import struct
from dataclasses import dataclass

FULL = 0xFFFFFFFF
LOCAL_SIGNATURE = b"PK\x03\x04"
CENTRAL_SIGNATURE = b"PK\x01\x02"
END_SIGNATURE = b"PK\x05\x06"
END64_SIGNATURE = b"PK\x06\x06"
LOCATOR_SIGNATURE = b"PK\x06\x07"
VERSION, VERSION_64 = 20, 45
TIME, DATE = 0x0000, 0x0021
MADE_BY_UNIX = 0x0300
REGULAR_FILE = 0x81A40000

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR = struct.Struct("<4sIQI")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRecord:
    """What the container says about one entry; sizes and offset in bytes."""

    name: str
    size: int
    crc: int
    offset: int

    @property
    def version(self) -> int:
        """The version needed: 45 as soon as size or offset leave 32 bits."""
        return VERSION_64 if self.size >= FULL or self.offset >= FULL else VERSION


def local_header(entry: EntryRecord) -> bytes:
    """The one legal local header of an entry."""
    is_big = entry.size >= FULL
    size = FULL if is_big else entry.size
    extra = struct.pack("<2H2Q", 1, 16, entry.size, entry.size) if is_big else b""
    name = entry.name.encode("ascii")
    head = LOCAL.pack(
        LOCAL_SIGNATURE, entry.version, 0, 0, TIME, DATE, entry.crc, size, size, len(name), len(extra)
    )
    return head + name + extra


def central_record(entry: EntryRecord) -> bytes:
    """The one legal central record of an entry."""
    wide = [entry.size, entry.size] if entry.size >= FULL else []
    wide += [entry.offset] if entry.offset >= FULL else []
    extra = struct.pack(f"<2H{len(wide)}Q", 1, 8 * len(wide), *wide) if wide else b""
    name, size = entry.name.encode("ascii"), min(entry.size, FULL)
    head = CENTRAL.pack(
        CENTRAL_SIGNATURE,
        *(MADE_BY_UNIX | entry.version, entry.version, 0, 0, TIME, DATE),
        *(entry.crc, size, size),
        *(len(name), len(extra), 0, 0, 0),
        *(REGULAR_FILE, min(entry.offset, FULL)),
    )
    return head + name + extra


def end_records(*, count: int, start: int, size: int) -> bytes:
    """The end of the file: `count` central records of `size` bytes that begin at offset `start`."""
    tail = b""
    if start >= FULL:
        tail = _END64.pack(
            END64_SIGNATURE, 44, MADE_BY_UNIX | VERSION_64, VERSION_64, 0, 0, count, count, size, start
        )
        tail += _LOCATOR.pack(LOCATOR_SIGNATURE, 0, start + size, 1)
    return tail + _END.pack(END_SIGNATURE, 0, 0, count, count, size, min(start, FULL), 0)
