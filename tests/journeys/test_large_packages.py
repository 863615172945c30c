"""Two gigabytes of evidence pass through at constant memory, and leave nothing in quarantine."""

import hashlib
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import pytest

from core.packages.assemble import EvidenceSource, assemble
from core.packages.payloads import Document, SubmissionBody
from core.progress import Silent
from storage.paths import Workspace
from tests.hostile.real_packages import document_of, real_packages
from tests.offices import COMMUNE, joined, key_of
from tests.source_tree import ROOT

MIB = 1 << 20
ALLOWED = 150 * MIB
LINE = "Biên bản họp giao ban tháng, phần thứ nhất.\n".encode()
FILM = b"\0\0\0\x18ftypmp42" + bytes(12)


@dataclass(frozen=True)
class Large:
    """A file that is there only while it is read: a beginning, and a block over and over."""

    name: str
    extension: str
    head: bytes
    block: bytes
    blocks: int

    @property
    def size(self) -> int:
        return len(self.head) + self.blocks * len(self.block)

    def pieces(self) -> Iterator[bytes]:
        yield self.head
        for _ in range(self.blocks):
            yield self.block

    def source(self) -> EvidenceSource:
        hashed = hashlib.sha256()
        for piece in self.pieces():
            hashed.update(piece)
        return EvidenceSource(
            sha256=hashed.hexdigest(),
            extension=self.extension,
            name=self.name,
            open=lambda: closing(Pieces(self.pieces())),
        )


class Pieces(io.RawIOBase):
    """A stream over pieces; a read never joins two of them."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def read(self, size: int = -1) -> bytes:
        rest = self._rest or next(self._pieces, b"")
        self._rest = rest[size:]
        return rest[:size] if self._rest else rest


class Sparse:
    """Writes a file and leaves holes where it is told zeros."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, data: bytes, /) -> None:
        if len(data) >= MIB and bytes(data) == bytes(len(data)):  # looking at byte after byte takes long
            self._file.seek(len(data), io.SEEK_CUR)
        else:
            self._file.write(data)


FILES = (
    Large("Phóng sự 1.mp4", ".mp4", FILM + b"1", bytes(MIB), 650),
    Large("Phóng sự 2.mp4", ".mp4", FILM + b"2", bytes(MIB), 650),
    Large("Phóng sự 3.mp4", ".mp4", FILM + b"3", bytes(MIB), 650),
    Large("Biên bản.txt", ".txt", LINE, LINE * (MIB // len(LINE)), 110),
)


def referring_to(document: Document, sources: list[EvidenceSource]) -> Document:
    """The same submission, its documents proven by the large files."""
    assert isinstance(document.body, SubmissionBody)
    known = [item.sha256 for item in document.header.evidence]
    documents = tuple(
        replace(each, sha256=sources[known.index(each.sha256) % len(sources)].sha256) if each.sha256 else each
        for each in document.body.documents
    )
    return replace(document, body=replace(document.body, documents=documents))


@pytest.fixture
def large_package(tmp_path: Path) -> Path:
    sources = [large.source() for large in FILES]
    document = referring_to(document_of(real_packages().first), sources)
    path = tmp_path / "large.cchc"
    with path.open("wb") as file:
        assemble(document, key_of(COMMUNE), out=Sparse(file), evidence=sources, progress=Silent())
    return path


def test_two_gigabytes_are_taken_in_with_less_than_150_mib_of_memory(
    large_package: Path, tmp_path: Path
) -> None:
    assert large_package.stat().st_size >= 2048 * MIB
    for offices in joined(tmp_path):
        offices.open_round(COMMUNE)
        offices.commune()
        workspace = Workspace(root=offices.province.opened.workspace.root)
    words = [sys.executable, "-m", "tests.hostile.import_once", str(workspace.root), str(large_package)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["status"], told["code"]) == ("imported", "")
    assert told["peak"] < ALLOWED, f"{told['peak'] / MIB:.0f} MiB"
    assert not any(workspace.quarantine.rglob("*"))
    kept = {path.stat().st_size for path in workspace.evidence.rglob("*.*")}
    assert kept == {large.size for large in FILES}
    shutil.rmtree(workspace.root, onerror=lambda *_: None)
    large_package.unlink()
