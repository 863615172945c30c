"""Make, read and lock the key that opens encrypted packages (section 11; text forms of BIP 173)."""

import re
import secrets
from collections.abc import Iterable

from core.errors import UserError
from core.packages.age_keys import AgeIdentity
from core.packages.signing import KDF_ROUNDS, KEY_BYTES, lock_secret, unlock_secret, x25519_public

_SECRET_PREFIX, _PUBLIC_PREFIX = "age-secret-key-", "age"
_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM = 6
_WORD, _BYTE = 5, 8


class IdentityTextWrong(UserError):
    """A typed or scanned decryption key has a slip in it, or is something else."""

    code = "E_AGE_TEXT"


def new_identity() -> AgeIdentity:
    """A new identity from the system's random source."""
    return identity_of(secrets.token_bytes(KEY_BYTES))


def identity_of(secret: bytes) -> AgeIdentity:
    """The identity of 32 secret bytes."""
    return AgeIdentity(
        secret=_bech32(_SECRET_PREFIX, secret).upper(),
        recipient=_bech32(_PUBLIC_PREFIX, x25519_public(secret)),
    )


def read_identity(text: str) -> AgeIdentity:
    """The identity of a text typed from paper or scanned; spaces and line ends do not count.

    Raises:
        IdentityTextWrong: a character is missing, doubled or mistaken, or it is no identity.
    """
    plain = re.sub(r"\s", "", text)
    return identity_of(_bytes_of(plain.lower()))


def lock_identity(identity: AgeIdentity, *, passphrase: str, rounds: int = KDF_ROUNDS) -> bytes:
    """The bytes of its file: the same container and lock as the signing key's."""
    return lock_secret(_bytes_of(identity.secret.lower()), passphrase=passphrase, rounds=rounds)


def unlock_identity(file_bytes: bytes, *, passphrase: str) -> AgeIdentity:
    """The identity of such a file.

    Raises:
        PassphraseWrong, KeyFileDamaged: it stays locked.
    """
    return identity_of(unlock_secret(file_bytes, passphrase=passphrase))


def _bytes_of(text: str) -> bytes:
    prefix, _, data = text.rpartition("1")
    if prefix != _SECRET_PREFIX or not set(data) <= set(_ALPHABET):
        raise IdentityTextWrong
    words = [_ALPHABET.index(sign) for sign in data]
    if _remainder(prefix, words) != 1:
        raise IdentityTextWrong
    secret = bytes(_regroup(words[:-_CHECKSUM], _WORD, to=_BYTE))[:KEY_BYTES]
    if len(secret) != KEY_BYTES or _bech32(prefix, secret) != text:
        raise IdentityTextWrong
    return secret


def _bech32(prefix: str, data: bytes) -> str:
    words = _regroup(data, _BYTE, to=_WORD)
    rest = _remainder(prefix, [*words, *([0] * _CHECKSUM)]) ^ 1
    check = [rest >> _WORD * (_CHECKSUM - 1 - place) & 31 for place in range(_CHECKSUM)]
    return f"{prefix}1{''.join(_ALPHABET[word] for word in [*words, *check])}"


def _regroup(values: Iterable[int], size: int, *, to: int) -> list[int]:
    """The same bits in groups of another size; the last group is filled with zeros."""
    held, count = 0, 0
    found: list[int] = []
    for value in values:
        held, count = (held << size) | value, count + size
        while count >= to:
            count -= to
            found.append(held >> count & (1 << to) - 1)
    if count:
        found.append(held << to - count & (1 << to) - 1)
    return found


def _remainder(prefix: str, words: Iterable[int]) -> int:
    head = [ord(sign) >> _WORD for sign in prefix], [ord(sign) & 31 for sign in prefix]
    rest = 1
    for word in (*head[0], 0, *head[1], *words):
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << _WORD ^ word
        for place, generator in enumerate(_GENERATORS):
            rest ^= generator if top >> place & 1 else 0
    return rest
