"""Values and the exact JSON bytes they have: RFC 8785, restricted by section 5.1.

`encode` is the general canonicaliser. `decode` is the strict reader of the profile: it refuses in a fixed
order, and accepts only bytes that `encode` would write.
"""

import itertools
import json
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from core.packages.refusals import (
    JsonDepth,
    JsonDuplicateKey,
    JsonNotCanonical,
    JsonNumber,
    JsonString,
    JsonSyntax,
    JsonUtf8,
    ZipEntrySize,
)
from core.packages.unicode14 import is_assigned

MAX_BYTES = 16 << 20
MAX_DEPTH = 32
MAX_STRING = 65_536
_WORD = 200
MAX_DIGITS = 16
MAX_INTEGER = 2**53 - 1

JsonPath = tuple[str, ...]
"""Member names from the root down; positions in arrays are left out."""

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
# The closing quote is optional so that an unfinished string is skipped once, not once per quote in it.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
# A bounded number of finished strings and what stands around them: documents are looked at in such pieces.
_PIECE = re.compile(rb'[^"]{0,65536}+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"[^"]{0,65536}+){0,4096}+', re.DOTALL)
_STEPS = MappingProxyType({ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1})
_NO_BRACKETS = bytes(code for code in range(256) if code not in _STEPS)
_LINE_CONTROLS = "\n\t"
_BIDI = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def no_lines(_path: JsonPath) -> bool:
    """The strictest declaration: no field may hold line ends."""
    return False


def encode(value: object) -> bytes:
    """The canonical bytes of a value made of dict, list, tuple, str, int, bool and None.

    Fractions have no form here: points and amounts are decimal strings.

    Raises:
        TypeError: the value holds something JSON has no form for.
    """
    return _written(_ordered(value))


def decode(data: bytes, *, is_multiline: Callable[[JsonPath], bool] = no_lines) -> Any:
    """The value of a canonical document; texts in fields declared multi-line may hold LF and TAB.

    Raises:
        ZipEntrySize: more bytes than a document may have.
        JsonUtf8, JsonDepth, JsonSyntax, JsonDuplicateKey, JsonNumber, JsonString, JsonNotCanonical:
            the first rule of section 5.1 that is broken, in this order.
    """
    if len(data) > MAX_BYTES:
        raise ZipEntrySize(entry="", limit=MAX_BYTES)
    text = _text_of(data)
    _check_depth(data)
    with suppress(_NotAtOnce):
        return _decoded_at_once(text, data, is_multiline=is_multiline)
    value = _parse(text)
    _check_strings(value, (), is_multiline=is_multiline)
    # Member names are a-z, 0-9 and "_" by now, whose order is the same in every encoding.
    if _written(value, sort_keys=True) != data:
        raise JsonNotCanonical
    return value


def decode_trusted(data: bytes) -> Any:
    """The value of a document that passed `decode` when it was taken in and was kept unchanged since."""
    return json.loads(data)


class _NotAtOnce(Exception):
    """Some rule is broken: which one comes first is found step by step."""


def _decoded_at_once(text: str, data: bytes, *, is_multiline: Callable[[JsonPath], bool]) -> Any:
    """The value of bytes that keep every rule, without asking at each member.

    Bytes that are written again as they were have no member twice, no minus before zero and no other form of
    a number.
    """
    try:
        value = json.loads(text, parse_float=_refuse_number, parse_constant=_refuse_number)
        _check_strings(value, (), is_multiline=is_multiline)
        is_canonical = _written(value, sort_keys=True) == data
    except (JsonNumber, JsonString, ValueError) as error:  # of a number with thousands of digits
        raise _NotAtOnce from error
    if not is_canonical:
        raise _NotAtOnce
    return value


def _written(value: object, *, sort_keys: bool = False) -> bytes:
    # With these settings the standard writer escapes exactly what RFC 8785 escapes, and nothing else.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=sort_keys)
    return text.encode("utf-8")


