"""Which code points Unicode 14.0 assigns, the same answer on Python 3.11, 3.12 and 3.13.

Python 3.11 carries Unicode 14.0, 3.12 carries 15.0 and 3.13 carries 15.1. Assignments are never taken back,
so the newer tables minus the additions listed here are the table of 14.0. The normal form of a text made of
such code points is the same in every later version (Unicode's stability policy).
"""

import unicodedata

# First and last code point of every range that Unicode 15.0 and 15.1 added to 14.0.
_ADDED_LATER = (
    (0xCF3, 0xCF3), (0xECE, 0xECE), (0x2FFC, 0x2FFF), (0x31EF, 0x31EF), (0x10EFD, 0x10EFF),
    (0x1123F, 0x11241), (0x11B00, 0x11B09), (0x11F00, 0x11F10), (0x11F12, 0x11F3A), (0x11F3E, 0x11F59),
    (0x1342F, 0x1342F), (0x13439, 0x13455), (0x1B132, 0x1B132), (0x1B155, 0x1B155), (0x1D2C0, 0x1D2D3),
    (0x1DF25, 0x1DF2A), (0x1E030, 0x1E06D), (0x1E08F, 0x1E08F), (0x1E4D0, 0x1E4F9), (0x1F6DC, 0x1F6DC),
    (0x1F774, 0x1F776), (0x1F77B, 0x1F77F), (0x1F7D9, 0x1F7D9), (0x1FA75, 0x1FA77), (0x1FA87, 0x1FA88),
    (0x1FAAD, 0x1FAAF), (0x1FABB, 0x1FABD), (0x1FABF, 0x1FABF), (0x1FACE, 0x1FACF), (0x1FADA, 0x1FADB),
    (0x1FAE8, 0x1FAE8), (0x1FAF7, 0x1FAF8), (0x2B739, 0x2B739), (0x2EBF0, 0x2EE5D), (0x31350, 0x323AF),
)  # fmt: skip


def is_assigned(character: str) -> bool:
    """Whether Unicode 14.0 assigns this one character; surrogates count as not assigned."""
    if unicodedata.category(character) in {"Cn", "Cs"}:
        return False
    code = ord(character)
    return not any(first <= code <= last for first, last in _ADDED_LATER)
