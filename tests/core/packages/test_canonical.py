"""Canonical JSON: the public RFC 8785 vectors, and the profile's stricter reader."""

import json
import unicodedata
from contextlib import suppress
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.packages import canonical, unicode14
from core.packages.refusals import Refusal

# Source, commit and licence stand in the folder: cyberphone/json-canonicalization, Apache-2.0.
VECTORS = Path(__file__).parents[2] / "vectors" / "jcs-rfc8785" / "testdata"


@pytest.mark.parametrize("name", ["arrays", "french", "structures", "unicode", "weird"])
def test_the_public_vectors_come_out_byte_for_byte(name):
    # One vector spells an integer as 56.0; fractions proper have no place in the profile.
    value = json.loads(
        (VECTORS / "input" / f"{name}.json").read_bytes(), parse_float=lambda text: int(float(text))
    )
    assert canonical.encode(value) == (VECTORS / "output" / f"{name}.json").read_bytes()


def test_the_vector_of_values_comes_out_but_for_its_fractions():
    value = json.loads((VECTORS / "input" / "values.json").read_bytes())
    with pytest.raises(TypeError):
        canonical.encode(value)
    expected = json.loads((VECTORS / "output" / "values.json").read_bytes())
    del value["numbers"], expected["numbers"]
    text = (VECTORS / "output" / "values.json").read_text("utf-8")
    assert canonical.encode(value).decode() in text.replace(
        text[text.index('"numbers"') : text.index('"string"')], ""
    )
    assert value == expected


MEMBERS = st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=20).filter(
    lambda text: canonical.is_clean_text(text, may_break=False)
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(MEMBERS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_reading_what_was_written_gives_the_value_back(value):
    data = canonical.encode(value)
    assert canonical.decode(data) == value
    assert canonical.decode_trusted(data) == value


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_with_a_code(data):
    with suppress(Refusal):
        canonical.decode(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xef\xbb\xbf{}", "E_JSON_UTF8"),
        (b'"\xed\xa0\x80"', "E_JSON_UTF8"),
        (b'"\xc0\x80"', "E_JSON_UTF8"),
        (b"[" * 100_000, "E_JSON_DEPTH"),
        (b'{"a":' * 33 + b"1" + b"}" * 33, "E_JSON_DEPTH"),
        (b"", "E_JSON_SYNTAX"),
        (b"{}x", "E_JSON_SYNTAX"),
        (b'"\n"', "E_JSON_SYNTAX"),
        (b'"\\"' * 50_000, "E_JSON_SYNTAX"),
        (b'{"a":1,"b":2,"a":1}', "E_JSON_DUPKEY"),
        (b"1e5", "E_JSON_NUMBER"),
        (b"0.1", "E_JSON_NUMBER"),
        (b"NaN", "E_JSON_NUMBER"),
        (b"-Infinity", "E_JSON_NUMBER"),
        (b"-0", "E_JSON_NUMBER"),
        (b"9007199254740992", "E_JSON_NUMBER"),
        (b"-9007199254740992", "E_JSON_NUMBER"),
        (b"1" * 5_000, "E_JSON_NUMBER"),
        (b'"\\ud800"', "E_JSON_STRING"),
        (b'"a\\tb"', "E_JSON_STRING"),
        ('"e\u0301"'.encode(), "E_JSON_STRING"),
        ('"\u202e"'.encode(), "E_JSON_STRING"),
        ('"\u2069"'.encode(), "E_JSON_STRING"),
        ('"\u0085"'.encode(), "E_JSON_STRING"),
        ('"\u0378"'.encode(), "E_JSON_STRING"),
        ('"\U000323af"'.encode(), "E_JSON_STRING"),
        (b'{"A":1}', "E_JSON_STRING"),
        (b'"' + b"a" * 65_537 + b'"', "E_JSON_STRING"),
        (b'{"b":1,"a":1}', "E_JSON_CANON"),
        (b"{} ", "E_JSON_CANON"),
        (b'"\\u0041"', "E_JSON_CANON"),
        (b'"\\/"', "E_JSON_CANON"),
        (b" " * ((16 << 20) + 1), "E_ZIP_ENTRY_SIZE"),
    ],
)
def test_each_broken_rule_has_its_code(data, code):
    with pytest.raises(Refusal) as caught:
        canonical.decode(data)
    assert caught.value.code == code


def outcome(data):
    """The value, or code and place of the refusal."""
    try:
        return canonical.decode(data, is_multiline=lambda path: path[-1:] == ("a",))
    except Refusal as refused:
        return refused.code, dict(refused.fields)


@given(VALUES, st.lists(st.tuples(st.integers(0), st.binary(max_size=2)), max_size=2))
def test_reading_at_once_and_step_by_step_say_the_same(value, spoilt):
    data = canonical.encode(value)
    for place, piece in spoilt:
        at = place % (len(data) + 1)
        data = data[:at] + piece + data[at + len(piece) :]
    at_once = outcome(data)
    with mock.patch.object(canonical, "_decoded_at_once", side_effect=canonical._NotAtOnce):
        assert outcome(data) == at_once


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"b":[9007199254740992],"a":"x"}',
        b'{"b":["x\\ty"],"a":-0}',
        b'{"a":["x\\ty"],"b":["x\\ty"]}',
        b'{"b":1,"a":"x\\r"}',
        b'[true,1.5,"\\u0041"]',
        b"[" + b"1" * 5_000 + b',"\\r"]',
    ],
)
def test_of_two_broken_rules_the_first_is_told(data):
    at_once = outcome(data)
    with mock.patch.object(canonical, "_decoded_at_once", side_effect=canonical._NotAtOnce):
        assert outcome(data) == at_once
    assert at_once[0].startswith("E_JSON_")


def test_bounds_themselves_are_accepted():
    assert canonical.decode(b"9007199254740991") == 2**53 - 1
    assert canonical.decode(b"[" * 32 + b"]" * 32)
    assert canonical.decode(b'"' + b"[" * 100 + b'"') == "[" * 100


def test_line_ends_pass_only_where_they_are_declared():
    data = b'{"a":["x\\ny\\t"]}'
    assert canonical.decode(data, is_multiline=lambda path: path == ("a",)) == {"a": ["x\ny\t"]}
    with pytest.raises(Refusal):
        canonical.decode(b'{"a":"x\\r"}', is_multiline=lambda _path: True)


def test_assigned_means_assigned_in_unicode_14():
    assert all(unicode14.is_assigned(each) for each in "aẶđ\u00a0\ue000\U0001f600")
    assert not any(
        unicode14.is_assigned(each) for each in "\u0378\ud800\uffff\u0cf3\u2ffc\U0001fae8\U0002ebf0"
    )
    if unicodedata.unidata_version == "14.0.0":
        # On the Python whose tables are 14.0 the list of later additions must take nothing away.
        for first, last in unicode14._ADDED_LATER:
            assert all(unicodedata.category(chr(code)) == "Cn" for code in range(first, last + 1))
