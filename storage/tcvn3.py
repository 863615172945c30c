"""Text in TCVN3 (ABC), the Vietnamese of old office programs: a byte a letter, toned capitals by font only.

Source: TCVN 5712:1993, table VN3. Letters are written here as a base with its marks and composed.
"""

import unicodedata
from types import MappingProxyType

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_BREVE, _ROOF, _HORN = "\u0306", "\u0302", "\u031b"
_TONES = (_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT)
_STROKED = MappingProxyType({0xA7: "\u0110", 0xAE: "\u0111"})
_PLAIN = MappingProxyType(
    {
        0xA1: "A" + _BREVE,
        0xA2: "A" + _ROOF,
        0xA3: "E" + _ROOF,
        0xA4: "O" + _ROOF,
        0xA5: "O" + _HORN,
        0xA6: "U" + _HORN,
        0xA8: "a" + _BREVE,
        0xA9: "a" + _ROOF,
        0xAA: "e" + _ROOF,
        0xAB: "o" + _ROOF,
        0xAC: "o" + _HORN,
        0xAD: "u" + _HORN,
    }
)
_TONED = MappingProxyType(
    {
        "a": (0xB5, 0xB6, 0xB7, 0xB8, 0xB9),
        "a" + _BREVE: (0xBB, 0xBC, 0xBD, 0xBE, 0xC6),
        "a" + _ROOF: (0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
        "e": (0xCC, 0xCE, 0xCF, 0xD0, 0xD1),
        "e" + _ROOF: (0xD2, 0xD3, 0xD4, 0xD5, 0xD6),
        "i": (0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
        "o": (0xDF, 0xE1, 0xE2, 0xE3, 0xE4),
        "o" + _ROOF: (0xE5, 0xE6, 0xE7, 0xE8, 0xE9),
        "o" + _HORN: (0xEA, 0xEB, 0xEC, 0xED, 0xEE),
        "u": (0xEF, 0xF1, 0xF2, 0xF3, 0xF4),
        "u" + _HORN: (0xF5, 0xF6, 0xF7, 0xF8, 0xF9),
        "y": (0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
    }
)


def _table() -> dict[int, str]:
    made = dict(_STROKED)
    made.update({byte: unicodedata.normalize("NFC", letter) for byte, letter in _PLAIN.items()})
    for base, codes in _TONED.items():
        for code, tone in zip(codes, _TONES, strict=True):
            made[code] = unicodedata.normalize("NFC", base + tone)
    return made


LETTERS = MappingProxyType(_table())


def from_tcvn3(latin: str) -> str:
    """Text whose bytes were read as Latin-1, with its Vietnamese letters."""
    return latin.translate(LETTERS)
