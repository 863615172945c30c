"""SHA-512 computed on a thread of its own, while whoever reads the bytes goes on with them.

Hashing lets go of the interpreter, so a second core can do it: of a large package the slowest digest then
costs no time beside reading, the other digests and writing.
"""

import hashlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

_LARGE = 64 << 10
"""Bytes from which on handing a piece over costs less than hashing it here."""
_AHEAD = 3
"""Pieces that may wait: they are all that is held of a stream."""


class Beside:
    """One thread for any number of digests, one after the other; leaving the block ends it."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._thread.shutdown()

    def sha512(self) -> "Sha512":
        """A new digest."""
        return Sha512(self._thread)


class Sha512:
    """One digest; pieces are taken in the order they are given."""

    def __init__(self, thread: ThreadPoolExecutor) -> None:
        self._thread = thread
        self._hashed = hashlib.sha512()
        self._waiting: deque[Future[None]] = deque()

    def update(self, piece: bytes, /) -> None:
        """Take the next piece; what could still be changed is copied."""
        piece = bytes(piece)
        if len(piece) < _LARGE and not self._waiting:
            self._hashed.update(piece)
            return
        if len(self._waiting) >= _AHEAD:
            self._waiting.popleft().result()
        self._waiting.append(self._thread.submit(self._hashed.update, piece))

    def hexdigest(self) -> str:
        """The digest of everything given so far, in lower-case hex."""
        while self._waiting:
            self._waiting.popleft().result()
        return self._hashed.hexdigest()
