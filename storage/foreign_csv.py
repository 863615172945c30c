"""Tables of text as other programs export them: encoding and delimiter found out, or as they are told."""

import codecs
import csv
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from core.foreign.values import NotAForeignFile, Writing
from storage.tcvn3 import from_tcvn3

UTF8, UTF16, WINDOWS, TCVN3 = "utf-8", "utf-16", "windows-1258", "tcvn3"
ENCODINGS: Final = (UTF8, UTF16, WINDOWS, TCVN3)
DELIMITERS: Final = (",", ";", "\t", "|")
_CODECS = MappingProxyType({UTF8: "utf-8-sig", UTF16: "utf-16", WINDOWS: "cp1258", TCVN3: "latin-1"})
_SAMPLE = 1 << 16
_LARGEST_FIELD = 1 << 17
_LINES = 20
_WORDS = re.compile(r"[A-Za-z]*[^\x00-\x7f][A-Za-z\x80-\U0010ffff]*")
_SHAPES = frozenset("\u0306\u0302\u031b")
_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")


def writing_of(path: Path, told: Writing) -> tuple[Writing, bool]:
    """Encoding and delimiter, and whether the encoding is certain: a mark at its beginning, or clean UTF-8.

    Raises:
        OSError; NotAForeignFile: it is no text.
    """
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    encoding, is_sure = (told.encoding, True) if told.encoding else _encoding(sample, path.name)
    text = _decoded(sample, encoding)
    return Writing(encoding=encoding, delimiter=told.delimiter or _delimiter(text)), is_sure


@contextmanager
def csv_rows(path: Path, writing: Writing) -> Iterator[Iterator[tuple[int, list[str]]]]:
    """The rows with their numbers from 1.

    Raises:
        OSError; NotAForeignFile: a line that is none of this encoding.
    """
    csv.field_size_limit(_LARGEST_FIELD)
    with path.open(encoding=_CODECS[writing.encoding], newline="") as file:
        yield _numbered(file, writing, name=path.name)


def _numbered(file: Iterator[str], writing: Writing, *, name: str) -> Iterator[tuple[int, list[str]]]:
    is_old, is_composed = writing.encoding == TCVN3, writing.encoding == WINDOWS
    try:
        for number, row in enumerate(csv.reader(file, delimiter=writing.delimiter), 1):
            if is_old:
                yield number, [from_tcvn3(cell) for cell in row]
            elif is_composed:
                yield number, [unicodedata.normalize("NFC", cell) for cell in row]
            else:
                yield number, row
    except (UnicodeDecodeError, csv.Error) as err:
        raise NotAForeignFile(file=name) from err


def _encoding(sample: bytes, name: str) -> tuple[str, bool]:
    if sample.startswith(codecs.BOM_UTF8):
        return UTF8, True
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return UTF16, True
    if b"\x00" in sample:
        raise NotAForeignFile(file=name)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        scores = {each: _vietnamese(_decoded(sample, each)) for each in (WINDOWS, TCVN3)}
        return max(scores, key=lambda each: scores[each]), False
    return UTF8, True


def _decoded(sample: bytes, encoding: str) -> str:
    """The sample as text; a letter that was cut at its end does no harm."""
    text = sample.decode(_CODECS[encoding], errors="replace")
    return from_tcvn3(text) if encoding == TCVN3 else unicodedata.normalize("NFC", text)


def _vietnamese(text: str) -> int:
    """How much a text looks like Vietnamese: a word has letters of ours, one tone, and no strange sign."""
    score = 0
    for word in _WORDS.findall(text):
        marks = unicodedata.normalize("NFD", word.lower())
        tones = sum(1 for mark in marks if mark in _TONES)
        strange = sum(1 for mark in word if mark >= "\x80" and not _is_ours(mark))
        score += 1 if tones <= 1 and not strange else -2
    return score


def _is_ours(mark: str) -> bool:
    """Whether a letter beyond ASCII is one of the Vietnamese alphabet, with or without a tone."""
    parts = unicodedata.normalize("NFD", mark.lower())
    return parts[0] == "\u0111" or (parts[0] in "aeiouy" and set(parts[1:]) <= _TONES | _SHAPES)


def _delimiter(text: str) -> str:
    """The sign that parts most lines into the same number of cells."""
    lines = [line for line in text.splitlines()[: _LINES + 1] if line.strip()][:_LINES]

    def fit(sign: str) -> tuple[int, int]:
        counts = [len(next(csv.reader([line], delimiter=sign), [])) for line in lines]
        most = max(counts, default=1)
        return (sum(1 for count in counts if count == most) if most > 1 else 0), most

    return max(DELIMITERS, key=fit)
