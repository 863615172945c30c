"""Beyond four gigabytes: entries larger than that and entries behind it, without four gigabytes anywhere.

Zeros are one block handed out again and again, and a checksum over them costs nothing here; what is tested is
every field of every wide structure.
"""

import io
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from core.packages.container import ContainerReader, Limits, PlannedEntry, write_container
from core.packages.refusals import Refusal
from core.packages.zip_records import FULL
from tests.core.packages.builders import named_evidence

BLOCK = bytes(64 << 20)
GIB = 1 << 30
LIMITS = Limits()
TRUE_CRC = zlib.crc32


@dataclass
class Strip:
    """A file as a strip of pieces: bytes, or how many blocks of zeros. Reads from its beginning, once."""

    pieces: list[bytes | int]

    def write(self, data: bytes) -> None:
        if data is BLOCK and self.pieces and isinstance(self.pieces[-1], int):
            self.pieces[-1] += 1
        elif data is BLOCK:
            self.pieces.append(1)
        elif self.pieces and isinstance(self.pieces[-1], bytes):
            self.pieces[-1] += data
        else:
            self.pieces.append(data)

    def read(self, size: int) -> bytes:
        while self.pieces:
            first = self.pieces[0]
            if isinstance(first, int) and first:
                self.pieces[0] = first - 1
                if size < len(BLOCK):
                    self.pieces[0:1] = [bytes(len(BLOCK) - size), first - 1]
                    return bytes(size)
                return BLOCK
            if isinstance(first, bytes) and first:
                self.pieces[0] = first[size:]
                return first[:size]
            del self.pieces[0]
        return b""


@pytest.fixture(autouse=True)
def zeros_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.packages.container.BUFFER", len(BLOCK))
    monkeypatch.setattr(
        "core.packages.container.zlib.crc32",
        lambda data, value=0: value if len(data) > 1000 else TRUE_CRC(data, value),
    )


def zeros(name: str, blocks: int) -> PlannedEntry:
    chunks = (BLOCK for _ in range(blocks))
    return PlannedEntry(name=name, size=blocks * len(BLOCK), crc=0, chunks=chunks)


def small(name: str, data: bytes = b"abc") -> PlannedEntry:
    return PlannedEntry(name=name, size=len(data), crc=TRUE_CRC(data), chunks=(data,))


