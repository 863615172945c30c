"""Decryption keys: the text others read, the slip that is found, the lock they share with signing keys."""

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.packages import age_identity
from core.packages.age_identity import (
    IdentityTextWrong,
    identity_of,
    lock_identity,
    new_identity,
    read_identity,
    unlock_identity,
)
from core.packages.signing import KeyFileDamaged, PassphraseWrong, SigningKey

WORDS = "mot hai ba bon nam sau"


@given(st.binary(min_size=32, max_size=32))
def test_the_library_of_age_reads_the_same_identity(secret: bytes) -> None:
    made = identity_of(secret)
    theirs = pyrage.x25519.Identity.from_str(made.secret)
    assert (str(theirs), str(theirs.to_public())) == (made.secret, made.recipient)
    assert read_identity(made.secret) == made


def test_an_identity_of_the_library_is_read_with_its_recipient() -> None:
    theirs = pyrage.x25519.Identity.generate()
    assert read_identity(str(theirs)).recipient == str(theirs.to_public())


def test_spaces_line_ends_and_case_do_not_count() -> None:
    made = new_identity()
    typed = "\n".join(made.secret.lower()[at : at + 5] for at in range(0, len(made.secret), 5))
    assert read_identity(f"  {typed}\t") == made


@given(st.integers(0, 73), st.sampled_from("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"))
def test_one_mistaken_character_is_found(place: int, sign: str) -> None:
    right = identity_of(bytes(range(32))).secret
    typed = right[:place] + sign + right[place + 1 :]
    if typed == right:
        return
    with pytest.raises(IdentityTextWrong):
        read_identity(typed)


@pytest.mark.parametrize("place", range(0, 74, 7))
def test_a_character_left_out_or_doubled_is_found(place: int) -> None:
    right = identity_of(bytes(range(32))).secret
    for typed in (right[:place] + right[place + 1 :], right[:place] + right[place] + right[place:]):
        with pytest.raises(IdentityTextWrong):
            read_identity(typed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "AGE-SECRET-KEY-1",
        "age1qqq",
        "AGE-SECRET-KEY-1\u0110",
        "ssh-ed25519 AAAA",
        "AGE-SECRET-KEY-1QQQQQQ",
    ],
)
def test_what_is_no_identity_is_refused(text: str) -> None:
    with pytest.raises(IdentityTextWrong):
        read_identity(text)


def test_a_right_checksum_over_too_few_bytes_is_refused() -> None:
    for size in (31, 33, 35, 1, 0):
        text = age_identity._bech32("age-secret-key-", bytes(size))
        with pytest.raises(IdentityTextWrong):
            read_identity(text)


def test_the_lock_is_that_of_the_signing_key() -> None:
    made = new_identity()
    content = lock_identity(made, passphrase=WORDS, rounds=1)
    assert content.startswith(b"-----BEGIN OPENSSH PRIVATE KEY-----\n")
    assert unlock_identity(content, passphrase=WORDS) == made
    with pytest.raises(PassphraseWrong):
        unlock_identity(content, passphrase="another one")
    with pytest.raises(KeyFileDamaged):
        unlock_identity(b"nothing", passphrase=WORDS)
    assert SigningKey.unlock(content, passphrase=WORDS).seed() not in content


def test_the_secret_shows_in_no_text() -> None:
    made = new_identity()
    assert made.secret not in repr(made)
