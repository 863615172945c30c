"""Pictures as evidence: what may go wrong with one, and when a smaller copy is worth offering."""

from dataclasses import dataclass
from enum import StrEnum

from core.errors import UserError


class Trouble(StrEnum):
    """Why something cannot be shown inside the window."""

    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    NO_READER = "no_reader"
    LOCKED = "locked"
    LOST = "lost"


class ImageUnreadable(UserError):
    """A picture cannot be decoded within the limits; fields: `name`, `trouble`."""

    code = "E_IMAGE"


OFFERED_FROM_BYTES = 3 << 20
OFFERED_FROM_SIDE = 4000  # pixels
ASKED_FROM_BYTES = 1 << 20
"""Below this a smaller copy saves nothing worth a question, whatever the picture measures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture made ready for the window, upright; `width` and `height` are those of the original."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaled:
    """A smaller copy: its size in bytes and its sides in pixels."""

    size: int
    width: int
    height: int


def is_worth_scaling(size: int, *, width: int, height: int, scaled: int) -> bool:
    """Whether a picture is large enough to ask about, and the copy is really smaller."""
    is_large = size > OFFERED_FROM_BYTES or max(width, height) > OFFERED_FROM_SIDE
    return is_large and scaled < size
