"""Offered passphrases: five words of two syllables each, typed without accents on any keyboard."""

import secrets

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


def offered_passphrase() -> str:
    """A random phrase of about 90 bits, at least 20 characters of plain ASCII."""
    return " ".join(_syllable() + _syllable() for _ in range(_WORDS))


def _syllable() -> str:
    return secrets.choice(_ONSETS) + secrets.choice(_RHYMES)
