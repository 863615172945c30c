"""Short codes an officer can read over the telephone: the same failure has the same code everywhere.

Of letters and figures that sound or look alike (0/O, 1/I/L, 2/Z, 5/S, 8/B, D/B/P/T, M/N, A/K) at most one
is used; the code is said in two groups of three.
"""

import traceback
from hashlib import sha256
from pathlib import Path
from typing import Final

from core.errors import CchcError
from core.version import VERSION

ALPHABET: Final = "23456789HKMRXY"
_GROUP = 3
_LENGTH = 2 * _GROUP


def phone_code(text: str) -> str:
    """Six characters in two groups that stand for this text, such as `H4K-9MX`."""
    number = int.from_bytes(sha256(text.encode()).digest())
    letters = []
    for _ in range(_LENGTH):
        number, at = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[at])
    return "".join(letters[:_GROUP]) + "-" + "".join(letters[_GROUP:])


def error_code(error: BaseException) -> str:
    """The code of a failure: an expected one's own code, a bug's places in this version."""
    if isinstance(error, CchcError):
        return phone_code(error.code)
    return phone_code("\n".join((VERSION, *places_passed(error))))


def places_passed(error: BaseException) -> tuple[str, ...]:
    """The error and every error it came from: type, then file, line and function of each step; no message."""
    lines: list[str] = []
    current: BaseException | None = error
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines.extend(
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        )
        current = current.__cause__ or current.__context__
    return tuple(lines)
