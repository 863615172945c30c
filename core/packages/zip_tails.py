"""The end of a foreign ZIP file, read from its last bytes: Office files have one, other evidence has none."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from core.packages.passing_bytes import Tail

_END, _CENTRAL = b"PK\x05\x06", b"PK\x01\x02"
_END_FORM = struct.Struct("<4s4H2LH")
_CENTRAL_FORM = struct.Struct("<4s6H3L5H2L")
_ENCRYPTED = 1
_LARGE = 0xFFFFFFFF
LONGEST_COMMENT = 0xFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipEnd:
    """An end record at offset `at` of the whole file; sizes and offsets as it claims them."""

    at: int
    entries: int
    directory_size: int
    directory_at: int
    comment: int

    @property
    def stop(self) -> int:
        """Where the file ends if the record tells the truth."""
        return self.at + _END_FORM.size + self.comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One entry of a central directory; `at` is where its local header stands."""

    name: str
    at: int
    method: int
    packed: int
    size: int
    is_encrypted: bool


def zip_ends(tail: Tail) -> Iterator[ZipEnd]:
    """Every plausible end record in the last bytes of a file, the last one first."""
    found = tail.data.rfind(_END)
    while found >= 0:
        end = _end_at(tail, found)
        if end is not None:
            yield end
        found = tail.data.rfind(_END, 0, found + len(_END) - 1)


def parts_of(tail: Tail, end: ZipEnd, *, most: int) -> tuple[Part, ...] | None:
    """The entries of the directory this record closes; None unless it stands whole just before the record."""
    data = tail.at(end.directory_at, end.directory_size)
    is_whole = len(data) == end.directory_size and end.directory_at + end.directory_size == end.at
    if not is_whole or not 0 < end.entries <= most:
        return None
    parts, at = [], 0
    while at < len(data):
        if len(data) - at < _CENTRAL_FORM.size or not data.startswith(_CENTRAL, at):
            return None
        fields = _CENTRAL_FORM.unpack_from(data, at)
        names = at + _CENTRAL_FORM.size
        lengths = fields[10], fields[11], fields[12]
        parts.append(
            Part(
                name=data[names : names + lengths[0]].decode("utf-8", "replace").replace("\\", "/"),
                at=fields[16],
                method=fields[4],
                packed=fields[8],
                size=fields[9],
                is_encrypted=bool(fields[3] & _ENCRYPTED),
            )
        )
        at = names + sum(lengths)
    return tuple(parts) if at == len(data) and len(parts) == end.entries else None


def _end_at(tail: Tail, found: int) -> ZipEnd | None:
    if len(tail.data) - found < _END_FORM.size:
        return None
    _mark, _disk, _start, _here, entries, size, at, comment = _END_FORM.unpack_from(tail.data, found)
    whole_at = tail.start + found
    if entries == 0 or (size != _LARGE and not entries * _CENTRAL_FORM.size <= size <= whole_at):
        return None
    if tail.at(whole_at - size, len(_CENTRAL)) not in {b"", _CENTRAL}:
        return None
    return ZipEnd(at=whole_at, entries=entries, directory_size=size, directory_at=at, comment=comment)
