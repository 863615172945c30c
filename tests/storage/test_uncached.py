"""Reading around the cache gives the bytes of the file, whatever the drive makes of it."""

import errno
import os
from contextlib import closing
from io import FileIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import uncached
from storage.uncached import Uncached

MIB = 1 << 20
CONTENT = os.urandom(2 * MIB + 12_345)


class _Drive(FileIO):
    """A drive that is read around the cache: in whole pages only, or not at all."""

    refuses_from = MIB * 10
    gives = MIB

    def readinto(self, buffer, /):  # type: ignore[no-untyped-def]
        if self.tell() % 4096:
            raise AssertionError("read from within a page")
        if self.tell() >= self.refuses_from:
            raise OSError(errno.EINVAL, "not so")
        return super().readinto(memoryview(buffer)[: self.gives])


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("drive") / "written"
    path.write_bytes(CONTENT)
    return path


def _read(path: Path, size: int) -> bytes:
    pieces = []
    with closing(Uncached(path)) as opened:
        assert opened.size == path.stat().st_size
        while piece := opened.read(size):
            assert len(piece) <= size
            pieces.append(piece)
        assert opened.read(size) == b""
    return b"".join(pieces)


@given(size=st.integers(1, 3 * MIB).filter(lambda size: size > 5_000))
def test_the_bytes_are_those_of_the_file(file: Path, size: int) -> None:
    assert _read(file, size) == CONTENT


@pytest.mark.parametrize("length", [0, 1, 4096, MIB - 1, MIB, MIB + 1, MIB + 4096])
def test_every_end_is_found(tmp_path: Path, length: int) -> None:
    (tmp_path / "x").write_bytes(CONTENT[:length])
    assert _read(tmp_path / "x", 256 << 10) == CONTENT[:length]


@pytest.mark.parametrize("refuses_from", [0, MIB, 10 * MIB])
@pytest.mark.parametrize("gives", [100, 4096, MIB])
def test_a_drive_that_takes_it_ill_is_read_plainly(
    file: Path, monkeypatch: pytest.MonkeyPatch, refuses_from: int, gives: int
) -> None:
    monkeypatch.setattr(_Drive, "refuses_from", refuses_from)
    monkeypatch.setattr(_Drive, "gives", gives)
    monkeypatch.setattr(uncached, "_opened", lambda path: (_Drive(path), True))
    assert _read(file, 300_000) == CONTENT


def test_a_drive_that_refuses_to_open_so_is_read_plainly(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refusing(name: str, flags: int) -> int:
        if flags & (1 << 30):
            raise OSError(errno.EINVAL, "not so")
        return real(name, flags)

    monkeypatch.setattr(uncached, "_AROUND", 1 << 30)
    monkeypatch.setattr(os, "open", refusing)
    assert _read(file, MIB) == CONTENT


def test_a_drive_that_fails_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(FileIO):
        def readinto(self, _buffer, /):  # type: ignore[no-untyped-def]
            raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(uncached, "_opened", lambda path: (Failing(path), True))
    with pytest.raises(OSError, match="gone"):
        _read(file, MIB)
    with pytest.raises(FileNotFoundError):
        Uncached(file.with_name("none"))
