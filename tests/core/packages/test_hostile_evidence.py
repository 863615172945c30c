"""Spoilt and hostile evidence: judged or refused, in little memory, and never a crash."""

import random
import struct
import tracemalloc
import zlib
from collections.abc import Iterable, Iterator

import pytest

from core.packages.evidence_types import ContentCheck
from core.packages.names import FLAGGED_EXTENSIONS, PLAIN_EXTENSIONS
from core.packages.refusals import EvidenceType
from tests.evidence_samples import sound

MIB = 1 << 20
NOISE = (b"\0" * 4, b"\xff" * 8, b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"\xfe\xff\xff\xff")


def is_taken(extension: str, pieces: Iterable[bytes]) -> bool:
    """Whether a content passes for its extension; anything but a refusal is a crash."""
    check = ContentCheck(extension, name="Văn bản")
    try:
        for piece in pieces:
            check.feed(piece)
        check.finish()
    except EvidenceType:
        return False
    return True


def in_pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


def spoilt(data: bytes, dice: random.Random) -> bytes:
    """One to three wounds: a byte, a hole, an insertion, a stretch overwritten."""
    found = bytearray(data)
    for _ in range(dice.randint(1, 3)):
        at, noise = dice.randrange(len(found) + 1), dice.choice(NOISE)
        way = dice.randrange(4)
        if way == 0:
            found[at : at + 1] = dice.randbytes(1)
        elif way == 1:
            del found[at : at + dice.choice((1, 4, 100))]
        elif way == 2:
            found[at:at] = noise
        else:
            found[at : at + len(noise)] = noise
    return bytes(found)


@pytest.mark.parametrize("extension", PLAIN_EXTENSIONS + FLAGGED_EXTENSIONS)
def test_no_wound_of_a_file_breaks_the_judge(extension: str) -> None:
    good, dice = sound(extension), random.Random(extension)
    assert is_taken(extension, [good])
    for turn in range(250):
        data = spoilt(good, dice)
        answers = {is_taken(extension, in_pieces(data, size)) for size in (3, 512, MIB)}
        assert len(answers) == 1, f"wound {turn}: the answer depends on the pieces"


def many_records(count: int) -> Iterator[bytes]:
    """An Office file whose directory lists millions of parts."""
    good = sound(".docx")
    record = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", *(20, 20, 0, 0, 0, 33), *(0, 0, 0), *(5, 0, 0, 0, 0), 0, 0
    )
    yield good[:-22]
    for _ in range(count // 1000):
        yield (record + b"abcde") * 1000
    yield struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, count * 51, len(good) - 22, 0)


def many_parts(count: int) -> Iterator[bytes]:
    head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 33, 0, 0, 0, 20, 0)
    for thousand in range(count // 1000):
        yield b"".join(head + b"word/%015d" % (thousand * 1000 + each) for each in range(1000))


def bomb() -> Iterator[bytes]:
    """A types part that unpacks to two hundred megabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(bytes(200 * MIB)) + packer.flush()
    sizes = (0, len(data), 200 * MIB)
    yield (
        struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, *sizes, 19, 0)
        + b"[Content_Types].xml"
        + data
    )
    yield sound(".docx")


def far_directory() -> Iterator[bytes]:
    yield sound(".doc")[:512]
    for _ in range(100):
        yield bytes(MIB)


BOMBS = {
    "millions of records": (".docx", lambda: many_records(1_000_000)),
    "hundred thousands of parts": (".docx", lambda: many_parts(100_000)),
    "a deflate bomb": (".docx", bomb),
    "a compound file full of holes": (".doc", far_directory),
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_refused_in_little_memory(what: str) -> None:
    extension, pieces = BOMBS[what]
    made = pieces() if what != "a deflate bomb" else list(pieces())
    tracemalloc.start()
    taken = is_taken(extension, made)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert not taken
    assert peak < 16 * MIB
