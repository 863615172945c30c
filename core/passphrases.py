"""Passphrases: those that are too easy are refused, and five words that anybody can type are offered."""

import re
import secrets

from core.errors import UserError
from core.text import fold, nfc

SHORTEST_PASSPHRASE = 12

_ONSETS = (
    "b",
    "c",
    "ch",
    "d",
    "g",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
)
_RHYMES = (
    *("a", "ai", "am", "an", "ang", "anh", "ao", "ay", "em", "en", "eo", "inh", "iu", "o", "oa", "oai", "om"),
    *("on", "ong", "oi", "u", "ua", "ui", "um", "un", "ung", "uong", "uoi", "y", "yen"),
)
_WORDS = 5
_OWN_PART = 6  # characters that must remain of a passphrase without its common words
# Whole passphrases and their words, as people choose them who were told to use twelve characters.
_TOO_COMMON = (
    "123456789012 1234567890 abcdefghijkl abcd1234 qwertyuiop asdfghjkl 1q2w3e4r qwerty password "
    "passw0rd p@ssw0rd p@ssword admin administrator letmein iloveyou welcome matkhau m@tkhau "
    "khongbiet anhyeuem emyeuanh yeuem vietnam hanoi saigon hochiminh uybannhandan uyban ubnd ubndxa "
    "ubndphuong ubndtinh phuong tinh congan caicach hanhchinh caicachhanhchinh cchc socchc "
    "chuyendoiso doclaptudohanhphuc 2023 2024 2025 2026"
)


class PassphraseTooShort(UserError):
    """Fewer than 12 characters, or hardly more than one character repeated (security 2)."""

    code = "E_PASSPHRASE_SHORT"


class PassphraseCommon(UserError):
    """The passphrase is on the block list, or is put together from nothing but its words."""

    code = "E_PASSPHRASE_COMMON"


def refuse_weak(passphrase: str) -> None:
    """Let only a passphrase pass that is long and not among those everybody tries first.

    It is judged as it will be used, in NFC; accents, case and spaces do not make a common one better.

    Raises:
        PassphraseTooShort, PassphraseCommon.
    """
    plain = nfc(passphrase).strip()
    if len(plain) < SHORTEST_PASSPHRASE or len(set(plain.lower())) < SHORTEST_PASSPHRASE // 3:
        raise PassphraseTooShort
    bare = re.sub(r"[^a-z0-9@]", "", fold(plain))
    for word in sorted(_TOO_COMMON.split(), key=len, reverse=True):
        bare = bare.replace(word, "")
    if len(bare) < _OWN_PART:
        raise PassphraseCommon


def offered_passphrase() -> str:
    """A random phrase of about 90 bits, at least 20 characters of plain ASCII."""
    return " ".join(_syllable() + _syllable() for _ in range(_WORDS))


def _syllable() -> str:
    return secrets.choice(_ONSETS) + secrets.choice(_RHYMES)
