"""Any value at any place of a document of any kind: read, or refused with a code; never a crash."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from core.packages import canonical
from core.packages.kinds import Kind
from core.packages.payload_forms import is_multiline, read_document
from core.packages.payloads import document_value
from core.packages.refusals import Refusal
from tests.core.packages.builders import document, measured

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**53 - 1, 2**53, 10**30, 1.5),
    *("", "x", "*", "..", "a\0b", "\ud800", "\ufeff", "\u202e", "a\u0301", "²", "٣", "1\n2"),
    *("2025-13-01", "2025-02-30", "0000-01-01", "0000-01-01T00:00:00Z", "9999-12-31T23:59:60Z"),
    *(
        "-0",
        "1e5",
        "NaN",
        "9" * 15 + ".999999",
        "9" * 400,
        "ssh-ed25519 AAAA",
        "ssh-ed25519 \u00e9",
        "xa-04012",
    ),
    *("A" * 65_536, "A" * 65_537, [], {}, [[]], [None], {"a": 1}, {"A": 1}, {"a": {"a": []}}),
)
Path = tuple[str | int, ...]


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, member in members:
        yield from places(member, (*path, key))


def with_each(text: str, path: Path) -> Iterator[Any]:
    """The document with one value exchanged, for each value; it is the same document, read once."""
    value = holder = json.loads(text)
    for key in path[:-1]:
        holder = holder[key]
    for new in VALUES:
        if path:
            holder[path[-1]] = new
        yield value if path else new


def code_of(value: Any, kind: Kind) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        decoded = canonical.decode(text.encode("utf-8", "surrogatepass"), is_multiline=is_multiline)
        read_document(decoded, kind=kind)
    except Refusal as refused:
        return refused.code
    return ""


@pytest.mark.parametrize("kind", Kind)
def test_any_value_at_any_place_is_read_or_refused(kind: Kind) -> None:
    good = measured() if kind is Kind.SUBMISSION else document(kind)
    text = canonical.encode(document_value(good)).decode()
    assert code_of(json.loads(text), kind) == ""
    codes = [code_of(value, kind) for path in places(json.loads(text)) for value in with_each(text, path)]
    assert codes.count("E_SCHEMA") > len(codes) // 3
    assert {"E_JSON_NUMBER", "E_JSON_STRING", "E_JSON_UTF8", "E_SCHEMA", "E_KIND"} <= set(codes)


@pytest.mark.parametrize("kind", Kind)
def test_a_member_too_many_or_too_few_is_refused_at_every_place(kind: Kind) -> None:
    good = measured() if kind is Kind.SUBMISSION else document(kind)
    text = canonical.encode(document_value(good)).decode()
    for path in places(json.loads(text)):
        more = json.loads(text)
        at = more
        for key in path:
            at = at[key]
        if isinstance(at, dict):
            at["zz"] = None
            assert code_of(more, kind) == "E_SCHEMA", path
        if path and isinstance(path[-1], str):
            fewer = holder = json.loads(text)
            for key in path[:-1]:
                holder = holder[key]
            del holder[path[-1]]
            assert code_of(fewer, kind) in {"E_SCHEMA", "E_KIND"}, path
