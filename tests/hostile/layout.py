"""Where every structure of a package stands, and how to close a package again after one was spoilt."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

LOCAL_FIELDS = {
    "version needed": (4, 2),
    "flags": (6, 2),
    "method": (8, 2),
    "time": (10, 2),
    "date": (12, 2),
    "crc": (14, 4),
    "compressed size": (18, 4),
    "size": (22, 4),
    "name length": (26, 2),
    "extra length": (28, 2),
}
CENTRAL_FIELDS = {
    "made by": (4, 2),
    "version needed": (6, 2),
    "flags": (8, 2),
    "method": (10, 2),
    "time": (12, 2),
    "date": (14, 2),
    "crc": (16, 4),
    "compressed size": (20, 4),
    "size": (24, 4),
    "name length": (28, 2),
    "extra length": (30, 2),
    "comment length": (32, 2),
    "disk": (34, 2),
    "internal attributes": (36, 2),
    "external attributes": (38, 4),
    "offset": (42, 4),
}
END_FIELDS = {
    "disk": (4, 2),
    "directory disk": (6, 2),
    "entries here": (8, 2),
    "entries": (10, 2),
    "directory size": (12, 4),
    "directory offset": (16, 4),
    "comment length": (20, 2),
}
END_SIZE = 22


@dataclass(frozen=True)
class Piece:
    """One entry of a good package: where its header, its data and its central record stand."""

    name: str
    header_at: int
    data_at: int
    size: int
    central_at: int

    @property
    def end(self) -> int:
        return self.data_at + self.size


@dataclass(frozen=True)
class Layout:
    """A good package taken apart."""

    data: bytes
    pieces: tuple[Piece, ...]
    directory_at: int

    @property
    def end_at(self) -> int:
        return len(self.data) - END_SIZE

    @property
    def entries(self) -> list[tuple[str, bytes]]:
        return [(each.name, self.data[each.data_at : each.end]) for each in self.pieces]

    def boundaries(self) -> list[int]:
        """Every offset where a structure begins or ends."""
        found = {0, self.directory_at, self.end_at, len(self.data)}
        for piece in self.pieces:
            found |= {piece.header_at, piece.header_at + 30, piece.data_at, piece.end, piece.central_at}
        return sorted(found)


def layout_of(data: bytes) -> Layout:
    """Take a good, small package apart (no ZIP64)."""
    pieces, at = [], 0
    centrals = _centrals(data)
    while data[at : at + 4] == b"PK\x03\x04":
        size, _, name_length, extra = struct.unpack_from("<2I2H", data, at + 18)
        start = at + 30 + name_length + extra
        name = data[at + 30 : at + 30 + name_length].decode("ascii")
        pieces.append(
            Piece(name=name, header_at=at, data_at=start, size=size, central_at=centrals[len(pieces)])
        )
        at = start + size
    return Layout(data=data, pieces=tuple(pieces), directory_at=at)


def _centrals(data: bytes) -> list[int]:
    at, found = struct.unpack_from("<I", data, len(data) - 6)[0], []
    while data[at : at + 4] == b"PK\x01\x02":
        found.append(at)
        at += 46 + sum(struct.unpack_from("<3H", data, at + 28))
    return found


def closed(entries: Iterable[tuple[str | bytes, bytes]]) -> bytes:
    """A container with all sizes, offsets and CRC-32 right, whatever its entries are called.

    Written with `struct` alone, so that it can be wrong in ways the program's own writer cannot.
    """
    body, directory, count = b"", b"", 0
    for given, data in entries:
        name = given.encode("utf-8") if isinstance(given, str) else given
        fixed = struct.pack("<4HI2I2H", 0, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(name), 0)
        directory += struct.pack("<4s2H", b"PK\x01\x02", 0x314, 20) + fixed
        directory += struct.pack("<3H2I", 0, 0, 0, 0x81A40000, len(body)) + name
        body += struct.pack("<4sH", b"PK\x03\x04", 20) + fixed + name + data
        count += 1
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + end


def patched(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def number(value: int, width: int) -> bytes:
    """A little-endian field, cut to its width."""
    return (value % (1 << 8 * width)).to_bytes(width, "little")
