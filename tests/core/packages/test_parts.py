"""A package in parts: the one legal cut, and a list that is believed only when every value fits."""

import hashlib
import json

import pytest

from core.packages import canonical
from core.packages.carriage_refusals import PartsListWrong
from core.packages.parts import (
    LARGEST,
    LIST_LIMIT,
    MIB,
    MOST,
    SMALLEST,
    STANDARD,
    PartSizeWrong,
    PartsMeasured,
    number_in,
    parts_list_bytes,
    read_parts_list,
    smallest_for,
    stretches,
)

NAME = "xa-04012-submission_2025_r1.cchc"
CONTENT = bytes(range(256)) * (10 * 1024) + b"rest"  # 2.5 MiB and four bytes


def measured(content=CONTENT, *, step=70_001, part_size=MIB):
    parts = PartsMeasured(NAME, len(content), part_size=part_size)
    for start in range(0, len(content), step):
        parts.feed(content[start : start + step])
    return parts.finish()


def test_a_list_names_every_part_with_the_hash_of_its_bytes():
    listed = measured()
    assert [each.size for each in listed.parts] == [MIB, MIB, len(CONTENT) - 2 * MIB]
    assert [each.sha512 for each in listed.parts] == [
        hashlib.sha512(CONTENT[start : start + MIB]).hexdigest() for start in range(0, len(CONTENT), MIB)
    ]
    assert listed.sha512 == hashlib.sha512(CONTENT).hexdigest()
    assert listed.file_name == f"{NAME}.parts.json"
    assert [listed.part_name(each.n) for each in listed.parts] == [f"{NAME}.00{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("step", [1 << 13, MIB - 1, MIB, MIB + 1, 1 << 24])
def test_how_the_bytes_arrive_makes_no_difference(step):
    assert measured(step=step) == measured()


def test_a_list_is_read_as_it_was_written():
    listed = measured()
    data = parts_list_bytes(listed)
    assert read_parts_list(data) == listed
    assert data.startswith(b'{"name":"')
    assert json.loads(data)["schema"] == "urn:socchc:parts:1"


def test_the_cut_has_one_form():
    assert [(each.n, each.start, each.size) for each in stretches(2 * MIB + 1, MIB)] == [
        (1, 0, MIB),
        (2, MIB, MIB),
        (3, 2 * MIB, 1),
    ]
    assert len(stretches(STANDARD, STANDARD)) == 1
    assert len(stretches(MOST * MIB, MIB)) == MOST
    assert stretches(5, LARGEST)[0].size == 5


@pytest.mark.parametrize(
    ("size", "part_size"), [(5, SMALLEST - 1), (5, LARGEST + 1), (5, 0), (5, -MIB), (MOST * MIB + 1, MIB)]
)
def test_a_part_is_neither_too_small_nor_too_large_nor_one_of_too_many(size, part_size):
    with pytest.raises(PartSizeWrong):
        stretches(size, part_size)


@pytest.mark.parametrize("size", [1, MOST * MIB, MOST * MIB + 1, 64 << 30])
def test_the_smallest_size_offered_works_and_nothing_smaller_does(size):
    assert len(stretches(size, smallest_for(size))) <= MOST
    with pytest.raises(PartSizeWrong):
        stretches(size, smallest_for(size) - MIB)


def spoilt(**changes):
    value = json.loads(parts_list_bytes(measured()))
    return {**value, **changes}


def part_changes(n, /, **changes):
    parts = spoilt()["parts"]
    parts[n - 1] = {**parts[n - 1], **changes}
    return spoilt(parts=parts)


WRONG = [
    spoilt(schema="urn:socchc:parts:2"),
    spoilt(name="../x.cchc"),
    spoilt(name="a/b.cchc"),
    spoilt(name="x.zip"),
    spoilt(name=f"{'x' * 101}.cchc"),
    spoilt(name=5),
    spoilt(size=len(CONTENT) + 1),
    spoilt(size=0),
    spoilt(size=True),
    spoilt(size="1"),
    spoilt(sha512="AB" * 64),
    spoilt(sha512=None),
    spoilt(part_size=MIB + 1),
    spoilt(part_size=1),
    spoilt(part_size=False),
    spoilt(parts=[]),
    spoilt(parts={}),
    spoilt(parts=[1, 2, 3]),
    spoilt(parts=spoilt()["parts"][:2]),
    spoilt(parts=spoilt()["parts"][::-1]),
    spoilt(parts=[*spoilt()["parts"], spoilt()["parts"][2]]),
    spoilt(parts=spoilt()["parts"] * 400),
    spoilt(more=1),
    part_changes(2, n=1),
    part_changes(2, n=True),
    part_changes(3, size=3),
    part_changes(1, size=None),
    part_changes(1, sha512="xy"),
    part_changes(1, path="x"),
    {key: value for key, value in spoilt().items() if key != "sha512"},
    [],
    "text",
]


@pytest.mark.parametrize("value", WRONG)
def test_a_list_with_one_wrong_value_is_refused(value):
    with pytest.raises(PartsListWrong) as refused:
        read_parts_list(canonical.encode(value), name="x.parts.json")
    assert refused.value.fields["name"] == "x.parts.json"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b'{"name":',
        b"\xff",
        parts_list_bytes(measured()) + b"\n",
        parts_list_bytes(measured()).replace(b",", b", ", 1),
        json.dumps(spoilt(), indent=1).encode(),
        b"\xef\xbb\xbf" + parts_list_bytes(measured()),
        b'{"name":"' + b"x" * LIST_LIMIT,
    ],
)
def test_a_list_that_is_not_exactly_canonical_is_refused(data):
    with pytest.raises(PartsListWrong):
        read_parts_list(data)


@pytest.mark.parametrize("at", range(0, 700, 7))
def test_a_flipped_bit_never_leaves_another_list(at):
    data = bytearray(parts_list_bytes(measured()))
    data[at % len(data)] ^= 1
    try:
        listed = read_parts_list(bytes(data))
    except PartsListWrong:
        return
    # What is left is a list of other hashes or another name: no file will match it.
    changed = listed != measured()
    assert changed
    assert [each.size for each in listed.parts] == [each.size for each in measured().parts]


@pytest.mark.parametrize(
    ("name", "told"), [("a.cchc.001", ("a.cchc", 1)), ("a.cchc.1", None), ("a.cchc", None), (".001", None)]
)
def test_the_number_of_a_part_is_found_in_its_name(name, told):
    assert number_in(name) == told