A, B, C, D = (named_evidence(pair) for pair in ("aa", "bb", "cc", "dd"))
FOUR_GIB = 4 * GIB // len(BLOCK)
SHAPES = {
    "a large entry and one behind it": lambda: [zeros(A, FOUR_GIB), small(B)],
    "an entry behind two that are not large": lambda: [
        zeros(A, FOUR_GIB // 2),
        zeros(B, FOUR_GIB // 2),
        small(C),
    ],
    "a large entry behind another": lambda: [
        small(A),
        zeros(B, FOUR_GIB + 1),
        zeros(C, FOUR_GIB + 3),
        small(D),
    ],
    "a directory behind four gigabytes": lambda: [small(A), zeros(B, FOUR_GIB - 1), zeros(C, 1)],
}


def written(shape: str) -> list[bytes | int]:
    strip = Strip([])
    total = write_container(SHAPES[shape](), strip)
    assert total == sum(each * len(BLOCK) if isinstance(each, int) else len(each) for each in strip.pieces)
    return strip.pieces


def read(pieces: list[bytes | int]) -> tuple[list[int], int]:
    """Sizes of the entries and of the whole."""
    reader, sizes = ContainerReader(Strip(list(pieces)), limits=LIMITS), []
    while (entry := reader.next_entry()) is not None:
        sizes.append(sum(len(chunk) for chunk in reader.chunks(entry)))
    return sizes, reader.finish()


@pytest.mark.parametrize("shape", SHAPES)
def test_what_the_writer_writes_the_reader_reads(shape: str) -> None:
    sizes, total = read(written(shape))
    assert sizes == [entry.size for entry in SHAPES[shape]()]
    assert total > 4 * GIB


def spoilt(pieces: list[bytes | int]) -> Iterator[tuple[str, list[bytes | int]]]:
    """Every byte of every structure changed in its lowest and in its highest bit."""
    for number, piece in enumerate(pieces):
        if isinstance(piece, bytes):
            for at in range(len(piece)):
                for bit in (0x01, 0x80):
                    new = piece[:at] + bytes([piece[at] ^ bit]) + piece[at + 1 :]
                    yield (
                        f"piece {number} byte {at} bit {bit:#x}",
                        [*pieces[:number], new, *pieces[number + 1 :]],
                    )


def is_refused(pieces: list[bytes | int]) -> bool:
    try:
        read(pieces)
    except Refusal:
        return True
    return False


@pytest.mark.parametrize("shape", SHAPES)
def test_a_lie_in_any_byte_of_any_wide_structure_is_refused(shape: str) -> None:
    count = 0
    for what, pieces in spoilt(written(shape)):
        assert is_refused(pieces), what
        count += 1
    assert count > 1000


# -- Every wide field by its name ----------------------------------------------------------------------------

WIDE_END = struct.Struct("<4sQ2H2I4Q")
WIDE_FIELDS = (
    *("signature", "record size", "made by", "version needed", "disk", "directory disk"),
    *("entries here", "entries", "directory size", "directory offset"),
)
SHAPE = "a large entry and one behind it"


def tail() -> tuple[list[bytes | int], bytes]:
    """All but the last piece, and the last piece: the small entry, directory and end records."""
    *front, last = written(SHAPE)
    assert isinstance(last, bytes)
    return front, last


@pytest.mark.parametrize("field", WIDE_FIELDS[1:])
@pytest.mark.parametrize(
    "lie",
    [lambda _: 0, lambda true: true + 1, lambda true: max(true - 1, 0) or 7],
    ids=["zero", "more", "less"],
)
def test_a_field_of_the_wide_end_record_that_lies_is_refused(field: str, lie: Callable[[int], int]) -> None:
    front, last = tail()
    at = last.index(b"PK\x06\x06")
    values = list(WIDE_END.unpack_from(last, at))
    place = WIDE_FIELDS.index(field)
    true, values[place] = values[place], lie(values[place])
    if values[place] == true:
        values[place] = 9
    new = last[:at] + WIDE_END.pack(*values) + last[at + WIDE_END.size :]
    with pytest.raises(Refusal) as caught:
        read([*front, new])
    assert caught.value.code == "E_ZIP_END"


@pytest.mark.parametrize(("field", "value"), [(1, 1), (2, 0), (2, 1 << 40), (3, 0), (3, 2)])
def test_a_locator_that_lies_is_refused(field: int, value: int) -> None:
    front, last = tail()
    at = last.index(b"PK\x06\x07")
    values = list(struct.unpack_from("<4sIQI", last, at))
    values[field] = value
    new = last[:at] + struct.pack("<4sIQI", *values) + last[at + 20 :]
    with pytest.raises(Refusal) as caught:
        read([*front, new])
    assert caught.value.code == "E_ZIP_END"


def test_a_wide_end_that_is_left_out_or_doubled_is_refused() -> None:
    front, last = tail()
    wide, locator = last.index(b"PK\x06\x06"), last.index(b"PK\x06\x07")
    end = last.rindex(b"PK\x05\x06")
    for new in (
        last[:wide] + last[locator:],
        last[:locator] + last[end:],
        last[:wide] + last[end:],
        last[:locator] + last[wide:locator] + last[locator:],
        last[:end] + last[locator:],
    ):
        with pytest.raises(Refusal) as caught:
            read([*front, new])
        assert caught.value.code in {"E_ZIP_END", "E_ZIP_TRUNCATED", "E_ZIP_TRAILING"}


def local_header(*, size: int, packed: int, extra: bytes, needed: int = 45) -> bytes:
    fixed = ("<4s5H3I2H", b"PK\x03\x04", needed, 0, 0, 0, 0x21, 0, packed, size)
    return struct.pack(*fixed, len(A), len(extra)) + A.encode() + extra


WIDE = struct.pack("<2H2Q", 1, 16, 4 * GIB, 4 * GIB)


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (local_header(size=FULL, packed=FULL - 1, extra=WIDE), "E_ZIP_SIZE_FIELDS"),
        (local_header(size=FULL - 1, packed=FULL - 1, extra=WIDE), "E_ZIP_EXTRA"),
        (local_header(size=FULL, packed=FULL, extra=b""), "E_ZIP_SIZE_FIELDS"),
        (local_header(size=FULL, packed=FULL, extra=WIDE[:12]), "E_ZIP_EXTRA"),
        (local_header(size=FULL, packed=FULL, extra=WIDE + WIDE), "E_ZIP_EXTRA"),
        (local_header(size=FULL, packed=FULL, extra=b"\x02" + WIDE[1:]), "E_ZIP_EXTRA"),
        (local_header(size=FULL, packed=FULL, extra=WIDE[:2] + b"\x08" + WIDE[3:]), "E_ZIP_EXTRA"),
        (local_header(size=FULL, packed=FULL, extra=WIDE[:12] + bytes(8)), "E_ZIP_SIZE_FIELDS"),
        (
            local_header(size=FULL, packed=FULL, extra=WIDE[:4] + struct.pack("<2Q", 9, 9)),
            "E_ZIP_SIZE_FIELDS",
        ),
        (local_header(size=FULL, packed=FULL, extra=WIDE, needed=20), "E_ZIP_VERSION"),
        (local_header(size=FULL, packed=FULL, extra=WIDE[:4] + b"\xff" * 16), "E_SIZE"),
    ],
)
def test_a_wide_local_header_is_exact_or_refused(header: bytes, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        ContainerReader(io.BytesIO(header), limits=LIMITS).next_entry()
    assert caught.value.code == code


def test_stock_programs_find_the_entry_behind_four_gigabytes(tmp_path) -> None:
    path = tmp_path / "wide.zip"
    with path.open("wb") as file:
        for piece in written("an entry behind two that are not large"):
            if isinstance(piece, int):
                file.seek(piece * len(BLOCK), io.SEEK_CUR)
            else:
                file.write(piece)
    assert path.stat().st_size > 4 * GIB
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [A, B, C]
        assert archive.read(C) == b"abc"
    for words in (["unzip", "-p", path, C], ["7zz", "e", "-so", path, C]):
        assert subprocess.run(words, capture_output=True, check=True).stdout == b"abc", words[0]
