"""What a file is, told by its first bytes; a name is never asked (package format, opening section)."""

from enum import Enum, auto

ENOUGH = 40
"""As many bytes decide."""

AGE_LINE = b"age-encryption.org/v1\n"
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_ZIP = b"PK\x03\x04"
_LIST = b'{"name":"'


class Wrapping(Enum):
    """The outermost layer of what was handed over."""

    CONTAINER = auto()
    AGE = auto()
    AGE_ARMOURED = auto()
    PARTS_LIST = auto()
    OTHER = auto()


def wrapping_of(head: bytes) -> Wrapping:
    """The layer that begins with these bytes; what is none of ours is `OTHER`."""
    for start, wrapping in (
        (_ZIP, Wrapping.CONTAINER),
        (AGE_LINE, Wrapping.AGE),
        (_LIST, Wrapping.PARTS_LIST),
        (_ARMOUR, Wrapping.AGE_ARMOURED),
    ):
        if head.startswith(start):
            return wrapping
    return Wrapping.OTHER
