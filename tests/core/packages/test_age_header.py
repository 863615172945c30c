"""The head of an encrypted file: what is let through to a key, and what is refused before one is tried."""

import base64

import pytest

from core.packages.age_header import HEADER_LIMIT, is_recipient, plain_size, read_age_header
from core.packages.age_keys import AgeIdentity
from core.packages.carriage_refusals import AgeCorrupt, AgeHeaderWrong
from core.packages.first_bytes import AGE_LINE, ENOUGH, Wrapping, wrapping_of

KEY = base64.b64encode(bytes(range(32))).rstrip(b"=")
X25519 = b"-> X25519 " + KEY + b"\n" + KEY + b"\n"
GREASE = b"-> abc-grease x ~y!\n" + b"QUJD" * 16 + b"\nQUI\n"
MAC = b"--- " + KEY + b"\n"
PAYLOAD = b"\x00" * 48


def file_of(*stanzas, start=AGE_LINE, mac=MAC):
    return start + b"".join(stanzas) + mac + PAYLOAD


@pytest.mark.parametrize("recipients", [2, 3])
@pytest.mark.parametrize("grease", [0, 1, 2])
def test_two_or_three_recipients_are_let_through_and_grease_is_ignored(recipients, grease):
    head = file_of(*[X25519] * recipients, *[GREASE] * grease)
    header = read_age_header(head)
    assert (header.recipients, header.size) == (recipients, len(head) - len(PAYLOAD))


@pytest.mark.parametrize(
    "head",
    [
        file_of(),
        file_of(X25519),
        file_of(*[X25519] * 4),
        file_of(X25519, GREASE),
        file_of(b"-> scrypt " + KEY[:22] + b" 18\n" + KEY + b"\n"),
        file_of(X25519, X25519, b"-> scrypt " + KEY[:22] + b" 18\n" + KEY + b"\n"),
        file_of(X25519, X25519, b"-> ssh-ed25519 abcd " + KEY + b"\n" + KEY + b"\n"),
        file_of(X25519, X25519, b"-> piv-p256 abcd\n\n"),
        file_of(X25519, X25519, b"-> x25519 " + KEY + b"\n" + KEY + b"\n"),
        file_of(X25519, X25519, b"-> greased\n\n"),
        file_of(X25519, b"-> X25519\n" + KEY + b"\n"),
        file_of(X25519, b"-> X25519 " + KEY + b" more\n" + KEY + b"\n"),
        file_of(X25519, b"-> X25519  " + KEY + b"\n" + KEY + b"\n"),
        file_of(X25519, b"-> X25519 " + KEY[:-1] + b"\n" + KEY + b"\n"),
        file_of(X25519, b"-> X25519 " + KEY[:-1] + b"9\n" + KEY + b"\n"),
        file_of(X25519, b"-> X25519 " + KEY + b"\n" + KEY[:-1] + b"\n"),
        file_of(X25519, b"-> X25519 " + KEY + b"\n" + KEY + b"=\n"),
        file_of(X25519, b"-> X25519 " + KEY + b"\r\n" + KEY + b"\r\n"),
        file_of(X25519, X25519, b"-> a-grease\n" + b"A" * 65 + b"\n\n"),
        file_of(X25519, X25519, b"-> a-grease\n!!\n"),
        file_of(X25519, X25519, b"->\n\n"),
        file_of(X25519, X25519, b"\n"),
        file_of(X25519, X25519, mac=b"---" + KEY + b"\n"),
        file_of(X25519, X25519, mac=b"--- " + KEY[:-1] + b"9\n"),
        file_of(X25519, X25519, mac=b"--- " + KEY + b"x\n"),
        file_of(X25519, X25519, start=b"age-encryption.org/v2\n"),
        file_of(X25519, X25519, start=b"age-encryption.org/v1\r\n"),
        file_of(X25519, X25519, *[GREASE] * 200),
        AGE_LINE + b"-> " + b"x" * HEADER_LIMIT,
    ],
)
def test_anything_else_is_refused_before_a_key_is_tried(head):
    with pytest.raises(AgeHeaderWrong):
        read_age_header(head)


def test_a_file_that_ends_inside_its_header_is_cut_off():
    head = file_of(X25519, GREASE, X25519)[: -len(PAYLOAD)]
    for cut in range(len(head)):
        with pytest.raises(AgeCorrupt):
            read_age_header(head[:cut])
    assert read_age_header(head).recipients == 2


@pytest.mark.parametrize("plain", [0, 1, 65_535, 65_536, 65_537, 3_000_000])
def test_the_size_of_the_plaintext_follows_from_the_size_of_the_file(plain):
    header = read_age_header(file_of(X25519, X25519))
    chunks = max(1, -(-plain // 65_536))
    assert plain_size(header.size + 16 + plain + 16 * chunks, header) == plain


@pytest.mark.parametrize("payload", [0, 15, 16, 31, 16 + 65_552 + 1, 16 + 65_552 + 15])
def test_a_size_no_encryption_gives_is_cut_off(payload):
    header = read_age_header(file_of(X25519, X25519))
    with pytest.raises(AgeCorrupt):
        plain_size(header.size + payload, header)


@pytest.mark.parametrize(
    ("head", "wrapping"),
    [
        (b"PK\x03\x04rest", Wrapping.CONTAINER),
        (AGE_LINE, Wrapping.AGE),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", Wrapping.AGE_ARMOURED),
        (b'{"name":"x.cchc"', Wrapping.PARTS_LIST),
        (b"", Wrapping.OTHER),
        (b"PK\x05\x06", Wrapping.OTHER),
        (b"%PDF", Wrapping.OTHER),
    ],
)
def test_first_bytes_tell_the_wrapping(head, wrapping):
    assert wrapping_of(head[:ENOUGH]) is wrapping


def test_an_identity_keeps_its_secret_out_of_messages():
    assert "SECRET" not in repr(AgeIdentity(secret="AGE-SECRET-KEY-1", recipient="age1x"))


@pytest.mark.parametrize(
    ("text", "good"), [("age1" + "q" * 58, True), ("age1" + "b" * 58, False), ("", False)]
)
def test_a_recipient_has_its_form(text, good):
    assert is_recipient(text) is good
