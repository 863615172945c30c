"""What a stranger sends may cost little: 64 MiB of memory, whatever it holds, before it is refused."""

import io
import tracemalloc

import pytest

from core.packages import canonical, intake, names
from core.packages.kinds import Kind
from core.packages.reading_context import ReadingContext
from core.packages.refusals import JsonDepth, NotReadable, Refusal
from core.packages.trust import TrustTable
from core.progress import Silent
from tests.core.packages.builders import ALL_KINDS, STRANGER, Basket, Recipe, here, packed, read, trust

MIB = 1 << 20
LARGEST = 16 * MIB
OPEN = ReadingContext(expected_kinds=ALL_KINDS)


def cost(data: bytes, **how) -> tuple[str, int]:
    """The code a package is refused with, and the bytes that took at most."""
    tracemalloc.start()
    try:
        with pytest.raises(Refusal) as caught:
            read(data, **how)
        return caught.value.code, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


BOMBS = {
    "brackets": b"[" * LARGEST,
    "empty lists": b"[" + b"[]," * (LARGEST // 3 - 2) + b"[]]",
    "empty objects": b"[" + b"{}," * (LARGEST // 3 - 2) + b"{}]",
    "quotes": b'"' * LARGEST,
    "short texts": b"[" + b'"",' * (LARGEST // 3 - 2) + b'""]',
    "one text": b'"' + b"a" * (LARGEST - 2) + b'"',
    "backslashes": b'"' + b"\\" * (LARGEST - 2) + b'"',
    "digits": b"9" * LARGEST,
}


@pytest.mark.parametrize("what", BOMBS)
def test_an_enrolment_anyone_can_sign_is_no_bomb(what):
    enrolment = Recipe(kind=Kind.ENROL, key=STRANGER, document=BOMBS[what], evidence={}).bytes()
    code, peak = cost(enrolment, table=TrustTable(), context=OPEN)
    assert code == "E_SCHEMA"
    assert peak < 64 * MIB


@pytest.mark.parametrize("what", ["brackets", "quotes"])
def test_counting_brackets_takes_little_memory(what):
    tracemalloc.start()
    with pytest.raises(Refusal):
        canonical.decode(BOMBS[what][: 4 * MIB])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16 * MIB


@pytest.mark.parametrize("strings", [0, 1, 5000])
@pytest.mark.parametrize("inner", [b'"', b'"[', b'"\\"[', b'"]"', b"0"])
def test_brackets_are_counted_outside_of_texts_only(strings, inner):
    shallow = b"[" + b'"[[[[]",' * strings + b"[" * 31 + inner
    with pytest.raises(Refusal) as caught:
        canonical.decode(shallow)
    assert caught.value.code == "E_JSON_SYNTAX"
    deep = b"[" + b'"[[[[]",' * strings + b"[" * 32 + inner
    with pytest.raises(JsonDepth) as found:
        canonical.decode(deep)
    assert found.value.fields["offset"] == 1 + 8 * strings + 31


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        (names.MANIFEST, b"\n" * LARGEST, "E_BAG_MANIFEST"),
        (names.MANIFEST, (b"0" * 128 + b"  x\n") * (LARGEST // 132), "E_BAG_MANIFEST"),
        (names.BAGIT, b"x" * 4096, "E_BAG_DECL"),
    ],
)
def test_a_tag_file_as_large_as_allowed_is_refused_at_little_cost(path, data, code):
    found, peak = cost(Recipe(files={path: data}).bytes())
    assert found == code
    assert peak < 64 * MIB


def test_a_head_as_large_as_allowed_is_held_once():
    files = {names.MANIFEST: b"m" * LARGEST, names.TAG_MANIFEST: b"t" * LARGEST}
    data = Recipe(files=files | {names.document_path(Kind.SUBMISSION): b"d" * LARGEST}).bytes()
    code, peak = cost(data)
    assert code == "E_BAG_MANIFEST"
    assert peak < 60 * MIB


def test_a_device_that_fails_at_the_very_end_is_named():
    good = packed()

    class Unplugged(io.BytesIO):
        def read(self, size=-1):
            if self.tell() == len(good):
                raise OSError
            return super().read(size)

    authentic = intake.authenticate(intake.open_envelope(Unplugged(good)), trust(), context=here())
    with pytest.raises(NotReadable):
        intake.complete(authentic, Basket(), progress=Silent())
