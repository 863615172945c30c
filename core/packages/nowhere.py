"""Evidence that is checked and not kept: the sink of `verify` and of kinds without evidence."""


class Nowhere:
    """An evidence sink that keeps nothing and needs no space."""

    def free_bytes(self) -> int | None:
        """Nothing is kept, so no space is needed."""
        return None

    def receive(self, sha256: str, extension: str) -> "Nowhere":  # noqa: ARG002 - the sink's form
        """Begin a file that goes nowhere."""
        return self

    def write(self, data: bytes, /) -> int:
        """Let a piece go."""
        return len(data)

    def close(self) -> None:
        """Nothing was opened."""