def _ordered(value: object) -> object:
    """The same value with members in the order of RFC 8785: by the UTF-16 code units of their names."""
    if isinstance(value, dict):
        keys = sorted(value) if "".join(value).isascii() else sorted(value, key=_utf16)
        return {key: _ordered(value[key]) for key in keys}
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    if value is None or isinstance(value, str | int):
        return value
    message = f"no JSON form for {type(value).__name__}"
    raise TypeError(message)


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be")


def _text_of(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise JsonUtf8(offset=error.start) from error
    if text.startswith("\ufeff"):
        raise JsonUtf8(offset=0)
    return text


def _check_depth(data: bytes) -> None:
    """Count nesting on the bytes, so that the parser never sees a document that could exhaust it."""
    at = depth = 0
    while (match := _PIECE.match(data, at)) and (piece := match[0]):
        brackets = _STRING.sub(b"", piece).translate(None, _NO_BRACKETS)
        if max(itertools.accumulate(map(_STEPS.__getitem__, brackets), initial=depth)) > MAX_DEPTH:
            _refuse_depth(piece, start=at, depth=depth)
        depth += sum(map(_STEPS.__getitem__, brackets))
        at += len(piece)


def _refuse_depth(piece: bytes, *, start: int, depth: int) -> None:
    """Find the bracket that opens the level too many, in a piece that begins at `depth`."""
    tokens = _TOKEN.finditer(piece)
    while depth <= MAX_DEPTH:
        token = next(tokens)
        depth += _STEPS.get(token[0][0], 0)
    raise JsonDepth(offset=start + token.start())


def _parse(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_members,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        raise JsonSyntax(offset=error.pos) from error


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise JsonDuplicateKey
    return members


def _refuse_number(_literal: str) -> None:
    raise JsonNumber


def _integer(literal: str) -> int:
    if len(literal.lstrip("-")) > MAX_DIGITS or literal == "-0" or abs(int(literal)) > MAX_INTEGER:
        raise JsonNumber
    return int(literal)


def _check_strings(value: Any, path: JsonPath, *, is_multiline: Callable[[JsonPath], bool]) -> None:
    """Judge every text and every member's name, and that no number is larger than a document may hold."""
    if isinstance(value, str):
        if not (is_plain(value) or is_clean_text(value, may_break=is_multiline(path))):
            raise JsonString(member=".".join(path))
    elif isinstance(value, list):
        for item in value:
            _check_strings(item, path, is_multiline=is_multiline)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not _is_name(key):
                raise JsonString(member=".".join(path))
            if not (isinstance(item, str) and is_plain(item)):
                _check_strings(item, (*path, key), is_multiline=is_multiline)
    elif isinstance(value, int) and abs(value) > MAX_INTEGER:
        raise JsonNumber


@lru_cache(maxsize=1024)
def _is_name(key: str) -> bool:
    """A document has a few dozen different names and many thousand members."""
    return _KEY.fullmatch(key) is not None


def is_plain(text: str) -> bool:
    """Whether a text is clean wherever it stands, which most are: short, ASCII, and on one line."""
    return text.isascii() and text.isprintable() and len(text) <= MAX_STRING


def is_clean_text(text: str, *, may_break: bool) -> bool:
    """Whether a text keeps the string rules of section 5.1; `may_break` allows LF and TAB."""
    if is_plain(text):
        return True
    if len(text) > MAX_STRING:
        return False
    judge = _is_clean_word if len(text) <= _WORD else _is_clean_throughout
    return judge(text, may_break=may_break)


def _is_clean_throughout(text: str, *, may_break: bool) -> bool:
    rest = text.translate({ord(each): None for each in _LINE_CONTROLS}) if may_break else text
    return all(map(_is_clean, set(rest))) and unicodedata.is_normalized("NFC", text)


@lru_cache(maxsize=4096)
def _is_clean_word(text: str, *, may_break: bool) -> bool:
    """A short text is met again: as a member and as a value, and in the documents of other units."""
    return _is_clean_throughout(text, may_break=may_break)


@lru_cache(maxsize=4096)
def _is_clean(character: str) -> bool:
    """A document has a few hundred different characters and many thousand texts: each is looked up once."""
    return is_assigned(character) and unicodedata.category(character) != "Cc" and character not in _BIDI
