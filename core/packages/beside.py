"""Sums computed on threads of their own, while whoever reads the bytes goes on with them.

Hashing lets go of the interpreter, so a second core can do it: of a large package the slowest digest then
costs no time beside reading, the other digests and writing. Two threads take the sums in turn: which digest
is the slowest differs from processor to processor.
"""

import hashlib
import zlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import cycle
from types import TracebackType
from typing import Protocol, Self

_LARGE = 64 << 10
"""Bytes from which on handing them over costs less than summing them up here."""
_MOST = 1 << 20
"""Bytes handed over at once while others wait already: each time costs as much as hashing 40 KiB."""
_AHEAD = 3
"""How often bytes may wait for one sum: they are all that is held of a stream."""


class Sum(Protocol):
    """What pieces are summed up by."""

    def update(self, piece: bytes, /) -> None:
        """Take the next piece."""

    def hexdigest(self) -> str:
        """The sum so far, in lower-case hex."""


class Crc32:
    """CRC-32 in the form of a digest: against accidents, where SHA-512 stands against people elsewhere."""

    def __init__(self) -> None:
        self._sum = 0

    def update(self, piece: bytes, /) -> None:
        """Take the next piece."""
        self._sum = zlib.crc32(piece, self._sum)

    def hexdigest(self) -> str:
        """The sum so far, in eight hex digits."""
        return f"{self._sum:08x}"


class Beside:
    """Two threads for any number of sums; leaving the block ends them."""

    def __init__(self) -> None:
        self._threads = tuple(ThreadPoolExecutor(max_workers=1) for _ in range(2))
        self._turns = cycle(self._threads)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        for thread in self._threads:
            thread.shutdown()

    def sha512(self) -> "SumBeside":
        """A new SHA-512."""
        return SumBeside(hashlib.sha512(), next(self._turns))

    def sha256(self) -> "SumBeside":
        """A new SHA-256."""
        return SumBeside(hashlib.sha256(), next(self._turns))

    def crc32(self) -> "SumBeside":
        """A new CRC-32."""
        return SumBeside(Crc32(), next(self._turns))


class SumBeside:
    """One sum; pieces are taken in the order they are given."""

    def __init__(self, hashed: Sum, thread: ThreadPoolExecutor) -> None:
        self._hashed = hashed
        self._thread = thread
        self._gathered: list[bytes] = []
        self._size = 0
        self._waiting: deque[Future[None]] = deque()

    def update(self, piece: bytes, /) -> None:
        """Take the next piece; what could still be changed is copied."""
        piece = bytes(piece)
        self._gathered.append(piece)
        self._size += len(piece)
        if self._size >= (_MOST if self._waiting else _LARGE):
            self._hand_over()

    def hexdigest(self) -> str:
        """The sum of everything given so far, in lower-case hex."""
        while self._waiting:
            self._waiting.popleft().result()
        _update(self._hashed, self._gathered)
        self._gathered, self._size = [], 0
        return self._hashed.hexdigest()

    def _hand_over(self) -> None:
        if len(self._waiting) >= _AHEAD:
            self._waiting.popleft().result()
        self._waiting.append(self._thread.submit(_update, self._hashed, self._gathered))
        self._gathered, self._size = [], 0


def _update(hashed: Sum, pieces: list[bytes]) -> None:
    for piece in pieces:
        hashed.update(piece)
