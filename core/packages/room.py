"""How much free space a package needs where it is written or read."""

_RESERVE = 200_000_000  # bytes that stay free, so that a full disk never stops the database


def room_for(size: int) -> int:
    """Free bytes wanted for `size` bytes: a tenth more, and a reserve."""
    return size + size // 10 + _RESERVE
