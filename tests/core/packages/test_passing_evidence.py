"""Files are judged while later ones pass already; the first broken rule is still the one that is told."""

import hashlib
import zlib
from collections.abc import Iterator
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.packages.container import ContainerReader, Entry
from core.packages.names import PACKAGE, evidence_path
from core.packages.nowhere import Nowhere
from core.packages.passing_evidence import passing_evidence
from core.packages.payloads import EvidenceItem
from core.packages.refusals import (
    EvidenceSha256,
    EvidenceSize,
    EvidenceType,
    PackageRefused,
    PayloadHash,
    ZipCrc,
)
from core.progress import Cancelled

_PIECE = 100_000
_WRONGS: dict[str, type[PackageRefused]] = {
    "long hash": PayloadHash,
    "short hash": EvidenceSha256,
    "content": EvidenceType,
    "size": EvidenceSize,
    "crc": ZipCrc,
}


class _Reader:
    """Two pieces for each file, and a CRC that is wrong where it should be."""

    def __init__(self, contents: dict[str, bytes], wrongs: dict[str, str]) -> None:
        self._contents = contents
        self._wrongs = wrongs

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        data, wrong = self._contents[entry.name.rel], self._wrongs[entry.name.rel]
        yield data[:_PIECE]
        if wrong == "cancelled":
            raise Cancelled
        yield data[_PIECE:]
        if wrong == "crc":
            raise ZipCrc(entry=entry.name.rel, offset=0)


def _content(place: int, wrong: str) -> bytes:
    start = b"MZ" if wrong == "content" else b"%PDF-1.4\n"
    return start + bytes([place]) * 2 * _PIECE + b"\n%%EOF\n"


def _let_pass(wrongs: list[str]) -> list[str]:
    """Take files in, each wrong in its way; the paths, in their order."""
    contents, ways, entries = {}, {}, []
    for place, wrong in enumerate(wrongs):
        data = _content(place, wrong)
        sha256 = hashlib.sha256(data + (b"x" if wrong == "short hash" else b"")).hexdigest()
        path = evidence_path(sha256, ".pdf")
        size = len(data) + (wrong == "size")
        item = EvidenceItem(
            sha256=sha256, size=size, path=path, media_type="application/pdf", name=str(place), flagged=False
        )
        name = PACKAGE.parse(f"xa-04012-2025-r1/{path}".encode())
        sha512 = hashlib.sha512(data + (b"x" if wrong == "long hash" else b"")).hexdigest()
        contents[path], ways[path] = data, wrong
        entries.append((Entry(name=name, size=len(data), crc=zlib.crc32(data)), item, sha512))
    reader = cast("ContainerReader", _Reader(contents, ways))
    with passing_evidence(reader, Nowhere()) as passing:
        for entry, item, sha512 in entries:
            passing.take(entry, item, sha512=sha512)
    return list(contents)


@given(st.lists(st.sampled_from(("", *_WRONGS)), max_size=5))
def test_of_all_wrong_files_the_first_is_told(wrongs: list[str]) -> None:
    first = next(((place, wrong) for place, wrong in enumerate(wrongs) if wrong), None)
    if first is None:
        assert len(_let_pass(wrongs)) == len(wrongs)
        return
    with pytest.raises(PackageRefused) as refused:
        _let_pass(wrongs)
    assert type(refused.value) is _WRONGS[first[1]]
    if first[1] != "crc":
        assert refused.value.fields["name"] == str(first[0])


def test_who_stops_is_not_told_of_files_that_passed() -> None:
    with pytest.raises(Cancelled):
        _let_pass(["long hash", "cancelled"])
