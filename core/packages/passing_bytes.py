"""Small memories of a stream that passes once: its last bytes, and pieces at known places."""


class Tail:
    """The last `room` bytes of what passed; `end` is how much passed altogether."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.end = 0
        self.data = b""

    def feed(self, chunk: bytes) -> None:
        """Take the next piece."""
        self.end += len(chunk)
        self.data = chunk[-self.room :] if len(chunk) >= self.room else (self.data + chunk)[-self.room :]

    @property
    def start(self) -> int:
        """The offset in the whole of the first byte that is still held."""
        return self.end - len(self.data)

    def at(self, offset: int, length: int) -> bytes:
        """Bytes at an offset of the whole; empty when they are no longer (or never were) held."""
        begin = offset - self.start
        return self.data[begin : begin + length] if begin >= 0 else b""


class Piece:
    """The bytes from `start` on, at most `length`."""

    def __init__(self, start: int, length: int) -> None:
        self.start = start
        self.length = length
        self.data = bytearray()

    def feed(self, chunk: bytes, *, at: int) -> None:
        """Take what belongs here from a chunk that stands at offset `at` of the whole."""
        begin = max(self.start + len(self.data), at) - at
        stop = self.start + self.length - at
        if begin == self.start + len(self.data) - at and begin < len(chunk):
            self.data += chunk[begin : max(begin, stop)]
