"""A digest on a thread of its own is the digest, in whatever pieces the bytes come."""

import hashlib
import threading
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.packages.beside import Beside

_SIZES = st.lists(st.sampled_from((0, 1, 4_096, 65_535, 65_536, 70_000, 1 << 20)), max_size=12)


@given(_SIZES)
def test_it_is_the_digest_of_all_pieces_in_their_order(sizes: list[int]) -> None:
    pieces = [bytes([at + 1]) * size for at, size in enumerate(sizes)]
    with Beside() as beside:
        first, other, sums = beside.sha512(), beside.sha512(), beside.crc32()
        for piece in pieces:
            first.update(piece)
            other.update(piece[:1])
            sums.update(piece)
        assert first.hexdigest() == hashlib.sha512(b"".join(pieces)).hexdigest()
        assert sums.hexdigest() == f"{zlib.crc32(b''.join(pieces)):08x}"
        assert other.hexdigest() == hashlib.sha512(b"".join(piece[:1] for piece in pieces)).hexdigest()


def test_what_changes_after_it_was_given_does_not_count() -> None:
    piece = bytearray(b"a" * 100_000)
    with Beside() as beside:
        digest = beside.sha512()
        digest.update(piece)  # type: ignore[arg-type]
        piece[:] = b"b" * 100_000
        assert digest.hexdigest() == hashlib.sha512(b"a" * 100_000).hexdigest()


def test_no_thread_stays_whatever_happened() -> None:
    before = threading.active_count()
    with pytest.raises(ValueError, match="stop"), Beside() as beside:  # noqa: PT012 - in the midst of it
        beside.sha512().update(b"a" * 1_000_000)
        raise ValueError("stop")
    assert threading.active_count() == before
